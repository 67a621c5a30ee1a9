"""Where the parts of an imported document are printed again."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.conftest import Ctr

DOCUMENT = """KẾ HOẠCH

Giữ sạch sông năm 2026

I. MỤC TIÊU

Nước trong quanh năm.

II. NHIỆM VỤ

{tasks}

III. KINH NGHIỆM NƠI KHÁC

Có nơi thả cá.

IV. TỔ CHỨC THỰC HIỆN

1. Công an phường: báo cáo hằng quý.

V. HIỆU LỰC

Kể từ ngày ký.

Nơi nhận:

- Lưu: VT.

CHỦ TỊCH

Trịnh Đức An

PHỤ LỤC

Mẫu sổ ghi mực nước.
"""
FLAT = "1. Vớt bèo.\n\nĐơn vị chủ trì: Công an phường"
DEEP = "1. Trên sông\n\n1.1. Vớt bèo.\n\nĐơn vị chủ trì: Công an phường"
ORDER = (
    "I. MỤC TIÊU",
    "Nước trong",
    "II. NHIỆM VỤ",
    "Vớt bèo",
    "III. KINH NGHIỆM NƠI KHÁC",
    "thả cá",
    "IV. TỔ CHỨC THỰC HIỆN",
    "hằng quý",
    "V. HIỆU LỰC",
    "Trịnh Đức An",
    "Mẫu sổ",
)


@pytest.mark.parametrize("tasks", [FLAT, DEEP], ids=["one level", "two levels"])
def test_parts_stand_in_the_order_of_their_numbers(ctr: Ctr, tmp_path: Path, tasks: str) -> None:
    (tmp_path / "a.txt").write_text(DOCUMENT.format(tasks=tasks))
    assert ctr("import", tmp_path / "a.txt", "-o", tmp_path / "moi").code == 0
    out = ctr("programme", "--as-printed", "--plan", tmp_path / "moi").out
    assert sorted(map(out.index, ORDER)) == [out.index(words) for words in ORDER]
