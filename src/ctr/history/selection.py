"""Which events are told: all that say anything, or those of a task, or of units."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

from ctr.history.event import Event
from ctr.plan.amended.on import plan_on
from ctr.plan.model import Plan


def only(
    told: Iterable[Event],
    *,
    task: str | None = None,
    units: frozenset[str] = frozenset(),
    plan: Plan | None = None,
) -> Iterator[Event]:
    """What is to be told: all, or that of one task, or of what units report, lead or help with."""
    for event in told:
        if event.silent:
            continue
        if task is not None and task not in (*event.tasks, *_numbers(event)):
            continue
        if units and not units & _units(event, plan):
            continue
        yield event


def _numbers(event: Event) -> tuple[Any, ...]:
    return (event.old, event.new) if event.kind == "renumbered" else ()


def _units(event: Event, plan: Plan | None) -> set[str]:
    """The units that an event concerns: whose results they are, or who lead its task."""
    if event.kind == "letter":
        return {value.unit for value in (event.old, event.new) if value is not None}
    if event.path[0] in ("units", "groups") and len(event.path) > 1:
        return {event.path[1], *(name for name in (event.old, event.new) if isinstance(name, str))}
    if event.unit is not None and event.amended is None:
        return {event.unit}
    found: set[str] = {*event.units}
    if plan is not None:
        found.update(*(_working_on(plan, number) for number in event.tasks))
        found.update(plan.expand(tuple(found)))
    for value in (event.old, event.new):
        if event.field in ("lead", "coordinating", "through"):
            found.update(value if isinstance(value, tuple) else filter(None, [value]))
        elif hasattr(value, "coordinating"):
            found.update((*value.lead, *value.coordinating))
    return found


def _working_on(plan: Plan, number: str) -> set[str]:
    """Who leads a task or helps with it: by the text, and as it was added and amended."""
    added = (one.add_task for amendment in plan.loaded.amendments for one in amendment.changes)
    tasks = [
        *(one.task for one in added if one is not None and one.task.id == number),
        *(
            known.by_number[number][1]
            for known in (plan, plan_on(plan, date.max))
            if number in known.by_number
        ),
    ]
    return {name for task in tasks for name in plan.expand((*task.lead, *task.coordinating))}


def of_leader(event: Event, leader: str, plan: Plan) -> bool:
    """Whether an event is of a leader: of a task that he directs, or names him."""
    return leader in event.leaders or any(
        number in plan.by_number and leader in plan.by_number[number][1].directed_by
        for number in event.tasks
    )


def ever_called(plan: Plan, names: Iterable[str]) -> frozenset[str]:
    """Units under all names: what they were before they were renamed, merged or split, and after.

    Groups stand for their members.
    """
    known = plan_on(plan, date.max)
    found = {*names, *plan.expand(tuple(names))}
    for former in known.former:
        if former.name in found:
            found.update(former.successors)
    for former in reversed(known.former):
        if found.intersection(former.successors):
            found.add(former.name)
    for unit in plan.loaded.units:
        if unit.name in found:
            found.update(unit.aliases)
    return frozenset(found)


def has_task(plan: Plan | None, number: str) -> bool:
    """Whether a plan has a task of a number, also one that an amendment added."""
    if plan is None:
        return False
    changes = (one for amendment in plan.loaded.amendments for one in amendment.changes)
    return number in plan.loaded.by_number or any(
        one.add_task is not None and one.add_task.task.id == number for one in changes
    )
