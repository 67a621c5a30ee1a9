"""Reading back what was written as Markdown or Word."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import docx
from docx.oxml.ns import qn
from markdown_it import MarkdownIt

from tests.conftest import Ctr


def cells(text: str) -> list[list[list[str]]]:
    """The cells of every table, as CommonMark reads them."""
    found: list[list[list[str]]] = []
    inside = False
    for token in MarkdownIt("commonmark").enable("table").parse(text):
        if token.type in ("table_open", "table_close"):
            inside = token.type == "table_open"
            found += [[]] if inside else []
        elif token.type == "tr_open":
            found[-1].append([])
        elif token.type == "inline" and inside:
            found[-1][-1].append("".join(child.content for child in token.children or []))
    return found


def word(ctr: Ctr, path: Path, *words: str | Path) -> Any:
    """The Word file that a command writes."""
    ran = ctr(*words, "-o", path)
    assert ran.code == 0, ran.err
    return docx.Document(str(path))


def texts(document: Any) -> list[str]:
    """Every paragraph of a Word file, those of its tables too."""
    return [
        "".join(
            "-" if node.tag == qn("w:noBreakHyphen") else node.text or ""
            for node in paragraph.iter(qn("w:t"), qn("w:noBreakHyphen"))
        ).replace("\u00a0", " ")
        for paragraph in document.element.body.iter(qn("w:p"))
    ]
