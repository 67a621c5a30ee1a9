"""Reading a foreign Word file: what it says, and what is no Word file told as what it is."""

from __future__ import annotations

import time
import zipfile
from pathlib import Path

import pytest

from ctr.documents.read.word_text import WordParagraph, read_word
from ctr.errors import CannotRun

NAMES = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def word_file(path: Path, body: str, **parts: str | bytes) -> Path:
    """A small Word file with this body, and other parts by their names."""
    text = f"<w:document {NAMES}><w:body>{body}</w:body></w:document>"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("word/document.xml", parts.pop("document", text))
        for name, content in parts.items():
            package.writestr(f"word/{name}.xml", content)
    return path


def test_paragraphs_come_in_order_with_their_bookmarks(tmp_path: Path) -> None:
    body = (
        '<w:p><w:bookmarkStart w:id="1" w:name="ctr_a"/><w:r><w:t>Một</w:t><w:tab/></w:r></w:p>'
        '<w:bookmarkStart w:id="2" w:name="ctr_b"/><w:p><w:r><w:t>hai</w:t><w:br/></w:r></w:p>'
    )
    assert read_word(word_file(tmp_path / "a.docx", body)) == (
        WordParagraph(text="Một ", marks=("ctr_a",)),
        WordParagraph(text="hai\n", marks=("ctr_b",)),
    )


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "Word kiểu cũ (.doc)"),
        (
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
            + bytes(600)
            + "EncryptedPackage".encode("utf-16-le"),
            "có mật khẩu",
        ),
        (b"{\\rtf1 Chao}", "RTF"),
        (b"%PDF-1.7", "PDF"),
        (b"", "tệp hỏng"),
        (b"PK\x03\x04", "tệp hỏng"),
        (b"chao", "tệp hỏng"),
    ],
)
def test_what_is_no_docx_is_told_as_what_it_is(tmp_path: Path, content: bytes, told: str) -> None:
    file = tmp_path / "a.docx"
    file.write_bytes(content)
    with pytest.raises(CannotRun) as raised:
        read_word(file)
    assert told in raised.value.message
    assert "lưu lại dạng .docx" in (raised.value.hint or "")


def test_a_missing_file_and_a_folder_are_told(tmp_path: Path) -> None:
    for path in (tmp_path / "khong-co.docx", tmp_path):
        with pytest.raises(CannotRun, match="không đọc được"):
            read_word(path)


ENTITIES = '<!DOCTYPE a [<!ENTITY b "c"><!ENTITY d SYSTEM "file:///etc/passwd">]>'


@pytest.mark.parametrize(
    "document",
    [
        f"{ENTITIES}<w:document {NAMES}><w:body><w:p><w:r><w:t>&d;</w:t></w:r></w:p></w:body>"
        "</w:document>",
        f"<w:document {NAMES}><w:body>" + "<w:sdt>" * 5_000,
        f"<w:document {NAMES}><w:body>"
        + "<w:sdt>" * 5_000
        + "</w:sdt>" * 5_000
        + "</w:body></w:document>",
        f"<w:document {NAMES}><w:body>" + "<w:p/>" * 30_000 + "</w:body></w:document>",
        f"<w:document {NAMES}><w:body><w:p><w:r><w:t>{'a' * 3_000_000}</w:t></w:r></w:p></w:body>"
        "</w:document>",
        f"<w:document {NAMES}>" + " " * 17_000_000 + "</w:document>",
        f"<w:document {NAMES}/>",
        "<html/>",
        "",
    ],
    ids=["entities", "cut", "deep", "many", "long", "huge", "bodiless", "foreign", "empty"],
)
def test_a_hostile_document_is_told_at_once(tmp_path: Path, document: str) -> None:
    file = word_file(tmp_path / "a.docx", "", document=document)
    start = time.monotonic()
    with pytest.raises(CannotRun, match="không đọc được"):
        read_word(file)
    assert time.monotonic() - start < 10


def test_a_package_that_unpacks_without_bound_is_told(tmp_path: Path) -> None:
    file = word_file(tmp_path / "a.docx", "<w:p/>", styles=b"0" * 70_000_000)
    with pytest.raises(CannotRun, match="quá lớn"):
        read_word(file)
