"""What a template sets in two character styles becomes Word's own comments and bookmarks."""

from __future__ import annotations

from datetime import date
from typing import Any

import docx
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml.ns import qn

from ctr.documents.render.marks import make_bookmarks, make_comments


def document(*paragraphs: tuple[str, ...]) -> Any:
    """Paragraphs of a text, a comment and the name of a bookmark."""
    made: Any = docx.Document()
    for style in ("Căn cứ", "Dấu"):
        made.styles.add_style(style, WD_STYLE_TYPE.CHARACTER)
    for text, comment, bookmark in paragraphs:
        paragraph = made.add_paragraph(text)
        paragraph.add_run(comment, style="Căn cứ")
        paragraph.add_run(bookmark, style="Dấu")
    return made


def test_each_text_gets_its_comment_and_its_bookmark() -> None:
    made = document(("Một", "tệp a", "dau_a"), ("Hai", "", ""), ("Ba", "tệp b", "dau_b"))
    make_comments(made, date(2026, 12, 1))
    make_bookmarks(made)
    assert [paragraph.text for paragraph in made.paragraphs] == ["Một", "Hai", "Ba"]
    comments = list(made.comments)
    assert [(comment.author, comment.text) for comment in comments] == [
        ("ctr", "tệp a"),
        ("ctr", "tệp b"),
    ]
    names = [mark.get(qn("w:name")) for mark in made.element.body.iter(qn("w:bookmarkStart"))]
    assert names == ["dau_a", "dau_b"]
    ids = [mark.get(qn("w:id")) for mark in made.element.body.iter(qn("w:bookmarkEnd"))]
    assert len(set(ids)) == 2


def test_bookmarks_that_a_template_has_keep_their_numbers() -> None:
    made = document(("Một", "", "dau_a"))
    first = made.paragraphs[0]._p
    for kind in ("Start", "End"):
        old = docx.oxml.OxmlElement(f"w:bookmark{kind}")
        old.set(qn("w:id"), "7")
        old.set(qn("w:name"), "cua_mau")
        first.append(old)
    make_bookmarks(made)
    ids = [mark.get(qn("w:id")) for mark in made.element.body.iter(qn("w:bookmarkStart"))]
    assert sorted(ids) == ["7", "8"]


def test_a_template_without_these_styles_is_left_alone() -> None:
    made: Any = docx.Document()
    made.add_paragraph("Một")
    make_comments(made, date(2026, 12, 1))
    make_bookmarks(made)
    assert [paragraph.text for paragraph in made.paragraphs] == ["Một"]
