"""The lines below the issuer, Tiêu ngữ and trích yếu, as long as their texts ask for."""

from __future__ import annotations

from typing import Any

from docx.oxml.ns import qn
from docx.shared import Length, Mm, Pt
from docx.text.paragraph import Paragraph

from ctr.documents.page_layout import CELL_MARGIN, PAGE, RULES
from ctr.documents.render.paragraphs import of_style
from ctr.text_width import widest_line

RULE = "Đường kẻ"
_TWIP = 635
"""A twentieth of a point, in the units of a Length."""


def measure_rules(document: Any) -> None:
    """Give every paragraph of the style “Đường kẻ” its length, from the text above it."""
    for rule in of_style(RULE, document, document.element.body.iter(qn("w:p"))):
        element = rule._p
        text = _text_above(element, document)
        if text is None:
            continue
        width = _width_around(element)
        size = text.style.font.size if text.style is not None else None
        drawn = RULES[_style_name(text)] * widest_line(
            text.text, Length(size or Pt(14)).pt, Length(width).pt
        )
        indent = Length(max(0, (width - int(Pt(drawn))) // 2))
        rule.paragraph_format.left_indent = rule.paragraph_format.right_indent = indent


def _text_above(element: Any, document: Any) -> Paragraph | None:
    """The paragraph that a rule belongs to, the one before it."""
    previous = element.getprevious()
    if previous is None or previous.tag != qn("w:p"):
        return None
    text = Paragraph(previous, document._body)
    return text if _style_name(text) in RULES else None


def _style_name(paragraph: Paragraph) -> str:
    return (paragraph.style.name if paragraph.style is not None else None) or ""


def _width_around(element: Any) -> int:
    """The room that a paragraph has: its cell's, or the page's between the margins."""
    cell = next(element.iterancestors(qn("w:tc")), None)
    if cell is not None and cell.width is not None:
        return int(cell.width) - 2 * CELL_MARGIN * _TWIP
    sections = element.xpath("following::w:sectPr")
    if sections and sections[0].page_width is not None:
        section = sections[0]
        return int(section.page_width) - int(section.left_margin) - int(section.right_margin)
    return int(Mm(PAGE.text_width))
