"""What a file is, whatever it is called."""

from __future__ import annotations

import pytest

from ctr.intake.kinds import ARCHIVE, NO_FORM, ODS, OLD_EXCEL, TNEF, kind_of
from tests.fuzz.damage import packed
from tests.intake.mails import mail

OLE = bytes.fromhex("d0cf11e0a1b11ae1") + bytes(100)
SHEET = {"xl/workbook.xml": b"x", "[Content_Types].xml": b"x"}


@pytest.mark.parametrize(
    ("raw", "name", "kind"),
    [
        (packed(SHEET), "bieu.pdf", "workbook"),
        (packed({"a.xlsx": b"x"}), "bieu.xlsx", "zip"),
        (packed({}), "rong.zip", "zip"),
        (packed({"[Content_Types].xml": b"x", "word/document.xml": b"x"}), "a.docx", "other"),
        (b"PK\x03\x04 torn", "a.xlsx", "broken"),
        (bytes(mail()), "thu", "mail"),
        (b"\r\n\xef\xbb\xbf" + bytes(mail()), "thu.txt", "other"),
        (b"\xef\xbb\xbf" + bytes(mail()), "thu.txt", "mail"),
        (b"From a Fri Nov 20\n" + bytes(mail()), "Inbox", "mbox"),
        (b"From Ha Noi: nothing\n", "thu.txt", "other"),
        (b"Chu: mot dong\nKhac: hai\n\n", "ghi-chu.txt", "other"),
        (b"x", "thu.eml", "broken"),
        (b"", "a.txt", "broken"),
    ],
)
def test_the_kind_of_a_file(raw: bytes, name: str, kind: str) -> None:
    assert kind_of(raw, name)[0] == kind


@pytest.mark.parametrize(
    ("name", "stamp", "kind"),
    [
        ("word/document.xml", b"'ctr_1_0123456789abcdef_2026'", "words"),
        ("word/document2.xml", b'"ctr_12_0123456789abcdef_2026_Q3"', "words"),
        ("word/document.xml", b"ctr_1_0123456789abcdef_2026", "other"),
        ("word/document.xml", b'"ctr_d_causes_0123456789ab"', "other"),
        ("word/header1.xml", b'"ctr_1_0123456789abcdef_2026"', "other"),
    ],
)
@pytest.mark.parametrize("before", [0, 999_990, 1_000_000])
def test_the_office_s_words_are_told_by_their_stamp(
    name: str, stamp: bytes, kind: str, before: int
) -> None:
    raw = packed({"[Content_Types].xml": b"x", name: b" " * before + stamp})
    assert kind_of(raw, "x.dat")[0] == kind


@pytest.mark.parametrize(
    ("raw", "name", "told"),
    [
        (OLE, "bieu.xls", OLD_EXCEL),
        (OLE, "cong-van.doc", NO_FORM),
        (b"Rar!\x1a\x07\x00", "bieu.rar", ARCHIVE),
        (b"\x78\x9f\x3e\x22\x00", "winmail.dat", TNEF),
        (packed({"mimetype": b"application/vnd.oasis.opendocument.spreadsheet"}), "a.ods", ODS),
        (packed({"mimetype": b"application/epub+zip"}), "a.epub", NO_FORM),
    ],
)
def test_what_cannot_be_opened_says_what_to_do(
    raw: bytes, name: str, told: tuple[str, str]
) -> None:
    assert kind_of(raw, name)[1] == told
