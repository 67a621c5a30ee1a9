"""Deadlines as written, with their extensions."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from ctr.plan.model.base import Model
from ctr.plan.model.fields import Flag, Text, When
from ctr.problems import Invalid


@dataclass(frozen=True, slots=True, kw_only=True)
class Extension(Model):
    """A later deadline in place of the one before it, and the document that approved it."""

    to: When
    """Thời hạn mới (tính cả ngày này)."""
    approved_by: Text
    """Văn bản cho phép gia hạn: số, ngày, cơ quan."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Deadline(Model):
    """`before` excludes its day, `by` includes it; `regular` is *thường xuyên*, without a day."""

    phrase: Text
    """Thời hạn, chép nguyên chữ của văn bản."""
    before: When | None = None
    """Trước ngày này (không kể ngày này)."""
    by: When | None = None
    """Đến hết ngày hoặc kỳ này."""
    every: Literal["year"] | None = None
    """year: lặp lại hằng năm."""
    regular: Flag = False
    """true: thường xuyên, không có ngày hạn."""
    extensions: tuple[Extension, ...] = ()
    """Các lần gia hạn, theo thứ tự."""

    def __post_init__(self) -> None:
        bound = self.before or self.by
        if (self.before is not None) + (self.by is not None) + self.regular != 1:
            raise Invalid("wrong-value", "thời hạn phải có đúng một trong before, by, regular")
        if self.before is not None and not self.before.single_day:
            raise Invalid("wrong-date", "“trước ngày” phải là một ngày", _BEFORE, "before")
        if bound is not None and bound.yearly != (self.every is not None):
            raise Invalid(
                "wrong-date",
                "ngày không có năm chỉ dùng với every: year, và every: year cần ngày không có năm",
                "viết ví dụ {before: 11-25, every: year} hoặc {by: 2027-12-31}",
            )
        if self.extensions and (bound is None or bound.yearly):
            raise Invalid("wrong-value", "chỉ thời hạn có ngày cụ thể mới gia hạn được")
        self._check_extensions()

    def _check_extensions(self) -> None:
        if not self.extensions:
            return
        last = self.literal_day(extended=False)
        for index, extension in enumerate(self.extensions):
            new = extension.to
            if new.yearly or (last is not None and new.last_day() <= last):
                raise Invalid(
                    "wrong-date",
                    "thời hạn gia hạn phải có năm và sau thời hạn cũ",
                    "",
                    f"extensions.{index}.to",
                )
            last = new.last_day()

    def literal_day(self, year: int | None = None, *, extended: bool = True) -> date | None:
        """The last day that the words allow; None for `regular`. `year` serves yearly ones."""
        if extended and self.extensions:
            return self.extensions[-1].to.last_day()
        if self.before is not None:
            return self.before.day_before(year)
        return self.by.last_day(year) if self.by is not None else None


_BEFORE = "ví dụ before: 2027-12-31"
