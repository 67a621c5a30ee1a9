"""The edits that put right or take out one thing that was recorded."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from ctr.errors import CannotRun
from ctr.plan.model import (
    Letter,
    LogEntry,
    Measurement,
    PeriodPlan,
    PeriodReport,
    StateChange,
    Submission,
    Summary,
    TaskResult,
    UnitResults,
    Verification,
)
from ctr.plan.model.base import keys_of, same_value
from ctr.problems import KeyPath
from ctr.results.edits import REPORT_KEYS, TASK_KEYS
from ctr.results.entries import Entry, Kind, Standing
from ctr.vietnamese import phrases
from ctr.yamlfile.editor import Edit

TEXT = "text"
"""The key of what is a text and nothing else: a difficulty, a proposal, a plan."""
KEYS: dict[Kind, tuple[str, ...]] = {
    "state": ("state", "on"),
    "earlier": ("state", "on"),
    "log": ("done", "on", "evidence"),
    "values": ("value", "as_of", "source"),
    "difficulties": (TEXT,),
    "proposals": (TEXT,),
    "next_year": (TEXT,),
    "next_period": (TEXT,),
    "verified": ("by", "on"),
    "received": ("received",),
    "received_again": ("received",),
    "submitted": ("duty", "on", "document"),
    "letters": ("number", "on"),
}
"""What can be put right of each kind."""
OPTIONAL = ("evidence", "source", "document")
"""Those of them that may be emptied."""
_MODELS: dict[Kind, tuple[str, ...]] = {
    "earlier": keys_of(StateChange),
    "log": keys_of(LogEntry),
    "values": keys_of(Measurement),
    "next_period": keys_of(PeriodPlan),
    "verified": keys_of(Verification),
    "submitted": keys_of(Submission),
    "letters": keys_of(Letter),
}
PutRight = tuple[list[Edit], Entry | None]
"""The edits, none where nothing changes, and the entry as it then is, None where it is gone."""


def put_right(known: UnitResults | Summary, entry: Entry, new: Mapping[str, Any]) -> PutRight:
    """Give an entry new values by the keys of `KEYS`; None empties an optional one.

    Raises CannotRun for days that contradict others.
    """
    if isinstance(known, UnitResults) and entry.kind in ("received", "received_again"):
        return _other_day(known, entry, new["received"])
    if isinstance(known, UnitResults) and entry.kind == "state":
        return _other_state(_result(known, entry), entry, new)
    if entry.kind in ("difficulties", "proposals", "next_year"):
        if new[TEXT] == entry.value:
            return [], entry
        return [Edit(path=entry.path, value=new[TEXT])], replace(entry, value=new[TEXT])
    changed = {
        key: value for key, value in new.items() if not same_value(value, getattr(entry.value, key))
    }
    after = replace(entry, value=replace(entry.value, **changed))
    if isinstance(known, UnitResults) and entry.kind == "earlier":
        _in_order(_result(known, entry), after.value, _result(known, entry).state_on)
    order = _MODELS[entry.kind]
    edits = [
        Edit(path=(*entry.path, key), remove=True)
        if value is None
        else Edit(path=(*entry.path, key), value=value, order=order)
        for key, value in changed.items()
    ]
    return edits, after


def taken_out(known: UnitResults | Summary, entry: Entry) -> list[Edit]:
    """The edits after which it is as if the entry had never been there."""
    if isinstance(known, UnitResults):
        if entry.kind in ("received", "received_again"):
            days = [day for day in _days(_report(known, entry)) if day != entry.value]
            return _days_edits(known, entry, days)
        if entry.kind == "state":
            return _state_before(_result(known, entry), entry.path[:-1])
    if entry.kind == "verified":
        return [Edit(path=entry.path, remove=True)]
    holder = _result(known, entry) if isinstance(known, UnitResults) and entry.task else known
    return [_item_gone(entry.path, getattr(holder, entry.kind))]


def trace(
    known: UnitResults | Summary,
    entry: Entry,
    after: Entry | None,
    said: Callable[[Entry], str],
    why: tuple[date, str, str],
) -> Edit:
    """What is left in the file of an entry that became `after`, or went (None).

    `said` is what an entry says; `why` is the day, by whom, and the reason.
    """
    on, by, reason = why
    value: dict[str, Any] = {
        "on": on,
        "by": by,
        "what": entry.name,
        "reason": reason,
        "old": said(entry),
    }
    if after is not None:
        value["new"] = said(after)
    of_task = entry.task is not None
    path: KeyPath = (*(entry.path[:2] if of_task else ()), "corrections")
    order = TASK_KEYS if of_task else keys_of(type(known))
    return Edit(path=path, value=value, append=True, order=order)


def _result(known: UnitResults, entry: Entry) -> TaskResult:
    return next(result for result in known.tasks if result.task == entry.task)


def _item_gone(path: KeyPath, items: Sequence[Any]) -> Edit:
    """Without the last item of a list its key goes."""
    return Edit(path=path if len(items) > 1 else path[:-1], remove=True)


def _other_state(result: TaskResult, entry: Entry, new: Mapping[str, Any]) -> PutRight:
    """The right state in place of the wrong one, which is not put among the earlier ones.

    Where the right one is that which was there before and no day is given, it is so since then.
    """
    before = _last_before(result)
    standing = replace(entry.value, **new)
    if standing == entry.value:
        return [], entry
    if before is not None:
        change = result.earlier[before]
        if "on" not in new and new["state"] == change.state:
            after = replace(entry, value=Standing(change.state, change.on))
            return _state_before(result, entry.path[:-1]), after
        if standing.on is not None and standing.on < change.on:
            raise CannotRun(
                f"ngày {phrases.day(standing.on)} trước trạng thái trước đó, của ngày "
                f"{phrases.day(change.on)}",
                "xem các trạng thái đã ghi: --entries",
            )
    place = entry.path[:-1]
    edits = [Edit(path=(*place, "state"), value=standing.state, order=TASK_KEYS)]
    if standing.on is not None:
        edits.append(Edit(path=(*place, "state_on"), value=standing.on, order=TASK_KEYS))
    return edits, replace(entry, value=standing)


def _in_order(result: TaskResult, change: StateChange | Standing, last: date | None) -> None:
    """Raises CannotRun where an earlier state would be later than the present one."""
    if result.state is not None and last is not None and change.on is not None and change.on > last:
        raise CannotRun(
            f"ngày {phrases.day(change.on)} sau trạng thái hiện nay, của ngày {phrases.day(last)}",
            "xem các trạng thái đã ghi: --entries",
        )


def _state_before(result: TaskResult, place: KeyPath) -> list[Edit]:
    """The state before the present one in its place; none where there was none."""
    index = _last_before(result)
    if index is None:
        keys = ("state", "state_on") if result.state_on is not None else ("state",)
        return [Edit(path=(*place, key), remove=True) for key in keys]
    before = result.earlier[index]
    return [
        Edit(path=(*place, "state"), value=before.state, order=TASK_KEYS),
        Edit(path=(*place, "state_on"), value=before.on, order=TASK_KEYS),
        _item_gone((*place, "earlier", index), result.earlier),
    ]


def _last_before(result: TaskResult) -> int | None:
    """The place of the last of the earlier states."""
    places = range(len(result.earlier))
    return max(places, key=lambda place: (result.earlier[place].on, place), default=None)


def _report(known: UnitResults, entry: Entry) -> UnitResults | PeriodReport:
    """The report of the year or of a period, whose arrival an entry is."""
    return known.reports[int(entry.path[1])] if entry.period is not None else known


def _days(report: UnitResults | PeriodReport) -> list[date]:
    return [*([report.received] if report.received is not None else []), *report.received_again]


def _other_day(known: UnitResults, entry: Entry, day: date) -> PutRight:
    days = _days(_report(known, entry))
    days = [day if known_day == entry.value else known_day for known_day in days]
    return _days_edits(known, entry, days), replace(entry, value=day)


def _days_edits(known: UnitResults, entry: Entry, days: list[date]) -> list[Edit]:
    """The days on which a report came in: the first counts, the others stand beside it."""
    report, ordered = _report(known, entry), list(dict.fromkeys(days))
    place: KeyPath = entry.path[:2] if entry.period is not None else ()
    order = REPORT_KEYS if entry.period is None else keys_of(PeriodReport)
    first = min(ordered, default=None)
    again = [day for day in ordered if day != first]
    if first is None and entry.period is not None:
        return [_item_gone(place, known.reports)]
    edits = []
    if first is None:
        edits.append(Edit(path=(*place, "received"), remove=True))
    elif first != report.received:
        edits.append(Edit(path=(*place, "received"), value=first, order=order))
    if again != list(report.received_again):
        path: KeyPath = (*place, "received_again")
        if report.received_again:
            edits.append(Edit(path=path, remove=True))
        edits += [Edit(path=path, value=day, append=True, order=order) for day in again]
    return edits
