"""A task done with a target that was not reached: ctr check says that the two do not agree."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.conftest import Ctr
from tests.plans import UNITS, task, written

DONE = {"state": "done", "state_on": "2026-10-15"}


def told(
    ctr: Ctr, folder: Path, milestone: dict[str, Any], figure: object, **state: Any
) -> list[str]:
    """What is said of a task with one target and one figure of the tenth of October."""
    of = {"id": "rac", "name": "Hộ phân loại rác", "unit": "%", "milestones": [milestone]}
    if isinstance(figure, bool):
        del of["unit"]
    values = [{"target": "rac", "value": figure, "as_of": "2026-10-10"}] if figure else []
    results = {"task": "1.1", "values": values, **(state or DONE)}
    plan = written(folder, [task("1.1", targets=[of])], {(UNITS[0], 2026): {"tasks": [results]}})
    found = ctr("check", "--format", "json", "--as-of", "2026-11-20", "--plan", plan).data
    return [one["message"] for one in found if one["code"] == "done-short"]


def test_both_are_told_with_their_days(ctr: Ctr, tmp_path: Path) -> None:
    assert told(ctr, tmp_path, {"by": 2026, "at_least": 60}, 41) == [
        "nhiệm vụ 1.1 báo hoàn thành, ngày 15/10/2026, mà chỉ tiêu “Hộ phân loại rác” mới 41%, "
        "ngày 10/10/2026 (mục tiêu từ 60% trở lên, đến năm 2026) (rõ kết quả)"
    ]
    out = ctr("check", "--as-of", "2026-11-20", "--plan", tmp_path / "plan").out
    assert "Nhiệm vụ báo hoàn thành mà chỉ tiêu chưa đạt: 1 [done-short]\n    1.1\n" in out


@pytest.mark.parametrize(
    ("milestone", "figure", "state", "number"),
    [
        ({"every": "year", "at_least": 60}, 41, DONE, 1),
        ({"at_least": 60}, 41, DONE, 1),
        ({"by": "2026-09-30", "at_least": 60}, 41, DONE, 1),
        ({"by": 2026, "at_least": 60}, 60, DONE, 0),
        ({"by": 2030, "at_least": 60}, 41, DONE, 0),  # the year's work is done, not the target's
        ({"by": 2026, "at_least": 60}, None, DONE, 0),
        ({"by": 2026, "at_least": 60}, 41, {"state": "in_progress", "state_on": "2026-02-01"}, 0),
        ({"over": {"from": 2026, "to": 2028, "as": "average"}, "at_least": 60}, 41, DONE, 0),
    ],
)
def test_only_what_is_due_by_the_years_end_counts(
    ctr: Ctr,
    tmp_path: Path,
    milestone: dict[str, Any],
    figure: object,
    state: dict[str, Any],
    number: int,
) -> None:
    assert len(told(ctr, tmp_path, milestone, figure, **state)) == number
