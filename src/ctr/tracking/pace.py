"""How fast a target has moved, and how fast it must move to reach its next milestone in time."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Literal

from ctr.tracking.figures import Figure, latest, meets
from ctr.tracking.targets import Progress

ENOUGH = 4
"""Figures of different days; fewer say nothing of a pace."""
_SPANS = {"year": 365, "month": 30}


@dataclass(frozen=True, slots=True, kw_only=True)
class Pace:
    """The change of a figure in a year, or in a month where less than a year is left.

    `needed` is that from the newest figure to the milestone, None once it is reached or where
    nothing is left of its time; `achieved` that from the first figure to the newest, None where
    there are not `ENOUGH` of them; `figures` is how many there are. Both have one
    decimal, two where they are less than 1.
    """

    per: Literal["year", "month"]
    needed: Decimal | None
    achieved: Decimal | None
    reached: bool
    figures: int

    @property
    def too_slow(self) -> bool:
        """Whether what was achieved falls short of what is needed; not where either is unknown."""
        if self.needed is None or self.achieved is None:
            return False
        return self.achieved < self.needed if self.needed > 0 else self.achieved > self.needed


def pace(progress: Progress, figures: list[Figure], as_of: date) -> Pace | None:
    """The pace towards the milestone of `progress`, by the `figures` of its target up to a day.

    None where there is no such thing: without a day to reach it by, without a number to reach, and
    over a period, whose figures are each of a year of its own.
    """
    milestone = progress.milestone
    last, bound = milestone.last_day, milestone.bound
    if milestone.by is None or last is None or bound is None:
        return None
    known = [
        (figure.as_of, figure.value)
        for figure in levels(figures, as_of)
        if not isinstance(figure.value, bool)
    ]
    left = (last - as_of).days
    per: Literal["year", "month"] = "year" if left >= _SPANS["year"] else "month"
    reached = bool(known) and meets(milestone, known[-1][1])
    needed = achieved = None
    if known and not reached and left > 0:
        needed = _per(bound - known[-1][1], left, per)
    if len(known) >= ENOUGH:
        (first_day, first), *_, (last_day, newest) = known
        achieved = _per(newest - first, (last_day - first_day).days, per)
    return Pace(per=per, needed=needed, achieved=achieved, reached=reached, figures=len(known))


def levels(figures: list[Figure], as_of: date) -> list[Figure]:
    """What counts of each day up to a day, the earliest first."""
    days = sorted({figure.as_of for figure in figures if figure.as_of <= as_of})
    found = (latest([figure for figure in figures if figure.as_of == day]) for day in days)
    return [figure for figure in found if figure is not None]


def _per(change: Decimal, days: int, per: Literal["year", "month"]) -> Decimal:
    exact = change * _SPANS[per] / days
    return exact.quantize(Decimal("0.1") if abs(exact) >= 1 else Decimal("0.01"))
