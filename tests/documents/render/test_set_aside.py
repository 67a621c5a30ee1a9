"""What a row set aside becomes is what the tree of objects would have made of it."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import docx
import pytest
from docx.oxml.ns import qn

from ctr.documents.find_template import Template
from ctr.documents.render.set_aside import RowsAside
from ctr.documents.render.word import render_word
from tests.documents.word_files import part

LONG = "Ra quân tổng vệ sinh các tổ dân phố " * 40
TEXTS = ("", "A & B <c> “d” 'e' \"f\"", "Văn hóa-Xã hội", "97,5 %", LONG, "hai\ndòng")


def cell(text: str, style: str = "Ô", width: int = 900) -> str:
    return (
        f'<w:tc><w:tcPr><w:tcW w:type="dxa" w:w="{width}"/></w:tcPr>\n<w:p><w:pPr>'
        f'<w:pStyle w:val="{style}"/></w:pPr><w:r><w:t xml:space="preserve">{text}</w:t></w:r>'
        "</w:p></w:tc>"
    )


def row(*texts: str, style: str = "Ô") -> str:
    return f"<w:tr>{''.join(cell(text, style) for text in texts)}</w:tr>"


def test_rows_that_follow_each_other_stand_as_one_in_the_tree() -> None:
    aside = RowsAside(())
    rows = [row(f"{number}", "b") for number in range(3)]
    text = aside.without(["<w:tbl>", *rows, "</w:tbl>", rows[0], row("a")])
    stand_ins = [
        f'<w:tr ctr="{number}">{"<w:tc/>" * cells}</w:tr>'
        for number, cells in ((0, 2), (1, 2), (2, 1))
    ]
    assert text == f"<w:tbl>{stand_ins[0]}</w:tbl>{stand_ins[1]}{stand_ins[2]}"
    written = "".join(["<w:tbl>", *rows, "</w:tbl>", rows[0], row("a")]).replace("\n", "")
    assert aside.put_back(text.encode()).decode() == written


def test_only_the_short_rows_of_a_table_with_borders_stay_on_a_page() -> None:
    aside = RowsAside(())
    text = aside.without([row("a"), row(LONG)])
    kept = "<w:trPr><w:cantSplit/></w:trPr>"
    assert kept not in aside.put_back(text.encode()).decode()
    bordered = aside.put_back(text.replace('ctr="0">', f'ctr="0">{kept}').encode()).decode()
    short, long = bordered.split("</w:tr>")[:2]
    assert kept in short
    assert kept not in long


@pytest.mark.parametrize(
    "held",
    [
        row("<w:br/>"),
        row("a\tb"),
        row("a\nb"),
        row("&nbsp;"),
        row("a", style="Kẻ"),
        "<w:tr><w:tc></w:tr>",
        "</w:tr>",
        row("a").replace("<w:r>", '<w:r><w:rPr><w:rStyle w:val="Dấu"/></w:rPr>'),
        row("a").replace("</w:tcPr>", '<w:gridSpan w:val="2"/></w:tcPr>'),
    ],
)
def test_what_is_more_than_texts_stays_in_the_tree(held: str) -> None:
    assert RowsAside(["Kẻ"]).without(["x", held, "y"]) == f"x{held}y"


def test_the_document_is_the_one_that_the_tree_makes(tmp_path: Path) -> None:
    """A paragraph that asks for a note keeps every row in the tree."""
    document = docx.Document()
    for name in ("Ô bảng", "Chú thích"):
        document.styles.add_style(name, 1)
    table = document.add_table(rows=3, cols=3, style="Table Grid")
    for place, text in ((0, "{%tr for text in view %}"), (2, "{%tr endfor %}")):
        table.rows[place].cells[0].text = text
    for column in table.rows[1].cells:
        column.paragraphs[0].style = "Ô bảng"
        column.paragraphs[0].add_run("{{ text }}")
    paths = []
    for name, style in (("rows.docx", "Ô bảng"), ("tree.docx", "Chú thích")):
        document.add_paragraph("¹Không có chỗ nào", style=style)
        document.save(str(tmp_path / name))
        template = Template(path=tmp_path / name, folders=[tmp_path])
        paths.append(tmp_path / f"made-{name}")
        paths[-1].write_bytes(render_word(template, "view", TEXTS, date(2026, 12, 1)))
    of_rows, of_tree = (list(part(path, "word/document.xml").iter(qn("w:tr"))) for path in paths)
    assert len(of_rows) == len(TEXTS)
    for one, other in zip(of_rows, of_tree, strict=True):
        assert one.xml == other.xml
