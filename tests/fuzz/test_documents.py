"""Whatever a Word or text file holds, it is read into blocks, or what is wrong with it is told."""

from __future__ import annotations

import io
import json

from docx import Document

from ctr.blocks.dump import as_json, as_text, from_plain
from ctr.blocks.read import _text, _word
from ctr.errors import CannotRun
from tests.blocks.documents import run, word_file
from tests.blocks.test_dump import RAW
from tests.fuzz.cases import cases
from tests.fuzz.damage import bits, cut, damaged


def documents() -> list[bytes]:
    document = Document()
    document.add_heading("Chương trình", 1)
    for number in range(5):
        document.add_paragraph(f"Nhiệm vụ {number}", style="List Number")
    document.add_table(3, 3).cell(0, 0).merge(document.tables[0].cell(1, 1)).text = "gộp"
    saved = io.BytesIO()
    document.save(saved)
    control = (
        '<w:sdt><w:sdtPr><w:tag w:val="a"/></w:sdtPr><w:sdtContent><w:p>'
        f'<w:ins w:id="1">{run("b")}</w:ins><w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        '<w:r><w:instrText>DATE</w:instrText><w:fldChar w:fldCharType="separate"/></w:r>'
        f'{run("c")}<w:r><w:fldChar w:fldCharType="end"/></w:r></w:p></w:sdtContent></w:sdt>'
    )
    return [RAW, saved.getvalue(), word_file(control)]


def test_a_damaged_document_is_read_or_told() -> None:
    """Without the child process, which would hide an exception of ours."""
    sound = documents()
    for seed, random in cases(150):
        raw = damaged(random.choice(sound), random)
        try:
            blocks = from_plain(json.loads(_word(raw, "a.docx", None)))
        except CannotRun as error:
            assert error.message.startswith("không đọc được a.docx: "), seed
            continue
        except Exception as error:
            raise AssertionError(seed) from error
        assert as_json(blocks) and as_text(blocks), seed


TEXT = (
    "# Chương trình\n\n1.1. Nhiệm vụ **một**¹ [a](b)\nĐơn vị chủ trì: A\n\n| a | b |\n|---|---|\n"
    "| c | d |\n\n- 2 -\n\n¹ chú thích\n\ta\tb\n\tc\td\n\f3\n"
)


def test_a_damaged_text_is_read_or_told() -> None:
    for seed, random in cases(150):
        encoding = random.choice(("utf-8", "utf-8", "utf-16", "utf-16-le"))
        raw = (TEXT * random.choice((1, 3))).encode(encoding)
        for _ in range(random.choice((0, 1, 3))):
            raw = random.choice((bits, cut))(raw or b"x", random)
        try:
            blocks = from_plain(json.loads(_text(raw, random.choice(("a.md", "a.txt")), None)))
        except CannotRun as error:
            assert error.message.startswith("không đọc được a."), seed
            continue
        except Exception as error:
            raise AssertionError(seed) from error
        assert as_json(blocks) and as_text(blocks), seed
