"""What happened, out of the values that changed: a state with its day, a figure after another.

Each change is part of exactly one event.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from ctr.history.amended import amended
from ctr.history.changes import Change, Comparison, Keys
from ctr.history.compare import CLOSED, normal
from ctr.history.corrected import with_corrections
from ctr.history.event import Event
from ctr.history.kinds import kind_of, name_in, place_of
from ctr.plan.model import (
    Deadline,
    Measurement,
    Plan,
    StateChange,
    Target,
    TaskResult,
)


def events(comparison: Comparison) -> Iterator[Event]:
    """What happened from one plan to another."""
    yield from with_corrections(_with_new_ids(list(_events(comparison))))


def _events(comparison: Comparison) -> Iterator[Event]:
    wholes: dict[Keys, list[Change]] = {}
    filled: set[Keys] = set()
    for change in comparison.changes:
        wholes.setdefault(_whole(change.path) or (), []).append(change)
        filled.update(change.path[:length] for length in range(1, len(change.path)))
    told: set[Keys] = set()
    for change in comparison.changes:
        whole = _whole(change.path)
        if whole is None and change.path[0] == "amendments" and change.sort == "item":
            yield from _amendment(change, comparison)
        elif whole is None:
            yield _event([change], comparison, filled)
        elif whole not in told:
            told.add(whole)
            for parts in _together(wholes[whole], comparison):
                yield _event(parts, comparison, filled)


def _with_new_ids(happened: list[Event]) -> Iterator[Event]:
    """The events, a target that went and came again under another id as one."""
    gone = {
        (event.path[:-1], repr(normal(replace(event.old, id="")))): event
        for event in happened
        if isinstance(event.old, Target) and event.new is None
    }
    pairs: list[Event] = []
    for event in happened:
        if isinstance(event.new, Target) and event.old is None:
            known = gone.pop((event.path[:-1], repr(normal(replace(event.new, id="")))), None)
            if known is not None:
                changes = (*known.changes, *event.changes)
                pairs.append(replace(event, old=known.old, changes=changes))
    whole = {id(change): event for event in pairs for change in event.changes}
    told: list[int] = []
    for event in happened:
        pair = whole.get(id(event.changes[0])) if event.changes else None
        if pair is None:
            yield event
        elif id(pair) not in told:
            told.append(id(pair))
            yield pair


def _amendment(change: Change, comparison: Comparison) -> Iterator[Event]:
    """An event for each thing that the amendment changes."""
    changes: tuple[Change, ...] = (change,)
    for part in amended(change, comparison):
        yield Event(
            kind="amendment",
            path=change.path,
            old=part.old,
            new=part.new,
            task=part.tasks[0] if len(part.tasks) == 1 else None,
            unit=part.units[0] if len(part.units) == 1 else None,
            changes=changes,
            amended=part,
        )
        changes = ()
    if changes:
        yield Event(kind="amendment", path=change.path, changes=changes, silent=True)


def _together(parts: list[Change], comparison: Comparison) -> Iterator[list[Change]]:
    """The changes of one deadline, or of one state: an earlier one that is none of now alone."""
    state = next((part for part in parts if part.path[-1] in ("state", "state_on")), None)
    alone = [
        part
        for part in parts
        if part.path[-1] == "earlier" and not (state and _became(part, state, comparison))
    ]
    one = [part for part in parts if not any(part is other for other in alone)]
    if one:
        yield one
    yield from ([part] for part in alone)


def _became(earlier: Change, state: Change, comparison: Comparison) -> bool:
    """Whether an earlier state is only the one that the task had until now."""
    before, known = _result(comparison.before, state.path), earlier.new
    if before is None or earlier.old is not None or not isinstance(known, StateChange):
        return False
    return (known.state, known.on) == (before.state, before.state_on)


def _whole(path: Keys) -> Keys | None:
    """Where the whole stands that a value is part of: a deadline, a state with its day."""
    place = place_of(path, "deadline") if path[0] in ("sections", "programme") else None
    if place is not None:
        return path[: place + 1]
    if path[0] == "results" and path[-1] in ("state", "state_on", "earlier") and len(path) == 6:
        return (*path[:-1], "state")
    return None


def _event(parts: list[Change], comparison: Comparison, filled: set[Keys]) -> Event:
    change = next((part for part in parts if part.path[-1] == "state"), parts[0])
    path, old, new = change.path, change.old, change.new
    kind = kind_of(change)
    if kind == "state" and path[-1] != "earlier":
        path = (*path[:-1], "state")
        old = _standing(_result(comparison.before, path))
        new = _standing(_result(comparison.new, path))
    elif kind == "deadline":
        path = _whole(path) or path
        old, new = (_deadline(plan, path) for plan in (comparison.before, comparison.new))
    target = _target(change, comparison)
    if kind == "figure":
        old = _figure_before(change, comparison) if old is None else old
    return Event(
        kind=kind,
        path=path,
        old=old,
        new=new,
        task=name_in(path, "tasks"),
        target=target,
        unit=path[2] if path[0] == "results" and len(path) > 2 else None,
        year=int(path[1]) if path[0] in ("results", "summaries") else None,
        changes=tuple(parts),
        silent=_is_silent(change, filled),
    )


def _is_silent(change: Change, filled: set[Keys]) -> bool:
    if change.sort == "order":
        both = {*change.old} & {*change.new}
        was, now = ([name for name in names if name in both] for names in (change.old, change.new))
        return was == now
    either = change.new if change.old is None else change.old
    holds = isinstance(either, CLOSED) and None in (change.old, change.new)
    return holds and change.path in filled


def _result(plan: Plan | None, path: Keys) -> TaskResult | None:
    number = name_in(path, "tasks")
    if plan is None or number is None:
        return None
    return plan.result_of.get((path[2], number, int(path[1])))


def _standing(result: TaskResult | None) -> StateChange | None:
    """A state with its day, None where none was told."""
    if result is None or result.state is None:
        return None
    return StateChange(state=result.state, on=result.state_on)  # type: ignore[arg-type]


def _deadline(plan: Plan | None, path: Keys) -> Deadline | None:
    if plan is None:
        return None
    name = path[-2]
    if path[0] == "sections":
        return plan.by_number[name][1].deadline if name in plan.by_number else None
    return next((duty.deadline for duty in plan.programme.duties if duty.id == name), None)


def _target(change: Change, comparison: Comparison) -> Target | None:
    """The target that a change is of."""
    name = name_in(change.path, "targets")
    for value in (change.new, change.old):
        if isinstance(value, Measurement):
            name = value.target
        if isinstance(value, Target):
            return value
    if name is None:
        return None
    number = name_in(change.path, "tasks")
    plans = [plan for plan in (comparison.new, comparison.before) if plan is not None]
    found = [target for plan in plans if (target := plan.target_of(number, name)) is not None]
    return found[0] if found else None


def _figure_before(change: Change, comparison: Comparison) -> Measurement | None:
    """The unit's newest figure of a target before a new one came."""
    result = _result(comparison.before, change.path)
    if result is None or not isinstance(change.new, Measurement):
        return None
    known = [value for value in result.values if value.target == change.new.target]
    earlier = [value for value in known if value.as_of <= change.new.as_of]
    return max(earlier, key=lambda value: value.as_of, default=None)
