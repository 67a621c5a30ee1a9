"""What two programmes promise for one thing: whether one asks as much as the other, and as early.

Only what is alike is compared: figures with figures, of one way of counting time, of limits on the
same side. What is not alike gets a reason and no verdict.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Literal

from ctr.plan.model import Milestone
from ctr.vietnamese.matching import match_key

Limit = tuple[Decimal, bool] | None
"""A value that figures may not pass, and whether they may not be it either; None without one."""
Basis = Literal["level", "year", "quarter", "month", "week", "average", "total"]
"""What a figure is: a level at some time, that of each period, or that of several years."""
Verdict = Literal["enough", "lower", "later", "shorter"]
Unlike = Literal["kind", "direction", "basis", "period"]
"""Why two promises cannot be compared: yes/no against a figure, limits on different sides, another
way of counting time, other years."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Compared:
    """A milestone held against what was promised for it.

    `own` is the milestone that the verdict is by, None where nothing could be compared (`unlike`).
    """

    wanted: Milestone
    own: Milestone | None = None
    verdict: Verdict | None = None
    unlike: Unlike | None = None


def basis_of(milestone: Milestone) -> Basis:
    """How the figures of a milestone count time."""
    if milestone.every is not None:
        return milestone.every
    if milestone.over is not None and milestone.over.as_ != "throughout":
        return milestone.over.as_
    return "level"


def compared(promised: Sequence[Milestone], wanted: Milestone) -> Compared:
    """Whether what a subordinate promised holds what its superior wants.

    `lower` where nothing promised asks as much; `later` where something does, but after the day;
    `shorter` where it is to hold throughout a period and ends before that.
    """
    alike = _alike(promised, wanted)
    if isinstance(alike, str):
        return Compared(wanted=wanted, unlike=alike)
    judged = [(own, asks_as_much(own, wanted)) for own in alike]
    enough = [own for own, verdict in judged if verdict]
    weaker = [own for own, verdict in judged if verdict is False]
    in_time = [own for own in enough if _in_time(own, wanted) == "enough"]
    if in_time:
        return Compared(wanted=wanted, own=in_time[0], verdict="enough")
    same_day = [own for own in weaker if own.by is not None and own.last_day == wanted.last_day]
    if enough and not same_day:
        own = min(enough, key=_begins)
        return Compared(wanted=wanted, own=own, verdict=_in_time(own, wanted))
    if weaker:
        own = nearest_before(same_day or weaker, wanted)
        return Compared(wanted=wanted, own=own, verdict="lower")
    return Compared(wanted=wanted, unlike="direction")


def share_of(promised: Sequence[Milestone], wanted: Milestone) -> Decimal | Compared:
    """What a subordinate promised as its part of a sum for that day; or why there is no such part.

    `later`: all it promised is for later days.
    """
    alike = _alike(promised, wanted)
    if isinstance(alike, str):
        return Compared(wanted=wanted, unlike=alike)
    parts = [own for own in alike if _same_side(own, wanted)]
    if not parts:
        return Compared(wanted=wanted, unlike="direction")
    in_time = [own for own in parts if _in_time(own, wanted) == "enough"]
    own = nearest_before(in_time or parts, wanted)
    if in_time and own.bound is not None:
        return own.bound
    return Compared(wanted=wanted, own=own, verdict="later")


def sum_is_enough(total: Decimal, wanted: Milestone) -> bool:
    """Whether the parts of a sum are together what the superior wants."""
    bound = wanted.bound
    if bound is None:
        return True
    if wanted.direction == "within":
        return total == bound
    return total <= bound if wanted.direction == "lower" else total >= bound


def asks_as_much(own: Milestone, wanted: Milestone) -> bool | None:
    """Whether every figure that meets `own` meets `wanted`.

    None where that cannot be told: yes/no against a figure, or a limit that only `wanted` has.
    """
    if isinstance(own.value, bool) or isinstance(wanted.value, bool):
        return True if own.value is wanted.value else None
    if wanted.comparison == "exactly" and own.bound == wanted.value and _reaches(own):
        return True
    own_low, own_high = _limits(own)
    low, high = _limits(wanted)
    below = _holds(own_low, low, 1)
    above = _holds(own_high, high, -1)
    if below is False or above is False:
        return False
    return None if below is None or above is None else True


def nearest_before(milestones: Sequence[Milestone], wanted: Milestone) -> Milestone:
    """The last of some milestones up to the day of another, the first after it where none is."""
    last = wanted.last_day or date.max
    before = [own for own in milestones if _begins(own) <= last]
    if before:
        return max(before, key=_begins)
    return min(milestones, key=_begins)


def same_unit(one: str | None, other: str | None) -> bool:
    """Whether two units of measure are one, however they are typed."""

    def key(unit: str | None) -> str:
        return "" if unit is None else f"{'%' if '%' in unit else ''}{match_key(unit)}"

    return key(one) == key(other)


def _alike(promised: Sequence[Milestone], wanted: Milestone) -> list[Milestone] | Unlike:
    """What is of the kind of a milestone, of its basis and, over several years, of the same."""
    kind = [
        own for own in promised if isinstance(own.value, bool) is isinstance(wanted.value, bool)
    ]
    if not kind:
        return "kind"
    alike = [own for own in kind if basis_of(own) == basis_of(wanted)]
    if wanted.over is not None and wanted.over.as_ == "throughout":
        alike = [own for own in alike if own.by is None]
    if not alike:
        return "basis"
    if basis_of(wanted) in ("average", "total"):
        alike = [own for own in alike if _years(own) == _years(wanted)]
    return alike or "period"


def _years(milestone: Milestone) -> tuple[int, int] | None:
    span = milestone.over
    return (span.from_, span.to) if span is not None else None


def _begins(milestone: Milestone) -> date:
    """The day from which on a milestone holds: of what has no day the first there is."""
    if milestone.by is not None:
        return milestone.by.last_day()
    return date(milestone.over.from_, 1, 1) if milestone.over is not None else date.min


def _in_time(own: Milestone, wanted: Milestone) -> Verdict:
    """Whether what is promised holds when it is wanted; at any time where no day is named."""
    if basis_of(wanted) != "level" or wanted.when == "standing" or own.when == "standing":
        return "enough"
    if wanted.over is None:
        return "enough" if _begins(own) <= (wanted.last_day or date.max) else "later"
    if _begins(own) > _begins(wanted):
        return "later"
    span = own.over
    return "enough" if span is None or span.to >= wanted.over.to else "shorter"


def _reaches(own: Milestone) -> bool:
    """Whether its bound is itself among the figures that meet it."""
    return own.comparison in ("at_least", "at_most", "exactly")


def _same_side(own: Milestone, wanted: Milestone) -> bool:
    if own.bound is None or wanted.bound is None:
        return False
    return own.comparison == "exactly" or own.direction == wanted.direction


def _limits(milestone: Milestone) -> tuple[Limit, Limit]:
    """The least and the greatest figure that meets it."""
    value = milestone.value
    if isinstance(value, tuple):
        low, high = value
        return (
            None if milestone.direction == "lower" else (low, False),
            None if milestone.direction == "higher" else (high, False),
        )
    if isinstance(value, bool):
        return None, None
    strict = milestone.comparison in ("more_than", "less_than")
    limit = (value, strict)
    return {"higher": (limit, None), "lower": (None, limit), "within": (limit, limit)}[
        milestone.direction
    ]


def _holds(own: Limit, wanted: Limit, sign: int) -> bool | None:
    """Whether a limit keeps to another one (`sign` 1 of the least, -1 of the greatest figure)."""
    if wanted is None:
        return True
    if own is None:
        return None
    difference = (own[0] - wanted[0]) * sign
    return difference > 0 or (difference == 0 and (own[1] or not wanted[1]))
