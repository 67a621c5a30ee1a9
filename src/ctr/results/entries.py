"""Everything that was recorded, each thing under a short name that a person can type again.

A name is that of its kind and a number: `viec-2`, `so-lieu-1`; what there is only one of has none:
`trang-thai`, `ngay-nhan`. What was taken out and left a trace keeps its number, so that the others
keep theirs.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, Literal, get_args

from ctr.evidence.files import kept_file, sent_file
from ctr.plan.model import (
    Correction,
    PeriodReport,
    Plan,
    State,
    Summary,
    TaskResult,
    UnitResults,
)
from ctr.plan.model.reporting_periods import ReportingPeriod
from ctr.plan.model.results import ENTRY_NAMES
from ctr.problems import KeyPath

Kind = Literal[
    "state",
    "earlier",
    "log",
    "values",
    "difficulties",
    "proposals",
    "next_year",
    "next_period",
    "verified",
    "received",
    "received_again",
    "submitted",
    "letters",
]
"""What is recorded, by the key of its file."""
KINDS: tuple[Kind, ...] = get_args(Kind)
_NAMES: dict[Kind, str] = {kind: ENTRY_NAMES[kind] for kind in KINDS}
VERIFIED = _NAMES["verified"]
"""The name of who checked, and when."""
_WORDS: tuple[Kind, ...] = ("difficulties", "proposals", "next_year", "next_period")
_LISTS: tuple[Kind, ...] = ("log", "values", *_WORDS)


@dataclass(frozen=True, slots=True)
class Standing:
    """A state and since when, which may be unknown for the present one."""

    state: State
    on: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One thing that was recorded.

    `unit` is None for what the ward itself sent, `task` for what concerns a whole report; `path`
    is where it stands in its file. `value` is a Standing for a state, present or earlier, else
    what the model has there. `period` is that of a report that came in, None for the whole year.
    """

    name: str
    kind: Kind
    unit: str | None
    year: int
    path: KeyPath
    value: Any
    task: str | None = None
    period: ReportingPeriod | None = None


def of_plan(plan: Plan, year: int, task: str | None = None) -> Iterator[Entry]:
    """What was recorded of a year, by each unit and by the ward itself; or only of one task."""
    for results in plan.results:
        if results.year != year:
            continue
        if task is None:
            yield from of_report(results)
        for result in results.tasks:
            if task in (None, result.task):
                yield from of_task(results, result)
    summary = plan.summary_of.get(year)
    if task is None and summary is not None:
        yield from of_summary(summary)


def of_file(file: UnitResults | Summary) -> Iterator[Entry]:
    """Everything that one file holds."""
    if isinstance(file, Summary):
        yield from of_summary(file)
        return
    yield from of_report(file)
    for result in file.tasks:
        yield from of_task(file, result)


def of_report(results: UnitResults) -> Iterator[Entry]:
    """What was recorded of a unit's reports as a whole."""
    yield from _arrivals(results, results, ())
    for index, report in enumerate(results.reports):
        yield from _arrivals(results, report, ("reports", index))
    for kind in _WORDS:
        yield from _each(results, None, kind, (), getattr(results, kind), results.corrections)
    if results.verified is not None:
        yield _entry(results, "verified", ("verified",), results.verified)


def _arrivals(
    results: UnitResults, report: UnitResults | PeriodReport, place: KeyPath
) -> Iterator[Entry]:
    """The days on which the report of the whole year or of a period came in."""
    period = report.period if isinstance(report, PeriodReport) else None
    mark = period_mark(period.code) if period is not None else ""
    if report.received is not None:
        entry = _entry(results, "received", (*place, "received"), report.received)
        yield replace(entry, name=f"{entry.name}{mark}", period=period)
    again = report.received_again
    for entry in _each(results, None, "received_again", place, again, results.corrections, mark):
        yield replace(entry, period=period)


def of_task(results: UnitResults, result: TaskResult) -> Iterator[Entry]:
    """What was recorded of one task by a unit."""
    place: KeyPath = ("tasks", results.tasks.index(result))
    if result.state is not None:
        standing = Standing(result.state, result.state_on)
        yield _entry(results, "state", (*place, "state"), standing, result.task)
    earlier = [Standing(change.state, change.on) for change in result.earlier]
    yield from _each(results, result.task, "earlier", place, earlier, result.corrections)
    for kind in _LISTS:
        items = getattr(result, kind)
        yield from _each(results, result.task, kind, place, items, result.corrections)
    if result.verified is not None:
        yield _entry(results, "verified", (*place, "verified"), result.verified, result.task)


def of_summary(summary: Summary) -> Iterator[Entry]:
    """What the ward itself sent, reports and letters."""
    yield from _each(summary, None, "submitted", (), summary.submitted, summary.corrections)
    yield from _each(summary, None, "letters", (), summary.letters, summary.corrections)


def numbered(name: str, count: int, gone: Collection[str]) -> list[str]:
    """The names of the items of a list, numbered past those that were taken out of it."""
    names = []
    number = 0
    for _ in range(count):
        number += 1
        while f"{name}-{number}" in gone:
            number += 1
        names.append(f"{name}-{number}")
    return names


def period_mark(code: str) -> str:
    """What the name of something has of its period: `-2026-q2`."""
    return f"-{re.sub('[^a-z0-9]+', '-', code.lower())}"


def files_of(entry: Entry) -> list[str]:
    """The files beside the results that an entry names, relative to the plan's folder."""
    if entry.kind in ("log", "values"):
        return [kept_file(entry.year, file.name) for file in entry.value.files]
    if entry.kind != "submitted":
        return []
    names = [name for name in (entry.value.file, entry.value.data) if name is not None]
    return [sent_file(entry.year, name) for name in names]


def _entry(
    file: UnitResults | Summary, kind: Kind, path: KeyPath, value: Any, task: str | None = None
) -> Entry:
    unit = file.unit if isinstance(file, UnitResults) else None
    return Entry(
        name=_NAMES[kind],
        kind=kind,
        unit=unit,
        year=file.year,
        path=path,
        value=value,
        task=task,
    )


def _each(
    file: UnitResults | Summary,
    task: str | None,
    kind: Kind,
    place: KeyPath,
    items: Sequence[Any],
    corrections: Sequence[Correction],
    mark: str = "",
) -> Iterator[Entry]:
    """The items of a list, numbered past those that were taken out of it."""
    name = f"{_NAMES[kind]}{mark}"
    unit = file.unit if isinstance(file, UnitResults) else None
    gone = {correction.what for correction in corrections if correction.new is None}
    for index, called in enumerate(numbered(name, len(items), gone)):
        yield Entry(
            name=called,
            kind=kind,
            unit=unit,
            year=file.year,
            path=(*place, kind, index),
            value=items[index],
            task=task,
        )
