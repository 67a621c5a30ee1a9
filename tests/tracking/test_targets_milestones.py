"""Which milestone counts, which figure it is judged by, and what is expected on the way."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from ctr.plan.load.loader import load
from ctr.tracking.figures import Figure
from ctr.tracking.targets import Progress, ProgressReader
from tests.plans import UNITS, task, written

Given = tuple[str, Any]
"""Day and value of a figure."""


def reader(
    folder: Path,
    milestones: list[dict[str, Any]],
    figures: dict[str, list[Given]] | list[Given],
    year: int,
    day: str,
    **keys: Any,
) -> tuple[ProgressReader, Any, Any]:
    """The reader of a plan with one target, its task and the target.

    `figures` are those of the first unit, or of several by name, as the files have them.
    """
    by_unit = figures if isinstance(figures, dict) else {UNITS[0]: figures}
    files: dict[tuple[str, int], dict[str, Any]] = {}
    for unit, given in by_unit.items():
        for on, value in given:
            file = files.setdefault((unit, int(on[:4])), {"tasks": [{"task": "1.1", "values": []}]})
            entry = {"target": "a", "value": value, "as_of": on}
            file["tasks"][0]["values"].append(entry)
    yes_or_no = "achieved" in milestones[0]
    goal = {"id": "a", "name": "A", "milestones": milestones, **keys}
    goal |= {} if yes_or_no else {"unit": "hộ"}
    loaded = load(written(folder, [task("1.1", UNITS, targets=[goal])], files))
    assert loaded.plan is not None, loaded.problems
    ((_, the_task, target),) = loaded.plan.targets()
    return ProgressReader(loaded.plan, year, date.fromisoformat(day)), the_task, target


def progress(
    folder: Path,
    milestone: dict[str, Any],
    figures: dict[str, list[Given]] | list[Given],
    day: str,
    **keys: Any,
) -> Progress:
    """The progress of one milestone, in the year of the day."""
    read, the_task, target = reader(folder, [milestone], figures, int(day[:4]), day, **keys)
    return read.of(the_task, target, target.milestones[0])


@pytest.mark.parametrize(
    ("every", "figure", "last"),
    [
        ("week", "2026-03-02", "2026-03-08"),  # from Monday
        ("week", "2026-03-08", "2026-03-08"),  # to Sunday
        ("week", "2026-12-30", "2027-01-03"),
        ("month", "2026-02-01", "2026-02-28"),
        ("month", "2026-12-31", "2026-12-31"),
        ("quarter", "2026-01-01", "2026-03-31"),
        ("quarter", "2026-03-31", "2026-03-31"),
        ("quarter", "2026-04-01", "2026-06-30"),
        ("quarter", "2026-12-01", "2026-12-31"),
        ("year", "2026-01-01", "2026-12-31"),
    ],
)
def test_a_figure_too_low_can_be_made_good_until_its_period_ends(
    tmp_path: Path, every: str, figure: str, last: str
) -> None:
    goal = {"every": every, "at_least": 10}
    after = date.fromordinal(date.fromisoformat(last).toordinal() + 1).isoformat()
    if last.startswith("2026"):
        assert progress(tmp_path / "a", goal, [(figure, 9)], last).course == "open"
    read, the_task, target = reader(tmp_path / "b", [goal], [(figure, 9)], 2026, after)
    assert read.of(the_task, target, target.milestones[0]).course == "not_met"


BY = {"by": "2026-06", "at_least": 10}


@pytest.mark.parametrize(
    ("figures", "day", "actual", "course"),
    [
        ([("2026-06-30", 10)], "2026-12-01", 10, "met"),
        ([("2026-07-01", 10)], "2026-12-01", 10, "met_late"),
        ([("2026-06-30", 10), ("2026-07-01", 4)], "2026-12-01", 10, "met"),
        ([("2026-06-30", 9), ("2026-07-01", 12)], "2026-12-01", 12, "met_late"),
        ([("2026-06-30", 9), ("2026-07-01", 8)], "2026-12-01", 8, "not_met"),
        ([("2026-06-30", 9)], "2026-06-30", 9, "open"),
        ([("2026-06-30", 9)], "2026-07-01", 9, "not_met"),
        ([("2026-07-01", 12)], "2026-06-30", None, "no_figure"),
        ([("2026-03-01", 12), ("2026-05-01", 8)], "2026-06-01", 8, "open"),
    ],
)
def test_by_a_day_the_figures_in_time_count_first(
    tmp_path: Path, figures: list[Given], day: str, actual: int | None, course: str
) -> None:
    found = progress(tmp_path, BY, figures, day)
    assert (found.actual.value if found.actual else None, found.course) == (actual, course)
    assert found.gap == (None if actual is None else max(10 - actual, 0))
    assert found.exceeded == (course == "met" and actual is not None and actual > 10)


def test_a_later_year_s_figure_still_reaches_a_milestone_of_before(tmp_path: Path) -> None:
    figures: list[Given] = [("2026-06-30", 9), ("2027-02-01", 12)]
    assert progress(tmp_path, BY, figures, "2027-03-01").course == "met_late"
    read, the_task, target = reader(tmp_path / "b", [BY], figures, 2026, "2027-03-01")
    assert read.of(the_task, target, target.milestones[0]).course == "met_late"
    repeated = {"every": "year", "at_least": 10}
    read, the_task, target = reader(tmp_path / "c", [repeated], figures, 2026, "2027-03-01")
    found = read.of(the_task, target, target.milestones[0])
    assert (found.actual, found.course) == (
        Figure(value=Decimal(9), as_of=date(2026, 6, 30), unit=UNITS[0]),
        "not_met",
    )


def test_of_one_day_the_last_written_of_the_first_unit_counts(tmp_path: Path) -> None:
    one, two = UNITS[:2]
    same = {one: [("2026-05-01", 5), ("2026-05-01", 6)], two: [("2026-05-01", 7)]}
    found = progress(tmp_path / "a", BY, same, "2026-06-01").actual
    assert found == Figure(value=Decimal(6), as_of=date(2026, 5, 1), unit=one)
    newer = {one: [("2026-05-01", 5)], two: [("2026-05-02", 7)]}
    found = progress(tmp_path / "b", BY, newer, "2026-06-01").actual
    assert found == Figure(value=Decimal(7), as_of=date(2026, 5, 2), unit=two)
    older = {one: [("2026-05-02", 5)], two: [("2026-05-01", 7)]}
    found = progress(tmp_path / "c", BY, older, "2026-06-01").actual
    assert found == Figure(value=Decimal(5), as_of=date(2026, 5, 2), unit=one)


YEARS: list[Given] = [("2026-12-31", 10), ("2027-06-01", 99), ("2027-12-31", 20)]
ALL: list[Given] = [*YEARS, ("2028-12-31", 31)]
WITHIN = {"by": 2027, "between": [80, 90], "better": "within"}


def over(how: str, **amount: Any) -> dict[str, Any]:
    return {"over": {"from": 2026, "to": 2028, "as": how}, **amount}


@pytest.mark.parametrize(
    ("goal", "figures", "day", "actual", "course"),
    [
        (over("average", at_least=15), YEARS, "2027-12-31", "15", "on_course"),
        (over("average", at_least=16), YEARS, "2027-12-31", "15", "behind"),
        (over("average", at_least=20), ALL, "2028-12-31", "20.33", "on_course"),
        (over("average", at_least=20), ALL, "2029-01-01", "20.33", "met"),
        (over("average", at_least=21), ALL, "2029-01-01", "20.33", "not_met"),
        (over("total", at_least=60), ALL, "2029-01-01", "61", "met"),
        (over("total", at_least=62), ALL, "2029-01-01", "61", "not_met"),
        (over("total", at_least=60), YEARS, "2029-01-01", "30", "no_figure"),
        (over("total", at_least=45), YEARS, "2027-12-31", "30", "on_course"),
        (over("total", at_least=46), YEARS, "2027-12-31", "30", "behind"),
        (over("total", at_most=46), YEARS, "2027-12-31", "30", "on_course"),
        (over("total", at_most=45), YEARS, "2027-12-31", "30", "behind"),
        (over("throughout", at_least=10), YEARS, "2027-12-31", "20", "on_course"),
        (over("throughout", at_least=15), YEARS, "2027-12-31", "10", "not_met"),
        (over("average", at_least=15), [("2026-01-01", 15)], "2026-01-01", "15", "on_course"),
    ],
)  # fmt: skip
def test_a_period(
    tmp_path: Path,
    goal: dict[str, Any],
    figures: list[Given],
    day: str,
    actual: str,
    course: str,
) -> None:
    found = progress(tmp_path, goal, figures, day)
    assert found.actual is not None
    assert (found.actual.value, found.course) == (Decimal(actual), course)


def test_what_must_hold_throughout_shows_its_first_failure(tmp_path: Path) -> None:
    goal = over("throughout", achieved=True)
    figures: list[Given] = [
        ("2026-03-01", True),
        ("2026-09-01", False),
        ("2027-03-01", True),
        ("2027-06-01", False),
    ]
    found = progress(tmp_path / "a", goal, figures, "2027-12-31")
    assert found.actual == Figure(value=False, as_of=date(2026, 9, 1), unit=UNITS[0])
    assert (found.course, found.gap, found.expected) == ("not_met", None, None)
    assert progress(tmp_path / "b", goal, figures, "2030-01-01").course == "not_met"
    kept = progress(tmp_path / "c", goal, figures[:1], "2026-12-31")
    assert kept.actual == Figure(value=True, as_of=date(2026, 3, 1), unit=UNITS[0])
    assert kept.course == "on_course"


@pytest.mark.parametrize(
    ("milestone", "baseline", "day", "expected"),
    [
        ({"by": 2027, "at_least": 100}, (0, "2025-12-31"), "2026-12-31", "50"),
        ({"by": 2027, "at_least": 100}, (0, "2025-12-31"), "2026-01-01", "0.14"),
        ({"by": 2027, "at_least": 100}, (0, "2025-12-31"), "2028-06-01", "100"),
        ({"by": 2027, "at_least": 100}, (0, "2026-06-01"), "2026-05-31", None),
        ({"by": 2027, "at_most": 10}, (30, "2025-12-31"), "2026-12-31", "20"),
        ({"by": 2027, "between": [80, 90]}, (0, "2025-12-31"), "2026-12-31", "40"),
        (WITHIN, (0, "2025-12-31"), "2026-12-31", None),
        ({"by": 2027, "at_least": 100}, None, "2026-12-31", None),
        ({"at_least": 100}, (0, "2025-12-31"), "2026-12-31", None),
        ({"every": "year", "at_least": 100}, (0, "2025-12-31"), "2026-12-31", None),
        (over("total", at_least=30), None, "2026-12-31", "9.99"),
        (over("total", at_least=30), None, "2028-12-31", "30"),
        (over("average", at_least=30), None, "2026-06-30", "30"),
        (over("throughout", at_least=30), None, "2026-06-30", None),
    ],
)  # fmt: skip
def test_what_is_expected_on_a_day(
    tmp_path: Path,
    milestone: dict[str, Any],
    baseline: tuple[int, str] | None,
    day: str,
    expected: str | None,
) -> None:
    keys = {"baseline": {"value": baseline[0], "on": baseline[1]}} if baseline else {}
    found = progress(tmp_path, milestone, [("2026-01-01", 1)], day, **keys)
    assert found.expected == (None if expected is None else Decimal(expected))


def test_the_line_goes_from_milestone_to_milestone(tmp_path: Path) -> None:
    goals = [{"by": 2026, "at_least": 10}, {"by": 2028, "at_least": 30}]
    for day, first, second in (
        ("2026-06-30", None, None),
        ("2026-12-31", "10", "10"),
        ("2027-12-31", "10", "19.99"),
        ("2029-01-01", "10", "30"),
    ):
        folder = tmp_path / day
        read, the_task, target = reader(folder, goals, [("2026-01-01", 1)], int(day[:4]), day)
        found = [read.of(the_task, target, one).expected for one in target.milestones]
        assert found == [None if text is None else Decimal(text) for text in (first, second)], day


EARLY = {"by": "2026-03", "at_least": 1}
LATE = {"by": "2026-09", "at_least": 2}
NEXT = {"by": 2027, "at_least": 3}
YEARLY = {"every": "year", "at_least": 4}
STANDING = {"at_least": 5}
PERIOD = {"over": {"from": 2027, "to": 2028, "as": "total"}, "at_least": 6}


@pytest.mark.parametrize(
    ("milestones", "figures", "year", "day", "amount"),
    [
        ([EARLY, LATE], [], 2026, "2026-03-31", 1),
        ([EARLY, LATE], [], 2026, "2026-04-01", 2),
        ([EARLY, LATE], [], 2026, "2026-12-01", 2),
        ([LATE, EARLY], [], 2026, "2026-12-01", 2),
        ([NEXT, YEARLY], [], 2026, "2026-12-01", 4),
        ([YEARLY, EARLY], [], 2026, "2026-02-01", 1),
        ([YEARLY, EARLY], [], 2026, "2026-06-01", 4),
        ([NEXT, STANDING], [], 2026, "2026-06-01", 5),
        ([NEXT], [], 2026, "2026-06-01", None),
        ([NEXT], [("2026-05-01", 1)], 2026, "2026-06-01", 3),
        ([EARLY], [], 2027, "2027-06-01", 1),
        ([EARLY, LATE], [], 2027, "2027-06-01", 2),
        ([EARLY], [("2026-12-31", 1)], 2027, "2027-06-01", None),
        ([EARLY], [("2027-01-01", 1)], 2027, "2027-06-01", 1),
        ([EARLY], [("2026-12-31", 0)], 2027, "2027-06-01", 1),
        ([PERIOD], [], 2026, "2026-06-01", None),
        ([PERIOD], [], 2027, "2027-06-01", 6),
        ([PERIOD], [], 2028, "2028-06-01", 6),
        ([PERIOD], [], 2029, "2029-06-01", None),
        ([PERIOD, EARLY], [], 2029, "2029-06-01", 1),
    ],
)
def test_which_milestone_counts_in_a_year(
    tmp_path: Path,
    milestones: list[dict[str, Any]],
    figures: list[Given],
    year: int,
    day: str,
    amount: int | None,
) -> None:
    read, the_task, _ = reader(tmp_path, milestones, figures, year, day)
    found = read.in_year(the_task)
    assert [one.milestone.value for one in found] == ([] if amount is None else [amount])


def test_a_year_without_a_figure_of_its_own_has_no_verdict(tmp_path: Path) -> None:
    read, the_task, target = reader(tmp_path, [STANDING], [("2026-05-01", 7)], 2027, "2027-06-01")
    (found,) = read.in_year(the_task)
    assert (found.course, found.exceeded, found.of_another_year) == ("no_figure", False, True)
    assert found.actual is not None
    newest = read.of(the_task, target, target.milestones[0])
    assert (newest.course, newest.exceeded, newest.of_another_year) == ("met", True, True)
    read, the_task, _ = reader(tmp_path / "b", [STANDING], [("2026-05-01", 7)], 2026, "2027-06-01")
    (found,) = read.in_year(the_task)
    assert (found.course, found.exceeded, found.of_another_year) == ("met", True, False)


def test_figures_after_the_day_or_the_year_are_not_known(tmp_path: Path) -> None:
    figures: list[Given] = [("2026-05-01", 5), ("2026-05-02", 6), ("2027-01-01", 7)]
    for year, day, actual in (
        (2026, "2026-05-01", 5),
        (2026, "2026-05-02", 6),
        (2026, "2027-06-01", 6),
        (2027, "2027-06-01", 7),
        (2026, "2026-04-30", None),
    ):
        folder = tmp_path / f"{year}-{day}"
        read, the_task, target = reader(folder, [STANDING], figures, year, day)
        found = read.of(the_task, target, target.milestones[0]).actual
        assert (found.value if found else None) == actual
