"""Two plans value by value: items of lists by their ids, and what has none by what it says.

Every field of the model is looked at, whatever it is called, so that a new one is told as well.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterator, Sequence
from dataclasses import Field, fields
from typing import Any

from ctr.history.changes import Change, Keys
from ctr.plan.model import (
    CalendarYear,
    Duty,
    Leader,
    LogEntry,
    Measurement,
    Milestone,
    PeriodPlan,
    PeriodReport,
    PeriodWords,
    Section,
    Summary,
    Target,
    Task,
    TaskResult,
    Unit,
    UnitGroup,
    UnitResults,
)
from ctr.plan.model.base import Model, key_of, same_value

KNOWN_BY: dict[type[Any], Callable[[Any], str]] = {
    Section: lambda item: item.id,
    Task: lambda item: item.id,
    Target: lambda item: item.id,
    Duty: lambda item: item.id,
    Unit: lambda item: item.name,
    UnitGroup: lambda item: item.name,
    Leader: lambda item: item.name,
    CalendarYear: lambda item: str(item.year),
    TaskResult: lambda item: item.task,
    PeriodReport: lambda item: item.period.code,
    PeriodPlan: lambda item: item.period.code,
    PeriodWords: lambda item: item.period.code,
}
"""What a thing is known by as long as it is the same thing."""
_LIKENESS: dict[type[Any], tuple[Callable[[Any], object], ...]] = {
    LogEntry: (lambda item: (item.on, item.done), lambda item: item.done, lambda item: item.on),
    Measurement: (lambda item: (item.target, item.as_of), lambda item: item.target),
    Milestone: (lambda item: (item.by, item.every, item.over), lambda item: item.phrase),
}
"""Of what has no name: what makes one of before the same as one of after, the surest first."""
_ALIKE = (
    *("printed", "mark", "title", "to", "approved_by", "what", "number", "duty", "on", "from_"),
    *("document", "name", "off"),
)
"""The same of all other things: one of these that both have."""
CLOSED = (UnitResults, Summary, TaskResult)
"""What is told part by part when it is gone."""
OPENED: dict[type[Any], tuple[str, ...]] = {
    UnitResults: ("unit", "year"),
    Summary: ("year",),
    TaskResult: ("task",),
    Section: ("id", "title", "tasks"),
}
"""What is told part by part when it is new; these are what it has when nothing is in it."""


def differences(path: Keys, old: Any, new: Any) -> Iterator[Change]:
    """What leads from a value of the model to another; None is none."""
    if old is new:
        return
    if isinstance(new, Model) and old is None and type(new) in OPENED:
        empty = _empty(new)
        yield Change(path=path, new=empty)
        yield from differences(path, empty, new)
    elif isinstance(old, CLOSED) and new is None:
        empty = _empty(old)
        yield from differences(path, old, empty)
        yield Change(path=path, old=empty)
    elif isinstance(old, Model) and type(old) is type(new):
        for field in fields(old):  # type: ignore[arg-type]
            parts = getattr(old, field.name), getattr(new, field.name)
            yield from _field((*path, key_of(field.name)), type(old), *parts)
    elif isinstance(old, Model) or isinstance(new, Model) or not same(old, new):
        yield Change(path=path, old=old, new=new)


def _empty(thing: Any) -> Any:
    kept = {name: getattr(thing, name) for name in OPENED[type(thing)]}
    return type(thing)(**{name: () if name == "tasks" else value for name, value in kept.items()})


def _field(path: Keys, owner: type[Any], old: Any, new: Any) -> Iterator[Change]:
    items = _items_of(old, new)
    if items is None or not (isinstance(items, Model) or owner in (UnitResults, TaskResult)):
        yield from differences(path, old, new)
    elif old is not new:
        yield from listed(path, old or (), new or (), ordered=not _of_results(owner))


def _items_of(old: Any, new: Any) -> Any:
    """One of the things of a list, None where there is none."""
    if not isinstance(old, tuple | None) or not isinstance(new, tuple | None):
        return None
    return next(iter((*(new or ()), *(old or ()))), None)


def _of_results(owner: type[Any]) -> bool:
    return owner.__module__ == UnitResults.__module__


def listed(
    path: Keys, old: Sequence[Any], new: Sequence[Any], *, ordered: bool
) -> Iterator[Change]:
    """What leads from a list of things to another one."""
    by_name = KNOWN_BY.get(type((*new, *old)[0]))
    if by_name is None:
        yield from _nameless(path, old, new)
        before, after = map(_said, (old, new))
    else:
        was, now = _named(old, by_name), _named(new, by_name)
        for name in dict.fromkeys([*was, *now]):
            yield from differences((*path, name), was.get(name), now.get(name))
        before, after = tuple(was), tuple(now)
    if ordered and before != after:
        yield Change(path=path, sort="order", old=before, new=after)


def _said(items: Sequence[Any]) -> tuple[str, ...]:
    return tuple(repr(normal(item)) for item in items)


def _named(items: Sequence[Any], by_name: Callable[[Any], str]) -> dict[str, Any]:
    """The things by their names; the second of a name is told from the first."""
    named: dict[str, Any] = {}
    for item in items:
        name, number = by_name(item), 2
        while name in named:
            name, number = f"{by_name(item)}#{number}", number + 1
        named[name] = item
    return named


def _nameless(path: Keys, old: Sequence[Any], new: Sequence[Any]) -> Iterator[Change]:
    """What is gone, new, or likely the same thing with something else in it."""
    left, come = list(old), list(new)
    _pair(left, come, lambda item: repr(normal(item)))
    kind = type((*old, *new)[0])
    tests = _LIKENESS.get(kind) or tuple(
        _likeness(name) for name in _ALIKE if any(f.name == name for f in _fields(kind))
    )
    for test in tests:
        for one, other in _pair(left, come, test):
            yield Change(path=path, sort="item", old=one, new=other)
    if kind is str and len(left) == len(come):
        for one, other in zip(left, come, strict=True):
            yield Change(path=path, sort="item", old=one, new=other)
        return
    yield from (Change(path=path, sort="item", old=one) for one in left)
    yield from (Change(path=path, sort="item", new=one) for one in come)


def _likeness(name: str) -> Callable[[Any], object]:
    return lambda item: getattr(item, name)


def _pair(left: list[Any], come: list[Any], test: Callable[[Any], object]) -> list[tuple[Any, Any]]:
    """Take those out of both lists that pass as the same."""
    waiting: dict[object, deque[int]] = {}
    for place, item in enumerate(come):
        waiting.setdefault(test(item), deque()).append(place)
    pairs, alone, taken = [], [], set()
    for item in left:
        mark = test(item)
        if mark is not None and waiting.get(mark):
            place = waiting[mark].popleft()
            taken.add(place)
            pairs.append((item, come[place]))
        else:
            alone.append(item)
    left[:] = alone
    come[:] = [item for place, item in enumerate(come) if place not in taken]
    return pairs


def same(old: Any, new: Any) -> bool:
    """Whether two values say the same: reached is not 1, and 97.50 is 97.5."""
    if isinstance(old, tuple) and isinstance(new, tuple):
        return len(old) == len(new) and all(map(same, old, new))
    return same_value(old, new)


def normal(value: Any) -> Any:
    """A value as plain data in which only what it says counts, not how it is written."""
    if isinstance(value, Model):
        parts = ((key_of(field.name), getattr(value, field.name)) for field in _fields(type(value)))
        return {key: normal(part) for key, part in parts if part not in (None, ())}
    if isinstance(value, tuple):
        return [normal(part) for part in value]
    if hasattr(value, "normalize"):
        return ("number", str(value.normalize() + 0))
    return value


def _fields(kind: Any) -> tuple[Field[Any], ...]:
    return fields(kind) if hasattr(kind, "__dataclass_fields__") else ()
