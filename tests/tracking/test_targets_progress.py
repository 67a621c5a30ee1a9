"""Progress of the small plan's targets, from results as files hold them."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from ctr.plan.load.loader import load
from ctr.tracking.targets import ProgressReader

WAITING = "thoi-gian-cho"
ONLINE = "ho-so-truc-tuyen"


def waited(plan: Path, years: range) -> None:
    """A mean waiting time of 12 minutes in each of the years."""
    for year in years:
        file = plan / "results" / str(year) / "van-phong.yaml"
        file.parent.mkdir(parents=True)
        file.write_text(
            f"unit: Văn phòng HĐND và UBND\nyear: {year}\ntasks:\n"
            '  - task: "1.1"\n    values:\n'
            f"      - {{target: {WAITING}, value: 12, as_of: {year}-12-31}}\n",
            encoding="utf-8",
        )


@pytest.mark.parametrize(
    ("years", "as_of", "course"),
    [
        (range(2026, 2031), date(2031, 1, 1), "met"),
        (range(2026, 2030), date(2031, 1, 1), "no_figure"),
        (range(2027, 2031), date(2031, 1, 1), "no_figure"),
        (range(2026, 2030), date(2030, 12, 31), "on_course"),
        (range(2026, 2026), date(2031, 1, 1), "no_figure"),
    ],
    ids=["every year", "not the last", "not the first", "still running", "none"],
)
def test_a_period_needs_the_figure_of_each_year(
    small: Path, years: range, as_of: date, course: str
) -> None:
    waited(small, years)
    plan = load(small).plan
    assert plan is not None
    task, target = next((t, g) for _, t, g in plan.targets() if g.id == WAITING)
    progress = ProgressReader(plan, as_of.year, as_of).of(task, target, target.milestones[0])
    assert progress.course == course
    assert (progress.actual is None) is (len(years) == 0)
    if progress.actual is not None:
        assert progress.actual.value == Decimal(12)
        assert progress.actual.as_of.year == max(years)


@pytest.mark.parametrize(("year", "when"), [(2026, "every"), (2030, "by"), (2031, "every")])
def test_the_milestone_that_counts_now(small: Path, year: int, when: str) -> None:
    plan = load(small).plan
    assert plan is not None
    task, target = next((t, g) for _, t, g in plan.targets() if g.id == ONLINE)
    of_year = ProgressReader(plan, year, date(year, 6, 1)).in_year(task)
    (current,) = [one for one in of_year if one.target == target]
    assert current.milestone.when == when
