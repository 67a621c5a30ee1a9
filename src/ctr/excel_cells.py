"""What a cell of an Excel sheet holds, how wide a page is and how high a row, so that all shows.

Neither Excel nor LibreOffice finds the height of a wrapped row by itself in a file that a program
has written, so that it is told, from the same widths of letters as a page of Word.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from ctr.text_width import line_count

CELL = 16_000
"""Characters that one cell holds for certain: Excel allows 32,767 units, and some take two."""
FONT = "Times New Roman"
SIZE = 10
"""Points of the text of a table, before its page is scaled to fit."""
LINE = 12.75
"""Points of a line of it, as Excel sets it; LibreOffice needs a little less."""
HIGHEST = 409
"""Points: Excel has no higher row."""
BOOK_OPTIONS: dict[str, Any] = {
    "in_memory": True,
    "default_format_properties": {"font_name": "Arial", "font_size": 10},
    "default_row_height": 17,
    "default_column_width": 64,
}
"""The font that widths of columns are counted in has digits of 7 pixels in both programs.

Calibri has them only where it is installed; LibreOffice brings a font as wide as Arial along.
"""
MARGIN = 0.4
"""Inches, at the left and the right of a sheet."""
LEAST_PRINTED = 9
"""Points that a text has on paper at the least."""
_A4_LANDSCAPE = 297 / 25.4
_PIXELS = 96
PAGE = int((_A4_LANDSCAPE - 2 * MARGIN) * _PIXELS * SIZE / (LEAST_PRINTED + 0.2))
"""Pixels that the columns of a sheet may have together, so that the page is hardly reduced."""
_DIGIT, _PADDING = 7, 5
_POINT = 72 / _PIXELS
_SLACK = 0.97
"""Of a column is taken for text: fonts are drawn a little wider on some screens."""


def pixels(width: float) -> int:
    """The pixels of a column whose width is given in digits, as Excel counts it."""
    return int(width * _DIGIT + _PADDING)


def text_room(width: float) -> float:
    """The points that a column of that width has for text."""
    return width * _DIGIT * _POINT * _SLACK


def row_height(cells: Iterable[tuple[str, float]], *, bold: bool = False) -> float:
    """The height in points that shows the longest cell of a row.

    Each cell is its text and the width of its column.
    """
    room = int(HIGHEST / LINE)
    most = 1
    for text, width in cells:
        if most < room and ("\n" in text or len(text) > width / 2):
            # no letter is narrower than a sixth of the size, so that more would never fit
            most = max(most, line_count(text[: room * 400], SIZE, text_room(width), bold=bold))
    return min(LINE * most + 2, HIGHEST)


def shared_widths(
    least: Sequence[float], shares: Sequence[float], whole: int = PAGE
) -> list[float]:
    """Widths of columns that fill `whole` pixels: what `least` leaves is given out by `shares`."""
    left = whole - sum(pixels(width) for width in least)
    every = sum(shares)
    if left <= 0 or not every:
        return list(least)
    return [
        int(10 * (width + left / _DIGIT * share / every)) / 10
        for width, share in zip(least, shares, strict=True)
    ]


def print_setup(sheet: Any, *, head: str, foot: str) -> None:
    """A4 landscape, one page wide, with what every page says above and below."""
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    sheet.set_margins(left=MARGIN, right=MARGIN, top=0.7, bottom=0.7)
    sheet.set_header(head, {"margin": 0.3, "scale_with_doc": False})
    sheet.set_footer(foot, {"margin": 0.3, "scale_with_doc": False})


PAGES = f'&R&{SIZE}&"{FONT},Regular"Trang &P/&N'


def running(text: str, *, bold: bool = False) -> str:
    """A text of a header or footer, in the table's font; `&` is no code in it."""
    style = "Bold" if bold else "Regular"
    return f'&{SIZE}&"{FONT},{style}"{text.replace("&", "&&")}'
