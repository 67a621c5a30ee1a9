"""Rows of tables: a short one stays on its page, a long one goes on over the next."""

from __future__ import annotations

from collections.abc import Iterable
from math import ceil
from typing import Any

from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Length

from ctr.documents.page_layout import CELL_MARGIN, STYLES
from ctr.text_width import bold_width

SHORT_LINES = 8
"""What may be left empty at the foot of a page for the sake of a row."""
_BORDERED = "Table Grid"


def keep_short_rows(document: Any) -> None:
    """Keep each row of a bordered table on one page that needs few lines there."""
    for table in document.tables:
        if table.style is None or table.style.name != _BORDERED:
            continue
        for row in table._tbl.tr_lst:
            told = row.trPr is not None and row.trPr.find(qn("w:cantSplit")) is not None
            if not told and _lines(row) <= SHORT_LINES:
                row.get_or_add_trPr().append(OxmlElement("w:cantSplit"))


def _lines(row: Any) -> int:
    """About how many lines the fullest cell of a row takes."""
    return max((_cell_lines(cell) for cell in row.tc_lst), default=0)


def _cell_lines(cell: Any) -> int:
    texts = ("".join(node.text or "" for node in text.iter(qn("w:t"))) for text in cell.p_lst)
    return lines_in_cell(Length(cell.width or 1).pt, texts)


def lines_in_cell(width: float, texts: Iterable[str]) -> int:
    """About how many lines paragraphs take in a cell of `width` points."""
    room = max(width - 2 * CELL_MARGIN / 20, 1)
    size = STYLES["Ô bảng"].size
    return sum(max(1, ceil(1.1 * bold_width(text, size) / room)) for text in texts)
