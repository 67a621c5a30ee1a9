"""Documents of our own writing in which a task's own words, or its heading, say who does it."""

from __future__ import annotations

from tests.importing.corpus import CA, CM, HCC, KT, LQ, QS, VH, VP, YT, text_file
from tests.importing.expected import Case, Task


def sentences() -> Case:
    body = f"""
II. NHIỆM VỤ, GIẢI PHÁP

1. {KT} chủ trì, phối hợp với {CA}, các tổ dân phố kiểm tra vỉa hè, hoàn thành trong quý II/2026.

2. {VH} chủ trì, phối hợp với các đơn vị liên quan:

a) Sửa mái đình làng Hạ; hoàn thành trước ngày 30/9/2026.

b) Dạy hát chèo cho học sinh.

3. Giao {VP}:

- Số hóa sổ lưu trữ từ năm 1990.

- Chủ trì, phối hợp với {HCC} bỏ giấy tờ trùng lặp.

4. Giao {QS} chủ trì, phối hợp với {CA} tuần tra bãi sông ban đêm.

5. Đề nghị Hội Nông dân phường vận động hội viên không đốt rơm rạ.

6. {CM} chủ động tiết kiệm điện tại trụ sở.
"""
    first = body.split("1. ")[1].split("\n")[0]
    fourth = f"Giao {QS} chủ trì, phối hợp với {CA} tuần tra bãi sông ban đêm."
    tasks = (
        Task(first, (KT,), (CA, "Các tổ dân phố"), (), {"by": "2026-Q2"}),
        Task(
            "Sửa mái đình làng Hạ; hoàn thành trước ngày 30/9/2026.",
            (VH,),
            ("Các đơn vị liên quan",),
            (),
            {"before": "2026-09-30"},
        ),
        Task("Dạy hát chèo cho học sinh.", (VH,), ("Các đơn vị liên quan",)),
        Task("Số hóa sổ lưu trữ từ năm 1990.", (VP,)),
        Task(f"Chủ trì, phối hợp với {HCC} bỏ giấy tờ trùng lặp.", (VP,), (HCC,)),
        Task(fourth, (QS,), (CA,)),
        Task(
            "Đề nghị Hội Nông dân phường vận động hội viên không đốt rơm rạ.",
            ("Hội Nông dân phường",),
        ),
        Task(f"{CM} chủ động tiết kiệm điện tại trụ sở.", (CM,)),
    )
    return Case("c: câu nhiệm vụ tự nêu đơn vị", {"cau-giao.txt": text_file(body)}, tasks)


def brackets() -> Case:
    body = f"""
II. NHIỆM VỤ TRỌNG TÂM

1. Về hạ tầng

- Lát lại sân chợ Hạ ({KT} chủ trì, phối hợp {HCC}; hoàn thành trong Quý IV/2026).

- Thay bóng đèn đường xóm Bến ({KT}; hoàn thành trước 30/9/2026).

2. Về văn hóa

- Mở lớp bơi cho thiếu nhi ({VH} chủ trì; {YT} phối hợp; tháng 6/2026).

- Tổ chức hội vật đầu xuân (theo lệ làng; có 12 đô vật) ({CA}).
"""
    tasks = (
        Task(
            f"Lát lại sân chợ Hạ ({KT} chủ trì, phối hợp {HCC}; hoàn thành trong Quý IV/2026).",
            (KT,),
            (HCC,),
            (),
            {"by": "2026-Q4"},
        ),
        Task(
            f"Thay bóng đèn đường xóm Bến ({KT}; hoàn thành trước 30/9/2026).",
            (KT,),
            (),
            (),
            {"before": "2026-09-30"},
        ),
        Task(
            f"Mở lớp bơi cho thiếu nhi ({VH} chủ trì; {YT} phối hợp; tháng 6/2026).",
            (VH,),
            (YT,),
            (),
            {"by": "2026-06"},
        ),
        Task(f"Tổ chức hội vật đầu xuân (theo lệ làng; có 12 đô vật) ({CA}).", (CA,)),
    )
    return Case("phân công trong ngoặc cuối câu", {"ngoac.txt": text_file(body)}, tasks, 2)


def asked_bodies() -> Case:
    body = f"""
II. PHÂN CÔNG NHIỆM VỤ

1. {KT}

- Vét mương thoát nước khu chợ.

2. Đề nghị Ủy ban Mặt trận Tổ quốc Việt Nam phường và các tổ chức chính trị - xã hội

Vận động Nhân dân hiến đất mở ngõ.

3. Tổ chức hội thi gói bánh

- Gồm thi gói và thi nấu.
"""
    tasks = (
        Task("Vét mương thoát nước khu chợ.", (KT,)),
        Task(
            "Vận động Nhân dân hiến đất mở ngõ.",
            ("Ủy ban Mặt trận Tổ quốc Việt Nam phường", "Các tổ chức chính trị - xã hội"),
        ),
    )
    return Case("c: đề nghị các đoàn thể", {"de-nghi.txt": text_file(body)}, tasks)


def roles_behind() -> Case:
    body = f"""
II. NHIỆM VỤ

1. Truyền thông

1.1. Phát bản tin về nước sạch.

- Đơn vị thực hiện: {VH} (chủ trì); Đoàn Thanh niên phường, các tổ dân phố (phối hợp).
- Thời gian: Hằng năm (trước 15/11).

1.2. Quay phim giới thiệu đầm sen.

- Đơn vị chủ trì: VTV, VOV, TTXVN, các báo địa phương.
- Đơn vị phối hợp: {LQ}.
- Thời gian: Từ 01/3/2026 đến 31/5/2026.

1.3. Khơi cống trước nhà văn hóa.

- Đơn vị chủ trì: {KT}.
- Thời gian: Trước mùa mưa bão năm 2026.
"""
    tasks = (
        Task(
            "Phát bản tin về nước sạch.",
            (VH,),
            ("Đoàn Thanh niên phường", "Các tổ dân phố"),
            (),
            {"before": "11-15", "every": "year"},
        ),
        Task(
            "Quay phim giới thiệu đầm sen.",
            ("VTV", "VOV", "TTXVN", "Các báo địa phương"),
            (LQ,),
            (),
            {"by": "2026-05-31"},
        ),
        Task("Khơi cống trước nhà văn hóa.", (KT,), (), (), {"by": 2026}),
    )
    return Case("vai trò trong ngoặc sau tên", {"vai-tro.txt": text_file(body)}, tasks, 1)


def points_of_a_task() -> Case:
    body = f"""
II. NỘI DUNG

1. Làm đẹp bờ sông

a) Nội dung thực hiện

- Trồng hai hàng liễu.

- Đặt ghế đá dưới gốc cây.

b) Phân công thực hiện

- Đơn vị chủ trì: {KT}.
- Đơn vị phối hợp: {YT}, các tổ dân phố.

c) Thời gian thực hiện: Năm 2026 và các năm tiếp theo.

2. Giữ sạch giếng làng

a) Nội dung thực hiện

- Nạo giếng Đình trước hội.

b) Phân công thực hiện

- Đơn vị chủ trì: {VH}.

c) Thời gian thực hiện: 2026-2027.

3. Giữ đường ngõ

- Quét ngõ sáng thứ Bảy.

- Dọn cỏ hai bên kênh.

({KT} chủ trì, phối hợp với {CA}, các tổ dân phố thực hiện)
"""
    both = (KT,), (YT, "Các tổ dân phố"), (), {"regular": True}
    tasks = (
        Task("Trồng hai hàng liễu.", *both),
        Task("Đặt ghế đá dưới gốc cây.", *both),
        Task("Nạo giếng Đình trước hội.", (VH,), (), (), {"by": 2027}),
        Task("Quét ngõ sáng thứ Bảy.", (KT,), (CA, "Các tổ dân phố")),
        Task("Dọn cỏ hai bên kênh.", (KT,), (CA, "Các tổ dân phố")),
    )
    return Case("nội dung và phân công là điểm a, b", {"diem.txt": text_file(body)}, tasks, 3)


def sentence_in_a_cell() -> Case:
    body = f"""
II. NỘI DUNG

| TT | Nhiệm vụ | Đơn vị thực hiện | Thời hạn |
|---|---|---|---|
| 1 | Chép lại gia phả các họ | {VH} chủ trì, phối hợp {CA} | Cả năm |
| 2 | Đếm số hộ nuôi ong | {KT} | 15/3/2026 - 30/6/2026 |
"""
    tasks = (
        Task("Chép lại gia phả các họ", (VH,), (CA,), (), {"by": 2026}),
        Task("Đếm số hộ nuôi ong", (KT,), (), (), {"by": "2026-06-30"}),
    )
    text = text_file(body).replace("giai đoạn 2026 - 2030".encode(), "năm 2026".encode())
    return Case("b: câu phân công trong ô", {"o-cau.md": text}, tasks, 1)


def targets_led() -> Case:
    body = f"""
II. NHIỆM VỤ

1. Nước sạch

1.1. Thay ống gang cũ.

Đơn vị chủ trì: {KT}

III. CHỈ TIÊU

| TT | Chỉ tiêu | Đơn vị | Kết quả | Cơ quan chủ trì theo dõi, đánh giá |
|---|---|---|---|---|
| I | Đến năm 2030 | | | |
| 1 | Hộ có đồng hồ nước | % | ≥ 90 | {KT} |
| 2 | Chỉ tiêu về trường học | | | |
| 2.1 | Trường có bể bơi | trường | 2 - 3 | {VH} |
"""
    tasks = (
        Task("Thay ống gang cũ.", (KT,)),
        Task("Hộ có đồng hồ nước", (KT,), targets=(("2030", "at_least 90"),)),
        Task("Trường có bể bơi", (VH,), targets=(("2030", "between 2-3"),)),
    )
    text = text_file(body).replace(b"III. T\xe1\xbb\x94", b"IV. T\xe1\xbb\x94")
    return Case("b: chỉ tiêu có đơn vị chủ trì", {"chi-tieu-chu-tri.md": text}, tasks)


def minister() -> Case:
    body = f"""
II. NHIỆM VỤ

1. Giữ gìn tư liệu

1.1. Quét ảnh cũ.

Đơn vị chủ trì: {VP}
"""
    text = text_file(body).decode()
    text = text.replace("ỦY BAN NHÂN DÂN\nPHƯỜNG HẠ LÂM", "CHÍNH PHỦ")
    text = text.replace("TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH", "TM. CHÍNH PHỦ\nTHỦ TƯỚNG")
    return Case(
        "văn bản của Chính phủ", {"chinh-phu.txt": text.encode()}, (Task("Quét ảnh cũ.", (VP,)),)
    )


def directive() -> Case:
    body = f"""
Để giữ sạch nguồn nước, Chủ tịch UBND phường chỉ thị:

1. {CA}

a) Chủ trì, phối hợp với {QS} canh gác trạm bơm đêm giao thừa.

b) Diễn tập chữa cháy chợ Hạ trong quý III/2026.

2. {KT}:

Tham mưu kinh phí mua máy bơm.

3. Báo và Phát thanh, Truyền hình tỉnh

Phát tin về lịch cắt nước.

Yêu cầu Thủ trưởng các đơn vị nghiêm túc thực hiện./.
"""
    text = text_file("").decode().split("I. MỤC ĐÍCH")[0].replace("KẾ HOẠCH", "CHỈ THỊ")
    foot = text_file("").decode().split("Nơi nhận:")[1]
    tasks = (
        Task(f"Chủ trì, phối hợp với {QS} canh gác trạm bơm đêm giao thừa.", (CA,), (QS,)),
        Task("Diễn tập chữa cháy chợ Hạ trong quý III/2026.", (CA,), (), (), {"by": "2026-Q3"}),
        Task("Tham mưu kinh phí mua máy bơm.", (KT,)),
        Task("Phát tin về lịch cắt nước.", ("Báo và Phát thanh, Truyền hình tỉnh",)),
    )
    content = f"{text}{body}\nNơi nhận:{foot}".encode()
    return Case("c: chỉ thị không chia phần", {"chi-thi.txt": content}, tasks, 3)


def named_tasks() -> Case:
    body = f"""
II. NHIỆM VỤ VÀ GIẢI PHÁP

Nhiệm vụ 1. Bến thuyền

a) Nội dung: Đóng cọc gỗ ở bến; treo đèn lồng.
b) Cơ quan chủ trì: {KT}.
c) Cơ quan phối hợp: Thôn Thượng, HTX Bến Đá, các tổ dân phố.
d) Thời gian hoàn thành: Quý IV/2026.

Nhiệm vụ 2. Hội làng

a) Nội dung: Mời đoàn tuồng.
b) Cơ quan chủ trì: {VH}.
d) Thời gian hoàn thành: 2026 - 2028.
"""
    tasks = (
        Task(
            "Nội dung: Đóng cọc gỗ ở bến; treo đèn lồng.",
            (KT,),
            ("Thôn Thượng", "HTX Bến Đá", "Các tổ dân phố"),
            (),
            {"by": "2026-Q4"},
        ),
        Task("Nội dung: Mời đoàn tuồng.", (VH,), (), (), {"by": 2028}),
    )
    return Case("Nhiệm vụ 1, Nhiệm vụ 2", {"nhiem-vu.txt": text_file(body)}, tasks, 2)


def occasions() -> Case:
    body = f"""
II. NỘI DUNG

1. Ngày hội sách

1.1. Bày sách cũ ở sân đình.

- Thời gian: Từ ngày 20/7 đến ngày 25/7/2026.
- Địa điểm: Sân đình Hạ.
- Thành phần: Học sinh, giáo viên.
- Phân công: Giao {VH} chủ trì, phối hợp với {VP} chuẩn bị.
"""
    deadline = {"by": "2026-07-25"}
    tasks = (Task("Bày sách cũ ở sân đình.", (VH,), (VP,), (), deadline),)
    return Case("địa điểm, thành phần cạnh phân công", {"hoi.txt": text_file(body)}, tasks, 1)


MADE = (
    sentences,
    brackets,
    asked_bodies,
    roles_behind,
    points_of_a_task,
    sentence_in_a_cell,
    targets_led,
    minister,
    directive,
    named_tasks,
    occasions,
)
