"""A list into a file: its suffix tells the format."""

from __future__ import annotations

import json
from pathlib import Path

import openpyxl
import pytest

from tests.conftest import Ctr


@pytest.mark.parametrize(("suffix", "format"), [("csv", "csv"), ("json", "json"), ("md", "md")])
def test_the_suffix_implies_the_format(ctr: Ctr, tmp_path: Path, suffix: str, format: str) -> None:
    path = tmp_path / f"a.{suffix}"
    assert ctr("list", "-o", path).code == 0
    assert path.read_text() == ctr("list", "--format", format).out


def test_a_workbook_needs_no_format(ctr: Ctr, tmp_path: Path) -> None:
    path = tmp_path / "A.XLSX"
    assert ctr("units", "-o", path).code == 0
    page = openpyxl.load_workbook(path).active
    assert page is not None
    assert page.max_row > 10


def test_a_suffix_of_another_format_is_refused(ctr: Ctr, tmp_path: Path) -> None:
    refused = ctr("list", "--format", "json", "-o", tmp_path / "a.csv")
    assert refused.code == 2
    assert "--format json không khớp" in refused.err
    assert ctr("list", "-o", tmp_path / "a.docx").code == 2
    assert list(tmp_path.iterdir()) == []


def test_json_in_a_file_is_the_contract(ctr: Ctr, tmp_path: Path) -> None:
    ctr("leaders", "-o", tmp_path / "a.json")
    assert json.loads((tmp_path / "a.json").read_text()) == ctr("leaders", "--format", "json").data
