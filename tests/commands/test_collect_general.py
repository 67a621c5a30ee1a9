"""What a unit says of its whole report, and forms made before there was a place for it."""

from __future__ import annotations

from pathlib import Path
from shutil import copyfile

import openpyxl

from ctr.plan.load.loader import load
from tests.conftest import FORM_UNIT, Ctr
from tests.forms.workbooks import filled, results

OLD_FORM = Path(__file__).parents[1] / "data" / "form-version-1.xlsx"
GENERAL = ("Chung", "chung")


def test_general_words_go_out_and_come_back(ctr: Ctr, plan: Path, tmp_path: Path) -> None:
    for option, text in (("--difficulty", "Thiếu người"), ("--next-year", "Học thêm")):
        ctr("record", "--unit", FORM_UNIT, option, text, "--year", "2026", "--plan", plan)
    form = tmp_path / "a.xlsx"
    ctr("form", "2026", "--unit", FORM_UNIT, "-o", form, "--plan", plan)
    filled(
        form,
        (*GENERAL, "Khó khăn, vướng mắc chung", "Thiếu người giỏi\nThiếu máy"),
        (*GENERAL, "Đề xuất, kiến nghị chung", "Mua máy"),
    )
    ran = ctr("collect", form, "--plan", plan)
    assert ran.code == 0, ran.err
    assert "~ khó khăn, vướng mắc: Thiếu người → Thiếu người giỏi" in ran.out
    core = load(plan).core
    assert core is not None
    report = core.results_by_unit[FORM_UNIT, 2026]
    assert report.difficulties == ("Thiếu người giỏi", "Thiếu máy")
    assert (report.proposals, report.next_year) == (("Mua máy",), ("Học thêm",))
    again = ctr("collect", form, "--plan", plan)
    assert (again.code, again.out) == (0, "")


def test_the_first_words_of_a_unit_make_its_file(ctr: Ctr, plan: Path, form: Path) -> None:
    results(plan).unlink()
    filled(form, (*GENERAL, "Đề xuất, kiến nghị chung", "Mua máy"))
    assert ctr("collect", form, "--keep", "ours", "--plan", plan).code == 0
    core = load(plan).core
    assert core is not None
    assert core.results_by_unit[FORM_UNIT, 2026].proposals == ("Mua máy",)


def test_the_signature_is_not_read_as_words_of_the_report(ctr: Ctr, plan: Path, form: Path) -> None:
    book = openpyxl.load_workbook(form)
    page = book["Chung"]
    signing = next(r for r in range(1, 30) if page.cell(r, 2).value == "NGƯỜI LẬP BIỂU")
    page.cell(signing + 3, 2).value = "Trần Thị Thử, 0900 000 000"
    page.cell(signing + 3, 4).value = "Phạm Văn Thử"
    book.save(form)
    ran = ctr("collect", form, "--plan", plan)
    assert (ran.code, ran.out) == (0, "")


def test_words_below_their_cell_are_told(ctr: Ctr, plan: Path, form: Path) -> None:
    book = openpyxl.load_workbook(form)
    book["Chung"].cell(3, 2).value = "Ý thứ hai"
    book.save(form)
    ran = ctr("collect", form, "--plan", plan)
    assert ran.code == 2
    assert "Chung!B3: ghi vào ô ở dòng đầu" in ran.err


def test_a_form_of_the_first_version_is_read(ctr: Ctr, plan: Path, tmp_path: Path) -> None:
    old = Path(copyfile(OLD_FORM, tmp_path / "cu.xlsx"))
    unchanged = ctr("collect", old, "--plan", plan)
    assert (unchanged.code, unchanged.out) == (0, "")
    filled(
        old,
        ("Nhiệm vụ", "1.1", "Đề xuất, kiến nghị", "Mua xe"),
        ("Nhiệm vụ", "1.1", "Khó khăn, vướng mắc", "xóa"),
    )
    ran = ctr("collect", old, "--plan", plan)
    assert ran.code == 0, ran.err
    assert "+ 1.1 · đề xuất, kiến nghị: Mua xe" in ran.out
    assert "- 1.1 · khó khăn, vướng mắc" in ran.out


def test_a_form_of_a_version_to_come_is_told(ctr: Ctr, plan: Path, form: Path) -> None:
    book = openpyxl.load_workbook(form)
    book["ctr"].cell(1, 2).value = "99"
    book.save(form)
    assert "là biểu của phiên bản ctr khác" in ctr("collect", form, "--plan", plan).err
