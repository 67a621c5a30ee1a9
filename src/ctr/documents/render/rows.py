"""Rows of tables: a short one stays on its page, a long one goes on over the next."""

from __future__ import annotations

from collections.abc import Sequence
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
            if not told and _is_short(row):
                row.get_or_add_trPr().append(OxmlElement("w:cantSplit"))


def _is_short(row: Any) -> bool:
    """Whether the fullest cell of a row takes few lines."""
    return all(
        few_lines(
            Length(cell.width or 1).pt,
            ["".join(node.text or "" for node in text.iter(qn("w:t"))) for text in cell.p_lst],
        )
        for cell in row.tc_lst
    )


def few_lines(width: float, texts: Sequence[str]) -> bool:
    """Whether paragraphs take about so many lines at most in a cell of `width` points.

    No letter is wider than its size: what is short enough for that is not measured.
    """
    room = max(width - 2 * CELL_MARGIN / 20, 1)
    size = STYLES["Ô bảng"].size
    if sum(1 + 1.1 * len(text) * size / room for text in texts) <= SHORT_LINES:
        return True
    lines = (max(1, ceil(1.1 * bold_width(text, size) / room)) for text in texts)
    return sum(lines) <= SHORT_LINES
