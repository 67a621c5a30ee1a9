"""The words of a milestone held against its time."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.conftest import Ctr
from tests.plans import task, written

OVER = {"over": {"from": 2026, "to": 2030, "as": "average"}}


def check(ctr: Ctr, folder: Path, milestone: dict[str, Any]) -> list[dict[str, Any]]:
    target = {"id": "a", "name": "Hồ sơ", "unit": "%", "milestones": [milestone]}
    plan = written(folder, [task("1.1", targets=[target])])
    ran = ctr("check", "--plan", plan, "--format", "json")
    return [problem for problem in ran.data if problem["severity"] == "error"]


@pytest.mark.parametrize(
    ("phrase", "time"),
    [
        ("đến hết năm 2027", {"by": 2027}),
        ("trước ngày 01/7/2027", {"by": "2027-06-30"}),
        ("trước ngày 01/01", {"by": "2027-12-31"}),
        ("trong quý II", {"by": "2027-Q2"}),
        ("hằng quý", {"every": "quarter"}),
        ("giai đoạn 2026 - 2030", OVER),
        ("hằng năm", OVER),
        ("thường xuyên", {}),
        ("thường xuyên", {"every": "week"}),
        ("khi có điều kiện", {"by": 2027}),
    ],
)
def test_words_that_say_what_the_time_says(
    ctr: Ctr, tmp_path: Path, phrase: str, time: dict[str, Any]
) -> None:
    assert check(ctr, tmp_path, {**time, "at_least": 90, "phrase": phrase}) == []


@pytest.mark.parametrize(
    ("phrase", "time", "says", "write"),
    [
        ("đến hết năm 2027", {"by": 2028}, "31/12/2027", "by: 2027-12-31"),
        ("trước ngày 01/7/2027", {"by": "2027-07-01"}, "30/06/2027", "by: 2027-06-30"),
        ("hằng quý", {"every": "month"}, "hằng quý, trái với every: month", "every: quarter"),
        ("hằng năm", {"by": 2027}, "hằng năm, trái với by: 2027", "every: year"),
        ("hằng năm", {}, "mốc không nêu thời điểm", "every: year"),
        ("đến hết năm 2027", {"every": "year"}, "là có hạn", "by: 2027-12-31"),
        ("đến hết năm 2027", {}, "mốc không nêu thời điểm", "by: 2027-12-31"),
        ("trước ngày 25/11", {}, "mốc không nêu thời điểm", "by: năm-tháng-ngày"),
        ("giai đoạn 2026 - 2029", OVER, "31/12/2029, trái với over: 2026-2030", "by: 2029-12-31"),
        ("thường xuyên", {"by": 2027}, "không có ngày hạn", "bỏ by"),
    ],
)
def test_words_against_the_time(
    ctr: Ctr, tmp_path: Path, phrase: str, time: dict[str, Any], says: str, write: str
) -> None:
    (problem,) = check(ctr, tmp_path, {**time, "at_least": 90, "phrase": phrase})
    assert problem["code"] == "deadline-phrase"
    assert f"“{phrase}”" in problem["message"]
    assert says in problem["message"]
    assert write in problem["hint"]
