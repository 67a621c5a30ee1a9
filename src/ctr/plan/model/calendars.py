"""What the public holidays of a year do not owe to a rule."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, ClassVar

from ctr.late_dataclasses import dataclass
from ctr.plan.model.base import Check, Model
from ctr.plan.model.fields import Day, Text, Year
from ctr.problems import Invalid


def _in_order(holiday: Holiday) -> Iterator[Invalid]:
    if holiday.to < holiday.from_:
        yield Invalid("wrong-date", "kỳ nghỉ kết thúc trước khi bắt đầu")


def _of_its_year(*path: str) -> Check:
    """The day at `path`, where there is one, lies in the year that it stands under."""

    def check(year: CalendarYear) -> Iterator[Invalid]:
        day: Any = year
        for name in path:
            day = getattr(day, name) if day is not None else None
        if day is not None and day.year != year.year:
            yield Invalid("wrong-date", f"ngày nằm ngoài năm {year.year}", "", path[0])

    return check


def _swaps_of_its_year(year: CalendarYear) -> Iterator[Invalid]:
    for index, swap in enumerate(year.swaps):
        if year.year not in (swap.off.year, swap.worked.year):
            message = f"cả hai ngày nằm ngoài năm {year.year}"
            yield Invalid("wrong-date", message, "", f"swaps.{index}")


@dataclass(frozen=True, kw_only=True)
class Holiday(Model):
    """Consecutive days off."""

    checks: ClassVar[tuple[Check, ...]] = (_in_order,)

    from_: Day
    """Ngày đầu."""
    to: Day
    """Ngày cuối."""


@dataclass(frozen=True, kw_only=True)
class Swap(Model):
    """A working day that is off, and the day off that is worked in its place."""

    off: Day
    """Ngày làm việc được nghỉ."""
    worked: Day
    """Ngày nghỉ làm bù."""


@dataclass(frozen=True, kw_only=True)
class CalendarYear(Model):
    """What public holidays of one year do not follow from rules."""

    checks: ClassVar[tuple[Check, ...]] = (
        _of_its_year("hung_kings"),
        _of_its_year("national_day"),
        _of_its_year("tet", "from_"),
        _swaps_of_its_year,
    )

    year: Year
    """Năm."""
    tet: Holiday | None = None
    """Năm ngày nghỉ Tết Âm lịch, chưa kể nghỉ bù."""
    hung_kings: Day | None = None
    """Giỗ Tổ Hùng Vương (10/3 âm lịch)."""
    national_day: Day | None = None
    """Ngày nghỉ liền kề ngày 2/9."""
    swaps: tuple[Swap, ...] = ()
    """Các ngày hoán đổi."""
    announced: Text | None = None
    """Văn bản thông báo; chưa có thì lịch của năm là tạm tính."""


@dataclass(frozen=True, kw_only=True)
class CalendarFile(Model):
    years: tuple[CalendarYear, ...]
    """Các năm."""
