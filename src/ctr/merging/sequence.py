"""The order of what two versions of a list or mapping hold together."""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Callable, Sequence
from typing import Any, TypeVar

T = TypeVar("T", bound="str | int")


def joined(
    base: Sequence[T], ours: Sequence[T], theirs: Sequence[T], key: Callable[[T], Any]
) -> list[T]:
    """Everything that any of the three has, each once, also what a side has taken out.

    The order is that of the side which changed it, else of `ours`; what only the other side has
    stands behind what it stands behind there. New things of both sides at one place are merged by
    `key`, each side keeping its own order.
    """
    if _common(ours, base) == _common(base, ours) and _common(theirs, base) != _common(
        base, theirs
    ):
        ours, theirs = theirs, ours
    ours, theirs = _restored(base, ours), _restored(base, theirs)
    old, behind = set(base), _behind(theirs, set(ours))
    there = set(theirs)
    result: list[T] = []
    place = 0
    anchor: T | None = None
    while True:
        run: list[T] = []
        while place < len(ours) and ours[place] not in there and ours[place] not in old:
            run.append(ours[place])
            place += 1
        result += _by_key(run, behind[anchor], key)
        if place == len(ours):
            return result
        anchor = ours[place]
        result.append(anchor)
        place += 1


def _restored(base: Sequence[T], names: Sequence[T]) -> list[T]:
    """With what was taken out back behind what it stood behind, so that the place is known."""
    behind = _behind(base, set(names))
    result = list(behind[None])
    for name in names:
        result += [name, *behind[name]] if name in behind else [name]
    return result


def _behind(names: Sequence[T], known: set[T]) -> dict[T | None, list[T]]:
    """What is not known, by the known name that it stands behind."""
    behind: dict[T | None, list[T]] = defaultdict(list)
    before: T | None = None
    for name in names:
        if name in known:
            before = name
        else:
            behind[before].append(name)
    return behind


def _common(names: Sequence[T], others: Sequence[T]) -> list[T]:
    kept = set(others)
    return [name for name in names if name in kept]


def _by_key(one: Sequence[T], other: Sequence[T], key: Callable[[T], Any]) -> list[T]:
    """Both, the one with the smaller key first; neither is put in another order."""
    result: list[T] = []
    left, right = deque(one), deque(other)
    while left and right:
        result.append((right if key(right[0]) < key(left[0]) else left).popleft())
    return [*result, *left, *right]
