"""Reading a form that people have worked in."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ctr.forms.read import read_form
from ctr.plan.load.loader import load
from ctr.plan.model.reporting_periods import ReportingPeriod
from ctr.vietnamese.matching import nfc
from tests.conftest import EXAMPLE, Ctr
from tests.conftest import FORM_UNIT as UNIT
from tests.forms.workbooks import added, filled, results


def test_a_task_s_number_may_be_typed_as_a_number(ctr: Ctr, plan: Path, form: Path) -> None:
    added(form, 2.2, "2/12/2026", "Khảo sát bờ kênh")  # type: ignore[arg-type]
    ran = ctr("collect", form, "--plan", plan)
    assert ran.code == 0, ran.err
    assert "2.2" in ran.out
    assert "Khảo sát bờ kênh" in results(plan).read_text()


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
        "  ~ 2.2 · trạng thái: chưa thực hiện → đang thực hiện (từ ngày 01/12/2026)",
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
        (("Nhiệm vụ", "1.1", "Ngày của trạng thái", "cuối năm"), "viết ngày, ghi ngày/tháng/năm"),
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
    both = (other, filled(form, change))
    ran = ctr("collect", *both, "--all-or-nothing", "--plan", plan)
    assert ran.code == 2
    assert f"bieu.xlsx: {change[0]}!" in ran.err
    assert said in ran.err
    assert {path: path.read_bytes() for path in plan.rglob("*.yaml")} == before


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
    path.write_bytes(written(loaded, UNIT, ReportingPeriod.whole_year(2026)))
    filled(
        path,
        ("Nhiệm vụ", "1.1", "Đề xuất, kiến nghị", f"x{text}"),
        ("Chỉ tiêu", "1.1/ho-phan-loai-rac", "Số liệu", float(number)),
    )
    read = read_form(path.read_bytes(), path.name)
    rows = {row.key: row for row in read.rows}
    told = rows["1.1"].values["proposals"]
    assert str(told).split() == nfc(f"x{text}").split()
    if 0 < number <= 1:  # 0.5 of a percentage: half a per cent, or 50% in a formatted cell?
        assert any("là" in one.message and "%" in one.message for one in read.problems)
    else:
        assert rows["1.1/ho-phan-loai-rac"].values["value"] == number


@pytest.mark.parametrize(
    ("sheet", "first", "said"),
    [
        ("Nhiệm vụ", 2, "chép lại dòng 2; xóa dòng chép, việc làm thêm ghi ở các dòng trống"),
        ("Chỉ tiêu", 2, "chép lại dòng 2; xóa dòng chép\n"),
    ],
)
def test_a_row_copied_with_its_key(
    ctr: Ctr, plan: Path, form: Path, sheet: str, first: int, said: str
) -> None:
    book = openpyxl.load_workbook(form)
    page = book[sheet]
    copied = page.max_row + 1
    for column in range(1, page.max_column + 1):
        page.cell(copied, column).value = page.cell(first, column).value
    book.save(form)
    ran = ctr("collect", form, "--plan", plan)
    assert ran.code == 2
    assert f"bieu.xlsx: {sheet}!{copied}: dòng này {said}" in ran.err
