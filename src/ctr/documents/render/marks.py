"""Word's own comments and bookmarks, made of what a template sets in two character styles.

A template writes the text of a comment in the style “Căn cứ” after the words it belongs to, and
the name of a bookmark in the style “Dấu” in the paragraph that is to have it.
"""

from __future__ import annotations

from datetime import UTC, date, datetime, time
from typing import Any

from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.text.run import Run

from ctr.documents.render.paragraphs import style_ids

_COMMENT = "Căn cứ"
_BOOKMARK = "Dấu"
_AUTHOR = "ctr"


def make_comments(document: Any, day: date) -> None:
    """Turn every text in the style “Căn cứ” into a comment of `day` on its paragraph."""
    for run in _runs_of(_COMMENT, document):
        words, paragraph = run.text, run._r.getparent()
        paragraph.remove(run._r)
        runs = paragraph.findall(qn("w:r"))
        if words.strip() and runs:
            on = [Run(runs[0], run._parent), Run(runs[-1], run._parent)]
            comment = document.add_comment(on, words, author=_AUTHOR, initials=_AUTHOR)
            written = datetime.combine(day, time(), UTC)
            comment._comment_elm.set(qn("w:date"), written.strftime("%Y-%m-%dT%H:%M:%SZ"))


def make_bookmarks(document: Any) -> None:
    """Turn every text in the style “Dấu” into a bookmark around what else its paragraph holds."""
    known = document.element.body.iter(qn("w:bookmarkStart"))
    number = max((int(mark.get(qn("w:id"))) for mark in known), default=0)
    for run in _runs_of(_BOOKMARK, document):
        name, paragraph = run.text.strip(), run._r.getparent()
        paragraph.remove(run._r)
        runs = paragraph.findall(qn("w:r"))
        if not name or not runs:
            continue
        number += 1
        start, end = OxmlElement("w:bookmarkStart"), OxmlElement("w:bookmarkEnd")
        for mark in (start, end):
            mark.set(qn("w:id"), str(number))
        start.set(qn("w:name"), name)
        runs[0].addprevious(start)
        runs[-1].addnext(end)


def _runs_of(style: str, document: Any) -> list[Run]:
    """The runs that have a character style."""
    ids = style_ids(style, document)
    if not ids:
        return []
    return [
        Run(element, document._body)
        for element in document.element.body.iter(qn("w:r"))
        if element.style in ids
    ]
