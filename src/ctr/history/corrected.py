"""What was put right, as one event with who did it and why."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from ctr.history.event import Event
from ctr.history.kinds import fields_of
from ctr.plan.model import Correction
from ctr.plan.model.results import ENTRY_NAMES


def with_corrections(happened: Iterable[Event]) -> list[Event]:
    """The events, each trace of a correction with the one event that it explains.

    A trace that may be of several, or of none, stays an event of its own.
    """
    told = list(happened)
    traces = [event for event in told if _trace(event) is not None]
    for trace in traces:
        found = [place for place, event in enumerate(told) if _explains(trace, event)]
        alike = [other for other in traces if _same_list(trace, other)]
        if len(found) == 1 and len(alike) == 1:
            event = told[found[0]]
            changes = (*event.changes, *trace.changes)
            told[found[0]] = replace(event, correction=_trace(trace), changes=changes)
            told = [one for one in told if one is not trace]
    return told


def _trace(event: Event) -> Correction | None:
    """The trace that came, where that is what happened."""
    new = event.new if event.field == "corrections" and event.old is None else None
    return new if isinstance(new, Correction) else None


def _key(what: str) -> str | None:
    """The key of the file under which a thing of this name stands."""
    fitting = [key for key, name in ENTRY_NAMES.items() if f"{what}-".startswith(f"{name}-")]
    return max(fitting, key=lambda key: len(ENTRY_NAMES[key]), default=None)


def _same_list(one: Event, other: Event) -> bool:
    first, second = _trace(one), _trace(other)
    if first is None or second is None or one.path != other.path:
        return False
    return _key(first.what) == _key(second.what)


def _explains(trace: Event, event: Event) -> bool:
    """Whether a trace is of what an event changed: of the same task, the same list."""
    correction, holder = _trace(trace), trace.path[:-1]
    if correction is None or event is trace or event.path[: len(holder)] != holder:
        return False
    rest = fields_of(event.path)[len(fields_of(holder)) :]
    if not rest or rest[0] != _key(correction.what) or event.old is None:
        return False
    return (event.new is None) == (correction.new is None) and any(
        change.old is not None for change in event.changes
    )
