"""Every item that falls due, in full: reports, tasks with a deadline, dated milestones."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from ctr.plan.load.loader import load
from ctr.plan.model import Plan
from ctr.tracking.due import due_items
from ctr.tracking.working_days import WorkingDays
from tests.plans import UNITS, task, written

AS_OF = date(2026, 11, 20)
DUTIES = [
    {
        "id": "bao-cao-don-vi",
        "title": "Báo cáo của đơn vị",
        "report": True,
        "owed_by_leads": True,
        "to": UNITS[0],
        "deadline": {"phrase": "trước ngày 25/11 hằng năm", "before": "11-25", "every": "year"},
    },
    {"id": "thuong-xuyen", "title": "Không có ngày", "owed_by": [UNITS[2]]},
    {
        "id": "bao-cao-phuong",
        "title": "Báo cáo của phường",
        "owed_by": [UNITS[2]],
        "deadline": {"phrase": "trước ngày 01/12 hằng năm", "before": "12-01", "every": "year"},
    },
]
TARGETS = [
    {
        "id": "dat",
        "name": "Đạt",
        "unit": "hộ",
        "milestones": [
            {"every": "year", "at_least": 1},
            {"phrase": "đến năm 2026", "by": 2026, "at_least": 5},
            {"phrase": "đến năm 2027", "by": 2027, "at_least": 9},
        ],
    },
    {
        "id": "muon",
        "name": "Đạt muộn",
        "unit": "hộ",
        "milestones": [{"by": "2026-06-30", "at_least": 5}],
    },
]


def by(day: date) -> dict[str, Any]:
    return {"phrase": f"đến hết ngày {day.day}/{day.month}/{day.year}", "by": day.isoformat()}


@pytest.fixture
def plan(tmp_path: Path) -> Plan:
    tasks = [
        task("1.1"),
        task("1.2", UNITS[:2], deadline=by(date(2026, 11, 25))),
        task("1.3", UNITS[1:2], deadline=by(date(2026, 11, 20))),
        task("1.4", UNITS[:1], deadline=by(date(2026, 11, 19))),
        task("1.5", UNITS[1:2], deadline=by(date(2026, 11, 30))),
        task("1.6", UNITS[:2], targets=TARGETS),
    ]
    done = {"state": "done", "state_on": "2026-11-02"}
    figures = [
        {"target": "dat", "value": 6, "as_of": "2026-06-30"},
        {"target": "muon", "value": 6, "as_of": "2026-09-30"},
    ]
    results: dict[tuple[str, int], dict[str, Any]] = {
        (UNITS[0], 2026): {
            "received": "2026-11-18",
            "tasks": [{"task": "1.2", **done}, {"task": "1.6", "values": figures}],
        },
        (UNITS[1], 2026): {"tasks": [{"task": "1.5", **done}]},
    }
    summary = {2026: {"submitted": [{"duty": "bao-cao-phuong", "on": "2026-11-19"}]}}
    period = {"from": 2026, "to": 2027}
    loaded = load(
        written(tmp_path, tasks, results, summaries=summary, duties=DUTIES, period=period)
    )
    assert loaded.plan is not None, loaded.problems
    return loaded.plan


ONE, TWO, THREE = ((unit,) for unit in UNITS)
BOTH = UNITS[:2]
ITEMS = [
    ("milestone", "Đạt muộn", BOTH, (), "2026-06-30", "done", -143),
    ("task", "Việc 1.4", ONE, ONE, "2026-11-19", "overdue", -1),
    ("task", "Việc 1.3", TWO, TWO, "2026-11-20", "today", 0),
    ("report", "Báo cáo của đơn vị", BOTH, TWO, "2026-11-24", "soon", 4),
    ("task", "Việc 1.2", BOTH, TWO, "2026-11-25", "soon", 5),
    ("report", "Báo cáo của phường", THREE, (), "2026-11-30", "done", 10),
    ("task", "Việc 1.5", TWO, (), "2026-11-30", "done", 10),
    ("milestone", "Đạt", BOTH, (), "2026-12-31", "done", 41),
    ("report", "Báo cáo của đơn vị", BOTH, BOTH, "2027-11-24", "later", 369),
    ("report", "Báo cáo của phường", THREE, THREE, "2027-11-30", "later", 375),
    ("milestone", "Đạt", BOTH, BOTH, "2027-12-31", "later", 406),
]


def test_every_item_with_all_that_is_said_of_it(plan: Plan) -> None:
    items = due_items(plan, AS_OF, WorkingDays(plan.calendar))
    assert [
        (
            item.kind,
            item.title,
            item.owed_by,
            item.units,
            item.dates.literal.isoformat(),
            item.state,
            item.days_left,
        )
        for item in items
    ] == ITEMS
    assert [item.last for item in items] == [item.dates.literal for item in items]
    for item in items:
        parts = (item.duty, item.task, item.target, item.milestone)
        assert [part is not None for part in parts] == {
            "report": [True, False, False, False],
            "task": [False, True, False, False],
            "milestone": [False, True, True, True],
        }[item.kind]


@pytest.mark.parametrize(("within", "state"), [(4, "soon"), (3, "later")])
def test_soon_is_within_the_days_that_are_asked_for(plan: Plan, within: int, state: str) -> None:
    items = due_items(plan, AS_OF, WorkingDays(plan.calendar), within)
    assert items[3].days_left == 4
    assert items[3].state == state
