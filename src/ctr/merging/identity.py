"""Which entries of two versions of a list are the same one, and in which order new ones stand."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

Key = Callable[[Any], Hashable | None]
"""What tells an entry from others; None where it has none of that."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entries:
    """How the entries of a list are known: `own` is what no two of them share.

    `like` are keys by which one that was put right is found again, where only one has them. `day`
    is the key of the day by which new entries are put in order.
    """

    own: tuple[str, ...] = ()
    like: tuple[tuple[str, ...], ...] = ()
    day: str | None = None


_LISTS: dict[str, Entries] = {
    # a unit's results of a year
    "reports": Entries(own=("period",)),
    "log": Entries(own=("on", "done", "form"), like=(("done",), ("form",), ("on",)), day="on"),
    "values": Entries(own=("target", "as_of"), like=(("target", "value"),), day="as_of"),
    "earlier": Entries(own=("state", "on"), like=(("on",),), day="on"),
    "files": Entries(own=("sha256",)),
    "corrections": Entries(day="on"),
    "next_period": Entries(own=("period", "text"), like=(("period",), ("text",))),
    # the office's own of a year
    "submitted": Entries(own=("duty", "period", "on"), like=(("duty", "period"),), day="on"),
    "letters": Entries(own=("unit", "number"), like=(("unit", "on"), ("number",)), day="on"),
    "periods": Entries(own=("period",)),
    # the programme and its registers
    "targets": Entries(own=("id",), like=(("name",),)),
    "accepted": Entries(own=("code", "target", "year"), day="on"),
    "errata": Entries(own=("printed",), like=(("read",),)),
    "footnotes": Entries(own=("mark", "text"), like=(("mark",),)),
    "duties": Entries(own=("id",), like=(("title",),)),
    "implementation": Entries(own=("title",)),
    "parts": Entries(own=("title",)),
    "units": Entries(own=("name",), like=(("short",), ("email",))),
    "groups": Entries(own=("name",)),
    "leaders": Entries(own=("name",)),
    "extensions": Entries(own=("to", "approved_by")),
    "into": Entries(own=("unit",)),
    "amendments": Entries(own=("document", "on"), like=(("document",),), day="on"),
    "years": Entries(own=("year",)),
    "swaps": Entries(own=("off",)),
}
_TASKS = Entries(own=("task",)), Entries(own=("id",), like=(("title",), ("text",)))
SUBJECTS = ("task", "duty", "target", "unit", "from", "units")
"""What a change of an amendment is about."""


_STATE = ("state", "state_on")
_DEADLINE = ("phrase", "before", "by", "regular", "every")


def together(name: str) -> tuple[str, ...]:
    """Keys of the mapping under the key `name` whose values mean something only together."""
    return _DEADLINE if name == "deadline" else _STATE


def sooner(
    before: dict[str, Any], ours: dict[str, Any], theirs: dict[str, Any]
) -> dict[str, Any] | None:
    """Of a task that both sides have reported as begun, the first to say so, as where one is
    recorded after the other; None where that is not what differs."""
    begun = {"state": "in_progress"}
    if before or any({"state": side.get("state")} != begun for side in (ours, theirs)):
        return None
    return min(ours, theirs, key=lambda side: str(side.get("state_on", "")))


def entries_of(name: str, items: Iterable[Any]) -> Entries:
    """The rule for the list under the key `name`."""
    if name == "tasks":
        of_results, of_section = _TASKS
        tasks = [item for item in items if isinstance(item, dict)]
        return of_results if any("task" in task for task in tasks) else of_section
    return _LISTS.get(name, Entries())


def frozen(data: Any) -> Hashable:
    """Data that can be compared and looked up; reached (`true`) is not the figure 1."""
    if isinstance(data, dict):
        return frozenset((key, frozen(value)) for key, value in data.items())
    if isinstance(data, list):
        return tuple(frozen(value) for value in data)
    return type(data) is bool, data


def paired(
    name: str, base: Sequence[Any], ours: Sequence[Any], theirs: Sequence[Any]
) -> tuple[list[int], list[int], list[int]]:
    """A number for each entry of the three versions, the same for those that are one."""
    rule = entries_of(name, [*base, *ours, *theirs])
    own = _own(name, rule)
    like = [_fields(names) for names in rule.like]
    between = not rule.own
    of_ours = _matched(base, ours, own, like, between=between)
    of_theirs = _matched(base, theirs, own, like, between=between)
    new_ours = [place for place in range(len(ours)) if place not in of_ours]
    new_theirs = [place for place in range(len(theirs)) if place not in of_theirs]
    both = _matched(
        [ours[place] for place in new_ours],
        [theirs[place] for place in new_theirs],
        own,
        (),
        between=False,
    )
    count = len(base)
    for at, place in enumerate(new_ours):
        of_ours[place] = count + at
    for at, place in enumerate(new_theirs):
        same = both.get(at)
        of_theirs[place] = count + (same if same is not None else len(new_ours) + at)
    return (
        list(range(count)),
        [of_ours[place] for place in range(len(ours))],
        [of_theirs[place] for place in range(len(theirs))],
    )


def order_key(name: str, data: Any) -> tuple[Any, ...]:
    """By what a new entry is put among new ones of the other side."""
    day = ""
    number: tuple[int, ...] = ()
    if isinstance(data, dict):
        rule = entries_of(name, [data])
        day = str(data.get(rule.day, "")) if rule.day is not None else ""
        if name == "tasks":
            number = tuple(map(int, re.findall("[0-9]+", str(data.get("task", data.get("id"))))))
    return number, day, repr(data)


def _own(name: str, rule: Entries) -> list[Key]:
    keys: list[Key] = [frozen]
    if rule.own:
        keys.append(_fields(rule.own))
    if name == "changes":
        keys.append(_subject)
    return keys


def _fields(names: tuple[str, ...]) -> Key:
    def key(data: Any) -> Hashable | None:
        if not isinstance(data, dict) or names[0] not in data:
            return None
        return tuple(frozen(data.get(name)) for name in names)

    return key


def _subject(data: Any) -> Hashable | None:
    """The kind of a change of an amendment, and what it is about."""
    if not isinstance(data, dict) or len(data) != 1:
        return None
    ((kind, change),) = data.items()
    if not isinstance(change, dict):
        return None
    about = next((change[name] for name in SUBJECTS if name in change), change.get("id"))
    if isinstance(about, dict):
        about = about.get("id")
    return (kind, frozen(about), frozen(change.get("to")) if kind == "leader" else None)


def _matched(
    base: Sequence[Any],
    other: Sequence[Any],
    own: Sequence[Key],
    like: Sequence[Key],
    *,
    between: bool,
) -> dict[int, int]:
    """The place in `base` of each entry of `other` that is one of it."""
    found: dict[int, int] = {}
    for key in own:
        _match(base, other, key, found, once=False)
    for key in like:
        _match(base, other, key, found, once=True)
    if between:
        _match_between(base, other, found)
    return found


def _match(
    base: Sequence[Any], other: Sequence[Any], key: Key, found: dict[int, int], *, once: bool
) -> None:
    """Match by a key what is not matched yet: the first with the first, or (`once`) only what has
    it alone."""
    taken = set(found.values())
    known: dict[Hashable, list[int]] = defaultdict(list)
    for place, item in enumerate(base):
        if place not in taken and (its := key(item)) is not None:
            known[its].append(place)
    asking: dict[Hashable, list[int]] = defaultdict(list)
    for place, item in enumerate(other):
        if place not in found and (its := key(item)) in known:
            asking[its].append(place)
    for its, places in asking.items():
        if not once or len(places) == len(known[its]) == 1:
            found.update(zip(places, known[its], strict=False))


def _match_between(base: Sequence[Any], other: Sequence[Any], found: dict[int, int]) -> None:
    """What stands alone between the same neighbours was put right: a text, or what is alike."""
    before = -1
    gap: list[int] = []
    taken = set(found.values())
    for place in range(len(other) + 1):
        if place < len(other) and place not in found:
            gap.append(place)
            continue
        after = found[place] if place < len(other) else len(base)
        lost = [at for at in range(before + 1, after) if at not in taken]
        if len(gap) == len(lost) == 1 and _alike(base[lost[0]], other[gap[0]]):
            found[gap[0]] = lost[0]
        before, gap = after, []


def _alike(one: Any, other: Any) -> bool:
    if isinstance(one, dict) and isinstance(other, dict):
        return any(frozen(one[key]) == frozen(other[key]) for key in one.keys() & other.keys())
    return not isinstance(one, dict | list) and not isinstance(other, dict | list)
