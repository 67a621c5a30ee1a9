"""Counts and shares in words, and names that are counted where they are many."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import ROUND_HALF_UP, Decimal

from ctr.vietnamese import phrases

_FEW = 3
"""Names told of many."""


def names_phrase(names: Sequence[str]) -> str:
    """The first names of places, and how many there are besides: `A; B; C và 12 nơi khác`."""
    if len(names) <= _FEW + 1:
        return "; ".join(names)
    return f"{'; '.join(names[:_FEW])} và {len(names) - _FEW} nơi khác"


def count(number: int) -> str:
    """A number of things as a document writes it, two digits at least: `03`, `12`, `00`."""
    return f"{number:02d}"


def part_of(part: int, whole: int) -> str:
    """`01/03`, `12/40`, `00/09`."""
    return f"{count(part)}/{count(whole)}"


def share(part: int, whole: int) -> str:
    """`7,7%`, a half rounded up; `0%` of nothing."""
    if not whole:
        return "0%"
    return (
        f"{phrases.number((Decimal(100 * part) / whole).quantize(Decimal('0.1'), ROUND_HALF_UP))}%"
    )
