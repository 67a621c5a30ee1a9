"""Several forms of one unit and year, collected together."""

from __future__ import annotations

import shutil
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from ctr.forms.layout import Value
from ctr.forms.read import FormRow
from ctr.forms.several import disagreements
from tests.conftest import Ctr
from tests.forms.in_memory import WORKING, added, planned, sent
from tests.forms.workbooks import filled
from tests.plans import UNITS

MAY = date(2026, 5, 1)


def test_two_forms_of_one_unit_that_fill_a_cell_differently(tmp_path: Path) -> None:
    plan = planned(tmp_path, WORKING)
    first, second, third = sent(plan), sent(plan), sent(plan)
    second.file, third.file = "bieu-2.xlsx", "bieu-3.xlsx"
    first.rows[0].values["proposals"] = "Mua xe"
    second.rows[0].values["proposals"] = "Thuê xe"
    third.rows[0].values["proposals"] = "Mua  xe"
    second.rows[0].values["difficulties"] = "Chỉ một biểu ghi"
    disagreements([first, second, third])
    assert third.problems == []
    assert [str(problem) for problem in first.problems] == [
        "bieu.xlsx: khác với biểu bieu-2.xlsx, xem các ô nêu ở biểu đó"
    ]
    assert [str(problem) for problem in second.problems] == [
        "bieu-2.xlsx: Nhiệm vụ!1.1:proposals: khác với biểu bieu.xlsx: “Mua xe”"
    ]


@pytest.mark.parametrize(
    ("other", "value"), [("unit", UNITS[1]), ("year", 2027)], ids=["unit", "year"]
)
def test_forms_of_two_units_or_years_do_not_disagree(
    tmp_path: Path, other: str, value: object
) -> None:
    plan = planned(tmp_path, WORKING)
    first, second = sent(plan), sent(plan)
    setattr(second, other, value)
    first.rows[0].values["proposals"] = "Mua xe"
    second.rows[0].values["proposals"] = "Thuê xe"
    disagreements([first, second])
    assert second.problems == []


def _line(evidence: str, number: str = "1.1") -> FormRow:
    values: dict[str, Value] = {"on": MAY, "done": "Họp", "evidence": evidence}
    places = {name: f"Nhiệm vụ!{name}" for name in values}
    return FormRow(sheet="Nhiệm vụ", key="", number=number, values=values, places=places)


@pytest.mark.parametrize(
    ("others", "faults"),
    [
        (_line("Số 2"), ["bieu-2.xlsx: Nhiệm vụ!evidence: khác với biểu bieu.xlsx: “Số 1”"]),
        (_line("Số  1"), []),
        (_line("Số 2", number="1.2"), []),
        (replace(_line("Số 2"), values={"on": MAY, "done": "Họp lại", "evidence": "Số 2"}), []),
        (replace(_line("Số 2"), values={"on": MAY, "done": "Họp", "evidence": None}), []),
    ],
)
def test_new_lines_that_tell_of_one_thing_by_other_evidence(
    tmp_path: Path, others: FormRow, faults: list[str]
) -> None:
    plan = planned(tmp_path, WORKING)
    first, second = added(plan, _line("Số 1")), added(plan, others)
    second.file = "bieu-2.xlsx"
    disagreements([first, second])
    assert [str(problem) for problem in second.problems] == faults


def test_a_day_that_differs_is_told_as_people_write_it(tmp_path: Path) -> None:
    plan = planned(tmp_path, WORKING)
    first, second = sent(plan), sent(plan)
    second.file = "bieu-2.xlsx"
    first.rows[0].values["state_on"] = date(2026, 7, 1)
    second.rows[0].values["state_on"] = date(2026, 6, 1)
    disagreements([first, second])
    (problem,) = second.problems
    assert problem.message == "khác với biểu bieu.xlsx: “01/07/2026”"


def test_two_forms_of_a_task_without_a_result_make_one(
    ctr: Ctr, plan: Path, form: Path, tmp_path: Path
) -> None:
    (plan / "results" / "2026" / "phong-moi-truong.yaml").unlink()
    second = Path(shutil.copy(form, tmp_path / "bieu-2.xlsx"))
    filled(form, ("Nhiệm vụ", "1.1", "Đề xuất, kiến nghị", "Mua xe"))
    filled(
        second,
        ("Nhiệm vụ", "1.1", "Đề xuất, kiến nghị", "Mua xe"),
        ("Nhiệm vụ", "1.1", "Kế hoạch năm sau", "Mua thùng"),
    )
    ran = ctr("collect", form, second, "--plan", plan)
    assert ran.code == 0, ran.err
    text = (plan / "results" / "2026" / "phong-moi-truong.yaml").read_text()
    assert (text.count("1.1"), text.count("Mua xe"), text.count("Mua thùng")) == (1, 1, 1)
