"""What the public holidays of a year do not owe to a rule."""

from __future__ import annotations

from dataclasses import dataclass

from ctr.plan.model.base import Model
from ctr.plan.model.fields import Day, Text, Year
from ctr.problems import Invalid


@dataclass(frozen=True, slots=True, kw_only=True)
class Holiday(Model):
    """Consecutive days off."""

    from_: Day
    """Ngày đầu."""
    to: Day
    """Ngày cuối."""

    def __post_init__(self) -> None:
        if self.to < self.from_:
            raise Invalid("wrong-date", "kỳ nghỉ kết thúc trước khi bắt đầu")


@dataclass(frozen=True, slots=True, kw_only=True)
class Swap(Model):
    """A working day that is off, and the day off that is worked in its place."""

    off: Day
    """Ngày làm việc được nghỉ."""
    worked: Day
    """Ngày nghỉ làm bù."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CalendarYear(Model):
    """What public holidays of one year do not follow from rules."""

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

    def __post_init__(self) -> None:
        days = {"hung_kings": self.hung_kings, "national_day": self.national_day}
        if self.tet is not None:
            days["tet"] = self.tet.from_
        for name, day in days.items():
            if day is not None and day.year != self.year:
                raise Invalid("wrong-date", f"ngày nằm ngoài năm {self.year}", "", name)
        for index, swap in enumerate(self.swaps):
            if self.year not in (swap.off.year, swap.worked.year):
                message = f"cả hai ngày nằm ngoài năm {self.year}"
                raise Invalid("wrong-date", message, "", f"swaps.{index}")


@dataclass(frozen=True, slots=True, kw_only=True)
class CalendarFile(Model):
    years: tuple[CalendarYear, ...]
    """Các năm."""

    def __post_init__(self) -> None:
        seen = [year.year for year in self.years]
        for index, year in enumerate(seen):
            if year in seen[:index]:
                raise Invalid("duplicate-id", f"năm {year} ghi hai lần", "", f"years.{index}.year")
