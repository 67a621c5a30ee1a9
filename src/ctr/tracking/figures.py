"""Figures: of what day and unit, against a milestone, and several of them as one."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from ctr.late_dataclasses import dataclass
from ctr.plan.model import Milestone


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A measured value: of which day, by which unit. A mean or a sum bears its last day."""

    value: Decimal | bool
    as_of: date
    unit: str


def meets(milestone: Milestone, value: Decimal | bool) -> bool:
    """Whether a figure satisfies a milestone."""
    if isinstance(value, bool):
        return value
    required = milestone.value
    if isinstance(required, bool):
        return False
    if isinstance(required, tuple):
        low, high = required
        better = milestone.direction
        return (better == "lower" or value >= low) and (better == "higher" or value <= high)
    return {
        "at_least": value >= required,
        "more_than": value > required,
        "at_most": value <= required,
        "less_than": value < required,
        "exactly": value == required,
    }[milestone.comparison]


def exceeds(milestone: Milestone, value: Decimal | bool) -> bool:
    """Whether a figure that satisfies the milestone is better than was asked for.

    Only a floor or a range is a goal that one can do better than; what is written as a limit
    ("trên", "dưới", "không quá") or as one value is kept or not.
    """
    required = milestone.value
    if isinstance(value, bool) or isinstance(required, bool):
        return False
    if isinstance(required, tuple):
        better = milestone.direction
        return (better == "higher" and value > required[1]) or (
            better == "lower" and value < required[0]
        )
    return milestone.comparison == "at_least" and value > required


def gap(milestone: Milestone, value: Decimal | bool) -> Decimal | None:
    """How much is missing to the required value, never below 0; None for a yes/no target."""
    required = milestone.value
    if isinstance(value, bool) or isinstance(required, bool):
        return None
    if isinstance(required, tuple):
        below, above = required[0] - value, value - required[1]
    else:
        below, above = required - value, value - required
    missing = {"higher": below, "lower": above, "within": max(below, above)}
    return max(missing[milestone.direction], Decimal(0))


def latest(figures: list[Figure]) -> Figure | None:
    """The figure of the latest day; of one unit's several the last written, of units' the first."""
    newest: Figure | None = None
    for figure in figures:
        if (
            newest is None
            or figure.as_of > newest.as_of
            or (figure.as_of == newest.as_of and figure.unit == newest.unit)
        ):
            newest = figure
    return newest


def last_of_each_year(figures: list[Figure], first: int, last: int) -> list[Figure]:
    """What counts of each year that has figures."""
    yearly = []
    for year in range(first, last + 1):
        newest = latest([figure for figure in figures if figure.as_of.year == year])
        if newest is not None:
            yearly.append(newest)
    return yearly


def last_of_each_unit(figures: list[Figure]) -> list[Figure]:
    """What counts of each unit, in the order in which the units stand."""
    of_units: dict[str, list[Figure]] = {}
    for figure in figures:
        of_units.setdefault(figure.unit, []).append(figure)
    return [last for of_unit in of_units.values() if (last := latest(of_unit)) is not None]


def over(yearly: list[Figure], milestone: Milestone) -> Figure | None:
    """The yearly figures as one: their mean (two decimals) or their sum."""
    if not yearly or milestone.over is None:
        return None
    how = milestone.over.as_
    last = yearly[-1]
    numbers = [figure.value for figure in yearly if not isinstance(figure.value, bool)]
    if not numbers:
        return None
    total = sum(numbers, Decimal(0))
    mean = (total / len(numbers)).quantize(Decimal("0.01"))
    return Figure(value=mean if how == "average" else total, as_of=last.as_of, unit=last.unit)


def worst(figures: list[Figure], milestone: Milestone) -> Figure | None:
    """What a period that must hold throughout is judged by: its first failure, else its latest."""
    failed = [figure for figure in figures if not meets(milestone, figure.value)]
    return min(failed, key=lambda figure: figure.as_of) if failed else latest(figures)


@dataclass(frozen=True, slots=True, kw_only=True)
class Disagreement:
    """The figure of a year that is taken, and another one that a unit reported of that year."""

    taken: Figure
    other: Figure


def disagreements(figures: list[Figure], counted: list[Figure]) -> Iterator[Disagreement]:
    """Beside each figure that counts, what other units last reported of its year, if not the same.

    Figures of units are never added up: a target has one value.
    """
    for taken in counted:
        of_year = [figure for figure in figures if figure.as_of.year == taken.as_of.year]
        for other in last_of_each_unit(of_year):
            if other.unit != taken.unit and other.value != taken.value:
                yield Disagreement(taken=taken, other=other)
