"""Work that entries show to be going on, where no state is told."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from ctr.plan.load.loader import load
from ctr.tracking.task_status import TaskStatusReader, UnitStatus, last_entry
from tests.plans import UNITS, task, written

DATED = {"phrase": "đến hết năm 2028", "by": 2028}


def status(
    folder: Path,
    results: dict[int, dict[str, Any]],
    year: int,
    day: date,
    **keys: Any,
) -> UnitStatus:
    """The status of the only unit of a task, from its results by year."""
    files = {(UNITS[0], of): {"tasks": [{"task": "1.1", **one}]} for of, one in results.items()}
    plan = load(written(folder, [task("1.1", **keys)], files)).plan
    assert plan is not None
    ((_, the_task),) = plan.tasks()
    (unit,) = TaskStatusReader(plan, year, day).of(the_task).units
    return unit


LOG = {"log": [{"on": "2026-05-01", "done": "Họp"}]}
FIGURE = {"log": [{"on": "2026-05-01", "done": "Họp"}], "difficulties": ["Thiếu máy"]}


@pytest.mark.parametrize("entry", [LOG, FIGURE])
def test_an_entry_shows_that_work_has_begun(tmp_path: Path, entry: dict[str, Any]) -> None:
    before = status(tmp_path / "a", {2026: entry}, 2026, date(2026, 4, 30))
    assert (before.unit, before.state, before.result) == (UNITS[0], "not_reported", None)
    begun = status(tmp_path / "b", {2026: entry}, 2026, date(2026, 5, 1))
    assert (begun.unit, begun.state, begun.state_on) == (UNITS[0], "in_progress", None)
    assert begun.result is not None
    assert last_entry(begun.result, date(2026, 5, 1)) == date(2026, 5, 1)


def test_words_without_a_day_show_nothing(tmp_path: Path) -> None:
    words = {2026: {"difficulties": ["Thiếu máy"]}}
    assert status(tmp_path, words, 2026, date(2026, 12, 1)).state == "not_reported"


def test_work_begun_goes_on_next_year_where_a_deadline_binds_the_years(tmp_path: Path) -> None:
    day = date(2027, 6, 1)
    assert status(tmp_path / "a", {2026: LOG}, 2027, day).state == "not_reported"
    assert status(tmp_path / "b", {2026: LOG}, 2027, day, deadline=DATED).state == "in_progress"


@pytest.mark.parametrize(
    ("state", "deadline", "later", "stands"),
    [
        ("done", None, None, "not_reported"),
        ("done", DATED, None, "done"),
        ("done", DATED, "log", "done"),
        ("paused", DATED, None, "paused"),
        ("paused", DATED, "log", "in_progress"),
        ("dropped", None, None, "dropped"),
        ("dropped", None, "log", "dropped"),
        ("paused", None, "log", "in_progress"),
        ("done", DATED, "paused", "paused"),
    ],
)
def test_what_a_year_says_of_the_next(
    tmp_path: Path, state: str, deadline: dict[str, Any] | None, later: str | None, stands: str
) -> None:
    results: dict[int, dict[str, Any]] = {2026: {"state": state, "state_on": "2026-05-01"}}
    if later == "log":
        results[2027] = {"log": [{"on": "2027-02-01", "done": "Họp"}]}
    elif later is not None:
        results[2027] = {"state": later, "state_on": "2027-02-01"}
    keys = {} if deadline is None else {"deadline": deadline}
    assert status(tmp_path, results, 2027, date(2027, 6, 1), **keys).state == stands
