"""Lines for a screen: words that bear a look, folded to a width, side by side in columns.

What is said is put together here without colour, so that a pipe, a dull terminal and a picture all
get the same words; `ctr.output.screen` shows them.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

from ctr.late_dataclasses import dataclass

KEPT = "\u00a0"
"""A space at which no line is folded; shown as a space."""

GAP = 2
"""Characters between two columns."""
APART = f"{KEPT} "
"""Between two things on one line that is folded between them: two spaces."""


@dataclass(frozen=True, slots=True)
class Span:
    """Some text in one look, a name of `ctr.output.look.STYLES`, or in none."""

    text: str
    look: str = ""


Words = tuple[Span, ...]
"""What stands on one line, or is folded to several."""
EMPTY: Words = ()


def words(*parts: str | Span | Words) -> Words:
    """The parts one after the other, in one line: each run of white space is one space."""
    spans: list[Span] = []
    for part in parts:
        if isinstance(part, tuple):
            spans += part
        else:
            span = Span(part) if isinstance(part, str) else part
            spans.append(Span(_in_line(span.text), span.look))
    return tuple(span for span in spans if span.text)


def joined(parts: Iterable[Words], between: str) -> Words:
    """Those of the parts that say something, with a text between each two."""
    spans: list[Span] = []
    for part in parts:
        if part:
            spans += [Span(between), *part] if spans else part
    return tuple(spans)


def _in_line(text: str) -> str:
    """Runs of white space, line breaks too, as one space; what is kept together stays so."""
    return re.sub(r"[^\S\u00a0]+", " ", text)


def kept(text: str) -> str:
    """The text as one word, at which no line is folded."""
    return text.replace(" ", KEPT)


def plain(line: Words) -> str:
    """The text of a line, without its looks."""
    return "".join(span.text for span in line).replace(KEPT, " ").rstrip()


@lru_cache(maxsize=20_000)
def width(text: str) -> int:
    """Terminal cells that `text` takes; marks of a letter take none, wide letters two."""
    if text.isascii():
        return len(text)
    return sum(_cells(letter) for letter in text)


@lru_cache(maxsize=2_000)
def _cells(letter: str) -> int:
    if unicodedata.combining(letter) or unicodedata.category(letter) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(letter) in "WF" else 1


def width_of(line: Words) -> int:
    """Terminal cells that a line takes."""
    return sum(width(span.text) for span in line)


def folded(line: Words, room: int, hanging: int = 0) -> list[Words]:
    """The line in lines of at most `room` cells, those after the first indented by `hanging`.

    A word that is longer is broken between two letters, never between a letter and its marks.
    """
    if width_of(line) <= room:
        return [trimmed(line)]
    lines: list[list[Span]] = []
    current: list[Span] = []
    used = 0
    for token in _released(line, max(room - hanging, 1)):
        for place, part in enumerate(_fitting(token, max(room - hanging, 1))):
            size = width_of(part)
            gap = 1 if current and not place else 0
            if current and used + gap + size > room:
                lines.append(current)
                current, used, gap = [], hanging, 0
            if gap:
                same = current[-1].look == part[0].look
                current.append(Span(" ", part[0].look if same else ""))
            current += part
            used += gap + size
    lines.append(current)
    indent = Span(" " * hanging)
    return [
        trimmed(tuple(spans if not place else [indent, *spans]))
        for place, spans in enumerate(lines)
    ]


def _tokens(line: Words) -> Iterator[Words]:
    """The words of a line; a word may bear several looks."""
    token: list[Span] = []
    for span in line:
        for place, part in enumerate(span.text.split(" ")):
            if place and token:
                yield tuple(token)
                token = []
            if part:
                token.append(Span(part, span.look))
    if token:
        yield tuple(token)


def _fitting(token: Words, room: int) -> list[Words]:
    """A word in parts of at most `room` cells."""
    if width_of(token) <= room:
        return [token]
    parts: list[list[Span]] = [[]]
    used = 0
    for span in token:
        for letter in span.text:
            size = _cells(letter)
            if used + size > room and used:
                parts.append([])
                used = 0
            parts[-1].append(Span(letter, span.look))
            used += size
    return [_merged(part) for part in parts]


def _released(line: Words, room: int) -> Iterator[Words]:
    """The words of a line; what is kept together and does not fit is folded like all else."""
    for token in _tokens(line):
        if width_of(token) > room:
            yield from _tokens(tuple(Span(s.text.replace(KEPT, " "), s.look) for s in token))
        else:
            yield token


def _merged(spans: Sequence[Span]) -> Words:
    """Neighbours of one look as one span."""
    merged: list[Span] = []
    for span in spans:
        if merged and merged[-1].look == span.look:
            merged[-1] = Span(merged[-1].text + span.text, span.look)
        elif span.text:
            merged.append(span)
    return tuple(merged)


def padded(line: Words, room: int, *, right: bool = False) -> Words:
    """The line filled up to `room` cells."""
    lacking = Span(" " * max(room - width_of(line), 0))
    if not lacking.text:
        return line
    return (lacking, *line) if right else (*line, lacking)


def beside(
    cells: Sequence[Sequence[Words]], widths: Sequence[int], right: Sequence[int] = ()
) -> list[Words]:
    """Columns side by side: of each its lines, none wider than the column; no space at the end."""
    lines = []
    for number in range(max((len(cell) for cell in cells), default=0)):
        spans: list[Span] = []
        for place, (cell, room) in enumerate(zip(cells, widths, strict=True)):
            part = cell[number] if number < len(cell) else EMPTY
            spans += padded(part, room, right=place in right)
            if place < len(cells) - 1:
                spans.append(Span(" " * GAP))
        lines.append(trimmed(tuple(spans)))
    return lines


def trimmed(line: Words) -> Words:
    """The line without spaces at its end."""
    spans = list(line)
    while spans:
        text = spans[-1].text.rstrip(f" {KEPT}")
        if text:
            spans[-1] = Span(text, spans[-1].look)
            break
        spans.pop()
    return _merged(spans)


def clipped(line: Words, room: int) -> Words:
    """The line, ended by `…` at a word where it has no room."""
    lines = folded(line, room)
    return lines[0] if len(lines) == 1 else words(*folded(line, room - 2)[0], " …")


def indented(lines: Iterable[Words], by: int) -> list[Words]:
    """The lines moved to the right, but for those that are empty."""
    return [(Span(" " * by), *line) if line else line for line in lines]


def spaced(blocks: Sequence[Sequence[Words]]) -> list[Words]:
    """Blocks of lines one below the other, with air between them where one has several lines."""
    lines: list[Words] = []
    before = 1
    for block in blocks:
        if lines and block and max(before, len(block)) > 1:
            lines.append(EMPTY)
        lines += block
        before = len(block)
    return lines
