"""What an amendment that came or went does, change by change, and whom it touches."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Any

from ctr.history.changes import Change, Comparison
from ctr.history.compare import normal
from ctr.plan.amended.effects import Applied
from ctr.plan.amended.reading import applied
from ctr.plan.model import Duty, Plan, Task
from ctr.plan.model.amendments import Amendment, AmendmentChange


@dataclass(frozen=True, slots=True, kw_only=True)
class Amended:
    """An amendment with one of its changes, which came (`new`) or went (`old`), and what it does.

    Both are set, and nothing is `applied`, where only its document or its day is another.
    """

    old: Amendment | None = None
    new: Amendment | None = None
    applied: Applied | None = None
    tasks: tuple[str, ...] = ()
    units: tuple[str, ...] = ()
    leaders: tuple[str, ...] = ()


def amended(change: Change, comparison: Comparison) -> Iterator[Amended]:
    """The parts of an amendment of which a change of the list of amendments tells."""
    old, new = change.old, change.new
    was = {repr(normal(one)): one for one in old.changes} if old is not None else {}
    now = {repr(normal(one)): one for one in new.changes} if new is not None else {}
    if old is not None and new is not None and _head(old) != _head(new):
        done = [_done(_applied(comparison.new), new, one) for one in new.changes]
        yield _touching(Amended(old=old, new=new), new.changes, filter(None, done))
    effects = _applied(comparison.old) if was.keys() - now.keys() else ()
    for words, one in was.items():
        if words not in now:
            yield _part(replace(old, changes=(one,)), effects, went=True)
    effects = _applied(comparison.new) if now.keys() - was.keys() else ()
    for words, one in now.items():
        if words not in was:
            yield _part(replace(new, changes=(one,)), effects, went=False)


def _head(amendment: Amendment) -> tuple[Any, ...]:
    return amendment.document, amendment.on


def _applied(plan: Plan | None) -> tuple[Applied, ...]:
    return applied(plan) if plan is not None else ()


def _part(amendment: Amendment, effects: Iterable[Applied], *, went: bool) -> Amended:
    (change,) = amendment.changes
    done = _done(effects, amendment, change)
    part = Amended(old=amendment if went else None, new=None if went else amendment, applied=done)
    return _touching(part, (change,), (done,) if done is not None else ())


def _done(
    effects: Iterable[Applied], amendment: Amendment, change: AmendmentChange
) -> Applied | None:
    """What a change does; None where it is of a plan that is neither the old nor the new one."""
    words = repr(normal(change))
    return next(
        (
            one
            for one in effects
            if _head(one.amendment) == _head(amendment) and repr(normal(one.change)) == words
        ),
        None,
    )


def _touching(
    part: Amended, changes: Iterable[AmendmentChange], done: Iterable[Applied]
) -> Amended:
    """The part with every task, unit and leader that it names, or whose it changes."""
    tasks: list[str | None] = []
    units: list[str] = []
    leaders: list[str | None] = []
    for change in changes:
        _named(change, tasks, units, leaders)
    for effect in (effect for one in done for effect in one.effects):
        tasks.append(effect.task)
        for value in (effect.old, effect.new):
            if effect.field == "leader":
                leaders.append(value)
            elif effect.field in ("lead", "coordinating"):
                units += value or ()
            else:
                _of_thing(value, units, leaders)
    return replace(
        part,
        tasks=tuple(dict.fromkeys(filter(None, tasks))),
        units=tuple(dict.fromkeys(units)),
        leaders=tuple(dict.fromkeys(filter(None, leaders))),
    )


def _named(
    change: AmendmentChange, tasks: list[str | None], units: list[str], leaders: list[str | None]
) -> None:
    kind = getattr(change, change.kind)
    if change.rename is not None:
        units += (change.rename.unit, change.rename.to)
    elif change.merge is not None:
        units += (*change.merge.units, change.merge.into)
    elif change.split is not None:
        units += (change.split.unit, *(part.unit for part in change.split.into))
        tasks += (number for part in change.split.into for number in part.tasks)
    elif change.leader is not None:
        leaders += (change.leader.from_, change.leader.to)
        tasks += change.leader.tasks
    elif change.add_task is not None:
        tasks.append(change.add_task.task.id)
        _of_thing(change.add_task.task, units, leaders)
    elif change.add_duty is not None:
        _of_thing(change.add_duty, units, leaders)
    else:
        tasks.append(getattr(kind, "task", None))
        units += (
            *(getattr(kind, "lead", None) or ()),
            *(getattr(kind, "coordinating", None) or ()),
        )
        leaders.append(getattr(kind, "leader", None))


def _of_thing(value: Any, units: list[str], leaders: list[str | None]) -> None:
    """Of a task or a duty that came or went: who leads, helps and directs it, who owes it."""
    if isinstance(value, Task):
        units += (*value.lead, *value.coordinating, *filter(None, [value.through]))
        leaders += value.directed_by
    elif isinstance(value, Duty):
        units += (*value.owed_by, *filter(None, [value.to, value.through]))
