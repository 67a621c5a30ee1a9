"""Putting right what was recorded: an entry gets other values, or goes.

What was written on another day leaves a trace in the file: who, when, why, the old and the new. A
slip of the same day leaves none.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from ctr.errors import CannotRun
from ctr.plan.model import Plan, Summary, UnitResults
from ctr.plan.model.base import keys_of
from ctr.results import entries
from ctr.results.changes import Change
from ctr.results.edits import TASK_KEYS
from ctr.results.entries import Entry
from ctr.results.put_right import put_right, taken_out
from ctr.results.transaction import FileEdits, Recorded, Transaction
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

    def edits(plan: Plan) -> list[FileEdits]:
        found = entry_named(plan, entry.name, entry.year, entry.task, entry.unit)
        if found.value != entry.value:
            raise CannotRun(f"{entry.name} vừa được sửa nên không ghi gì", "chạy lại lệnh này")
        return [_edits(transaction, plan, found, new, why, words)]

    (recorded,) = transaction.write(edits, dry_run=dry_run)
    return recorded


def _edits(
    transaction: Transaction,
    plan: Plan,
    entry: Entry,
    new: Mapping[str, Any] | None,
    why: Why,
    words: Words,
) -> FileEdits:
    known = _file_of(plan, entry)
    if new is None:
        edits, after = taken_out(known, entry), None
    else:
        edits, after = put_right(known, entry, new)
    if not edits:
        return FileEdits(unit=entry.unit, year=entry.year, edits=(), changes=())
    if transaction.written_on(entry, why.on):
        if after is None and (emptied := _emptied(known, entry)) is not None:
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
    value: dict[str, Any] = {
        "on": why.on,
        "by": why.by,
        "what": entry.name,
        "reason": why.because,
        "old": words(plan, entry),
    }
    if after is not None:
        value["new"] = words(plan, after)
    place = entry.path[:2] if entry.task is not None else ()
    order = TASK_KEYS if entry.task is not None else keys_of(type(known))
    return Edit(path=(*place, "corrections"), value=value, append=True, order=order)


def _emptied(known: UnitResults | Summary, entry: Entry) -> Edit | None:
    """What takes out a task with its last entry; None where there is more of it."""
    if not isinstance(known, UnitResults) or entry.task is None:
        return None
    result = next(result for result in known.tasks if result.task == entry.task)
    if result.corrections or len(list(entries.of_task(known, result))) > 1:
        return None
    path = entry.path[:2] if len(known.tasks) > 1 else ("tasks",)
    return Edit(path=path, remove=True)
