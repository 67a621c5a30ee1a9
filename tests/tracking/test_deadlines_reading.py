"""`deadline_reading: carried`: every count goes to the carried day, not to the literal one.

24/11/2026 is a public holiday: what is due on it is carried to 25/11/2026.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.conftest import Ctr
from tests.small_plan import FILES

REPORT, TASK, MILESTONE = "report", "task", "milestone"


@pytest.fixture
def literal(small: Path) -> Path:
    """A report, a task and a milestone due on 24/11/2026."""
    section = small / "sections/01-cai-cach.yaml"
    text = section.read_text()
    for old, new in (
        ("quý II năm 2027, by: 2027-Q2", "ngày 24/11/2026, by: 2026-11-24"),
        ("by: 2030\n", "by: 2026-11-24\n"),
    ):
        assert text.count(old) == 1
        text = text.replace(old, new)
    section.write_text(text)
    return small


@pytest.fixture
def carried(literal: Path) -> Path:
    """The same plan, read by the carried day."""
    (literal / "programme.yaml").write_text(
        FILES["programme.yaml"] + "deadline_reading: carried\n", encoding="utf-8"
    )
    return literal


def states(ctr: Ctr, plan: Path, day: str, within: int = 30) -> dict[str, str]:
    """The states of what is due on 24/11/2026, by kind."""
    words = ("due", "--all", "--exit-zero", "--as-of", day, "--within", str(within))
    items = ctr(*words, "--format", "json", "--plan", plan).data
    return {item["kind"]: item["state"] for item in items if item["literal"] == "2026-11-24"}


def task(ctr: Ctr, plan: Path, day: str) -> dict[str, Any]:
    tasks = ctr("list", "--as-of", day, "--format", "json", "--plan", plan).data
    return next(task for task in tasks if task["number"] == "1.1")


def each(state: str) -> dict[str, str]:
    return {REPORT: state, TASK: state, MILESTONE: state}


def test_by_the_literal_day(ctr: Ctr, literal: Path) -> None:
    assert states(ctr, literal, "2026-11-24") == each("today")
    assert states(ctr, literal, "2026-11-25") == each("overdue")
    assert states(ctr, literal, "2026-11-14", within=10) == each("soon")
    assert states(ctr, literal, "2026-11-13", within=10) == each("later")


def test_by_the_carried_day(ctr: Ctr, carried: Path) -> None:
    assert states(ctr, carried, "2026-11-24") == each("soon")
    assert states(ctr, carried, "2026-11-25") == each("today")
    assert states(ctr, carried, "2026-11-26") == each("overdue")
    assert states(ctr, carried, "2026-11-15", within=10) == each("soon")
    assert states(ctr, carried, "2026-11-14", within=10) == each("later")


def test_the_words_count_to_the_day_that_counts(ctr: Ctr, literal: Path) -> None:
    words = ("due", "--exit-zero", "--as-of", "2026-11-26", "--plan", literal)
    assert "quá hạn 2 ngày" in ctr(*words).out.lower()
    (literal / "programme.yaml").write_text(
        FILES["programme.yaml"] + "deadline_reading: carried\n", encoding="utf-8"
    )
    assert "quá hạn 1 ngày" in ctr(*words).out.lower()


def test_the_three_dates_themselves_do_not_depend_on_it(ctr: Ctr, carried: Path) -> None:
    items = ctr("due", "--all", "--exit-zero", "--format", "json", "--plan", carried).data
    assert {
        (item["literal"], item["advised"], item["carried"])
        for item in items
        if item["literal"] == "2026-11-24"
    } == {("2026-11-24", "2026-11-23", "2026-11-25")}


def report(ctr: Ctr, plan: Path, state: str, day: str) -> None:
    words = ("record", "1.1", "--state", state, "--on", day, "--as-of", "2026-12-31")
    ran = ctr(*words, "--plan", plan)
    assert ran.code == 0, ran.err


def test_a_task_done_on_the_carried_day(ctr: Ctr, carried: Path) -> None:
    report(ctr, carried, "done", "2026-11-25")
    assert task(ctr, carried, "2026-11-30")["punctuality"] == "done_on_time"
    report(ctr, carried, "done", "2026-11-26")
    assert task(ctr, carried, "2026-11-30")["punctuality"] == "done_late"


def test_a_task_done_a_day_after_the_literal_one(ctr: Ctr, literal: Path) -> None:
    report(ctr, literal, "done", "2026-11-25")
    assert task(ctr, literal, "2026-11-30")["punctuality"] == "done_late"


def test_a_task_under_way_by_the_carried_day(ctr: Ctr, carried: Path) -> None:
    report(ctr, carried, "in_progress", "2026-03-01")
    assert task(ctr, carried, "2026-10-25")["punctuality"] == "on_track"
    assert task(ctr, carried, "2026-10-26")["punctuality"] == "due_soon"
    assert task(ctr, carried, "2026-11-25")["punctuality"] == "due_soon"
    assert task(ctr, carried, "2026-11-26")["punctuality"] == "overdue"


def test_a_task_under_way_by_the_literal_day(ctr: Ctr, literal: Path) -> None:
    report(ctr, literal, "in_progress", "2026-03-01")
    assert task(ctr, literal, "2026-10-24")["punctuality"] == "on_track"
    assert task(ctr, literal, "2026-10-25")["punctuality"] == "due_soon"
    assert task(ctr, literal, "2026-11-24")["punctuality"] == "due_soon"
    assert task(ctr, literal, "2026-11-25")["punctuality"] == "overdue"
