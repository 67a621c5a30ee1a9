"""The form of a new year: what earlier years have settled, and which figure a period asks for."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from ctr.plan.load.loader import load
from tests.conftest import Ctr
from tests.forms.workbooks import filled
from tests.plans import UNITS, task, written

UNIT = UNITS[0]
DATED = {"phrase": "đến hết năm 2028", "by": 2028}


def target(name: str, **milestone: Any) -> dict[str, Any]:
    milestones = [{"at_least": 100, **milestone}]
    return {"id": name, "name": f"Chỉ tiêu {name}", "unit": "cây", "milestones": milestones}


def over(how: str) -> dict[str, Any]:
    return {"over": {"from": 2026, "to": 2030, "as": how}}


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    """2026 has settled some tasks: a dated one, a dropped one, one that is reported anew."""
    tasks = [
        task("1.1", deadline=DATED),
        task("1.2"),
        task("1.3"),
        task("1.4", targets=[target("a", by=2030), target("b", **over("total"))]),
        task("1.5", targets=[target("c", **over("average")), target("d", **over("throughout"))]),
        task("1.6", targets=[{**target("e", **over("throughout")), "unit": None}]),
    ]
    del tasks[5]["targets"][0]["unit"], tasks[5]["targets"][0]["milestones"][0]["at_least"]
    tasks[5]["targets"][0]["milestones"][0]["achieved"] = True
    figure = {"target": "a", "value": 40, "as_of": "2026-11-10"}
    results = [
        {"task": "1.1", "state": "done", "state_on": "2026-10-05"},
        {"task": "1.2", "state": "dropped", "state_on": "2026-06-01"},
        {"task": "1.3", "state": "done", "state_on": "2026-09-09"},
        {"task": "1.4", "values": [figure]},
    ]
    return written(tmp_path, tasks, {(UNIT, 2026): {"tasks": results}})


def made(ctr: Ctr, plan: Path, year: int) -> Path:
    path = plan.parent / f"bieu-{year}.xlsx"
    assert ctr("form", str(year), "--unit", UNIT, "-o", path, "--plan", plan).code == 0
    return path


def cells(path: Path, sheet: str) -> dict[str, dict[str, Any]]:
    """The rows of a sheet by their key, each by the heads of its columns."""
    rows = list(openpyxl.load_workbook(path)[sheet].iter_rows(values_only=True))
    found = [dict(zip(rows[0], row, strict=True)) for row in rows[1:]]
    return {str(row["Mã"]): row for row in found if row["Mã"]}


@pytest.mark.parametrize("year", [2027, 2028])
def test_what_is_settled_is_carried_over_with_its_year(ctr: Ctr, plan: Path, year: int) -> None:
    rows = cells(made(ctr, plan, year), "Nhiệm vụ")
    shown = {
        number: (row["Đã báo cáo các năm trước"], row["Trạng thái"], row["Ngày của trạng thái"])
        for number, row in rows.items()
    }
    done = "hoàn thành ngày 05/10/2026 (báo cáo năm 2026)"
    dropped = "dừng thực hiện từ ngày 01/06/2026 (báo cáo năm 2026)"
    day = rows["1.1"]["Ngày của trạng thái"]
    assert (day.year, day.month, day.day) == (2026, 10, 5)
    assert shown["1.1"][:2] == (done, "hoàn thành")
    assert shown["1.2"][:2] == (dropped, "dừng thực hiện")
    anew = "hoàn thành ngày 09/09/2026 (báo cáo năm 2026)"
    assert shown["1.3"] == (anew, None, None)  # without a day it is reported anew each year
    assert shown["1.4"] == ("", None, None)


def test_what_comes_back_untouched_is_no_change(ctr: Ctr, plan: Path) -> None:
    ran = ctr("collect", made(ctr, plan, 2027), "--plan", plan, "--as-of", "2027-11-01")
    assert (ran.code, ran.out) == (0, "")
    assert not (plan / "results" / "2027").exists()


def test_what_is_taken_up_again_is_of_the_new_year(ctr: Ctr, plan: Path) -> None:
    form = filled(
        made(ctr, plan, 2027),
        ("Nhiệm vụ", "1.2", "Trạng thái", "đang thực hiện"),
        ("Nhiệm vụ", "1.2", "Ngày của trạng thái", date(2027, 3, 1)),
        ("Nhiệm vụ", "1.1", "Ngày của trạng thái", date(2026, 10, 6)),
    )
    assert ctr("collect", form, "--plan", plan, "--as-of", "2027-11-01").code == 0
    core = load(plan).core
    assert core is not None
    kept = {
        number: (result.state, result.state_on)
        for (_, number, year), result in core.result_of.items()
        if year == 2027
    }
    assert kept == {
        "1.1": ("done", date(2026, 10, 6)),
        "1.2": ("in_progress", date(2027, 3, 1)),
    }


@pytest.mark.parametrize("year", [2027, 2028])
def test_the_last_figure_bears_its_day_and_is_not_the_year_s(
    ctr: Ctr, plan: Path, year: int
) -> None:
    rows = cells(made(ctr, plan, year), "Chỉ tiêu")
    row = rows["1.4/a"]
    assert row["Số liệu gần nhất trước năm báo cáo"] == "40 cây (đến ngày 10/11/2026)"
    assert row["Số liệu"] is None
    assert rows["1.4/b"]["Số liệu gần nhất trước năm báo cáo"] == ""


def test_a_period_says_which_figure_it_asks_for(ctr: Ctr, plan: Path) -> None:
    rows = cells(made(ctr, plan, 2027), "Chỉ tiêu")
    own = "(ghi số của riêng năm 2027, từ đầu năm đến ngày tính, không gộp các năm trước; "
    yearly = " giai đoạn được tính từ số cuối cùng của từng năm)"
    assert f"{own}tổng{yearly}" in rows["1.4/b"]["Mục tiêu"]
    assert f"{own}bình quân{yearly}" in rows["1.5/c"]["Mục tiêu"]
    assert "(ghi số tại ngày tính; phải đạt" in rows["1.5/d"]["Mục tiêu"]
    assert "(ghi đạt hoặc không đạt tại ngày tính; phải đạt" in rows["1.6/e"]["Mục tiêu"]
    assert "ghi số" not in rows["1.4/a"]["Mục tiêu"]


def test_the_figures_of_a_period_are_added_as_the_form_says(ctr: Ctr, plan: Path) -> None:
    for year, figures in ((2027, (30, 70)), (2028, (20,))):
        for month, value in enumerate(figures, start=5):
            words = ("--value", f"b={value}", "--on", f"{year}-{month:02d}-10", "--plan", plan)
            ran = ctr("record", "1.4", "--unit", UNIT, *words, "--as-of", "2028-12-01")
            assert ran.code == 0, ran.err
    progress = ctr("targets", "--plan", plan, "--as-of", "2028-12-01", "--format", "json").data
    (actual,) = [row["actual"] for row in progress if row["target"] == "b"]
    assert actual == 90  # the last figure of each year, 70 and 20
