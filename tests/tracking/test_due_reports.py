"""The day until which a unit's report is in time."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from ctr.plan.load.loader import load
from ctr.plan.model import Plan
from ctr.tracking.due import report_in_time_until
from tests.plans import UNITS, task, written

YEARLY = {"phrase": "trước ngày 25/11 hằng năm", "before": "11-25", "every": "year"}
DUTY: dict[str, Any] = {
    "id": "bao-cao",
    "title": "Báo cáo",
    "report": True,
    "owed_by_leads": True,
    "to": UNITS[0],
}


def plan_of(folder: Path, duties: list[dict[str, Any]], **programme: Any) -> Plan:
    loaded = load(written(folder, [task("1.1")], duties=duties, **programme))
    assert loaded.plan is not None, loaded.problems
    return loaded.plan


@pytest.mark.parametrize(
    ("year", "literal", "carried"),
    [
        (2026, date(2026, 11, 24), date(2026, 11, 25)),
        (2029, date(2029, 11, 24), date(2029, 11, 27)),
    ],
)
def test_the_day_that_counts(tmp_path: Path, year: int, literal: date, carried: date) -> None:
    duties = [{**DUTY, "deadline": YEARLY}]
    assert report_in_time_until(plan_of(tmp_path / "a", duties), year) == literal
    read = plan_of(tmp_path / "b", duties, deadline_reading="carried")
    assert report_in_time_until(read, year) == carried


def test_without_a_duty_or_its_deadline_there_is_none(tmp_path: Path) -> None:
    assert report_in_time_until(plan_of(tmp_path / "a", []), 2026) is None
    assert report_in_time_until(plan_of(tmp_path / "b", [DUTY]), 2026) is None
