"""Milestones in words."""

from __future__ import annotations

import re
from decimal import Decimal

from ctr.plan.model import Deadline, Milestone
from ctr.plan.periods import Bound
from ctr.tracking.progress import Course, Progress
from ctr.tracking.standing import OverdueRates
from ctr.vietnamese import phrases

_EVERY = {"year": "hằng năm", "quarter": "hằng quý", "month": "hằng tháng", "week": "hằng tuần"}
_SPAN = {"average": "bình quân giai đoạn", "total": "cả giai đoạn", "throughout": "suốt giai đoạn"}
_QUARTERS = ("I", "II", "III", "IV")


def when_phrase(milestone: Milestone) -> str:
    """`đến năm 2030`, `hằng tuần`, `bình quân giai đoạn 2026-2030`, `thường xuyên`."""
    if milestone.by is not None:
        return f"đến {bound_phrase(milestone.by)}"
    if milestone.every is not None:
        return _EVERY[milestone.every]
    if milestone.over is not None:
        span = milestone.over
        years = str(span.from_) if span.from_ == span.to else f"{span.from_}-{span.to}"
        return f"{_SPAN[span.as_]} {years}"
    return "thường xuyên"


def bound_phrase(bound: Bound) -> str:
    """`năm 2030`, `hết quý II/2026`, `hết tháng 5/2026`, `ngày 31/12/2027`."""
    if re.fullmatch(r"\d{4}", bound.written):
        return f"năm {bound.year}"
    if "Q" in bound.written.upper():
        return f"hết quý {_QUARTERS[bound.month // 3 - 1]}/{bound.year}"
    if not bound.single_day:
        return f"hết tháng {bound.month}/{bound.year}"
    return f"ngày {phrases.day(bound.last_day())}"


def amount_phrase(milestone: Milestone, unit: str | None) -> str:
    """`từ 85% trở lên`, `trên 95%`, `dưới 9%`, `14,5-15%/năm`, `0 hộ`, `đạt`."""
    value = milestone.value
    if isinstance(value, bool):
        return "đạt"
    if isinstance(value, tuple):
        low, high = (phrases.number(part) for part in value)
        return _with_unit(f"{low}-{high}", unit)
    shown = quantity(value, unit)
    return {
        "at_least": f"từ {shown} trở lên" if not _is_whole(value, unit) else shown,
        "more_than": f"trên {shown}",
        "at_most": f"không quá {shown}",
        "less_than": f"dưới {shown}",
        "exactly": shown,
    }[milestone.comparison]


def quantity(value: Decimal, unit: str | None) -> str:
    """A figure with its unit: `97,5%`, `500 tỷ đồng`."""
    return _with_unit(phrases.number(value), unit)


def _is_whole(value: Decimal, unit: str | None) -> bool:
    """Whether nothing can be more: "từ 100% trở lên" would be odd."""
    return unit == "%" and value == 100


def _with_unit(figure: str, unit: str | None) -> str:
    if unit is None:
        return figure
    return f"{figure}{unit}" if unit.startswith("%") else f"{figure} {unit}"


def deadline_phrase(deadline: Deadline) -> str:
    """The words of a deadline, with its last extension: `…, gia hạn đến 30/06/2027`."""
    if not deadline.extensions:
        return deadline.phrase
    return f"{deadline.phrase}, gia hạn đến {phrases.day(deadline.extensions[-1].to.last_day())}"


def rates_phrase(rates: OverdueRates) -> str:
    """Overdue tasks against all tasks, and against those that have a deadline."""
    parts = [_rate(rates.overdue, rates.all_tasks, "tổng số nhiệm vụ")]
    if rates.with_deadline:
        parts.append(_rate(rates.overdue, rates.with_deadline, "số nhiệm vụ có hạn"))
    else:
        parts.append("không nhiệm vụ nào có thời hạn riêng")
    return f"Nhiệm vụ quá hạn: {'; '.join(parts)}."


def _rate(part: int, whole: int, of: str) -> str:
    share = (Decimal(100 * part) / whole).quantize(Decimal("0.1")) if whole else Decimal(0)
    return f"{part}/{whole} ({phrases.number(share)}%) tính trên {of}"


def course_phrase(course: Course) -> str:
    """How a target is on its way, in plain words."""
    return {
        "met": "đạt",
        "met_late": "đạt muộn",
        "on_course": "đúng tiến độ",
        "short": "chậm hoặc chưa đạt",
        "open": "chưa đến hạn",
        "no_figure": "chưa có số liệu",
    }[course]


def gap_phrase(progress: Progress) -> str:
    """`còn thiếu 5%`, or `vượt 3%` where the figure is above what is allowed."""
    actual, gap = progress.actual, progress.gap
    if actual is None or gap is None or isinstance(actual.value, bool):
        return ""
    required = progress.milestone.value
    low = required[0] if isinstance(required, tuple) else required
    above = not isinstance(low, bool) and actual.value > low
    return f"{'vượt' if above else 'còn thiếu'} {quantity(gap, progress.target.unit)}"


def figure_phrase(value: Decimal | bool, unit: str | None) -> str:
    """A measured value: `97,5%`, `đạt`, `không đạt`."""
    if isinstance(value, bool):
        return "đạt" if value else "chưa đạt"
    return quantity(value, unit)
