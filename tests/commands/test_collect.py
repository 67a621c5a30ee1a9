"""ctr form and ctr collect: out, filled in, and back."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from shutil import copytree

import openpyxl
import pytest

from ctr.plan.load.loader import load
from tests.conftest import PLAN, Ctr
from tests.forms.workbooks import added, filled, results
from tests.libreoffice import converted


def resaved_by_openpyxl(forms: list[Path]) -> None:
    for path in forms:
        openpyxl.load_workbook(path).save(path)


def resaved_by_libreoffice(forms: list[Path]) -> None:
    if shutil.which("soffice") is None:
        pytest.skip("no LibreOffice here")
    for path, resaved in zip(
        forms, converted("xlsx", forms[0].parent / "out", *forms), strict=True
    ):
        if not resaved.exists():
            pytest.skip("this LibreOffice has no Calc")
        resaved.replace(path)


@pytest.mark.parametrize(
    "resave",
    [None, resaved_by_openpyxl, resaved_by_libreoffice],
    ids=["as sent", "openpyxl", "LibreOffice"],
)
def test_sent_out_and_collected_unchanged_changes_nothing(
    ctr: Ctr, plan: Path, tmp_path: Path, resave: Callable[[list[Path]], None] | None
) -> None:
    before = {path: path.read_bytes() for path in plan.rglob("*.yaml")}
    assert ctr("form", "2026", "--all", "-o", tmp_path / "forms", "--plan", plan).code == 0
    forms = sorted((tmp_path / "forms").iterdir())
    assert len(forms) == 6
    if resave is not None:
        resave(forms)
    ran = ctr("collect", *forms, "--plan", plan)
    assert (ran.code, ran.out) == (0, "")
    assert {path: path.read_bytes() for path in plan.rglob("*.yaml")} == before


def test_our_own_plan_s_forms_go_out_and_back(ctr: Ctr, tmp_path: Path) -> None:
    plan = Path(copytree(PLAN, tmp_path / "plan"))
    assert ctr("form", "2026", "--all", "-o", tmp_path / "forms", "--plan", plan).code == 0
    forms = sorted((tmp_path / "forms").iterdir())
    assert len(forms) == 9
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
    assert "trải nghiệm PCCC và CNCH: 97,5% (đến ngày 10/11/2026)" in ran.out
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


def test_a_dry_run_tries_everything_and_writes_nothing(ctr: Ctr, plan: Path, form: Path) -> None:
    before = results(plan).read_bytes()
    filled(form, ("Nhiệm vụ", "1.1", "Đề xuất, kiến nghị", "Cấp thêm xe"))
    ran = ctr("collect", form, "--dry-run", "--plan", plan)
    assert ran.code == 0
    assert "Cấp thêm xe" in ran.out
    assert results(plan).read_bytes() == before


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


def test_forms_that_nobody_has_filled_in_are_not_counted_as_received(
    ctr: Ctr, plan: Path, tmp_path: Path
) -> None:
    folder = tmp_path / "bieu"
    assert ctr("form", "2026", "--all", "-o", folder, "--plan", plan).code == 0
    count = len([*folder.iterdir()])
    ran = ctr("collect", folder, "--plan", plan)
    assert ran.code == 0, ran.err
    assert f"Nhận 0 biểu của 0 báo cáo; {count} biểu chưa điền gì." in ran.err
