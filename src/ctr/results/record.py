"""Putting down what a unit reports, in the file of the unit and year."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

from ctr import atomic
from ctr.errors import CannotRun, reason
from ctr.plan.load.files import relative
from ctr.plan.load.loader import Loaded, load
from ctr.plan.model import Measurement, Plan, State, TaskResult, UnitResults
from ctr.plan.model.base import keys_of
from ctr.problems import KeyPath, Problem
from ctr.results.changes import Change, ChangedField
from ctr.vietnamese.matching import bare_key
from ctr.yamlfile import editor
from ctr.yamlfile.editor import CannotEdit, Edit

Report = tuple[str, int]
"""A unit and a year."""

REPORT_KEYS = keys_of(UnitResults)
TASK_KEYS = keys_of(TaskResult)
_MEASUREMENT_KEYS = keys_of(Measurement)


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """What is to be put down. `task` is None for what concerns the whole report.

    `on` dates the log entry, the state and the figures.
    """

    unit: str
    year: int
    on: date
    task: str | None = None
    state: State | None = None
    done: str | None = None
    evidence: str | None = None
    values: tuple[tuple[str, Decimal | bool], ...] = ()
    source: str | None = None
    difficulty: str | None = None
    proposal: str | None = None
    next_year: str | None = None
    received: date | None = None
    verified_by: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Recorded:
    """The file, relative to the plan root, and what changed in it; nothing if it was all there."""

    file: str
    changes: tuple[Change, ...]


Edits = tuple[list[Edit], list[Change]]


class Refused(CannotRun):
    """The file would not load afterwards; nothing was written."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        lines = "\n".join(
            f"    {problem.file}:{problem.line}: {problem.message}"
            + (f" ({problem.hint})" if problem.hint else "")
            for problem in problems
        )
        super().__init__(f"không ghi, vì kế hoạch sẽ có lỗi:\n{lines}")


def record(folder: Path, entry: Record) -> Recorded:
    """Write `entry` into the plan in `folder`. Raises CannotRun, and then nothing is written."""

    def edits(plan: Plan) -> dict[Report, Edits]:
        known = known_results(plan, entry.unit, entry.year)
        return {(entry.unit, entry.year): _edits(known, entry)}

    (recorded,) = write_results(folder, edits)
    return recorded


def write_results(
    folder: Path, edits: Callable[[Plan], dict[Report, Edits]], *, dry_run: bool = False
) -> list[Recorded]:
    """Change the results of one or more units, all of them or none.

    `edits` gets the plan as it is once no other writer is at work. `dry_run` tries all of it but
    writes nothing. Raises CannotRun, and then nothing is written.
    """
    try:
        with atomic.locked(folder):
            return _write(folder, edits, dry_run)
    except OSError as error:
        raise CannotRun(f"không ghi được: {reason(error)}", str(error.filename or folder)) from None


def known_results(plan: Plan, unit: str, year: int) -> UnitResults:
    """What is recorded of a unit and year, an empty report where nothing is."""
    return plan.results_by_unit.get((unit, year), UnitResults(unit=unit, year=year))


def _write(
    folder: Path, edits: Callable[[Plan], dict[Report, Edits]], dry_run: bool
) -> list[Recorded]:
    loaded = load(folder)
    if loaded.core is None:
        raise Refused(loaded.problems[:10])
    contents: dict[Path, bytes] = {}
    recorded = []
    for (unit, year), (wanted, changes) in edits(loaded.core).items():
        path, exists = _file_of(folder, loaded, unit, year)
        file = relative(path, loaded.root)
        if wanted:
            contents[path] = _content(path if exists else None, file, unit, year, wanted)
        recorded.append(Recorded(file=file, changes=tuple(changes)))
    if contents:
        files = {relative(path, loaded.root) for path in contents}
        problems = load(folder, contents).problems
        own = tuple(problem for problem in problems if problem.file in files)
        if own:
            raise Refused(own)
    for path, content in () if dry_run else contents.items():
        atomic.sweep(path.parent)
        atomic.write(path, content)
    return recorded


def _content(path: Path | None, file: str, unit: str, year: int, wanted: list[Edit]) -> bytes:
    """What the file at `path` is to hold, a new one where there is none."""
    if path is None:
        return _new_file(unit, year, wanted).encode("utf-8")
    try:
        return editor.edited(path.read_bytes().decode("utf-8"), wanted).encode("utf-8")
    except CannotEdit as error:
        raise CannotRun(
            f"{file} được viết theo cách ctr không sửa tự động được ({error})",
            "sửa bằng tay phần đó của tệp",
        ) from None


def _file_of(folder: Path, loaded: Loaded, unit: str, year: int) -> tuple[Path, bool]:
    """The unit's file of the year, found by its content, and whether it is there."""
    for results, document in loaded.results:
        if (results.unit, results.year) == (unit, year):
            return loaded.root / document.file, True
    path = folder / "results" / str(year) / f"{file_name(unit)}.yaml"
    if path.exists():
        file = relative(path, loaded.root)
        broken = tuple(problem for problem in loaded.problems if problem.file == file)
        if broken:
            raise Refused(broken)
        raise CannotRun(f"{file} là của đơn vị khác", "đổi tên tệp đó")
    return path, False


def file_name(unit: str) -> str:
    """The file name, without suffix, that a unit's results get: `cong-an-phuong`."""
    return bare_key(unit).replace(" ", "-")


def _new_file(unit: str, year: int, edits: list[Edit]) -> str:
    return editor.rendered(folded({"unit": unit, "year": year}, edits, REPORT_KEYS))


def _edits(known: UnitResults, entry: Record) -> tuple[list[Edit], list[Change]]:
    edits: list[Edit] = []
    changes: list[Change] = []
    if entry.received is not None and entry.received != known.received:
        edits.append(Edit(path=("received",), value=entry.received, order=REPORT_KEYS))
        changes.append(Change(field="received", old=known.received, new=entry.received))
    if entry.task is None:
        for key, text in _new_words(known, entry):
            edits.append(Edit(path=(key,), value=text, append=True, order=REPORT_KEYS))
            changes.append(Change(field=key, old=None, new=text))
        if entry.verified_by is not None:
            value = {"by": entry.verified_by, "on": entry.on}
            edits += _verified((), value, known.verified is not None, REPORT_KEYS)
            changes.append(Change(field="verified", old=None, new=entry.verified_by))
        return edits, changes
    index = next((i for i, result in enumerate(known.tasks) if result.task == entry.task), None)
    if index is None:
        data, new = _new_task(entry)
        edits.append(Edit(path=("tasks",), value=data, append=True, order=REPORT_KEYS))
        return edits, [*changes, *new]
    more, new = _task_edits(("tasks", index), known.tasks[index], entry)
    return [*edits, *more], [*changes, *new]


def _new_words(
    known: UnitResults | TaskResult, entry: Record
) -> Iterator[tuple[ChangedField, str]]:
    """The key and the text of each list of words that gets one it does not hold yet."""
    words: tuple[tuple[ChangedField, str | None], ...] = (
        ("difficulties", entry.difficulty),
        ("proposals", entry.proposal),
        ("next_year", entry.next_year),
    )
    for key, text in words:
        if text is not None and text not in getattr(known, key):
            yield key, text


def _verified(
    path: KeyPath, value: dict[str, Any], known: bool, order: tuple[str, ...]
) -> list[Edit]:
    if not known:
        return [Edit(path=(*path, "verified"), value=value, order=order)]
    return [Edit(path=(*path, "verified", key), value=part) for key, part in value.items()]


def _new_task(entry: Record) -> tuple[dict[str, Any], list[Change]]:
    """A first entry for a task: without a state given, work reported means work begun."""
    begun = entry.done is not None or entry.values
    state: State | None = entry.state or ("in_progress" if begun else None)
    empty = TaskResult(task=entry.task or "")
    edits, changes = _task_edits((), empty, entry, state)
    return folded({"task": entry.task}, edits, TASK_KEYS), changes


def folded(data: dict[str, Any], edits: list[Edit], keys: tuple[str, ...]) -> dict[str, Any]:
    """`data` with edits of its own keys made, in the order of `keys`."""
    result = dict(data)
    for edit in edits:
        key = str(edit.path[0])
        if edit.append:
            result[key] = [*result.get(key, []), edit.value]
        else:
            result[key] = edit.value
    return {key: result[key] for key in keys if key in result}


def _task_edits(
    path: KeyPath,
    known: TaskResult,
    entry: Record,
    state: State | None = None,
) -> tuple[list[Edit], list[Change]]:
    edits: list[Edit] = []
    changes: list[Change] = []
    state = state or entry.state
    if state is not None:
        more, new = state_edits(path, known, state, entry.on)
        edits += more
        changes += new
    if entry.done is not None:
        log = {"on": entry.on, "done": entry.done, "evidence": entry.evidence}
        logged = [(done.on, done.done, done.evidence) for done in known.log]
        if tuple(log.values()) not in logged:
            value = {key: part for key, part in log.items() if part is not None}
            edits.append(Edit(path=(*path, "log"), value=value, append=True, order=TASK_KEYS))
            changes.append(Change(task=known.task, field="done", old=None, new=entry.done))
    for target, figure in entry.values:
        source = entry.source or (entry.evidence if entry.done is None else None)
        more, new = figure_edits(path, known, Figure(target, figure, entry.on, source))
        edits += more
        changes += new
    for key, text in _new_words(known, entry):
        edits.append(Edit(path=(*path, key), value=text, append=True, order=TASK_KEYS))
        changes.append(Change(task=known.task, field=key, old=None, new=text))
    if entry.verified_by is not None:
        value = {"by": entry.verified_by, "on": entry.on}
        edits += _verified(path, value, known.verified is not None, TASK_KEYS)
        changes.append(Change(task=known.task, field="verified", old=None, new=entry.verified_by))
    return edits, changes


def state_edits(
    path: KeyPath, known: TaskResult, state: State, on: date
) -> tuple[list[Edit], list[Change]]:
    """The present state, with the one before it kept in `earlier`.

    A state of an earlier day than the present one's is itself put into `earlier`.
    """
    before = {"state": known.state, "on": known.state_on}
    earlier = [(change.state, change.on) for change in known.earlier]
    if known.state_on is not None and on < known.state_on and state != known.state:
        if (state, on) in earlier:
            return [], []
        edit = Edit(
            path=(*path, "earlier"), value={"state": state, "on": on}, append=True, order=TASK_KEYS
        )
        return [edit], [Change(task=known.task, field="earlier", old=None, new=state, on=on)]
    if state == known.state and (state != "done" or known.state_on == on):
        return [], []
    edits = [
        Edit(path=(*path, "state"), value=state, order=TASK_KEYS),
        Edit(path=(*path, "state_on"), value=on, order=TASK_KEYS),
    ]
    changes = [Change(task=known.task, field="state", old=known.state, new=state)]
    if known.state != state and known.state is not None and known.state_on is not None:
        edits.append(Edit(path=(*path, "earlier"), value=before, append=True, order=TASK_KEYS))
    if state == "done":
        old = known.state_on if known.state == "done" else None
        changes.append(Change(task=known.task, field="completed_on", old=old, new=on))
    return edits, changes


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure to be put down: for which target, of which day, from where."""

    target: str
    value: Decimal | bool
    as_of: date
    source: str | None = None


def figure_edits(
    path: KeyPath, known: TaskResult, figure: Figure
) -> tuple[list[Edit], list[Change]]:
    """A new figure; one of the same day is put in place of the old, which stays in `corrects`."""
    for index, measured in enumerate(known.values):
        if (measured.target, measured.as_of) == (figure.target, figure.as_of):
            return _corrected((*path, "values", index), known.task, measured, figure)
    data = {"target": figure.target, "value": figure.value, "as_of": figure.as_of}
    if figure.source is not None:
        data["source"] = figure.source
    return [Edit(path=(*path, "values"), value=data, append=True, order=TASK_KEYS)], [
        _figure_change(known.task, figure, "value", None, figure.value)
    ]


def _corrected(place: KeyPath, task: str, measured: Measurement, figure: Figure) -> Edits:
    edits: list[Edit] = []
    changes: list[Change] = []
    old = measured.value
    if old != figure.value or isinstance(old, bool) is not isinstance(figure.value, bool):
        edits.append(Edit(path=(*place, "value"), value=figure.value))
        edits.append(Edit(path=(*place, "corrects"), value=old, order=_MEASUREMENT_KEYS))
        changes.append(_figure_change(task, figure, "value", old, figure.value))
    if figure.source not in (None, measured.source):
        edits.append(Edit(path=(*place, "source"), value=figure.source, order=_MEASUREMENT_KEYS))
        changes.append(_figure_change(task, figure, "source", measured.source, figure.source))
    return edits, changes


def _figure_change(task: str, figure: Figure, field: ChangedField, old: Any, new: Any) -> Change:
    return Change(task=task, field=field, old=old, new=new, target=figure.target, on=figure.as_of)
