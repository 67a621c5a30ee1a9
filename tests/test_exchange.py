"""Excel forms out and back, lists in Excel, and calendars."""

from __future__ import annotations

import csv
import io
import shutil
import subprocess
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from shutil import copytree
from typing import Any

import openpyxl
import pytest
import vobject
from hypothesis import given, settings
from hypothesis import strategies as st

from ctr.forms.read import read_form
from ctr.plan.load.loader import load
from ctr.vietnamese.matching import nfc

from .conftest import EXAMPLE, PLAN, Ctr
from .conftest import FORM_UNIT as UNIT


def results(plan: Path) -> Path:
    return plan / "results" / "2026" / "phong-moi-truong.yaml"


def filled(path: Path, *changes: tuple[str, str, str, Any]) -> Path:
    """Fill cells as a person does: sheet, key of the row, head of the column, value."""
    book = openpyxl.load_workbook(path)
    for sheet, key, head, value in changes:
        page = book[sheet]
        heads = {cell.value: cell.column for cell in page[1]}
        row = next(row for row in range(2, page.max_row + 2) if page.cell(row, 1).value == key)
        page.cell(row, heads[head]).value = value
    book.save(path)
    return path


def added(path: Path, number: str, day: Any, done: str) -> Path:
    """Fill the first free row of the tasks."""
    book = openpyxl.load_workbook(path)
    page = book["Nhiệm vụ"]
    heads = {cell.value: cell.column for cell in page[1]}
    row = next(row for row in range(2, 100) if page.cell(row, 2).value in (None, ""))
    for head, value in (("Số", number), ("Ngày làm", day), ("Việc đã làm", done)):
        page.cell(row, heads[head]).value = value
    book.save(path)
    return path


def resaved_by_openpyxl(path: Path) -> None:
    openpyxl.load_workbook(path).save(path)


def resaved_by_libreoffice(path: Path) -> None:
    if shutil.which("soffice") is None:
        pytest.skip("no LibreOffice here")
    home = path.parent / "profile"
    out = path.parent / "out"
    subprocess.run(
        [
            "soffice",
            f"-env:UserInstallation=file://{home}",
            "--headless",
            "--convert-to",
            "xlsx",
            "--outdir",
            out,
            path,
        ],
        check=True,
        capture_output=True,
    )
    if not (out / path.name).exists():
        pytest.skip("this LibreOffice has no Calc")
    (out / path.name).replace(path)


@pytest.mark.parametrize(
    "resave",
    [None, resaved_by_openpyxl, resaved_by_libreoffice],
    ids=["as sent", "openpyxl", "LibreOffice"],
)
def test_sent_out_and_collected_unchanged_changes_nothing(
    ctr: Ctr, plan: Path, tmp_path: Path, resave: Callable[[Path], None] | None
) -> None:
    before = {path: path.read_bytes() for path in plan.rglob("*.yaml")}
    assert ctr("form", "2026", "--all", "-o", tmp_path / "forms", "--plan", plan).code == 0
    forms = sorted((tmp_path / "forms").iterdir())
    assert len(forms) == 6
    if resave is not None:
        for path in forms:
            resave(path)
    ran = ctr("collect", *forms, "--plan", plan)
    assert (ran.code, ran.out) == (0, "")
    assert {path: path.read_bytes() for path in plan.rglob("*.yaml")} == before


def test_our_own_plan_s_forms_go_out_and_back(ctr: Ctr, tmp_path: Path) -> None:
    plan = Path(copytree(PLAN, tmp_path / "plan"))
    assert ctr("form", "2026", "--all", "-o", tmp_path / "forms", "--plan", plan).code == 0
    forms = sorted((tmp_path / "forms").iterdir())
    assert len(forms) == 10
    assert ctr("collect", *forms, "--plan", plan).code == 0
    assert not (plan / "results").exists()
    police = tmp_path / "forms" / "cong-an-phuong-2026.xlsx"
    filled(
        police,
        ("Nhiệm vụ", "10.2", "Trạng thái", "hoàn thành"),
        ("Nhiệm vụ", "10.2", "Ngày của trạng thái", datetime(2026, 11, 10)),
        ("Nhiệm vụ", "10.2", "Ngày làm", "15/3/2026"),
        ("Nhiệm vụ", "10.2", "Việc đã làm", "Ra quân đợt cao điểm"),
        ("Nhiệm vụ", "10.2", "Khó khăn, vướng mắc", "Thiếu xe\nThiếu người"),
        ("Chỉ tiêu", "10.2/hoc-sinh-tap-huan-pccc", "Số liệu", "97,5"),
        ("Chỉ tiêu", "10.2/hoc-sinh-tap-huan-pccc", "Tính đến ngày", date(2026, 11, 10)),
        ("Chỉ tiêu", "10.2/dia-ban-an-toan-chay-no", "Số liệu", "Đạt"),
        ("Chỉ tiêu", "10.2/dia-ban-an-toan-chay-no", "Tính đến ngày", "10.11.2026"),
    )
    added(police, "10.2", "20/4/2026", "Tập huấn 3 lớp")
    ran = ctr("collect", police, "--received", "2026-11-20", "--plan", plan)
    assert ran.code == 0, ran.err
    assert "+ 10.2, số liệu hoc-sinh-tap-huan-pccc đến ngày 10/11/2026: 97,5" in ran.out
    (unit_results, _) = load(plan).results[0]
    (task,) = unit_results.tasks
    assert (unit_results.unit, str(unit_results.received)) == ("Công an phường", "2026-11-20")
    assert (task.state, str(task.state_on)) == ("done", "2026-11-10")
    assert [(str(one.on), one.done) for one in task.log] == [
        ("2026-03-15", "Ra quân đợt cao điểm"),
        ("2026-04-20", "Tập huấn 3 lớp"),
    ]
    assert task.difficulties == ("Thiếu xe", "Thiếu người")
    assert [(one.target, str(one.value)) for one in task.values] == [
        ("dia-ban-an-toan-chay-no", "True"),
        ("hoc-sinh-tap-huan-pccc", "97.5"),
    ]
    again = ctr("collect", police, "--received", "2026-11-20", "--plan", plan)
    assert (again.code, again.out) == (0, "")


def test_a_change_touches_only_its_line(ctr: Ctr, plan: Path, form: Path) -> None:
    before = results(plan).read_text().splitlines()
    filled(form, ("Nhiệm vụ", "1.2#0", "Việc đã làm", "Khởi công nạo vét đoạn 1 và 2"))
    ran = ctr("collect", form, "--plan", plan)
    assert "~ 1.2, việc đã làm: Khởi công nạo vét đoạn 1 → Khởi công nạo vét đoạn 1 và 2" in ran.out
    after = results(plan).read_text().splitlines()
    assert [old for old, new in zip(before, after, strict=True) if old != new] == [
        "      - {on: 2026-04-01, done: Khởi công nạo vét đoạn 1}"
    ]


def test_collecting_twice_changes_nothing_more(ctr: Ctr, plan: Path, form: Path) -> None:
    filled(
        form,
        ("Nhiệm vụ", "1.1", "Khó khăn, vướng mắc", "Thiếu xe thu gom.\nThiếu  người \n\n"),
        ("Nhiệm vụ", "1.1", "Đề xuất, kiến nghị", " Cấp thêm xe "),
    )
    added(form, "2.2", date(2026, 12, 2), "Khảo sát bờ kênh.\nLập hồ sơ ")
    ran = ctr("collect", form, "--plan", plan)
    assert ran.code == 0, ran.err
    assert ran.out
    once = results(plan).read_bytes()
    ran = ctr("collect", form, "--plan", plan)
    assert (ran.code, ran.out) == (0, "")
    assert results(plan).read_bytes() == once


def test_a_task_s_number_may_be_typed_as_a_number(ctr: Ctr, plan: Path, form: Path) -> None:
    added(form, 2.2, "2/12/2026", "Khảo sát bờ kênh")  # type: ignore[arg-type]
    ran = ctr("collect", form, "--plan", plan)
    assert ran.code == 0, ran.err
    assert "2.2" in ran.out
    assert "Khảo sát bờ kênh" in results(plan).read_text()


def test_a_dry_run_tries_everything_and_writes_nothing(ctr: Ctr, plan: Path, form: Path) -> None:
    before = results(plan).read_bytes()
    filled(form, ("Nhiệm vụ", "1.1", "Đề xuất, kiến nghị", "Cấp thêm xe"))
    ran = ctr("collect", form, "--dry-run", "--plan", plan)
    assert ran.code == 0
    assert "Cấp thêm xe" in ran.out
    assert results(plan).read_bytes() == before


def test_a_corrected_figure_keeps_the_old_one(ctr: Ctr, plan: Path, form: Path) -> None:
    filled(form, ("Chỉ tiêu", "1.1/ho-phan-loai-rac", "Số liệu", 63.5))
    assert ctr("collect", form, "--plan", plan).code == 0
    (value,) = [
        one
        for unit, _ in load(plan).results
        for task in unit.tasks
        for one in task.values
        if one.target == "ho-phan-loai-rac" and one.as_of == date(2026, 11, 15)
    ]
    assert (str(value.value), str(value.corrects)) == ("63.5", "62")


def test_rows_and_columns_may_be_moved_sorted_hidden_inserted(
    ctr: Ctr, plan: Path, form: Path
) -> None:
    book = openpyxl.load_workbook(form)
    for page in (book["Nhiệm vụ"], book["Chỉ tiêu"]):
        rows = [[cell.value for cell in row] for row in page.iter_rows()]
        head, body = rows[0], [row for row in rows[1:] if any(row)]
        order = [len(head) - 1 - index for index in range(len(head))]
        page.delete_rows(1, page.max_row)
        page.append(["Ghi chú của đơn vị"])
        for row in [head, *reversed(body)]:
            page.append([None, *(row[index] for index in order)])
        page.column_dimensions["C"].hidden = True
        page.row_dimensions[3].hidden = True
    page = book["Nhiệm vụ"]
    heads = {cell.value: cell.column for cell in page[2]}
    row = next(r for r in range(3, 40) if page.cell(r, heads["Mã"]).value == "2.2")
    page.cell(row, heads["Trạng thái"]).value = "đang thực hiện"
    page.cell(row, heads["Ngày của trạng thái"]).value = date(2026, 12, 1)
    book.save(form)
    ran = ctr("collect", form, "--plan", plan)
    assert ran.code == 0, ran.err
    assert ran.out.splitlines()[1:] == [
        "  ~ 2.2, trạng thái: chưa thực hiện → đang thực hiện",
    ]


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (("Chỉ tiêu", "1.1/ho-phan-loai-rac", "Số liệu", "1.250"), "phần nghìn"),
        (("Chỉ tiêu", "1.1/ho-phan-loai-rac", "Số liệu", "nhiều"), "không phải là số"),
        (("Chỉ tiêu", "1.1/ho-phan-loai-rac", "Số liệu", 620), "ngoài 0-100%"),
        (("Chỉ tiêu", "1.1/ho-phan-loai-rac", "Số liệu", 0.65), "0,65 là 65% hay đúng như vậy?"),
        (("Chỉ tiêu", "1.1/ho-phan-loai-rac", "Tính đến ngày", "20/11"), "chưa rõ năm"),
        (("Chỉ tiêu", "1.1/ho-phan-loai-rac", "Tính đến ngày", "31/11/2026"), "ngày"),
        (("Chỉ tiêu", "1.1/ho-phan-loai-rac", "Tính đến ngày", date(2027, 1, 1)), "ngoài năm 2026"),
        (("Nhiệm vụ", "1.1", "Trạng thái", "xong rồi"), "không có trong danh sách"),
        (("Nhiệm vụ", "2.2", "Trạng thái", "hoàn thành"), "phải có ngày hoàn thành"),
        (("Nhiệm vụ", "1.1", "Việc đã làm", "Không có ngày"), "ghi ngày làm"),
        (("Nhiệm vụ", "1.1", "Văn bản chứng minh", "Số 1"), "chưa ghi việc"),
        (("Nhiệm vụ", "1.1", "Ngày của trạng thái", 12345), "nằm ngoài các năm"),
        (("Nhiệm vụ", "1.1", "Ngày của trạng thái", "31/02/2026"), "ngày"),
        (("Nhiệm vụ", "1.1", "Ngày của trạng thái", "cuối năm"), "ngày"),
        (("Nhiệm vụ", "1.1", "Trạng thái", 5), "không có trong danh sách"),
        (("Chỉ tiêu", "1.1/ho-phan-loai-rac", "Số liệu", -5), "ngoài 0-100%"),
        (("Chỉ tiêu", "1.1/ho-phan-loai-rac", "Số liệu", date(2026, 1, 1)), "không phải là số"),
        (("Chỉ tiêu", "1.1/ho-phan-loai-rac", "Số liệu", "62%%"), "không phải là số"),
        (("Chỉ tiêu", "1.1/ho-phan-loai-rac", "Số liệu", "6 2"), "không phải là số"),
        (("Chỉ tiêu", "1.1/ho-phan-loai-rac", "Số liệu", "đạt"), "số"),
    ],
)
def test_faults_are_told_by_sheet_and_cell_and_nothing_is_written(
    ctr: Ctr, plan: Path, form: Path, tmp_path: Path, change: tuple[Any, ...], said: str
) -> None:
    other = tmp_path / "khac.xlsx"
    ctr("form", "2026", "--unit", "Công nghệ", "-o", other, "--plan", plan)
    filled(other, ("Nhiệm vụ", "3.1", "Đề xuất, kiến nghị", "Thêm máy"))
    before = {path: path.read_bytes() for path in plan.rglob("*.yaml")}
    ran = ctr("collect", other, filled(form, change), "--plan", plan)
    assert ran.code == 2
    assert f"bieu.xlsx: {change[0]}!" in ran.err
    assert said in ran.err
    assert {path: path.read_bytes() for path in plan.rglob("*.yaml")} == before


def test_a_value_newer_in_the_plan_is_not_overwritten_unasked(
    ctr: Ctr, plan: Path, form: Path
) -> None:
    words = ("record", "2.2", "--unit", UNIT, "--state", "paused", "--on", "2026-11-01")
    assert ctr(*words, "--as-of", "2026-12-01", "--plan", plan).code == 0
    filled(
        form,
        ("Nhiệm vụ", "2.2", "Trạng thái", "đang thực hiện"),
        ("Nhiệm vụ", "2.2", "Ngày của trạng thái", date(2026, 10, 1)),
    )
    before = results(plan).read_bytes()
    ran = ctr("collect", form, "--plan", plan)
    assert ran.code == 2
    assert "biểu ghi “đang thực hiện”, kế hoạch đã đổi thành “tạm dừng từ 01/11/2026”" in ran.err
    assert ctr("collect", form, "--keep", "ours", "--plan", plan).code == 0
    assert results(plan).read_bytes() == before
    assert ctr("collect", form, "--keep", "theirs", "--dry-run", "--plan", plan).code == 0
    assert results(plan).read_bytes() == before
    assert ctr("collect", form, "--keep", "theirs", "--plan", plan).code == 0
    assert "    state: in_progress\n    state_on: 2026-10-01" in results(plan).read_text()


def test_a_new_state_needs_a_day_of_its_own(ctr: Ctr, plan: Path, form: Path) -> None:
    filled(form, ("Nhiệm vụ", "1.1", "Trạng thái", "tạm dừng"))
    ran = ctr("collect", form, "--plan", plan)
    assert ran.code == 2
    assert "ghi ngày của trạng thái mới" in ran.err
    filled(form, ("Nhiệm vụ", "1.1", "Ngày của trạng thái", date(2026, 9, 1)))
    assert ctr("collect", form, "--plan", plan).code == 0
    changes = {unit.unit: unit.tasks[0] for unit, _ in load(plan).results if unit.year == 2026}
    task = changes[UNIT]
    assert (task.state, str(task.state_on)) == ("paused", "2026-09-01")
    assert [(one.state, str(one.on)) for one in task.earlier] == [("in_progress", "2026-02-10")]


def test_an_older_day_s_figure_is_corrected_not_doubled(ctr: Ctr, plan: Path, form: Path) -> None:
    filled(
        form,
        ("Chỉ tiêu", "1.1/ho-phan-loai-rac", "Số liệu", 55),
        ("Chỉ tiêu", "1.1/ho-phan-loai-rac", "Tính đến ngày", date(2026, 6, 30)),
    )
    ran = ctr("collect", form, "--plan", plan)
    assert "~ 1.1, số liệu ho-phan-loai-rac: 51,5 → 55" in ran.out
    assert results(plan).read_text().count("2026-06-30") == 1


def test_nothing_filled_in_is_dropped_silently(ctr: Ctr, plan: Path, form: Path) -> None:
    filled(form, ("Nhiệm vụ", "1.1#0", "Khó khăn, vướng mắc", "Ghi nhầm dòng"))
    ran = ctr("collect", form, "--plan", plan)
    assert ran.code == 2
    assert "ghi ở dòng đầu của nhiệm vụ" in ran.err


def test_what_the_plan_got_meanwhile_stays(ctr: Ctr, plan: Path, form: Path) -> None:
    words = ("record", "1.1", "--unit", UNIT, "--done", "Việc mới", "--on", "2026-11-01")
    assert ctr(*words, "--plan", plan).code == 0
    filled(form, ("Nhiệm vụ", "1.1", "Đề xuất, kiến nghị", "Mua xe"))
    assert ctr("collect", form, "--plan", plan).code == 0
    text = results(plan).read_text()
    assert "Việc mới" in text
    assert "Mua xe" in text


def test_forms_that_are_not_this_plan_s(ctr: Ctr, plan: Path, form: Path, tmp_path: Path) -> None:
    own = Path(copytree(PLAN, tmp_path / "other" / "plan"))
    ran = ctr("collect", form, "--plan", own)
    assert ran.code == 2
    assert "chương trình khác" in ran.err
    assert "không phải năm 2027" in ctr("collect", form, "--year", "2027", "--plan", plan).err
    notes = tmp_path / "x.xlsx"
    openpyxl.Workbook().save(notes)
    assert "không phải biểu" in ctr("collect", notes, "--plan", plan).err
    notes.write_text("không phải Excel")
    assert ctr("collect", notes, "--plan", plan).code == 2
    assert ctr("collect", tmp_path / "none.xlsx", "--plan", plan).code == 2


def test_an_older_plan_is_told(ctr: Ctr, plan: Path, form: Path) -> None:
    file = plan / "sections" / "02-xanh.yaml"
    file.write_text(file.read_text().replace("title: Mái nhà xanh", "title: Mái nhà xanh thí điểm"))
    ran = ctr("collect", form, "--plan", plan)
    assert ran.code == 0
    assert "bản kế hoạch cũ hơn" in ran.err


def test_two_forms_of_one_unit_that_disagree(
    ctr: Ctr, plan: Path, form: Path, tmp_path: Path
) -> None:
    second = Path(shutil.copy(form, tmp_path / "bieu-2.xlsx"))
    filled(form, ("Nhiệm vụ", "1.1", "Đề xuất, kiến nghị", "Mua xe"))
    filled(second, ("Nhiệm vụ", "1.1", "Đề xuất, kiến nghị", "Thuê xe"))
    ran = ctr("collect", form, second, "--plan", plan)
    assert ran.code == 2
    assert "khác với biểu bieu.xlsx" in ran.err
    filled(second, ("Nhiệm vụ", "1.1", "Đề xuất, kiến nghị", "Mua xe"))
    assert ctr("collect", form, second, "--plan", plan).code == 0
    assert results(plan).read_text().count("Mua xe") == 1


def test_the_form_is_ready_to_print_and_guards_its_cells(form: Path) -> None:
    book = openpyxl.load_workbook(form)
    assert book["ctr"].sheet_state == "veryHidden"
    for name in ("Nhiệm vụ", "Chỉ tiêu"):
        page = book[name]
        assert page.page_setup.orientation == "landscape"
        assert str(page.page_setup.paperSize) == "9"
        assert page.sheet_properties.pageSetUpPr.fitToPage
        assert page.print_title_rows == "$1:$1"
        assert page.protection.sheet
        assert page.protection.password is None
        assert page.column_dimensions["A"].hidden
        assert page.data_validations.dataValidation
    page = book["Nhiệm vụ"]
    assert page["C2"].protection.locked
    assert not page["E2"].protection.locked
    rules = {str(rule.type): rule for rule in page.data_validations.dataValidation}
    assert "đang thực hiện" in rules["list"].formula1
    assert "ngày/tháng/năm" in rules["date"].error


@given(
    text=st.text(st.characters(exclude_categories=("Cs", "Cc")), min_size=1, max_size=60),
    number=st.decimals(0, 100, places=2),
)
@settings(max_examples=25, deadline=None)
def test_whatever_is_typed_comes_back_as_it_is(
    tmp_path_factory: pytest.TempPathFactory, text: str, number: Any
) -> None:
    from ctr.forms.write import form as written

    folder = tmp_path_factory.mktemp("form")
    loaded = load(EXAMPLE / "plan").plan
    assert loaded is not None
    path = folder / "a.xlsx"
    path.write_bytes(written(loaded, UNIT, 2026))
    filled(
        path,
        ("Nhiệm vụ", "1.1", "Đề xuất, kiến nghị", f"x{text}"),
        ("Chỉ tiêu", "1.1/ho-phan-loai-rac", "Số liệu", float(number)),
    )
    read = read_form(path)
    rows = {row.key: row for row in read.rows}
    told = rows["1.1"].values["proposals"]
    assert str(told).split() == nfc(f"x{text}").split()
    if 0 < number <= 1:  # 0.5 of a percentage: half a per cent, or 50% in a formatted cell?
        assert any("là" in one.message and "%" in one.message for one in read.problems)
    else:
        assert rows["1.1/ho-phan-loai-rac"].values["value"] == number


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
    assert ctr(command, "-o", tmp_path / "b.xlsx").code == 2


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


def events(text: str) -> dict[str, Any]:
    return {one.uid.value: one for one in vobject.readOne(text).vevent_list}


def test_the_calendar_is_read_by_another_library(ctr: Ctr) -> None:
    found = events(ctr("calendar", "--year", "2026", "--as-of", "2026-11-01").out)
    report = next(one for uid, one in found.items() if uid.startswith("report-bao-cao-don-vi-2026"))
    assert report.dtstart.value == date(2026, 11, 23)
    assert "Hạn cuối: 24/11/2026" in report.description.value
    alarms = sorted(alarm.trigger.value.days for alarm in report.valarm_list)
    assert alarms == [-14, -7, -1]


def test_subscribing_again_doubles_nothing(ctr: Ctr, plan: Path, tmp_path: Path) -> None:
    first = events(ctr("calendar", "--plan", plan, "--as-of", "2026-06-01").out)
    later = events(ctr("calendar", "--plan", plan, "--as-of", "2027-06-01").out)
    assert set(later) <= set(first)
    assert len(first) > 10
    path = tmp_path / "ctr.ics"
    assert ctr("calendar", "-o", path, "--plan", plan).code == 0
    assert ctr("calendar", "-o", path, "--plan", plan).code == 2
    assert ctr("calendar", "-o", path, "--force", "--plan", plan).code == 0
    own = events(ctr("calendar", "--unit", "Công an", "--plan", plan).out)
    assert set(own) < set(first)
