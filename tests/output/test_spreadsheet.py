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
