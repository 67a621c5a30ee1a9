"""The document of the office's words, edited as Word edits it, for the tests to take back."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from copy import deepcopy
from pathlib import Path
from typing import Any

from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import qn
from lxml import etree

from ctr.results.office_parts import OFFICE_TITLES, OfficePart
from tests.documents.word_files import words_of

Edit = Callable[[Any], None]
"""What changes the body of a document."""


def change(path: Path, edit: Edit, into: Path | None = None) -> Path:
    """The file with its body changed, in place or into another."""
    with zipfile.ZipFile(path) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    root = parse_xml(parts["word/document.xml"])
    edit(root.find(qn("w:body")))
    parts["word/document.xml"] = etree.tostring(
        root, xml_declaration=True, encoding="UTF-8", standalone=True
    )
    saved = io.BytesIO()
    with zipfile.ZipFile(saved, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in parts.items():
            package.writestr(name, content)
    (into or path).write_bytes(saved.getvalue())
    return into or path


def heading(body: Any, part: OfficePart) -> Any:
    """The paragraph that is the heading of a part."""
    return next(
        paragraph
        for paragraph in body.iterchildren(qn("w:p"))
        if f". {OFFICE_TITLES[part]}" in words_of(paragraph)
    )


def below(body: Any, part: OfficePart) -> list[Any]:
    """The paragraphs of a part."""
    found = []
    for element in heading(body, part).itersiblings():
        if element.tag != qn("w:p") or element.find(qn("w:bookmarkStart")) is not None:
            break
        found.append(element)
    return found


def say(part: OfficePart, *texts: str) -> Edit:
    """Write these paragraphs in place of what a part holds."""

    def edit(body: Any) -> None:
        for old in below(body, part):
            body.remove(old)
        for text in reversed(texts):
            heading(body, part).addnext(paragraph(text))

    return edit


def append(part: OfficePart, element: Any) -> Edit:
    """Put an element behind what a part holds."""

    def edit(body: Any) -> None:
        (below(body, part) or [heading(body, part)])[-1].addnext(deepcopy(element))

    return edit


def choose(*rows: int, mark: str = "x") -> Edit:
    """Mark rows of the table of proposals, the first being 1."""

    def edit(body: Any) -> None:
        table = list(body.iterchildren(qn("w:tbl")))[-1]
        for row in rows:
            cell = table.findall(qn("w:tr"))[row].find(qn("w:tc"))
            cell.find(qn("w:p")).append(run(mark))

    return edit


def edits(*parts: Edit) -> Edit:
    """Several changes, one after the other."""

    def edit(body: Any) -> None:
        for part in parts:
            part(body)

    return edit


def paragraph(*texts: str) -> Any:
    """A paragraph of runs, as Word cuts them."""
    element = OxmlElement("w:p")
    for text in texts:
        element.append(run(text))
    return element


def run(text: str) -> Any:
    element, words = OxmlElement("w:r"), OxmlElement("w:t")
    words.text = text
    words.set(qn("xml:space"), "preserve")
    element.append(words)
    return element


def xml(text: str) -> Any:
    """An element in Word's own names."""
    space = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    opening, mark, rest = text.partition(">")
    slash = "/" if opening.endswith("/") else ""
    return parse_xml(f'{opening.rstrip("/")} xmlns:w="{space}"{slash}{mark}{rest}')
