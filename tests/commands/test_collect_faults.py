"""Every fault of every form in one run, and nothing written."""

from __future__ import annotations

from pathlib import Path
from shutil import copyfile

import pytest

from tests.conftest import Ctr
from tests.forms.workbooks import filled, results

STATE = ("Nhiệm vụ", "1.1", "Trạng thái", "xong xuôi")
DAY = ("Nhiệm vụ", "1.1", "Ngày làm", "hôm qua")


def test_a_form_that_cannot_be_read_hides_no_fault_of_another(
    ctr: Ctr, plan: Path, form: Path, tmp_path: Path
) -> None:
    before = results(plan).read_bytes()
    torn, notes = tmp_path / "rach.xlsx", tmp_path / "ghi-chu.xlsx"
    torn.write_bytes(form.read_bytes()[:3_000])
    notes.write_bytes(b"abc")
    other = filled(Path(copyfile(form, tmp_path / "khac.xlsx")), DAY)
    filled(form, STATE)
    ran = ctr("collect", torn, form, notes, other, "--year", "2027", "--plan", plan)
    assert ran.code == 2
    assert "có 6 lỗi trong biểu" in ran.err
    for told in ("rach.xlsx", "ghi-chu.xlsx", "xong xuôi", "hôm qua"):
        assert told in ran.err
    assert ran.err.count("biểu của năm 2026, không phải năm 2027") == 2
    assert results(plan).read_bytes() == before


def test_a_form_of_another_year_tells_its_other_faults(ctr: Ctr, plan: Path, form: Path) -> None:
    filled(form, ("Nhiệm vụ", "1.1", "Việc đã làm", "Một việc không ghi ngày"))
    ran = ctr("collect", form, "--year", "2027", "--plan", plan)
    assert ran.code == 2
    assert "không phải năm 2027" in ran.err
    assert "ghi ngày làm" in ran.err


def test_a_thousand_faults_are_told_and_the_rest_counted(
    ctr: Ctr, plan: Path, form: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ctr.problems.MOST", 1)
    filled(form, STATE, DAY)
    ran = ctr("collect", form, "--plan", plan)
    assert "có 2 lỗi trong biểu" in ran.err
    assert "và còn 1 lỗi nữa" in ran.err
