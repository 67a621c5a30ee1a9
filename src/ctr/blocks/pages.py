"""Page numbers and page ends in a text that was copied from pages."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

_SAID = re.compile(
    r"(?:[-–—]\s*(\d{1,4})\s*[-–—]|(?:Trang|trang|TRANG)\s+(\d{1,4})(?:\s*/\s*\d{1,4})?)$"
)
_BARE = re.compile(r"\d{1,4}$")
_APART = 400
"""Letters between two page numbers, at least; numbers of a table's rows are closer."""
_FIRST = 3


@dataclass(slots=True)
class Line:
    """A line of the file: its number from 1, its text, whether a page ended before it."""

    number: int
    text: str
    after_page: bool = False
    raw: str = ""
    """With the tabs at its ends, which part the columns of a table."""


def lines_of(text: str) -> tuple[list[Line], list[Line]]:
    """The lines without those that only number pages, and those."""
    lines: list[Line] = []
    number = 0
    for number, raw in enumerate(text.split("\n"), 1):
        pages = re.split("[\f\v]", raw)
        lines += [Line(number, part.strip(), at > 0, part) for at, part in enumerate(pages)]
    numbers = _numbers(lines)
    kept: list[Line] = []
    removed: list[Line] = []
    ended = False
    for index, line in enumerate(lines):
        ended = ended or line.after_page
        if index in numbers:
            removed.append(line)
            ended = True
        elif not line.text and ended:
            kept.append(Line(line.number, ""))
        else:
            kept.append(Line(line.number, line.text, ended, line.raw))
            ended = False
    return kept, removed


def _numbers(lines: list[Line]) -> set[int]:
    """Which lines number pages: those that say so, beside a page's end, or count on far apart."""
    found: set[int] = set()
    bare: list[tuple[int, int, int]] = []
    letters = 0
    for index, line in enumerate(lines):
        letters += len(line.text)
        if _SAID.match(line.text):
            found.add(index)
        elif _BARE.match(line.text):
            if _beside_end(lines, index):
                found.add(index)
            bare.append((index, int(line.text), letters))
    counted = _counted(bare)
    if len(counted) > 1 or (len(bare) == len(counted) == 1 and bare[0][1] in (1, 2)):
        found |= counted
    return found


def _beside_end(lines: list[Line], index: int) -> bool:
    if lines[index].after_page:
        return True
    after = next(
        (line for line in lines[index + 1 : index + 4] if line.text or line.after_page), None
    )
    return after is not None and after.after_page


def _counted(bare: list[tuple[int, int, int]]) -> set[int]:
    """The longest run of numbers that count on by one, each far enough after the last."""
    best: list[tuple[int, int, int]] = []
    runs: dict[int, list[tuple[int, int, int]]] = {}
    for entry in bare:
        _, number, letters = entry
        run = runs.get(number - 1)
        if run is not None and letters - run[-1][2] >= _APART:
            run = runs.pop(number - 1)
            run.append(entry)
        elif number <= _FIRST:
            run = [entry]
        else:
            continue
        runs[number] = run
        if len(run) > len(best):
            best = list(run) if len(run) < 3 else run
    assert all(one[1] + 1 == two[1] for one, two in pairwise(best))
    return {index for index, _, _ in best}
