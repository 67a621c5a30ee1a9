"""Targets in the words of an office: how much, how far, on which course."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from ctr.plan.model import Milestone
from ctr.wording.targets import amount_phrase, figure_phrase, verdict_of
from tests.conftest import Ctr
from tests.plans import UNITS, task, written


@pytest.mark.parametrize(
    ("amount", "unit", "phrase"),
    [
        ({"at_least": 85}, "%", "từ 85% trở lên"),
        ({"at_least": 100}, "%", "100%"),
        ({"at_least": 100}, "hộ", "từ 100 hộ trở lên"),
        ({"more_than": 95}, "%", "trên 95%"),
        ({"at_most": 9}, "%/năm", "không quá 9%/năm"),
        ({"less_than": 1500}, "hộ", "dưới 1.500 hộ"),
        ({"exactly": 0}, "hộ", "0 hộ"),
        ({"exactly": 3}, None, "3"),
    ],
)
def test_an_amount(amount: dict[str, int], unit: str | None, phrase: str) -> None:
    ((comparison, number),) = amount.items()
    milestone = Milestone(**{comparison: Decimal(number)})  # type: ignore[arg-type]
    assert amount_phrase(milestone, unit) == phrase


def test_a_range_and_a_title() -> None:
    between = Milestone(between=(Decimal("14.5"), Decimal(15)))
    assert amount_phrase(between, "%/năm") == "14,5-15%/năm"
    assert amount_phrase(Milestone(achieved=True), None) == "đạt"


def test_a_figure() -> None:
    assert figure_phrase(Decimal("97.50"), "%") == "97,5%"
    assert figure_phrase(Decimal(4758), "tỷ đồng") == "4.758 tỷ đồng"
    assert (figure_phrase(True, None), figure_phrase(False, None)) == ("đạt", "không đạt")


@pytest.mark.parametrize(
    ("typed", "reached"),
    [
        ("đạt", True),
        ("ĐẠT", True),
        ("dat", True),
        ("có", True),
        ("không đạt", False),
        ("chưa đạt", False),
        ("khong", False),
        ("97,5", None),
        ("", None),
        ("gần đạt", None),
    ],
)
def test_reached_or_not_as_typed(typed: str, reached: bool | None) -> None:
    assert verdict_of(typed) is reached


def row(ctr: Ctr, folder: Path, amount: dict[str, Any], unit: str, figure: float) -> str:
    """The row of `ctr targets` of one figure of 2026."""
    goal = {"id": "chi-tieu", "name": "Chỉ tiêu", "unit": unit, "milestones": [amount]}
    value = {"target": "chi-tieu", "value": figure, "as_of": "2026-11-01"}
    results = {(UNITS[0], 2026): {"tasks": [{"task": "1.1", "values": [value]}]}}
    plan = written(folder, [task("1.1", targets=[goal])], results)
    return " ".join(ctr("targets", "--as-of", "2026-12-01", "--plan", plan).out.split())


@pytest.mark.parametrize(
    ("amount", "unit", "figure", "verdict"),
    [
        ({"at_least": 60}, "%", 57.5, "chưa đạt (còn thiếu 2,5 điểm phần trăm)"),
        ({"at_least": 60}, "hộ", 57, "chưa đạt (còn thiếu 3 hộ)"),
        ({"at_most": 9}, "%", 12, "chưa đạt (còn cao hơn mục tiêu 3 điểm phần trăm)"),
        ({"at_most": 0}, "hộ", 12, "chưa đạt (còn 12 hộ)"),
        ({"at_least": 60}, "%", 62, "đạt, vượt mục tiêu"),
        ({"more_than": 60}, "%", 62, "đạt"),
        ({"more_than": 95}, "%", 95, "chưa đạt (chưa vượt 95%)"),
        ({"less_than": 9}, "%", 9, "chưa đạt (chưa dưới 9%)"),
    ],
)
def test_a_verdict_with_what_is_missing(
    ctr: Ctr, tmp_path: Path, amount: dict[str, Any], unit: str, figure: float, verdict: str
) -> None:
    shown = row(ctr, tmp_path, amount, unit, figure)
    assert shown.endswith(f"(01/11/2026) · {verdict} · {UNITS[0]}")


def test_what_is_behind_is_told_by_what_is_needed_now(ctr: Ctr, year_played: Path) -> None:
    """90 of 20/11/2026; the line asks for 90,64 then, the far goal for 500 in 2030."""
    at = ("--as-of", "2026-11-27", "--plan", year_played)
    needed = "cần có lúc này 90,64 tỷ đồng; còn thiếu 0,64 tỷ đồng"
    listed = ctr("targets", "--year", "2026", *at).out
    assert f"chậm tiến độ ({needed})" in listed
    assert "còn thiếu 410" not in listed
    assert needed in " ".join(ctr("brief", "2026", *at).out.replace("\u00a0", " ").split())
    (gap,) = [
        one["gap"]
        for one in ctr("targets", "--year", "2026", "--format", "json", *at).data
        if one["task"] == "3.1" and one["course"] == "behind"
    ]
    assert gap == 410


def test_a_figure_just_at_a_limit_is_no_0_in_excel(ctr: Ctr, tmp_path: Path) -> None:
    goal = {"id": "chi-tieu", "name": "Chỉ tiêu", "unit": "%", "milestones": [{"more_than": 95}]}
    value = {"target": "chi-tieu", "value": 95, "as_of": "2026-11-01"}
    results = {(UNITS[0], 2026): {"tasks": [{"task": "1.1", "values": [value]}]}}
    plan = written(tmp_path, [task("1.1", targets=[goal])], results)
    file = tmp_path / "chi-tieu.xlsx"
    assert ctr("targets", "--as-of", "2026-12-01", "--plan", plan, "-o", file).code == 0
    cells = [cell.value for row in openpyxl.load_workbook(file).active.rows for cell in row]
    assert "chưa vượt 95%" in cells
    assert 0 not in cells
