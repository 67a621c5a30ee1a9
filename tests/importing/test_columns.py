from __future__ import annotations

import pytest

from ctr.importing.columns import column_of


@pytest.mark.parametrize(
    ("head", "kind"),
    [
        ("TT", "number"),
        ("Nhiệm vụ", "task"),
        ("Nội dung công việc", "task"),
        ("Cơ quan chủ trì", "lead"),
        ("Sở, ngành chủ trì tham mưu", "lead"),
        ("Đơn vị thực hiện", "lead"),
        ("Cơ quan phối hợp", "coordinating"),
        ("Đơn vị chủ trì, phối hợp", "both"),
        ("Cá nhân phụ trách chỉ đạo", "leader"),
        ("Lãnh đạo chỉ đạo", "leader"),
        ("Sản phẩm/Kết quả", "product"),
        ("Thời gian hoàn thành", "deadline"),
        ("Tiến độ", "deadline"),
        ("Ghi chú", "note"),
        ("Chỉ tiêu", "target"),
        ("Đơn vị tính", "unit"),
        ("Năm 2026", "value"),
        ("Địa chỉ", None),
    ],
)
def test_what_a_column_holds(head: str, kind: str | None) -> None:
    assert column_of(head) == kind
