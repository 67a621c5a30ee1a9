"""Hyphens at which a line does not break, as Word writes them: an element, not a letter."""

from __future__ import annotations

from copy import deepcopy
from typing import Any

from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from ctr.vietnamese.phrases import NO_BREAK_HYPHEN


def keep_hyphens(root: Any) -> None:
    """Turn the letter into Word's element, which every font can show."""
    for text in list(root.iter(qn("w:t"))):
        words = (text.text or "").split(NO_BREAK_HYPHEN)
        if len(words) == 1:
            continue
        text.text, last = words[0], text
        text.set(qn("xml:space"), "preserve")
        for word in words[1:]:
            hyphen, rest = OxmlElement("w:noBreakHyphen"), deepcopy(text)
            rest.text = word
            last.addnext(hyphen)
            hyphen.addnext(rest)
            last = rest
