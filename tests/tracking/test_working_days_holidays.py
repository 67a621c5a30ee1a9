"""Every day of 2026–2035 against a second calculation and against the `holidays` package."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import holidays
import pytest

from ctr.plan.load.loader import load
from ctr.plan.model.periods import Bound
from ctr.tracking.working_days import WorkingDays
from tests.conftest import PLAN, Ctr

YEARS = range(2026, 2036)
DAY = timedelta(days=1)

LUNAR_NEW_YEAR = {
    2026: date(2026, 2, 17),
    2027: date(2027, 2, 6),
    2028: date(2028, 1, 26),
    2029: date(2029, 2, 13),
    2030: date(2030, 2, 2),
    2031: date(2031, 1, 23),
    2032: date(2032, 2, 11),
    2033: date(2033, 1, 31),
    2034: date(2034, 2, 19),
    2035: date(2035, 2, 8),
}
HUNG_KINGS = {
    2026: date(2026, 4, 26),
    2027: date(2027, 4, 16),
    2028: date(2028, 4, 4),
    2029: date(2029, 4, 23),
    2030: date(2030, 4, 12),
    2031: date(2031, 4, 1),
    2032: date(2032, 4, 19),
    2033: date(2033, 4, 9),
    2034: date(2034, 4, 28),
    2035: date(2035, 4, 17),
}
TET_DAYS_BEFORE = {2027: 2}
"""The five days of Tết begin one day before the new year, in 2027 two."""
SWAPS = {date(2026, 1, 2): date(2026, 1, 10), date(2026, 8, 31): date(2026, 8, 22)}

OTHER_DAYS_OF_THE_PACKAGE = {
    # the swap of 02/01/2026 and the Saturdays that make up for swaps
    date(2026, 1, 2),
    date(2026, 1, 10),
    date(2026, 8, 22),
    # where Tết's five days are not announced, it lets them begin a day sooner
    *(date(2028, 1, day) for day in (24, 31)),
    *(date(2030, month, day) for month, day in ((1, 31), (2, 7))),
    *(date(2031, 1, day) for day in (21, 28)),
    *(date(2032, 2, day) for day in (9, 16)),
    *(date(2034, 2, day) for day in (17, 24)),
    *(date(2035, 2, day) for day in (6, 13)),
}


@pytest.fixture(scope="module")
def working_days() -> WorkingDays:
    plan = load(PLAN).plan
    assert plan is not None
    return WorkingDays(plan.calendar)


def every_day() -> Iterator[date]:
    day = date(YEARS[0], 1, 1)
    while day.year in YEARS:
        yield day
        day += DAY


def run_of_days_off(off: set[date]) -> int:
    """How many days around 2/9 are off in one piece, `off` and weekends."""
    around = date(min(off).year, 9, 2)
    first = last = around
    while first - DAY in off or (first - DAY).weekday() > 4:
        first -= DAY
    while last + DAY in off or (last + DAY).weekday() > 4:
        last += DAY
    return (last - first).days


def with_days_in_lieu(named: set[date]) -> set[date]:
    """Each holiday on a weekend moves on to the first weekday that nobody has taken."""
    off = {day for day in named if day.weekday() < 5}
    for day in sorted(named - off):
        while day.weekday() > 4 or day in off:
            day += DAY
        off.add(day)
    return off


def national_days(year: int) -> set[date]:
    """2/9 and the neighbour that makes the longer run of days off, the earlier on a tie."""
    second = date(year, 9, 2)
    choices = [{second, second - DAY}, {second, second + DAY}]
    return max(choices, key=lambda days: run_of_days_off(with_days_in_lieu(days) | days))


def expected_days_off(year: int) -> set[date]:
    """The weekdays off, from the law alone."""
    first = LUNAR_NEW_YEAR[year] - TET_DAYS_BEFORE.get(year, 1) * DAY
    named = {
        date(year, 1, 1),
        *(first + n * DAY for n in range(5)),
        HUNG_KINGS[year],
        date(year, 4, 30),
        date(year, 5, 1),
        *national_days(year),
        date(year, 11, 24),
    }
    return with_days_in_lieu(named) | {day for day in SWAPS if day.year == year}


def test_every_day_agrees_with_a_calculation_from_the_law(working_days: WorkingDays) -> None:
    off = {day for year in YEARS for day in expected_days_off(year)}
    worked = set(SWAPS.values())
    for day in every_day():
        expected = day in worked or (day.weekday() < 5 and day not in off)
        assert working_days.is_working(day) == expected, day


def test_every_day_agrees_with_the_holidays_package(working_days: WorkingDays) -> None:
    named = holidays.country_holidays("VN", years=YEARS)
    other = {
        day
        for day in every_day()
        if working_days.is_working(day) != (day.weekday() < 5 and day not in named)
    }
    assert other == OTHER_DAYS_OF_THE_PACKAGE


@pytest.mark.parametrize(
    "day",
    [
        date(2028, 9, 1),
        date(2029, 9, 4),
        date(2030, 9, 3),
        date(2031, 9, 1),
        date(2032, 9, 3),
        date(2033, 9, 1),
        date(2034, 9, 1),
        date(2035, 9, 4),
        date(2040, 9, 3),
    ],
)
def test_national_day_has_two_days_by_rule(working_days: WorkingDays, day: date) -> None:
    assert not working_days.is_working(day)
    assert working_days.provisional(day.year)


@pytest.mark.parametrize("year", range(2021, 2027))
def test_the_rule_gives_the_days_that_were_announced(year: int) -> None:
    by_rule = WorkingDays(())
    announced = holidays.country_holidays("VN", years=year)
    for month_day in ((9, 1), (9, 2), (9, 3), (9, 4)):
        day = date(year, *month_day)
        assert by_rule.is_working(day) == (day.weekday() < 5 and day not in announced), day


def test_one_day_of_national_day_before_the_labour_code_of_2019() -> None:
    assert WorkingDays(()).is_working(date(2020, 9, 1))
    assert WorkingDays(()).is_working(date(2020, 9, 3))


def test_a_plans_own_calendar_overrides_the_rule(ctr: Ctr, plan: Path) -> None:
    (plan / "calendar.yaml").write_text(
        "years:\n  - {year: 2031, national_day: 2031-09-03}\n", encoding="utf-8"
    )
    loaded = load(plan).plan
    assert loaded is not None
    working_days = WorkingDays(loaded.calendar)
    assert working_days.is_working(date(2031, 9, 1))
    assert not working_days.is_working(date(2031, 9, 3))


@pytest.mark.parametrize(
    ("written", "year", "last"),
    [
        ("02-29", 2027, date(2027, 2, 28)),
        ("02-29", 2028, date(2028, 2, 28)),
        ("03-01", 2027, date(2027, 2, 28)),
        ("03-01", 2028, date(2028, 2, 29)),
        ("11-25", 2027, date(2027, 11, 24)),
        ("2028-02-29", None, date(2028, 2, 28)),
    ],
)
def test_the_last_day_before_a_day(written: str, year: int | None, last: date) -> None:
    assert Bound.parse(written).day_before(year) == last


def test_by_29_february_is_the_last_day_of_february() -> None:
    assert Bound.parse("02-29").last_day(2027) == date(2027, 2, 28)
    assert Bound.parse("02-29").last_day(2028) == date(2028, 2, 29)
