"""Lists in Excel and CSV, where no text is a formula."""

from __future__ import annotations

import csv
import io
import textwrap
from datetime import datetime
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from tests.conftest import EXAMPLE, PLAN, Ctr

HEAD = 4
"""The row of the heads, below title and day."""
TITLES = {
    "list": "Danh sách nhiệm vụ",
    "due": "Việc đến hạn và quá hạn",
    "targets": "Chỉ tiêu và các mốc",
    "status": "Tình hình thực hiện năm 2027",
    "units": "Danh mục đơn vị",
    "leaders": "Danh mục lãnh đạo",
}
A4_LANDSCAPE = 297 / 25.4


def opened(ctr: Ctr, path: Path, *words: str | Path) -> Any:
    ran = ctr(*words, "-o", path)
    assert ran.code in (0, 1), ran.err
    return openpyxl.load_workbook(path)


def column(page: Any, head: str) -> list[Any]:
    """The cells below a head."""
    place = next(cell.column for cell in page[HEAD] if cell.value == head)
    return [page.cell(row, place).value for row in range(HEAD + 1, page.max_row + 1)]


@pytest.mark.parametrize("command", TITLES)
def test_lists_in_excel(ctr: Ctr, tmp_path: Path, command: str) -> None:
    day = ["--as-of", "2027-11-24"] if command not in ("units", "leaders") else []
    path = tmp_path / "a.xlsx"
    page = opened(ctr, path, command, "--format", "xlsx", "--plan", EXAMPLE, *day).active
    assert page.max_row > HEAD
    assert page["A1"].value == TITLES[command]
    assert page["A2"].value == ("Tính đến ngày 24/11/2027" if day else None)
    last = page.cell(page.max_row, page.max_column).coordinate
    assert page.auto_filter.ref == f"A{HEAD}:{last}"
    assert page.freeze_panes == f"A{HEAD + 1}"
    assert page.print_title_rows == f"${HEAD}:${HEAD}"
    assert (page.page_setup.orientation, str(page.page_setup.paperSize)) == ("landscape", "9")
    assert TITLES[command] in page.oddHeader.left.text
    assert "Trang &P/&N" in page.oddFooter.right.text
    assert ctr(command, "--format", "xlsx").code == 2
    assert ctr(command, "-o", tmp_path / "b.docx").code == 2


@pytest.mark.parametrize("plan", [EXAMPLE, PLAN])
@pytest.mark.parametrize("command", TITLES)
def test_a_list_prints_at_nine_points_and_no_row_covers_the_next(
    ctr: Ctr, tmp_path: Path, command: str, plan: Path
) -> None:
    more = ["--all"] if command == "due" else []
    book = opened(ctr, tmp_path / "a.xlsx", command, *more, "--plan", plan)
    for page in book:
        widths = [
            one.width
            for one in page.column_dimensions.values()
            for _ in range(one.min, one.max + 1)
        ]
        inches = sum(int(width * 7) for width in widths) / 96
        room = A4_LANDSCAPE - page.page_margins.left - page.page_margins.right
        assert page.sheet_properties.pageSetUpPr.fitToPage
        assert 10 * min(1, room / inches) >= 9, page.title
        for row in page.iter_rows(min_row=HEAD):
            height = page.row_dimensions[row[0].row].height or 12.75
            for cell, width in zip(row, widths, strict=True):
                letters = max(int((width - 0.7) * 5.25 / 4.15), 1)
                lines = textwrap.wrap(str(cell.value or ""), letters)
                if cell.is_date:
                    assert letters >= len("dd/mm/yyyy")
                else:
                    assert len(lines) * 11.5 <= max(height, 12.75), cell.coordinate


def test_days_and_numbers_are_what_they_are(ctr: Ctr, tmp_path: Path) -> None:
    words = ("--as-of", "2026-12-31", "--plan", EXAMPLE)
    due = opened(ctr, tmp_path / "due.xlsx", "due", "--all", *words).active
    assert all(isinstance(value, datetime) for value in column(due, "Hạn cuối"))
    assert {type(value) for value in column(due, "Còn (ngày)")} <= {int, type(None)}
    targets = opened(ctr, tmp_path / "targets.xlsx", "targets", *words).active
    assert 62 in column(targets, "Thực tế")
    assert datetime(2026, 11, 15) in column(targets, "Số liệu tính đến ngày")
    status = opened(ctr, tmp_path / "status.xlsx", "status", *words).active
    whole = [column(status, head)[0] for head in ("Số nhiệm vụ", "Hoàn thành")]
    assert whole == [
        ctr("status", *words, "--format", "json").data[0][key] for key in ("tasks", "done")
    ]
    tasks = opened(ctr, tmp_path / "list.xlsx", "list", *words).active
    assert column(tasks, "Số")[0] == "1.1"  # 1.10 would be another task


def test_no_head_is_a_code_without_a_legend(ctr: Ctr, tmp_path: Path) -> None:
    book = opened(ctr, tmp_path / "due.xlsx", "due", "--all", "--plan", EXAMPLE)
    words = [cell.value for cell in book["Chú giải"]["A"]]
    assert {"Hạn cuối", "Ngày làm việc cuối", "Hạn lùi đến"} <= set(words)
    counts = opened(ctr, tmp_path / "status.xlsx", "status", "--plan", EXAMPLE).active
    heads = [str(cell.value) for cell in counts[HEAD]]
    assert "Chỉ tiêu chậm tiến độ" in heads
    assert not [head for head in heads if len(head) < 4 or "/" in head]


def test_counts_by_course_add_up_to_those_of_the_contract(ctr: Ctr, tmp_path: Path) -> None:
    words = ("status", "--as-of", "2026-12-31", "--plan", EXAMPLE)
    page = opened(ctr, tmp_path / "a.xlsx", *words).active
    heads = [str(cell.value) for cell in page[HEAD]]
    counted = sum(column(page, head)[0] for head in heads if head.startswith("Chỉ tiêu "))
    record = ctr(*words, "--format", "json").data[0]
    keys = ("met", "met_late", "on_course", "open", "behind", "not_met", "no_figure")
    assert counted == sum(record[key] for key in keys) > 0


def test_the_same_list_is_the_same_file(ctr: Ctr, tmp_path: Path) -> None:
    for name in ("a", "b"):
        ctr("list", "--as-of", "2026-12-31", "-o", tmp_path / f"{name}.xlsx")
    assert (tmp_path / "a.xlsx").read_bytes() == (tmp_path / "b.xlsx").read_bytes()


def test_units_with_their_addresses_come_back(ctr: Ctr, plan: Path, tmp_path: Path) -> None:
    path = tmp_path / "danh-ba.xlsx"
    assert ctr("units", "-o", path, "--plan", plan).code == 0
    book = openpyxl.load_workbook(path)
    page = book.active
    assert page is not None
    heads = {cell.value: cell.column for cell in page[HEAD]}
    row = next(row for row in range(HEAD, 30) if page.cell(row, 1).value == "Phòng Công nghệ")
    page.cell(row, heads["Thư điện tử"]).value = "moi@phuong.example"
    book.save(path)
    ran = ctr("units", "--emails", path, "--plan", plan)
    assert ran.code == 0, ran.err
    assert "Phòng Công nghệ: congnghe@phuong-vi-du.example → moi@phuong.example" in ran.out


def test_a_name_has_room_in_a_narrow_list(ctr: Ctr, tmp_path: Path) -> None:
    page = opened(ctr, tmp_path / "a.xlsx", "status").active
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
