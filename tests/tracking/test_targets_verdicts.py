"""Figures against milestones: which is met, exceeded, behind or not met, and of which year."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from ctr.plan.load.loader import load
from tests.conftest import Ctr
from tests.plans import task, written


def target(milestone: dict[str, Any], unit: str | None = "%", **keys: Any) -> dict[str, Any]:
    yes_or_no = {} if unit is None else {"unit": unit}
    return {"id": "chi-tieu", "name": "Chỉ tiêu", **yes_or_no, "milestones": [milestone], **keys}


def course(
    ctr: Ctr, folder: Path, goal: dict[str, Any], figure: object, day: str, *more: str
) -> tuple[str, bool, str]:
    """The course of one figure, whether it exceeds, and its words."""
    value = {"target": "chi-tieu", "value": figure, "as_of": "2026-11-01"}
    result = {"task": "1.1", "values": [value]}
    plan = written(
        folder, [task("1.1", targets=[goal])], {("Phòng Một", 2026): {"tasks": [result]}}
    )
    words = ("targets", *more, "--as-of", day, "--plan", plan)
    (one,) = ctr(*words, "--format", "json").data
    return one["course"], one["exceeded"], " ".join(ctr(*words).out.split())


@pytest.mark.parametrize(
    ("milestone", "figure", "expected", "words"),
    [
        ({"between": [14.5, 15]}, 16, ("met", True), "đạt, vượt mục tiêu"),
        ({"between": [14.5, 15]}, 15, ("met", False), "đạt"),
        ({"between": [14.5, 15]}, 12, ("not_met", False), "(còn thiếu 2,5 điểm phần trăm)"),
        ({"between": [14, 15], "better": "lower"}, 13, ("met", True), "vượt mục tiêu"),
        ({"between": [14, 15], "better": "lower"}, 18, ("not_met", False), "cao hơn mục tiêu 3"),
        ({"between": [14, 15], "better": "within"}, 16, ("not_met", False), "cao hơn mục tiêu 1"),
        ({"between": [14, 15], "better": "within"}, 13, ("not_met", False), "còn thiếu 1 điểm"),
        ({"at_least": 60}, 62, ("met", True), "vượt mục tiêu"),
        ({"at_least": 100}, 100, ("met", False), "đạt"),
        ({"more_than": 80}, 83, ("met", False), "đạt"),
        ({"at_most": 9}, 7, ("met", False), "đạt"),
    ],
)
def test_a_figure_against_its_milestone(
    ctr: Ctr,
    tmp_path: Path,
    milestone: dict[str, Any],
    figure: float,
    expected: tuple[str, bool],
    words: str,
) -> None:
    *found, shown = course(ctr, tmp_path, target(milestone), figure, "2026-12-01")
    assert (tuple(found), words in shown) == (expected, True), shown


@pytest.mark.parametrize("milestone", [{"exactly": 0}, {"at_most": 0}])
def test_what_should_be_none_still_is(ctr: Ctr, tmp_path: Path, milestone: dict[str, Any]) -> None:
    shown = course(ctr, tmp_path, target(milestone, "hộ"), 12, "2026-12-01")[2]
    assert "(còn 12 hộ)" in shown
    assert "vượt" not in shown


def test_behind_before_the_day_not_met_after_it(ctr: Ctr, tmp_path: Path) -> None:
    line = target({"by": 2026, "at_least": 60}, baseline={"value": 10, "on": "2025-12-31"})
    assert course(ctr, tmp_path, line, 20, "2026-12-31")[0] == "behind"
    told = course(ctr, tmp_path, line, 20, "2027-01-01")
    assert told[0] == "not_met"
    assert "chưa đạt (còn thiếu 40 điểm phần trăm)" in told[2]
    yearly = target({"every": "year", "at_least": 60})
    assert course(ctr, tmp_path, yearly, 20, "2026-11-01")[0] == "open"
    assert course(ctr, tmp_path, yearly, 20, "2026-12-31")[0] == "open"
    assert course(ctr, tmp_path, yearly, 20, "2027-01-01", "--year", "2026")[0] == "not_met"


def test_a_range_lies_on_the_line_too(ctr: Ctr, tmp_path: Path) -> None:
    since = {"value": 0, "on": "2025-12-31"}
    rising = target({"by": 2026, "between": [60, 70]}, baseline=since)
    assert course(ctr, tmp_path, rising, 55, "2026-11-01")[0] == "on_course"
    assert course(ctr, tmp_path, rising, 45, "2026-11-01")[0] == "behind"
    falling = target(
        {"by": 2026, "between": [5, 10], "better": "lower"},
        baseline={"value": 40, "on": "2025-12-31"},
    )
    assert course(ctr, tmp_path, falling, 14, "2026-11-01")[0] == "on_course"
    assert course(ctr, tmp_path, falling, 30, "2026-11-01")[0] == "behind"


def test_what_must_hold_throughout_is_lost_with_its_first_failure(ctr: Ctr, tmp_path: Path) -> None:
    kept = target({"over": {"from": 2026, "to": 2028, "as": "throughout"}, "achieved": True}, None)
    assert course(ctr, tmp_path, kept, False, "2026-12-01")[0] == "not_met"


def test_better_goes_with_a_range_only(tmp_path: Path) -> None:
    plan = written(tmp_path, [task("1.1", targets=[target({"at_least": 5, "better": "lower"})])])
    (problem,) = load(plan).problems
    assert "better chỉ dùng cùng between" in problem.message


def test_last_year_s_figure_is_no_result_of_this_year(ctr: Ctr, tmp_path: Path) -> None:
    goal = target({"at_least": 60})
    shown = course(ctr, tmp_path, goal, 62, "2027-11-24", "--year", "2027")
    assert shown[:2] == ("no_figure", False)
    out = ctr("report", "2027", "--as-of", "2027-11-24", "--plan", tmp_path / "plan").out
    assert "| 62% (số liệu tính đến ngày 01/11/2026) | chưa có số liệu năm 2027 |" in out
    assert "chưa có số liệu 01 chỉ tiêu (100%)" in out
    assert "đạt 01 chỉ tiêu" not in out
    assert "62% (số liệu" not in out.split("## III.")[0]


def test_a_milestone_of_last_year_stays_until_it_is_reached(ctr: Ctr, tmp_path: Path) -> None:
    goal = target({"by": 2026, "at_least": 60})
    assert course(ctr, tmp_path, goal, 40, "2027-11-24", "--year", "2027")[0] == "no_figure"
    value = {"target": "chi-tieu", "value": 61, "as_of": "2026-11-01"}
    plan = written(
        tmp_path,
        [task("1.1", targets=[goal])],
        {("Phòng Một", 2026): {"tasks": [{"task": "1.1", "values": [value]}]}},
    )
    words = ("targets", "--year", "2027", "--as-of", "2027-11-24", "--format", "json")
    assert ctr(*words, "--plan", plan).data == []


def test_a_target_of_two_milestones_is_looked_at_once(ctr: Ctr, tmp_path: Path) -> None:
    twice = target({"every": "year", "at_least": 50})
    twice["milestones"].append({"by": 2030, "at_least": 90})
    plan = written(tmp_path, [task("1.1", targets=[twice])])
    words = ("targets", "--year", "2026", "--as-of", "2026-11-24", "--format", "json")
    assert [one["when"] for one in ctr(*words, "--plan", plan).data] == ["every"]


def test_the_words_of_the_document_for_its_day(ctr: Ctr, tmp_path: Path) -> None:
    goal = target({"by": 2027, "at_least": 60, "phrase": "đến hết năm 2027"})
    undated = {**target({"at_least": 60}), "id": "khac"}
    plan = written(tmp_path, [task("1.1", targets=[goal, undated])])
    out = ctr("targets", "--plan", plan).out
    assert "đến hết năm 2027" in out
    assert "không nêu thời hạn" in out
    assert "thường xuyên" not in out
