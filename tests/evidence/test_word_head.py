"""The number and the day at the head of a Word file, in the layouts that offices use."""

from __future__ import annotations

import io
import zipfile
from datetime import date
from random import Random

import pytest

from ctr.evidence.word_head import WordHead, head_of, is_word, word_heads
from tests.evidence.letters import letter

MAY = date(2026, 5, 15)


def only(content: bytes) -> WordHead:
    (head,) = word_heads([content])
    assert head is not None
    return head


@pytest.mark.parametrize("table", [True, False])
@pytest.mark.parametrize("number", ["45/QĐ-UBND", "45 /QĐ-UBND", "  45/QĐ - UBND  "])
def test_number_day_and_kind(number: str, table: bool) -> None:
    head = only(letter(number, table=table))
    assert (head.number, head.day) == ("45/QĐ-UBND", MAY)
    assert head.text == "Quyết định số 45/QĐ-UBND ngày 15/5/2026"


def test_a_letter_has_no_kind_in_its_symbol() -> None:
    head = only(letter("215/UBND-VP", title="V/v đôn đốc báo cáo"))
    assert head.text == "Công văn số 215/UBND-VP ngày 15/5/2026"


def test_a_document_of_the_party() -> None:
    head = only(letter("05-NQ/ĐU", title="NGHỊ QUYẾT"))
    assert head.text == "Nghị quyết số 05-NQ/ĐU ngày 15/5/2026"


def test_a_draft_bears_neither() -> None:
    head = only(letter("        /QĐ-UBND", None))
    assert (head.number, head.day, head.text) == (None, None, None)
    assert head.kind is not None


@pytest.mark.parametrize(
    "line",
    [
        "(Kèm theo Quyết định số 4/QĐ-UBND ngày 15 tháng 5 năm 2026)",
        "của Ủy ban nhân dân phường ngày 15 tháng 5 năm 2026",
        "Căn cứ biên bản ngày 15 tháng 5 năm 2026",
        "Phường Mẫu, ngày 31 tháng 4 năm 2026",
        "Số liệu đến ngày 15 tháng 5 năm 2026",
    ],
)
def test_a_day_that_is_not_the_document_s_own(line: str) -> None:
    assert head_of([line]).day is None


def test_the_day_of_a_place_with_a_number() -> None:
    assert head_of(["Quận 1, ngày 05 tháng 01 năm 2026"]).day == date(2026, 1, 5)
    assert head_of(["Phường Mẫu, ngày 15/5/2026"]).day == MAY


def test_only_the_head_is_read() -> None:
    lines = ["Một câu."] * 80 + ["Số: 45/QĐ-UBND"]
    assert head_of(lines[80:]).number == "45/QĐ-UBND"
    from docx import Document

    document = Document()
    for line in lines:
        document.add_paragraph(line)
    saved = io.BytesIO()
    document.save(saved)
    assert only(saved.getvalue()).number is None


def test_one_that_cannot_be_read_hides_no_other() -> None:
    sound = letter()
    bomb = io.BytesIO()
    with zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("word/document.xml", b"0" * 80_000_000)
    entities = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(sound)) as source,
        zipfile.ZipFile(entities, "w") as target,
    ):
        for name in source.namelist():
            part = source.read(name)
            if name == "word/document.xml":
                part = part.replace(b"<w:document", b'<!DOCTYPE x [<!ENTITY a "b">]><w:document', 1)
            target.writestr(name, part)
    heads = word_heads([b"", sound, b"PK\x03\x04 no", bomb.getvalue(), entities.getvalue(), sound])
    assert [head is not None for head in heads] == [False, True, False, False, False, True]


def test_a_damaged_file_says_something_or_nothing_and_ends_nothing() -> None:
    random, whole = Random(1), letter()
    damaged = []
    for _ in range(300):
        content = bytearray(whole)
        for _ in range(random.choice([1, 1, 20])):
            content[random.randrange(len(content))] ^= 1 << random.randrange(8)
        damaged.append(
            bytes(content[: random.choice([len(content), random.randrange(len(content))])])
        )
    assert len(word_heads(damaged)) == 300


def test_which_files_have_a_head() -> None:
    assert is_word("a.DOCX")
    assert not is_word("a.pdf")
