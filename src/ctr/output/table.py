"""Tables for people: bordered by rich on a terminal, aligned text elsewhere."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

T = TypeVar("T")

RICH_ROWS = 200
"""Above this many rows rich is too slow, and nobody reads a bordered table that long."""


NARROWEST = 6
"""Characters of a line of a head: the head of a narrow column is folded to it."""

LONGEST = 12
"""Characters of a word that a shared column leaves whole: `(05/01/2027)`."""

GAP = 2
"""Characters between two columns."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Column(Generic[T]):
    """One column of a table for people. `ratio` shares the width; 0 keeps the text on one line."""

    head: str
    text: Callable[[T], str]
    ratio: int = 0
    right: bool = False


def write_table(columns: Sequence[Column[Any]], rows: Sequence[Sequence[str]]) -> None:
    """Write to stdout; nothing where there is no row."""
    if not rows:
        return
    if sys.stdout.isatty() and len(rows) <= RICH_ROWS and _wide_enough():
        _print_bordered(columns, rows)
    else:
        sys.stdout.write(aligned(columns, rows))


def _wide_enough() -> bool:
    """Whether a bordered table fits; a narrower one would cut figures off."""
    import shutil

    return shutil.get_terminal_size((80, 24)).columns >= 76


def _print_bordered(columns: Sequence[Column[Any]], rows: Sequence[Sequence[str]]) -> None:
    """One table over the width of the terminal, long cells wrapped, nothing cut off."""
    from rich.box import SIMPLE_HEAD
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    table = Table(
        box=SIMPLE_HEAD,
        expand=any(column.ratio for column in columns),
        pad_edge=False,
        show_edge=False,
        collapse_padding=True,
    )
    console = Console(highlight=False)
    widths = _shared_widths(columns, rows, console.width)
    for index, column in enumerate(columns):
        table.add_column(
            column.head
            if column.ratio
            else _folded_head(column.head, [row[index] for row in rows]),
            justify="right" if column.right else "left",
            width=widths.get(index),
            no_wrap=not column.ratio,
            overflow="fold",
        )
    for row in rows:
        table.add_row(*(Text(cell) for cell in row))
    console.print(table)


def _shared_widths(
    columns: Sequence[Column[Any]], rows: Sequence[Sequence[str]], whole: int
) -> dict[int, int]:
    """How wide the columns are that share what the others leave of `whole`.

    By their ratio, but none too narrow for its words, as long as there is room for all of these.
    """
    ratios = {index: column.ratio for index, column in enumerate(columns) if column.ratio}
    least = [_longest_word(row[index] for row in rows) for index in range(len(columns))]
    left = whole - GAP * (len(columns) - 1)
    for index, column in enumerate(columns):
        if not column.ratio:
            head = _folded_head(column.head, [row[index] for row in rows])
            left -= max(map(width, [*head.split("\n"), *(row[index] for row in rows)]))
    widths: dict[int, int] = {}
    fits = sum(least[index] for index in ratios) <= left
    while ratios:
        every = sum(ratios.values())
        short = [index for index, ratio in ratios.items() if ratio * left < least[index] * every]
        index = short[0] if fits and short else next(iter(ratios))
        share = max(ratios.pop(index) * left // every, 1)
        widths[index] = least[index] if fits and short else share
        left -= widths[index]
    return widths


def _longest_word(texts: Iterable[str]) -> int:
    """How long the longest word is, at most `LONGEST`."""
    words = (word for text in texts for word in text.split())
    return min(max(map(width, words), default=0), LONGEST)


def aligned(columns: Sequence[Column[Any]], rows: Sequence[Sequence[str]]) -> str:
    """The table as lines of aligned text; empty where there is no row."""
    if not rows:
        return ""
    heads = [column.head.upper() for column in columns]
    folded = [[" ".join(cell.split()) for cell in row] for row in rows]
    widths = [max(width(row[index]) for row in [heads, *folded]) for index in range(len(heads))]
    lines = []
    for row in [heads, *folded]:
        cells = [
            " " * (widths[index] - width(cell)) + cell
            if columns[index].right
            else cell + " " * (widths[index] - width(cell))
            for index, cell in enumerate(row)
        ]
        lines.append("  ".join(cells).rstrip() + "\n")
    return "".join(lines)


def width(text: str) -> int:
    """Terminal cells that `text` takes; combining marks take none."""
    import unicodedata

    return sum(not unicodedata.combining(char) for char in text)


def _folded_head(head: str, cells: Sequence[str]) -> str:
    """A head over narrow cells in lines that are no wider than these, or than its words."""
    import textwrap

    return textwrap.fill(head, max(NARROWEST, *map(width, cells)), break_long_words=False)
