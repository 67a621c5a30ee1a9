from __future__ import annotations

import pytest

from ctr.importing.labels import labelled


@pytest.mark.parametrize(
    ("text", "roles"),
    [
        ("Đơn vị chủ trì thực hiện: X", ["lead"]),
        ("Đơn vị thực hiện: X", ["lead"]),
        ("Cơ quan chủ trì: X", ["lead"]),
        ("Đơn vị phối hợp: X", ["coordinating"]),
        ("Lãnh đạo chỉ đạo: X", ["leader"]),
        ("Lãnh đạo phụ trách: X", ["leader"]),
        ("Thời gian hoàn thành: X", ["deadline"]),
        ("- Thời gian thực hiện: X. Sản phẩm: Y", ["deadline", "product"]),
        ("Đơn vị chủ trì: X; Đơn vị phối hợp: Y.", ["lead", "coordinating"]),
        ("Đơn vị chủ trì: Phòng Văn hóa - Xã hội - Đơn vị phối hợp: Y", ["lead", "coordinating"]),
        ("Mục tiêu: 100%", []),
        ("Hoàn thiện hồ sơ, gồm có: A", []),
    ],
)
def test_what_a_line_asks_for(text: str, roles: list[str]) -> None:
    assert [found.role for found in labelled(text)] == roles
