"""Documents as offices lay them out, of our own writing: what the first corpus did not have."""

from __future__ import annotations

from tests.importing.corpus import (
    AN,
    BINH,
    CA,
    CUC,
    HCC,
    HEAD,
    KT,
    LQ,
    QS,
    VH,
    VP,
    YT,
    _word,
    text_file,
)
from tests.importing.expected import Case, Task
from tests.importing.word import C, Item, P, word_file


def labelled_dashes() -> Case:
    body = """
II. NỘI DUNG VÀ PHÂN CÔNG THỰC HIỆN

1. Tuyên truyền pháp luật về cư trú

- Nội dung: Phát tờ rơi và treo áp phích tại 12 nhà văn hóa tổ dân phố.

- Đơn vị thực hiện: Công an phường.

- Đơn vị phối hợp: Các tổ dân phố.

- Thời gian thực hiện: Tháng 6/2026.

2. Mở lớp dạy bơi cho trẻ em

- Nội dung: Tổ chức bốn lớp dạy bơi miễn phí trong dịp hè.

- Đơn vị thực hiện: Phòng Văn hóa - Xã hội.

- Đơn vị phối hợp: Đoàn TNCS Hồ Chí Minh phường; Trạm Y tế phường.

- Thời gian thực hiện: Quý III/2026.
"""
    return Case(
        "nội dung và phân công là gạch đầu dòng",
        {"a.txt": text_file(body)},
        (
            Task(
                "Tuyên truyền pháp luật về cư trú\n\n- Nội dung: Phát tờ rơi và treo áp phích tại 12 nhà văn hóa tổ dân phố.",
                (CA,),
                ("Các tổ dân phố",),
                (),
                {"by": "2026-06"},
            ),
            Task(
                "Mở lớp dạy bơi cho trẻ em\n\n- Nội dung: Tổ chức bốn lớp dạy bơi miễn phí trong dịp hè.",
                (VH,),
                ("Đoàn TNCS Hồ Chí Minh phường", YT),
                (),
                {"by": "2026-Q3"},
            ),
        ),
        1,
    )


def asides() -> Case:
    body = """
II. NHIỆM VỤ, GIẢI PHÁP

1. Về quy hoạch

a) Lập quy hoạch chi tiết khu dân cư Bãi Trên (Cơ quan chủ trì: Phòng Kinh tế, Hạ tầng và Đô thị; cơ quan phối hợp: Văn phòng HĐND và UBND; thời gian hoàn thành: quý IV/2026).

b) Cắm mốc hành lang hai bên mương Tây (Cơ quan chủ trì: Phòng Kinh tế, Hạ tầng và Đô thị; thời gian hoàn thành: trước ngày 30/9/2026).

2. Về văn hóa

a) Sưu tầm tư liệu về đình Hạ (Cơ quan chủ trì: Phòng Văn hóa - Xã hội; thời gian: thường xuyên).
"""
    return Case(
        "phân công có nhãn trong ngoặc cuối điểm",
        {"a.txt": text_file(body)},
        (
            Task(
                "Lập quy hoạch chi tiết khu dân cư Bãi Trên (Cơ quan chủ trì: Phòng Kinh tế, Hạ tầng và Đô thị; cơ quan phối hợp: Văn phòng HĐND và UBND; thời gian hoàn thành: quý IV/2026).",
                (KT,),
                (VP,),
                (),
                {"by": "2026-Q4"},
            ),
            Task(
                "Cắm mốc hành lang hai bên mương Tây (Cơ quan chủ trì: Phòng Kinh tế, Hạ tầng và Đô thị; thời gian hoàn thành: trước ngày 30/9/2026).",
                (KT,),
                (),
                (),
                {"before": "2026-09-30"},
            ),
            Task(
                "Sưu tầm tư liệu về đình Hạ (Cơ quan chủ trì: Phòng Văn hóa - Xã hội; thời gian: thường xuyên).",
                (VH,),
                (),
                (),
                {"regular": "True"},
            ),
        ),
        2,
    )


def time_table() -> Case:
    body: list[Item] = [
        P("II. NỘI DUNG THỰC HIỆN", bold=True),
        [
            [
                C("STT", bold=True),
                C("Nội dung công việc", bold=True),
                C("Thời gian thực hiện", bold=True),
                C("Đơn vị thực hiện", bold=True),
                C("Đơn vị phối hợp", bold=True),
                C("Kết quả đạt được", bold=True),
            ],
            [C("A", bold=True), C("CÔNG TÁC CHUẨN BỊ", across=5, bold=True)],
            ["1", "Thành lập tổ giúp việc gồm bảy người", "Trước 15/3/2026", VP, LQ, "Quyết định"],
            ["2", "Ban hành văn bản hướng dẫn các tổ dân phố", "20/3/2026", VH, "", "Công văn"],
            [C("B", bold=True), C("TRIỂN KHAI", across=5, bold=True)],
            [
                "1",
                "Rà soát hộ khó khăn\n\n- Lập danh sách từng tổ\n\n- Niêm yết bảy ngày",
                "Tháng 4/2026",
                VH,
                "Các tổ dân phố\n\nTrạm Y tế phường",
                "Danh sách",
            ],
            [
                "2",
                "Trao hỗ trợ tại nhà văn hóa",
                "30/4/2026",
                C("Ban Chỉ huy Quân sự phường", down="first"),
                "",
                "Biên bản",
            ],
            ["3", "Báo cáo kết quả", "Tháng 5/2026", C("", down="rest"), "", "Báo cáo"],
        ],
    ]
    return Case(
        "b: tiến độ trước đơn vị, nhóm A, B suốt bảng",
        {"a.docx": _word(body)},
        (
            Task(
                "Thành lập tổ giúp việc gồm bảy người", (VP,), (LQ,), (), {"before": "2026-03-15"}
            ),
            Task("Ban hành văn bản hướng dẫn các tổ dân phố", (VH,), (), (), {"by": "2026-03-20"}),
            Task(
                "Rà soát hộ khó khăn\n\n- Lập danh sách từng tổ\n\n- Niêm yết bảy ngày",
                (VH,),
                ("Các tổ dân phố", YT),
                (),
                {"by": "2026-04"},
            ),
            Task("Trao hỗ trợ tại nhà văn hóa", (QS,), (), (), {"by": "2026-04-30"}),
            Task("Báo cáo kết quả", (QS,), (), (), {"by": "2026-05"}),
        ),
        2,
    )


def charges_of_bodies() -> Case:
    body = """
II. NHIỆM VỤ CỤ THỂ

1. Giao Phòng Kinh tế, Hạ tầng và Đô thị:

a) Chủ trì, phối hợp với Công an phường kiểm tra bến bãi cát sỏi, xong trước ngày 30/6/2026.

b) Lập danh mục đường ngõ cần trải nhựa.

2. Giao Trạm Y tế phường:

a) Phun thuốc phòng dịch tại bốn tổ dân phố ven sông.

b) Phối hợp với Phòng Văn hóa - Xã hội khám sức khỏe học sinh.

3. Đề nghị Ủy ban MTTQ Việt Nam phường:

Vận động hội viên tham gia dọn vệ sinh ngày thứ Bảy.
"""
    return Case(
        "c: Giao ai: a, b",
        {"a.txt": text_file(body)},
        (
            Task(
                "Chủ trì, phối hợp với Công an phường kiểm tra bến bãi cát sỏi, xong trước ngày 30/6/2026.",
                (KT,),
                (CA,),
                (),
                {"before": "2026-06-30"},
            ),
            Task("Lập danh mục đường ngõ cần trải nhựa.", (KT,)),
            Task("Phun thuốc phòng dịch tại bốn tổ dân phố ven sông.", (YT,)),
            Task("Phối hợp với Phòng Văn hóa - Xã hội khám sức khỏe học sinh.", (YT,), (VH,)),
            Task(
                "Vận động hội viên tham gia dọn vệ sinh ngày thứ Bảy.",
                ("Ủy ban MTTQ Việt Nam phường",),
            ),
        ),
        3,
    )


def short_labels() -> Case:
    body = """
II. NHIỆM VỤ TRỌNG TÂM

1. Xây dựng nếp sống văn minh

1.1. Dựng mười hai biển tuyên truyền ở đầu ngõ.

* Thực hiện: Phòng Văn hóa - Xã hội.

* Phối hợp: Các tổ dân phố.

* Phụ trách: Đồng chí Vũ Thị Bình, Phó Chủ tịch UBND phường.

* Hoàn thành: Trước 31/12/2026.

1.2. Chấm dứt đổ rác ra lòng mương.

* Thực hiện: Phòng Kinh tế, Hạ tầng và Đô thị, Công an phường.

* Phụ trách: Đồng chí Lò Văn Cúc, Phó Chủ tịch UBND phường.

* Hoàn thành: Hằng tháng.
"""
    return Case(
        "nhãn ngắn, đánh dấu hoa thị",
        {"a.txt": text_file(body)},
        (
            Task(
                "Dựng mười hai biển tuyên truyền ở đầu ngõ.",
                (VH,),
                ("Các tổ dân phố",),
                (BINH,),
                {"before": "2026-12-31"},
            ),
            Task("Chấm dứt đổ rác ra lòng mương.", (KT, CA), (), (CUC,), {"regular": "True"}),
        ),
        1,
    )


def sentence_ends() -> Case:
    body = """
II. CÁC NHIỆM VỤ CHỦ YẾU

1. Lát lại vỉa hè phố Bến. Giao Phòng Kinh tế, Hạ tầng và Đô thị chủ trì, phối hợp với Công an phường thực hiện, hoàn thành trước ngày 15/8/2026.

2. Số hóa sổ hộ tịch từ năm 1990. Giao Trung tâm Phục vụ hành chính công chủ trì thực hiện, hoàn thành trong quý III/2026.

3. Dạy nghề mộc cho thanh niên. Giao Phòng Văn hóa - Xã hội chủ trì, phối hợp với Đoàn TNCS Hồ Chí Minh phường thực hiện thường xuyên.
"""
    return Case(
        "câu giao việc ở cuối điểm",
        {"a.txt": text_file(body)},
        (
            Task(
                "Lát lại vỉa hè phố Bến. Giao Phòng Kinh tế, Hạ tầng và Đô thị chủ trì, phối hợp với Công an phường thực hiện, hoàn thành trước ngày 15/8/2026.",
                (KT,),
                (CA,),
                (),
                {"before": "2026-08-15"},
            ),
            Task(
                "Số hóa sổ hộ tịch từ năm 1990. Giao Trung tâm Phục vụ hành chính công chủ trì thực hiện, hoàn thành trong quý III/2026.",
                (HCC,),
                (),
                (),
                {"by": "2026-Q3"},
            ),
            Task(
                "Dạy nghề mộc cho thanh niên. Giao Phòng Văn hóa - Xã hội chủ trì, phối hợp với Đoàn TNCS Hồ Chí Minh phường thực hiện thường xuyên.",
                (VH,),
                ("Đoàn TNCS Hồ Chí Minh phường",),
            ),
        ),
        1,
    )


def annex_of_products() -> Case:
    body: list[Item] = [
        P("II. NHIỆM VỤ", bold=True),
        P("Các đơn vị triển khai nhiệm vụ theo Phụ lục kèm theo Kế hoạch này."),
    ]
    annex: list[Item] = [
        P("PHỤ LỤC", bold=True, centred=True),
        P("DANH MỤC NHIỆM VỤ TRIỂN KHAI NĂM 2026", bold=True, centred=True),
        P(
            "(Kèm theo Kế hoạch số 12/KH-UBND ngày 05 tháng 3 năm 2026 của UBND phường Hạ Lâm)",
            centred=True,
        ),
        [
            [
                C("TT", down="first"),
                C("Nhiệm vụ/Hoạt động", down="first"),
                C("Phân công thực hiện", across=2),
                C("Sản phẩm chủ yếu", down="first"),
                C("Thời hạn", down="first"),
                C("Lãnh đạo phụ trách", down="first"),
            ],
            [
                C("", down="rest"),
                C("", down="rest"),
                "Chủ trì",
                "Phối hợp",
                C("", down="rest"),
                C("", down="rest"),
                C("", down="rest"),
            ],
            [C("(1)"), "(2)", "(3)", "(4)", "(5)", "(6)", "(7)"],
            [C("I"), C("Hoàn thiện thể chế", across=6)],
            [
                "1",
                "Ban hành quy chế một cửa",
                VP,
                "Các phòng, ban",
                "Quyết định của UBND phường",
                "Quý II",
                "Chủ tịch UBND phường",
            ],
            ["2", "Sửa quy chế thi đua", VH, "Nt", "Quyết định", "T9/2026", "PCT Vũ Thị Bình"],
            [C("II"), C("Hạ tầng số", across=6)],
            [
                "3",
                "Kéo cáp quang về ba tổ dân phố",
                "Phòng KT,HT&ĐT",
                "Viettel, VNPT",
                "Biên bản",
                "12/2026",
                "PCT Lò Văn Cúc",
            ],
        ],
    ]
    return Case(
        "b: phụ lục, tiêu đề hai tầng, tên viết tắt",
        {"a.docx": _word([*body]), "b.docx": word_file(annex)},
        (
            Task(
                "Ban hành quy chế một cửa",
                (VP,),
                ("Các phòng, ban",),
                ("Chủ tịch UBND phường",),
                {"by": "2026-Q2"},
            ),
            Task("Sửa quy chế thi đua", (VH,), ("Các phòng, ban",), (BINH,), {"by": "2026-09"}),
            Task(
                "Kéo cáp quang về ba tổ dân phố",
                ("Phòng KT,HT&ĐT",),
                ("Viettel", "VNPT"),
                (CUC,),
                {"by": "2026-12"},
            ),
        ),
        2,
    )


def conclusions() -> Case:
    head = HEAD.split("KẾ HOẠCH\n")[0].replace("12/KH-UBND", "45/TB-UBND")
    body = """THÔNG BÁO

Kết luận của Chủ tịch UBND phường tại phiên họp tháng 3 năm 2026

Ngày 02/3/2026, UBND phường Hạ Lâm họp phiên thường kỳ. Sau khi nghe báo cáo và ý kiến các thành viên, Chủ tịch UBND phường kết luận như sau:

1. Về thu ngân sách

Yêu cầu Phòng Kinh tế, Hạ tầng và Đô thị rà soát nguồn thu từ chợ, báo cáo UBND phường trước ngày 20/3/2026.

2. Về trường học

- Giao Phòng Văn hóa - Xã hội chủ trì, phối hợp với các trường học kiểm tra bếp ăn bán trú; hoàn thành trong tháng 4/2026.

- Giao Trạm Y tế phường tập huấn sơ cứu cho giáo viên.

Văn phòng HĐND và UBND thông báo để các đơn vị biết, thực hiện./.

Nơi nhận:

- Thường trực Đảng ủy;
- Lưu: VT.

TL. CHỦ TỊCH
CHÁNH VĂN PHÒNG

Bùi Thị Mơ
"""
    return Case(
        "thông báo kết luận",
        {"a.txt": (head + body).encode()},
        (
            Task(
                "Yêu cầu Phòng Kinh tế, Hạ tầng và Đô thị rà soát nguồn thu từ chợ, báo cáo UBND phường trước ngày 20/3/2026.",
                (KT,),
                (),
                (),
                {"before": "2026-03-20"},
            ),
            Task(
                "Giao Phòng Văn hóa - Xã hội chủ trì, phối hợp với các trường học kiểm tra bếp ăn bán trú; hoàn thành trong tháng 4/2026.",
                (VH,),
                ("Các trường học",),
                (),
                {"by": "2026-04"},
            ),
            Task("Giao Trạm Y tế phường tập huấn sơ cứu cho giáo viên.", (YT,)),
        ),
    )


def bodies_after_prose() -> Case:
    body = """
II. NHIỆM VỤ VÀ GIẢI PHÁP

1. Nâng cao nhận thức của cán bộ và Nhân dân về bảo vệ nguồn nước.

2. Đầu tư hệ thống thu gom nước thải.

III. TỔ CHỨC THỰC HIỆN

1. Phòng Kinh tế, Hạ tầng và Đô thị

- Là cơ quan thường trực, theo dõi việc thực hiện Kế hoạch.

- Tham mưu lắp đặt năm trạm bơm, hoàn thành trước ngày 30/11/2026.

2. Phòng Văn hóa - Xã hội

- Viết tin bài trên trang thông tin điện tử.

3. Công an phường

Xử lý nghiêm các trường hợp xả thải trái phép.

4. Đề nghị Ủy ban MTTQ Việt Nam và các tổ chức chính trị - xã hội phường

Tuyên truyền hội viên không xả rác xuống mương.

Trên đây là Kế hoạch bảo vệ nguồn nước, yêu cầu các đơn vị thực hiện./.

Nơi nhận:

- Lưu: VT.

TM. ỦY BAN NHÂN DÂN
CHỦ TỊCH

Trịnh Đức An
"""
    return Case(
        "giải pháp chung, việc của từng đơn vị ở tổ chức thực hiện",
        {"a.txt": (HEAD + body.lstrip("\n")).encode()},
        (
            Task("Là cơ quan thường trực, theo dõi việc thực hiện Kế hoạch.", (KT,)),
            Task(
                "Tham mưu lắp đặt năm trạm bơm, hoàn thành trước ngày 30/11/2026.",
                (KT,),
                (),
                (),
                {"before": "2026-11-30"},
            ),
            Task("Viết tin bài trên trang thông tin điện tử.", (VH,)),
            Task("Xử lý nghiêm các trường hợp xả thải trái phép.", (CA,)),
            Task(
                "Tuyên truyền hội viên không xả rác xuống mương.",
                ("Ủy ban MTTQ Việt Nam", "Các tổ chức chính trị - xã hội phường"),
            ),
        ),
    )


def weeks() -> Case:
    body: list[Item] = [
        P("II. LỊCH THỰC HIỆN", bold=True),
        [
            ["Thời gian", "Nội dung", "Người thực hiện", "Địa điểm"],
            [
                "Ngày 10/4/2026",
                "Họp Ban Tổ chức lần thứ nhất",
                "Đ/c Trịnh Đức An",
                "Phòng họp tầng 2",
            ],
            [
                "Từ 12 đến 15/4/2026",
                "Kiểm tra sân khấu, âm thanh",
                "Phòng Văn hóa - Xã hội",
                "Nhà văn hóa",
            ],
            [
                "Ngày 18/4/2026",
                "Tổng duyệt chương trình văn nghệ",
                "Phòng Văn hóa - Xã hội; Đoàn TNCS Hồ Chí Minh phường",
                "Sân vận động",
            ],
        ],
    ]
    return Case(
        "b: lịch thực hiện, người thực hiện",
        {"a.docx": _word(body)},
        (
            Task("Họp Ban Tổ chức lần thứ nhất", (), (), (AN,), {"by": "2026-04-10"}),
            Task("Kiểm tra sân khấu, âm thanh", (VH,), (), (), {"by": "2026-04-15"}),
            Task(
                "Tổng duyệt chương trình văn nghệ",
                (VH, "Đoàn TNCS Hồ Chí Minh phường"),
                (),
                (),
                {"by": "2026-04-18"},
            ),
        ),
    )


DTN = "Đoàn TNCS Hồ Chí Minh phường"


def stars_and_asides() -> Case:
    body = """
II. NHIỆM VỤ TRỌNG TÂM

1. Công tác tuyên truyền

1.1. Đổi mới nội dung bản tin phát thanh hằng tuần, ưu tiên gương người tốt việc tốt.
* Cơ quan chủ trì: Phòng Văn hóa - Xã hội.
* Cơ quan phối hợp: Các cơ quan, đơn vị liên quan; các tổ dân phố.
* Thời gian thực hiện: Năm 2026 và các năm tiếp theo.
* Sản phẩm: Bản tin phát thanh.

1.2. Lập nhóm Zalo từng tổ dân phố
- Nội dung: Mỗi tổ một nhóm, có cán bộ trả lời trong ngày.
- Chủ trì: Các tổ dân phố.
- Phối hợp: Trung tâm Phục vụ hành chính công, Công an phường.
- Thời gian: Xong trong quý II năm 2026, duy trì thường xuyên.

2. Kinh tế

2.1 Mở điểm bán hàng lưu niệm tại bến đò (Phòng Kinh tế, Hạ tầng và Đô thị chủ trì; hoàn thành trước 01/9/2026).

2.2 Hỗ trợ sáu hộ làm gốm quảng bá trên mạng.
Chủ trì: Phòng Kinh tế, Hạ tầng và Đô thị
Phối hợp: Hội Nông dân, Hội Liên hiệp Phụ nữ phường
Hoàn thành: 30/11/2026
"""
    return Case(
        "a: hoa thị liền dòng, lẫn ngoặc",
        {"a.txt": text_file(body)},
        (
            Task(
                "Đổi mới nội dung bản tin phát thanh hằng tuần, ưu tiên gương người tốt việc tốt.",
                (VH,),
                (LQ, "Các tổ dân phố"),
                (),
                {"regular": "True"},
            ),
            Task(
                "Lập nhóm Zalo từng tổ dân phố\n\n- Nội dung: Mỗi tổ một nhóm, có cán bộ trả lời trong ngày.",
                ("Các tổ dân phố",),
                (HCC, CA),
                (),
                {"by": "2026-Q2"},
            ),
            Task(
                "Mở điểm bán hàng lưu niệm tại bến đò (Phòng Kinh tế, Hạ tầng và Đô thị chủ trì; hoàn thành trước 01/9/2026).",
                (KT,),
                (),
                (),
                {"before": "2026-09-01"},
            ),
            Task(
                "Hỗ trợ sáu hộ làm gốm quảng bá trên mạng.",
                (KT,),
                ("Hội Nông dân", "Hội Liên hiệp Phụ nữ phường"),
                (),
                {"by": "2026-11-30"},
            ),
        ),
        2,
    )


def drafts_table() -> Case:
    body: list[Item] = [
        P("II. PHÂN CÔNG NHIỆM VỤ", bold=True),
        P("(Chi tiết tại biểu dưới đây)"),
        [
            [
                "TT",
                "Tên nhiệm vụ",
                "Đơn vị chủ trì tham mưu",
                "Đơn vị phối hợp",
                "Cấp trình",
                "Hình thức văn bản",
                "Thời gian trình",
            ],
            [C("I"), C("Lĩnh vực nội vụ", across=6)],
            ["1", "Đề án vị trí việc làm các phòng", VH, VP, "UBND phường", "Đề án", "Tháng 6"],
            [
                "2",
                "Kế hoạch tinh giản đầu mối",
                VH,
                "- Văn phòng HĐND và UBND;\n\n- Các phòng chuyên môn",
                "UBND phường",
                "Kế hoạch",
                "Tháng 9",
            ],
            [C("II"), C("Lĩnh vực kinh tế", across=6)],
            [
                "3",
                "Đề án chợ đêm Bến Cũ",
                KT,
                "Công an phường; Trạm Y tế phường",
                "HĐND phường",
                "Nghị quyết",
                "Kỳ họp giữa năm",
            ],
            ["4", "Quy định quản lý vỉa hè", KT, "//", "UBND phường", "Quyết định", "Quý IV"],
        ],
    ]
    doc = _word(body)
    return Case(
        "b: cấp trình, thời gian trình",
        {"a.docx": doc},
        (
            Task("Đề án vị trí việc làm các phòng", (VH,), (VP,), (), {}),
            Task("Kế hoạch tinh giản đầu mối", (VH,), (VP, "Các phòng chuyên môn"), (), {}),
            Task("Đề án chợ đêm Bến Cũ", (KT,), (CA, YT), (), {}),
            Task("Quy định quản lý vỉa hè", (KT,), (CA, YT), (), {}),
        ),
        2,
    )


def labels_as_points() -> Case:
    body = """
II. NỘI DUNG

1. Sửa mái nhà văn hóa tổ 3.

a) Cơ quan chủ trì: Phòng Kinh tế, Hạ tầng và Đô thị.

b) Cơ quan phối hợp: Tổ dân phố số 3.

c) Thời gian hoàn thành: Tháng 10 năm 2026.

2. Lập quỹ khuyến học.

a) Cơ quan chủ trì: Hội Khuyến học phường.

b) Cơ quan phối hợp: Phòng Văn hóa - Xã hội.

c) Thời gian hoàn thành: Trước 31 tháng 12 năm 2026.
"""
    return Case(
        "a: nhãn là điểm a, b, c",
        {"a.txt": text_file(body)},
        (
            Task("Sửa mái nhà văn hóa tổ 3.", (KT,), ("Tổ dân phố số 3",), (), {"by": "2026-10"}),
            Task(
                "Lập quỹ khuyến học.",
                ("Hội Khuyến học phường",),
                (VH,),
                (),
                {"before": "2026-12-31"},
            ),
        ),
    )


def bodies_begin() -> Case:
    body = """
II. NHIỆM VỤ

1. Tập trung chỉ đạo phòng, chống cháy rừng; Hạt Kiểm lâm chủ trì, phối hợp với Công an phường, các chủ rừng trực 24/24 giờ trong mùa khô.

2. Ban Chỉ huy Quân sự phường chủ trì, phối hợp với Công an phường rà soát lực lượng dân quân, báo cáo trước ngày 10 hằng tháng.

3. Trạm Y tế phường tiêm chủng bổ sung cho trẻ dưới năm tuổi trong quý II/2026.

4. Phòng Văn hóa - Xã hội, Đoàn TNCS Hồ Chí Minh phường mở hội trại hè.
"""
    return Case(
        "c: câu mở đầu bằng đơn vị, chủ ngữ sau dấu chấm phẩy",
        {"a.txt": text_file(body)},
        (
            Task(
                "Tập trung chỉ đạo phòng, chống cháy rừng; Hạt Kiểm lâm chủ trì, phối hợp với Công an phường, các chủ rừng trực 24/24 giờ trong mùa khô.",
                ("Hạt Kiểm lâm",),
                (CA,),
            ),
            Task(
                "Ban Chỉ huy Quân sự phường chủ trì, phối hợp với Công an phường rà soát lực lượng dân quân, báo cáo trước ngày 10 hằng tháng.",
                (QS,),
                (CA,),
                (),
                {"regular": "True"},
            ),
            Task(
                "Trạm Y tế phường tiêm chủng bổ sung cho trẻ dưới năm tuổi trong quý II/2026.",
                (YT,),
                (),
                (),
                {"by": "2026-Q2"},
            ),
            Task("Phòng Văn hóa - Xã hội, Đoàn TNCS Hồ Chí Minh phường mở hội trại hè.", (VH, DTN)),
        ),
    )


def tables_below_numbers() -> Case:
    body: list[Item] = [
        P("II. NỘI DUNG", bold=True),
        P("Phát triển du lịch cộng đồng", level=1, bold=True),
        [
            [
                "STT",
                "Hoạt động",
                "Chủ trì/phối hợp",
                "Thời gian, địa điểm",
                "Kinh phí (triệu đồng)",
            ],
            [
                "01",
                "Khôi phục lễ hội đua thuyền",
                "Chủ trì: Phòng Văn hóa - Xã hội\n\nPhối hợp: Công an phường, các tổ dân phố",
                "Tháng 3 hằng năm",
                "120",
            ],
            [
                "02",
                "Đào tạo mười lăm thuyết minh viên",
                "Phòng Văn hóa - Xã hội chủ trì; Đoàn TNCS Hồ Chí Minh phường phối hợp",
                "Quý II/2026; tại nhà văn hóa",
                "45,5",
            ],
        ],
        P("Môi trường du lịch", level=1, bold=True),
        [
            [
                "STT",
                "Hoạt động",
                "Chủ trì/phối hợp",
                "Thời gian, địa điểm",
                "Kinh phí (triệu đồng)",
            ],
            [
                "01",
                "Đặt thùng rác dọc bờ sông",
                "Phòng Kinh tế, Hạ tầng và Đô thị",
                "Trước 30/4/2026",
                "80",
            ],
        ],
    ]
    return Case(
        "b: nhiều bảng dưới mục tự đánh số",
        {"a.docx": _word(body)},
        (
            Task(
                "Khôi phục lễ hội đua thuyền",
                (VH,),
                (CA, "Các tổ dân phố"),
                (),
                {"by": "03-31", "every": "year"},
            ),
            Task("Đào tạo mười lăm thuyết minh viên", (VH,), (DTN,), (), {"by": "2026-Q2"}),
            Task("Đặt thùng rác dọc bờ sông", (KT,), (), (), {"before": "2026-04-30"}),
        ),
        2,
    )


def bodies_two_deep() -> Case:
    body = """
II. NHIỆM VỤ

1. Nhiệm vụ chung

a) Các cơ quan, đơn vị thuộc phường tổ chức học tập, quán triệt nghị quyết trong quý II/2026.

b) Xây dựng quy chế phối hợp giữa các đơn vị.

2. Nhiệm vụ cụ thể

2.1. Phòng Văn hóa - Xã hội

a) Tham mưu UBND phường ban hành kế hoạch xóa nhà tạm trước ngày 15/4/2026.

b) Chủ trì, phối hợp với Ban Chỉ huy Quân sự phường tổ chức lễ giao nhận quân.

2.2. Công an phường

a) Lắp đặt bổ sung 20 mắt ca-mê-ra an ninh; thời gian hoàn thành: Tháng 8/2026.

b) Chủ trì phối hợp các tổ dân phố tuần tra ban đêm.
"""
    return Case(
        "c: đơn vị ở cấp 2.1",
        {"a.txt": text_file(body)},
        (
            Task(
                "Các cơ quan, đơn vị thuộc phường tổ chức học tập, quán triệt nghị quyết trong quý II/2026.",
                ("Các cơ quan, đơn vị thuộc phường",),
                (),
                (),
                {"by": "2026-Q2"},
            ),
            Task("Xây dựng quy chế phối hợp giữa các đơn vị."),
            Task(
                "Tham mưu UBND phường ban hành kế hoạch xóa nhà tạm trước ngày 15/4/2026.",
                (VH,),
                (),
                (),
                {"before": "2026-04-15"},
            ),
            Task(
                "Chủ trì, phối hợp với Ban Chỉ huy Quân sự phường tổ chức lễ giao nhận quân.",
                (VH,),
                (QS,),
            ),
            Task(
                "Lắp đặt bổ sung 20 mắt ca-mê-ra an ninh; thời gian hoàn thành: Tháng 8/2026.",
                (CA,),
                (),
                (),
                {"by": "2026-08"},
            ),
            Task("Chủ trì phối hợp các tổ dân phố tuần tra ban đêm.", (CA,), ("Các tổ dân phố",)),
        ),
    )


def numbered_groups() -> Case:
    rows: list[list[C | str]] = [
        [
            "STT",
            "NỘI DUNG NHIỆM VỤ",
            "ĐƠN VỊ CHỦ TRÌ",
            "ĐƠN VỊ PHỐI HỢP",
            "THỜI GIAN HOÀN THÀNH",
            "GHI CHÚ",
        ]
    ]
    rows += [
        [C("1", bold=True), C("Lĩnh vực đất đai", bold=True), "", "", "", ""],
        [
            "1.1",
            "Cấp đổi giấy chứng nhận cho 200 hộ",
            KT,
            "Trung tâm Phục vụ hành chính công",
            "31/12/2026",
            "",
        ],
        [
            "1.2",
            "Giải quyết dứt điểm năm vụ lấn chiếm",
            KT,
            "Công an phường\n\nCác tổ dân phố",
            "Quý III/2026",
            "Trọng tâm",
        ],
        [C("2", bold=True), C("Lĩnh vực y tế", bold=True), "", "", "", ""],
        [
            "2.1",
            "Khám sức khỏe cho người trên 60 tuổi",
            YT,
            "Hội Người cao tuổi phường",
            "Hằng năm",
            "",
        ],
    ]
    return Case(
        "b: nhóm 1, 2 đậm có số con",
        {"a.docx": _word([P("II. NỘI DUNG", bold=True), rows])},
        (
            Task("Cấp đổi giấy chứng nhận cho 200 hộ", (KT,), (HCC,), (), {"by": "2026-12-31"}),
            Task(
                "Giải quyết dứt điểm năm vụ lấn chiếm",
                (KT,),
                (CA, "Các tổ dân phố"),
                (),
                {"by": "2026-Q3"},
            ),
            Task(
                "Khám sức khỏe cho người trên 60 tuổi",
                (YT,),
                ("Hội Người cao tuổi phường",),
                (),
                {"by": "12-31", "every": "year"},
            ),
        ),
        2,
    )


def plus_signs() -> Case:
    body = """
II. NHIỆM VỤ VÀ GIẢI PHÁP CHỦ YẾU

1. Đẩy mạnh cải cách thủ tục hành chính

- Rà soát, kiến nghị đơn giản hóa ít nhất 10 thủ tục.

- Trả kết quả qua bưu chính công ích.

+ Đơn vị chủ trì: Trung tâm Phục vụ hành chính công.

+ Đơn vị phối hợp: Văn phòng HĐND và UBND, các phòng chuyên môn.

+ Thời gian: Năm 2026.

2. Giữ gìn trật tự đô thị

- Giải tỏa chợ cóc đầu cầu.

+ Đơn vị chủ trì: Công an phường.

+ Thời gian: Trước 30/6/2026.
"""
    return Case(
        "d: phân công là gạch cộng sau các gạch đầu dòng",
        {"a.txt": text_file(body)},
        (
            Task(
                "Rà soát, kiến nghị đơn giản hóa ít nhất 10 thủ tục.",
                (HCC,),
                (VP, "Các phòng chuyên môn"),
                (),
                {"by": "2026"},
                (("", "at_least 10"),),
            ),
            Task(
                "Trả kết quả qua bưu chính công ích.",
                (HCC,),
                (VP, "Các phòng chuyên môn"),
                (),
                {"by": "2026"},
            ),
            Task("Giải tỏa chợ cóc đầu cầu.", (CA,), (), (), {"before": "2026-06-30"}),
        ),
    )


def begins_and_ends() -> Case:
    body: list[Item] = [
        P("II. NHIỆM VỤ CỤ THỂ", bold=True),
        P("Nhiệm vụ và phân công trách nhiệm được nêu ở bảng sau:"),
        [
            [
                "Số TT",
                "Nhiệm vụ cụ thể",
                "Đơn vị thực hiện",
                "Lãnh đạo chỉ đạo",
                "Bắt đầu",
                "Kết thúc",
            ],
            ["1", "Sửa cầu treo xóm Trại", KT, "Đ/c Lò Văn Cúc", "02/2026", "06/2026"],
            [
                "2",
                "Trồng 500 cây bóng mát",
                "Phòng Kinh tế, Hạ tầng và Đô thị, Đoàn TNCS Hồ Chí Minh phường",
                "Đ/c Vũ Thị Bình - PCT",
                "03/2026",
                "04/2026",
            ],
        ],
    ]
    return Case(
        "b: bắt đầu, kết thúc",
        {"a.docx": _word(body)},
        (
            Task("Sửa cầu treo xóm Trại", (KT,), (), (CUC,), {"by": "2026-06"}),
            Task("Trồng 500 cây bóng mát", (KT, DTN), (), (BINH,), {"by": "2026-04"}),
        ),
    )


def goals_and_asides() -> Case:
    body = """
II. NỘI DUNG

1. Chỉ tiêu

- Thu ngân sách đạt 25 tỷ đồng.

- Tỷ lệ hộ nghèo còn dưới 1%.

2. Nhiệm vụ

2.1. Khai thác quỹ đất công (Phòng Kinh tế, Hạ tầng và Đô thị).

2.2. Chống thất thu thuế hộ kinh doanh (Phòng Kinh tế, Hạ tầng và Đô thị phối hợp với Công an phường).

2.3. Hỗ trợ sinh kế cho 15 hộ (Phòng Văn hóa - Xã hội, Hội Nông dân phường).
"""
    return Case(
        "d: chỉ tiêu rồi nhiệm vụ có ngoặc",
        {"a.txt": text_file(body)},
        (
            Task("Khai thác quỹ đất công (Phòng Kinh tế, Hạ tầng và Đô thị).", (KT,)),
            Task(
                "Chống thất thu thuế hộ kinh doanh (Phòng Kinh tế, Hạ tầng và Đô thị phối hợp với Công an phường).",
                (KT,),
                (CA,),
            ),
            Task(
                "Hỗ trợ sinh kế cho 15 hộ (Phòng Văn hóa - Xã hội, Hội Nông dân phường).",
                (VH, "Hội Nông dân phường"),
            ),
        ),
    )


def a_highland_commune() -> Case:
    text = """ĐẢNG ỦY XÃ BẢN NHÀI
ỦY BAN NHÂN DÂN
***
Bản Nhài, ngày   tháng 02 năm 2026
Số:      /KH-UBND

KẾ HOẠCH
Phát triển kinh tế tập thể năm 2026 trên địa bàn
xã Bản Nhài

Căn cứ Nghị quyết số 05-NQ/ĐU ngày 15/01/2026 của Đảng ủy xã về phát triển kinh
tế tập thể, Ủy ban nhân dân xã ban hành kế hoạch như sau:
I. MỤC TIÊU
Thành lập mới 02 hợp tác xã.
II. NHIỆM VỤ
1. Khảo sát, vận động các hộ trồng quế liên kết thành
tổ hợp tác (Phòng Kinh tế chủ trì, hoàn thành trong tháng
4/2026).
2. Mở lớp tập huấn quản trị cho cán bộ hợp tác xã.
- Chủ trì: Phòng Kinh tế.
- Phối hợp: Liên minh Hợp tác xã tỉnh, Trung tâm
Dịch vụ tổng hợp xã.
- Thời gian: Quý II.
2
3. Xúc tiến bán hàng trên mạng.
- Chủ trì: Phòng Văn hóa - Xã hội.
- Thời gian: Thường xuyên.
III. TỔ CHỨC THỰC HIỆN
Phòng Kinh tế theo dõi, báo cáo Ủy ban nhân dân xã trước ngày 10/12/2026./.
Nơi nhận:
- Sở Nông nghiệp và Môi trường;
- Các bản;
- Lưu: VT.
TM. ỦY BAN NHÂN DÂN
KT. CHỦ TỊCH
PHÓ CHỦ TỊCH
Vàng A Páo
"""
    return Case(
        "xã vùng cao, chép từ PDF",
        {"a.txt": text.encode()},
        (
            Task(
                "Khảo sát, vận động các hộ trồng quế liên kết thành tổ hợp tác (Phòng Kinh tế chủ trì, hoàn thành trong tháng 4/2026).",
                ("Phòng Kinh tế",),
                (),
                (),
                {"by": "2026-04"},
            ),
            Task(
                "Mở lớp tập huấn quản trị cho cán bộ hợp tác xã.",
                ("Phòng Kinh tế",),
                ("Liên minh Hợp tác xã tỉnh", "Trung tâm Dịch vụ tổng hợp xã"),
                (),
                {"by": "2026-Q2"},
            ),
            Task("Xúc tiến bán hàng trên mạng.", (VH,), (), (), {"regular": "True"}),
        ),
    )


def fields_before_bodies() -> Case:
    body = """
II. NHIỆM VỤ TRỌNG TÂM

1. Về giáo dục: Phòng Văn hóa - Xã hội chủ trì, phối hợp với các trường học xây dựng trường chuẩn quốc gia; hoàn thành trước ngày 30/8/2027.

2. Về y tế: Trạm Y tế phường chủ trì lập hồ sơ sức khỏe điện tử cho 95% dân số, hoàn thành trong năm 2028.

3. Về an ninh: Công an phường chủ trì, phối hợp Ban Chỉ huy Quân sự phường tổ chức trực chiến dịp lễ, tết.
"""
    return Case(
        "c: tên lĩnh vực, hai chấm, đơn vị",
        {"a.txt": text_file(body)},
        (
            Task(
                "Về giáo dục: Phòng Văn hóa - Xã hội chủ trì, phối hợp với các trường học xây dựng trường chuẩn quốc gia; hoàn thành trước ngày 30/8/2027.",
                (VH,),
                ("Các trường học",),
                (),
                {"before": "2027-08-30"},
            ),
            Task(
                "Về y tế: Trạm Y tế phường chủ trì lập hồ sơ sức khỏe điện tử cho 95% dân số, hoàn thành trong năm 2028.",
                (YT,),
                (),
                (),
                {"by": "2028"},
                (("2028", "at_least 95"),),
            ),
            Task(
                "Về an ninh: Công an phường chủ trì, phối hợp Ban Chỉ huy Quân sự phường tổ chức trực chiến dịp lễ, tết.",
                (CA,),
                (QS,),
            ),
        ),
    )


def years_crossed() -> Case:
    body: list[Item] = [
        P("II. NỘI DUNG", bold=True),
        [
            ["TT", "Nhiệm vụ", "Chủ trì", "Phối hợp", "Tiến độ 2026", "Tiến độ 2027", "Sản phẩm"],
            ["1", "Lập bản đồ ngập", KT, "", "x", "", "Bản đồ"],
            ["2", "Đặt trạm đo mưa", KT, "Các tổ dân phố", "", "x", "Trạm đo"],
        ],
    ]
    return Case(
        "b: cột năm đánh dấu x",
        {"a.docx": _word(body)},
        (
            Task("Lập bản đồ ngập", (KT,)),
            Task("Đặt trạm đo mưa", (KT,), ("Các tổ dân phố",)),
        ),
    )


def aims_and_activities() -> Case:
    body = """
II. NỘI DUNG, NHIỆM VỤ

1. Nội dung 1: Nâng cấp hạ tầng số

a) Mục tiêu: Mỗi nhà văn hóa có mạng không dây.

b) Hoạt động:

- Khảo sát 21 nhà văn hóa.

- Lắp thiết bị, hoàn thành trước ngày 30/10/2026.

c) Đơn vị chủ trì: Phòng Văn hóa - Xã hội.

d) Đơn vị phối hợp: Viettel; các tổ dân phố.

2. Nội dung 2: Dạy kỹ năng số

a) Mục tiêu: 70% người lớn dùng được dịch vụ công.

b) Hoạt động: Mở 40 buổi dạy tại tổ.

c) Đơn vị chủ trì: Đoàn TNCS Hồ Chí Minh phường.
"""
    return Case(
        "d: mục tiêu, hoạt động, đơn vị là điểm",
        {"a.txt": text_file(body)},
        (
            Task(
                "Nội dung 1: Nâng cấp hạ tầng số\n\na) Mục tiêu: Mỗi nhà văn hóa có mạng không dây.\n\nb) Hoạt động:\n\n- Khảo sát 21 nhà văn hóa.\n\n- Lắp thiết bị, hoàn thành trước ngày 30/10/2026.",
                (VH,),
                ("Viettel", "Các tổ dân phố"),
                (),
                {"before": "2026-10-30"},
            ),
            Task(
                "Nội dung 2: Dạy kỹ năng số\n\na) Mục tiêu: 70% người lớn dùng được dịch vụ công.\n\nb) Hoạt động: Mở 40 buổi dạy tại tổ.",
                (DTN,),
                (),
                (),
                None,
                (("", "at_least 70"),),
            ),
        ),
    )


def below_the_last_point() -> Case:
    body = f"""
II. NHIỆM VỤ

1. Nước sạch

1.1. Thay ống gang cũ ở xóm Bến.

1.2. Rửa bể chứa trước mùa khô.

Đơn vị chủ trì: {KT}.
Đơn vị phối hợp: {CA}.
Thời gian: Quý II/2026.

2. Đường làng

2.1. Lát gạch ngõ Đình.

2.2. Trồng cây ven kênh.

2.3. Đặt biển tên ngõ.

- Đơn vị chủ trì: {VH}.
"""
    shared = (KT,), (CA,), (), {"by": "2026-Q2"}
    return Case(
        "một phân công dưới điểm cuối, chung cho các điểm",
        {"a.txt": text_file(body)},
        (
            Task("Thay ống gang cũ ở xóm Bến.", *shared),
            Task("Rửa bể chứa trước mùa khô.", *shared),
            Task("Lát gạch ngõ Đình.", (VH,)),
            Task("Trồng cây ven kênh.", (VH,)),
            Task("Đặt biển tên ngõ.", (VH,)),
        ),
        2,
    )


MADE = (
    below_the_last_point,
    labelled_dashes,
    asides,
    time_table,
    charges_of_bodies,
    short_labels,
    sentence_ends,
    annex_of_products,
    conclusions,
    bodies_after_prose,
    weeks,
    stars_and_asides,
    drafts_table,
    labels_as_points,
    bodies_begin,
    tables_below_numbers,
    bodies_two_deep,
    numbered_groups,
    plus_signs,
    begins_and_ends,
    goals_and_asides,
    a_highland_commune,
    fields_before_bodies,
    years_crossed,
    aims_and_activities,
)
