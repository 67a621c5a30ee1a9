"""What a cell of an Excel sheet holds, and how high its row is, so that all of its text shows."""

from __future__ import annotations

from collections.abc import Iterable

CELL = 16_000
"""Characters that one cell holds for certain: Excel allows 32,767 units, and some take two."""
LINE = 15
"""Points of a line of text at size 11."""
_HIGHEST = 409
"""Points: Excel has no higher row."""


def row_height(cells: Iterable[tuple[str, float]]) -> float:
    """The height in points that shows the longest cell of a row; programs differ in guessing it.

    Each cell is its text and the width of its column.
    """
    lines = (
        sum(1 + int(len(line) / (width * 1.15)) for line in text.split("\n"))
        for text, width in cells
    )
    return min(LINE * max(lines, default=1), _HIGHEST)
