"""What a merge itself changed: neither what one of its sides had done, nor what the other had.

Each commit is compared with its first parent, so each change of a side is told where it was made,
once. A merge tells what no side has brought, and what it decided where both sides had changed the
same place: everything told, from the oldest on, then leads to the merged state.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from ctr.history.changes import Change, Comparison, Keys
from ctr.history.compare import OPENED
from ctr.history.plans import compare
from ctr.plan.model import Plan


def own_changes(base: Plan | None, sides: Sequence[Plan | None], merged: Plan) -> Comparison:
    """The changes of a merge, of its sides, which come from `base`, and of no more of them."""
    whole = [compare(side, merged) for side in sides]
    brought = [_Brought(_single(compare(base, side).changes)) for side in sides]
    own: list[Change] = []
    known = _Brought(())
    for place, comparison in enumerate(whole):
        others = [part for n, part in enumerate(brought) if n != place]
        for change in _single(comparison.changes):
            if change.sort == "order" or known.has(change):
                continue
            free = change.sort == "item" or not brought[place].has_at(change)
            if not (free and any(part.has(change) for part in others)):
                own.append(change)
                known.add(change)
    return replace(whole[0], changes=tuple(own))


class _Brought:
    """The changes of one side, by their places."""

    def __init__(self, changes: Iterable[Change]) -> None:
        self.at: dict[Keys, list[Change]] = {}
        self.around: set[Keys] = set()
        """Places in which something lies that has changed."""
        for change in changes:
            self.add(change)

    def add(self, change: Change) -> None:
        """Take in one more."""
        self.at.setdefault(change.path, []).append(change)
        self.around.update(change.path[:length] for length in range(len(change.path)))

    def has(self, change: Change) -> bool:
        """Whether it has this one: the same place made the same; of a list, the same thing."""
        return any(
            change.is_same(one) and (change.sort != "item" or change.old == one.old)
            for one in self.at.get(change.path, ())
        )

    def has_at(self, change: Change) -> bool:
        """Whether it has any of the same value, or of a part of it, or of what it is part of."""
        path = change.path
        if any(one.sort not in ("order", "item") for one in self.at.get(path, ())):
            return True
        if not _only_opens(change) and path in self.around:
            return True
        return any(
            one.sort not in ("order", "item") and not _only_opens(one)
            for length in range(len(path))
            for one in self.at.get(path[:length], ())
        )


def _single(changes: Iterable[Change]) -> Iterator[Change]:
    """The changes, of a thing without a name what is gone and what came each for itself."""
    for change in changes:
        if change.sort == "item" and change.old is not None and change.new is not None:
            yield replace(change, new=None)
            yield replace(change, old=None)
        else:
            yield change


def _only_opens(change: Change) -> bool:
    """Whether it is an empty thing, into which other changes put something."""
    return change.old is None and type(change.new) in OPENED
