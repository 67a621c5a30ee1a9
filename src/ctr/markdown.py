"""Markdown in which every text comes out as that text."""

from __future__ import annotations

import re
from collections.abc import Sequence

_INLINE = re.compile(r"([\\`*_\[\]<|~]|&(?=#?\w+;))")
_BLOCK = re.compile(r"(#{1,6}(?=\s|$)|>|[-+](?=\s|$)|[-=]{2,}$)")
_NUMBERED = re.compile(r"(\d{1,9})([.)])(?=\s|$)")


def escape(text: str) -> str:
    """`text` so that Markdown shows just these characters, on one line and as no block."""
    line = _INLINE.sub(r"\\\1", " ".join(text.split()))
    if _BLOCK.match(line):
        return f"\\{line}"
    return _NUMBERED.sub(r"\1\\\2", line, count=1) if _NUMBERED.match(line) else line


def table(heads: Sequence[str], rows: Sequence[Sequence[str]], right: Sequence[bool]) -> str:
    """A table with the given columns aligned right."""
    marks = ["---:" if is_right else "---" for is_right in right]
    return "".join([_line(heads), _line(marks), *map(table_row, rows)])


def table_row(row: Sequence[str]) -> str:
    """One row of a table, below its heads."""
    return _line([_cell(cell) for cell in row])


def _line(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |\n"


def _cell(text: str) -> str:
    """Within a cell nothing can begin a block."""
    return _INLINE.sub(r"\\\1", " ".join(text.split()))
