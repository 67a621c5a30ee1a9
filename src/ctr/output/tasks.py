"""The contracts of tasks and targets: as they are written, how they stand, what was reported."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from ctr.output.contract import Contract
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
from ctr.tracking.selection import Assigned
from ctr.tracking.task_status import TaskStatus, UnitStatus

_FOOTNOTE = Contract[Footnote]({"mark": lambda note: note.mark, "text": lambda note: note.text})

_ERRATUM = Contract[Erratum](
    {
        "printed": lambda slip: slip.printed,
        "read": lambda slip: slip.read,
        "reason": lambda slip: slip.reason,
    }
)

MILESTONE = Contract[Milestone](
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
        "milestones": lambda target: MILESTONE.records(target.milestones),
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
