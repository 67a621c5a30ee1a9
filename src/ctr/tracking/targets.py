"""Every figure compared with its milestone: actual value, gap, what is expected now, course."""

from __future__ import annotations

import calendar
from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import Decimal
from typing import Literal, get_args

from ctr.plan.model import Measurement, Milestone, Plan, Span, Target, Task
from ctr.plan.model.targets import Frequency

Course = Literal["met", "met_late", "on_course", "open", "behind", "not_met", "no_figure"]
COURSES: tuple[Course, ...] = get_args(Course)
"""The best first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A measured value: of which day, by which unit. A mean or a sum bears its last day."""

    value: Decimal | bool
    as_of: date
    unit: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Progress:
    """One milestone as of a day, looked at in `year`.

    `gap` is how much is still missing, 0 where nothing is, None for a yes/no target or without a
    figure. `expected` is the value of the straight line on that day, None where there is no line:
    a single milestone without a baseline says nothing of the way to it. `course`: `met`;
    `met_late` where only a figure after the day reaches it; `on_course` and `behind` before the
    day, by the line or within a running period; `not_met` after the day, or where there is none;
    `open` where the day is still to come and there is no line; `no_figure`, also for a period that
    is over and lacks the figure of a year, and in a year without a figure of its own.
    `exceeded`: met, and better than was asked for.
    """

    task: Task
    target: Target
    milestone: Milestone
    year: int
    actual: Figure | None
    gap: Decimal | None
    expected: Decimal | None
    course: Course
    exceeded: bool

    @property
    def of_another_year(self) -> bool:
        """Whether the figure is no result of the year."""
        return self.actual is not None and self.actual.as_of.year != self.year


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
        """The progress of one milestone by the newest figure, of whatever year."""
        return self._progress(task, target, milestone)

    def in_year(self, task: Task) -> list[Progress]:
        """The targets of a task that are looked at in the year, each once, by figures of the year.

        This is the one selection of targets: reports, counts and lists of a year are made of it.
        """
        found = []
        for target in task.targets:
            milestone = self._milestone_of_year(task, target)
            if milestone is not None:
                found.append(_of_year(self._progress(task, target, milestone)))
        return found

    def _milestone_of_year(self, task: Task, target: Target) -> Milestone | None:
        """The milestone that counts in the year, None where the target is not looked at in it.

        It is the next of the year to be settled, or the last where all of them are; else one that
        runs or stands; else the next of later years, if it was measured in the year, or the last
        of earlier years, as long as it was not reached before the year.
        """
        begun = [
            milestone
            for milestone in target.milestones
            if milestone.over is None or milestone.over.from_ <= self.year
        ]
        by_day = sorted(begun, key=self._settled_on)
        current = [one for one in by_day if self._settled_on(one).year >= self.year]
        of_year = [one for one in current if self._settled_on(one).year == self.year]
        if of_year:
            return next(
                (one for one in of_year if self._settled_on(one) >= self.as_of), of_year[-1]
            )
        running = [one for one in current if one.by is None]
        if running:
            return running[0]
        if current:
            return current[0] if self._measured(task, target) else None
        past = [one for one in by_day if one.by is not None]
        if not past or self._reached_before_year(task, target, past[-1]):
            return None
        return past[-1]

    def _measured(self, task: Task, target: Target) -> bool:
        figures = self.figures.get((task.id, target.id), [])
        return any(figure.as_of.year == self.year for figure in figures)

    def _reached_before_year(self, task: Task, target: Target, milestone: Milestone) -> bool:
        figures = self.figures.get((task.id, target.id), [])
        latest = _latest([figure for figure in figures if figure.as_of.year < self.year])
        return latest is not None and meets(milestone, latest.value)

    def _settled_on(self, milestone: Milestone) -> date:
        if milestone.every is not None:
            return date(self.year, 12, 31)
        return milestone.last_day or date.max

    def _progress(self, task: Task, target: Target, milestone: Milestone) -> Progress:
        last = milestone.last_day
        settled = last is not None and last.year <= self.year
        day = self.as_of if settled else min(self.as_of, date(self.year, 12, 31))
        figures = [
            figure for figure in self.figures.get((task.id, target.id), []) if figure.as_of <= day
        ]
        actual = self._actual(figures, milestone)
        expected = _expected(target, milestone, day)
        course = self._course(target, milestone, figures, actual, expected, day)
        return Progress(
            task=task,
            target=target,
            milestone=milestone,
            year=self.year,
            actual=actual,
            gap=gap(milestone, actual.value) if actual is not None else None,
            expected=expected,
            course=course,
            exceeded=(course == "met" and actual is not None and exceeds(milestone, actual.value)),
        )

    def _take(self, number: str, value: Measurement, unit: str) -> None:
        figure = Figure(value=value.value, as_of=value.as_of, unit=unit)
        self.figures.setdefault((number, value.target), []).append(figure)

    def _actual(self, figures: list[Figure], milestone: Milestone) -> Figure | None:
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

    def _course(
        self,
        target: Target,
        milestone: Milestone,
        figures: list[Figure],
        actual: Figure | None,
        expected: Decimal | None,
        day: date,
    ) -> Course:
        if actual is None:
            return "no_figure"
        last = milestone.last_day
        settled = last is None or day > last
        if milestone.over is not None and not settled:
            return _over_course(milestone, milestone.over, actual, expected)
        if milestone.over is not None and not self._complete(figures, milestone.over):
            return "not_met" if actual.value is False else "no_figure"
        if meets(milestone, actual.value):
            late = last is not None and actual.as_of > last
            return "met_late" if late else "met"
        if milestone.every is not None and self.as_of <= _end(milestone.every, actual.as_of):
            return "behind"
        if settled:
            return "not_met"
        if expected is None or isinstance(actual.value, bool):
            return "open"
        return "on_course" if _as_good(target, milestone, actual.value, expected) else "behind"

    def _complete(self, figures: list[Figure], span: Span) -> bool:
        """Whether every year of a period that is over has a figure."""
        years = {figure.as_of.year for figure in figures}
        return all(year in years for year in range(max(span.from_, self.first_year), span.to + 1))


def _of_year(progress: Progress) -> Progress:
    """Without a verdict where the newest figure is of an earlier year."""
    actual = progress.actual
    if actual is None or actual.as_of.year >= progress.year:
        return progress
    return replace(progress, course="no_figure", exceeded=False)


def _expected(target: Target, milestone: Milestone, day: date) -> Decimal | None:
    """The straight line on `day`: to this milestone from the point before it."""
    required = milestone.bound
    if required is None:
        return None
    if milestone.over is not None:
        span = milestone.over
        if span.as_ != "total":
            return required if span.as_ == "average" else None
        start, end = date(span.from_ - 1, 12, 31), date(span.to, 12, 31)
        return _on_line((start, Decimal(0)), (end, required), day)
    points = _points(target)
    last = milestone.last_day
    if last is None or len(points) < 2:
        return None
    day = min(day, last)
    before = [point for point in points if point[0] <= day]
    after = [point for point in points if point[0] >= day]
    return _on_line(before[-1], after[0], day) if before and after else None


def _over_course(
    milestone: Milestone, span: Span, actual: Figure, expected: Decimal | None
) -> Course:
    """Within a running period nothing is met yet, but it can be on its way, or lost for good."""
    if span.as_ == "throughout":
        return "on_course" if meets(milestone, actual.value) else "not_met"
    if span.as_ == "total" and expected is not None:
        lower = milestone.direction == "lower"
        fine = actual.value <= expected if lower else actual.value >= expected
    else:
        fine = meets(milestone, actual.value)
    return "on_course" if fine else "behind"


def _end(every: Frequency, day: date) -> date:
    """The last day of the year, quarter, month or week of `day`."""
    if every == "week":
        return day + timedelta(days=6 - day.weekday())
    month = {"year": 12, "quarter": (day.month + 2) // 3 * 3, "month": day.month}[every]
    return date(day.year, month, calendar.monthrange(day.year, month)[1])


def meets(milestone: Milestone, value: Decimal | bool) -> bool:
    """Whether a figure satisfies a milestone."""
    if isinstance(value, bool):
        return value
    required = milestone.value
    if isinstance(required, bool):
        return False
    if isinstance(required, tuple):
        low, high = required
        better = milestone.direction
        return (better == "lower" or value >= low) and (better == "higher" or value <= high)
    return {
        "at_least": value >= required,
        "more_than": value > required,
        "at_most": value <= required,
        "less_than": value < required,
        "exactly": value == required,
    }[milestone.comparison]


def exceeds(milestone: Milestone, value: Decimal | bool) -> bool:
    """Whether a figure that satisfies the milestone is better than was asked for.

    Only a floor or a range is a goal that one can do better than; what is written as a limit
    ("trên", "dưới", "không quá") or as one value is kept or not.
    """
    required = milestone.value
    if isinstance(value, bool) or isinstance(required, bool):
        return False
    if isinstance(required, tuple):
        better = milestone.direction
        return (better == "higher" and value > required[1]) or (
            better == "lower" and value < required[0]
        )
    return milestone.comparison == "at_least" and value > required


def gap(milestone: Milestone, value: Decimal | bool) -> Decimal | None:
    """How much is missing to the required value, never below 0; None for a yes/no target."""
    required = milestone.value
    if isinstance(value, bool) or isinstance(required, bool):
        return None
    if isinstance(required, tuple):
        below, above = required[0] - value, value - required[1]
    else:
        below, above = required - value, value - required
    missing = {"higher": below, "lower": above, "within": max(below, above)}
    return max(missing[milestone.direction], Decimal(0))


def _points(target: Target) -> list[tuple[date, Decimal]]:
    """Where the line of a target passes: its baseline and its dated milestones, by day."""
    points = [
        (milestone.by.last_day(), value)
        for milestone in target.milestones
        if milestone.by is not None and (value := milestone.bound) is not None
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
    rising = milestone.direction == "higher"
    if milestone.direction == "within" and milestone.bound is not None:
        rising = milestone.bound >= min(_points(target))[1]
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
