"""The state and the punctuality of a task on a day."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.conftest import EXAMPLE, Ctr


def states(ctr: Ctr, plan: Path, day: str) -> dict[str, str]:
    tasks = ctr("list", "--as-of", day, "--format", "json", "--plan", plan).data
    return {task["number"]: task["state"] for task in tasks}


def test_states_on_days_before_on_and_after(ctr: Ctr, year_played: Path) -> None:
    for day, expected in (
        ("2026-01-31", ("not_reported", "not_reported")),
        ("2026-03-14", ("not_reported", "in_progress")),
        ("2026-03-15", ("in_progress", "in_progress")),
        ("2026-11-09", ("in_progress", "in_progress")),
        ("2026-11-10", ("done", "in_progress")),
        ("2026-12-31", ("done", "in_progress")),
    ):
        found = states(ctr, year_played, day)
        reported = (
            found["10.2"],
            "in_progress" if found["8.1"] == "in_progress" else "not_reported",
        )
        assert reported == expected, day


def test_the_least_advanced_unit_rules_and_both_are_shown(ctr: Ctr, year_played: Path) -> None:
    task = ctr(
        "show", "8.1", "--as-of", "2026-12-01", "--format", "json", "--plan", year_played
    ).data
    assert task["state"] == "in_progress"
    assert {one["unit"]: one["state"] for one in task["results"]} == {
        "Phòng Văn hóa - Xã hội": "in_progress",
        "Trạm Y tế phường": "done",
    }


def test_a_group_is_under_way_until_its_last_member_is_done(ctr: Ctr, year_played: Path) -> None:
    for unit in ("CAP", "TYT"):
        words = ("record", "6.3", "--unit", unit, "--state", "done", "--on", "2026-05-01")
        assert ctr(*words, "--plan", year_played).code == 0
    assert states(ctr, year_played, "2026-12-01")["6.3"] == "in_progress"


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        ("2026-09-29", {"1.3": "not_reported", "3.3": "not_reported", "3.2": "on_track"}),
        ("2026-09-30", {"1.3": "due_soon", "1.2": "on_track"}),
        ("2026-10-01", {"1.3": "overdue"}),
        (
            "2026-10-20",
            {
                "1.3": "done_late",
                "3.3": "done_on_time",
                "2.1": "without_deadline",
                "2.3": "without_deadline",
            },
        ),
        ("2027-06-24", {"1.2": "due_soon"}),
        ("2027-06-25", {"1.2": "done_on_time"}),
        ("2027-10-15", {"3.3": "overdue", "2.3": "dropped", "2.1": "without_deadline"}),
        ("2027-12-15", {"2.2": "due_soon", "3.2": "done_on_time", "3.1": "done_without_deadline"}),
        ("2028-01-02", {"2.2": "overdue"}),
    ],
)
def test_punctuality_in_the_example(ctr: Ctr, day: str, expected: dict[str, str]) -> None:
    tasks = ctr("list", "--as-of", day, "--format", "json", "--plan", EXAMPLE).data
    found = {task["number"]: task["punctuality"] for task in tasks}
    assert {number: found[number] for number in expected} == expected


def test_a_year_gone_by_is_judged_as_it_ended(ctr: Ctr) -> None:
    words = ("list", "--year", "2026", "--as-of", "2027-11-24", "--format", "json")
    tasks = {task["number"]: task for task in ctr(*words, "--plan", EXAMPLE).data}
    assert tasks["1.2"]["punctuality"] == "on_track"  # done in time, in 2027
    later = ctr("list", "--as-of", "2028-06-01", "--format", "json", "--plan", EXAMPLE).data
    assert {task["number"]: task for task in later}["2.3"]["state"] == "dropped"
