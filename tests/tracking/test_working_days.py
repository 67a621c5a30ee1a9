"""Working days, against the announced years, a second opinion, and their own laws."""

from __future__ import annotations

from datetime import date, timedelta

import holidays
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ctr.plan.load.loader import load
from ctr.tracking.deadlines import three_dates
from ctr.tracking.working_days import WorkingDays
from tests.conftest import PLAN


@pytest.fixture(scope="module")
def working_days() -> WorkingDays:
    plan = load(PLAN).plan
    assert plan is not None
    return WorkingDays(plan.calendar)


def days_off(working_days: WorkingDays, year: int) -> set[date]:
    """The weekdays that are off."""
    days = (date(year, 1, 1) + timedelta(days=n) for n in range(366))
    return {
        day
        for day in days
        if day.year == year and day.weekday() < 5 and not working_days.is_working(day)
    }


def test_2026_as_announced(working_days: WorkingDays) -> None:
    assert days_off(working_days, 2026) == {
        date(2026, 1, 1),
        date(2026, 1, 2),
        *(date(2026, 2, day) for day in range(16, 21)),
        date(2026, 4, 27),
        date(2026, 4, 30),
        date(2026, 5, 1),
        date(2026, 8, 31),
        date(2026, 9, 1),
        date(2026, 9, 2),
        date(2026, 11, 24),
    }
    assert working_days.is_working(date(2026, 1, 10))
    assert working_days.is_working(date(2026, 8, 22))
    assert not working_days.is_working(date(2026, 8, 23))


def test_2027_with_its_days_in_lieu(working_days: WorkingDays) -> None:
    off = days_off(working_days, 2027)
    assert {day for day in off if day.month == 2} == {
        date(2027, 2, day) for day in (4, 5, 8, 9, 10)
    }
    assert {date(2027, 4, 16), date(2027, 4, 30), date(2027, 5, 3)} <= off
    assert {date(2027, 9, 2), date(2027, 9, 3), date(2027, 11, 24)} <= off


def test_day_in_lieu_by_rule_in_a_year_without_data(working_days: WorkingDays) -> None:
    assert not working_days.is_working(date(2029, 11, 26))
    assert not working_days.is_working(date(2040, 11, 26))  # 24/11/2040 is a Saturday
    assert working_days.provisional(2040)
    assert working_days.is_working(date(2025, 11, 24))  # not a holiday before 2026


@pytest.mark.parametrize("year", range(2026, 2036))
def test_lunar_days_agree_with_a_second_opinion(working_days: WorkingDays, year: int) -> None:
    named = holidays.country_holidays("VN", years=year, language="en_US")
    lunar = [
        day
        for day, name in named.items()
        if name in ("Lunar New Year", "Hung Kings' Commemoration Day")
    ]
    assert len(lunar) == 2
    for day in lunar:
        assert day.weekday() >= 5 or not working_days.is_working(day)


@given(st.dates(date(2020, 1, 1), date(2060, 12, 31)))
def test_laws_of_the_three_dates(working_days: WorkingDays, literal: date) -> None:
    dates = three_dates(literal, working_days)
    assert dates.advised <= literal <= dates.carried
    assert working_days.is_working(dates.advised)
    assert working_days.is_working(dates.carried)
    assert (dates.advised == literal) == (dates.carried == literal)
    assert dates.carried - dates.advised < timedelta(days=14)
