"""Every figure compared with its milestone: actual value, gap, what is expected now, course."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Literal, get_args

from ctr.plan.model import Measurement, Milestone, Plan, Span, Target, Task

Course = Literal["met", "met_late", "on_course", "short", "open", "no_figure"]
COURSES: tuple[Course, ...] = get_args(Course)


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A measured value: of which day, by which unit. A mean or a sum bears its last day."""

    value: Decimal | bool
    as_of: date
    unit: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Progress:
    """One milestone as of a day.

    `gap` is how much is still missing, 0 where nothing is, None for a yes/no target or without a
    figure. `expected` is the value of the straight line on that day, None where there is no line:
    a single milestone without a baseline says nothing of the way to it. `course`: `met`;
    `met_late` where only a figure after the day reaches it;
    `on_course` and `short` by the line, or after the day, or for a yearly or standing milestone;
    `open` where the day is still to come and there is no line; `no_figure`, also for a period that
    is over and lacks the figure of a year.
    """

    task: Task
    target: Target
    milestone: Milestone
    actual: Figure | None
    gap: Decimal | None
    expected: Decimal | None
    course: Course


class ProgressReader:
    """Progress of the targets of a plan in one year, as of one day."""

    def __init__(self, plan: Plan, year: int, as_of: date) -> None:
        self.year = year
        self.as_of = as_of
        self.first_year = plan.programme.period.from_
        self.figures: dict[tuple[str, str], list[Figure]] = {}
        order = {unit.name: index for index, unit in enumerate(plan.units)}
        for results in sorted(plan.results, key=lambda found: order.get(found.unit, len(order))):
            for result in results.tasks:
                for value in result.values:
                    if value.as_of <= as_of:
                        self._take(result.task, value, results.unit)

    def of(self, task: Task, target: Target, milestone: Milestone) -> Progress:
        """The progress of one milestone."""
        actual = self._actual(task, target, milestone)
        expected = self._expected(target, milestone)
        return Progress(
            task=task,
            target=target,
            milestone=milestone,
            actual=actual,
            gap=gap(milestone, actual.value) if actual is not None else None,
            expected=expected,
            course=self._course(task, target, milestone, actual, expected),
        )

    def current(self, task: Task, target: Target) -> Progress:
        """The progress of the milestone that counts now: the next one to come, else the last."""
        dated = sorted(
            (one for one in target.milestones if one.last_day is not None), key=_settled_on
        )
        coming = [one for one in dated if _settled_on(one).year >= self.year]
        undated = [one for one in target.milestones if one.last_day is None]
        return self.of(task, target, (*coming, *undated, *reversed(dated))[0])

    def _take(self, number: str, value: Measurement, unit: str) -> None:
        figure = Figure(value=value.value, as_of=value.as_of, unit=unit)
        self.figures.setdefault((number, value.target), []).append(figure)

    def _actual(self, task: Task, target: Target, milestone: Milestone) -> Figure | None:
        figures = self.figures.get((task.id, target.id), [])
        if milestone.over is not None:
            span = milestone.over
            within = [one for one in figures if span.from_ <= one.as_of.year <= span.to]
            if span.as_ == "throughout":
                return _worst(within, milestone)
            return _over(_last_of_each_year(within, span.from_, span.to), milestone)
        if milestone.every is not None:
            figures = [figure for figure in figures if figure.as_of.year == self.year]
        last = milestone.last_day
        in_time = [figure for figure in figures if last is None or figure.as_of <= last]
        found, later = _latest(in_time), _latest(figures)
        if later is not None and (found is None or not meets(milestone, found.value)):
            return later
        return found

    def _expected(self, target: Target, milestone: Milestone) -> Decimal | None:
        """The straight line on the day: to this milestone from the point before it."""
        if milestone.over is not None:
            span = milestone.over
            required = _number(milestone)
            if span.as_ != "total" or required is None:
                return required if span.as_ == "average" else None
            return _on_line(
                (date(span.from_ - 1, 12, 31), Decimal(0)),
                (date(span.to, 12, 31), required),
                self.as_of,
            )
        points = _points(target)
        last = milestone.last_day
        if last is None or _number(milestone) is None or len(points) < 2:
            return None
        day = min(self.as_of, last)
        before = [point for point in points if point[0] <= day]
        after = [point for point in points if point[0] >= day]
        return _on_line(before[-1], after[0], day) if before and after else None

    def _course(
        self,
        task: Task,
        target: Target,
        milestone: Milestone,
        actual: Figure | None,
        expected: Decimal | None,
    ) -> Course:
        if actual is None:
            return "no_figure"
        last = milestone.last_day
        settled = last is None or self.as_of > last
        if milestone.over is not None and not settled:
            return self._over_course(milestone, actual, expected)
        if milestone.over is not None and not self._complete(target, task, milestone.over):
            return "short" if actual.value is False else "no_figure"
        if meets(milestone, actual.value):
            late = last is not None and actual.as_of > last
            return "met_late" if late else "met"
        if settled:
            return "short"
        if expected is None or isinstance(actual.value, bool):
            return "open"
        return "on_course" if _as_good(target, milestone, actual.value, expected) else "short"

    def _complete(self, target: Target, task: Task, span: Span) -> bool:
        """Whether every year of a period that is over has a figure."""
        years = {figure.as_of.year for figure in self.figures.get((task.id, target.id), [])}
        return all(year in years for year in range(max(span.from_, self.first_year), span.to + 1))

    def _over_course(
        self, milestone: Milestone, actual: Figure, expected: Decimal | None
    ) -> Course:
        """Within a running period nothing is met yet, but it can be on its way."""
        if isinstance(actual.value, bool):
            return "on_course" if actual.value else "short"
        if milestone.over is not None and milestone.over.as_ == "total" and expected is not None:
            return "on_course" if actual.value >= expected else "short"
        return "on_course" if meets(milestone, actual.value) else "short"


def meets(milestone: Milestone, value: Decimal | bool) -> bool:
    """Whether a figure satisfies a milestone."""
    if isinstance(value, bool):
        return value
    required = milestone.value
    if isinstance(required, bool):
        return False
    if isinstance(required, tuple):
        return required[0] <= value <= required[1]
    return {
        "at_least": value >= required,
        "more_than": value > required,
        "at_most": value <= required,
        "less_than": value < required,
        "exactly": value == required,
    }[milestone.comparison]


def gap(milestone: Milestone, value: Decimal | bool) -> Decimal | None:
    """How much is missing to the required value, never below 0; None for a yes/no target."""
    required = milestone.value
    if isinstance(value, bool) or isinstance(required, bool):
        return None
    if isinstance(required, tuple):
        return max(required[0] - value, value - required[1], Decimal(0))
    if milestone.comparison == "exactly":
        return abs(required - value)
    upwards = milestone.comparison in ("at_least", "more_than")
    return max(required - value if upwards else value - required, Decimal(0))


def _settled_on(milestone: Milestone) -> date:
    return milestone.last_day or date.max


def _number(milestone: Milestone) -> Decimal | None:
    """The required value as one number, None where it is a pair or a yes."""
    value = milestone.value
    return None if isinstance(value, bool | tuple) else value


def _points(target: Target) -> list[tuple[date, Decimal]]:
    """Where the line of a target passes: its baseline and its dated milestones, by day."""
    points = [
        (milestone.by.last_day(), value)
        for milestone in target.milestones
        if milestone.by is not None and (value := _number(milestone)) is not None
    ]
    if target.baseline is not None:
        points.append((target.baseline.on, target.baseline.value))
    return sorted(points)


def _on_line(start: tuple[date, Decimal], end: tuple[date, Decimal], day: date) -> Decimal:
    """The value on `day` of the line from `start` to `end`, held after its end; two decimals."""
    whole = max((end[0] - start[0]).days, 1)
    passed = min(max((day - start[0]).days, 0), whole)
    value = start[1] + (end[1] - start[1]) * passed / whole
    return value.quantize(Decimal("0.01"))


def _as_good(target: Target, milestone: Milestone, value: Decimal, expected: Decimal) -> bool:
    """Whether a figure is not worse than the line."""
    if milestone.comparison in ("at_least", "more_than"):
        return value >= expected
    if milestone.comparison in ("at_most", "less_than"):
        return value <= expected
    required = _number(milestone)
    start = min(_points(target))[1]
    rising = required is not None and required >= start
    return value >= expected if rising else value <= expected


def _latest(figures: list[Figure]) -> Figure | None:
    """The figure of the latest day; of one unit's several the last written, of units' the first."""
    found: Figure | None = None
    for figure in figures:
        if (
            found is None
            or figure.as_of > found.as_of
            or (figure.as_of == found.as_of and figure.unit == found.unit)
        ):
            found = figure
    return found


def _last_of_each_year(figures: list[Figure], first: int, last: int) -> list[Figure]:
    found = []
    for year in range(first, last + 1):
        latest = _latest([figure for figure in figures if figure.as_of.year == year])
        if latest is not None:
            found.append(latest)
    return found


def _over(yearly: list[Figure], milestone: Milestone) -> Figure | None:
    """The yearly figures as one: their mean (two decimals) or their sum."""
    if not yearly or milestone.over is None:
        return None
    how = milestone.over.as_
    last = yearly[-1]
    numbers = [figure.value for figure in yearly if not isinstance(figure.value, bool)]
    if not numbers:
        return None
    total = sum(numbers, Decimal(0))
    mean = (total / len(numbers)).quantize(Decimal("0.01"))
    return Figure(value=mean if how == "average" else total, as_of=last.as_of, unit=last.unit)


def _worst(figures: list[Figure], milestone: Milestone) -> Figure | None:
    """What a period that must hold throughout is judged by: its first failure, else its latest."""
    failed = [figure for figure in figures if not meets(milestone, figure.value)]
    return min(failed, key=lambda figure: figure.as_of) if failed else _latest(figures)
