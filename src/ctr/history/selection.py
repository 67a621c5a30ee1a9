"""Which events are told: all that say anything, or those of a task, or of units."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from ctr.history.events import Event
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
        if task is not None and event.task != task and task not in _numbers(event):
            continue
        if units and not units & _units(event, plan):
            continue
        yield event


def _numbers(event: Event) -> tuple[Any, ...]:
    return (event.old, event.new) if event.kind == "renumbered" else ()


def _units(event: Event, plan: Plan | None) -> set[str]:
    """The units that an event concerns: whose results they are, or who lead its task."""
    if event.unit is not None:
        return {event.unit}
    if event.kind == "letter":
        return {value.unit for value in (event.old, event.new) if value is not None}
    if event.path[0] in ("units", "groups") and len(event.path) > 1:
        return {event.path[1], *(name for name in (event.old, event.new) if isinstance(name, str))}
    found: set[str] = set()
    if plan is not None and event.task in plan.by_number:
        task = plan.by_number[event.task][1]
        found.update(plan.expand((*task.lead, *task.coordinating)))
    for value in (event.old, event.new):
        if event.field in ("lead", "coordinating", "through"):
            found.update(value if isinstance(value, tuple) else filter(None, [value]))
        elif hasattr(value, "coordinating"):
            found.update((*value.lead, *value.coordinating))
    return found
