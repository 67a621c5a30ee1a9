"""Every figure compared with its milestone: actual value, gap, what is expected now, course."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from typing import Literal, get_args

from ctr.late_dataclasses import dataclass
from ctr.plan.model import Milestone, Plan, Span, Target, Task
from ctr.plan.model.periods import days_in
from ctr.plan.model.targets import Frequency
from ctr.tracking.figures import (
    Disagreement,
    Figure,
    disagreements,
    exceeds,
    gap,
    last_of_each_year,
    latest,
    meets,
    over,
    worst,
)

Course = Literal["met", "met_late", "on_course", "open", "behind", "not_met", "no_figure"]
COURSES: tuple[Course, ...] = get_args(Course)
"""The best first."""
OFF_COURSE: tuple[Course, ...] = ("not_met", "behind")
"""What goes wrong, the worst first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Progress:
    """One milestone as of a day, looked at in `year`.

    `gap` is how much is still missing, 0 where nothing is, None for a yes/no target or without a
    figure. `expected` is the value of the straight line on that day, None where there is no line:
    a single milestone without a baseline says nothing of the way to it. `course`: `met`;
    `met_late` where only a figure after the day reaches it; `on_course` and `behind` before the
    day, by the line or within a running period; `not_met` after the day, or where there is none;
    `open` where the day is still to come and there is no line, as within the year, quarter … of
    what is asked for again in each; `no_figure`, also for a period that is over and lacks the
    figure of a year, and in a year without a figure of its own.
    `exceeded`: met, and better than was asked for.

    `actual` is what the milestone is compared with: over a period the mean or sum of the figures
    of `years`, with none for `missing_years`, or the first that fails. `result` is the year's own
    figure. `disagreements` are what other units reported of the years that count. `borrowed`: the
    figure is that of others, by whom the whole is judged, where the units asked for have none.
    """

    task: Task
    target: Target
    milestone: Milestone
    year: int
    actual: Figure | None
    result: Figure | None
    years: tuple[int, ...]
    missing_years: tuple[int, ...]
    disagreements: tuple[Disagreement, ...]
    gap: Decimal | None
    expected: Decimal | None
    course: Course
    exceeded: bool
    borrowed: bool = False

    @property
    def of_another_year(self) -> bool:
        """Whether there are figures, but none is a result of the year."""
        return self.actual is not None and self.result is None

    @property
    def expected_grows(self) -> bool:
        """Whether what is expected changes with the days; of a mean it is the same on each."""
        span = self.milestone.over
        by_line = self.milestone.by is not None or (span is not None and span.as_ == "total")
        return self.expected is not None and by_line


def order_of(plan: Plan, task: Task) -> dict[str, int]:
    """The place of each unit that leads a task; who led it before comes after them."""
    return {unit: place for place, unit in enumerate(plan.units_in(task.lead))}


class ProgressReader:
    """Progress of the targets of a plan in one year, as of one day.

    With `only`, by what those units reported themselves, and where they have no figure by that
    which counts for the whole: a target that another lead unit has met is not still to be met.
    `alone`: by nothing but their own, as a unit's own report tells. What is settled is so on
    `judged_on`, if it is a later day than that of the figures.
    """

    def __init__(
        self,
        plan: Plan,
        year: int,
        as_of: date,
        only: tuple[str, ...] = (),
        *,
        judged_on: date | None = None,
        alone: bool = False,
    ) -> None:
        self._whole: ProgressReader | None = None
        if only and not alone:
            self._whole = ProgressReader(plan, year, as_of, judged_on=judged_on)
        self.year = year
        self.as_of = as_of
        self.judged_on = judged_on or as_of
        self.first_year = plan.programme.period.from_
        self.figures: dict[tuple[str, str], list[Figure]] = {}
        self._in_year: dict[str, list[Progress]] = {}
        for results in plan.results:
            for result in results.tasks if not only or results.unit in only else ():
                for value in result.values:
                    if value.as_of <= as_of:
                        figure = Figure(value=value.value, as_of=value.as_of, unit=results.unit)
                        self.figures.setdefault((result.task, value.target), []).append(figure)
        for (number, _), figures in self.figures.items():
            task = plan.by_number.get(number)
            order = order_of(plan, task[1]) if task is not None else {}
            figures.sort(key=lambda figure: order.get(figure.unit, len(order)))

    def of(self, task: Task, target: Target, milestone: Milestone) -> Progress:
        """The progress of one milestone by the newest figure, of whatever year."""
        own = self._progress(task, target, milestone)
        if self._whole is None:
            return own
        return _of_all(own, self._whole.of(task, target, milestone)) or own

    def in_year(self, task: Task) -> list[Progress]:
        """The targets of a task that are looked at in the year, each once, by figures of the year.

        This is the one selection of targets: reports, counts and lists of a year are made of it.
        """
        if task.id not in self._in_year:
            self._in_year[task.id] = list(self._looked_at(task))
        return [*self._in_year[task.id]]

    def _looked_at(self, task: Task) -> Iterator[Progress]:
        for target in task.targets:
            own = self._target_in_year(task, target)
            whole = self._whole._target_in_year(task, target) if self._whole is not None else None
            if (progress := _of_all(own, whole)) is not None:
                yield progress

    def _target_in_year(self, task: Task, target: Target) -> Progress | None:
        milestone = self._milestone_of_year(task, target)
        if milestone is None:
            return None
        return self._of_year(self._progress(task, target, milestone))

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
        current = [
            milestone for milestone in by_day if self._settled_on(milestone).year >= self.year
        ]
        of_year = [
            milestone for milestone in current if self._settled_on(milestone).year == self.year
        ]
        if of_year:
            return next(
                (milestone for milestone in of_year if self._settled_on(milestone) >= self.as_of),
                of_year[-1],
            )
        running = [milestone for milestone in current if milestone.by is None]
        if running:
            return running[0]
        if current:
            return current[0] if self._measured(task, target) else None
        past = [milestone for milestone in by_day if milestone.by is not None]
        if not past or self._reached_before_year(task, target, past[-1]):
            return None
        return past[-1]

    def _measured(self, task: Task, target: Target) -> bool:
        figures = self.figures.get((task.id, target.id), [])
        return any(figure.as_of.year == self.year for figure in figures)

    def _reached_before_year(self, task: Task, target: Target, milestone: Milestone) -> bool:
        figures = self.figures.get((task.id, target.id), [])
        before = latest([figure for figure in figures if figure.as_of.year < self.year])
        return before is not None and meets(milestone, before.value)

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
        counted = self._counted(figures, milestone)
        actual = self._actual(counted, milestone)
        result = self._result(figures, milestone, actual)
        years = tuple(figure.as_of.year for figure in counted)
        missing: tuple[int, ...] = ()
        if milestone.over is not None and milestone.over.as_ != "throughout" and years:
            up_to = self._years(milestone.over, years[-1])
            missing = tuple(year for year in up_to if year not in years)
        expected = _expected(target, milestone, day)
        judged_on = max(day, self.judged_on) if settled else day
        course = self._course(target, milestone, figures, actual, expected, judged_on)
        return Progress(
            task=task,
            target=target,
            milestone=milestone,
            year=self.year,
            actual=actual,
            result=result,
            years=years,
            missing_years=missing,
            disagreements=tuple(
                disagreements(figures, list(dict.fromkeys([*counted, *filter(None, [result])])))
            ),
            gap=gap(milestone, actual.value) if actual is not None else None,
            expected=expected,
            course=course,
            exceeded=(course == "met" and actual is not None and exceeds(milestone, actual.value)),
        )

    def _counted(self, figures: list[Figure], milestone: Milestone) -> list[Figure]:
        """The figures that the milestone is compared with: one, or of a period one a year."""
        if milestone.over is not None:
            span = milestone.over
            within = [figure for figure in figures if span.from_ <= figure.as_of.year <= span.to]
            if span.as_ == "throughout":
                judged = worst(within, milestone)
                return [judged] if judged is not None else []
            return last_of_each_year(within, span.from_, span.to)
        if milestone.every is not None:
            figures = [figure for figure in figures if figure.as_of.year == self.year]
        last = milestone.last_day
        in_time = [figure for figure in figures if last is None or figure.as_of <= last]
        in_day, later = latest(in_time), latest(figures)
        if later is not None and (in_day is None or not meets(milestone, in_day.value)):
            return [later]
        return [in_day] if in_day is not None else []

    def _actual(self, counted: list[Figure], milestone: Milestone) -> Figure | None:
        if milestone.over is not None and milestone.over.as_ != "throughout":
            return over(counted, milestone)
        return counted[0] if counted else None

    def _result(
        self, figures: list[Figure], milestone: Milestone, actual: Figure | None
    ) -> Figure | None:
        """The year's own figure; of a period the last of the year, whatever it amounts to."""
        if milestone.over is None:
            return actual if actual is not None and actual.as_of.year == self.year else None
        return latest([figure for figure in figures if figure.as_of.year == self.year])

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
        if milestone.every is not None and self.judged_on <= _end(milestone.every, actual.as_of):
            return "open"
        if settled:
            return "not_met"
        if expected is None or isinstance(actual.value, bool):
            return "open"
        return "on_course" if _as_good(target, milestone, actual.value, expected) else "behind"

    def _of_year(self, progress: Progress) -> Progress:
        """Without a verdict where the newest figure is of an earlier year."""
        actual = progress.actual
        if progress.result is not None or actual is None or actual.as_of.year > self.year:
            return progress
        return replace(progress, course="no_figure", exceeded=False)

    def _years(self, span: Span, last: int) -> range:
        """The years of a period that the programme covers, up to a year."""
        return range(max(span.from_, self.first_year), last + 1)

    def _complete(self, figures: list[Figure], span: Span) -> bool:
        """Whether every year of a period that is over has a figure."""
        years = {figure.as_of.year for figure in figures}
        return all(year in years for year in self._years(span, span.to))


def _of_all(own: Progress | None, whole: Progress | None) -> Progress | None:
    """The verdict by some units' own figures, or that by all where they have no figure."""
    if (own is not None and own.course != "no_figure") or whole is None:
        return own
    return own if whole.course == "no_figure" else replace(whole, borrowed=True)


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
    points = line_points(target)
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
    return date(day.year, month, days_in(day.year, month))


def line_points(target: Target) -> list[tuple[date, Decimal]]:
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
        rising = milestone.bound >= min(line_points(target))[1]
    return value >= expected if rising else value <= expected
