"""The targets of a year, each with all that is said of it."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from ctr.plan.load.loader import load
from ctr.plan.model import Plan
from ctr.tracking.targets import Progress, ProgressReader
from tests.plans import UNITS, task, written


def target(name: str, *milestones: dict[str, Any], **keys: Any) -> dict[str, Any]:
    return {"id": name, "name": name, "unit": "hộ", "milestones": list(milestones), **keys}


def value(name: str, number: float, day: str) -> dict[str, Any]:
    return {"target": name, "value": number, "as_of": day}


TARGETS = [
    target("hang-nam", {"every": "year", "at_least": 10}),
    target("den-moc", {"by": 2026, "at_least": 10}, {"by": 2027, "at_least": 20}),
    target(
        "binh-quan",
        {"over": {"from": 2026, "to": 2028, "as": "average"}, "at_least": 10},
    ),
    target("tong", {"over": {"from": 2026, "to": 2028, "as": "total"}, "at_least": 30}),
    target("chua-co", {"by": 2027, "at_least": 3}),
]


@pytest.fixture
def plan(tmp_path: Path) -> Plan:
    first = [
        value("hang-nam", 12, "2026-06-30"),
        value("den-moc", 8, "2026-12-31"),
        value("binh-quan", 8, "2026-12-01"),
        value("tong", 8, "2026-12-01"),
    ]
    second = [
        value("hang-nam", 9, "2027-03-31"),
        value("den-moc", 25, "2027-06-30"),
        value("binh-quan", 11, "2027-06-30"),
        value("tong", 20, "2027-06-30"),
    ]
    results = {
        (UNITS[0], 2026): {"tasks": [{"task": "1.1", "values": first}]},
        (UNITS[0], 2027): {"tasks": [{"task": "1.1", "values": second}]},
    }
    loaded = load(written(tmp_path, [task("1.1", targets=TARGETS)], results))
    assert loaded.plan is not None, loaded.problems
    return loaded.plan


def shown(progress: Progress) -> tuple[Any, ...]:
    actual, result = progress.actual, progress.result
    return (
        progress.target.id,
        actual and (actual.value, actual.as_of.isoformat(), actual.unit),
        result and result.value,
        progress.years,
        progress.missing_years,
        progress.gap,
        progress.expected,
        progress.course,
        progress.exceeded,
    )


def of_year(plan: Plan, year: int, as_of: date) -> list[Progress]:
    (_, found) = next(plan.tasks())
    return ProgressReader(plan, year, as_of).in_year(found)


def test_in_the_year_after_the_first(plan: Plan) -> None:
    found = of_year(plan, 2027, date(2027, 7, 1))
    unit, zero = UNITS[0], Decimal(0)
    assert [shown(progress) for progress in found] == [
        ("hang-nam", (9, "2027-03-31", unit), 9, (2027,), (), 1, None, "open", False),
        ("den-moc", (25, "2027-06-30", unit), 25, (2027,), (), zero, Decimal("14.99"), "met", True),
        ("binh-quan", (Decimal("9.50"), "2027-06-30", unit), 11, (2026, 2027), (), Decimal("0.50"),
         10, "behind", False),
        ("tong", (28, "2027-06-30", unit), 20, (2026, 2027), (), 2,
         Decimal("14.97"), "on_course", False),
        ("chua-co", None, None, (), (), None, None, "no_figure", False),
    ]  # fmt: skip
    assert {(progress.task.id, progress.year) for progress in found} == {("1.1", 2027)}
    assert [progress.milestone for progress in found] == [
        progress.target.milestones[-1] for progress in found
    ]


def test_at_the_end_of_the_first_year(plan: Plan) -> None:
    found = of_year(plan, 2026, date(2026, 12, 31))
    unit = UNITS[0]
    assert [shown(progress) for progress in found] == [
        ("hang-nam", (12, "2026-06-30", unit), 12, (2026,), (), 0, None, "met", True),
        ("den-moc", (8, "2026-12-31", unit), 8, (2026,), (), 2, 10, "behind", False),
        ("binh-quan", (8, "2026-12-01", unit), 8, (2026,), (), 2, 10, "behind", False),
        ("tong", (8, "2026-12-01", unit), 8, (2026,), (), 22, Decimal("9.99"), "behind", False),
    ]  # fmt: skip
