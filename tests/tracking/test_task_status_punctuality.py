"""The punctuality of a task, by its state, its deadline and the day."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from ctr.plan.load.loader import load
from ctr.tracking.task_status import TaskStatus, TaskStatusReader, overdue_rates
from tests.plans import UNITS, task, written

DEADLINE = {"phrase": "đến hết ngày 30/6/2026", "by": "2026-06-30"}


def status(folder: Path, as_of: date, result: dict[str, Any] | None, **keys: Any) -> TaskStatus:
    results = {} if result is None else {(UNITS[0], 2026): {"tasks": [{"task": "1.1", **result}]}}
    reading = keys.pop("reading", "literal")
    programme = {"deadline_reading": reading}
    plan = load(written(folder, [task("1.1", **keys)], results, **programme)).plan
    assert plan is not None
    (found,) = TaskStatusReader(plan, 2026, as_of).all()
    return found


def state(name: str, day: str) -> dict[str, Any]:
    return {"state": name, "state_on": day}


@pytest.mark.parametrize(
    ("as_of", "result", "deadline", "punctuality"),
    [
        (date(2026, 5, 30), None, False, "not_reported"),
        (date(2026, 5, 30), state("in_progress", "2026-02-01"), False, "without_deadline"),
        (date(2026, 5, 30), state("done", "2026-02-01"), False, "done_without_deadline"),
        (date(2026, 5, 30), state("dropped", "2026-02-01"), False, "dropped"),
        (date(2026, 5, 30), state("dropped", "2026-02-01"), True, "dropped"),
        (date(2026, 6, 30), None, True, "not_reported"),
        (date(2026, 7, 1), None, True, "overdue"),
        (date(2026, 5, 30), state("in_progress", "2026-02-01"), True, "on_track"),
        (date(2026, 5, 31), state("in_progress", "2026-02-01"), True, "due_soon"),
        (date(2026, 6, 30), state("in_progress", "2026-02-01"), True, "due_soon"),
        (date(2026, 7, 1), state("in_progress", "2026-02-01"), True, "overdue"),
        (date(2026, 7, 1), state("done", "2026-06-30"), True, "done_on_time"),
        (date(2026, 7, 1), state("done", "2026-07-01"), True, "done_late"),
    ],
)
def test_by_state_deadline_and_day(
    tmp_path: Path, as_of: date, result: dict[str, Any] | None, deadline: bool, punctuality: str
) -> None:
    keys = {"deadline": DEADLINE} if deadline else {}
    found = status(tmp_path, as_of, result, **keys)
    assert found.punctuality == punctuality
    rates = overdue_rates([found])
    assert (rates.overdue, rates.all_tasks, rates.with_deadline) == (
        int(punctuality == "overdue"),
        1,
        int(deadline and punctuality != "dropped"),
    )


@pytest.mark.parametrize(
    ("reading", "punctuality"), [("literal", "overdue"), ("carried", "due_soon")]
)
def test_by_the_reading_of_a_deadline_on_a_sunday(
    tmp_path: Path, reading: str, punctuality: str
) -> None:
    deadline = {"phrase": "đến hết ngày 31/5/2026", "by": "2026-05-31"}
    working = state("in_progress", "2026-02-01")
    day = date(2026, 6, 1)
    found = status(tmp_path, day, working, deadline=deadline, reading=reading)
    assert found.punctuality == punctuality
