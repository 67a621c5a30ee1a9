"""Forms as a whole: whose they are, rows that belong nowhere, forms that disagree."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from ctr.forms.layout import TARGETS_SHEET, TASKS_SHEET
from ctr.forms.merge import check_form, collect
from ctr.results.changes import Change
from ctr.results.edits import REPORT_KEYS
from ctr.yamlfile.editor import Edit
from tests.forms.in_memory import (
    JULY,
    LINE,
    MAY,
    UNIT,
    WORKING,
    added,
    planned,
    row,
    sent,
    told,
)
from tests.plans import UNITS

FOREIGN = "“9.9” không phải nhiệm vụ của đơn vị"
BELOW = "chỉ ghi ở dòng đầu của nhiệm vụ, xóa ở dòng này"
GONE = "việc này không còn trong kế hoạch"


@pytest.mark.parametrize(
    ("key", "number", "values", "problem"),
    [
        ("", "9.9", {"done": "X"}, f"number: {FOREIGN}"),
        ("9.9", "", {"done": "X"}, f"number: {FOREIGN}"),
        ("", "1.1", {"state": "tạm dừng"}, f"state: {BELOW}"),
        ("", "1.1", {"state_on": MAY}, f"state_on: {BELOW}"),
        ("", "1.1", {"proposals": "X"}, f"proposals: {BELOW}"),
        ("1.1#x", "1.1", {"done": "X"}, f"done: {GONE}"),
        ("1.1#x", "1.1", {"done": None}, f"done: {GONE}"),
        ("1.1#1", "1.1", {"done": "X"}, f"done: {GONE}"),
        ("1.1#1234567", "1.1", {"done": None}, f"done: {GONE}"),
    ],
)
def test_a_row_that_belongs_nowhere(
    tmp_path: Path, key: str, number: str, values: dict[str, Any], problem: str
) -> None:
    plan = planned(tmp_path, {"log": [LINE]})
    collected = collect(added(plan, row(TASKS_SHEET, key, number, values)), plan, None, None)
    assert told(collected) == [f"Nhiệm vụ!{key}:{problem}"]
    assert collected.edits == []


def test_a_target_that_is_gone(tmp_path: Path) -> None:
    plan = planned(tmp_path, None)
    gone = row(TARGETS_SHEET, "1.1/x", "1.1", {"value": Decimal(1), "as_of": None})
    collected = collect(added(plan, gone), plan, None, None)
    assert told(collected) == ["Chỉ tiêu: “1.1/x” không phải chỉ tiêu của đơn vị"]


def test_an_empty_row_of_a_target_that_is_gone_is_nothing(tmp_path: Path) -> None:
    plan = planned(tmp_path, None)
    gone = row(TARGETS_SHEET, "1.1/x", "1.1", {"value": None, "as_of": None})
    assert told(collect(added(plan, gone), plan, None, None)) == []


def test_the_day_of_arrival_and_an_older_plan(tmp_path: Path) -> None:
    plan = planned(tmp_path, WORKING)
    form = sent(plan)
    form.version = "cũ"
    collected = collect(form, plan, None, JULY)
    assert collected.edits == [Edit(path=("received",), value=JULY, order=REPORT_KEYS)]
    assert collected.changes == [Change(field="received", old=None, new=JULY)]
    assert collected.notes == ["bieu.xlsx: biểu lập từ bản kế hoạch cũ hơn"]


@pytest.mark.parametrize(
    ("wrong", "year", "problems"),
    [
        ({}, None, []),
        ({}, 2026, []),
        ({"programme": "khác"}, None, ["biểu của chương trình khác"]),
        ({"unit": "Phòng Khác"}, None, ["đơn vị “Phòng Khác” không có trong kế hoạch"]),
        ({"unit": UNITS[1]}, None, ["đơn vị “Phòng Hai” không có trong kế hoạch"]),
        ({"year": 2031}, None, ["chương trình không có năm 2031"]),
        (
            {"unit": "X", "year": 2025},
            2026,
            [
                "đơn vị “X” không có trong kế hoạch",
                "biểu của năm 2025, không phải năm 2026",
                "chương trình không có năm 2025",
            ],
        ),
    ],
)
def test_whose_form_it_is(
    tmp_path: Path, wrong: dict[str, Any], year: int | None, problems: list[str]
) -> None:
    plan = planned(tmp_path, None)
    form = sent(plan)
    form.problem("Nhiệm vụ!A1", "lỗi đã có")
    for name, value in wrong.items():
        setattr(form, name, value)
    assert check_form(form, plan, year) is (not problems)
    assert [str(one) for one in form.problems[1:]] == [f"bieu.xlsx: {text}" for text in problems]


def test_a_form_of_another_year_is_compared_all_the_same(tmp_path: Path) -> None:
    plan = planned(tmp_path, None)
    form = sent(plan)
    assert check_form(form, plan, 2027)
    assert [problem.message for problem in form.problems] == [
        "biểu của năm 2026, không phải năm 2027"
    ]


def test_the_unit_of_a_form_gets_its_registered_name(tmp_path: Path) -> None:
    plan = planned(tmp_path, None)
    form = sent(plan)
    form.unit = "PHÒNG MỘT"
    assert check_form(form, plan, None)
    assert form.unit == UNIT


def test_a_row_without_a_number_is_told_by_its_sheet(tmp_path: Path) -> None:
    plan = planned(tmp_path, None)
    foreign = row(TASKS_SHEET, "9.9", "", {"done": "X"})
    del foreign.places["number"]
    assert told(collect(added(plan, foreign), plan, None, None)) == [f"{TASKS_SHEET}: {FOREIGN}"]
