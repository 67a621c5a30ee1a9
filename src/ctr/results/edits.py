"""A state, a figure: the edits that put each into a unit's file, and what they change."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

from ctr.evidence.files import Evidence
from ctr.late_dataclasses import dataclass
from ctr.plan.model import (
    LogEntry,
    Measurement,
    PeriodReport,
    State,
    TaskResult,
    UnitResults,
)
from ctr.plan.model.base import keys_of, same_value
from ctr.plan.model.reporting_periods import ReportingPeriod
from ctr.problems import KeyPath
from ctr.results.changes import Change, ChangedField
from ctr.yamlfile.editor import Edit

Edits = tuple[list[Edit], list[Change]]
"""Edits, and what they change."""

REPORT_KEYS = keys_of(UnitResults)
TASK_KEYS = keys_of(TaskResult)
_PERIOD_KEYS = keys_of(PeriodReport)
_MEASUREMENT_KEYS = keys_of(Measurement)


def folded(data: dict[str, Any], edits: Iterable[Edit], keys: tuple[str, ...]) -> dict[str, Any]:
    """`data` with edits of its own keys made, in the order of `keys`."""
    result = dict(data)
    for edit in edits:
        key = str(edit.path[0])
        if edit.append:
            result[key] = [*result.get(key, []), edit.value]
        else:
            result[key] = edit.value
    return {key: result[key] for key in keys if key in result}


def joined(parts: Iterable[Edits]) -> Edits:
    """The edits of all parts, one after the other, and what they change."""
    known = list(parts)
    return (
        [edit for edits, _ in known for edit in edits],
        [change for _, changes in known for change in changes],
    )


def received_edits(known: UnitResults, day: date, period: ReportingPeriod | None = None) -> Edits:
    """The day on which a report came in, as one of `received_days_edits`."""
    return received_days_edits(known, [day], period)


def received_days_edits(
    known: UnitResults, days: Iterable[date], period: ReportingPeriod | None = None
) -> Edits:
    """The days on which a report came in, once, or forwarded or corrected.

    The first arrival counts, later ones stand beside it. `period` is None for the whole year.
    """
    ordered = sorted(set(days))
    report = known if period is None else known.report_of(period)
    if report is None:
        return _first_arrivals(period, ordered) if period is not None else ([], [])
    in_year = isinstance(report, UnitResults)
    path: KeyPath = () if in_year else ("reports", known.reports.index(report))
    edits: list[Edit] = []
    changes: list[Change] = []
    for day in ordered:
        more, new = _arrival(path, report, day, REPORT_KEYS if in_year else _PERIOD_KEYS, period)
        edits += more
        changes += new
        for change in new:
            if change.field == "received":
                report = replace(report, received=change.new)
            else:
                report = replace(report, received_again=(*report.received_again, change.new))
    return edits, changes


def _first_arrivals(period: ReportingPeriod, days: list[date]) -> Edits:
    """In one value, since edits of a new file may not lie in each other."""
    if not days:
        return [], []
    first, *again = days
    value: dict[str, Any] = {"period": period.code, "received": first}
    if again:
        value["received_again"] = again
    changes = [Change(field="received", old=None, new=first, period=period)]
    changes += [Change(field="received_again", old=None, new=day, period=period) for day in again]
    return [Edit(path=("reports",), value=value, append=True, order=REPORT_KEYS)], changes


def _arrival(
    path: KeyPath,
    known: UnitResults | PeriodReport,
    day: date,
    order: tuple[str, ...],
    period: ReportingPeriod | None,
) -> Edits:
    edits: list[Edit] = []
    changes: list[Change] = []
    first, again = known.received, day
    if first is None or day < first:
        edits.append(Edit(path=(*path, "received"), value=day, order=order))
        changes.append(Change(field="received", old=first, new=day, period=period))
        if first is None:
            return edits, changes
        again = first
    if again not in (first if not edits else None, *known.received_again):
        place: KeyPath = (*path, "received_again")
        edits.append(Edit(path=place, value=again, append=True, order=order))
        changes.append(Change(field="received_again", old=None, new=again, period=period))
    return edits, changes


def next_period_edits(
    path: KeyPath, known: UnitResults | TaskResult, period: ReportingPeriod, text: str
) -> Edits:
    """What is planned for the time after a period, of one task or (no `path`) of all."""
    if any((plan.period, plan.text) == (period, text) for plan in known.next_period):
        return [], []
    task, order = (None, REPORT_KEYS) if isinstance(known, UnitResults) else (known.task, TASK_KEYS)
    value = {"period": period.code, "text": text}
    edit = Edit(path=(*path, "next_period"), value=value, append=True, order=order)
    return [edit], [Change(task=task, field="next_period", old=None, new=text, period=period)]


def earlier_edits(
    known: TaskResult, state: State, on: date, place: int | None = None
) -> tuple[list[Edit], list[Change]]:
    """A state that others followed, within a result: a further one, or that at `place` put right.

    Nothing where it is there.
    """
    if (state, on) in [(change.state, change.on) for change in known.earlier]:
        return [], []
    value = {"state": state, "on": on}
    edits = [Edit(path=("earlier",), value=value, append=True, order=TASK_KEYS)]
    if place is not None:
        edits = [Edit(path=("earlier", place, name), value=new) for name, new in value.items()]
    return edits, [Change(task=known.task, field="earlier", old=None, new=state, on=on)]


def state_edits(
    path: KeyPath, known: TaskResult, state: State, on: date
) -> tuple[list[Edit], list[Change]]:
    """The present state, with the one before it kept in `earlier`.

    A state of an earlier day than the present one's is itself put into `earlier`.
    """
    before = {"state": known.state, "on": known.state_on}
    if known.state_on is not None and on < known.state_on and state != known.state:
        edits, changes = earlier_edits(known, state, on)
        return [replace(edit, path=(*path, *edit.path)) for edit in edits], changes
    if state == known.state and (state != "done" or known.state_on == on):
        return [], []
    edits = [
        Edit(path=(*path, "state"), value=state, order=TASK_KEYS),
        Edit(path=(*path, "state_on"), value=on, order=TASK_KEYS),
    ]
    if known.state == state:  # done, on another day
        old = known.state_on
        return edits, [Change(task=known.task, field="completed_on", old=old, new=on)]
    if known.state is not None and known.state_on is not None:
        edits.append(Edit(path=(*path, "earlier"), value=before, append=True, order=TASK_KEYS))
    return edits, [Change(task=known.task, field="state", old=known.state, new=state, on=on)]


def still_edits(path: KeyPath, known: TaskResult, on: date) -> list[Edit]:
    """What keeps the day of a state that is reported again as still so on a later day.

    Without it the state would seem not to have been reported before that day, and a report already
    sent to have been wrong. The end of a task has one day: that is put right instead.
    """
    if known.state in ("done", "dropped") or known.state_on is None or on <= known.state_on:
        return []
    before = {"state": known.state, "on": known.state_on}
    return [Edit(path=(*path, "earlier"), value=before, append=True, order=TASK_KEYS)]


@dataclass(frozen=True, slots=True)
class NewFigure:
    """A figure to be put down: for which target, of which day, from where, proved by which files.

    `read` is what the files say of themselves, the source where there is no other.
    """

    target: str
    value: Decimal | bool
    as_of: date
    source: str | None = None
    read: str | None = None
    files: tuple[Evidence, ...] = ()


def figure_edits(
    path: KeyPath, known: TaskResult, figure: NewFigure
) -> tuple[list[Edit], list[Change]]:
    """A new figure; one of the same day is put in place of the old, which stays in `corrects`."""
    for index, measured in enumerate(known.values):
        if (measured.target, measured.as_of) == (figure.target, figure.as_of):
            return _corrected((*path, "values", index), known.task, measured, figure)
    data: dict[str, object] = {
        "target": figure.target,
        "value": figure.value,
        "as_of": figure.as_of,
    }
    if (source := figure.source or figure.read) is not None:
        data["source"] = source
    if figure.files:
        data["files"] = named_files(figure.files)
    return [Edit(path=(*path, "values"), value=data, append=True, order=TASK_KEYS)], [
        replace(_figure_change(known.task, figure, "value", None, figure.value), document=source),
        *file_changes(known.task, figure.files),
    ]


def file_edits(
    place: KeyPath, task: str, known: LogEntry | Measurement, files: Iterable[Evidence]
) -> Edits:
    """The files that an entry does not have yet."""
    hashes = {file.sha256 for file in known.files}
    new = [file for file in files if file.sha256 not in hashes]
    order = keys_of(type(known))
    edits = [
        Edit(path=(*place, "files"), value=value, append=True, order=order)
        for value in named_files(new)
    ]
    return edits, file_changes(task, new)


def named_files(files: Iterable[Evidence]) -> list[dict[str, str]]:
    """The files as an entry names them."""
    return [{"name": file.name, "sha256": file.sha256} for file in files]


def file_changes(task: str, files: Iterable[Evidence]) -> list[Change]:
    """What changes where an entry gets files."""
    return [Change(task=task, field="files", old=None, new=file.name) for file in files]


def _corrected(place: KeyPath, task: str, measured: Measurement, figure: NewFigure) -> Edits:
    edits: list[Edit] = []
    changes: list[Change] = []
    old = measured.value
    if not same_value(old, figure.value):
        edits.append(Edit(path=(*place, "value"), value=figure.value))
        edits.append(Edit(path=(*place, "corrects"), value=old, order=_MEASUREMENT_KEYS))
        changes.append(_figure_change(task, figure, "value", old, figure.value))
    source = figure.source or (figure.read if measured.source is None else None)
    if source not in (None, measured.source):
        edits.append(Edit(path=(*place, "source"), value=source, order=_MEASUREMENT_KEYS))
        changes.append(_figure_change(task, figure, "source", measured.source, source))
    return joined([(edits, changes), file_edits(place, task, measured, figure.files)])


def _figure_change(task: str, figure: NewFigure, field: ChangedField, old: Any, new: Any) -> Change:
    return Change(task=task, field=field, old=old, new=new, target=figure.target, on=figure.as_of)
