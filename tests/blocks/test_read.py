"""What cannot be read is told in plain words, with what to do, and nothing else happens."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest

from ctr.blocks.model import Blocks
from ctr.blocks.read import blocks_of, read_blocks
from ctr.errors import CannotRun
from tests.blocks.documents import para, run, word_file
from tests.blocks.old_fonts import tcvn3, vni
from tests.fuzz.damage import packed, parts

TEXT = (
    "Căn cứ Luật Tổ chức chính quyền địa phương; Ủy ban nhân dân phường ban hành Chương trình "
    "hành động thực hiện Nghị quyết của Đảng ủy phường về phát triển kinh tế - xã hội."
)
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 600


def refusal(raw: bytes, name: str = "a.docx") -> str:
    with pytest.raises(CannotRun) as caught:
        blocks_of(raw, name)
    assert caught.value.message.startswith(f"không đọc được {name}: ")
    assert caught.value.hint
    return f"{caught.value.message}\n{caught.value.hint}"


def with_part(name: str, content: bytes | str) -> bytes:
    raw = content if isinstance(content, bytes) else content.encode()
    return packed(parts(word_file(para(TEXT))) | {name: raw})


@pytest.mark.parametrize(
    ("raw", "said"),
    [
        (b"", "tệp rỗng"),
        (b"%PDF-1.7 ...", "PDF"),
        (OLE + "WordDocument".encode("utf-16-le"), "kiểu cũ (.doc)"),
        (OLE + "EncryptedPackage".encode("utf-16-le"), "mật khẩu"),
        (OLE, "không phải tệp Word"),
        (b"{\\rtf1 abc}", "RTF"),
        (b"<html><body>a</body></html>", "trang web"),
        (b"\xff\xd8\xff\xe0 JFIF", "ảnh"),
        (b"abc", "tệp hỏng, hoặc không phải tệp Word"),
        (b"PK\x03\x04 abc", "tệp hỏng"),
        (packed({"a.txt": b"a"}), "không phải tệp Word"),
        (packed({"[Content_Types].xml": b"<Types/>"}), "không phải tệp Word"),
        (word_file(para())[:-30], "tệp hỏng"),
    ],
)
def test_files_of_another_kind(raw: bytes, said: str) -> None:
    assert said in refusal(raw)


def test_a_file_that_we_know_nothing_of() -> None:
    assert ".docx, .txt và .md" in refusal(b"abc", "a.xyz")


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(CannotRun, match="không có tệp"):
        read_blocks(tmp_path / "a.docx")
    with pytest.raises(CannotRun, match="thư mục"):
        read_blocks(tmp_path)


def test_a_file_that_is_too_large(tmp_path: Path) -> None:
    (tmp_path / "a.docx").write_bytes(bytes(20_000_001))
    with pytest.raises(CannotRun, match="lớn hơn 20 MB"):
        read_blocks(tmp_path / "a.docx")


PICTURE = "<w:p><w:r><w:drawing><wp:inline><pic:pic/></wp:inline></w:drawing></w:r></w:p>"


def test_a_scan_without_text() -> None:
    assert "bản chụp (scan)" in refusal(word_file(PICTURE * 3))
    assert "bản chụp (scan)" in refusal(word_file(PICTURE * 3 + para("Trang 1")))
    assert "không có chữ nào" in refusal(word_file(para()))


def test_old_encodings_are_told_by_how_they_are_spelt() -> None:
    assert "TCVN3" in refusal(word_file(para(tcvn3(TEXT))))
    assert "VNI" in refusal(word_file(para(vni(TEXT))))
    assert "UniKey" in refusal(word_file(para(TEXT) + para(vni(TEXT))))
    assert "TCVN3" in refusal(tcvn3(TEXT).encode("latin-1"), "a.txt")
    assert "VNI" in refusal(vni(TEXT).encode("latin-1"), "a.txt")
    assert "TCVN3" in refusal(tcvn3(TEXT).encode(), "a.txt")


def test_a_short_text_in_an_old_font_too() -> None:
    font = '<w:rFonts w:ascii=".VnTime" w:hAnsi=".VnTime"/>'
    assert "TCVN3" in refusal(word_file(f"<w:p>{run(tcvn3('Nhiệm vụ'), font)}</w:p>"))
    sound = f"<w:p>{run(TEXT, font)}</w:p>"
    assert list(blocks_of(word_file(sound), "a.docx").words())


def test_a_document_type_is_refused_and_nothing_fetched(tmp_path: Path) -> None:
    (tmp_path / "secret").write_text("bí mật")
    entity = (
        f'<!DOCTYPE a [<!ENTITY x SYSTEM "file://{tmp_path}/secret">]>'
        '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
        "<w:body><w:p><w:r><w:t>&x;</w:t></w:r></w:p></w:body></w:document>"
    )
    for content in (
        entity.encode(),
        entity.encode("utf-16"),
        (f"<!--{'x' * 9_000}-->" + entity).encode(),
    ):
        said = refusal(with_part("word/document.xml", content))
        assert "thực thể XML" in said
        assert "bí mật" not in said


def test_an_entity_bomb_is_refused_at_once() -> None:
    lines = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
    bomb = f'<!DOCTYPE a [<!ENTITY l0 "ha">{lines}]><a>&l9;</a>'
    assert "thực thể XML" in refusal(with_part("word/document.xml", bomb))


def test_a_zip_bomb_is_refused_before_it_is_unpacked() -> None:
    built = io.BytesIO()
    with zipfile.ZipFile(built, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("word/document.xml", bytes(65_000_000))
    assert "giải nén ra 65 MB" in refusal(built.getvalue())


@pytest.mark.parametrize("kind", ["subDocument", "aFChunk", "oleObject", "frame"])
def test_content_from_elsewhere_is_refused(kind: str) -> None:
    link = (
        '<Relationship Id="x" TargetMode="External" Target="http://example.org/a" '
        f'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/{kind}"/>'
    )
    assert "từ nơi khác" in refusal(word_file(para(TEXT), rels=link))


@pytest.mark.parametrize("kind", ["hyperlink", "attachedTemplate", "image"])
def test_links_that_hold_no_words_are_let_be(kind: str) -> None:
    link = (
        '<Relationship Id="x" TargetMode="External" Target="http://127.0.0.1:9/a" '
        f'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/{kind}"/>'
    )
    assert isinstance(blocks_of(word_file(para(TEXT), rels=link), "a.docx"), Blocks)


def test_a_table_beyond_measure_is_refused() -> None:
    cell = '<w:tc><w:tcPr><w:gridSpan w:val="400"/></w:tcPr><w:p/></w:tc>'
    assert "quá nhiều cột" in refusal(word_file(f"<w:tbl><w:tr>{cell * 2}</w:tr></w:tbl>"))
    row = f"<w:tr>{cell}</w:tr>"
    assert "quá lớn" in refusal(word_file(f"<w:tbl>{row * 2_600}</w:tbl>"))


def test_what_is_nested_too_deeply_is_told() -> None:
    deep = "<w:tbl><w:tr><w:tc>" * 300 + para("x") + "</w:tc></w:tr></w:tbl>" * 300
    assert "tệp hỏng" in refusal(word_file(deep))


def test_numbers_of_the_file_that_are_none() -> None:
    odd = (
        '<w:tbl><w:tr><w:trPr><w:gridBefore w:val="-5"/></w:trPr><w:tc><w:tcPr>'
        f'<w:gridSpan w:val="x"/></w:tcPr>{para("a")}</w:tc></w:tr></w:tbl>'
        '<w:p><w:pPr><w:outlineLvl w:val="99999999999999999999"/><w:numPr>'
        '<w:ilvl w:val="-1"/><w:numId w:val="1"/></w:numPr></w:pPr>' + run("b") + "</w:p>"
    )
    assert [text.text for text in blocks_of(word_file(odd), "a.docx").paragraphs()] == ["a", "b"]


def test_a_text_beyond_measure_is_refused_at_once() -> None:
    assert "hơn 100000 dòng" in refusal(b"a\n" * 100_001, "a.txt")
    wide = "|" + "a|" * 1_000 + "\n" + "|a|b|\n" * 400
    assert "dòng 1 quá lớn" in refusal(wide.encode(), "a.md")


def test_a_document_beyond_measure_is_refused_at_once() -> None:
    assert "tệp quá dài" in refusal(word_file("<w:p/>" * 4_000_000))
