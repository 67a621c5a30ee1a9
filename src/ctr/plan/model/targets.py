"""Targets and their milestones: when, and how much."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import Any, ClassVar, Literal, get_args

from ctr.late_dataclasses import dataclass
from ctr.plan.model.base import Check, Model, each_once
from ctr.plan.model.fields import Achieved, Day, Flag, Number, Point, Slug, Text, When, Year
from ctr.problems import Invalid
from ctr.vietnamese import phrases

Comparison = Literal[
    "at_least", "more_than", "at_most", "less_than", "exactly", "between", "achieved"
]
COMPARISONS: tuple[Comparison, ...] = get_args(Comparison)
Frequency = Literal["year", "quarter", "month", "week"]


def years_in_order(span: Any) -> Iterator[Invalid]:
    """What runs from a year to another does not end before it begins."""
    if span.to < span.from_:
        message = f"giai đoạn {span.from_}-{span.to} kết thúc trước khi bắt đầu"
        yield Invalid("wrong-date", message)


def _one_comparison(milestone: Milestone) -> Iterator[Invalid]:
    given = [name for name in COMPARISONS if getattr(milestone, name) is not None]
    if len(given) != 1:
        detail = f"đang có {' và '.join(given)}" if given else f"một trong {', '.join(COMPARISONS)}"
        yield Invalid("wrong-value", f"mốc phải có đúng một mức so sánh ({detail})")


def _one_time(milestone: Milestone) -> Iterator[Invalid]:
    times = [name for name in ("by", "every", "over") if getattr(milestone, name) is not None]
    if len(times) > 1:
        yield Invalid("wrong-value", f"mốc chỉ có một thời điểm (đang có {' và '.join(times)})")


def _of_a_year(milestone: Milestone) -> Iterator[Invalid]:
    if milestone.by is not None and milestone.by.yearly:
        yield Invalid("wrong-date", "mốc phải có năm", "viết ví dụ 2030 hoặc 2030-06-30", "by")


def _smaller_first(milestone: Milestone) -> Iterator[Invalid]:
    if milestone.between is not None and milestone.between[0] > milestone.between[1]:
        yield Invalid("wrong-value", "khoảng viết ngược, số nhỏ đứng trước", "", "between")


def _better_of_a_range(milestone: Milestone) -> Iterator[Invalid]:
    if milestone.better is not None and milestone.between is None:
        yield Invalid("wrong-value", "better chỉ dùng cùng between", "bỏ dòng better", "better")


def _some_milestone(target: Target) -> Iterator[Invalid]:
    if not target.milestones:
        yield Invalid("wrong-value", "chỉ tiêu phải có ít nhất một mốc", "", "milestones")


def _all_of_one_kind(target: Target) -> Iterator[Invalid]:
    if len({bool(milestone.achieved) for milestone in target.milestones}) > 1:
        yield Invalid(
            "wrong-value",
            "một chỉ tiêu chỉ có mốc bằng số hoặc mốc đạt/không đạt",
            "",
            "milestones",
        )


def _with_a_base(rollup: Rollup) -> Iterator[Invalid]:
    if rollup.as_ == "weighted" and rollup.base is None:
        hint = "thêm base: mã chỉ tiêu là trọng số"
        yield Invalid("missing-key", "bình quân có trọng số phải có base", hint, "as")
    elif rollup.as_ != "weighted" and rollup.base is not None:
        yield Invalid("wrong-value", "base chỉ dùng cùng as: weighted", "bỏ dòng base", "base")


def _figures_to_roll_up(target: Target) -> Iterator[Invalid]:
    if target.rollup is None:
        return
    yes_or_no = any(milestone.achieved for milestone in target.milestones)
    if yes_or_no and target.rollup.as_ != "all":
        message = "chỉ tiêu đạt/không đạt chỉ tổng hợp được theo as: all"
        yield Invalid("wrong-value", message, "", "rollup.as")
    if target.rollup.base == target.id:
        message = "trọng số phải là một chỉ tiêu khác"
        yield Invalid("wrong-value", message, "", "rollup.base")


def beyond_whole(figure: int | Decimal, unit: str | None) -> bool:
    """Whether a share, of which "%" alone is the unit, is no part of a whole."""
    return unit == "%" and not 0 <= figure <= 100


def _within_the_whole(target: Target) -> Iterator[Invalid]:
    for index, milestone in enumerate(target.milestones):
        for name in COMPARISONS[:-1]:
            value = getattr(milestone, name) or ()
            figures = value if isinstance(value, tuple) else (value,)
            beyond = [figure for figure in figures if beyond_whole(figure, target.unit)]
            if beyond:
                yield Invalid(
                    "wrong-value",
                    f"mức {phrases.number(beyond[0])}% nằm ngoài 0-100%",
                    "so với kế hoạch, năm trước thì ghi rõ ở unit, ví dụ “% kế hoạch”, “%/năm”",
                    f"milestones.{index}.{name}",
                )


@dataclass(frozen=True, kw_only=True)
class Span(Model):
    """A run of whole years; a figure over it is their average, their total, or held throughout."""

    checks: ClassVar[tuple[Check, ...]] = (years_in_order,)

    from_: Year
    """Năm đầu."""
    to: Year
    """Năm cuối."""
    as_: Literal["average", "total", "throughout"]
    """Cách tính: average (bình quân), total (cộng dồn), throughout (giữ suốt giai đoạn)."""


@dataclass(frozen=True, kw_only=True)
class Milestone(Model):
    """When, and how much: at most one of `by`, `every`, `over`; exactly one comparison."""

    checks: ClassVar[tuple[Check, ...]] = (
        _one_comparison,
        _one_time,
        _of_a_year,
        _smaller_first,
        _better_of_a_range,
    )

    by: When | None = None
    """Đến hết kỳ hoặc ngày nào."""
    every: Frequency | None = None
    """Lặp lại theo kỳ: year (hằng năm), quarter (hằng quý), month (hằng tháng), week (hằng
    tuần)."""
    over: Span | None = None
    """Tính trên cả giai đoạn."""
    phrase: Text | None = None
    """Thời điểm bằng lời của văn bản, ví dụ: đến hết năm 2027."""
    at_least: Number | None = None
    """Từ mức này trở lên."""
    more_than: Number | None = None
    """Trên mức này."""
    at_most: Number | None = None
    """Không quá mức này."""
    less_than: Number | None = None
    """Dưới mức này."""
    exactly: Number | None = None
    """Đúng mức này."""
    between: tuple[Number, Number] | None = None
    """Từ mức thứ nhất đến mức thứ hai."""
    better: Literal["higher", "lower", "within"] | None = None
    """Phía nào là tốt hơn, chỉ đi với between: higher (mặc định), lower, within (trong khoảng)."""
    achieved: Achieved | None = None
    """true: chỉ tiêu đạt/không đạt."""

    @property
    def when(self) -> Literal["by", "every", "over", "standing"]:
        if self.by is not None:
            return "by"
        if self.every is not None:
            return "every"
        return "over" if self.over is not None else "standing"

    @property
    def comparison(self) -> Comparison:
        return next(name for name in COMPARISONS if getattr(self, name) is not None)

    @property
    def value(self) -> Decimal | tuple[Decimal, Decimal] | Literal[True]:
        """A number, a pair for `between`, True for `achieved`."""
        value: Decimal | tuple[Decimal, Decimal] | Literal[True] = getattr(self, self.comparison)
        return value

    @property
    def direction(self) -> Literal["higher", "lower", "within"]:
        """Where the better figures lie; `within` where only the value or range itself will do."""
        if self.comparison in ("at_least", "more_than"):
            return "higher"
        if self.comparison in ("at_most", "less_than"):
            return "lower"
        return (self.better or "higher") if self.between is not None else "within"

    @property
    def bound(self) -> Decimal | None:
        """The figure from which on it is met, None for a yes/no one or a range to stay within."""
        value = self.value
        if isinstance(value, tuple):
            return {"higher": value[0], "lower": value[1], "within": None}[self.direction]
        return None if isinstance(value, bool) else value

    @property
    def last_day(self) -> date | None:
        """The day on which the milestone is settled; None for a repeated or standing one."""
        if self.by is not None:
            return self.by.last_day()
        return date(self.over.to, 12, 31) if self.over is not None else None


@dataclass(frozen=True, kw_only=True)
class Baseline(Model):
    """Where a target stood before: the start of the line to its first milestone."""

    value: Number
    """Số liệu ban đầu."""
    on: Day
    """Ngày của số liệu."""
    source: Text | None = None
    """Nguồn số liệu."""


@dataclass(frozen=True, kw_only=True)
class Rollup(Model):
    """How the figures that subordinates report for a target become one.

    `base` is a target of the same programme: what each subordinate reports for that is the weight
    of its figure.
    """

    checks: ClassVar[tuple[Check, ...]] = (_with_a_base,)

    as_: Literal["sum", "weighted", "all"]
    """sum: cộng; weighted: bình quân có trọng số; all: mọi cấp dưới đều đạt."""
    base: Slug | None = None
    """Chỉ cùng weighted: mã chỉ tiêu của chương trình này mà số của từng cấp dưới là trọng số."""


@dataclass(frozen=True, kw_only=True)
class Target(Model):
    checks: ClassVar[tuple[Check, ...]] = (
        _some_milestone,
        _all_of_one_kind,
        _figures_to_roll_up,
        _within_the_whole,
        each_once("serves"),
    )

    id: Slug
    """Mã chỉ tiêu, chữ thường không dấu nối bằng gạch nối."""
    name: Text
    """Tên chỉ tiêu."""
    unit: Text | None = None
    """Đơn vị tính; bỏ trống với chỉ tiêu đạt/không đạt."""
    milestones: tuple[Milestone, ...]
    """Các mốc của chỉ tiêu."""
    baseline: Baseline | None = None
    """Số liệu ban đầu, để so tiến độ."""
    serves: tuple[Point, ...] = ()
    """Chỉ tiêu (hoặc nhiệm vụ) của chương trình cấp trên mà chỉ tiêu này thực hiện: danh sách mã
    chỉ tiêu, số nhiệm vụ trong dấu nháy; có hay không do ctr align xem."""
    rollup: Rollup | None = None
    """Cách tổng hợp số của các cấp dưới thực hiện chỉ tiêu này; ctr align --rollup dùng."""
    note: Text | None = None
    """Ghi chú về cách hiểu."""
    doubtful: Flag = False
    """true: chưa chắc chữ của văn bản đã hiểu đúng, cần xem lại."""
    doubt: Text | None = None
    """Vì sao chưa chắc."""

    @property
    def by_figure(self) -> bool:
        """Whether it is measured by a number, not by reached or not."""
        return self.milestones[0].value is not True
