"""A whole Word document: its body, notes and text boxes in the order of reading."""

from __future__ import annotations

import io

from docx import Document

from ctr.blocks.model import Paragraph, Table
from tests.blocks.documents import (
    cell,
    level,
    lists,
    only,
    para,
    read,
    run,
    shown,
    table,
    word_file,
)

BOX = f"<w:txbxContent>{para('trong hộp')}</w:txbxContent>"
DRAWING = (
    f"<w:drawing><wp:inline><wps:wsp><wps:txbx>{BOX}</wps:txbx></wps:wsp></wp:inline></w:drawing>"
)
PICT = f"<w:pict><v:shape><v:textbox>{BOX}</v:textbox></v:shape></w:pict>"
BOTH = (
    f'<w:r><mc:AlternateContent><mc:Choice Requires="wps">{DRAWING}</mc:Choice>'
    f"<mc:Fallback>{PICT}</mc:Fallback></mc:AlternateContent></w:r>"
)


def test_paragraphs_have_their_places() -> None:
    blocks = read(word_file(para("a") + para() + para("b") + table([cell("c")]) + para("d")))
    assert [text.text for text in blocks.paragraphs()] == ["a", "b", "c", "d"]
    assert [text.place.words() for text in blocks.paragraphs()] == [
        "đoạn 1", "đoạn 2", "bảng 1, hàng 1, cột 1; đoạn 1", "đoạn 3",
    ]  # fmt: skip


def test_a_text_box_is_read_once_where_it_is_anchored() -> None:
    for content in (BOTH, f"<w:r>{DRAWING}</w:r>", f"<w:r>{PICT}</w:r>"):
        blocks = read(word_file(f"<w:p>{run('a')}{content}</w:p>{para('b')}"))
        assert [text.text for text in blocks.paragraphs()] == ["a", "trong hộp", "b"]
        assert [text.place.words() for text in blocks.paragraphs()][1] == "hộp văn bản 1; đoạn 1"
        assert [(notice.kind, notice.text) for notice in blocks.notices] == [
            ("textbox", "trong hộp")
        ]


def test_footnotes_stand_apart_and_are_marked_where_they_are_referred_to() -> None:
    def reference(key: int) -> str:
        return f'<w:r><w:footnoteReference w:id="{key}"/></w:r>'

    def note(key: int, text: str, kind: str = "normal") -> str:
        inner = f"<w:p><w:r><w:footnoteRef/></w:r>{run(text)}</w:p>"
        return f'<w:footnote w:id="{key}" w:type="{kind}">{inner}</w:footnote>'

    notes = note(0, "", "separator") + note(5, " hai") + note(4, " một") + note(9, "lẻ")
    body = f"<w:p>{run('“4 xin”')}{reference(4)}{run('.')}</w:p><w:p>{run('b')}{reference(5)}</w:p>"
    blocks = read(word_file(body, footnotes=notes))
    assert [text.text for text in blocks.paragraphs()] == ["“4 xin”.", "b", "một", "hai"]
    first = only(word_file(body, footnotes=notes))
    assert [(mark.kind, mark.name, mark.start, mark.end) for mark in first.marks] == [
        ("footnote", "1", 7, 7)
    ]
    assert [note.name for note in blocks.notes] == ["1", "2"]
    assert next(iter(blocks.notes[0].blocks)).place.words() == "chú thích 1; đoạn 1"
    assert [(notice.kind, notice.text) for notice in blocks.notices] == [("hidden", "lẻ")]


def test_endnotes_too() -> None:
    body = f'<w:p>{run("a")}<w:r><w:endnoteReference w:id="2"/></w:r></w:p>'
    blocks = read(word_file(body, endnotes=f'<w:endnote w:id="2">{para("cuối")}</w:endnote>'))
    assert [(note.name, note.endnote) for note in blocks.notes] == [("i", True)]
    assert only(word_file(body)).named("endnote") == ("i",)


def test_headers_footers_and_comments_are_told_apart_from_the_text() -> None:
    raw = word_file(
        para("a"),
        header1=para("Mật"),
        footer1=para("Trang"),
        comments=f'<w:comment w:id="1">{para("xem lại")}</w:comment>',
    )
    assert shown(raw) == ["a"]
    assert [(notice.kind, notice.text) for notice in read(raw).notices] == [
        ("header", "Mật"), ("footer", "Trang"), ("comment", "xem lại"),
    ]  # fmt: skip


def control(tag: str, content: str) -> str:
    return (
        f'<w:sdt><w:sdtPr><w:tag w:val="{tag}"/></w:sdtPr><w:sdtContent>{content}</w:sdtContent>'
        "</w:sdt>"
    )


def test_content_controls_around_blocks_mark_each_of_them() -> None:
    body = control("ngoai", para("a") + control("trong", para("b") + table([cell("c")]))) + para(
        "d"
    )
    blocks = read(word_file(body))
    assert [(text.text, text.tags) for text in blocks.paragraphs()] == [
        ("a", ("ngoai",)), ("b", ("ngoai", "trong")), ("c", ("ngoai", "trong")), ("d", ()),
    ]  # fmt: skip
    assert next(blocks.tables()).tags == ("ngoai", "trong")


def test_bookmarks_between_paragraphs_mark_what_they_go_over() -> None:
    body = (
        f'{para("a")}<w:bookmarkStart w:id="1" w:name="y_kien"/>{para("b")}{para("c")}'
        f'<w:bookmarkEnd w:id="1"/>{para("d")}'
    )
    blocks = read(word_file(body))
    assert [text.text for text in blocks.paragraphs() if text.named("bookmark")] == ["b", "c"]


DELETED_END = '<w:rPr><w:del w:id="1"/></w:rPr>'


def test_a_paragraph_whose_end_was_deleted_goes_on_with_the_next() -> None:
    body = para("một ", DELETED_END) + para("hai", '<w:jc w:val="center"/>') + para("ba")
    assert shown(word_file(body)) == ["một hai", "ba"]
    assert only(word_file(body)).centred


def test_a_deleted_numbered_paragraph_is_not_counted() -> None:
    gone = (
        '<w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'
        + DELETED_END
        + '</w:pPr><w:del w:id="2"><w:r><w:delText>x</w:delText></w:r></w:del></w:p>'
    )
    numbering = lists({1: level(0, "decimal", "%1.")}, {1: (1, "")})
    body = para("a", list_=(1, 0)) + gone + para("b", list_=(1, 0))
    assert shown(word_file(body, numbering=numbering)) == ["1. a", "2. b"]


def test_the_end_of_a_container_ends_a_paragraph_whose_end_was_deleted() -> None:
    body = para("a", DELETED_END) + table([cell(para("b", DELETED_END))]) + para("c", DELETED_END)
    assert shown(word_file(body)) == ["a", "b", "c"]


def test_other_documents_inside_are_told() -> None:
    notices = read(word_file(para("a") + '<w:altChunk r:id="x"/>')).notices
    assert [notice.kind for notice in notices] == ["part"]


def test_pictures_are_counted() -> None:
    picture = (
        "<w:r><w:drawing><wp:inline><a:graphic><pic:pic/></a:graphic></wp:inline></w:drawing></w:r>"
    )
    notices = read(word_file(f"<w:p>{picture}{run('có cả chữ ở đây')}</w:p>")).notices
    assert [notice.kind for notice in notices] == ["picture"]


def test_headings_and_centred_paragraphs() -> None:
    styles = (
        '<w:style w:type="paragraph" w:default="1" w:styleId="N"><w:name w:val="Normal"/></w:style>'
        '<w:style w:type="paragraph" w:styleId="D1"><w:name w:val="heading 1"/>'
        '<w:basedOn w:val="N"/><w:pPr><w:jc w:val="center"/></w:pPr><w:rPr><w:b/></w:rPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="D2"><w:name w:val="de muc"/>'
        '<w:basedOn w:val="D1"/><w:pPr><w:outlineLvl w:val="1"/></w:pPr></w:style>'
    )
    body = "".join(
        para(key, f'<w:pStyle w:val="{key}"/>{more}')
        for key, more in (("D1", ""), ("D2", ""), ("D2", '<w:jc w:val="left"/>'), ("N", ""))
    )
    found = read(word_file(body, styles=styles)).blocks
    assert [
        (block.heading, block.centred, block.bold)
        for block in found
        if isinstance(block, Paragraph)
    ] == [(1, True, True), (2, True, True), (2, False, True), (None, False, False)]


def test_the_first_blocks_can_be_read_alone() -> None:
    from ctr.blocks.read import blocks_of

    raw = word_file("".join(para(f"đoạn {number}") for number in range(100)))
    assert len(blocks_of(raw, "a.docx", first=7).blocks) == 7


def test_a_document_of_python_docx_is_read() -> None:
    document = Document()
    document.add_heading("Đề mục", 1)
    document.add_paragraph("Một đoạn")
    document.add_table(2, 2).cell(1, 1).text = "ô"
    saved = io.BytesIO()
    document.save(saved)
    blocks = read(saved.getvalue())
    assert [type(block) for block in blocks.blocks] == [Paragraph, Paragraph, Table]
    assert only(saved.getvalue()).heading == 1


def test_a_document_saved_as_strict_open_xml_is_read() -> None:
    usual = b"http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    from tests.fuzz.damage import packed, parts

    content = parts(word_file(para("a")))
    content["word/document.xml"] = content["word/document.xml"].replace(
        usual, b"http://purl.oclc.org/ooxml/wordprocessingml/main"
    )
    assert shown(packed(content)) == ["a"]
