"""Days and periods as a plan writes them."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import Any

from ctr.late_dataclasses import dataclass
from ctr.problems import Invalid, short

_DAY = r"([0-9]{4})-([0-9]{2})-([0-9]{2})"
_VIETNAMESE_DAY = r"([0-9]{1,2})[/.-]([0-9]{1,2})[/.-]([0-9]{4})"


def parse_day(value: Any) -> date:
    """A day written `2026-11-25`. Raises Invalid, with the right spelling where it can be told."""
    if not isinstance(value, str):
        raise Invalid("wrong-date", "phải là ngày", "viết năm-tháng-ngày, ví dụ: 2026-11-25")
    match = re.fullmatch(_DAY, value)
    if match is None:
        if other := re.fullmatch(_VIETNAMESE_DAY, value):
            _existing(value, int(other[3]), int(other[2]), int(other[1]))
        hint = vietnamese_day(value) or "năm-tháng-ngày, ví dụ: 2026-11-25"
        raise Invalid("wrong-date", f"“{short(value)}” không đúng cách viết ngày", f"viết {hint}")
    return _existing(value, int(match[1]), int(match[2]), int(match[3]))


def vietnamese_day(text: str) -> str:
    """`25/11/2026` as `2026-11-25`; empty where it is no such day."""
    match = re.fullmatch(_VIETNAMESE_DAY, text)
    if match is None:
        return ""
    try:
        return date(check_year(int(match[3])), int(match[2]), int(match[1])).isoformat()
    except ValueError:
        return ""


def _vietnamese_month_day(text: str) -> str:
    """`25/11` as `11-25`; empty where it is no such day."""
    day = vietnamese_day(f"{text}/2024")
    return day[5:] if "/" in text else ""


@dataclass(frozen=True, kw_only=True)
class Bound:
    """A day, month, quarter or year that bounds something, or a day of every year.

    Written `2027-12-31`, `2026-05`, `2026-Q2`, `2026`, or `11-25`. `year` is None for a day of
    every year; `month` and `day` are those of its last day.
    """

    written: str
    year: int | None
    month: int
    day: int

    @classmethod
    def parse(cls, value: Any) -> Bound:
        """Raises Invalid where `value` is none of the forms or no real date."""
        if isinstance(value, bool) or not isinstance(value, str | int):
            raise Invalid("wrong-date", "phải là ngày hoặc kỳ", _FORMS)
        text = str(value)
        if match := re.fullmatch(r"([0-9]{4})", text):
            return cls(written=text, year=check_year(int(match[1])), month=12, day=31)
        if match := re.fullmatch(r"([0-9]{4})-[Qq]([0-9])", text):
            quarter = int(match[2])
            if not 1 <= quarter <= 4:
                raise Invalid("wrong-date", f"không có quý {quarter}", "mỗi năm có Q1 đến Q4")
            return cls._month(text, int(match[1]), quarter * 3)
        if match := re.fullmatch(r"([0-9]{4})-([0-9]{2})", text):
            return cls._month(text, int(match[1]), int(match[2]))
        if match := re.fullmatch(r"([0-9]{2})-([0-9]{2})", text):
            _existing(text, 2024, int(match[1]), int(match[2]))
            return cls(written=text, year=None, month=int(match[1]), day=int(match[2]))
        if re.fullmatch(_DAY, text):
            day = parse_day(text)
            return cls(written=text, year=day.year, month=day.month, day=day.day)
        hint = vietnamese_day(text) or _vietnamese_month_day(text)
        raise Invalid(
            "wrong-date",
            f"“{short(text)}” không phải ngày hoặc kỳ",
            f"viết {hint}" if hint else _FORMS,
        )

    @classmethod
    def _month(cls, text: str, year: int, month: int) -> Bound:
        if not 1 <= month <= 12:
            raise Invalid("wrong-date", f"không có tháng {month}")
        last = days_in(check_year(year), month)
        return cls(written=text, year=year, month=month, day=last)

    @property
    def yearly(self) -> bool:
        """Whether it stands for a day of every year."""
        return self.year is None

    @property
    def single_day(self) -> bool:
        """Whether it is written as a day, so that "before" it is well defined."""
        return self.yearly or re.fullmatch(_DAY, self.written) is not None

    def last_day(self, year: int | None = None) -> date:
        """Its last day; `year` is needed, and counts, only for a day of every year."""
        chosen = self.year if self.year is not None else year
        if chosen is None:
            raise ValueError(f"{self.written} needs a year")
        last = days_in(chosen, self.month)
        return date(chosen, self.month, min(self.day, last))

    def day_before(self, year: int | None = None) -> date:
        """The last day that is still "before" it: 28/02 where the year has no 29/02."""
        last = self.last_day(year)
        return last if last.day < self.day else last - timedelta(days=1)


def days_in(year: int, month: int) -> int:
    """The days of a month. (Importing `calendar` takes longer than all that is counted here.)"""
    return 31 if month == 12 else (date(year, month + 1, 1) - timedelta(days=1)).day


WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")


@dataclass(frozen=True, kw_only=True)
class DayInPeriod:
    """A day of each period: of its last month (`day`, from 1), or of a week (`weekday`, from 0).

    Written `25` or `friday`. One of the two is None. A month that has no such day counts by its
    last one.
    """

    written: str
    day: int | None = None
    weekday: int | None = None

    @classmethod
    def read(cls, value: Any) -> DayInPeriod | None:
        """None where `value` is written otherwise. Raises Invalid for a day that no month has."""
        if isinstance(value, bool) or not isinstance(value, str | int):
            return None
        text = str(value)
        if text in WEEKDAYS:
            return cls(written=text, weekday=WEEKDAYS.index(text))
        if not re.fullmatch(r"[0-9]{1,2}", text):
            return None
        if not 1 <= int(text) <= 31:
            raise Invalid("wrong-date", f"không tháng nào có ngày {text}", "viết từ 1 đến 31")
        return cls(written=text, day=int(text))

    @property
    def yearly(self) -> bool:
        """As of a Bound: it is of no certain year."""
        return True

    @property
    def single_day(self) -> bool:
        """As of a Bound: "before" it is well defined."""
        return True

    def in_month(self, year: int, month: int) -> date:
        """The day in a month, its last one where the month is shorter."""
        last = days_in(year, month)
        return date(year, month, min(self.day or last, last))


def parse_due(value: Any) -> Bound | DayInPeriod:
    """What bounds a deadline: a Bound, or a day within each period. Raises Invalid."""
    return DayInPeriod.read(value) or Bound.parse(value)


_FORMS = "viết 2027-12-31, 2026-05, 2026-Q2, 2026 hoặc 11-25 (ngày của mọi năm)"


def check_year(year: int) -> int:
    """The year, where it can be one of a plan. Raises Invalid."""
    if not 1945 <= year <= 2200:
        raise Invalid("wrong-date", f"{year} không phải là năm hợp lý")
    return year


def _existing(written: str, year: int, month: int, day: int) -> date:
    try:
        return date(check_year(year), month, day)
    except ValueError as error:
        if isinstance(error, Invalid):
            raise
        raise Invalid("wrong-date", f"không có ngày {written} trên lịch") from None
