"""The state of a task that several units lead."""

from __future__ import annotations

from pathlib import Path

import pytest

from ctr.tracking.task_status import TaskState, whole_state
from tests.conftest import Ctr
from tests.plans import UNITS, task, written


@pytest.mark.parametrize(
    ("states", "whole"),
    [
        ([], "not_reported"),
        (["done", "done"], "done"),
        (["done", "in_progress", "not_started"], "in_progress"),
        (["done", "not_reported"], "in_progress"),
        (["done", "dropped"], "done"),
        (["dropped", "dropped"], "dropped"),
        (["paused", "not_reported"], "paused"),
        (["not_started", "paused"], "not_started"),
        (["not_reported", "dropped"], "not_reported"),
    ],
)
def test_the_whole_from_its_units(states: list[TaskState], whole: TaskState) -> None:
    assert whole_state(states) == whole


def test_how_many_units_stand_where(ctr: Ctr, tmp_path: Path) -> None:
    states = ("done", "in_progress", "in_progress")
    results = {
        (unit, 2026): {"tasks": [{"task": "1.1", "state": state, "state_on": "2026-05-01"}]}
        for unit, state in zip(UNITS, states, strict=True)
    }
    plan = written(tmp_path, [task("1.1", UNITS)], results)
    words = "01/03 đơn vị hoàn thành (Phòng Một), 02/03 đơn vị đang thực hiện (Phòng Hai; Phòng Ba)"
    at = ("--as-of", "2026-12-01", "--plan", plan)
    out = ctr("report", "2026", *at).out
    assert out.count(f"đang thực hiện, trong đó {words}") == 1  # in the text
    counts = "đang thực hiện, trong đó 01/03 đơn vị hoàn thành, 02/03 đơn vị đang thực hiện |"
    assert out.count(counts) == 1  # in the annex, whose wide column has the names
    assert "Đơn vị hoàn thành: Phòng Một. Đơn vị đang thực hiện: Phòng Hai; Phòng Ba." in out
    assert "đang thực hiện 01 nhiệm vụ (100%)" in out
    assert words in " ".join(ctr("show", "1.1", *at).out.split())


def test_nobody_is_blamed_for_a_task_without_a_lead(ctr: Ctr, tmp_path: Path) -> None:
    plan = written(tmp_path, [task("1.1"), task("1.2", ())])
    out = ctr("report", "2026", "--as-of", "2026-12-01", "--plan", plan).out
    assert "Đơn vị chủ trì chưa báo cáo kết quả của nhiệm vụ 1.1." in out
    assert "Chưa phân công đơn vị chủ trì: nhiệm vụ 1.2." in out
