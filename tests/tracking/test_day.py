"""The day of an office: what is overdue, what comes, whose report is awaited."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from ctr.plan.load.loader import load
from ctr.plan.model import Plan
from ctr.tracking.day import day_of
from ctr.tracking.due import when_due
from tests.conftest import PLAN


@pytest.fixture(scope="module")
def plan() -> Plan:
    loaded = load(PLAN).plan
    assert loaded is not None
    return loaded


@pytest.mark.parametrize(
    ("as_of", "overdue", "this_week", "following"),
    [
        (date(2026, 3, 1), [], [], date(2026, 11, 24)),
        (date(2026, 11, 22), [], [], date(2026, 11, 24)),  # a Sunday: the week ends with it
        (date(2026, 11, 23), [], [date(2026, 11, 24)], date(2026, 11, 30)),
        (date(2026, 11, 24), [], [date(2026, 11, 24)], date(2026, 11, 30)),
        (date(2026, 11, 26), [date(2026, 11, 24)], [], date(2026, 11, 30)),
        (date(2026, 11, 30), [date(2026, 11, 24)], [date(2026, 11, 30)], date(2026, 12, 31)),
    ],
)
def test_what_is_overdue_what_is_due_this_week_and_what_comes_next(
    plan: Plan, as_of: date, overdue: list[date], this_week: list[date], following: date
) -> None:
    day = day_of(plan, as_of)
    assert [item.dates.literal for item in day.overdue] == overdue
    assert [item.dates.literal for item in day.this_week] == this_week
    assert day.next is not None
    assert day.next.dates.literal == following
    assert when_due(day.next, as_of) in ("month", "later")


def test_the_report_awaited_is_the_overdue_one_while_it_is_not_all_in(
    plan: Plan, year_played: Path
) -> None:
    for as_of, year in ((date(2026, 3, 1), 2026), (date(2027, 1, 5), 2026)):
        awaited = day_of(plan, as_of).awaited
        assert awaited is not None
        assert awaited.period is not None
        assert awaited.period.year == year
    played = load(year_played).plan
    assert played is not None
    day = day_of(played, date(2026, 12, 1))
    assert day.awaited is not None
    assert (day.expected, day.received, len(day.awaited.units)) == (9, 7, 2)


def test_what_the_ward_owes_itself_is_told_apart(plan: Plan) -> None:
    day = day_of(plan, date(2026, 11, 26))
    assert day.ward is not None
    assert day.ward.dates.literal == date(2026, 11, 30)
