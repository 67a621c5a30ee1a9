"""Forms sent before the programme was amended are collected for those who do the work now."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest

from tests.conftest import Ctr
from tests.plan.amended.plans import CULTURE, ECONOMY, OFFICE, on
from tests.plan.amended.test_results import logged

BY = ("--document", "Quyết định số 45", "--on", "15/5/2026")


def filled(ctr: Ctr, plan: Path, unit: str, path: Path, done: dict[str, str]) -> Path:
    """A form of 2026 as a unit sends it back, with what was done of each task."""
    assert ctr("form", "2026", "--unit", unit, "-o", path, "--plan", plan).code == 0
    book = openpyxl.load_workbook(path)
    page = book["Nhiệm vụ"]
    heads = {cell.value: cell.column for cell in page[1]}
    for row in range(2, page.max_row + 1):
        number = str(page.cell(row, heads["Số"]).value)
        if number in done:
            text = done.pop(number)
            page.cell(row, heads["Việc đã làm"]).value = text
            page.cell(row, heads["Ngày làm"]).value = "20/11/2026"
    book.save(path)
    assert not done
    return path


@pytest.fixture
def office_form(ctr: Ctr, small: Path, tmp_path: Path) -> Path:
    """The office's form, of both its tasks."""
    return filled(ctr, small, OFFICE, tmp_path / "vp.xlsx", {"1.1": "Một", "1.2": "Hai"})


def test_a_form_under_an_old_name_is_the_new_unit_s(ctr: Ctr, small: Path, tmp_path: Path) -> None:
    form = filled(ctr, small, CULTURE, tmp_path / "a.xlsx", {"2.1": "Việc"})
    other = filled(ctr, small, ECONOMY, tmp_path / "b.xlsx", {"2.2": "Việc khác"})
    merge = ("amend", "merge", CULTURE, ECONOMY, "--to", "Phòng Mới", *BY, "--plan", small)
    assert ctr(*merge).code == 0
    ran = ctr("collect", form, other, "--received", "20/11/2026", "--plan", small)
    assert ran.code == 0, ran.err
    assert logged(on(small, "2026-11-24")) == {
        ("Phòng Mới", "2.1"): ["Việc"],
        ("Phòng Mới", "2.2"): ["Việc khác"],
    }
    again = ctr("collect", form, other, "--received", "20/11/2026", "--plan", small)
    assert (again.code, "không có gì thay đổi" in again.err) == (0, True)


def test_a_form_of_a_unit_that_was_split_is_of_each_that_took_its_tasks(
    ctr: Ctr, small: Path, office_form: Path
) -> None:
    split = ("--part", "Phòng X: 1.1", "--part", "Phòng Y: 1.2", *BY, "--plan", small)
    assert ctr("amend", "split", OFFICE, *split).code == 0
    ran = ctr("collect", office_form, "--received", "20/11/2026", "--plan", small)
    assert ran.code == 0, ran.err
    assert logged(on(small, "2026-11-24")) == {
        ("Phòng X", "1.1"): ["Một"],
        ("Phòng Y", "1.2"): ["Hai"],
    }


def test_a_task_that_went_to_another_unit_goes_there_and_a_dropped_one_is_left_out(
    ctr: Ctr, small: Path, office_form: Path
) -> None:
    assert ctr("amend", "assign", "1.2", "--lead", CULTURE, *BY, "--plan", small).code == 0
    assert ctr("amend", "drop", "1.1", *BY, "--plan", small).code == 0
    ran = ctr("collect", office_form, "--received", "20/11/2026", "--plan", small)
    assert ran.code == 0, ran.err
    assert "nhiệm vụ 1.1 không còn trong chương trình" in ran.err
    assert logged(on(small, "2026-11-24")) == {(CULTURE, "1.2"): ["Hai"]}


def test_a_form_made_after_an_amendment_asks_for_what_is_so_then(
    ctr: Ctr, small: Path, tmp_path: Path
) -> None:
    words = ("--title", "Diễn tập", "--lead", CULTURE, *BY, "--plan", small)
    assert ctr("amend", "add-task", "2.3", *words).code == 0
    assert ctr("amend", "drop", "2.2", *BY, "--plan", small).code == 0
    form = filled(ctr, small, CULTURE, tmp_path / "a.xlsx", {"2.1": "Việc", "2.3": "Tập"})
    assert ctr("collect", form, "--received", "20/11/2026", "--plan", small).code == 0
    assert logged(on(small, "2026-11-24")) == {
        (CULTURE, "2.1"): ["Việc"],
        (CULTURE, "2.3"): ["Tập"],
    }
    gone = ctr("form", "2026", "--unit", ECONOMY, "-o", tmp_path / "b.xlsx", "--plan", small)
    assert (gone.code, "không chủ trì nhiệm vụ nào" in gone.err) == (2, True)
