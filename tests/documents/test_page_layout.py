"""Word files have the decree's measures, made with Word's own features."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from docx.enum.section import WD_ORIENT
from docx.oxml.ns import qn

from ctr.documents.page_layout import FONT, PAGE, STYLES, WIDE_PAGE
from tests.conftest import EXAMPLE, Ctr
from tests.documents.read_back import texts, word

NBSP = "\u00a0"


def mm(length: Any) -> float:
    return round(float(length.mm), 1)


def test_word_has_the_decree_s_measures(ctr: Ctr, tmp_path: Path) -> None:
    made = word(ctr, tmp_path / "a.docx", "report", "2026", "--plan", EXAMPLE)
    for style, measure in STYLES.items():
        found = made.styles[style]
        assert (found.font.name, found.font.size.pt) == (FONT, measure.size), style
        assert bool(found.font.bold) is measure.bold
        assert bool(found.font.italic) is measure.italic
    assert 12 <= STYLES["Quốc hiệu"].size <= 13
    assert 13 <= STYLES["Nội dung"].size <= 14
    assert 10 <= STYLES["Nội dung"].first_line <= 12.7
    assert STYLES["Nội dung"].before >= 6
    assert 1 <= STYLES["Nội dung"].line <= 1.5
    pages = [PAGE, WIDE_PAGE, WIDE_PAGE, WIDE_PAGE]
    for section, page in zip(made.sections, pages, strict=True):
        assert (mm(section.page_width), mm(section.page_height)) == (page.width, page.height)
        assert (mm(section.left_margin), mm(section.right_margin)) == (page.left, page.right)
        assert (mm(section.top_margin), mm(section.bottom_margin)) == (page.top, page.bottom)
        assert 20 <= page.top <= 25
        assert 30 <= page.left <= 35
        assert 15 <= page.right <= 20
        assert section.different_first_page_header_footer
        assert not section.first_page_header.paragraphs[0].text
        field = section.header.paragraphs[0]
        assert field.style.name == "Số trang"
        assert "PAGE" in field._p.xml
        assert section._sectPr.find(qn("w:pgNumType")).get(qn("w:start")) == "1"
    assert made.sections[1].orientation == WD_ORIENT.LANDSCAPE


def test_word_is_made_of_word_s_own_features(ctr: Ctr, tmp_path: Path) -> None:
    made = word(ctr, tmp_path / "a.docx", "report", "2026", "--plan", EXAMPLE)
    assert "{{" not in "".join(texts(made))
    assert "{%" not in "".join(texts(made))
    empty = [
        one for one in made.paragraphs if not one.text.strip() and one.style.name != "Đường kẻ"
    ]
    assert [one.style.name for one in empty if one._p.find(".//" + qn("w:sectPr")) is None] == []
    bordered = [table for table in made.tables if table.style.name == "Table Grid"]
    assert len(bordered) == 3
    for table in bordered:
        assert table.rows[0]._tr.find(".//" + qn("w:tblHeader")) is not None
        assert table.rows[0]._tr.find(".//" + qn("w:cantSplit")) is not None
    signature = made.tables[1]
    assert signature.rows[0]._tr.find(".//" + qn("w:cantSplit")) is not None
    assert "Nơi nhận:" in signature.rows[0].cells[0].text
    assert "CHỦ TỊCH" in signature.rows[0].cells[1].text
    numbers = [row.cells[0].text for row in bordered[0].rows[1:]]
    assert numbers == ["1.1", "1.2", "1.3", "2.1", "2.2", "2.3", "3.1", "3.2", "3.3", "3.4"]


def test_lines_do_not_break_within_a_day(ctr: Ctr, tmp_path: Path) -> None:
    made = word(ctr, tmp_path / "a.docx", "report", "2026", "--as-of", "2026-11-05")
    assert f"ngày{5 * NBSP}tháng{NBSP}11 năm{NBSP}2026" in made.element.xml
