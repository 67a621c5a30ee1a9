"""What is due, in words."""

from __future__ import annotations

from datetime import date

import pytest

from ctr.plan.load.loader import load
from ctr.plan.model import Plan
from ctr.tracking.due import WHENS, DueItem, due_items
from ctr.tracking.working_days import WorkingDays
from ctr.wording.due import (
    counted_units,
    item_name,
    item_title,
    other_days,
    standing,
    when_name,
    who_owes,
)
from tests.conftest import PLAN


@pytest.fixture(scope="module")
def plan() -> Plan:
    loaded = load(PLAN).plan
    assert loaded is not None
    return loaded


def item(plan: Plan, as_of: date, place: int) -> DueItem:
    return due_items(plan, as_of, WorkingDays(plan.calendar))[place]


@pytest.mark.parametrize(
    ("as_of", "words"),
    [
        (date(2026, 11, 26), "quá hạn 2 ngày"),
        (date(2026, 11, 24), "hạn hôm nay"),
        (date(2026, 11, 20), "còn 4 ngày"),
        (date(2020, 1, 1), "còn 2.519 ngày"),
    ],
)
def test_how_it_stands(plan: Plan, as_of: date, words: str) -> None:
    assert standing(item(plan, as_of, 0)) == words


def test_only_days_that_differ_are_told(plan: Plan) -> None:
    report, own = (item(plan, date(2026, 11, 20), place) for place in (0, 1))
    assert [*other_days(report)] == ["ngày làm việc cuối 23/11/2026", "lùi đến 25/11/2026"]
    assert [*other_days(own)] == []


def test_what_is_owed_by_whom(plan: Plan) -> None:
    report, _, milestone = (item(plan, date(2026, 11, 20), place) for place in (0, 1, 2))
    assert item_name(report) == "Báo cáo kết quả thực hiện hằng năm của đơn vị năm 2026"
    assert item_title(report) == f"{item_name(report)} (trước ngày 25 tháng 11)"
    assert item_name(milestone).endswith(": trên 65%")
    assert who_owes(plan, report)[:2] == ["Văn phòng", "Phòng KTHTĐT"]
    assert len(who_owes(plan, report)) == 12


def test_units_and_groups_are_counted_apart() -> None:
    assert counted_units(9, 3) == "9 đơn vị và 3 nhóm"
    assert counted_units(0, 3) == "3 nhóm"
    assert counted_units(1) == "1 đơn vị"


def test_each_time_has_its_name() -> None:
    assert len({when_name(when) for when in WHENS}) == len(WHENS)
