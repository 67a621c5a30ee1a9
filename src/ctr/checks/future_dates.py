"""Results cannot be dated after today, nor can the acceptance of a piece of advice.

Of results it works on the raw data, so that a fault elsewhere in a file hides none of these.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from ctr.checks.accepted import accepted_later
from ctr.plan.load.loader import Loaded
from ctr.plan.model.periods import parse_day
from ctr.problems import Invalid, KeyPath, Notes, Problem
from ctr.vietnamese import phrases
from ctr.yamlfile.reader import Document

_DAYS = ("received", "received_again", "state_on", "on", "as_of", "figures_to")
"""The keys that hold days, wherever they stand in results."""


def future_dates(loaded: Loaded, today: date) -> Iterator[Problem]:
    """A problem for every day of results, and of acceptances, that lies after `today`.

    None at a place where something else is wrong: its year, its task.
    """
    for document in loaded.results_files:
        notes, noted = Notes(), document.notes.places
        for path, written in _written_days(document.data, ()):
            day = _day(written)
            if day is not None and day > today and document.position(path) not in noted:
                notes.add(_problem(document, path, day, today))
        yield from notes.every(document.file)
    for acceptance, document, path in accepted_later(loaded, today):
        if acceptance.on is not None:
            yield _problem(document, path, acceptance.on, today)


def _written_days(data: Any, path: KeyPath) -> Iterator[tuple[KeyPath, Any]]:
    """What stands where a day belongs."""
    if isinstance(data, dict):
        for key, part in data.items():
            if key in _DAYS and not isinstance(part, dict):
                parts = enumerate(part) if isinstance(part, list) else ()
                yield from (((*path, key, index), item) for index, item in parts)
                yield (*path, key), part
            else:
                yield from _written_days(part, (*path, key))
    elif isinstance(data, list):
        for index, part in enumerate(data):
            yield from _written_days(part, (*path, index))


def _day(value: Any) -> date | None:
    try:
        return parse_day(value)
    except Invalid:
        return None


def _problem(document: Document, path: KeyPath, day: date, today: date) -> Problem:
    message = f"ngày {phrases.day(day)} sau ngày hôm nay ({phrases.day(today)})"
    return document.problem(path, "future-date", message)
