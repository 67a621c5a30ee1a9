"""A list as an Excel workbook."""

from __future__ import annotations

import io
import re
from collections.abc import Sequence
from datetime import date, datetime, time

import xlsxwriter

from ctr.excel_cells import CELL, row_height


def table(
    columns: Sequence[tuple[str, bool, int]],
    rows: Sequence[Sequence[str]],
    made_on: date | None = None,
) -> bytes:
    """One sheet: heads repeated in print, filters, wrapped text; numbers only where right-aligned.

    `made_on` is the day in the file's properties, so that the same table is the same bytes; else
    that of today. `columns` are head, whether right-aligned, and the share of the width (0 for a
    narrow one).
    Every text is written as text, so that none becomes a formula.
    """
    saved = io.BytesIO()
    book = xlsxwriter.Workbook(saved, {"in_memory": True})
    if made_on is not None:
        book.set_properties({"created": datetime.combine(made_on, time())})
    sheet = book.add_worksheet("Danh sách")
    base = {"font_name": "Times New Roman", "font_size": 11, "valign": "top", "border": 1}
    head = book.add_format({**base, "bold": True, "text_wrap": True, "align": "center"})
    text = book.add_format({**base, "text_wrap": True})
    day = book.add_format({**base, "num_format": "dd/mm/yyyy"})
    figure = book.add_format({**base, "align": "right"})
    widths = [
        max(10, ratio * 9, min(20, max((len(cells[place]) + 1 for cells in rows), default=0)))
        for place, (_, _, ratio) in enumerate(columns)
    ]
    heads = [name for name, _, _ in columns]
    sheet.set_row(0, row_height(zip(heads, widths, strict=True)))
    for place, name in enumerate(heads):
        sheet.set_column(place, place, widths[place])
        sheet.write_string(0, place, name, head)
    for line, cells in enumerate(rows, start=1):
        sheet.set_row(line, row_height(zip(cells, widths, strict=True)))
        for place, cell in enumerate(cells):
            right = columns[place][1]
            shown = _day(cell)
            if cell == "·":
                sheet.write_blank(line, place, None, text)
            elif shown is not None:
                sheet.write_datetime(line, place, shown, day)
            elif right and re.fullmatch("-?[0-9]{1,15}", cell):
                sheet.write_number(line, place, int(cell), figure)
            else:
                sheet.write_string(line, place, _fitting(cell), figure if right else text)
    sheet.freeze_panes(1, 0)
    sheet.autofilter(0, 0, max(len(rows), 1), len(columns) - 1)
    sheet.repeat_rows(0)
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    book.close()
    return saved.getvalue()


def _day(cell: str) -> datetime | None:
    """The day that a cell shows; None for what only looks like one, or that Excel has not."""
    day = re.fullmatch(r"([0-9]{2})/([0-9]{2})/([0-9]{4})", cell)
    if day is None or int(day[3]) < 1900:
        return None
    try:
        return datetime(int(day[3]), int(day[2]), int(day[1]))
    except ValueError:
        return None


def _fitting(cell: str) -> str:
    """What a cell of Excel can hold: a longer text would be left out without a word."""
    return cell if len(cell) <= CELL else f"{cell[:CELL]}…"
