"""A target of a whole period: the year's own figure, and beside it the sum or the mean so far."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import Ctr
from tests.plans import UNITS, task, written


def played(folder: Path, how: str, figures: Mapping[str, object], **goal: Any) -> Path:
    """A plan with one target over 2026-2030 and its figures by day."""
    yes_or_no = goal == {"achieved": True}
    target = {
        "id": "chi-tieu",
        "name": "Chỉ tiêu",
        **({} if yes_or_no else {"unit": "hộ"}),
        "milestones": [{"over": {"from": 2026, "to": 2030, "as": how}, **goal}],
    }
    results: dict[tuple[str, int], dict[str, Any]] = {}
    for day, value in figures.items():
        content = results.setdefault(
            (UNITS[0], int(day[:4])), {"tasks": [{"task": "1.1", "values": []}]}
        )
        content["tasks"][0]["values"].append({"target": "chi-tieu", "value": value, "as_of": day})
    return written(folder, [task("1.1", targets=[target])], results)


TWO_YEARS = {"2026-12-31": 300, "2027-11-20": 180}


@pytest.mark.parametrize(
    ("how", "figures", "shown", "verdict"),
    [
        ("total", TWO_YEARS, "180 hộ; lũy kế 2026-2027: 480 hộ", "đúng tiến độ"),
        ("average", TWO_YEARS, "180 hộ; bình quân 2026-2027: 240 hộ", "chậm tiến độ"),
        (
            "total",
            {"2027-11-20": 180},
            "180 hộ; lũy kế 2026-2027: 180 hộ (thiếu số liệu năm 2026)",
            "đúng tiến độ",
        ),
        (
            "total",
            {"2026-12-31": 300},
            "lũy kế 2026: 300 hộ (số liệu tính đến ngày 31/12/2026)",
            "chưa có số liệu năm 2027",
        ),
        (
            "throughout",
            {"2026-08-01": 200, "2027-11-20": 500},
            "500 hộ; ngày 01/8/2026: 200 hộ",
            "chưa đạt",
        ),
    ],
)
def test_the_year_and_the_period_so_far(
    ctr: Ctr, tmp_path: Path, how: str, figures: dict[str, object], shown: str, verdict: str
) -> None:
    plan = played(tmp_path, how, figures, at_least=250)
    at = ("--as-of", "2027-12-01", "--plan", plan)
    whole = ctr("report", "2027", *at).out
    assert f"| {shown} | {verdict} |" in whole
    assert f"| {shown} | {verdict} |" in ctr("report", "2027", "--unit", UNITS[0], *at).out
    if "2027-11-20" in figures:
        assert f"Chỉ tiêu: {shown} (mục tiêu" in whole


def test_in_the_first_year_there_is_nothing_beside_it(ctr: Ctr, tmp_path: Path) -> None:
    plan = played(tmp_path, "average", {"2026-11-20": 300}, at_least=250)
    out = ctr("report", "2026", "--as-of", "2026-12-01", "--plan", plan).out
    assert "| 300 hộ | đúng tiến độ |" in out


def test_the_list_of_targets_tells_both(ctr: Ctr, tmp_path: Path) -> None:
    plan = played(tmp_path, "total", TWO_YEARS, at_least=1000)
    at = ("--as-of", "2027-12-01", "--plan", plan)
    shown = "180 hộ (20/11/2027); lũy kế 2026-2027: 480 hộ"
    for more in ((), ("--year", "2027")):
        assert f"| {shown} |" in ctr("targets", *more, *at, "--format", "md").out
        (one,) = ctr("targets", *more, *at, "--format", "json").data
        assert (one["actual"], one["result"], one["result_as_of"]) == (480, 180, "2027-11-20")
    assert f"kết quả: {shown}" in " ".join(ctr("show", "1.1", *at).out.split())


def test_yes_and_no_over_a_period(ctr: Ctr, tmp_path: Path) -> None:
    figures = {"2026-08-01": False, "2027-11-20": True}
    plan = played(tmp_path, "throughout", figures, achieved=True)
    out = ctr("report", "2027", "--as-of", "2027-12-01", "--plan", plan).out
    assert "| đạt; ngày 01/8/2026: không đạt | chưa đạt |" in out
