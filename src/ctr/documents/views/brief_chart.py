"""The chart of a brief: a bar for each target that goes wrong, beside its goal."""

from __future__ import annotations

from decimal import Decimal

from ctr.late_dataclasses import dataclass
from ctr.plan.model import Plan
from ctr.tracking.targets import Progress
from ctr.wording.assignments import short_lead_phrase
from ctr.wording.deadlines import when_phrase
from ctr.wording.targets import amount_phrase, dated_actual_phrase, lacking_phrase, verdict_phrase

CELLS = 48
"""Spaces that a whole bar is drawn of in Word."""
_SPACE = "\u00a0"


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """Một chỉ tiêu chệch hướng."""

    name: str
    """Số nhiệm vụ và tên chỉ tiêu"""
    figures: str
    """Thực tế, mục tiêu, đánh giá"""
    who: str
    """Đơn vị chủ trì"""
    drawn: bool
    """Có thanh hay không: chỉ tiêu đạt/không đạt hoặc chưa có số thì không có"""
    filled: int
    """Chiều dài phần thực tế, phần trăm của thanh"""
    goal: int
    """Chỗ của mục tiêu, phần trăm của thanh"""
    reached: str
    """Khoảng trắng của phần thực tế không quá mục tiêu, để tô đậm trong Word"""
    missing: str
    """Khoảng trắng của phần còn thiếu"""
    mark: str
    """Vạch của mục tiêu"""
    beyond: str
    """Khoảng trắng của phần thực tế quá mục tiêu"""


def bar(plan: Plan, progress: Progress) -> Bar:
    """The bar of one target, on a scale of its own from 0 to the larger of figure and goal."""
    actual, goal = _number(progress), _goal(progress)
    drawn = actual is not None and goal is not None and max(actual, goal) > 0
    filled = at = 0
    if actual is not None and goal is not None and drawn:
        most = max(actual, goal)
        filled, at = (round(100 * max(part, Decimal(0)) / most) for part in (actual, goal))
    unit = progress.target.unit
    wanted = f"{amount_phrase(progress.milestone, unit)}, {when_phrase(progress.milestone)}"
    reached, lacking = dated_actual_phrase(progress), lacking_phrase(progress)
    verdict = verdict_phrase(progress)
    return Bar(
        name=f"{progress.task.id}. {progress.target.name}",
        figures="; ".join(
            part
            for part in (
                reached,
                f"mục tiêu {wanted}",
                f"{verdict} ({lacking})" if lacking else verdict,
            )
            if part
        ),
        who=short_lead_phrase(plan, progress.task) or "chưa phân công",
        drawn=drawn,
        filled=filled,
        goal=at,
        reached=_spaces(min(filled, at)),
        missing=_spaces(at - filled),
        mark="|" if drawn else "",
        beyond=_spaces(filled - at),
    )


def _number(progress: Progress) -> Decimal | None:
    value = progress.actual.value if progress.actual is not None else None
    return None if isinstance(value, bool) else value


def _goal(progress: Progress) -> Decimal | None:
    """The amount asked for; of a range the end that the figure is not within."""
    value = progress.milestone.value
    if isinstance(value, tuple):
        actual = _number(progress)
        return value[1] if actual is not None and actual > value[1] else value[0]
    return None if isinstance(value, bool) else value


def _spaces(percent: int) -> str:
    return _SPACE * (max(percent, 0) * CELLS // 100)
