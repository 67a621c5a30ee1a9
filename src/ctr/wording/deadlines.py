"""Deadlines and the days of milestones in words."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ctr.plan.model import Deadline, Milestone
from ctr.plan.model.periods import Bound
from ctr.vietnamese import phrases
from ctr.wording.periods import period_name

if TYPE_CHECKING:
    from ctr.tracking.due import DueItem

_SPAN = {"average": "bình quân giai đoạn", "total": "cả giai đoạn", "throughout": "suốt giai đoạn"}
_QUARTERS = ("I", "II", "III", "IV")


def when_phrase(milestone: Milestone) -> str:
    """`đến năm 2030`, `hằng tuần`, `bình quân giai đoạn 2026-2030`, `không nêu thời hạn`."""
    if milestone.phrase is not None:
        return milestone.phrase
    if milestone.by is not None:
        return f"đến {bound_phrase(milestone.by)}"
    if milestone.every is not None:
        return phrases.EVERY[milestone.every]
    if milestone.over is not None:
        span = milestone.over
        years = str(span.from_) if span.from_ == span.to else f"{span.from_}-{span.to}"
        return f"{_SPAN[span.as_]} {years}"
    return "không nêu thời hạn"


def bound_phrase(bound: Bound) -> str:
    """`năm 2030`, `hết quý II/2026`, `hết tháng 5/2026`, `ngày 31/12/2027`."""
    if re.fullmatch(r"\d{4}", bound.written):
        return f"năm {bound.year}"
    if "Q" in bound.written.upper():
        return f"hết quý {_QUARTERS[bound.month // 3 - 1]}/{bound.year}"
    if not bound.single_day:
        return f"hết tháng {bound.month}/{bound.year}"
    return f"ngày {phrases.document_day(bound.last_day())}"


def deadline_phrase(deadline: Deadline) -> str:
    """The words of a deadline, with its last extension: `…, gia hạn đến 30/6/2027`."""
    if not deadline.extensions:
        return deadline.phrase
    last = phrases.document_day(deadline.extensions[-1].to.last_day())
    return f"{deadline.phrase}, gia hạn đến {last}"


def full_deadline_phrase(deadline: Deadline | None, year: int) -> str:
    """The words of a deadline, its literal day in a year, and every extension by its document."""
    if deadline is None:
        return "không có thời hạn riêng"
    text = deadline.phrase
    first = deadline.literal_day(year, extended=False)
    if first is not None:
        text += f" (hạn cuối {phrases.day(first)})"
    for extension in deadline.extensions:
        text += f"; gia hạn đến {phrases.day(extension.to.last_day())} theo {extension.approved_by}"
    return text


def periodic_title(item: DueItem) -> str:
    """The title of a duty, and which year or period of it: `Báo cáo … quý II năm 2026`."""
    deadline = item.duty.deadline if item.duty is not None else None
    if item.period is None or deadline is None or not deadline.every:
        return item.title
    return f"{item.title} {period_name(item.period)}"


def due_phrase(item: DueItem) -> str:
    """The words of what bounds an item: of its duty's or task's deadline, or its milestone."""
    if item.milestone is not None:
        return when_phrase(item.milestone)
    deadline = item.task.deadline if item.task is not None else None
    if deadline is not None:
        return deadline_phrase(deadline)
    return item.duty.deadline.phrase if item.duty and item.duty.deadline else ""
