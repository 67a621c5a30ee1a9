"""Lists in Excel and CSV, where no text is a formula."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import openpyxl
import pytest

from tests.conftest import EXAMPLE, Ctr


@pytest.mark.parametrize("command", ["list", "due", "targets", "status", "units", "leaders"])
def test_lists_in_excel(ctr: Ctr, tmp_path: Path, command: str) -> None:
    path = tmp_path / "a.xlsx"
    words = [command, "--format", "xlsx", "-o", path, "--plan", EXAMPLE]
    day = ["--as-of", "2027-11-24"] if command not in ("units", "leaders") else []
    assert ctr(*words, *day).code == (1 if command == "due" else 0)
    page = openpyxl.load_workbook(path).active
    assert page is not None
    assert page.max_row > 1
    assert page.auto_filter.ref
    assert ctr(command, "--format", "xlsx").code == 2
    assert ctr(command, "-o", tmp_path / "b.docx").code == 2


def test_no_line_of_a_list_covers_the_next(ctr: Ctr, tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    ctr("list", "-o", path)
    page = openpyxl.load_workbook(path).active
    assert page is not None
    rows = [page.cell(row, 2) for row in range(1, page.max_row + 1)]
    lines = {len(str(cell.value)) // 60 + 1: page.row_dimensions[cell.row].height for cell in rows}
    assert lines[2] == 2 * (lines[1] or 15)


def test_a_name_has_room_in_a_narrow_list(ctr: Ctr, tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    ctr("status", "-o", path)
    page = openpyxl.load_workbook(path).active
    assert page is not None
    assert page.column_dimensions["A"].width > len("Dương Thị Hằng Nga")


def test_only_a_workbook_is_named_like_one(ctr: Ctr, tmp_path: Path) -> None:
    for words in (
        ("list", "--format", "xlsx", "-o", tmp_path / "a.csv"),
        ("form", "2026", "--unit", "CAP", "-o", tmp_path / "a.docx"),
    ):
        assert ctr(*words).code == 2
    assert list(tmp_path.iterdir()) == []


def test_no_text_becomes_a_formula(ctr: Ctr, plan: Path, tmp_path: Path) -> None:
    file = plan / "sections" / "02-xanh.yaml"
    for title in ("=1+1", "+1", "-1", "@x"):
        text = file.read_text()
        start = text.index("    title: ")
        end = text.index("\n", start)
        file.write_text(text[:start] + f'    title: "{title}"' + text[end:])
        path = tmp_path / f"{ord(title[0])}.xlsx"
        assert ctr("list", "--format", "xlsx", "-o", path, "--plan", plan).code == 0
        page = openpyxl.load_workbook(path).active
        assert page is not None
        cells = {cell.value: cell.data_type for row in page.iter_rows() for cell in row}
        assert cells[title] == "s"
        rows = list(csv.DictReader(io.StringIO(ctr("list", "--format", "csv", "--plan", plan).out)))
        assert f"'{title}" in {row["title"] for row in rows}


@pytest.mark.parametrize("title", ["31/02/2026", "00/00/0000", "01/01/1800", "99/99/9999"])
def test_what_only_looks_like_a_day_stays_a_text(
    ctr: Ctr, plan: Path, tmp_path: Path, title: str
) -> None:
    file = plan / "sections" / "01-sach.yaml"
    file.write_text(file.read_text().replace("Thu gom rác thải tại nguồn", title, 1))
    path = tmp_path / "a.xlsx"
    ran = ctr("list", "-o", path, "--plan", plan)
    assert ran.code == 0, ran.err
    page = openpyxl.load_workbook(path).active
    assert page is not None
    assert title in [cell.value for row in page.iter_rows() for cell in row]


def test_a_text_that_no_cell_can_hold_is_cut_where_one_sees_it(
    ctr: Ctr, plan: Path, tmp_path: Path
) -> None:
    file = plan / "sections" / "01-sach.yaml"
    file.write_text(file.read_text().replace("Thu gom rác thải tại nguồn", "dài " * 9_000, 1))
    path = tmp_path / "a.xlsx"
    assert ctr("list", "-o", path, "--plan", plan).code == 0
    page = openpyxl.load_workbook(path).active
    assert page is not None
    assert any(str(cell.value).endswith("…") for row in page.iter_rows() for cell in row)


@pytest.mark.parametrize("divider", [",", ";", "\t"])
def test_no_text_begins_a_formula_wherever_a_program_divides(
    ctr: Ctr, plan: Path, divider: str
) -> None:
    file = plan / "sections" / "01-sach.yaml"
    title = '"=1+1; =2+2;@A1;\\t-3+3"'
    file.write_text(file.read_text().replace("Thu gom rác thải tại nguồn", title, 1))
    ran = ctr("list", "--format", "csv", "--plan", plan)
    assert ran.code == 0, ran.err
    rows = list(csv.reader(io.StringIO(ran.out), delimiter=divider))
    assert not [
        cell for row in rows for cell in row if cell.strip().startswith(("=", "+", "-", "@"))
    ]
