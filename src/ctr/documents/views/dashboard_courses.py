"""What the small chart of a target shows, from its milestones and figures."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from ctr.documents.charts import Course, Goal, Point
from ctr.documents.views.dashboard_board import Board
from ctr.plan.model import Milestone, Span, Target
from ctr.tracking.figures import Figure, last_of_each_year
from ctr.tracking.targets import Progress, line_points
from ctr.vietnamese import phrases

_ROOM = 16
"""Characters that stand beside a mark."""


def course_of(board: Board, progress: Progress, known: list[Figure]) -> Course:
    """The course of a target up to the day of the page; `known` are its figures, by day."""
    target = progress.target
    goals = list(_goals(target, progress.milestone))
    standing = _standing(target)
    level = _amount(standing) if standing is not None else None
    total = _total(target)
    points = _points(known) if total is None else _running(known, total)
    line = [] if total is None else _to_total(target, total)
    if total is None and len(found := line_points(target)) > 1:
        line = [(on, float(value)) for on, value in found]
    begin = date(board.plan.programme.period.from_, 1, 1)
    days = [begin, *(on for on, _ in (*points, *line))]
    ends = [goal.on for goal in goals] or [date(max(board.year, begin.year), 12, 31)]
    return Course(
        first=min(days),
        last=max([*ends, *days]),
        today=board.figures_to,
        figures=points,
        goals=goals,
        line=line,
        level=level,
        level_label=_level_label(standing, target.unit),
        expected=float(progress.expected) if progress.expected is not None and line else None,
    )


def _points(known: list[Figure]) -> list[Point]:
    return [(figure.as_of, float(figure.value)) for figure in known]


def _running(known: list[Figure], span: Span) -> list[Point]:
    """The sum of the yearly figures, on the last day of each year that has one."""
    whole, points = 0.0, list[Point]()
    for figure in last_of_each_year(known, span.from_, span.to):
        whole += float(figure.value)
        points.append((figure.as_of, whole))
    return points


def _goals(target: Target, next_one: Milestone) -> Iterator[Goal]:
    """The milestones with a day; the next and the last bear their amount."""
    dated = [
        (milestone.last_day, milestone)
        for milestone in target.milestones
        if milestone.last_day is not None and _amount(milestone) is not None
    ]
    if not dated:
        return
    last = max(on for on, _ in dated)
    for on, milestone in dated:
        amount = _amount(milestone)
        if amount is None:
            continue
        shown = milestone is next_one or on == last
        yield Goal(on=on, value=amount, label=_label(milestone, target.unit) if shown else "")


def _amount(milestone: Milestone) -> float | None:
    """The figure to reach; the middle of a range to stay within; 1 of what is reached or not."""
    value = milestone.value
    if isinstance(value, tuple):
        bound = milestone.bound
        return float(bound if bound is not None else (value[0] + value[1]) / 2)
    return float(value)


def _label(milestone: Milestone, unit: str | None) -> str:
    """The amount as it stands beside its mark, the unit where there is room for it."""
    if milestone.value is True:
        return "đạt"
    value = milestone.value
    parts = value if isinstance(value, tuple) else (value,)
    number = "-".join(phrases.number(Decimal(part)) for part in parts)
    shown = f"{number}{unit}" if unit and unit.startswith("%") else f"{number} {unit or ''}".strip()
    return shown if len(shown) <= _ROOM else number


def _standing(target: Target) -> Milestone | None:
    """What holds on every day: a milestone that stands, comes again, or is of a whole period."""
    for milestone in target.milestones:
        span = milestone.over
        if milestone.by is None and (span is None or span.as_ != "total"):
            return milestone
    return None


def _level_label(standing: Milestone | None, unit: str | None) -> str:
    """Nothing of a period, whose mark bears it on its last day."""
    return _label(standing, unit) if standing is not None and standing.over is None else ""


def _total(target: Target) -> Span | None:
    """The period over which the figures are added up, if any."""
    spans = (milestone.over for milestone in target.milestones)
    return next((span for span in spans if span is not None and span.as_ == "total"), None)


def _to_total(target: Target, span: Span) -> list[Point]:
    for milestone in target.milestones:
        amount = _amount(milestone)
        if milestone.over is span and amount is not None:
            return [(date(span.from_ - 1, 12, 31), 0.0), (date(span.to, 12, 31), amount)]
    return []
