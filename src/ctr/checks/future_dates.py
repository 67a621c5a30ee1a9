"""Results cannot be dated after today."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from ctr.plan.load.loader import Loaded
from ctr.plan.model import Summary, TaskResult, UnitResults, Verification
from ctr.problems import KeyPath, Problem
from ctr.vietnamese import phrases


def future_dates(loaded: Loaded, today: date) -> Iterator[Problem]:
    """A problem for every day in the results that lies after `today`."""
    for results, document in loaded.results:
        for path, day in _days_of_report(results):
            if day > today:
                yield document.problem(path, "future-date", _message(day, today))
    for summary, document in loaded.summaries:
        for path, day in _days_of_summary(summary):
            if day > today:
                yield document.problem(path, "future-date", _message(day, today))


def _days_of_report(results: UnitResults) -> Iterator[tuple[KeyPath, date]]:
    if results.received is not None:
        yield ("received",), results.received
    yield from _verified((), results.verified)
    for index, task in enumerate(results.tasks):
        yield from _days_of_task(("tasks", index), task)


def _days_of_task(path: KeyPath, task: TaskResult) -> Iterator[tuple[KeyPath, date]]:
    if task.state_on is not None:
        yield (*path, "state_on"), task.state_on
    for index, change in enumerate(task.earlier):
        yield (*path, "earlier", index, "on"), change.on
    for index, entry in enumerate(task.log):
        yield (*path, "log", index, "on"), entry.on
    for index, value in enumerate(task.values):
        yield (*path, "values", index, "as_of"), value.as_of
    yield from _verified(path, task.verified)


def _days_of_summary(summary: Summary) -> Iterator[tuple[KeyPath, date]]:
    if summary.figures_to is not None:
        yield ("figures_to",), summary.figures_to
    for index, submission in enumerate(summary.submitted):
        yield ("submitted", index, "on"), submission.on


def _verified(path: KeyPath, verified: Verification | None) -> Iterator[tuple[KeyPath, date]]:
    if verified is not None:
        yield (*path, "verified", "on"), verified.on


def _message(day: date, today: date) -> str:
    return f"ngày {phrases.day(day)} sau ngày hôm nay ({phrases.day(today)})"
