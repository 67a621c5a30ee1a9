"""A list as an Excel workbook: titled, filtered, ready to print."""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from decimal import Decimal
from typing import Any, Generic, TypeVar

import xlsxwriter
from xlsxwriter.utility import xl_rowcol_to_cell

from ctr.excel_cells import (
    BOOK_OPTIONS,
    CELL,
    FONT,
    PAGES,
    SIZE,
    print_setup,
    row_height,
    running,
    shared_widths,
    text_room,
)
from ctr.text_width import bold_width, regular_width
from ctr.vietnamese import phrases

T = TypeVar("T")
Cell = str | date | Decimal | int | None
"""What a cell holds; a text is never a formula."""

LEGEND = "Chú giải"
SHORT_HEADS = {"TT": "Thứ tự", "NV": "Số của nhiệm vụ", "CT": "Số chỉ tiêu"}
"""Heads of tables for the screen that a sheet explains."""
_SHEET = "Danh sách"
_TITLE_SIZE = 14
_HEAD_ROW = 3
_LONGEST = 24
"""Digits that a column is as wide as by itself; more only as its share of the page."""
_EXACT = 15
"""Digits that Excel keeps of a number."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetColumn(Generic[T]):
    """A column of a sheet; `share` is that of the room which a page has left.

    One that `may_lack` is left out where no row has anything in it.
    """

    head: str
    value: Callable[[T], Cell]
    share: float = 0
    may_lack: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet(Generic[T]):
    """What a list is in Excel: what it says above, its columns, what its words mean.

    Without columns those for the screen are taken.
    """

    title: str
    day: date | None = None
    columns: tuple[SheetColumn[T], ...] = ()
    legend: tuple[tuple[str, str], ...] = ()


def written_value(text: str, *, number: bool) -> Cell:
    """What a cell of a table for the screen holds: a day, a number where one stands, else text."""
    if text == "·":
        return None
    day = _day(text)
    if day is not None:
        return day
    plain = re.fullmatch(r"-?[0-9]{1,3}(\.[0-9]{3})*(,[0-9]+)?|-?[0-9]{1,15}(,[0-9]+)?", text)
    return Decimal(text.replace(".", "").replace(",", ".")) if number and plain else text


def table(
    sheet: Sheet[Any], heads: Sequence[tuple[str, float]], rows: Sequence[Sequence[Cell]]
) -> bytes:
    """The workbook of a list: title and day, heads (with their share of the page), rows.

    The day of the list is that of the file too, so that the same list is the same bytes.
    """
    saved = io.BytesIO()
    book = xlsxwriter.Workbook(saved, dict(BOOK_OPTIONS))
    properties: dict[str, Any] = {"title": sheet.title}
    if sheet.day is not None:
        properties["created"] = datetime.combine(sheet.day, time())
    book.set_properties(properties)
    formats = _Formats(book)
    page = book.add_worksheet(_SHEET)
    widths = _widths(heads, rows)
    for place, width in enumerate(widths):
        page.set_column(place, place, width)
    page.write_string(0, 0, sheet.title, formats.title)
    page.set_row(0, 1.5 * _TITLE_SIZE)
    if sheet.day is not None:
        page.write_string(1, 0, f"Tính đến ngày {phrases.day(sheet.day)}", formats.slanted)
    names = [head for head, _ in heads]
    page.set_row(_HEAD_ROW, row_height(zip(names, widths, strict=True), bold=True))
    for place, head in enumerate(names):
        page.write_string(_HEAD_ROW, place, head, formats.head)
    for line, cells in enumerate(rows, start=_HEAD_ROW + 1):
        page.set_row(line, row_height(_texts(cells, widths)))
        for place, cell in enumerate(cells):
            formats.write(page, line, place, cell)
    page.freeze_panes(_HEAD_ROW + 1, 0)
    last = _HEAD_ROW + max(len(rows), 1)
    page.autofilter(_HEAD_ROW, 0, last, len(heads) - 1)
    page.repeat_rows(_HEAD_ROW)
    everywhere = f"A1:{xl_rowcol_to_cell(last, len(heads) - 1)}"
    page.ignore_errors({"number_stored_as_text": everywhere})  # 10.2 is a task, no number
    _print_setup(page, sheet)
    if sheet.legend:
        _write_legend(book, sheet, formats)
    book.close()
    return saved.getvalue()


class _Formats:
    """How cells look, and which kind of cell a value is."""

    def __init__(self, book: Any) -> None:
        font = {"font_name": FONT, "font_size": SIZE}
        base = {**font, "valign": "top", "border": 1, "border_color": "#7F7F7F"}
        add = book.add_format
        self.title = add({**font, "font_size": _TITLE_SIZE, "bold": True})
        self.slanted = add({**font, "italic": True})
        self.head = add(
            {
                **base,
                "bold": True,
                "text_wrap": True,
                "align": "center",
                "valign": "vcenter",
                "bg_color": "#E7EDF4",
            }
        )
        self.text = add({**base, "text_wrap": True})
        self.bold = add({**base, "text_wrap": True, "bold": True})
        self.day = add({**base, "num_format": "dd/mm/yyyy", "align": "center"})
        self.number = add({**base, "num_format": "#,##0.######"})
        self.whole = add({**base, "num_format": "#,##0"})

    def write(self, page: Any, line: int, place: int, cell: Cell) -> None:
        """One cell; a number that Excel would round stays a text."""
        if cell is None or cell == "":
            page.write_blank(line, place, None, self.text)
        elif isinstance(cell, date):
            page.write_datetime(line, place, datetime.combine(cell, time()), self.day)
        elif isinstance(cell, str):
            page.write_string(line, place, _fitting(cell), self.text)
        elif len(Decimal(cell).as_tuple().digits) > _EXACT:
            page.write_string(line, place, phrases.number(Decimal(cell)), self.text)
        else:
            whole = cell == int(cell)
            page.write_number(line, place, float(cell), self.whole if whole else self.number)


def _print_setup(page: Any, sheet: Sheet[Any]) -> None:
    day = f" (đến ngày {phrases.day(sheet.day)})" if sheet.day is not None else ""
    print_setup(page, head=f"&L{running(f'{sheet.title[:120]}{day}')}", foot=PAGES)


def _write_legend(book: Any, sheet: Sheet[Any], formats: _Formats) -> None:
    """What the words of the list mean, on a sheet of its own."""
    page = book.add_worksheet(LEGEND)
    widths = (30.0, 100.0)
    for place, width in enumerate(widths):
        page.set_column(place, place, width)
    page.write_string(0, 0, f"{LEGEND}: {sheet.title}", formats.title)
    page.set_row(0, 1.5 * _TITLE_SIZE)
    for line, (word, meaning) in enumerate(sheet.legend, start=2):
        page.set_row(line, row_height(zip((word, meaning), widths, strict=True), bold=True))
        page.write_string(line, 0, word, formats.bold)
        page.write_string(line, 1, meaning, formats.text)
    _print_setup(page, sheet)


def _widths(heads: Sequence[tuple[str, float]], rows: Sequence[Sequence[Cell]]) -> list[float]:
    """As wide as the longest word of a column asks for; the rest of the page as they share it."""
    digit = text_room(1)
    least = []
    for place, (head, share) in enumerate(heads):
        texts = [_text(cells[place]) for cells in rows]
        words = (word for text in texts for word in (text.split() if share else text.split("\n")))
        inside = max((regular_width(word, SIZE) for word in words), default=0)
        above = max(bold_width(word, SIZE) for word in head.split())
        needed = max(min(inside / digit, _LONGEST if not share else _LONGEST / 2), above / digit)
        least.append(needed + 0.4)
    return shared_widths(least, [share for _, share in heads])


def _texts(cells: Sequence[Cell], widths: Sequence[float]) -> list[tuple[str, float]]:
    return [(_text(cell), width) for cell, width in zip(cells, widths, strict=True)]


def _text(cell: Cell) -> str:
    """About what a cell shows."""
    if cell is None:
        return ""
    if isinstance(cell, date):
        return phrases.day(cell)
    return cell if isinstance(cell, str) else phrases.number(Decimal(cell))


def _day(cell: str) -> date | None:
    """The day that a cell shows; None for what only looks like one, or that Excel has not."""
    day = re.fullmatch(r"([0-9]{2})/([0-9]{2})/([0-9]{4})", cell)
    if day is None or int(day[3]) < 1900:
        return None
    try:
        return date(int(day[3]), int(day[2]), int(day[1]))
    except ValueError:
        return None


def _fitting(cell: str) -> str:
    """What a cell of Excel can hold: a longer text would be left out without a word."""
    return cell if len(cell) <= CELL else f"{cell[:CELL]}…"
