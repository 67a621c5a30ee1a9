"""Deadlines as written, with their extensions."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import ClassVar, Literal

from ctr.late_dataclasses import dataclass
from ctr.plan.model.base import Check, Model
from ctr.plan.model.fields import DueWhen, Flag, Text, When
from ctr.plan.model.periods import Bound, DayInPeriod
from ctr.plan.model.reporting_periods import ReportingPeriod, periods_in
from ctr.problems import Invalid

Every = Literal["year", "half_year", "nine_months", "quarter", "month", "week"]
"""How often a deadline comes again; `half_year` is the first half, and the year;
`nine_months` are the first nine."""


@dataclass(frozen=True, kw_only=True)
class Extension(Model):
    """A later deadline in place of the one before it, and the document that approved it."""

    to: When
    """Thời hạn mới (tính cả ngày này)."""
    approved_by: Text
    """Văn bản cho phép gia hạn: số, ngày, cơ quan."""


def _one_bound(deadline: Deadline) -> Iterator[Invalid]:
    bounds = (deadline.before is not None) + (deadline.by is not None) + deadline.regular
    if bounds > 1 or (bounds == 0 and not deadline.doubtful):
        yield Invalid("wrong-value", "thời hạn phải có đúng một trong before, by, regular")


def _before_a_day(deadline: Deadline) -> Iterator[Invalid]:
    if deadline.before is not None and not deadline.before.single_day:
        yield Invalid("wrong-date", "“trước ngày” phải là một ngày", _BEFORE, "before")


def _as_often_as_it_says(deadline: Deadline) -> Iterator[Invalid]:
    bound = deadline.before or deadline.by
    if bound is None:
        return
    yearly = bound.yearly  # asked first: a bound that could not be read stops here
    if deadline.within_year:
        if not isinstance(bound, DayInPeriod) or (bound.weekday is None) == (
            deadline.every == "week"
        ):
            yield Invalid(
                "wrong-date",
                f"every: {deadline.every} cần một ngày "
                f"{'trong tuần' if deadline.every == 'week' else 'của tháng cuối kỳ'}",
                f"viết ví dụ {_EXAMPLES[deadline.every == 'week']}",
            )
    elif isinstance(bound, DayInPeriod):
        yield Invalid(
            "wrong-date",
            f"{bound.written} là một ngày của từng kỳ, cần every: quarter, month, week …",
            f"viết ví dụ {_EXAMPLES[bound.weekday is not None]}",
        )
    elif yearly != (deadline.every is not None):
        yield Invalid(
            "wrong-date",
            "ngày không có năm chỉ dùng với every: year, và every: year cần ngày không có năm",
            "viết ví dụ {before: 11-25, every: year} hoặc {by: 2027-12-31}",
        )


def _extended_from_a_day(deadline: Deadline) -> Iterator[Invalid]:
    if deadline.extensions and deadline.of_a_year is None:
        yield Invalid("wrong-value", "chỉ thời hạn có ngày cụ thể mới gia hạn được")


def _ever_later(deadline: Deadline) -> Iterator[Invalid]:
    if deadline.of_a_year is None:
        return
    last = deadline.literal_day(extended=False)
    for index, extension in enumerate(deadline.extensions):
        new = extension.to
        if new.yearly or (last is not None and new.last_day() <= last):
            yield Invalid(
                "wrong-date",
                "thời hạn gia hạn phải có năm và sau thời hạn cũ",
                "",
                f"extensions.{index}.to",
            )
        else:
            last = new.last_day()


@dataclass(frozen=True, kw_only=True)
class Deadline(Model):
    """`before` excludes its day, `by` includes it; `regular` is *thường xuyên*, without a day."""

    checks: ClassVar[tuple[Check, ...]] = (
        _one_bound,
        _before_a_day,
        _as_often_as_it_says,
        _extended_from_a_day,
        _ever_later,
    )

    phrase: Text
    """Thời hạn, chép nguyên chữ của văn bản."""
    before: DueWhen | None = None
    """Trước ngày này (không kể ngày này); với every: quarter, month … là ngày của tháng cuối kỳ."""
    by: DueWhen | None = None
    """Đến hết ngày hoặc kỳ này; với every: quarter, month … là ngày của tháng cuối kỳ."""
    every: Every | None = None
    """Lặp lại: year (hằng năm), half_year (6 tháng), nine_months (9 tháng), quarter (hằng quý),
    month (hằng tháng), week (hằng tuần)."""
    regular: Flag = False
    """true: thường xuyên, không có ngày hạn."""
    doubtful: Flag = False
    """true: chưa chắc chữ của văn bản đã hiểu đúng, cần xem lại; khi đó có thể chưa có ngày."""
    doubt: Text | None = None
    """Vì sao chưa chắc."""
    extensions: tuple[Extension, ...] = ()
    """Các lần gia hạn, theo thứ tự."""

    @property
    def of_a_year(self) -> Bound | None:
        """The bound, where it is of one certain year and does not come again."""
        bound = self.before or self.by
        if bound is None or bound.yearly:
            return None
        return bound if isinstance(bound, Bound) else None

    @property
    def within_year(self) -> bool:
        """Whether it comes again within a year, a period after the other."""
        return self.every not in (None, "year")

    def literal_day(self, year: int | None = None, *, extended: bool = True) -> date | None:
        """The last day that the words allow; None for `regular`. `year` serves yearly ones.

        None too for what comes again within a year: `days_in` tells its days.
        """
        if extended and self.extensions:
            return self.extensions[-1].to.last_day()
        if isinstance(self.before, Bound):
            return self.before.day_before(year)
        return self.by.last_day(year) if isinstance(self.by, Bound) else None

    def days_in(self, year: int) -> Iterator[tuple[ReportingPeriod, date]]:
        """The periods of a year, each with its last day by the words; nothing but of `within_year`.

        A week is of the year of its Sunday.
        """
        bound = self.before or self.by
        if not isinstance(bound, DayInPeriod) or self.every is None:
            return
        early = timedelta(days=1 if self.before is not None else 0)
        if bound.weekday is not None:
            yield from _weeks(year, bound.weekday, early)
            return
        for period in _periods(self.every, year):
            day = bound.in_month(year, period.last_day.month)
            there = day.day == bound.day  # before a day that the month has not: by its last one
            yield period, day - early if there else day


def _periods(every: Every, year: int) -> Iterator[ReportingPeriod]:
    if every == "nine_months":
        yield ReportingPeriod.parse(f"{year}-9T")
    elif every != "week":
        yield from periods_in(every, year)


def _weeks(year: int, weekday: int, early: timedelta) -> Iterator[tuple[ReportingPeriod, date]]:
    sunday = date(year, 1, 1)
    sunday += timedelta(days=6 - sunday.weekday())
    while sunday.year == year:
        monday = sunday - timedelta(days=6)
        yield ReportingPeriod.between(monday, sunday), monday + timedelta(days=weekday) - early
        sunday += timedelta(days=7)


_EXAMPLES = ("{before: 25, every: quarter}", "{by: friday, every: week}")
_BEFORE = "ví dụ before: 2027-12-31"
