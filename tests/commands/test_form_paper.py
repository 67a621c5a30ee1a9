"""The form on paper: large enough to read, nothing cut off, and what is to be filled in is seen."""

from __future__ import annotations

import textwrap
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from tests.conftest import FORM_UNIT, Ctr

ROOT = Path(__file__).parents[2]
SHEETS = ("Hướng dẫn", "Nhiệm vụ", "Chỉ tiêu", "Chung")
A4_LANDSCAPE = 297 / 25.4
LEAST = 9
TINT = "FFFFF4CC"


def made(ctr: Ctr, folder: Path, period: str, plan: Path) -> list[Path]:
    ran = ctr("form", period, "--all", "-o", folder, "--plan", plan)
    assert ran.code == 0, ran.err
    return sorted(folder.iterdir())


def widths(page: Any) -> list[float]:
    """The widths of the visible columns, in digits, as the file has them."""
    return [
        one.width
        for one in page.column_dimensions.values()
        if one.width and not one.hidden
        for _ in range(one.min, one.max + 1)
    ]


def scale(page: Any) -> float:
    """How much a page is reduced to be one page wide; never enlarged."""
    assert page.sheet_properties.pageSetUpPr.fitToPage
    inches = sum(int(width * 7) for width in widths(page)) / 96
    room = A4_LANDSCAPE - page.page_margins.left - page.page_margins.right
    return float(min(1, room / inches))


def least_printed(page: Any) -> float:
    sizes = [
        cell.font.size
        for row in page.iter_rows(min_col=1 if page.title == "Hướng dẫn" else 2)
        for cell in row
        if cell.value is not None
    ]
    return float(min(sizes) * scale(page))


@pytest.mark.parametrize("period", ["2026", "2026-Q2"])
def test_every_form_of_our_plan_prints_at_nine_points_or_more(
    ctr: Ctr, tmp_path: Path, period: str
) -> None:
    paths = made(ctr, tmp_path, period, ROOT / "plan")
    assert len(paths) == 9
    for path in paths:
        book = openpyxl.load_workbook(path)
        for name in SHEETS:
            page = book[name]
            assert page.page_setup.orientation == "landscape"
            assert str(page.page_setup.paperSize) == "9"
            assert least_printed(page) >= LEAST, (path.name, name)


def test_a_form_with_all_its_columns_prints_as_large(ctr: Ctr, plan: Path, tmp_path: Path) -> None:
    """With what was reported before and planned for the period, which a first form has not."""
    file = plan / "results" / "2026" / "phong-moi-truong.yaml"
    text = file.read_text()
    file.write_text(
        text.replace("    state: in_progress", "    next_year: [Mua xe]\n    state: in_progress")
    )
    (path,) = [one for one in made(ctr, tmp_path / "a", "2027", plan) if "moi-truong" in one.name]
    page = openpyxl.load_workbook(path)["Nhiệm vụ"]
    heads = [cell.value for cell in page[1]]
    assert "Kế hoạch đã nêu cho kỳ này" in heads
    assert "Đã báo cáo các năm trước" in heads
    assert least_printed(page) >= LEAST


@pytest.mark.parametrize("period", ["2026", "2026-Q2"])
def test_every_row_is_as_high_as_its_texts(ctr: Ctr, tmp_path: Path, period: str) -> None:
    for path in made(ctr, tmp_path, period, ROOT / "plan"):
        book = openpyxl.load_workbook(path)
        for name in ("Nhiệm vụ", "Chỉ tiêu"):
            page = book[name]
            for row in page.iter_rows(min_col=2):
                height = page.row_dimensions[row[0].row].height or 12.75
                for cell, width in zip(row, widths(page), strict=True):
                    letters = int((width - 0.7) * 5.25 / 4.15)
                    lines = sum(
                        len(textwrap.wrap(line, letters)) or 1
                        for line in str(cell.value or "").split("\n")
                    )
                    assert lines * 11.5 <= height, (path.name, cell.coordinate)


def test_what_is_to_be_filled_in_is_tinted_and_nothing_else(form: Path) -> None:
    book = openpyxl.load_workbook(form)
    for name in ("Nhiệm vụ", "Chỉ tiêu"):
        for row in book[name].iter_rows(min_row=2, min_col=2):
            for cell in row:
                tinted = cell.fill.fgColor.rgb == TINT
                assert tinted == (not cell.protection.locked), (name, cell.coordinate)
    legend = [cell for cell in book["Hướng dẫn"]["A"] if cell.fill.fgColor.rgb == TINT]
    assert [cell.value.startswith("Ô tô màu như dòng này") for cell in legend] == [True]


def test_every_page_tells_whose_it_is_until_when_and_where_it_goes(form: Path) -> None:
    book = openpyxl.load_workbook(form)
    for name in SHEETS:
        page = book[name]
        assert f"Đơn vị: {FORM_UNIT}" in page.oddHeader.left.text
        assert f"Biểu báo cáo năm 2026: {name}" in page.oddHeader.right.text
        assert "Hạn gửi: 24/11/2026 (nên gửi ngày 23/11/2026)" in page.oddFooter.left.text
        assert "Gửi về: Văn phòng" in page.oddFooter.center.text
        assert "Trang &P/&N" in page.oddFooter.right.text
        if name != "Hướng dẫn":
            assert page.print_title_rows == "$1:$1"
    said = [str(cell.value) for row in book["Chung"].iter_rows() for cell in row if cell.value]
    assert {"TRƯỞNG PHÒNG", "Phạm Văn Thử", "Gửi về: Văn phòng."} <= {
        one.replace(", thư điện tử vanphong@phuong-vi-du.example", "") for one in said
    }


def test_a_title_stands_bold_over_the_words_of_its_task(form: Path) -> None:
    book = openpyxl.load_workbook(form, rich_text=True)
    cell = book["Nhiệm vụ"]["C2"].value
    assert [part.font.b for part in cell] == [True, False]
    assert {part.font.rFont for part in cell} == {"Times New Roman"}
    assert str(cell).startswith("Thu gom rác thải tại nguồn\n")


def test_words_that_no_row_can_show_are_cut_where_one_sees_it(
    ctr: Ctr, plan: Path, tmp_path: Path
) -> None:
    file = plan / "sections" / "01-sach.yaml"
    text = file.read_text()
    start = text.index("    text: |\n") + len("    text: |\n")
    file.write_text(f"{text[:start]}      {'rà soát kiện toàn ' * 400}\n\n{text[start:]}")
    path = tmp_path / "a.xlsx"
    ran = ctr("form", "2026", "--unit", FORM_UNIT, "-o", path, "--plan", plan)
    assert ran.code == 0, ran.err
    page = openpyxl.load_workbook(path)["Nhiệm vụ"]
    said = str(page["C2"].value)
    assert said.endswith("\n… (còn nữa, xem trong kế hoạch)")
    assert 1_000 < len(said) < 2_000
    assert page.row_dimensions[2].height <= 409
