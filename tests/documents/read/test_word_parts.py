"""What counts as text in a Word file, whatever program wrote it."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from ctr.documents.read.word_text import WordParagraph, WordTable, read_word
from tests.documents.read.test_word_text import NAMES, word_file


def read_one(tmp_path: Path, paragraph: str) -> WordParagraph:
    (block,) = read_word(word_file(tmp_path / "a.docx", paragraph))
    assert isinstance(block, WordParagraph)
    return block


def runs(*texts: str) -> str:
    return "".join(f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r>' for text in texts)


@pytest.mark.parametrize(
    "inner",
    [
        runs("Một", " hai"),
        f"<w:hyperlink>{runs('Một')}</w:hyperlink>{runs(' hai')}",
        f"<w:sdt><w:sdtPr/><w:sdtContent>{runs('Một')}</w:sdtContent></w:sdt>{runs(' hai')}",
        f"<w:smartTag>{runs('Một')}</w:smartTag>{runs(' hai')}",
        f"<w:ins>{runs('Một')}</w:ins><w:del><w:r><w:delText>ba</w:delText></w:r></w:del>"
        f"{runs(' hai')}",
        f"<w:moveFrom>{runs('x')}</w:moveFrom><w:moveTo>{runs('Một')}</w:moveTo>{runs(' hai')}",
        f"{runs('Một')}<w:r><w:commentReference w:id='1'/></w:r>{runs(' hai')}",
        f"{runs('Một')}<w:r><w:fldChar w:fldCharType='begin'/><w:instrText>PAGE</w:instrText>"
        f"<w:fldChar w:fldCharType='end'/></w:r>{runs(' hai')}",
        f"<w:fldSimple w:instr='DATE'>{runs('Một')}</w:fldSimple>{runs(' hai')}",
        f"<w:r><w:t>Một</w:t><w:br w:type='page'/></w:r>{runs(' hai')}",
        f"<w:r><w:rPr><w:vanish w:val='0'/></w:rPr><w:t>Một</w:t></w:r>{runs(' hai')}",
    ],
)
def test_the_text_of_a_paragraph_is_what_a_reader_sees(tmp_path: Path, inner: str) -> None:
    assert read_one(tmp_path, f"<w:p>{inner}</w:p>").text == "Một hai"


@pytest.mark.parametrize(
    ("inner", "lost"),
    [
        ("<w:r><w:drawing/></w:r>", "picture"),
        ("<w:r><w:pict><w:txbxContent/></w:pict></w:r>", "textbox"),
        ("<w:r><w:endnoteReference/></w:r>", "note"),
        ("<w:r><w:sym w:char='F0FC'/></w:r>", "symbol"),
        (
            '<m:oMath xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"/>',
            "formula",
        ),
    ],
)
def test_what_is_no_text_is_named(tmp_path: Path, inner: str, lost: str) -> None:
    assert read_one(tmp_path, f"<w:p>{runs('a')}{inner}</w:p>").lost == {lost}


def test_the_strict_kind_is_read_too(tmp_path: Path) -> None:
    strict = 'xmlns:w="http://purl.oclc.org/ooxml/wordprocessingml/main"'
    text = f"<w:document {strict}><w:body><w:p>{runs('Một')}</w:p></w:body></w:document>"
    (block,) = read_word(word_file(tmp_path / "a.docx", "", document=text))
    assert block == WordParagraph(text="Một")


def test_the_main_part_is_the_one_that_the_package_names(tmp_path: Path) -> None:
    file = word_file(tmp_path / "a.docx", f"<w:p>{runs('cũ')}</w:p>")
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"
    text = f"<w:document {NAMES}><w:body><w:p>{runs('mới')}</w:p></w:body></w:document>"
    with zipfile.ZipFile(file, "a") as package:
        package.writestr("word/document2.xml", text)
        package.writestr(
            "_rels/.rels",
            f'<Relationships><Relationship Type="{kind}" Target="/word/document2.xml"/>'
            "</Relationships>",
        )
    assert read_word(file) == (WordParagraph(text="mới"),)


def test_a_table_comes_with_the_lines_of_its_cells_without_deleted_rows(tmp_path: Path) -> None:
    def row(*cells: str, properties: str = "") -> str:
        inner = "".join(f"<w:tc><w:p>{runs(cell)}</w:p><w:p/></w:tc>" for cell in cells)
        return f"<w:tr>{properties}{inner}</w:tr>"

    gone = row("x", "y", properties="<w:trPr><w:del/></w:trPr>")
    body = f"<w:sdt><w:sdtContent><w:tbl>{row('Chọn', 'Lời')}{gone}{row('☒', 'a')}</w:tbl>"
    assert read_word(word_file(tmp_path / "a.docx", f"{body}</w:sdtContent></w:sdt>")) == (
        WordTable(rows=(("Chọn", "Lời"), ("☒", "a"))),
    )


def test_a_deleted_paragraph_leaves_neither_words_nor_bookmark(tmp_path: Path) -> None:
    gone = (
        "<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr><w:bookmarkStart w:name='ctr_a'/>"
        "<w:del><w:r><w:delText>Một</w:delText></w:r></w:del></w:p>"
    )
    (block,) = read_word(word_file(tmp_path / "a.docx", f"{gone}<w:p>{runs('Hai')}</w:p>"))
    assert block == WordParagraph(text="Hai", deleted=2)
