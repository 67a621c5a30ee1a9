"""The JSON and CSV contracts: what each command says of one thing, as plain data.

Each is one ordered definition: the keys in their order, and how each value is read from the thing.
docs/huong-dan.md describes them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any, Generic, Protocol, TypeVar

from ctr.atomic.trail import Write
from ctr.plan.model import (
    Correction,
    Erratum,
    EvidenceFile,
    Footnote,
    LogEntry,
    Measurement,
    Milestone,
    Plan,
    Target,
    Task,
    TaskResult,
    UnitResults,
)
from ctr.problems import Problem
from ctr.tracking.assignments import LeaderAssignments, UnitAssignments
from ctr.tracking.due import DueItem
from ctr.tracking.figures import Disagreement
from ctr.tracking.selection import Assigned
from ctr.tracking.summary import StatusSummary
from ctr.tracking.targets import COURSES, Progress
from ctr.tracking.task_status import TASK_STATES, TaskStatus, UnitStatus
from ctr.wording.deadlines import due_phrase

T = TypeVar("T")
Whole = TypeVar("Whole")
Fields = dict[str, Callable[[T], Any]]


class Contract(Generic[T]):
    """The record of one kind of thing: its keys in order, each with how its value is read."""

    def __init__(self, fields: Fields[T]) -> None:
        self.fields = fields

    @property
    def keys(self) -> tuple[str, ...]:
        """The keys, in their order."""
        return tuple(self.fields)

    def record(self, item: T) -> dict[str, Any]:
        """The item as plain data."""
        return {key: plain(read(item)) for key, read in self.fields.items()}

    def records(self, items: Iterable[T]) -> list[dict[str, Any]]:
        """Several items as plain data."""
        return [self.record(item) for item in items]

    def within(self, part: Callable[[Whole], T]) -> Fields[Whole]:
        """These fields for a contract of a whole that has such a thing as its part."""

        def reader(read: Callable[[T], Any]) -> Callable[[Whole], Any]:
            return lambda whole: read(part(whole))

        return {key: reader(read) for key, read in self.fields.items()}


def plain(value: object) -> Any:
    """Dates as `2026-11-25`, decimals as numbers, tuples as lists."""
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    if isinstance(value, tuple):
        return [plain(part) for part in value]
    return value


_FOOTNOTE = Contract[Footnote]({"mark": lambda note: note.mark, "text": lambda note: note.text})

_ERRATUM = Contract[Erratum](
    {
        "printed": lambda slip: slip.printed,
        "read": lambda slip: slip.read,
        "reason": lambda slip: slip.reason,
    }
)

_MILESTONE = Contract[Milestone](
    {
        "comparison": lambda milestone: milestone.comparison,
        "value": lambda milestone: milestone.value,
        "better": lambda milestone: milestone.direction if milestone.between else None,
        "when": lambda milestone: milestone.when,
        "by": lambda milestone: milestone.by.last_day() if milestone.by else None,
        "every": lambda milestone: milestone.every,
        "from": lambda milestone: milestone.over.from_ if milestone.over else None,
        "to": lambda milestone: milestone.over.to if milestone.over else None,
        "as": lambda milestone: milestone.over.as_ if milestone.over else None,
    }
)

TARGET = Contract[Target](
    {
        "target": lambda target: target.id,
        "name": lambda target: target.name,
        "unit": lambda target: target.unit,
        "note": lambda target: target.note,
        "milestones": lambda target: _MILESTONE.records(target.milestones),
    }
)

_UNIT_STATUS = Contract[UnitStatus](
    {
        "unit": lambda status: status.unit,
        "state": lambda status: status.state,
        "state_on": lambda status: status.state_on,
    }
)

WRITTEN = Contract[Task](
    {
        "title": lambda task: task.title,
        "text": lambda task: task.text,
        "footnotes": lambda task: _FOOTNOTE.records(task.footnotes),
        "errata": lambda task: _ERRATUM.records(task.errata),
        "lead": lambda task: task.lead,
        "coordinating": lambda task: task.coordinating,
        "leader": lambda task: task.leader,
        "request": lambda task: task.request,
        "through": lambda task: task.through,
        "targets": lambda task: TARGET.records(task.targets),
    }
)

_TASK_STATUS = Contract[TaskStatus](
    {
        "year": lambda status: status.year,
        "state": lambda status: status.state,
        "punctuality": lambda status: status.punctuality,
        "done_on": lambda status: status.done_on,
        "deadline": lambda status: status.task.deadline.phrase if status.task.deadline else None,
        "literal": lambda status: status.dates.literal if status.dates else None,
        "results": lambda status: _UNIT_STATUS.records(status.units),
    }
)

TASK = Contract[tuple[Assigned, TaskStatus]](
    {
        "number": lambda row: row[0].task.id,
        "printed_number": lambda row: row[0].task.printed_number or row[0].task.id,
        "section": lambda row: row[0].section.id,
        "section_title": lambda row: row[0].section.title,
        **WRITTEN.within(lambda row: row[0].task),
        **_TASK_STATUS.within(lambda row: row[1]),
    }
)
"""One task and how it stands, as `ctr list` and `ctr show` give it."""

_EVIDENCE_FILE = Contract[EvidenceFile](
    {"name": lambda file: file.name, "sha256": lambda file: file.sha256}
)

_LOG = Contract[LogEntry](
    {
        "on": lambda entry: entry.on,
        "done": lambda entry: entry.done,
        "evidence": lambda entry: entry.evidence,
        "files": lambda entry: _EVIDENCE_FILE.records(entry.files),
    }
)

_MEASUREMENT = Contract[Measurement](
    {
        "target": lambda figure: figure.target,
        "value": lambda figure: figure.value,
        "corrects": lambda figure: figure.corrects,
        "as_of": lambda figure: figure.as_of,
        "source": lambda figure: figure.source,
        "files": lambda figure: _EVIDENCE_FILE.records(figure.files),
    }
)

_CORRECTION = Contract[Correction](
    {
        "on": lambda correction: correction.on,
        "by": lambda correction: correction.by,
        "what": lambda correction: correction.what,
        "reason": lambda correction: correction.reason,
        "old": lambda correction: correction.old,
        "new": lambda correction: correction.new,
    }
)

_TASK_RESULT = Contract[TaskResult](
    {
        "state": lambda result: result.state,
        "state_on": lambda result: result.state_on,
        "log": lambda result: _LOG.records(result.log),
        "values": lambda result: _MEASUREMENT.records(result.values),
        "difficulties": lambda result: result.difficulties,
        "proposals": lambda result: result.proposals,
        "next_year": lambda result: result.next_year,
        "verified_by": lambda result: result.verified.by if result.verified else None,
        "verified_on": lambda result: result.verified.on if result.verified else None,
        "corrections": lambda result: _CORRECTION.records(result.corrections),
    }
)

_REPORTED = Contract[tuple[UnitResults, TaskResult]](
    {
        "unit": lambda row: row[0].unit,
        "year": lambda row: row[0].year,
        "received": lambda row: row[0].received,
        **_TASK_RESULT.within(lambda row: row[1]),
    }
)


def task_record(
    plan: Plan,
    assigned: Assigned,
    status: TaskStatus,
    amendments: Iterable[dict[str, Any]] = (),
) -> dict[str, Any]:
    """One task, as `ctr show` gives it, with everything reported: one record a unit and year.

    `amendments` are records of what was changed of it, the earliest first.
    """
    reported = _REPORTED.records(
        (results, result)
        for results in sorted(plan.results, key=lambda results: results.year)
        for result in results.tasks
        if result.task == assigned.task.id
    )
    return {**TASK.record((assigned, status)), "amendments": list(amendments), "history": reported}


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
        **_MILESTONE.within(lambda progress: progress.milestone),
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

UNIT = Contract[UnitAssignments](
    {
        "name": lambda row: row.name,
        "short": lambda row: row.short,
        "aliases": lambda row: row.aliases,
        "kind": lambda row: row.kind,
        "members": lambda row: row.members,
        "lead": lambda row: row.lead,
        "coordinating": lambda row: row.coordinating,
        "through_groups": lambda row: row.through_groups,
    }
)
"""One unit or group, as `ctr units` gives it."""

LEADER = Contract[LeaderAssignments](
    {
        "name": lambda row: row.leader.name,
        "position": lambda row: row.leader.position,
        "aliases": lambda row: row.leader.aliases,
        "from": lambda row: row.leader.from_,
        "to": lambda row: row.leader.to,
        "tasks": lambda row: row.tasks,
    }
)
"""One leader, as `ctr leaders` gives it."""


class _TemplateInUse(Protocol):
    @property
    def name(self) -> str: ...
    @property
    def title(self) -> str: ...
    @property
    def path(self) -> Path: ...
    @property
    def own(self) -> bool: ...


TEMPLATE = Contract[_TemplateInUse](
    {
        "name": lambda row: row.name,
        "title": lambda row: row.title,
        "path": lambda row: str(row.path),
        "own": lambda row: row.own,
    }
)
"""One template in use, as `ctr templates` gives it."""

WRITE = Contract[Write](
    {
        "id": lambda write: write.id,
        "at": lambda write: write.at,
        "by": lambda write: write.by,
        "command": lambda write: write.command,
        "files": lambda write: [file.path for file in write.files],
        "before": lambda write: [file.before for file in write.files],
        "after": lambda write: [file.after for file in write.files],
        "changed_outside": lambda write: list(write.gaps),
        "undoes": lambda write: write.undoes,
    }
)
"""One write into the plan, as `ctr log` gives it; hashes are BLAKE2b, 32 bytes, in hex."""

PROBLEM = Contract[Problem](
    {
        "file": lambda problem: problem.file,
        "line": lambda problem: problem.line,
        "column": lambda problem: problem.column,
        "code": lambda problem: problem.code,
        "severity": lambda problem: problem.severity,
        "message": lambda problem: problem.message,
        "hint": lambda problem: problem.hint or None,
    }
)
"""One error or one piece of advice, as `ctr check` gives it."""
