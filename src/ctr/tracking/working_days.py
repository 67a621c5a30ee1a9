"""Working days in Vietnam.

Sources: Bộ luật Lao động 2019, Điều 111.3 (day in lieu) and Điều 112 (public holidays); Nghị
quyết 28/2026/QH16 (24/11 from 2026 on). Fixed dates, days in lieu and the second day of National
Day follow by rule for any year; lunar dates and swaps are data of the year.

Điều 112.1 đ gives National Day two days, 2/9 and "01 ngày liền kề trước hoặc sau"; Điều 112.3 has
the Prime Minister choose which, year by year. Until a year's choice is announced the rule of
`_second_national_day` stands in for it, which is the choice of every year announced so far (2021
to 2026); the year stays provisional, and `national_day` in its data overrides the rule.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import fields, replace
from datetime import date, timedelta

from ctr.plan.model import CalendarYear

CULTURE_DAY_SINCE = 2026
TWO_NATIONAL_DAYS_SINCE = 2021
_DAY = timedelta(days=1)


class WorkingDays:
    """Answers for any year, from the data of the years that are known.

    Where two sources give data for one year, what the later one tells counts, so that a plan's own
    calendar corrects and completes the packaged one.
    """

    def __init__(self, years: Iterable[CalendarYear]) -> None:
        self._years: dict[int, CalendarYear] = {}
        for year in years:
            known = self._years.get(year.year)
            self._years[year.year] = year if known is None else _completed(known, year)
        swaps = [swap for year in self._years.values() for swap in year.swaps]
        self._swapped = {swap.off for swap in swaps}
        self._worked = {swap.worked for swap in swaps}
        self._off: dict[int, frozenset[date]] = {}

    def provisional(self, year: int) -> bool:
        """Whether the holidays of `year` have not been announced yet."""
        known = self._years.get(year)
        return known is None or known.announced is None

    def is_working(self, day: date) -> bool:
        """Whether offices work on `day`."""
        if day in self._holidays(day.year):
            return False
        return day.weekday() < 5 or day in self._worked

    def on_or_before(self, day: date) -> date:
        """The last working day not after `day`."""
        while not self.is_working(day):
            day -= _DAY
        return day

    def on_or_after(self, day: date) -> date:
        """The first working day not before `day`."""
        while not self.is_working(day):
            day += _DAY
        return day

    def _holidays(self, year: int) -> frozenset[date]:
        """All days off of `year` but plain weekends: holidays, days in lieu, swapped days."""
        if year not in self._off:
            holidays = set(self._named_days(year))
            off = holidays | {day for day in self._swapped if day.year == year}
            for holiday in sorted(holidays):
                if holiday.weekday() >= 5:
                    off.add(_next_free(holiday, off, self._worked))
            self._off[year] = frozenset(off)
        return self._off[year]

    def _named_days(self, year: int) -> Iterator[date]:
        yield date(year, 1, 1)
        yield date(year, 4, 30)
        yield date(year, 5, 1)
        yield date(year, 9, 2)
        if year >= CULTURE_DAY_SINCE:
            yield date(year, 11, 24)
        known = self._years.get(year)
        if known is not None and known.national_day is not None:
            yield known.national_day
        elif year >= TWO_NATIONAL_DAYS_SINCE:
            yield _second_national_day(year)
        if known is None:
            return
        if known.tet is not None:
            day = known.tet.from_
            while day <= known.tet.to:
                yield day
                day += _DAY
        if known.hung_kings is not None:
            yield known.hung_kings


def _second_national_day(year: int) -> date:
    """The neighbour of 2/9 that makes the longest run of days off; 1/9 where both make the same.

    After 2/9 on a Monday, Thursday or Sunday, before it on any other day.
    """
    return date(year, 9, 3 if date(year, 9, 2).weekday() in (0, 3, 6) else 1)


def _completed(known: CalendarYear, ours: CalendarYear) -> CalendarYear:
    """`known` with whatever `ours` gives in its place."""
    replaced = {
        field.name: value
        for field in fields(ours)
        if (value := getattr(ours, field.name)) not in (None, ())
    }
    return replace(known, **replaced)


def _next_free(day: date, off: set[date], worked: set[date]) -> date:
    """The next working day after `day` that is not off already."""
    day += _DAY
    while day in off or (day.weekday() >= 5 and day not in worked):
        day += _DAY
    return day
