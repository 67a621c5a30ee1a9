"""Putting down what a unit reports, in the file of the unit and year."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

from ctr.evidence.files import Evidence
from ctr.late_dataclasses import dataclass
from ctr.plan.model import Plan, State, TaskResult, UnitResults
from ctr.plan.model.reporting_periods import ReportingPeriod
from ctr.problems import KeyPath
from ctr.results.changes import Change, ChangedField
from ctr.results.edits import (
    REPORT_KEYS,
    TASK_KEYS,
    Edits,
    NewFigure,
    figure_edits,
    folded,
    joined,
    next_period_edits,
    received_edits,
    state_edits,
)
from ctr.results.proofs import Deed, attachments, deed_edits, kept_once
from ctr.results.transaction import Attachment, FileEdits, Recorded, Transaction
from ctr.yamlfile.editor import Edit


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """What is to be put down. `task` is None for what concerns the whole report.

    `on` dates the log entry, the state and the figures. `period`, None for the whole year, is that
    of the report `received`, and of what is planned after it, `next_period`. `files` prove what was
    done, or the figures where nothing was; `read_evidence` is what they say of themselves, for
    where `evidence` says nothing.
    """

    unit: str
    year: int
    on: date
    task: str | None = None
    state: State | None = None
    done: str | None = None
    evidence: str | None = None
    read_evidence: str | None = None
    files: tuple[Evidence, ...] = ()
    values: tuple[tuple[str, Decimal | bool], ...] = ()
    source: str | None = None
    difficulty: str | None = None
    proposal: str | None = None
    next_year: str | None = None
    next_period: str | None = None
    period: ReportingPeriod | None = None
    received: date | None = None
    verified_by: str | None = None


def record(transaction: Transaction, entry: Record, *, dry_run: bool = False) -> Recorded:
    """Write `entry` into the plan. Raises CannotRun, and then nothing is written.

    `dry_run` only tells what would change.
    """

    def edits(plan: Plan) -> list[FileEdits | Attachment]:
        known = plan.results_for(entry.unit, entry.year)
        kept = replace(entry, files=kept_once(plan, entry.year, entry.files))
        wanted, changes = _edits(known, kept, closed=_closed_before(plan, entry))
        return [
            *attachments(entry.year, kept.files),
            FileEdits(
                unit=entry.unit, year=entry.year, edits=tuple(wanted), changes=tuple(changes)
            ),
        ]

    (recorded,) = transaction.write(edits, dry_run=dry_run)
    return recorded


def _closed_before(plan: Plan, entry: Record) -> bool:
    """Whether the unit had done or dropped the task in a year before."""
    states = [
        result.state
        for (unit, task, year), result in plan.result_of.items()
        if (unit, task) == (entry.unit, entry.task) and year < entry.year
    ]
    return any(state in ("done", "dropped") for state in states)


def _edits(known: UnitResults, entry: Record, *, closed: bool) -> Edits:
    parts: list[Edits] = []
    if entry.received is not None:
        parts.append(received_edits(known, entry.received, entry.period))
    if entry.task is None:
        parts += [_next_period((), known, entry), *_new_words((), known, entry)]
        parts += _verified((), known, entry)
        return joined(parts)
    index = next((i for i, result in enumerate(known.tasks) if result.task == entry.task), None)
    if index is not None:
        parts.append(_task_edits(("tasks", index), known.tasks[index], entry))
        return joined(parts)
    data, changes = _new_task(entry, closed=closed)
    new = Edit(path=("tasks",), value=data, append=True, order=REPORT_KEYS)
    return joined([*parts, ([new], changes)])


def _new_words(path: KeyPath, known: UnitResults | TaskResult, entry: Record) -> Iterator[Edits]:
    """Into each list of words what it does not hold yet."""
    words: tuple[tuple[ChangedField, str | None], ...] = (
        ("difficulties", entry.difficulty),
        ("proposals", entry.proposal),
        ("next_year", entry.next_year),
    )
    task, order = _of(known)
    for key, text in words:
        if text is not None and text not in getattr(known, key):
            edit = Edit(path=(*path, key), value=text, append=True, order=order)
            yield [edit], [Change(task=task, field=key, old=None, new=text)]


def _of(known: UnitResults | TaskResult) -> tuple[str | None, tuple[str, ...]]:
    """The task that something is reported of, None for all, and the order of its keys."""
    if isinstance(known, UnitResults):
        return None, REPORT_KEYS
    return known.task, TASK_KEYS


def _next_period(path: KeyPath, known: UnitResults | TaskResult, entry: Record) -> Edits:
    if entry.next_period is None or entry.period is None:
        return [], []
    return next_period_edits(path, known, entry.period, entry.next_period)


def _verified(path: KeyPath, known: UnitResults | TaskResult, entry: Record) -> Iterator[Edits]:
    """Who of the office has checked it, and when."""
    if entry.verified_by is None:
        return
    value = {"by": entry.verified_by, "on": entry.on}
    task, order = _of(known)
    edits = [Edit(path=(*path, "verified"), value=value, order=order)]
    if known.verified is not None:
        edits = [Edit(path=(*path, "verified", key), value=part) for key, part in value.items()]
    yield edits, [Change(task=task, field="verified", old=None, new=entry.verified_by)]


def _new_task(entry: Record, *, closed: bool) -> tuple[dict[str, Any], list[Change]]:
    """A first entry of a year for a task.

    Without a state given, work reported means work begun, but of what was `closed` before.
    """
    begun = not closed and (entry.done is not None or bool(entry.values))
    state: State | None = entry.state or ("in_progress" if begun else None)
    empty = TaskResult(task=entry.task or "")
    edits, changes = _task_edits((), empty, entry, state)
    return folded({"task": entry.task}, edits, TASK_KEYS), changes


def _task_edits(
    path: KeyPath,
    known: TaskResult,
    entry: Record,
    state: State | None = None,
) -> Edits:
    parts: list[Edits] = []
    state = state or entry.state
    if state is not None:
        parts.append(state_edits(path, known, state, entry.on))
    if entry.done is not None:
        deed = Deed(
            on=entry.on,
            done=entry.done,
            evidence=entry.evidence,
            read=entry.read_evidence,
            files=entry.files,
        )
        parts.append(deed_edits(path, known, deed))
    for target, measured in entry.values:
        proves = entry.done is None
        figure = NewFigure(
            target,
            measured,
            entry.on,
            source=entry.source or (entry.evidence if proves else None),
            read=entry.read_evidence if proves else None,
            files=entry.files if proves else (),
        )
        parts.append(figure_edits(path, known, figure))
    parts += [*_new_words(path, known, entry), _next_period(path, known, entry)]
    parts += _verified(path, known, entry)
    return joined(parts)
