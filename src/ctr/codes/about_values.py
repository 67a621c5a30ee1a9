"""Errors of keys and values."""

from __future__ import annotations

from ctr.codes.code import Code

CODES: tuple[Code, ...] = (
    Code(
        code="unknown-key",
        title="Khóa không có trong mẫu",
        principle="rõ việc",
        meaning="Tên khóa viết sai hoặc đặt nhầm chỗ; giá trị của nó không được dùng.",
        why="Một thời hạn ghi dưới khóa viết sai thì như không có thời hạn.",
        place="task",
        wrong="leeder: Lê Văn Hòa",
        right="leader: Lê Văn Hòa",
        hint="sửa tên khóa theo gợi ý",
    ),
    Code(
        code="missing-key",
        title="Thiếu khóa bắt buộc",
        principle="rõ việc",
        meaning="Chỗ này phải có khóa nêu tên thì mới đủ nghĩa.",
        why="Thiếu ngày, thiếu tên thì không ai kiểm tra lại được.",
        place="task",
        wrong="errata:\n  - {printed: Giải quyết, read: Giải quyết đúng}",
        right="errata:\n  - {printed: Giải quyết, read: Giải quyết đúng, reason: In thiếu chữ}",
        hint="thêm dòng của khóa đó",
    ),
    Code(
        code="wrong-type",
        title="Giá trị sai kiểu",
        principle="rõ việc",
        meaning="Chỗ cần chữ lại là số, chỗ cần danh sách lại là chữ, chỗ cần số lại là chữ.",
        why="Số nhiệm vụ 10.20 viết không có dấu nháy sẽ bị đọc thành 10.2, là nhiệm vụ khác.",
        place="task",
        wrong="id: 1.2",
        right='id: "1.2"',
        hint="số thứ tự, mã số đặt trong dấu nháy kép (ctr check --fix làm giúp); số viết không "
        "có dấu nháy; danh sách đặt trong ngoặc vuông",
    ),
    Code(
        code="wrong-value",
        title="Giá trị không hợp lệ hoặc các giá trị trái nhau",
        principle="rõ kết quả",
        meaning="Giá trị không nằm trong những giá trị được dùng, hoặc trái với giá trị bên cạnh "
        "(khoảng viết ngược, hai mức so sánh trong một mốc, tỷ lệ “%” ngoài 0-100).",
        why="Chỉ tiêu có hai cách hiểu thì không biết đạt hay chưa.",
        place="task",
        wrong="targets:\n  - id: dung-han\n    name: Hồ sơ đúng hạn\n    milestones:\n"
        "      - {by: 2030, between: [95, 90]}",
        right="targets:\n  - id: dung-han\n    name: Hồ sơ đúng hạn\n    milestones:\n"
        "      - {by: 2030, between: [90, 95]}",
        hint="sửa theo gợi ý ở dòng lỗi",
    ),
    Code(
        code="wrong-date",
        title="Ngày, kỳ hạn không có thật hoặc sai cách viết",
        principle="rõ tiến độ",
        meaning="Ngày viết năm-tháng-ngày (2027-06-30); kỳ viết 2027, 2027-Q2, 2027-06. Ngày không "
        "có thật, kết thúc trước khi bắt đầu, ngoài giai đoạn của chương trình cũng là lỗi này.",
        why="Không có ngày đúng thì không biết lúc nào là quá hạn.",
        place="task",
        wrong="deadline: {phrase: xong trong tháng 6, by: 2027-06-31}",
        right="deadline: {phrase: xong trong tháng 6, by: 2027-06-30}",
        hint="viết lại ngày theo dạng năm-tháng-ngày, xem lại với văn bản",
    ),
    Code(
        code="deadline-phrase",
        title="Chữ của thời hạn hoặc mốc trái với ngày, kỳ ghi cho nó",
        principle="rõ tiến độ",
        meaning="Lời văn của thời hạn (phrase) nói một ngày, khóa before, by lại ghi ngày khác.",
        why="Văn bản là căn cứ: đôn đốc theo ngày ghi sai là đôn đốc sai.",
        place="task",
        wrong="deadline: {phrase: xong trong quý II năm 2027, by: 2027-Q3}",
        right="deadline: {phrase: xong trong quý II năm 2027, by: 2027-Q2}",
        hint="so với văn bản, sửa ngày; “trước ngày 25” là before, “đến ngày 25” là by",
    ),
    Code(
        code="wrong-year",
        title="Năm không khớp với thư mục",
        principle="rõ kết quả",
        meaning="Tệp nằm trong results/2026 nhưng trong tệp ghi năm khác.",
        why="Kết quả của năm này sẽ bị tính vào năm khác.",
        place="results",
        wrong="year: 2027",
        right="year: 2026",
        hint="sửa year, hoặc chuyển tệp sang đúng thư mục",
    ),
    Code(
        code="future-date",
        title="Ngày sau ngày hôm nay",
        principle="rõ kết quả",
        meaning="Kết quả, ngày nhận, ngày xác minh, ngày chấp nhận khuyến nghị mang ngày chưa tới.",
        why="Việc chưa xảy ra thì không thể là kết quả; thường là gõ nhầm tháng hoặc năm.",
        place="results",
        wrong="received: 2026-12-30",
        right="received: 2026-11-20",
        hint="sửa ngày; nếu đúng là ngày sắp tới thì đợi đến ngày đó",
    ),
)
