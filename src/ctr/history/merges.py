"""What a merge itself changed: neither what one of its sides had done, nor what the other had.

Each commit is compared with its first parent, so each change of a side is told where it was made,
once. A merge tells what no side has brought, and what it decided where both sides had changed the
same place: everything told, from the oldest on, then leads to the merged state.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from ctr.history.changes import Change, Comparison
from ctr.history.compare import OPENED
from ctr.history.plans import compare
from ctr.plan.model import Plan


def own_changes(base: Plan | None, sides: Sequence[Plan | None], merged: Plan) -> Comparison:
    """The changes of a merge, of its sides, which come from `base`, and of no more of them."""
    whole = [compare(side, merged) for side in sides]
    brought = [list(_single(compare(base, side).changes)) for side in sides]
    own: list[Change] = []
    for place, comparison in enumerate(whole):
        others = [change for n, part in enumerate(brought) if n != place for change in part]
        for change in _single(comparison.changes):
            known = any(_same(change, one) for one in own)
            if not known and not _explained(change, others, brought[place]):
                own.append(change)
    return replace(whole[0], changes=tuple(own))


def _single(changes: Iterable[Change]) -> Iterator[Change]:
    """The changes, of a thing without a name what is gone and what came each for itself."""
    for change in changes:
        if change.sort == "item" and change.old is not None and change.new is not None:
            yield replace(change, new=None)
            yield replace(change, old=None)
        else:
            yield change


def _same(change: Change, other: Change) -> bool:
    """Whether both make the same of the same place; of a list, to the same thing."""
    return change.is_same(other) and (change.sort != "item" or change.old == other.old)


def _explained(change: Change, others: Iterable[Change], here: Sequence[Change]) -> bool:
    """Whether another side made just this change, and this side nothing at its place."""
    if change.sort == "order":
        return True
    if not any(_same(change, other) for other in others):
        return False
    return change.sort == "item" or not any(_at_one_place(change, own) for own in here)


def _at_one_place(change: Change, other: Change) -> bool:
    """Whether two changes are of one value, or one is of a part of the other."""
    if "order" in (change.sort, other.sort) or other.sort == "item":
        return False
    if _only_opens(change) or _only_opens(other):
        return change.path == other.path
    return change.touches(other)


def _only_opens(change: Change) -> bool:
    """Whether it is an empty thing, into which other changes put something."""
    return change.old is None and type(change.new) in OPENED
