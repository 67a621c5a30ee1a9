"""Rows of tables: a short one stays on its page, a long one goes on over the next."""

from __future__ import annotations

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
            properties = row.get_or_add_trPr()
            if properties.find(qn("w:cantSplit")) is None and _lines(row) <= SHORT_LINES:
                properties.append(OxmlElement("w:cantSplit"))


def _lines(row: Any) -> int:
    """About how many lines the fullest cell of a row takes."""
    return max((_cell_lines(cell) for cell in row.tc_lst), default=0)


def _cell_lines(cell: Any) -> int:
    room = Length(cell.width or 1).pt - 2 * CELL_MARGIN / 20
    size = STYLES["Ô bảng"].size
    texts = ("".join(node.text or "" for node in text.iter(qn("w:t"))) for text in cell.p_lst)
    return sum(max(1, ceil(1.1 * bold_width(text, size) / max(room, 1))) for text in texts)
