from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from ctr.importing.targets import read_targets


@pytest.mark.parametrize(
    ("text", "unit", "milestones"),
    [
        (
            "Phấn đấu đến năm 2030 có từ 85% trở lên hồ sơ trực tuyến.",
            "%",
            [{"by": 2030, "at_least": 85}],
        ),
        (
            "Tỷ lệ hộ nghèo giảm còn dưới 1,5% vào năm 2028.",
            "%",
            [{"by": 2028, "less_than": Decimal("1.5")}],
        ),
        ("Diện tích trồng mới: trên 2.000 ha.", "ha", [{"more_than": 2000}]),
        (
            "Tỷ lệ khám sức khỏe năm 2026 là trên 65%, năm 2029 trên 95% và từ 2030 đạt 100%.",
            "%",
            [
                {"by": 2026, "more_than": 65},
                {"by": 2029, "more_than": 95},
                {"by": 2030, "at_least": 100},
            ],
        ),
    ],
)
def test_a_sentence_that_states_a_target(
    text: str, unit: str, milestones: list[dict[str, Any]]
) -> None:
    (target,) = read_targets(text)
    assert (target.unit, target.milestones) == (unit, milestones)


@pytest.mark.parametrize(
    "text",
    [
        "Thực hiện Nghị quyết số 05-NQ/TU ngày 14/01/2026 với 3 nhóm tiêu chí.",
        "Xây dựng chính quyền địa phương 2 cấp, dịch vụ công cấp độ 3, 4.",
        "Xóa điện chập chờn ở nhóm từ 30 hộ trở lên.",
        "",
    ],
)
def test_a_figure_that_states_none(text: str) -> None:
    assert read_targets(text) == []


def test_about_so_much_is_doubtful() -> None:
    (target,) = read_targets("Phấn đấu đến năm 2030 có khoảng 40% hộ dân dùng điện mặt trời.")
    assert target.doubt
