"""Tables for people: folded to the width of a terminal, aligned text elsewhere."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import chain, islice
from typing import Any, Generic, TypeVar

from ctr.late_dataclasses import dataclass
from ctr.output import screen, terminal
from ctr.output.lines import (
    EMPTY,
    GAP,
    Span,
    Words,
    beside,
    folded,
    indented,
    spaced,
    width,
    words,
)
from ctr.output.visible import visible

T = TypeVar("T")

NARROWEST = 6
"""Characters of a line of a head: the head of a narrow column is folded to it."""

MOST_FOLDED = 200
"""Rows of a table that is folded to a terminal: nobody reads more, and folding takes long."""

LONGEST = 12
"""Characters of a word that a shared column leaves whole: `(05/01/2027)`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Column(Generic[T]):
    """One column of a table for people. `ratio` shares the width; 0 keeps the text on one line."""

    head: str
    text: Callable[[T], str]
    ratio: int = 0
    right: bool = False


def write_table(columns: Sequence[Column[Any]], rows: Sequence[Sequence[str]]) -> None:
    """Write to stdout; nothing where there is no row."""
    room = terminal.room()
    if room is None:
        sys.stdout.write(aligned(columns, rows))
    elif rows:
        screen.write(table_lines(columns, rows, room))


def table_lines(
    columns: Sequence[Column[Any]], rows: Sequence[Sequence[str]], room: int
) -> list[Words]:
    """The table in `room` columns: long cells folded, nothing cut off.

    Where even that is too narrow, each row stands below the other, its heads before its cells.
    """
    shared = _shared_widths(columns, rows, room)
    heads = [_head(column, [row[place] for row in rows]) for place, column in enumerate(columns)]
    whole = _natural([[column.head] for column in columns], rows)
    if sum(whole) + GAP * (len(whole) - 1) <= room:
        shared, heads = {}, [[column.head] for column in columns]
    widths = [
        min(natural, shared[place]) if place in shared else natural
        for place, natural in enumerate(_natural(heads, rows))
    ]
    broken = any(shared[place] < _longest_word(row[place] for row in rows) for place in shared)
    if broken or sum(widths) + GAP * (len(widths) - 1) > room:
        return _below(columns, rows, room)
    right = [place for place, column in enumerate(columns) if column.right]
    top = [
        [line for part in head for line in folded(words(Span(part, "head")), widths[place])]
        for place, head in enumerate(heads)
    ]
    blocks = [
        beside(
            [folded(words(cell), room) for cell, room in zip(row, widths, strict=True)],
            widths,
            right,
        )
        for row in rows
    ]
    return [*beside(top, widths, right), *spaced(blocks)]


def _natural(heads: Sequence[Sequence[str]], rows: Sequence[Sequence[str]]) -> list[int]:
    """How wide each column is with nothing folded but heads."""
    return [
        max(width(text) for text in (*head, *(row[place] for row in rows)))
        for place, head in enumerate(heads)
    ]


def _head(column: Column[Any], cells: Sequence[str]) -> list[str]:
    return [column.head] if column.ratio else _folded_head(column.head, cells).split("\n")


def _below(columns: Sequence[Column[Any]], rows: Sequence[Sequence[str]], room: int) -> list[Words]:
    """A row as lines: its first cell, then each head with its cell."""
    lines: list[Words] = []
    for row in rows:
        if lines:
            lines.append(EMPTY)
        lines += folded(words(Span(row[0], "strong")), room)
        for column, cell in zip(columns[1:], row[1:], strict=True):
            if cell:
                lines += indented(folded(words(f"{column.head}: {cell}"), room - 2, 2), 2)
    return lines


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


def pieces(
    columns: Sequence[Column[Any]], rows: Iterable[Sequence[str]], room: int
) -> Iterator[str]:
    """The table for a terminal of `room` columns, as its rows come.

    More than `MOST_FOLDED` are aligned and no more: a row is one line, none of them is kept, and a
    cell wider than those of the first rows pushes the rest of its line to the right.
    """
    left = iter(rows)
    first = list(islice(left, MOST_FOLDED + 1))
    if not first:
        return
    if len(first) <= MOST_FOLDED:
        yield screen.text(table_lines(columns, first, room))
        return
    yield from map(visible, _aligned(columns, first, left))


def aligned(columns: Sequence[Column[Any]], rows: Sequence[Sequence[str]]) -> str:
    """The table as lines of aligned text; empty where there is no row."""
    return "".join(_aligned(columns, rows)) if rows else ""


def _aligned(
    columns: Sequence[Column[Any]],
    first: Sequence[Sequence[str]],
    more: Iterable[Sequence[str]] = (),
) -> Iterator[str]:
    """A line a row, as wide as those of `first`."""
    heads = [column.head.upper() for column in columns]
    known = [heads, *map(_in_one_line, first)]
    widths = [max(width(row[index]) for row in known) for index in range(len(heads))]
    for row in chain(known, map(_in_one_line, more)):
        cells = [
            " " * (widths[index] - width(cell)) + cell
            if columns[index].right
            else cell + " " * (widths[index] - width(cell))
            for index, cell in enumerate(row)
        ]
        yield "  ".join(cells).rstrip() + "\n"


def _in_one_line(row: Sequence[str]) -> list[str]:
    return [" ".join(cell.split()) for cell in row]


def _folded_head(head: str, cells: Sequence[str]) -> str:
    """A head over narrow cells in lines that are no wider than these, or than its words."""
    import textwrap

    return textwrap.fill(head, max(NARROWEST, *map(width, cells)), break_long_words=False)
