"""Word's own footnotes, made of the paragraphs that a template sets in the style “Chú thích”."""

from __future__ import annotations

import re
from collections.abc import Iterator
from copy import deepcopy
from typing import Any

from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.oxml import serialize_part_xml
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.text.paragraph import Paragraph

from ctr.documents.render.hyphens import keep_hyphens
from ctr.documents.render.paragraphs import of_style

NOTE = "Chú thích"
_RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹"
_MARK = re.compile(rf"\s*([{_RAISED}]+|\d{{1,2}}|\*{{1,3}})\s*")
_EMPTY = f"""\
<w:footnotes {nsdecls("w")}>
<w:footnote w:type="separator" w:id="-1"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>
<w:footnote w:type="continuationSeparator" w:id="0"><w:p><w:r>\
<w:continuationSeparator/></w:r></w:p></w:footnote>
</w:footnotes>"""


def make_footnotes(document: Any) -> None:
    """Move each note, `¹Text`, to the foot of the page where its mark stands in the text before.

    A note whose mark is not found stays where it is.
    """
    part = _existing_part(document)
    root = parse_xml(_EMPTY if part is None else part.blob)
    number = len(root.findall(qn("w:footnote"))) - 2
    for paragraph in of_style(NOTE, document, document.element.body.iterchildren(qn("w:p"))):
        match = _MARK.match(paragraph.text)
        if match is not None and _refer(paragraph, match[1], number + 1):
            number += 1
            root.append(_note(paragraph, match.end(), number))
            keep_hyphens(root)
    content = serialize_part_xml(root)
    if part is not None:
        part._blob = content
    elif number:
        name = PackURI("/word/footnotes.xml")
        part = Part(name, CONTENT_TYPE.WML_FOOTNOTES, content, document.part.package)
        document.part.relate_to(part, RELATIONSHIP_TYPE.FOOTNOTES)
        _name_separators(document.settings.element)


def _name_separators(settings: Any) -> None:
    """Tell Word which notes are the lines above the notes."""
    properties = OxmlElement("w:footnotePr")
    for number in ("-1", "0"):
        note = OxmlElement("w:footnote")
        note.set(qn("w:id"), number)
        properties.append(note)
    settings.find(qn("w:compat")).addprevious(properties)


def _existing_part(document: Any) -> Any:
    """The footnotes that the template itself has."""
    parts = (
        relation.target_part
        for relation in document.part.rels.values()
        if relation.reltype == RELATIONSHIP_TYPE.FOOTNOTES
    )
    return next(parts, None)


def _refer(note: Paragraph, mark: str, number: int) -> bool:
    """Put a reference in place of the last `mark` before the note; whether there is one."""
    if mark[0] in _RAISED:  # which no figure of the text is
        pattern = re.compile(rf"(?<=[^\s{_RAISED}]){mark}(?![{_RAISED}])")
    else:
        pattern = re.compile(rf"(?<=[^\s\d.,/]){re.escape(mark)}(?![\d%])")
    for text in _texts_before(note._p):
        matches = list(pattern.finditer(text.text or ""))
        if matches:
            _replace(text, matches[-1].span(), _reference("w:footnoteReference", number))
            return True
    return False


def _texts_before(paragraph: Any) -> Iterator[Any]:
    """The texts of the document before a paragraph, the nearest first."""
    yield from reversed(paragraph.xpath("preceding::w:t"))


def _replace(text: Any, span: tuple[int, int], reference: Any) -> None:
    """Divide the run of `text`, so that `reference` stands where the mark stood."""
    run = text.getparent()
    words = text.text or ""
    rest = deepcopy(run)
    index = run.index(text)
    for part in list(run)[index + 1 :]:
        run.remove(part)
    for part in [child for child in list(rest)[:index] if child.tag != qn("w:rPr")]:
        rest.remove(part)
    text.text = words[: span[0]]
    rest_text = rest.find(qn("w:t"))
    rest_text.text = words[span[1] :]
    for part in (text, rest_text):
        part.set(qn("xml:space"), "preserve")
    run.addnext(reference)
    reference.addnext(rest)


def _reference(tag: str, number: int | None = None) -> Any:
    """A raised run with the number, which Word itself counts."""
    run = OxmlElement("w:r")
    raised = OxmlElement("w:vertAlign")
    raised.set(qn("w:val"), "superscript")
    run.get_or_add_rPr().append(raised)
    mark = OxmlElement(tag)
    if number is not None:
        mark.set(qn("w:id"), str(number))
    run.append(mark)
    return run


def _note(paragraph: Paragraph, start: int, number: int) -> Any:
    """The footnote that a paragraph becomes, its own mark left out."""
    words = paragraph.text[start:]
    note = OxmlElement("w:footnote")
    note.set(qn("w:id"), str(number))
    element = paragraph._p
    element.getparent().remove(element)
    for run in list(element.iter(qn("w:r"))):
        run.getparent().remove(run)
    element.append(_reference("w:footnoteRef"))
    paragraph.add_run(f" {words}")
    note.append(element)
    return note
