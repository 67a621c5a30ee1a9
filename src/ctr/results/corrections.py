"""Putting right what was recorded: an entry gets other values, or goes.

What was written on another day leaves a trace in the file: who, when, why, the old and the new. A
slip of the same day leaves none.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, fields
from datetime import date
from typing import Any

from ctr.errors import CannotRun
from ctr.plan.model import Plan, Summary, TaskResult, UnitResults
from ctr.results import entries
from ctr.results.changes import Change
from ctr.results.entries import Entry
from ctr.results.put_right import put_right, taken_out, trace
from ctr.results.transaction import Attachment, FileEdits, Recorded, Transaction
from ctr.vietnamese.suggestions import did_you_mean, nearest
from ctr.yamlfile.editor import Edit

Words = Callable[[Plan, Entry], str]
"""What an entry says, for the trace."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Why:
    """Who puts right, on which day, and why, where that was said."""

    by: str
    on: date
    because: str | None


def entry_named(plan: Plan, name: str, year: int, task: str | None, unit: str | None) -> Entry:
    """The entry of a name in a task, or in the reports as a whole where `task` is None.

    Raises CannotRun where there is none, or several units have one.
    """
    known = [
        entry
        for entry in entries.of_plan(plan, year, task)
        if entry.task == task and unit in (None, entry.unit)
    ]
    found = [entry for entry in known if entry.name == name.strip().lower()]
    where = f"nhiệm vụ {task}" if task is not None else "cả báo cáo"
    if len(found) > 1:
        units = "; ".join(entry.unit or "" for entry in found)
        raise CannotRun(f"có {len(found)} đơn vị có “{name}”", f"thêm --unit, một trong: {units}")
    if not found:
        names = {entry.name: entry.name for entry in known}
        near = did_you_mean(nearest(name, names)) if names else ""
        command = f"ctr record {f'{task} ' if task else ''}--entries --year {year}"
        raise CannotRun(
            f"năm {year}, {where} không có “{name}”; {near}".removesuffix("; "),
            f"xem những gì đã ghi: {command}",
        )
    return found[0]


def correct(
    transaction: Transaction,
    entry: Entry,
    new: Mapping[str, Any] | None,
    why: Why,
    words: Words,
    *,
    dry_run: bool = False,
) -> Recorded:
    """Give an entry new values (by the keys of `put_right.KEYS`), or take it out (None).

    Raises CannotRun, and then nothing is written: also where a reason is lacking.
    """

    emptied: list[Recorded] = []

    def edits(plan: Plan) -> list[FileEdits | Attachment]:
        found = entry_named(plan, entry.name, entry.year, entry.task, entry.unit)
        if found.value != entry.value:
            raise CannotRun(f"{entry.name} vừa được sửa nên không ghi gì", "chạy lại lệnh này")
        known = _file_of(plan, found)
        wanted = _edits(transaction, plan, known, found, new, why, words)
        if new is not None:
            return [wanted]
        unused = unused_files(plan, [wanted])
        file = transaction.file_of(known)
        if file is None or not _is_left_empty(known, found) or _leaves_trace(wanted):
            return [*unused, wanted]
        emptied.append(
            Recorded(
                file=transaction.shown(file),
                unit=entry.unit,
                year=entry.year,
                changes=wanted.changes,
            )
        )
        return [*unused, Attachment(file=file, content=None)]

    (recorded,) = transaction.write(edits, dry_run=dry_run) or emptied
    return recorded


def unused_files(plan: Plan, wanted: Iterable[FileEdits]) -> list[Attachment]:
    """The removal of the files that nothing names any more once entries are taken out.

    What names a file may be something that the plan of the day does not show, as of a task that
    was dropped.
    """
    gone: dict[int, Counter[str]] = {}
    for one in wanted:
        for change in one.changes:
            if isinstance(change.old, Entry) and change.new is None:
                gone.setdefault(one.year, Counter()).update(entries.files_of(change.old))
    return [
        Attachment(file=file, content=None)
        for year, files in gone.items()
        if files
        for named in [_named(plan, year)]
        for file, times in files.items()
        if named[file] <= times
    ]


def _named(plan: Plan, year: int) -> Counter[str]:
    """How many entries name each file beside the results of a year."""
    every = entries.of_plan(plan.loaded, year)
    return Counter(file for entry in every for file in entries.files_of(entry))


def _leaves_trace(wanted: FileEdits) -> bool:
    return any(edit.path[-1] == "corrections" for edit in wanted.edits)


def _edits(
    transaction: Transaction,
    plan: Plan,
    known: UnitResults | Summary,
    entry: Entry,
    new: Mapping[str, Any] | None,
    why: Why,
    words: Words,
) -> FileEdits:
    if new is None:
        edits, after = taken_out(known, entry), None
    else:
        edits, after = put_right(known, entry, new)
    if not edits:
        return FileEdits(unit=entry.unit, year=entry.year, edits=(), changes=())
    if transaction.written_on(entry, why.on):
        emptied = (
            _emptied(known, entry) if after is None and _is_whole(plan, known, entry) else None
        )
        if emptied is not None:
            edits = [emptied]
    else:
        edits = [*edits, _trace(plan, known, entry, after, why, words)]
    change = Change(field="entry", old=entry, new=after, task=entry.task)
    return FileEdits(unit=entry.unit, year=entry.year, edits=tuple(edits), changes=(change,))


def _file_of(plan: Plan, entry: Entry) -> UnitResults | Summary:
    if entry.unit is None:
        return plan.summary_of[entry.year]
    return plan.results_by_unit[entry.unit, entry.year]


def _trace(
    plan: Plan,
    known: UnitResults | Summary,
    entry: Entry,
    after: Entry | None,
    why: Why,
    words: Words,
) -> Edit:
    if why.because is None:
        raise CannotRun(
            f"{entry.name} không phải mới ghi trong ngày nên sửa, xóa phải có lý do",
            'thêm --because "lý do"',
        )
    return trace(known, entry, after, lambda said: words(plan, said), (why.on, why.by, why.because))


def _emptied(known: UnitResults | Summary, entry: Entry) -> Edit | None:
    """What takes out a task with the last that was recorded of it; None where there is more."""
    if not isinstance(known, UnitResults) or entry.task is None:
        return None
    result = next(result for result in known.tasks if result.task == entry.task)
    if not _all_but(result, str(entry.path[2]), "task"):
        return None
    return Edit(path=entry.path[:2] if len(known.tasks) > 1 else ("tasks",), remove=True)


def _is_whole(plan: Plan, known: UnitResults | Summary, entry: Entry) -> bool:
    """Whether a file has the entry's task as it is shown.

    The plan of the day leaves out what it does not know, as figures of a target that was dropped,
    and joins what units reported that became one.
    """
    stored = [
        result
        for results in plan.loaded.results
        if results.year == known.year
        for result in results.tasks
    ]
    shown = known.tasks if isinstance(known, UnitResults) else ()
    return all(result in stored for result in shown if result.task == entry.task)


def _is_left_empty(known: UnitResults | Summary, entry: Entry) -> bool:
    """Whether a file has nothing but this entry."""
    if entry.task is not None and _emptied(known, entry) is None:
        return False
    if entry.period is not None and isinstance(known, UnitResults):
        report = next(one for one in known.reports if one.period == entry.period)
        if report.received_again:
            return False
    return _all_but(known, str(entry.path[0]), "unit", "year")


def _all_but(holder: UnitResults | Summary | TaskResult, key: str, *heads: str) -> bool:
    """Whether what stands at a key, and there is one of it, is all that a thing holds."""
    kept = (*heads, key, "state_on") if key == "state" else (*heads, key)
    others = [getattr(holder, part.name) for part in fields(holder) if part.name not in kept]
    own = getattr(holder, key)
    return all(other in (None, ()) for other in others) and not (
        isinstance(own, tuple) and len(own) > 1
    )
