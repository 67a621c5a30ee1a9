"""Errors of evidence, and of reports that were sent."""

from __future__ import annotations

from ctr.codes.code import Code


def _log(on: str, evidence: str) -> str:
    """A deed of a day with what is to prove it."""
    return (
        f'tasks:\n  - task: "1.2"\n    log:\n'
        f"      - on: {on}\n        done: Kiện toàn tổ công tác\n        evidence: {evidence}"
    )


CODES: tuple[Code, ...] = (
    Code(
        code="evidence-missing",
        title="Không có tệp minh chứng mà kết quả nêu, hoặc không đọc được",
        principle="rõ kết quả",
        meaning="Kết quả nêu một tệp trong evidence/ nhưng tệp không có ở đó, hoặc không đọc được.",
        why="Kết quả không chứng minh được khi kiểm tra.",
        place="results",
        wrong=_log("2026-05-20", "Ảnh chụp") + "\n        files:\n"
        f"          - {{name: 3f2a9c1e04b7-anh.jpg, sha256: {'3f2a9c1e04b7' + '0' * 52}}}",
        right=_log("2026-05-20", "Ảnh chụp"),
        hint="đặt lại tệp, hoặc ghi lại bằng ctr record … --file",
    ),
    Code(
        code="evidence-altered",
        title="Tệp minh chứng không còn như lúc ghi",
        principle="rõ kết quả",
        meaning="Nội dung tệp khác với mã SHA-256 đã ghi: tệp bị sửa hoặc bị thay.",
        why="Minh chứng đã đổi thì không còn chứng minh điều đã báo cáo.",
        place="folder",
        wrong="plan/results/2026/evidence/3f2a9c1e04b7-qd-45.docx   (đã sửa sau khi ghi)",
        right="plan/results/2026/evidence/3f2a9c1e04b7-qd-45.docx   (bản gốc)",
        hint="lấy lại bản gốc từ git hoặc từ đơn vị; văn bản khác thì ghi thành mục mới",
    ),
    Code(
        code="evidence-unused",
        title="Tệp trong thư mục minh chứng mà không mục nào nêu",
        principle="rõ kết quả",
        meaning="Một tệp được chép tay vào evidence/ mà chưa gắn với kết quả nào.",
        why="Không rõ tệp chứng minh cho việc gì.",
        place="folder",
        wrong="plan/results/2026/evidence/anh-chup.jpg",
        right="anh-chup.jpg   (đã chuyển ra khỏi plan/)\n"
        '$ ctr record 1.2 --done "Kiện toàn tổ công tác" --file anh-chup.jpg',
        hint="chuyển tệp ra khỏi evidence/; nếu là minh chứng thì ghi nó bằng ctr record … --file",
    ),
    Code(
        code="evidence-number",
        title="Số văn bản chứng minh sai cách viết hoặc trái với tên loại",
        principle="rõ kết quả",
        meaning="Số văn bản viết sai (45//QĐ-UBND), hoặc ký hiệu không phải của loại văn bản ghi "
        "trước nó (Báo cáo số 45/QĐ-UBND).",
        why="Không tìm được văn bản khi kiểm tra.",
        place="results",
        wrong=_log("2026-05-20", "Báo cáo số 45/QĐ-UBND ngày 15/5/2026"),
        right=_log("2026-05-20", "Quyết định số 45/QĐ-UBND ngày 15/5/2026"),
        hint="sửa tên loại hoặc số theo văn bản",
    ),
    Code(
        code="evidence-day",
        title="Ngày văn bản chứng minh không có thật hoặc sau ngày hôm nay",
        principle="rõ kết quả",
        meaning="Ngày trong chữ minh chứng không có trong lịch, hoặc chưa tới.",
        why="Văn bản của ngày không có thật thì không chứng minh được gì.",
        place="results",
        wrong=_log("2026-05-20", "Quyết định số 45/QĐ-UBND ngày 31/4/2026"),
        right=_log("2026-05-20", "Quyết định số 45/QĐ-UBND ngày 30/4/2026"),
        hint="xem lại văn bản",
    ),
    Code(
        code="evidence-after",
        title="Văn bản chứng minh có sau việc được chứng minh",
        principle="rõ kết quả",
        meaning="Quyết định, kế hoạch ký sau ngày của việc. Báo cáo, biên bản thì được có sau.",
        why="Việc làm ngày 20 không thể theo một quyết định ngày 25.",
        place="results",
        wrong=_log("2026-05-20", "Quyết định số 45/QĐ-UBND ngày 25/5/2026"),
        right=_log("2026-05-25", "Quyết định số 45/QĐ-UBND ngày 25/5/2026"),
        hint="sửa ngày của việc, hoặc nêu văn bản có lúc đó",
    ),
    Code(
        code="evidence-before",
        title="Văn bản chứng minh có trước chương trình",
        principle="rõ kết quả",
        meaning="Văn bản ký từ trước giai đoạn của chương trình.",
        why="Văn bản cũ chỉ là căn cứ, không phải kết quả của chương trình này.",
        place="results",
        wrong=_log("2026-05-20", "Quyết định số 45/QĐ-UBND ngày 15/5/2024"),
        right=_log("2026-05-20", "Quyết định số 45/QĐ-UBND ngày 15/5/2026"),
        hint="nêu văn bản chứng minh; văn bản chỉ là căn cứ thì ghi “theo …” trong việc đã làm",
    ),
    Code(
        code="evidence-differs",
        title="Số, ngày ghi cho văn bản chứng minh khác với tệp kèm theo",
        principle="rõ kết quả",
        meaning="Chữ ghi Quyết định số 45 nhưng tệp Word kèm theo là Quyết định số 54.",
        why="Không rõ văn bản nào chứng minh.",
        place="folder",
        wrong="evidence: Quyết định số 45/QĐ-UBND   (tệp kèm theo: số 54/QĐ-UBND)",
        right="evidence: Quyết định số 54/QĐ-UBND   (tệp kèm theo: số 54/QĐ-UBND)",
        hint="sửa số, ngày, hoặc kèm đúng tệp",
    ),
    Code(
        code="evidence-shared",
        title="Một văn bản hoặc một tệp chứng minh cho hai đơn vị",
        principle="rõ trách nhiệm",
        meaning="Hai đơn vị cùng nêu một văn bản hoặc một tệp mà không ghi là dùng chung.",
        why="Thường là chép kết quả của nhau; mỗi đơn vị chịu trách nhiệm về việc của mình.",
        place="folder",
        wrong="plan/results/2026/cong-an-phuong.yaml:  evidence: Báo cáo số 9/BC-CAP\n"
        "plan/results/2026/tram-y-te.yaml:       evidence: Báo cáo số 9/BC-CAP",
        right="evidence: Kế hoạch số 9/KH-UBND (dùng chung)",
        hint="mỗi đơn vị nêu văn bản của mình; văn bản chung thì ghi thêm “(dùng chung)”",
    ),
    Code(
        code="evidence-two-days",
        title="Một số văn bản ghi hai ngày khác nhau",
        principle="rõ kết quả",
        meaning="Cùng số, ký hiệu văn bản mà chỗ này ghi ngày này, chỗ kia ghi ngày khác.",
        why="Một trong hai ngày là sai.",
        place="results",
        wrong=_log("2026-05-20", "Quyết định số 45/QĐ-UBND ngày 15/5/2026")
        + "\n      - on: 2026-06-20\n        done: Họp tổ công tác\n"
        "        evidence: Quyết định số 45/QĐ-UBND ngày 16/5/2026",
        right=_log("2026-05-20", "Quyết định số 45/QĐ-UBND ngày 15/5/2026")
        + "\n      - on: 2026-06-20\n        done: Họp tổ công tác\n"
        "        evidence: Quyết định số 45/QĐ-UBND ngày 15/5/2026",
        hint="xem lại văn bản; nếu là văn bản của hai cơ quan thì ghi rõ “của …”",
    ),
    Code(
        code="sent-missing",
        title="Thiếu tệp đã giữ của báo cáo đã gửi",
        principle="rõ trách nhiệm",
        meaning="summary.yaml nêu một tệp trong sent/ mà tệp không có ở đó.",
        why="Không còn biết đã báo cáo cấp trên những gì.",
        place="summary",
        wrong="submitted:\n  - duty: so-ket\n    on: 2026-11-20\n    file: bao-cao-2026.docx\n"
        f"    file_hash: {'3f2a9c1e' * 8}",
        right="submitted:\n  - duty: so-ket\n    on: 2026-11-20",
        hint="lấy lại tệp từ git hoặc bản lưu",
    ),
    Code(
        code="sent-altered",
        title="Tệp đã giữ của báo cáo đã gửi không còn như khi gửi",
        principle="rõ trách nhiệm",
        meaning="Tệp trong sent/ có mã SHA-256 khác với mã ghi lúc gửi.",
        why="Báo cáo sau so với số liệu đã gửi; số liệu ấy đổi thì so sánh sai.",
        place="folder",
        wrong="plan/results/2026/sent/bao-cao-2026.docx   (đã sửa sau khi gửi)",
        right="plan/results/2026/sent/bao-cao-2026.docx   (đúng bản đã gửi)",
        hint="lấy lại tệp từ git hoặc bản lưu",
    ),
)
