"""States, punctuality and rates in the words of an office."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from ctr.plan.load.loader import load
from ctr.tracking.task_status import (
    TASK_STATES,
    OverdueRates,
    TaskState,
    TaskStatus,
    TaskStatusReader,
)
from ctr.wording import states
from tests.plans import UNITS, task, written

DATED = {"phrase": "đến hết ngày 30/6/2026", "by": "2026-06-30"}


def status(
    folder: Path, results: list[dict[str, Any]], day: date, deadline: dict[str, Any] | None = None
) -> TaskStatus:
    """The status of a task on a day; each unit that leads it has one result."""
    leads = UNITS[: len(results)]
    keys = {} if deadline is None else {"deadline": deadline}
    files = {
        (unit, 2026): {"tasks": [{"task": "1.1", **result}]}
        for unit, result in zip(leads, results, strict=True)
    }
    plan = load(written(folder, [task("1.1", leads, **keys)], files)).plan
    assert plan is not None
    ((_, the_task),) = plan.tasks()
    return TaskStatusReader(plan, 2026, day).of(the_task)


@pytest.mark.parametrize(
    ("result", "day", "phrase"),
    [
        ({"state": "in_progress"}, date(2026, 3, 1), "đang thực hiện trong hạn"),
        ({"state": "not_started"}, date(2026, 3, 1), "chưa thực hiện, còn trong hạn"),
        ({"state": "paused"}, date(2026, 6, 15), "tạm dừng, sắp đến hạn"),
        ({"state": "in_progress"}, date(2026, 7, 1), "đang thực hiện, quá hạn"),
        ({"state": "done", "state_on": "2026-06-30"}, date(2026, 7, 1), "hoàn thành đúng hạn"),
        ({"state": "done", "state_on": "2026-07-01"}, date(2026, 7, 1), "hoàn thành quá hạn"),
        ({"state": "dropped"}, date(2026, 7, 1), "dừng thực hiện"),
    ],
)
def test_a_state_with_what_its_deadline_adds(
    tmp_path: Path, result: dict[str, Any], day: date, phrase: str
) -> None:
    stands = status(tmp_path, [result], day, DATED)
    assert states.status_phrase(stands.state, stands) == phrase


def test_a_state_alone_where_there_is_no_deadline(tmp_path: Path) -> None:
    stands = status(tmp_path, [{"state": "paused"}], date(2026, 12, 1))
    assert states.status_phrase(stands.state, stands) == "tạm dừng"


def test_tasks_by_state_the_best_first_with_their_share() -> None:
    known: list[TaskState] = ["not_reported", "in_progress", "done", "in_progress"]
    assert states.states_phrase(known, 0) == (
        "đã hoàn thành 01 nhiệm vụ (25%), đang thực hiện 02 nhiệm vụ (50%), "
        "chưa báo cáo 01 nhiệm vụ (25%)"
    )
    assert states.states_phrase([], 0) == ""


def test_units_are_told_apart_only_where_they_differ(tmp_path: Path) -> None:
    alike = status(tmp_path / "a", [{"state": "paused"}] * 2, date(2026, 12, 1))
    assert states.units_phrase(alike) == ""
    mixed = [{"state": "paused"}, {"state": "done", "state_on": "2026-05-01"}]
    assert states.units_phrase(status(tmp_path / "b", mixed, date(2026, 12, 1))) == (
        "01/02 đơn vị hoàn thành (Phòng Hai), 01/02 đơn vị tạm dừng (Phòng Một)"
    )


def test_overdue_against_all_tasks_and_against_those_with_a_deadline() -> None:
    rates = OverdueRates(overdue=1, all_tasks=10, with_deadline=4)
    assert states.rates_phrase(rates) == (
        "Nhiệm vụ quá hạn: 1/10 (10%) tính trên tổng số nhiệm vụ; "
        "1/4 (25%) tính trên số nhiệm vụ có hạn."
    )
    assert "01/10 (10%)" in states.rates_phrase(rates, document=True)
    assert states.rates_phrase(OverdueRates(overdue=0, all_tasks=3, with_deadline=0)) == (
        "Nhiệm vụ quá hạn: 0/3 (0%) tính trên tổng số nhiệm vụ; "
        "không nhiệm vụ nào có thời hạn riêng."
    )


@pytest.mark.parametrize("state", TASK_STATES)
def test_a_state_is_known_by_its_name_however_typed(state: TaskState) -> None:
    name = states.state_name(state)
    for typed in (name, name.upper(), f" {name}. ", state):
        assert states.state_of(typed) == state


@pytest.mark.parametrize("typed", ["", "hoàn", "xong rồi", "đang"])
def test_a_part_of_a_name_is_no_state(typed: str) -> None:
    assert states.state_of(typed) is None


def test_what_has_no_state_is_not_reported() -> None:
    assert states.state_name(None) == states.state_name("not_reported") == "chưa báo cáo"
