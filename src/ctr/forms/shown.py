"""What the columns of a form that are only for reading tell of a row: also what was before."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from ctr.plan.model import LogEntry, Measurement, Plan, Target, Task, TaskResult
from ctr.plan.model.reporting_periods import ReportingPeriod
from ctr.tracking.selection import concerns
from ctr.vietnamese import phrases
from ctr.wording.deadlines import when_phrase
from ctr.wording.states import dated_state
from ctr.wording.targets import amount_phrase, asked_phrase, figure_phrase

YES, NO = "đạt", "không đạt"
_LINES = 3
"""Of what was done before, the last ones."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RowSubject:
    """What a row of the form is about; `first` is false in the further rows of a task."""

    plan: Plan
    unit: str
    period: ReportingPeriod
    task: Task
    target: Target | None = None
    first: bool = True


def latest(values: tuple[Measurement, ...], target: str) -> tuple[int, Measurement] | None:
    """The figure of the latest day for a target, with its place in the list."""
    of_target = [(index, value) for index, value in enumerate(values) if value.target == target]
    return max(of_target, key=lambda pair: (pair[1].as_of, pair[0]), default=None)


def since(period: ReportingPeriod) -> date:
    """The day from which on a period is new: what is older was reported for the one before it."""
    before = period.before()
    return before.last_day + timedelta(days=1) if before is not None else period.first_day


def task_words(row: RowSubject) -> str:
    """The title of the task, and below it, once, its words."""
    title = _one_line(row.task.title)
    text = row.task.text.replace("\n\n", "\n")
    return f"{title}\n{text}" if row.first else title


def target_unit(row: RowSubject) -> str:
    """The unit that the target is measured in, or the two words that its figure may be."""
    if row.target is None:
        return ""
    return (row.target.unit or "") if row.target.by_figure else f"{YES}/{NO}"


def target_goals(row: RowSubject) -> str:
    """The milestones of the year and all that have a day, a line each; which figure of a period."""
    if row.target is None:
        return ""
    lines = []
    for milestone in row.target.milestones:
        if concerns(milestone, row.period.year) or milestone.by is not None:
            lines.append(f"{amount_phrase(milestone, row.target.unit)}, {when_phrase(milestone)}")
            if asked := asked_phrase(milestone, row.period.year):
                lines.append(f"({asked})")
    return "\n".join(lines)


def figure_before(row: RowSubject) -> str:
    """The last figure from before the period, or the baseline, with its day."""
    target = row.target
    if target is None:
        return ""
    this_year = row.plan.result_of.get((row.unit, row.task.id, row.period.year))
    known = this_year.values if this_year is not None else ()
    figure = latest(tuple(one for one in known if one.as_of < since(row.period)), target.id)
    if figure is not None:
        return _dated_figure(figure[1].value, target, figure[1].as_of)
    for _, result in _earlier_results(row):
        if (figure := latest(result.values, target.id)) is not None:
            return _dated_figure(figure[1].value, target, figure[1].as_of)
    if target.baseline is None:
        return ""
    return _dated_figure(target.baseline.value, target, target.baseline.on)


def _dated_figure(value: Decimal | bool, target: Target, day: date) -> str:
    return f"{figure_phrase(value, target.unit)} (đến ngày {phrases.day(day)})"


def state_before(row: RowSubject) -> str:
    """What was reported before the period: the last state of the years before, what was done."""
    if not row.first:
        return ""
    lines = []
    for year, result in _earlier_results(row):
        if result.state is not None:
            lines.append(f"{dated_state(result.state, result.state_on)} (báo cáo năm {year})")
            break
    done = [entry for entry in _log(row) if entry.on < since(row.period)]
    if len(done) > _LINES:
        lines.append(f"… và {len(done) - _LINES} việc trước đó")
    lines += [f"{phrases.day(one.on)}: {' '.join(one.done.split())}" for one in done[-_LINES:]]
    return "\n".join(lines)


def planned(row: RowSubject) -> str:
    """What the unit planned for the period when it reported the one before it."""
    if not row.first:
        return ""
    year = row.period.year
    result = row.plan.result_of.get((row.unit, row.task.id, year))
    plans = result.next_period if result is not None else ()
    known = [one for one in plans if one.period.last_day < row.period.last_day]
    if known:
        last = max(one.period.last_day for one in known)
        return "\n".join(_one_line(one.text) for one in known if one.period.last_day == last)
    before = row.plan.result_of.get((row.unit, row.task.id, year - 1))
    return "\n".join(_one_line(text) for text in (before.next_year if before is not None else ()))


def _log(row: RowSubject) -> list[LogEntry]:
    result = row.plan.result_of.get((row.unit, row.task.id, row.period.year))
    return sorted(result.log if result is not None else (), key=lambda entry: entry.on)


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _earlier_results(row: RowSubject) -> Iterator[tuple[int, TaskResult]]:
    """What the unit reported of the task in the years before, the last one first."""
    for year in reversed([known for known in row.plan.result_years if known < row.period.year]):
        result = row.plan.result_of.get((row.unit, row.task.id, year))
        if result is not None:
            yield year, result
