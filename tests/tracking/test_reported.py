"""What a report rests on, as data that is read back as it was."""

from __future__ import annotations

import json
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from ctr.plan.load.loader import load
from ctr.plan.model import Plan
from ctr.plan.model.reporting_periods import ReportingPeriod
from ctr.tracking.reported import SentReport, Told, as_data, from_data, reported
from tests.plans import UNITS, task, written

SECOND = ReportingPeriod.quarter(2026, 2)
TARGETS = [
    {"id": "so", "name": "Số", "unit": "hộ", "milestones": [{"by": 2026, "at_least": 60}]},
    {"id": "dat", "name": "Đạt", "milestones": [{"by": 2026, "achieved": True}]},
    {"id": "chua", "name": "Chưa", "unit": "hộ", "milestones": [{"by": 2026, "at_least": 1}]},
]


@pytest.fixture
def plan(tmp_path: Path) -> Plan:
    result: dict[str, Any] = {
        "task": "1.1",
        "state": "done",
        "state_on": "2026-06-10",
        "log": [
            {"on": "2026-05-02", "done": "Làm", "evidence": "Số 1"},
            {"on": "2026-07-02", "done": "Làm sau"},
        ],
        "values": [
            {"target": "so", "value": 12.5, "as_of": "2026-06-30"},
            {"target": "so", "value": 20, "as_of": "2026-07-01"},
            {"target": "dat", "value": True, "as_of": "2026-06-01"},
        ],
    }
    reports = [{"period": "2026-Q2", "received": "2026-06-28"}]
    results = {(UNITS[0], 2026): {"reports": reports, "tasks": [result]}}
    loaded = load(written(tmp_path, [task("1.1", targets=TARGETS), task("1.2")], results))
    assert loaded.plan is not None, loaded.problems
    return loaded.plan


def test_what_a_report_says_of_its_days(plan: Plan) -> None:
    said = reported(plan, SECOND, date(2026, 6, 30), date(2026, 7, 2))
    assert said.values == {
        ("task", "1.1", ""): ("done", date(2026, 6, 10)),
        ("target", "1.1", "so"): Decimal("12.5"),
        ("target", "1.1", "dat"): True,
        ("target", "1.1", "chua"): None,
        ("task", "1.2", ""): ("not_reported", None),
        ("received", UNITS[0], ""): date(2026, 6, 28),
    }
    assert said.figure("1.1", "so") == Decimal("12.5")
    assert said.figure("1.1", "chua") is None


def test_it_is_read_back_as_it_was(plan: Plan) -> None:
    said = reported(plan, SECOND, date(2026, 6, 30), date(2026, 7, 2))
    told = (
        Told(report="2026-Q1.json", key=("task", "1.1", ""), new=("in_progress", None)),
        Told(report="2026-Q1.json", key=("target", "1.1", "so"), new=Decimal("1.50")),
        Told(report="2026-Q1.json", key=("received", UNITS[0], ""), new=None),
    )
    sent = SentReport(
        name="2026-Q2.json", on=date(2026, 7, 2), document="Số 9", reported=said, told=told
    )
    data = as_data(plan, sent)
    assert from_data("2026-Q2.json", "Số 9", json.loads(json.dumps(data))) == sent
    assert [entry["done"] for entry in data["tasks"][0]["entries"]] == ["Làm"]


@pytest.mark.parametrize(
    "change",
    [
        {"tasks": [{"task": "1.1", "state": "xong", "done_on": None}]},
        {"tasks": None},
        {"period": "2026-Q9"},
        {"received": [{"unit": "A"}]},
        {"targets": [{"task": "1.1", "target": "so", "value": {}}]},
        {"targets": [{"task": "1.1", "target": "so", "value": "NaN"}]},
        {"targets": [{"task": "1.1", "target": "so", "value": "1e99"}]},
    ],
)
def test_other_data_is_not_taken_for_it(plan: Plan, change: dict[str, Any]) -> None:
    said = reported(plan, SECOND, date(2026, 6, 30), date(2026, 7, 2))
    sent = SentReport(name="a.json", on=date(2026, 7, 2), document=None, reported=said)
    with pytest.raises((ValueError, LookupError, TypeError)):
        from_data("a.json", None, {**as_data(plan, sent), **change})
