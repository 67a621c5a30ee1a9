"""The period that a report speaks of: a year, part of one, or from one day to another."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any, Literal

from ctr.late_dataclasses import dataclass
from ctr.plan.model.periods import check_year, days_in, parse_day
from ctr.problems import Invalid, short

PeriodKind = Literal["year", "nine_months", "half_year", "quarter", "month", "span"]
_FORMS = "viết 2026, 2026-Q2, 2026-6T, 2026-9T, 2026-05 hoặc 2026-04-01..2026-06-14"
_CODE = r"([0-9]{4})(?:-([Qq])([0-9])|-([0-9])[Tt]|-([0-9]{2}))?"
_MONTHS_FROM_THE_START: dict[str, PeriodKind] = {"6": "half_year", "9": "nine_months"}


@dataclass(frozen=True, kw_only=True)
class ReportingPeriod:
    """A reporting period (*kỳ báo cáo*); both its days belong to it.

    A span may begin in the year before that of its last day, as a week does; `year` is that of its
    last day.
    """

    kind: PeriodKind
    first_day: date
    last_day: date

    @classmethod
    def parse(cls, value: Any) -> ReportingPeriod:
        """Raises Invalid where `value` is none of the forms or no real period."""
        if isinstance(value, bool) or not isinstance(value, str | int):
            raise Invalid("wrong-date", "phải là kỳ báo cáo", _FORMS)
        text = str(value).strip()
        first, mark, last = text.partition("..")
        if mark:
            return cls.between(parse_day(first.strip()), parse_day(last.strip()))
        match = re.fullmatch(_CODE, text)
        if match is None:
            raise Invalid("wrong-date", f"“{short(text)}” không phải kỳ báo cáo", _FORMS)
        year = check_year(int(match[1]))
        if match[2]:
            return cls.quarter(year, int(match[3]))
        if match[4]:
            kind = _MONTHS_FROM_THE_START.get(match[4])
            if kind is None:
                raise Invalid("wrong-date", f"không có kỳ {match[4]} tháng", "chỉ có 6T và 9T")
            return cls._months(kind, year, 1, int(match[4]))
        if match[5]:
            return cls.month(year, int(match[5]))
        return cls.whole_year(year)

    @classmethod
    def whole_year(cls, year: int) -> ReportingPeriod:
        return cls._months("year", year, 1, 12)

    @classmethod
    def quarter(cls, year: int, quarter: int) -> ReportingPeriod:
        """Raises Invalid where there is no such quarter."""
        if not 1 <= quarter <= 4:
            raise Invalid("wrong-date", f"không có quý {quarter}", "mỗi năm có Q1 đến Q4")
        return cls._months("quarter", year, quarter * 3 - 2, quarter * 3)

    @classmethod
    def month(cls, year: int, month: int) -> ReportingPeriod:
        """Raises Invalid where there is no such month."""
        if not 1 <= month <= 12:
            raise Invalid("wrong-date", f"không có tháng {month}")
        return cls._months("month", year, month, month)

    @classmethod
    def between(cls, first: date, last: date) -> ReportingPeriod:
        """From one day to another; from the first to the last of a year it is that year.

        Raises Invalid where it ends before it begins, or is longer than a year.
        """
        if last < first:
            raise Invalid("wrong-date", "kỳ kết thúc trước khi bắt đầu")
        if (last - first).days > 366:
            raise Invalid("wrong-date", "một kỳ báo cáo không dài hơn một năm")
        year = cls.whole_year(last.year)
        if (first, last) == (year.first_day, year.last_day):
            return year
        return cls(kind="span", first_day=first, last_day=last)

    @classmethod
    def _months(cls, kind: PeriodKind, year: int, first: int, last: int) -> ReportingPeriod:
        end = days_in(year, last)
        return cls(kind=kind, first_day=date(year, first, 1), last_day=date(year, last, end))

    @property
    def year(self) -> int:
        return self.last_day.year

    @property
    def part(self) -> ReportingPeriod | None:
        """Itself, None for a whole year: what is of a year stands at the top of the year's file."""
        return None if self.kind == "year" else self

    @property
    def code(self) -> str:
        """As a plan writes it: `2026-Q2`, `2026-6T`, `2026-05`, `2026-04-01..2026-06-14`.

        `parse` reads it back.
        """
        match self.kind:
            case "year":
                return f"{self.year}"
            case "quarter":
                return f"{self.year}-Q{self.last_day.month // 3}"
            case "half_year" | "nine_months":
                return f"{self.year}-{self.last_day.month}T"
            case "month":
                return f"{self.year}-{self.last_day.month:02d}"
        return f"{self.first_day}..{self.last_day}"

    @property
    def cumulative_from(self) -> date:
        """From which day results are added up for it: the year's first, a span's own if earlier."""
        return min(date(self.year, 1, 1), self.first_day)

    def judged_on(self, figures_to: date, as_of: date) -> date:
        """The day of the verdicts on figures up to a day, in what is made up on `as_of`.

        It is that day; of a period that is over, and counted whole, the day after it: what was due
        on its last day is then not to come any more.
        """
        over = figures_to == self.last_day < as_of
        return figures_to + timedelta(days=1) if over else figures_to

    def __contains__(self, day: date) -> bool:
        return self.first_day <= day <= self.last_day

    def before(self) -> ReportingPeriod | None:
        """The period before, in the same year: nine months follow six, six the first quarter.

        None for the first of a year, a year and a span.
        """
        month = self.first_day.month
        match self.kind:
            case "quarter" if month > 1:
                return self.quarter(self.year, self.last_day.month // 3 - 1)
            case "month" if month > 1:
                return self.month(self.year, month - 1)
            case "nine_months":
                return self._months("half_year", self.year, 1, 6)
            case "half_year":
                return self.quarter(self.year, 1)
        return None


def periods_in(
    kind: Literal["year", "half_year", "quarter", "month"], year: int
) -> Iterator[ReportingPeriod]:
    """The reporting periods of a kind that end in a year, cumulative ones as offices report them.

    `half_year` gives the first six months and the whole year.
    """
    match kind:
        case "year":
            yield ReportingPeriod.whole_year(year)
        case "half_year":
            yield ReportingPeriod.parse(f"{year}-6T")
            yield ReportingPeriod.whole_year(year)
        case "quarter":
            yield from (ReportingPeriod.quarter(year, quarter) for quarter in range(1, 5))
        case "month":
            yield from (ReportingPeriod.month(year, month) for month in range(1, 13))
