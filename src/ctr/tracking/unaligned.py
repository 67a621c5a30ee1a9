"""What comes of holding one programme against another: what does not agree, or was not compared."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal, get_args

from ctr.plan.model import Target, Task
from ctr.tracking.levels import Compared

GapKind = Literal[
    "unreadable",
    "not_aligned",
    "unknown_point",
    "unserved",
    "lower",
    "later",
    "shorter",
    "counted_twice",
]
Why = Literal[
    "kind",
    "direction",
    "basis",
    "period",
    "unit",
    "outside",
    "part",
    "undeclared",
    "no_level",
    "incomplete",
]
WHYS: tuple[Why, ...] = get_args(Why)
"""Why something is not compared: as of milestones; another unit of measure; a time
that the subordinate's programme does not cover; a part of a sum, seen
alone; a figure of which nobody said how it adds up; no target of the subordinate's; not all parts
of a sum."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where something is written."""

    file: str
    line: int = 1
    column: int = 1


Locate = Callable[[str, str | None, str | None], Place | None]
"""Where a subordinate's task, its target, and the point that either serves, are written."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One thing that does not agree (`kind`), or that could not be compared (`why`).

    `task` and `target` are the superior's, `own_task` and `own_target` the subordinate's.
    `subordinates` are whom it is told of; `everywhere` where that is all of them. `point` is what
    was written where there is no such thing, `other` whose figure it was that is counted again,
    with its target; `total` what all promise together, `message` what is said of a plan as a whole.
    """

    kind: GapKind | None = None
    why: Why | None = None
    subordinates: tuple[str, ...] = ()
    everywhere: bool = False
    task: Task | None = None
    target: Target | None = None
    own_task: str | None = None
    own_target: Target | None = None
    point: str | None = None
    compared: Compared | None = None
    total: Decimal | None = None
    other: tuple[str, str] | None = None
    message: str | None = None
    place: Place | None = None

    @property
    def is_gap(self) -> bool:
        """Whether it is something to put right, not only a thing that was not compared."""
        return self.kind is not None

    @property
    def of_a_plan(self) -> bool:
        """Whether it is on a plan as a whole, not on a point of its superior's."""
        return self.is_gap and self.task is None and self.own_task is None
