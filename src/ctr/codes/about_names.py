"""Errors of names, numbers and ids that lead nowhere, twice, or elsewhere."""

from __future__ import annotations

from ctr.codes.code import Code

CODES: tuple[Code, ...] = (
    Code(
        code="unknown-unit",
        title="Đơn vị không có trong units.yaml",
        principle="rõ người",
        meaning="Tên đơn vị viết sai hoặc chưa khai báo. Chữ hoa, vị trí dấu thanh (hoà, hòa), “&” "
        "và gạch nối thì sao cũng được; trong tệp phải viết đủ dấu.",
        why="Việc giao cho một tên không ai mang thì không ai làm, không ai bị đôn đốc.",
        place="task",
        wrong="lead: [Phòng Vân hóa - Xã hội]",
        right="lead: [Phòng Văn hóa - Xã hội]",
        hint="sửa tên theo gợi ý, hoặc thêm đơn vị vào units.yaml",
    ),
    Code(
        code="unknown-leader",
        title="Lãnh đạo không có trong leaders.yaml",
        principle="rõ thẩm quyền",
        meaning="Tên lãnh đạo viết sai hoặc chưa khai báo trong leaders.yaml.",
        why="Không rõ ai chỉ đạo thì không rõ trình ai khi vướng mắc.",
        place="task",
        wrong="leader: Lê Văn Hoan",
        right="leader: Lê Văn Hòa",
        hint="sửa tên theo gợi ý, hoặc thêm người đó vào leaders.yaml",
    ),
    Code(
        code="unknown-task",
        title="Nhiệm vụ không có trong chương trình",
        principle="rõ việc",
        meaning="Kết quả hoặc sửa đổi nêu một số nhiệm vụ không có.",
        why="Kết quả ghi cho nhiệm vụ không có sẽ không vào báo cáo nào.",
        place="results",
        wrong='tasks:\n  - task: "1.9"',
        right='tasks:\n  - task: "1.2"',
        hint="xem số đúng: ctr list",
    ),
    Code(
        code="unknown-target",
        title="Chỉ tiêu không có trong nhiệm vụ",
        principle="rõ kết quả",
        meaning="Số liệu nêu mã chỉ tiêu mà nhiệm vụ đó không có.",
        why="Số liệu không gắn với chỉ tiêu nào thì không biết đạt hay chưa.",
        place="results",
        wrong='tasks:\n  - task: "1.1"\n    values:\n'
        "      - {target: ho-so, value: 96, as_of: 2026-10-31}",
        right='tasks:\n  - task: "1.1"\n    values:\n'
        "      - {target: ho-so-truc-tuyen, value: 96, as_of: 2026-10-31}",
        hint="xem mã đúng: ctr show SỐ",
    ),
    Code(
        code="unknown-duty",
        title="Chế độ báo cáo không có trong programme.yaml",
        principle="rõ trách nhiệm",
        meaning="Báo cáo đã gửi nêu mã của một chế độ báo cáo không có.",
        why="Báo cáo đã gửi sẽ vẫn bị coi là còn nợ.",
        place="summary",
        wrong="submitted:\n  - {duty: tong-ket, on: 2026-11-20}",
        right="submitted:\n  - {duty: so-ket, on: 2026-11-20}",
        hint="sửa mã theo gợi ý; các mã ở khóa duties của programme.yaml",
    ),
    Code(
        code="wrong-unit",
        title="Đơn vị không chủ trì nhiệm vụ được báo cáo",
        principle="rõ trách nhiệm",
        meaning="Tệp kết quả của một đơn vị nêu nhiệm vụ mà đơn vị đó không chủ trì.",
        why="Mỗi việc chỉ đơn vị chủ trì báo cáo, để một việc không có hai kết quả.",
        place="results",
        wrong='tasks:\n  - task: "2.1"',
        right='tasks:\n  - task: "1.2"',
        hint="chuyển kết quả sang tệp của đơn vị chủ trì; đổi chủ trì: ctr amend assign",
    ),
    Code(
        code="duplicate-id",
        title="Mã số dùng hai lần",
        principle="rõ việc",
        meaning="Hai nhiệm vụ, hai chỉ tiêu, hai chế độ báo cáo, hai tệp kết quả mang cùng mã.",
        why="Nói “nhiệm vụ 1.1” thì phải biết là việc nào.",
        place="task",
        wrong='id: "1.1"',
        right='id: "1.2"',
        hint="đổi một trong hai mã; số in trùng thì ghi số đã in ở printed_number",
    ),
    Code(
        code="duplicate-name",
        title="Tên hoặc tên khác dùng hai lần trong danh mục",
        principle="rõ người",
        meaning="Một tên chỉ hai đơn vị hoặc hai người, hoặc ghi hai lần trong một danh sách.",
        why="Không rõ giao cho ai.",
        place="task",
        wrong="lead: [Văn phòng HĐND và UBND, Văn phòng]",
        right="lead: [Văn phòng HĐND và UBND]",
        hint="bỏ bớt một chỗ, hoặc đặt tên khác",
    ),
    Code(
        code="amended-away",
        title="Sửa đổi nhắc đến nhiệm vụ, chỉ tiêu, đơn vị không có vào ngày đó",
        principle="rõ việc",
        meaning="Một sửa đổi trong amendments.yaml nói về cái chưa có, đã bỏ, hoặc đã đổi tên "
        "trước ngày của nó.",
        why="Sửa đổi không áp dụng được thì không rõ chương trình đang là gì.",
        place="amendments",
        wrong="amendments:\n  - document: Quyết định số 45/QĐ-UBND ngày 12/5/2026\n"
        "    on: 2026-05-15\n    changes:\n"
        '      - drop: {task: "1.2"}\n'
        '      - deadline: {task: "1.2", to: 2027-06-30}',
        right="amendments:\n  - document: Quyết định số 45/QĐ-UBND ngày 12/5/2026\n"
        "    on: 2026-05-15\n    changes:\n"
        '      - drop: {task: "1.2"}',
        hint="xem thứ tự các sửa đổi: ctr amend --list",
    ),
    Code(
        code="amendments-conflict",
        title="Hai sửa đổi cùng ngày về cùng một việc",
        principle="rõ việc",
        meaning="Cùng một ngày, hai sửa đổi cho cùng một thứ hai giá trị khác nhau.",
        why="Không rõ sửa đổi nào có hiệu lực.",
        place="amendments",
        wrong="amendments:\n  - document: Quyết định số 45/QĐ-UBND ngày 12/5/2026\n"
        "    on: 2026-05-15\n    changes:\n"
        '      - assign: {task: "1.2", leader: Trần Thị Thúy}\n'
        "  - document: Quyết định số 46/QĐ-UBND ngày 12/5/2026\n"
        "    on: 2026-05-15\n    changes:\n"
        '      - assign: {task: "1.2", leader: Lê Văn Hòa}',
        right="amendments:\n  - document: Quyết định số 45/QĐ-UBND ngày 12/5/2026\n"
        "    on: 2026-05-15\n    changes:\n"
        '      - assign: {task: "1.2", leader: Trần Thị Thúy}',
        hint="giữ sửa đổi có hiệu lực, bỏ sửa đổi kia",
    ),
    Code(
        code="missing-section",
        title="Thiếu một mục giữa các mục của phần II",
        principle="rõ việc",
        meaning="Có mục 1 và mục 3 mà không có tệp của mục 2.",
        why="Cả một mục nhiệm vụ có thể đã bị xóa nhầm.",
        place="folder",
        wrong="plan/sections/01-….yaml\nplan/sections/03-….yaml",
        right="plan/sections/01-….yaml\nplan/sections/02-….yaml\nplan/sections/03-….yaml",
        hint="đặt lại tệp của mục đó vào sections/",
    ),
    Code(
        code="id-outside-section",
        title="Mã nhiệm vụ không thuộc mục chứa nó",
        principle="rõ việc",
        meaning="Nhiệm vụ 3.9 nằm trong tệp của mục 1.",
        why="Nhiệm vụ sẽ được in và đếm ở mục khác.",
        place="task",
        wrong='id: "2.9"',
        right='id: "1.9"',
        hint="sửa mã, hoặc chuyển nhiệm vụ sang đúng tệp",
    ),
    Code(
        code="erratum-not-found",
        title="Đính chính cho chữ không có trong văn bản",
        principle="rõ việc",
        meaning="Khóa printed của đính chính phải chép đúng chữ đã in trong text.",
        why="Đính chính không gắn vào chữ nào thì người đọc không biết sửa chỗ nào.",
        place="task",
        wrong="errata:\n  - {printed: đúng hẹn, read: đúng hạn, reason: In sai}",
        right="errata:\n  - {printed: đúng hạn, read: đúng thời hạn, reason: In thiếu chữ}",
        hint="chép lại đúng chữ đã in, kể cả chỗ sai",
    ),
    Code(
        code="unknown-code",
        title="Mã khuyến nghị được chấp nhận không có",
        principle="rõ trách nhiệm",
        meaning="Khóa accepted nêu một mã không có, hoặc mã của một lỗi; chỉ khuyến nghị mới chấp "
        "nhận được.",
        why="Chấp nhận một mã không có thì không rõ đã đồng ý bỏ qua điều gì.",
        place="task",
        wrong="accepted:\n  - {code: clear-resut, reason: Việc thường xuyên}",
        right="accepted:\n  - {code: clear-result, reason: Việc thường xuyên}",
        hint="xem mã đúng ở cuối mỗi khuyến nghị: ctr check",
    ),
)
