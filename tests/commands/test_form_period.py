"""Forms of any period, out and back."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest

from ctr.plan.load.loader import load
from ctr.plan.model import UnitResults
from tests.conftest import FORM_UNIT, Ctr
from tests.forms.workbooks import added, filled, results

TASKS, TARGETS, GENERAL = "Nhiệm vụ", "Chỉ tiêu", "Chung"
QUARTERLY = """\
  - id: bao-cao-quy
    title: Báo cáo quý của đơn vị
    report: true
    owed_by_leads: true
    to: Văn phòng
    deadline: {phrase: trước ngày 25 tháng cuối quý, every: quarter, before: 25}
"""


def made(ctr: Ctr, plan: Path, period: str) -> Path:
    form = plan.parent / f"bieu-{period}.xlsx"
    ran = ctr("form", period, "--unit", FORM_UNIT, "-o", form, "--force", "--plan", plan)
    assert ran.code == 0, ran.err
    return form


def table(form: Path, sheet: str) -> dict[str, dict[str, str]]:
    """What each row of a sheet shows, by its key and the heads of its columns."""
    head, *rows = openpyxl.load_workbook(form)[sheet].iter_rows(values_only=True)
    return {
        str(row[0]): {str(name): str(cell or "") for name, cell in zip(head, row, strict=True)}
        for row in rows
        if row[0]
    }


def reported(plan: Path) -> UnitResults:
    loaded = load(plan)
    assert loaded.plan is not None, loaded.problems
    return loaded.plan.results_by_unit[FORM_UNIT, 2026]


@pytest.mark.parametrize(
    ("period", "title"),
    [
        ("2026", "BIỂU BÁO CÁO NĂM 2026"),
        ("2026-Q2", "BIỂU BÁO CÁO QUÝ II NĂM 2026"),
        ("2026-6T", "BIỂU BÁO CÁO 6 THÁNG ĐẦU NĂM 2026"),
        ("2026-05", "BIỂU BÁO CÁO THÁNG 5 NĂM 2026"),
    ],
)
def test_the_title_and_the_heads_name_the_period(
    ctr: Ctr, plan: Path, period: str, title: str
) -> None:
    form = made(ctr, plan, period)
    book = openpyxl.load_workbook(form)
    assert book["Hướng dẫn"]["A1"].value == title
    heads = {str(cell.value) for cell in book[TASKS][1]}
    assert ("Kế hoạch năm sau" in heads) == (period == "2026")
    assert ("Kế hoạch kỳ tiếp theo" in heads) == (period != "2026")


def test_a_period_shows_what_was_before_and_asks_for_what_is_new(ctr: Ctr, plan: Path) -> None:
    form = made(ctr, plan, "2026-Q4")
    tasks, targets = table(form, TASKS), table(form, TARGETS)
    assert tasks["1.1"]["Đã báo cáo trước kỳ này"] == (
        "10/02/2026: Phát 5.000 thùng phân loại rác cho hộ dân"
    )
    assert tasks["1.1"]["Trạng thái"] == "đang thực hiện"
    assert "1.1#0" not in tasks
    assert "1.3#0" in tasks
    rubbish = targets["1.1/ho-phan-loai-rac"]
    assert rubbish["Số liệu gần nhất trước kỳ báo cáo"] == "51,5% (đến ngày 30/06/2026)"
    assert (rubbish["Số liệu"], rubbish["Tính đến ngày"][:10]) == ("62", "2026-11-15")
    third = table(made(ctr, plan, "2026-Q3"), TARGETS)["1.1/ho-phan-loai-rac"]
    assert third["Số liệu gần nhất trước kỳ báo cáo"] == "51,5% (đến ngày 30/06/2026)"


def test_a_form_of_each_period_goes_out_and_back_unchanged(ctr: Ctr, plan: Path) -> None:
    before = results(plan).read_bytes()
    for period in ("2026-Q1", "2026-Q2", "2026-6T", "2026-9T", "2026-11", "2026-01-05..2026-03-01"):
        ran = ctr("collect", made(ctr, plan, period), "--plan", plan)
        assert (ran.code, ran.out) == (0, ""), period
    assert results(plan).read_bytes() == before


def test_what_a_period_reports_is_kept_under_it_and_carried_on(ctr: Ctr, plan: Path) -> None:
    form = made(ctr, plan, "2026-Q2")
    filled(
        form,
        (TASKS, "1.1", "Kế hoạch kỳ tiếp theo", "Mua xe\nTập huấn"),
        (GENERAL, "chung", "Phương hướng kỳ tiếp theo", "Đẩy nhanh"),
        (GENERAL, "chung", "Khó khăn, vướng mắc chung", "Thiếu người"),
    )
    added(form, "1.2", "5/5/2026", "Nạo vét đoạn 2")
    ran = ctr("collect", form, "--received", "24/6/2026", "--plan", plan)
    assert ran.code == 0, ran.err
    assert "quý II năm 2026" in ran.out
    report = reported(plan)
    assert str(report.received) == "2026-11-20"
    assert [(one.period.code, str(one.received)) for one in report.reports] == [
        ("2026-Q2", "2026-06-24")
    ]
    first = next(one for one in report.tasks if one.task == "1.1")
    assert [(one.period.code, one.text) for one in first.next_period] == [
        ("2026-Q2", "Mua xe"),
        ("2026-Q2", "Tập huấn"),
    ]
    assert [one.text for one in report.next_period] == ["Đẩy nhanh"]
    again = ctr("collect", form, "--received", "24/6/2026", "--plan", plan)
    assert (again.code, again.out) == (0, "")
    after = table(made(ctr, plan, "2026-Q3"), TASKS)
    assert after["1.1"]["Kế hoạch đã nêu cho kỳ này"] == "Mua xe\nTập huấn"
    assert "05/05/2026: Nạo vét đoạn 2" in after["1.2"]["Đã báo cáo trước kỳ này"]
    assert after["1.1"]["Kế hoạch kỳ tiếp theo"] == ""


def test_plans_are_corrected_and_removed(ctr: Ctr, plan: Path) -> None:
    form = made(ctr, plan, "2026-Q2")
    filled(form, (TASKS, "1.1", "Kế hoạch kỳ tiếp theo", "Mua xe\nTập huấn"))
    ctr("collect", form, "--received", "24/6/2026", "--plan", plan)
    form = made(ctr, plan, "2026-Q2")
    filled(form, (TASKS, "1.1", "Kế hoạch kỳ tiếp theo", "Mua xe tải\nTập huấn"))
    ran = ctr("collect", form, "--plan", plan)
    assert "Mua xe → Mua xe tải" in ran.out
    form = made(ctr, plan, "2026-Q2")
    filled(form, (TASKS, "1.1", "Kế hoạch kỳ tiếp theo", "xóa"))
    assert ctr("collect", form, "--plan", plan).code == 0
    assert next(one for one in reported(plan).tasks if one.task == "1.1").next_period == ()


def test_forms_of_two_periods_in_one_collecting(ctr: Ctr, plan: Path) -> None:
    first, second = made(ctr, plan, "2026-Q2"), made(ctr, plan, "2026-Q3")
    share = (TARGETS, "1.1/ho-phan-loai-rac")
    for form, value, day in ((first, 55, "20/6/2026"), (second, 58, "20/9/2026")):
        filled(
            form,
            (*share, "Số liệu", value),
            (*share, "Tính đến ngày", day),
            (*share, "Nguồn số liệu", "Điều tra"),
            (TASKS, "1.1", "Đề xuất, kiến nghị", f"Xe {value}"),
        )
    ran = ctr("collect", first, second, "--received", "25/9/2026", "--plan", plan)
    assert ran.code == 0, ran.err
    task = next(one for one in reported(plan).tasks if one.task == "1.1")
    figures = {str(one.as_of): str(one.value) for one in task.values}
    assert (figures["2026-06-20"], figures["2026-09-20"]) == ("55", "58")
    assert task.proposals == ("Xe 58",)
    assert len(reported(plan).reports) == 2
    again = ctr("collect", first, second, "--received", "25/9/2026", "--plan", plan)
    assert (again.code, again.out) == (0, "")


def test_a_period_has_its_own_due_day(ctr: Ctr, plan: Path) -> None:
    file = plan / "programme.yaml"
    text = file.read_text()
    file.write_text(
        text.replace("  - id: bao-cao-cap-tren\n", f"{QUARTERLY}  - id: bao-cao-cap-tren\n")
    )
    said = openpyxl.load_workbook(made(ctr, plan, "2026-Q3"))["Hướng dẫn"]["A"]
    assert [str(one.value) for one in said if str(one.value).startswith("Hạn gửi")] == [
        "Hạn gửi: hết ngày 24/9/2026."
    ]


def test_all_forms_of_a_period(ctr: Ctr, plan: Path, tmp_path: Path) -> None:
    assert ctr("form", "2026-6T", "--all", "-o", tmp_path / "forms", "--plan", plan).code == 0
    assert (tmp_path / "forms" / "phong-moi-truong-2026-6T.xlsx").exists()
    span = ("--from", "1/4/2026", "--to", "14/6/2026", "--unit", FORM_UNIT)
    assert ctr("form", *span, "-o", tmp_path / "tu-den.xlsx", "--plan", plan).code == 0
    title = openpyxl.load_workbook(tmp_path / "tu-den.xlsx")["Hướng dẫn"]["A1"].value
    assert title == "BIỂU BÁO CÁO TỪ NGÀY 01/4/2026 ĐẾN NGÀY 14/6/2026"
    assert ctr("form", "2026-Q5", "--all", "-o", tmp_path / "x", "--plan", plan).code == 2
    assert ctr("form", "1999", "--all", "-o", tmp_path / "x", "--plan", plan).code == 2


def test_a_day_of_receipt_is_asked_for_until_the_period_has_one(
    ctr: Ctr, plan: Path, tmp_path: Path
) -> None:
    form = filled(
        made(ctr, plan, "2026-Q2"), (GENERAL, "chung", "Khó khăn, vướng mắc chung", "Mưa")
    )
    assert "chưa ghi ngày nhận" in ctr("collect", form, "--plan", plan).err
    assert ctr("collect", form, "--received", "20/6/2026", "--plan", plan).code == 0
    assert "chưa ghi ngày nhận" not in ctr("collect", form, "--plan", plan).err


def test_a_form_that_no_day_is_set_for_says_so(ctr: Ctr, our_plan: Path) -> None:
    words = ("form", "2026-Q4", "--unit", "CAP", "--force", "--plan", our_plan)
    ran = ctr(*words, "-o", our_plan.parent / "bieu.xlsx")
    assert (ran.code, "nêu: --by NGÀY" in ran.err) == (0, True)
    for more in (("--by", "15/12/2026"),):
        assert "--by" not in ctr(*words, *more, "-o", our_plan.parent / "bieu.xlsx").err
    year = ("form", "2026", *words[2:])
    assert "--by" not in ctr(*year, "-o", our_plan.parent / "bieu.xlsx").err
