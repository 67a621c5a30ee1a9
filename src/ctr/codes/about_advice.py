"""Advice: what is no error, but unclear by one of the "6 rõ"."""

from __future__ import annotations

from ctr.codes.code import Code

_DOCUMENT = '--document "Quyết định số 45/QĐ-UBND ngày 12/5/2026" --on 15/5/2026'
_LOOK_AGAIN = "so với văn bản, sửa nếu cần, rồi bỏ hai dòng doubtful và doubt"
_DUTY = (
    "duties:\n  - id: bao-cao-don-vi\n    title: Báo cáo của đơn vị\n    report: true\n"
    "    owed_by_leads: true\n    to: Văn phòng HĐND và UBND\n"
    "    deadline: {phrase: trước ngày 25/11 hằng năm, before: 11-25, every: year}"
)
_SHORT = (
    'tasks:\n  - task: "1.1"\n    state: {}\n    state_on: 2026-10-30\n    values:\n'
    "      - {{target: ho-so-truc-tuyen, value: 75, as_of: 2026-10-30}}"
)

CODES: tuple[Code, ...] = (
    Code(
        code="clear-lead",
        title="Nhiệm vụ chưa có đơn vị chủ trì",
        principle="rõ người",
        meaning="Nhiệm vụ không ghi lead: văn bản chưa giao cho đơn vị nào chủ trì.",
        why="Việc không có người chủ trì thì không ai báo cáo, không đôn đốc được ai.",
        place="task",
        wrong="lead: []",
        right=f'$ ctr amend assign 1.2 --lead "Văn phòng" {_DOCUMENT}',
        hint="khi có văn bản phân công: ctr amend assign",
        advice=True,
        about="task",
    ),
    Code(
        code="clear-responsibility",
        title="Nhiệm vụ có nhiều đơn vị cùng chủ trì",
        principle="rõ trách nhiệm",
        meaning="Nhiệm vụ có từ hai đơn vị ở lead.",
        why="Nhiều đơn vị cùng chủ trì thì dễ đợi nhau, và số liệu dễ khác nhau.",
        place="task",
        wrong="lead: [Văn phòng HĐND và UBND, Phòng Văn hóa - Xã hội]",
        right='$ ctr amend assign 1.2 --lead "Văn phòng" --coordinating "Phòng Văn hóa - Xã hội" '
        f"{_DOCUMENT}",
        hint="thống nhất đơn vị nào chịu trách nhiệm chính",
        advice=True,
        about="task",
    ),
    Code(
        code="clear-authority",
        title="Nhiệm vụ chưa có lãnh đạo chỉ đạo",
        principle="rõ thẩm quyền",
        meaning="Nhiệm vụ không ghi leader.",
        why="Khi vướng mắc, đơn vị không rõ xin ý kiến ai.",
        place="task",
        wrong="# leader: (không có)",
        right=f'$ ctr amend assign 1.2 --leader "Lê Văn Hòa" {_DOCUMENT}',
        hint="khi có văn bản phân công: ctr amend assign",
        advice=True,
        about="task",
    ),
    Code(
        code="clear-deadline",
        title="Nhiệm vụ chưa có thời hạn riêng",
        principle="rõ tiến độ",
        meaning="Nhiệm vụ không ghi deadline; chỉ có hạn báo cáo chung và mốc của các chỉ tiêu.",
        why="Không có thời hạn thì không bao giờ quá hạn, nên dễ để đến cuối giai đoạn.",
        place="task",
        wrong="# deadline: (không có)",
        right=f"$ ctr amend deadline 1.2 --to 30/6/2027 {_DOCUMENT}",
        hint="khi có văn bản quy định thời hạn: ctr amend deadline",
        advice=True,
        about="task",
    ),
    Code(
        code="clear-result",
        title="Nhiệm vụ chưa có chỉ tiêu đo được",
        principle="rõ kết quả",
        meaning="Nhiệm vụ không có targets.",
        why="Không có chỉ tiêu thì hoàn thành hay chưa chỉ là lời nói.",
        place="task",
        wrong="# targets: (không có)",
        right='$ ctr amend add-target ho-so-dung-han --task 1.2 --title "Hồ sơ đúng hạn" '
        f'--level "từ 95" --measure "%" --by 2030 {_DOCUMENT}',
        hint="khi có văn bản quy định chỉ tiêu: ctr amend add-target",
        advice=True,
        about="task",
    ),
    Code(
        code="doubtful",
        title="Nhiệm vụ có chỗ nhập từ văn bản chưa chắc",
        principle="rõ việc",
        meaning="Khi nhập văn bản, ctr không chắc đã hiểu đúng phân công, thời hạn hoặc chỉ tiêu.",
        why="Chỗ chưa chắc mà để nguyên thì có thể đôn đốc sai đơn vị, sai ngày.",
        place="task",
        wrong="doubtful: true\ndoubt: không rõ đơn vị nào chủ trì",
        right="lead: [Văn phòng HĐND và UBND]",
        hint=_LOOK_AGAIN,
        advice=True,
        about="task",
    ),
    Code(
        code="doubtful-duty",
        title="Chế độ báo cáo, việc ở phần tổ chức thực hiện nhập từ văn bản chưa chắc",
        principle="rõ việc",
        meaning="Khi nhập văn bản, ctr không chắc ai báo cáo ai, lúc nào.",
        why="Báo cáo nộp sai nơi, sai ngày.",
        place="programme",
        wrong=f"{_DUTY}\n    doubtful: true\n    doubt: không rõ ai báo cáo",
        right=_DUTY,
        hint=_LOOK_AGAIN,
        advice=True,
        about="duty",
    ),
    Code(
        code="differing-figures",
        title="Chỉ tiêu có số liệu các đơn vị báo khác nhau",
        principle="rõ kết quả",
        meaning="Các đơn vị cùng chủ trì báo những số khác nhau cho một chỉ tiêu của một năm.",
        why="Báo cáo chỉ nêu được một số; ctr không cộng, không chọn thay.",
        place="folder",
        wrong="plan/results/2026/cong-an-phuong.yaml:  value: 98.2\n"
        "plan/results/2026/tram-y-te.yaml:       value: 97.5",
        right='$ ctr record 8.1 --unit "Trạm Y tế" --value bhyt=98,2 --on 30/10/2026',
        hint="thống nhất một số liệu giữa các đơn vị; ctr không cộng số của các đơn vị",
        advice=True,
        about="task",
    ),
    Code(
        code="done-short",
        title="Nhiệm vụ báo hoàn thành mà chỉ tiêu chưa đạt",
        principle="rõ kết quả",
        meaning="Đơn vị báo hoàn thành, nhưng một chỉ tiêu phải đạt trong năm đó chưa đạt.",
        why="Hoàn thành mà chưa đạt chỉ tiêu thì trạng thái hoặc số liệu sai.",
        place="results",
        wrong=_SHORT.format("done"),
        right=_SHORT.format("in_progress"),
        hint="hỏi lại đơn vị: sửa trạng thái hoặc số liệu cho khớp",
        advice=True,
        about="task",
    ),
    Code(
        code="evidence-year",
        title="Văn bản chứng minh của năm khác với việc được chứng minh",
        principle="rõ kết quả",
        meaning="Việc làm trong năm này, văn bản nêu ra lại của năm khác. Văn bản mang ngày "
        "chưa tới (evidence-day) hoặc có trước chương trình (evidence-before) thì là lỗi.",
        why="Có thể gõ nhầm năm, hoặc nêu nhầm văn bản của năm trước.",
        place="results",
        wrong='# khi kiểm tra từ ngày 5/1/2027\ntasks:\n  - task: "1.2"\n    log:\n'
        "      - on: 2026-05-20\n        done: Họp tổ công tác\n"
        "        evidence: Báo cáo số 9/BC-UBND ngày 5/1/2027",
        right='tasks:\n  - task: "1.2"\n    log:\n      - on: 2026-05-20\n'
        "        done: Họp tổ công tác\n        evidence: Báo cáo số 9/BC-UBND ngày 5/6/2026",
        hint="kiểm tra lại ngày của văn bản; văn bản chỉ là căn cứ thì ghi “theo …” trong việc đã "
        "làm",
        advice=True,
        about="task",
    ),
    Code(
        code="document-number",
        title="Số của chương trình không chỉ là số",
        principle="rõ việc",
        meaning="Khóa number chứa cả ký hiệu, mà ký hiệu còn được in sau nó.",
        why="Văn bản sẽ in “07/CTr-UBND/CTr-UBND”.",
        place="programme",
        wrong='number: "07/CTr-UBND"',
        right="$ ctr issue --number 07",
        hint="ghi lại: ctr issue --number SỐ",
        advice=True,
    ),
    Code(
        code="schema-stale",
        title="Lược đồ cho trình soạn thảo không còn theo kế hoạch",
        principle="rõ việc",
        meaning="plan/.schema/ được lập khi kế hoạch còn đơn vị, lãnh đạo, nhiệm vụ, chỉ tiêu "
        "khác, hoặc bởi bản ctr khác.",
        why="Trình soạn thảo sẽ gợi ý tên cũ và gạch chân tên mới.",
        place="folder",
        wrong="plan/.schema/   (lập trước khi thêm đơn vị vào units.yaml)",
        right="plan/.schema/   (lập lại bằng ctr schema)",
        hint="làm lại: ctr schema",
        advice=True,
    ),
    Code(
        code="accepted-gone",
        title="Khuyến nghị đã chấp nhận mà không còn",
        principle="rõ trách nhiệm",
        meaning="Khóa accepted của nhiệm vụ nêu một khuyến nghị nay không còn xảy ra.",
        why="Để lại thì khi khuyến nghị xảy ra lần nữa sẽ không ai thấy.",
        place="task",
        wrong="accepted:\n  - {code: clear-lead, reason: Chờ sắp xếp đơn vị}",
        right="# accepted: (không có)",
        hint="bỏ dòng đó trong accepted",
        advice=True,
    ),
)
