"""Documents of our own writing, of invented wards and bodies: one for each layout or trap."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from tests.importing.expected import Case, Task
from tests.importing.word import C, Item, P, word_file

VH, KT, VP = "Phòng Văn hóa - Xã hội", "Phòng Kinh tế, Hạ tầng và Đô thị", "Văn phòng HĐND và UBND"
CA, QS, YT = "Công an phường", "Ban Chỉ huy Quân sự phường", "Trạm Y tế phường"
HCC = "Trung tâm Phục vụ hành chính công"
CM, LQ = "Các phòng chuyên môn", "Các cơ quan, đơn vị liên quan"
AN, BINH, CUC = "Trịnh Đức An", "Vũ Thị Bình", "Lò Văn Cúc"

HEAD = """ỦY BAN NHÂN DÂN
PHƯỜNG HẠ LÂM

CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc

Số: 12/KH-UBND

Hạ Lâm, ngày 05 tháng 3 năm 2026

KẾ HOẠCH

Thực hiện nhiệm vụ trọng tâm giai đoạn 2026 - 2030 trên địa bàn phường

Thực hiện Nghị quyết số 02-NQ/ĐU ngày 10/01/2026 của Đảng ủy phường, Ủy ban nhân dân phường Hạ Lâm ban hành Kế hoạch như sau:

I. MỤC ĐÍCH, YÊU CẦU

1. Mục đích

Cụ thể hóa nghị quyết thành việc làm rõ người, rõ thời hạn.

2. Yêu cầu

Các đơn vị chủ động, không đùn đẩy.

"""
FOOT = """
III. TỔ CHỨC THỰC HIỆN

1. Các cơ quan, đơn vị thuộc Ủy ban nhân dân phường

Định kỳ hằng năm báo cáo kết quả gửi về Ủy ban nhân dân phường (qua Văn phòng HĐND và UBND) trước ngày 20 tháng 11.

2. Văn phòng HĐND và UBND

Theo dõi, đôn đốc, tổng hợp việc thực hiện Kế hoạch.

Trên đây là Kế hoạch thực hiện nhiệm vụ trọng tâm, yêu cầu các đơn vị thực hiện nghiêm túc./.

Nơi nhận:

- UBND tỉnh;
- Đảng ủy, HĐND phường;
- Các phòng, đơn vị thuộc phường;
- Lưu: VT, VP.

TM. ỦY BAN NHÂN DÂN
CHỦ TỊCH

Trịnh Đức An
"""


def cases() -> list[Case]:
    """Every document of the corpus."""
    from tests.importing import corpus_charges, corpus_offices

    return [make() for make in (*_MADE, *corpus_charges.MADE, *corpus_offices.MADE)]


def text_file(body: str) -> bytes:
    return (HEAD + body.strip("\n") + "\n" + FOOT).encode()


def _head() -> list[Item]:
    return [
        [
            [
                C("ỦY BAN NHÂN DÂN\n\nPHƯỜNG HẠ LÂM", bold=True),
                C("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n\nĐộc lập - Tự do - Hạnh phúc", bold=True),
            ],
            ["Số: 12/KH-UBND", "Hạ Lâm, ngày 05 tháng 3 năm 2026"],
        ],
        P("KẾ HOẠCH", bold=True, centred=True),
        P(
            "Thực hiện nhiệm vụ trọng tâm giai đoạn 2026 - 2030 trên địa bàn phường",
            bold=True,
            centred=True,
        ),
        P(
            "Thực hiện Nghị quyết số 02-NQ/ĐU ngày 10/01/2026 của Đảng ủy phường, Ủy ban nhân dân phường Hạ Lâm ban hành Kế hoạch như sau:"
        ),
        P("I. MỤC ĐÍCH, YÊU CẦU", bold=True),
        P("1. Mục đích", bold=True),
        P("Cụ thể hóa nghị quyết thành việc làm rõ người, rõ thời hạn."),
        P("2. Yêu cầu", bold=True),
        P("Các đơn vị chủ động, không đùn đẩy."),
    ]


def _foot() -> list[Item]:
    return [
        P("III. TỔ CHỨC THỰC HIỆN", bold=True),
        P("1. Văn phòng HĐND và UBND: Theo dõi, đôn đốc, tổng hợp việc thực hiện Kế hoạch."),
        P(
            "Trên đây là Kế hoạch thực hiện nhiệm vụ trọng tâm, yêu cầu các đơn vị thực hiện nghiêm túc./."
        ),
        [
            [
                C("Nơi nhận:\n\n- UBND tỉnh;\n\n- Đảng ủy, HĐND phường;\n\n- Lưu: VT, VP."),
                C("TM. ỦY BAN NHÂN DÂN\n\nCHỦ TỊCH\n\n\n\nTrịnh Đức An"),
            ]
        ],
    ]


def _word(body: Sequence[Item]) -> bytes:
    return word_file([*_head(), *body, *_foot()])


def lines() -> Case:
    body = """
II. NỘI DUNG

1. Cải cách hành chính, chuyển đổi số

1.1. Rà soát, cắt giảm thời gian giải quyết thủ tục hành chính; phấn đấu đến năm 2028 có từ 80% trở lên hồ sơ được giải quyết trực tuyến.

Đơn vị chủ trì thực hiện: Trung tâm Phục vụ hành chính công.

Đơn vị phối hợp: Các phòng chuyên môn.

Lãnh đạo chỉ đạo: Đồng chí Trịnh Đức An, Chủ tịch UBND phường.

1.2 Số hóa hồ sơ lưu trữ của Ủy ban nhân dân phường.

Đơn vị thực hiện: Văn phòng HĐND và UBND

Lãnh đạo phụ trách: Đ/c Vũ Thị Bình - Phó Chủ tịch UBND phường

Thời gian hoàn thành: Quý IV/2027

Sản phẩm: Kho hồ sơ số

2. Giữ gìn trật tự, an toàn

2.1. Ra quân lập lại trật tự vỉa hè, lòng đường tại các tuyến phố chính.

Người dân được vận động tự giác tháo dỡ mái che, bục bệ.

Cơ quan chủ trì: Công an phường

Cơ quan phối hợp: Phòng Kinh tế, Hạ tầng và Đô thị; các cơ quan, đơn vị liên quan

Lãnh đạo chỉ đạo: Đồng chí Vũ Thị Bình, Phó Chủ tịch UBND phường.
"""
    tasks = (
        Task(
            "Rà soát, cắt giảm thời gian giải quyết thủ tục hành chính; phấn đấu đến năm 2028 có từ 80% trở lên hồ sơ được giải quyết trực tuyến.",
            (HCC,),
            (CM,),
            (AN,),
            None,
            (("2028", "at_least 80"),),
        ),
        Task(
            "Số hóa hồ sơ lưu trữ của Ủy ban nhân dân phường.",
            (VP,),
            (),
            (BINH,),
            {"by": "2027-Q4"},
        ),
        Task(
            "Ra quân lập lại trật tự vỉa hè, lòng đường tại các tuyến phố chính.\n\nNgười dân được vận động tự giác tháo dỡ mái che, bục bệ.",
            (CA,),
            (KT, LQ),
            (BINH,),
        ),
    )
    return Case("a: dòng dưới mỗi nhiệm vụ", {"a.txt": text_file(body)}, tasks, 2)


def one_line() -> Case:
    body = """
II. NHIỆM VỤ VÀ GIẢI PHÁP

1. Phát triển kinh tế

1.1. Hỗ trợ hộ kinh doanh lập sổ sách kế toán, kê khai thuế điện tử.

Đơn vị chủ trì: Phòng Kinh tế, Hạ tầng và Đô thị; đơn vị phối hợp: Công an phường, Trạm Y tế phường; thời gian thực hiện: Thường xuyên; sản phẩm: Danh sách hộ được hỗ trợ.

1.2. Chỉnh trang chợ Hạ Lâm, sắp xếp lại các ki-ốt.

Chủ trì: Phòng Kinh tế, Hạ tầng và Đô thị. Phối hợp: Các phòng chuyên môn. Thời hạn: trước ngày 30/9/2027.

1.3. Mở lớp khởi nghiệp cho thanh niên.

- Đơn vị chủ trì: Phòng Văn hóa - Xã hội - Đơn vị phối hợp: Đoàn Thanh niên phường
- Thời gian hoàn thành: trong tháng 5/2026
"""
    tasks = (
        Task(
            "Hỗ trợ hộ kinh doanh lập sổ sách kế toán, kê khai thuế điện tử.",
            (KT,),
            (CA, YT),
            (),
            {"regular": True},
        ),
        Task(
            "Chỉnh trang chợ Hạ Lâm, sắp xếp lại các ki-ốt.",
            (KT,),
            (CM,),
            (),
            {"before": "2027-09-30"},
        ),
        Task(
            "Mở lớp khởi nghiệp cho thanh niên.",
            (VH,),
            ("Đoàn Thanh niên phường",),
            (),
            {"by": "2026-05"},
        ),
    )
    return Case("a: nhiều phân công trên một dòng", {"mot-dong.txt": text_file(body)}, tasks, 1)


def from_pdf() -> Case:
    body = """
II. NỘI DUNG

1. Văn hóa, xã hội

1.1. Tổ chức ngày hội đại đoàn kết ở các tổ dân phố, gắn với

2

biểu dương gia đình tiêu biểu, người tốt việc tốt; vận động xã hội hóa
kinh phí theo quy định. Mỗi tổ dân phố chọn một việc thiết thực để làm
trong dịp này: sửa đường ngõ, khơi thông rãnh nước, trồng cây, quyên
góp sách vở cho học sinh nghèo, thăm người già neo đơn, dạy trẻ em bơi,
hướng dẫn người cao tuổi dùng điện thoại để nộp hồ sơ và thanh toán.

Ban công tác Mặt trận báo cáo kết quả về phường sau ngày hội để biểu
dương những nơi làm tốt và rút kinh nghiệm ở những nơi còn lúng túng.

Đơn vị chủ trì thực hiện: Phòng Văn hóa - Xã hội.
Đơn vị phối hợp: Các phòng chuyên môn và các cơ quan, đơn vị
liên quan.
Lãnh đạo chỉ đạo: Đồng chí Vũ Thị Bình, Phó Chủ tịch UBND
phường.

1.2. Duy trì thư viện phường mở cửa cuối tuần, bổ sung sách cho

3

thiếu nhi và người cao tuổi.
Đơn vị chủ trì thực hiện: Phòng Văn hóa - Xã hội.
Lãnh đạo chỉ đạo: Đồng chí Vũ Thị Bình, Phó Chủ tịch UBND
phường.
"""
    first = (
        "Tổ chức ngày hội đại đoàn kết ở các tổ dân phố, gắn với biểu dương gia đình tiêu biểu, người tốt việc tốt; vận động xã hội hóa kinh phí theo quy định. "
        "Mỗi tổ dân phố chọn một việc thiết thực để làm trong dịp này: sửa đường ngõ, khơi thông rãnh nước, trồng cây, quyên góp sách vở cho học sinh nghèo, thăm người già neo đơn, dạy trẻ em bơi, hướng dẫn người cao tuổi dùng điện thoại để nộp hồ sơ và thanh toán.\n\n"
        "Ban công tác Mặt trận báo cáo kết quả về phường sau ngày hội để biểu dương những nơi làm tốt và rút kinh nghiệm ở những nơi còn lúng túng."
    )
    tasks = (
        Task(first, (VH,), (CM, LQ), (BINH,)),
        Task(
            "Duy trì thư viện phường mở cửa cuối tuần, bổ sung sách cho thiếu nhi và người cao tuổi.",
            (VH,),
            (),
            (BINH,),
        ),
    )
    return Case(
        "chép từ PDF: ngắt dòng, số trang, câu cắt ngang trang",
        {"pdf.txt": text_file(body)},
        tasks,
        1,
    )


def markdown() -> Case:
    body = """
## II. NỘI DUNG

### 1. Môi trường

1.1. Trồng thêm cây bóng mát trên các tuyến đường mới mở.

**Đơn vị chủ trì:** Phòng Kinh tế, Hạ tầng và Đô thị

**Đơn vị phối hợp:** *Các tổ dân phố*

1.2. Thu gom rác thải nhựa ở bờ sông.

**Đơn vị chủ trì:** Phòng Văn hóa - Xã hội
"""
    tasks = (
        Task("Trồng thêm cây bóng mát trên các tuyến đường mới mở.", (KT,), ("Các tổ dân phố",)),
        Task("Thu gom rác thải nhựa ở bờ sông.", (VH,)),
    )
    return Case("Markdown", {"van-ban.md": text_file(body)}, tasks, 1)


def automatic() -> Case:
    body: list[Item] = [
        P("II. NỘI DUNG", bold=True),
        P("Chính quyền số", level=1, bold=True),
        P("Lắp đặt màn hình tra cứu tại bộ phận một cửa.", level=2),
        P("Đơn vị chủ trì: Trung tâm Phục vụ hành chính công"),
        P("Thời gian thực hiện: Quý II/2026"),
        P("Tập huấn kỹ năng số cho cán bộ tổ dân phố.", level=2),
        P(
            "Đơn vị chủ trì: Văn phòng HĐND và UBND\nLãnh đạo chỉ đạo: Đồng chí Trịnh Đức An, Chủ tịch UBND phường"
        ),
        P("Hạ tầng", level=1, bold=True),
        P("Sửa chữa hệ thống thoát nước khu Đồng Bến.", level=2),
        P("Đơn vị chủ trì: Phòng Kinh tế, Hạ tầng và Đô thị"),
    ]
    tasks = (
        Task("Lắp đặt màn hình tra cứu tại bộ phận một cửa.", (HCC,), (), (), {"by": "2026-Q2"}),
        Task("Tập huấn kỹ năng số cho cán bộ tổ dân phố.", (VP,), (), (AN,)),
        Task("Sửa chữa hệ thống thoát nước khu Đồng Bến.", (KT,)),
    )
    return Case("số thứ tự tự động của Word", {"tu-dong.docx": _word(body)}, tasks, 2)


_HEADS = [
    "TT",
    "Nhiệm vụ",
    "Cơ quan chủ trì",
    "Cơ quan phối hợp",
    "Sản phẩm/Kết quả",
    "Thời gian hoàn thành",
    "Ghi chú",
]


def table() -> Case:
    rows: list[list[C | str]] = [
        list(_HEADS),
        ["(1)", "(2)", "(3)", "(4)", "(5)", "(6)", "(7)"],
        ["I", C("Lĩnh vực nông nghiệp", across=6, bold=True)],
        [
            "1",
            "Khảo sát diện tích đất trồng lúa kém hiệu quả",
            KT,
            "Các tổ dân phố",
            "Báo cáo khảo sát",
            "Quý III/2026",
            "",
        ],
        [
            "2",
            "Tiêm phòng cho đàn vật nuôi đợt hai",
            YT,
            f"{KT}; Công an phường",
            "Biên bản",
            "Hằng năm",
            "Đợt hai",
        ],
        ["II", C("Lĩnh vực nội vụ", across=6, bold=True)],
        ["1", "Xây dựng vị trí việc làm của các phòng", VH, "", "Đề án", "2026 - 2027", ""],
    ]
    body: list[Item] = [P("II. NHIỆM VỤ CỤ THỂ", bold=True), rows]
    tasks = (
        Task(
            "Khảo sát diện tích đất trồng lúa kém hiệu quả",
            (KT,),
            ("Các tổ dân phố",),
            (),
            {"by": "2026-Q3"},
        ),
        Task(
            "Tiêm phòng cho đàn vật nuôi đợt hai",
            (YT,),
            (KT, CA),
            (),
            {"by": "12-31", "every": "year"},
        ),
        Task("Xây dựng vị trí việc làm của các phòng", (VH,), (), (), {"by": "2027"}),
    )
    return Case("b: bảng, dòng nhóm, dòng đánh số cột", {"bang.docx": _word(body)}, tasks, 2)


def other_heads() -> Case:
    rows: list[list[C | str]] = [
        [
            C("Số TT", down="first"),
            C("Thời hạn", down="first"),
            C("Nội dung công việc", down="first"),
            C("Phân công", across=2),
            C("Cá nhân phụ trách chỉ đạo", down="first"),
        ],
        [
            C("", down="rest"),
            C("", down="rest"),
            C("", down="rest"),
            "Sở, ngành chủ trì tham mưu",
            "Đơn vị phối hợp",
            C("", down="rest"),
        ],
        [
            "1",
            "12/2028",
            "Lập quy hoạch chi tiết khu trung tâm xã",
            "Sở Xây dựng",
            "Sở Tài chính, Sở Nội vụ",
            "Đ/c Lò Văn Cúc, Phó Chủ tịch",
        ],
        [
            "2",
            "Trước ngày 15 tháng 12 hằng năm",
            "Báo cáo tình hình sử dụng ngân sách",
            "Sở Tài chính",
            "Các Sở, ban, ngành",
            "Đ/c Trịnh Đức An, Chủ tịch",
        ],
    ]
    body: list[Item] = [P("II. NHIỆM VỤ", bold=True), rows]
    tasks = (
        Task(
            "Lập quy hoạch chi tiết khu trung tâm xã",
            ("Sở Xây dựng",),
            ("Sở Tài chính", "Sở Nội vụ"),
            (CUC,),
            {"by": "2028-12"},
        ),
        Task(
            "Báo cáo tình hình sử dụng ngân sách",
            ("Sở Tài chính",),
            ("Các Sở, ban, ngành",),
            (AN,),
            {"before": "12-15", "every": "year"},
        ),
    )
    return Case(
        "b: cột theo thứ tự và cách gọi khác, tiêu đề hai tầng",
        {"cot-khac.docx": _word(body)},
        tasks,
        1,
    )


def one_cell() -> Case:
    rows: list[list[C | str]] = [
        ["STT", "Nội dung nhiệm vụ", "Đơn vị chủ trì, phối hợp", "Thời gian"],
        [
            "1",
            "Kiểm tra an toàn phòng cháy tại khu nhà trọ",
            "Chủ trì: Công an phường\n\nPhối hợp: Phòng Kinh tế, Hạ tầng và Đô thị, Ban Chỉ huy Quân sự phường",
            "Hằng năm",
        ],
        [
            "2",
            "Diễn tập chữa cháy ở chợ",
            "Chủ trì: Ban Chỉ huy Quân sự phường. Phối hợp: Công an phường",
            "6/2027",
        ],
    ]
    body: list[Item] = [P("II. NHIỆM VỤ", bold=True), rows]
    tasks = (
        Task(
            "Kiểm tra an toàn phòng cháy tại khu nhà trọ",
            (CA,),
            (KT, QS),
            (),
            {"by": "12-31", "every": "year"},
        ),
        Task("Diễn tập chữa cháy ở chợ", (QS,), (CA,), (), {"by": "2027-06"}),
    )
    return Case("b: chủ trì và phối hợp trong một ô", {"mot-o.docx": _word(body)}, tasks, 1)


def split_rows() -> Case:
    rows: list[list[C | str]] = [
        ["TT", "Nhiệm vụ", "Đơn vị chủ trì", "Đơn vị phối hợp", "Tiến độ"],
        [
            "1",
            "Xây dựng đề án phát triển du lịch làng nghề gắn với",
            VH,
            "Phòng Kinh tế,",
            "Quý I/2027",
        ],
        ["", "bảo tồn nhà cổ ven sông", "", "Hạ tầng và Đô thị", ""],
        ["TT", "Nhiệm vụ", "Đơn vị chủ trì", "Đơn vị phối hợp", "Tiến độ"],
        ["2", "Lập hồ sơ xếp hạng di tích đình Lâm Hạ", VH, "", "2028"],
    ]
    body: list[Item] = [P("II. NHIỆM VỤ", bold=True), rows]
    tasks = (
        Task(
            "Xây dựng đề án phát triển du lịch làng nghề gắn với bảo tồn nhà cổ ven sông",
            (VH,),
            (KT,),
            (),
            {"by": "2027-Q1"},
        ),
        Task("Lập hồ sơ xếp hạng di tích đình Lâm Hạ", (VH,), (), (), {"by": "2028"}),
    )
    return Case(
        "b: dòng bị ngắt trang, tiêu đề lặp lại", {"ngat-trang.docx": _word(body)}, tasks, 1
    )


def merged_cells() -> Case:
    rows: list[list[C | str]] = [
        ["TT", "Nội dung", "Đơn vị chủ trì", "Lãnh đạo chỉ đạo", "Thời gian hoàn thành"],
        [
            "1",
            "Phát động phong trào nhà sạch, vườn đẹp",
            C(VH, down="first"),
            C("Đồng chí Vũ Thị Bình, Phó Chủ tịch UBND phường", down="first"),
            "Năm 2026",
        ],
        [
            "2",
            "Chấm điểm tổ dân phố kiểu mẫu",
            C("", down="rest"),
            C("", down="rest"),
            "Quý IV/2026",
        ],
        [
            "3",
            "Bê tông hóa ngõ 12, ngõ 14",
            KT,
            "Đồng chí Trịnh Đức An, Chủ tịch UBND phường",
            "31/12/2026",
        ],
    ]
    body: list[Item] = [P("II. NỘI DUNG THỰC HIỆN", bold=True), rows]
    tasks = (
        Task("Phát động phong trào nhà sạch, vườn đẹp", (VH,), (), (BINH,), {"by": "2026"}),
        Task("Chấm điểm tổ dân phố kiểu mẫu", (VH,), (), (BINH,), {"by": "2026-Q4"}),
        Task("Bê tông hóa ngõ 12, ngõ 14", (KT,), (), (AN,), {"by": "2026-12-31"}),
    )
    return Case("b: ô gộp dọc", {"o-gop.docx": _word(body)}, tasks, 1)


def nested_groups() -> Case:
    rows: list[list[C | str]] = [
        ["TT", "Nhiệm vụ", "Chủ trì", "Phối hợp", "Thời hạn"],
        ["1", "Nâng cao chất lượng giáo dục", "", "", ""],
        ["1.1", "Xây mới sáu phòng học bộ môn", KT, VH, "Quý III/2027"],
        ["1.2", "Tuyển đủ giáo viên tiếng Anh", VH, "", "Năm 2026"],
        ["2", "Chăm lo sức khỏe người dân", "", "", ""],
        ["2.1", "Khám sức khỏe định kỳ cho người cao tuổi", YT, VH, "Hằng năm"],
    ]
    body: list[Item] = [P("II. NHIỆM VỤ", bold=True), rows]
    tasks = (
        Task("Xây mới sáu phòng học bộ môn", (KT,), (VH,), (), {"by": "2027-Q3"}),
        Task("Tuyển đủ giáo viên tiếng Anh", (VH,), (), (), {"by": "2026"}),
        Task(
            "Khám sức khỏe định kỳ cho người cao tuổi",
            (YT,),
            (VH,),
            (),
            {"by": "12-31", "every": "year"},
        ),
    )
    return Case("b: dòng có dòng con là nhóm", {"dong-con.docx": _word(body)}, tasks, 2)


def target_table() -> Case:
    targets: list[list[C | str]] = [
        ["TT", "Chỉ tiêu", "Đơn vị tính", "Năm 2026", "Năm 2030"],
        ["1", "Tỷ lệ hộ dùng nước sạch", "%", "≥ 80", "100"],
        ["2", "Số tổ dân phố đạt kiểu mẫu", "tổ", "40 - 50", "≥ 60"],
        ["3", "Tỷ lệ hộ nghèo", "%", "≤ 1,5", "< 0,5"],
    ]
    body: list[Item] = [
        P("II. MỤC TIÊU, CHỈ TIÊU", bold=True),
        targets,
        P("III. NHIỆM VỤ", bold=True),
        P("1. Cấp nước", bold=True),
        P("1.1. Kéo đường ống đến xóm Soi."),
        P("Đơn vị chủ trì: Phòng Kinh tế, Hạ tầng và Đô thị"),
    ]
    names = ["Tỷ lệ hộ dùng nước sạch", "%", "≥ 80", "100", "Số tổ dân phố đạt kiểu mẫu", "tổ"]
    names += ["40 - 50", "≥ 60", "Tỷ lệ hộ nghèo", "%", "≤ 1,5", "< 0,5"]
    numbers = ["1", "2", "3"]
    shown = [" | ".join([numbers[row], *names[row * 4 : row * 4 + 4]]) for row in range(3)]
    levels = (
        ("2026", "at_least 80"),
        ("2030", "at_least 100"),
        ("2026", "between 40-50"),
        ("2030", "at_least 60"),
        ("2026", "at_most 1.5"),
        ("2030", "less_than 0.5"),
    )
    tasks = (
        Task("\n\n".join(shown), targets=levels),
        Task("Kéo đường ống đến xóm Soi.", (KT,)),
    )
    return Case("b: bảng chỉ tiêu", {"chi-tieu.docx": _word(body)}, tasks)


def bodies_head() -> Case:
    body = """
II. PHÂN CÔNG NHIỆM VỤ CỤ THỂ

1. Phòng Văn hóa - Xã hội

- Chủ trì, phối hợp với Trạm Y tế phường, các tổ dân phố tổ chức chiến dịch diệt lăng quăng, bọ gậy.

- Tham mưu kế hoạch tuyển sinh lớp 1, lớp 6; hoàn thành trước ngày 15/7/2026.

2. Công an phường

- Chủ trì, phối hợp với các cơ quan, đơn vị liên quan tuần tra đêm ở các khu vực phức tạp.

3. Văn phòng HĐND và UBND

- Theo dõi, đôn đốc việc thực hiện kết luận của Chủ tịch Ủy ban nhân dân phường.
"""
    tasks = (
        Task(
            "Chủ trì, phối hợp với Trạm Y tế phường, các tổ dân phố tổ chức chiến dịch diệt lăng quăng, bọ gậy.",
            (VH,),
            (YT, "Các tổ dân phố"),
        ),
        Task(
            "Tham mưu kế hoạch tuyển sinh lớp 1, lớp 6; hoàn thành trước ngày 15/7/2026.",
            (VH,),
            (),
            (),
            {"before": "2026-07-15"},
        ),
        Task(
            "Chủ trì, phối hợp với các cơ quan, đơn vị liên quan tuần tra đêm ở các khu vực phức tạp.",
            (CA,),
            (LQ,),
        ),
        Task(
            "Theo dõi, đôn đốc việc thực hiện kết luận của Chủ tịch Ủy ban nhân dân phường.", (VP,)
        ),
    )
    return Case("c: nhiệm vụ xếp theo đơn vị", {"theo-don-vi.txt": text_file(body)}, tasks, 3)


def bodies_in_implementation() -> Case:
    text = (
        HEAD
        + """II. TỔ CHỨC THỰC HIỆN

1. Phòng Kinh tế, Hạ tầng và Đô thị:

- Rà soát các điểm ngập úng, đề xuất phương án xử lý.

- Chủ trì, phối hợp với Công an phường kiểm tra công trình xây dựng không phép.

2. Trạm Y tế phường:

- Khám sàng lọc cho học sinh các trường mầm non.

Trên đây là Kế hoạch thực hiện nhiệm vụ trọng tâm./.

Nơi nhận:

- UBND tỉnh;
- Lưu: VT.

TM. ỦY BAN NHÂN DÂN
CHỦ TỊCH

Trịnh Đức An
"""
    )
    tasks = (
        Task("Rà soát các điểm ngập úng, đề xuất phương án xử lý.", (KT,)),
        Task(
            "Chủ trì, phối hợp với Công an phường kiểm tra công trình xây dựng không phép.",
            (KT,),
            (CA,),
        ),
        Task("Khám sàng lọc cho học sinh các trường mầm non.", (YT,)),
    )
    return Case(
        "c: nhiệm vụ chỉ có ở phần tổ chức thực hiện", {"to-chuc.txt": text.encode()}, tasks, 2
    )


def group_of_dashes() -> Case:
    body = """
II. NHIỆM VỤ TRỌNG TÂM

1. Phát triển làng nghề

- Lập danh sách hộ làm nghề mộc, nghề gốm.

- Hỗ trợ đăng ký nhãn hiệu tập thể.

- Đưa sản phẩm lên sàn thương mại điện tử.

Lãnh đạo phụ trách: Phó Chủ tịch Vũ Thị Bình, Phó Chủ tịch Lò Văn Cúc.

Đơn vị chủ trì: Phòng Kinh tế, Hạ tầng và Đô thị; Đơn vị phối hợp: Phòng Văn hóa - Xã hội, Văn phòng HĐND và UBND.

2. Bảo vệ rừng phòng hộ

- Tuần tra rừng vào mùa khô.

- Ký cam kết với các hộ sống gần rừng.

Lãnh đạo phụ trách: Chủ tịch Ủy ban nhân dân phường.

Đơn vị chủ trì: Ban Chỉ huy Quân sự phường; Đơn vị phối hợp: Công an phường.
"""
    first = ((KT,), (VH, VP), (BINH, CUC))
    second = ((QS,), (CA,), ("Chủ tịch Ủy ban nhân dân phường",))
    tasks = (
        Task("Lập danh sách hộ làm nghề mộc, nghề gốm.", *first),
        Task("Hỗ trợ đăng ký nhãn hiệu tập thể.", *first),
        Task("Đưa sản phẩm lên sàn thương mại điện tử.", *first),
        Task("Tuần tra rừng vào mùa khô.", *second),
        Task("Ký cam kết với các hộ sống gần rừng.", *second),
    )
    return Case("d: một phân công cho nhiều gạch đầu dòng", {"gach.txt": text_file(body)}, tasks, 2)


def points_in_a_task() -> Case:
    body = """
II. NỘI DUNG

1. Quản lý đất đai

1.1. Hoàn thiện hồ sơ địa chính:

a) Đo đạc lại các thửa đất công;

b) Cập nhật biến động vào cơ sở dữ liệu;

c) Công khai danh sách thửa đất lấn chiếm.

Đơn vị chủ trì: Phòng Kinh tế, Hạ tầng và Đô thị.

Đơn vị phối hợp: Văn phòng HĐND và UBND.

1.2. Xử lý lấn chiếm đất công.

Đơn vị chủ trì: Công an phường.
"""
    tasks = (
        Task(
            "Hoàn thiện hồ sơ địa chính:\n\na) Đo đạc lại các thửa đất công;\n\nb) Cập nhật biến động vào cơ sở dữ liệu;\n\nc) Công khai danh sách thửa đất lấn chiếm.",
            (KT,),
            (VP,),
        ),
        Task("Xử lý lấn chiếm đất công.", (CA,)),
    )
    return Case("d: điểm a, b, c trong một nhiệm vụ", {"diem.txt": text_file(body)}, tasks, 1)


def text_and_annex() -> Case:
    body = """
II. NHIỆM VỤ

1. Chuyển đổi số

1.1. Lắp camera tại các ngã ba, ngã tư đông người qua lại trên địa bàn phường.

Đơn vị chủ trì: Công an phường

1.2. Phủ sóng mạng không dây miễn phí ở công viên, nhà văn hóa và bến xe.

Đơn vị chủ trì: Phòng Kinh tế, Hạ tầng và Đô thị
"""
    rows: list[list[C | str]] = [
        ["TT", "Nhiệm vụ", "Đơn vị chủ trì", "Đơn vị phối hợp", "Thời gian hoàn thành"],
        [
            "1",
            "Lắp camera tại các ngã ba, ngã tư đông người qua lại trên địa bàn phường",
            CA,
            VP,
            "Quý II/2026",
        ],
        [
            "2",
            "Phủ sóng mạng không dây miễn phí ở công viên, nhà văn hóa và bến xe",
            KT,
            VH,
            "2027",
        ],
    ]
    annex: list[Item] = [
        P("PHỤ LỤC", bold=True, centred=True),
        P("PHÂN CÔNG NHIỆM VỤ", bold=True, centred=True),
        P("(Kèm theo Kế hoạch số 12/KH-UBND ngày 05/3/2026 của UBND phường Hạ Lâm)", centred=True),
        rows,
    ]
    tasks = (
        Task(
            "Lắp camera tại các ngã ba, ngã tư đông người qua lại trên địa bàn phường.",
            (CA,),
            (VP,),
            (),
            {"by": "2026-Q2"},
        ),
        Task(
            "Phủ sóng mạng không dây miễn phí ở công viên, nhà văn hóa và bến xe.",
            (KT,),
            (VH,),
            (),
            {"by": "2027"},
        ),
    )
    return Case(
        "d: lời văn và phụ lục, hai tệp",
        {"ke-hoach.txt": text_file(body), "phu-luc.docx": word_file(annex)},
        tasks,
        1,
    )


def wrong_numbers() -> Case:
    body = """
II. NỘI DUNG

1. An sinh xã hội

1.1. Chi trả trợ cấp qua tài khoản ngân hàng.

Đơn vị chủ trì: Phòng Văn hóa - Xã hội

1.2 Vận động quỹ vì người nghèo.

Đơn vị chủ trì: Phòng Văn hóa - Xã hội

1.2. Xóa nhà tạm cho hộ nghèo.

Đơn vị chủ trì: Phòng Kinh tế, Hạ tầng và Đô thị

Thăm hỏi gia đình chính sách dịp lễ, tết.

Đơn vị chủ trì: Phòng Văn hóa - Xã hội

1.5. Giới thiệu việc làm cho bộ đội xuất ngũ.

Đơn vị chủ trì: Ban Chỉ huy Quân sự phường

1.6. Các việc khác thực hiện theo chỉ đạo của tỉnh.
"""
    tasks = (
        Task("Chi trả trợ cấp qua tài khoản ngân hàng.", (VH,)),
        Task("Vận động quỹ vì người nghèo.", (VH,)),
        Task("Xóa nhà tạm cho hộ nghèo.", (KT,)),
        Task("Thăm hỏi gia đình chính sách dịp lễ, tết.", (VH,)),
        Task("Giới thiệu việc làm cho bộ đội xuất ngũ.", (QS,)),
        Task("Các việc khác thực hiện theo chỉ đạo của tỉnh."),
    )
    return Case("số trùng, thiếu chấm, thiếu số", {"so.txt": text_file(body)}, tasks, 1)


def deadlines() -> Case:
    said: list[tuple[str, dict[str, Any]]] = [
        ("Quý II/2026", {"by": "2026-Q2"}),
        ("trong tháng 5/2026", {"by": "2026-05"}),
        ("6/2027", {"by": "2027-06"}),
        ("2026 và những năm tiếp theo", {"regular": True}),
        ("đến hết năm 2027", {"by": "2027"}),
        ("Thường xuyên", {"regular": True}),
        ("Hằng năm", {"by": "12-31", "every": "year"}),
        ("2026 - 2030", {"by": "2030"}),
        ("Hoàn thành việc bàn giao xong trước ngày 01/01/2030", {"before": "2030-01-01"}),
        ("trước ngày 18 hằng tháng", {"regular": True}),
        ("Quý I/2026; Quý III/2026", {"by": "2026-Q3"}),
        ("Trước 30/6/2028", {"before": "2028-06-30"}),
        ("6 tháng đầu năm 2027", {"by": "2027-06-30"}),
        ("Khi có hướng dẫn của cấp trên", {}),
        ("Tháng 12 năm 2028", {"by": "2028-12"}),
    ]
    parts = ["II. NỘI DUNG", "1. Các việc có thời hạn"]
    tasks = []
    for number, (phrase, bound) in enumerate(said, start=1):
        text = f"Việc thứ {_WORDS[number]} của phòng, làm đến nơi đến chốn."
        parts += [f"1.{number}. {text}", f"Đơn vị chủ trì: {VH}", f"Thời gian hoàn thành: {phrase}"]
        tasks.append(Task(text, (VH,), (), (), bound))
    return Case("thời hạn bằng lời", {"han.txt": text_file("\n\n".join(parts))}, tuple(tasks), 1)


_WORDS = (
    "",
    "nhất",
    "hai",
    "ba",
    "tư",
    "năm",
    "sáu",
    "bảy",
    "tám",
    "chín",
    "mười",
    "mười một",
    "mười hai",
    "mười ba",
    "mười bốn",
    "mười lăm",
)


def spellings() -> Case:
    body = """
II. NỘI DUNG

1. Phối hợp công tác

1.1. Giao ban tuần với các tổ dân phố.

Đơn vị chủ trì: Văn phòng HĐND và UBND phường

Đơn vị phối hợp: Phòng Kinh tế, Hạ tầng và Đô thị, phòng Văn hóa - Xã hội và Công an phường

1.2. Tiếp công dân vào thứ năm hằng tuần.

Đơn vị chủ trì: VP HĐND&UBND

Đơn vị phối hợp: UBMTTQ Việt Nam phường; Hội Nông dân, Hội Liên hiệp Phụ nữ và Đoàn Thanh niên phường

1.3. Tuyên truyền pháp luật về đất đai.

Đơn vị chủ trì: Đề nghị Ủy ban Mặt trận Tổ quốc Việt Nam phường thực hiện.

Đơn vị phối hợp: Các sở: Tư pháp, Nội vụ; Công an tỉnh

1.4. Làm sạch dữ liệu dân cư.

Đơn vị chủ trì: Văn phòng HĐND và UBND

Đơn vị phối hợp: UBND các xã, phường và các đơn vị liên quan
"""
    mt = "Ủy ban Mặt trận Tổ quốc Việt Nam phường"
    tasks = (
        Task("Giao ban tuần với các tổ dân phố.", (VP,), (KT, VH, CA)),
        Task(
            "Tiếp công dân vào thứ năm hằng tuần.",
            (VP,),
            (mt, "Hội Nông dân", "Hội Liên hiệp Phụ nữ", "Đoàn Thanh niên phường"),
        ),
        Task(
            "Tuyên truyền pháp luật về đất đai.", (mt,), ("Sở Tư pháp", "Sở Nội vụ", "Công an tỉnh")
        ),
        Task("Làm sạch dữ liệu dân cư.", (VP,), ("UBND các xã, phường", "Các đơn vị liên quan")),
    )
    return Case(
        "danh sách đơn vị, nhiều cách gọi một đơn vị", {"don-vi.txt": text_file(body)}, tasks, 1
    )


def targets() -> Case:
    texts = (
        (
            "Nâng cao chất lượng dạy nghề. Phấn đấu đến năm 2030, tỷ lệ lao động qua đào tạo đạt từ 75% trở lên.",
            (("2030", "at_least 75"),),
        ),
        (
            "Phấn đấu giai đoạn 2026-2030: Thu ngân sách trên địa bàn tăng bình quân 8%/năm; vốn đầu tư công đạt 300 tỷ đồng.",
            (("2026-2030 average", "at_least 8"), ("2026-2030 total", "at_least 300")),
        ),
        ("Hằng năm, 100% trẻ em trong độ tuổi được tiêm chủng.", (("year", "at_least 100"),)),
        (
            "Phấn đấu đến hết năm 2028, phường đạt chuẩn “Phường văn minh đô thị”.",
            (("2028", "achieved"),),
        ),
        ("Phấn đấu đến năm 2027 không còn hộ nghèo theo chuẩn mới.", (("2027", "exactly 0"),)),
        ("Tỷ lệ trẻ thấp còi giảm còn dưới 7% vào năm 2029.", (("2029", "less_than 7"),)),
        ("Kinh tế số chiếm 18-20% tổng sản phẩm trên địa bàn.", (("", "between 18-20"),)),
        ("Thực hiện Nghị quyết số 18-NQ/TU ngày 22/12/2024 với 3 nhóm việc, 5 bước.", ()),
    )
    parts = ["II. NỘI DUNG", "1. Các chỉ tiêu trong lời văn"]
    tasks = []
    for number, (text, milestones) in enumerate(texts, start=1):
        parts += [f"1.{number}. {text}", f"Đơn vị chủ trì: {VH}"]
        tasks.append(Task(text, (VH,), (), (), None, milestones))
    return Case(
        "chỉ tiêu bằng lời", {"muc-tieu.txt": text_file("\n\n".join(parts))}, tuple(tasks), 1
    )


def mixed() -> Case:
    rows: list[list[C | str]] = [
        ["TT", "Nhiệm vụ", "Đơn vị thực hiện", "Thời gian thực hiện"],
        ["1", "Cắm biển báo ở các khúc cua", KT, "Quý II/2026"],
        ["2", "Sơn lại vạch kẻ đường trước cổng trường", KT, "Tháng 8/2026"],
    ]
    body: list[Item] = [
        P("II. NỘI DUNG", bold=True),
        P("1. Văn hóa", bold=True),
        P("1.1. Phục dựng lễ hội đua thuyền."),
        P("Đơn vị chủ trì: Phòng Văn hóa - Xã hội"),
        P("2. Giao thông", bold=True),
        rows,
        P("3. Quốc phòng", bold=True),
        P("- Huấn luyện dân quân năm thứ nhất."),
        P("- Gọi công dân khám tuyển nghĩa vụ quân sự."),
        P("Đơn vị chủ trì: Ban Chỉ huy Quân sự phường; Đơn vị phối hợp: Công an phường."),
    ]
    tasks = (
        Task("Phục dựng lễ hội đua thuyền.", (VH,)),
        Task("Cắm biển báo ở các khúc cua", (KT,), (), (), {"by": "2026-Q2"}),
        Task("Sơn lại vạch kẻ đường trước cổng trường", (KT,), (), (), {"by": "2026-08"}),
        Task("Huấn luyện dân quân năm thứ nhất.", (QS,), (CA,)),
        Task("Gọi công dân khám tuyển nghĩa vụ quân sự.", (QS,), (CA,)),
    )
    return Case("nhiều bố cục trong một văn bản", {"lan.docx": _word(body)}, tasks, 3)


def flat() -> Case:
    body = """
II. NHIỆM VỤ

1. Lập danh mục thủ tục hành chính không còn phù hợp.

Đơn vị chủ trì: Trung tâm Phục vụ hành chính công

2. Niêm yết công khai số điện thoại đường dây nóng.

Đơn vị chủ trì: Văn phòng HĐND và UBND

3. Đo sự hài lòng của người dân.

Đơn vị chủ trì: Phòng Văn hóa - Xã hội
"""
    tasks = (
        Task("Lập danh mục thủ tục hành chính không còn phù hợp.", (HCC,)),
        Task("Niêm yết công khai số điện thoại đường dây nóng.", (VP,)),
        Task("Đo sự hài lòng của người dân.", (VH,)),
    )
    return Case(
        "một cấp: nhiệm vụ đánh số ngay dưới phần", {"mot-cap.txt": text_file(body)}, tasks, 1
    )


def decision() -> Case:
    text = """ỦY BAN NHÂN DÂN
XÃ MƯỜNG CHIÊN

CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc

Số: 45/QĐ-UBND

Mường Chiên, ngày 12 tháng 4 năm 2026

QUYẾT ĐỊNH

Về việc ban hành Kế hoạch phát triển du lịch cộng đồng giai đoạn 2026 - 2028

CHỦ TỊCH ỦY BAN NHÂN DÂN XÃ MƯỜNG CHIÊN

Căn cứ Luật Tổ chức chính quyền địa phương năm 2025;

Theo đề nghị của Trưởng phòng Văn hóa - Xã hội,

QUYẾT ĐỊNH:

Điều 1. Ban hành kèm theo Quyết định này Kế hoạch phát triển du lịch cộng đồng.

Điều 2. Quyết định này có hiệu lực kể từ ngày ký.

Nơi nhận:

- Như Điều 2;
- TT. Đảng ủy, HĐND xã;
- Lưu: VT.

TM. ỦY BAN NHÂN DÂN
CHỦ TỊCH

Lò Văn Cúc

KẾ HOẠCH

Phát triển du lịch cộng đồng giai đoạn 2026 - 2028

(Ban hành kèm theo Quyết định số 45/QĐ-UBND ngày 12/4/2026 của UBND xã Mường Chiên)

I. MỤC ĐÍCH

Khai thác cảnh đẹp, giữ nếp nhà sàn.

II. NHIỆM VỤ

1. Cơ sở vật chất

1.1. Sửa năm nhà sàn đón khách.

Đơn vị chủ trì: Phòng Kinh tế

1.2. Làm biển chỉ đường vào bản.

Đơn vị chủ trì: Phòng Văn hóa - Xã hội

III. TỔ CHỨC THỰC HIỆN

1. Phòng Văn hóa - Xã hội

- Tổng hợp, báo cáo kết quả.

2. Phòng Kinh tế

- Cân đối kinh phí.
"""
    tasks = (
        Task("Sửa năm nhà sàn đón khách.", ("Phòng Kinh tế",)),
        Task("Làm biển chỉ đường vào bản.", (VH,)),
    )
    return Case(
        "quyết định ban hành, kế hoạch kèm theo", {"quyet-dinh.txt": text.encode()}, tasks, 1
    )


def wide_groups() -> Case:
    rows: list[list[C | str]] = [
        [
            "STT",
            "Nhiệm vụ",
            "Nội dung thực hiện",
            "Đơn vị chủ trì",
            "Đơn vị phối hợp",
            "Thời gian",
            "Nguồn kinh phí",
        ],
        [C("A. NHIỆM VỤ CHUNG", across=7, bold=True)],
        [
            "1",
            C("Tuyên truyền", down="first"),
            "Viết tin bài trên loa",
            VH,
            "Các đoàn thể",
            "Thường xuyên",
            "Ngân sách",
        ],
        ["2", C("", down="rest"), "Kẻ vẽ khẩu hiệu", "nt", "nt", "Quý II/2026", "Ngân sách"],
        [C("B. NHIỆM VỤ CỤ THỂ", across=7, bold=True)],
        ["3", "Thu gom rác", "Đặt thêm thùng rác ở chợ", KT, "", "Tháng 3 - 6/2026", "Xã hội hóa"],
    ]
    body: list[Item] = [P("II. NHIỆM VỤ", bold=True), rows]
    tasks = (
        Task("Viết tin bài trên loa", (VH,), ("Các đoàn thể",), (), {"regular": True}),
        Task("Kẻ vẽ khẩu hiệu", (VH,), ("Các đoàn thể",), (), {"by": "2026-Q2"}),
        Task("Đặt thêm thùng rác ở chợ", (KT,), (), (), {"by": "2026-06"}),
    )
    return Case(
        "b: dòng nhóm suốt bảng, “nt”, hai cột nội dung", {"nhom.docx": _word(body)}, tasks, 2
    )


def dashes_of_a_part() -> Case:
    body = """
II. NHIỆM VỤ TRỌNG TÂM

- Rà soát hộ có nguy cơ tái nghèo.

- Hỗ trợ giống cây trồng vụ xuân.

Đơn vị chủ trì: Phòng Kinh tế, Hạ tầng và Đô thị

- Mở lớp xóa mù chữ ở xóm Soi.

Đơn vị chủ trì: Phòng Văn hóa - Xã hội

Đơn vị phối hợp:

- Công an phường;

- Trạm Y tế phường.
"""
    tasks = (
        Task("Rà soát hộ có nguy cơ tái nghèo.", (KT,)),
        Task("Hỗ trợ giống cây trồng vụ xuân.", (KT,)),
        Task("Mở lớp xóa mù chữ ở xóm Soi.", (VH,), (CA, YT)),
    )
    return Case(
        "d: gạch đầu dòng ngay dưới phần, danh sách dưới nhãn",
        {"gach-phan.txt": text_file(body)},
        tasks,
        1,
    )


def charged_in_words() -> Case:
    body = """
II. NỘI DUNG

1. Nông nghiệp

1.1. Chuyển năm héc-ta lúa kém hiệu quả sang trồng sen.

Giao Phòng Kinh tế, Hạ tầng và Đô thị chủ trì, phối hợp với Các tổ dân phố tổ chức thực hiện.

1.2. Xây bể thu gom vỏ thuốc bảo vệ thực vật.

Giao Phòng Kinh tế, Hạ tầng và Đô thị chủ trì thực hiện.
"""
    tasks = (
        Task("Chuyển năm héc-ta lúa kém hiệu quả sang trồng sen.", (KT,), ("Các tổ dân phố",)),
        Task("Xây bể thu gom vỏ thuốc bảo vệ thực vật.", (KT,)),
    )
    return Case("giao bằng câu, không bằng nhãn", {"giao.txt": text_file(body)}, tasks, 1)


def letters_above_parts() -> Case:
    body = """
A. ĐẶC ĐIỂM TÌNH HÌNH

Phường có chín tổ dân phố.

B. NHIỆM VỤ

I. KINH TẾ

1. Mở rộng chợ đầu mối.

Đơn vị chủ trì: Phòng Kinh tế, Hạ tầng và Đô thị

2. Tổ chức phiên chợ cuối tuần.

Đơn vị chủ trì: Phòng Văn hóa - Xã hội

II. AN NINH

1. Lắp chuông báo trộm ở xóm Đông.

Đơn vị chủ trì: Công an phường
"""
    text = HEAD.split("I. MỤC ĐÍCH")[0] + body + FOOT.replace("III. TỔ CHỨC", "C. TỔ CHỨC")
    tasks = (
        Task("Mở rộng chợ đầu mối.", (KT,)),
        Task("Tổ chức phiên chợ cuối tuần.", (VH,)),
        Task("Lắp chuông báo trộm ở xóm Đông.", (CA,)),
    )
    return Case("phần A, B, C trên mục I, II", {"chu-cai.txt": text.encode()}, tasks, 2)


_MADE = (
    lines,
    one_line,
    from_pdf,
    markdown,
    automatic,
    flat,
    table,
    other_heads,
    one_cell,
    split_rows,
    merged_cells,
    nested_groups,
    target_table,
    bodies_head,
    bodies_in_implementation,
    group_of_dashes,
    points_in_a_task,
    text_and_annex,
    wrong_numbers,
    deadlines,
    spellings,
    targets,
    mixed,
    decision,
    wide_groups,
    dashes_of_a_part,
    charged_in_words,
    letters_above_parts,
)
