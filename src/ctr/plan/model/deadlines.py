"""Deadlines as written, with their extensions."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import ClassVar, Literal

from ctr.plan.model.base import Check, Model
from ctr.plan.model.fields import Flag, Text, When
from ctr.problems import Invalid


@dataclass(frozen=True, slots=True, kw_only=True)
class Extension(Model):
    """A later deadline in place of the one before it, and the document that approved it."""

    to: When
    """Thời hạn mới (tính cả ngày này)."""
    approved_by: Text
    """Văn bản cho phép gia hạn: số, ngày, cơ quan."""


def _one_bound(deadline: Deadline) -> Iterator[Invalid]:
    if (deadline.before is not None) + (deadline.by is not None) + deadline.regular != 1:
        yield Invalid("wrong-value", "thời hạn phải có đúng một trong before, by, regular")


def _before_a_day(deadline: Deadline) -> Iterator[Invalid]:
    if deadline.before is not None and not deadline.before.single_day:
        yield Invalid("wrong-date", "“trước ngày” phải là một ngày", _BEFORE, "before")


def _yearly_where_it_has_no_year(deadline: Deadline) -> Iterator[Invalid]:
    bound = deadline.before or deadline.by
    if bound is not None and bound.yearly != (deadline.every is not None):
        yield Invalid(
            "wrong-date",
            "ngày không có năm chỉ dùng với every: year, và every: year cần ngày không có năm",
            "viết ví dụ {before: 11-25, every: year} hoặc {by: 2027-12-31}",
        )


def _extended_from_a_day(deadline: Deadline) -> Iterator[Invalid]:
    bound = deadline.before or deadline.by
    if deadline.extensions and (bound is None or bound.yearly):
        yield Invalid("wrong-value", "chỉ thời hạn có ngày cụ thể mới gia hạn được")


def _ever_later(deadline: Deadline) -> Iterator[Invalid]:
    bound = deadline.before or deadline.by
    if bound is None or bound.yearly:
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


@dataclass(frozen=True, slots=True, kw_only=True)
class Deadline(Model):
    """`before` excludes its day, `by` includes it; `regular` is *thường xuyên*, without a day."""

    checks: ClassVar[tuple[Check, ...]] = (
        _one_bound,
        _before_a_day,
        _yearly_where_it_has_no_year,
        _extended_from_a_day,
        _ever_later,
    )

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

    def literal_day(self, year: int | None = None, *, extended: bool = True) -> date | None:
        """The last day that the words allow; None for `regular`. `year` serves yearly ones."""
        if extended and self.extensions:
            return self.extensions[-1].to.last_day()
        if self.before is not None:
            return self.before.day_before(year)
        return self.by.last_day(year) if self.by is not None else None


_BEFORE = "ví dụ before: 2027-12-31"
