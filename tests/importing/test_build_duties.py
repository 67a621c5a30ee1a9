"""Who owes a report: those who lead a task are no group of their own."""

from __future__ import annotations

from typing import Any

import pytest

from ctr.blocks.read import blocks_of
from ctr.importing.run import Imported, understand
from tests.importing.corpus import lines


def with_duty(sentence: str) -> Imported:
    """The first document of the corpus, with another first point in its part III."""
    content = lines().files["a.txt"].decode()
    before, _, rest = content.partition("1. Các cơ quan, đơn vị thuộc")
    after = rest[rest.index("2. Văn phòng") :]
    return understand([blocks_of(f"{before}1. {sentence}\n\n{after}".encode(), "a.txt")])


def duty_in(result: Imported) -> dict[str, Any]:
    (duty,) = result.data["programme.yaml"]["duties"]
    return dict(duty)


@pytest.mark.parametrize(
    "who",
    [
        "Các đơn vị được giao chủ trì",
        "Các đơn vị được giao nhiệm vụ tại Kế hoạch này",
        "Các cơ quan, đơn vị được phân công",
        "Các cơ quan, đơn vị được phân công có trách nhiệm",
        "Các đơn vị chủ trì",
        "Các đơn vị chủ trì thực hiện nhiệm vụ",
        "Thủ trưởng các đơn vị được giao nhiệm vụ",
        "Thủ trưởng các phòng, ban, đơn vị được giao chủ trì chịu trách nhiệm",
        "Các cơ quan, đơn vị theo chức năng, nhiệm vụ được giao",
    ],
)
def test_those_who_lead_are_no_group(who: str) -> None:
    result = with_duty(
        f"{who} báo cáo kết quả về Văn phòng HĐND và UBND trước ngày 20 tháng cuối quý."
    )
    duty = duty_in(result)
    assert duty["owed_by_leads"] is True
    assert "owed_by" not in duty
    assert duty["to"] == "Văn phòng HĐND và UBND"
    groups = [group["name"] for group in result.data["units.yaml"].get("groups", ())]
    assert not [name for name in groups if "giao" in name or "phân công" in name]
    assert result.problems == ()
    assert result.account.unplaced == ()


def test_a_body_beside_those_who_lead_owes_too() -> None:
    duty = duty_in(
        with_duty(
            "Các đơn vị được giao nhiệm vụ và Công an phường "
            "báo cáo kết quả trước ngày 20 tháng 11 hằng năm."
        )
    )
    assert duty["owed_by_leads"] is True
    assert duty["owed_by"] == ["Công an phường"]
    assert "doubtful" not in duty


def test_a_group_told_by_what_it_does_is_doubtful_where_no_task_names_it() -> None:
    result = with_duty(
        "Các trường có học sinh bán trú báo cáo kết quả trước ngày 20 tháng 11 hằng năm."
    )
    duty = duty_in(result)
    assert duty["owed_by"] == ["Các trường có học sinh bán trú"]
    assert duty["doubtful"] is True
    assert "Các trường có học sinh bán trú" in duty["doubt"]
    assert result.counts.doubtful == 1


def test_a_group_of_one_kind_is_not() -> None:
    duty = duty_in(with_duty("Các trường học báo cáo kết quả trước ngày 20 tháng 11 hằng năm."))
    assert duty["owed_by"] == ["Các trường học"]
    assert "doubtful" not in duty
