"""The footnote of the programme is one of Word's own."""

from __future__ import annotations

import zipfile
from pathlib import Path

import docx
from docx.oxml.ns import qn

from tests.conftest import Ctr
from tests.documents.word_files import part, words_of, written
from tests.small_plan import small_plan


def test_the_note_of_the_programme_is_a_footnote_of_word(ctr: Ctr, tmp_path: Path) -> None:
    for words in (("programme",), ("programme", "--as-printed")):
        path = written(ctr, tmp_path / f"{len(words)}.docx", *words)
        body = part(path, "word/document.xml")
        (reference,) = body.iter(qn("w:footnoteReference"))
        before = next(reference.iterancestors(qn("w:p")))
        assert "“4 xin”, “4 luôn”, “5 không”. Xây dựng công sở xanh" in words_of(before)
        assert "Không cửa quyền, hách dịch" not in words_of(body)
        assert "¹" not in words_of(body)
        notes = part(path, "word/footnotes.xml")
        kinds = [note.get(qn("w:type")) for note in notes]
        assert kinds == ["separator", "continuationSeparator", None]
        assert notes[2].get(qn("w:id")) == reference.get(qn("w:id"))
        assert words_of(notes[2]).lower().startswith(" “4 xin”: xin chào")
        assert notes[2].find(".//" + qn("w:footnoteRef")) is not None


def test_a_document_without_notes_has_no_such_part(ctr: Ctr, tmp_path: Path) -> None:
    path = written(ctr, tmp_path / "a.docx", "report", "2026")
    assert "word/footnotes.xml" not in zipfile.ZipFile(path).namelist()


def test_a_plain_figure_as_mark_is_found_at_its_word(ctr: Ctr, tmp_path: Path) -> None:
    plan = small_plan(tmp_path)
    path = written(ctr, tmp_path / "a.docx", "programme", "--plan", plan)
    body = part(path, "word/document.xml")
    (reference,) = body.iter(qn("w:footnoteReference"))
    assert words_of(reference.getparent().getprevious()).endswith("Công khai kết quả")


def test_a_template_with_a_footnote_of_its_own_keeps_it(ctr: Ctr, tmp_path: Path) -> None:
    first = written(ctr, tmp_path / "a.docx", "programme")
    template = docx.Document(str(first))
    template.add_paragraph("Nội dung² {{ programme.kind }}", style="Nội dung")
    template.add_paragraph("²Chú thích thứ hai", style="Chú thích")
    own = tmp_path / "own.docx"
    template.save(str(own))
    path = written(ctr, tmp_path / "b.docx", "programme", "--template", own)
    notes = part(path, "word/footnotes.xml")
    assert [note.get(qn("w:id")) for note in notes] == ["-1", "0", "1", "2"]
    assert words_of(notes[3]) == " Chú thích thứ hai"
