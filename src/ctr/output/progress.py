"""The contracts of what was computed for a day: figures, what is due, counts."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from ctr.output.contract import Contract, Fields
from ctr.output.tasks import MILESTONE
from ctr.tracking.due import DueItem
from ctr.tracking.figures import Disagreement
from ctr.tracking.summary import StatusSummary
from ctr.tracking.targets import COURSES, Progress
from ctr.tracking.task_status import TASK_STATES
from ctr.wording.deadlines import due_phrase

_DISAGREEMENT = Contract[Disagreement](
    {
        "year": lambda differing: differing.taken.as_of.year,
        "taken": lambda differing: differing.taken.unit,
        "taken_value": lambda differing: differing.taken.value,
        "taken_as_of": lambda differing: differing.taken.as_of,
        "unit": lambda differing: differing.other.unit,
        "value": lambda differing: differing.other.value,
        "as_of": lambda differing: differing.other.as_of,
    }
)

PROGRESS = Contract[Progress](
    {
        "task": lambda progress: progress.task.id,
        "target": lambda progress: progress.target.id,
        "name": lambda progress: progress.target.name,
        "unit": lambda progress: progress.target.unit,
        **MILESTONE.within(lambda progress: progress.milestone),
        "actual": lambda progress: progress.actual.value if progress.actual else None,
        "actual_as_of": lambda progress: progress.actual.as_of if progress.actual else None,
        "result": lambda progress: progress.result.value if progress.result else None,
        "result_as_of": lambda progress: progress.result.as_of if progress.result else None,
        "result_unit": lambda progress: progress.result.unit if progress.result else None,
        "disagreements": lambda progress: _DISAGREEMENT.records(progress.disagreements),
        "gap": lambda progress: progress.gap,
        "expected": lambda progress: progress.expected,
        "course": lambda progress: progress.course,
        "exceeded": lambda progress: progress.exceeded,
    }
)
"""One milestone and how it stands, as `ctr targets` gives it."""

DUE = Contract[DueItem](
    {
        "kind": lambda item: item.kind,
        "task": lambda item: item.task.id if item.task else None,
        "target": lambda item: item.target.id if item.target else None,
        "duty": lambda item: item.duty.id if item.duty else None,
        "period": lambda item: item.period.code if item.period else None,
        "title": lambda item: item.title,
        "units": lambda item: item.units,
        "unassigned": lambda item: item.unassigned,
        "phrase": due_phrase,
        "literal": lambda item: item.dates.literal,
        "advised": lambda item: item.dates.advised,
        "carried": lambda item: item.dates.carried,
        "provisional": lambda item: item.dates.provisional,
        "state": lambda item: item.state,
        "days_left": lambda item: item.days_left,
    }
)
"""One duty of a period, one task with a deadline or one milestone, as `ctr due` gives it."""


def _counts(name: str, values: tuple[str, ...]) -> Fields[StatusSummary]:
    """A field for each value, with how often it is counted in the table `name` of a summary."""

    def reader(value: str) -> Callable[[StatusSummary], Any]:
        return lambda row: getattr(row, name).get(value, 0)

    return {value: reader(value) for value in values}


STATUS = Contract[StatusSummary](
    {
        "scope": lambda row: row.scope,
        "name": lambda row: row.name,
        "period": lambda row: row.period.code,
        "tasks": lambda row: row.tasks,
        **_counts("states", TASK_STATES),
        "done_before": lambda row: row.done_before,
        "overdue": lambda row: row.rates.overdue,
        "with_deadline": lambda row: row.rates.with_deadline,
        "reports_expected": lambda row: row.reports_expected,
        "reports_missing": lambda row: row.reports_missing,
        **_counts("courses", COURSES),
        "disagreeing": lambda row: tuple(
            f"{progress.task.id}/{progress.target.id}" for progress in row.disagreeing
        ),
        "last_entry": lambda row: row.last_entry,
        "days_since_entry": lambda row: row.days_since_entry,
    }
)
"""One line of `ctr status`: counts of tasks by state, of targets by course."""
