"""Paragraphs by the name of their style."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from docx.text.paragraph import Paragraph


def style_ids(name: str, document: Any) -> set[str]:
    """The ids by which paragraphs have the style of that name."""
    return set(document.styles.element.xpath(f'w:style[w:name/@w:val="{name}"]/@w:styleId'))


def of_style(name: str, document: Any, elements: Iterable[Any]) -> list[Paragraph]:
    """Those of the `w:p` elements that have the style of that name.

    The style is looked for once: asking a paragraph for its style searches all styles again.
    """
    ids = style_ids(name, document)
    return [Paragraph(element, document._body) for element in elements if element.style in ids]
