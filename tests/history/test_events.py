"""What changed values mean together: a state with its day, a deadline with its extension."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

from ctr.history.event import Event
from ctr.history.events import events
from ctr.history.plans import compare
from ctr.history.selection import only
from ctr.plan.load.loader import load
from ctr.plan.model import Plan
from ctr.wording.history import event_text, sign
from tests.history.applied import leads_to
from tests.small_plan import small_plan

OFFICE = "Văn phòng HĐND và UBND"
HEAD = f"unit: {OFFICE}\nyear: 2026\n"


def plan_with(tmp_path: Path, results: str) -> Plan:
    folder = small_plan(tmp_path)
    path = folder / "results" / "2026" / "van-phong.yaml"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"{HEAD}{results}", encoding="utf-8")
    loaded = load(folder)
    assert loaded.problems == ()
    assert loaded.plan is not None
    return loaded.plan


def happened(tmp_path: Path, before: str, after: str) -> list[Event]:
    old, new = plan_with(tmp_path, before), plan_with(tmp_path, after)
    comparison = compare(old, new)
    found = list(events(comparison))
    told = [change for event in found for change in event.changes]
    assert sorted(map(id, told)) == sorted(map(id, comparison.changes))
    return list(only(found))


def task(*lines: str) -> str:
    return "tasks:\n  - task: '1.1'\n" + "".join(f"    {line}\n" for line in lines)


def test_a_state_its_day_and_the_one_before_are_one_event(tmp_path: Path) -> None:
    (event,) = happened(
        tmp_path,
        task("state: in_progress", "state_on: 2026-03-01"),
        task(
            "state: done",
            "state_on: 2026-10-30",
            "earlier: [{state: in_progress, on: 2026-03-01}]",
        ),
    )
    assert (event.kind, event.task, event.unit, event.year) == ("state", "1.1", OFFICE, 2026)
    assert (event.old.state, event.old.on) == ("in_progress", date(2026, 3, 1))
    assert (event.new.state, event.new.on) == ("done", date(2026, 10, 30))
    assert len(event.changes) == 3


def test_another_earlier_state_is_an_event_of_its_own(tmp_path: Path) -> None:
    found = happened(
        tmp_path,
        task("state: done", "state_on: 2026-10-30"),
        task(
            "state: done",
            "state_on: 2026-10-30",
            "earlier: [{state: paused, on: 2026-02-01}]",
        ),
    )
    assert [(event.kind, event.field) for event in found] == [("state", "earlier")]


def test_a_new_figure_stands_against_the_newest_before_it(tmp_path: Path) -> None:
    def value(number: Any, day: str) -> str:
        return f"  - {{target: ho-so-truc-tuyen, value: {number}, as_of: {day}}}"

    (event,) = happened(
        tmp_path,
        task("values:", value(90, "2026-01-31"), value(98.2, "2026-06-30")),
        task(
            "values:",
            value(90, "2026-01-31"),
            value(98.2, "2026-06-30"),
            value(99.1, "2026-09-30"),
        ),
    )
    assert event.kind == "figure"
    assert (event.old.value, event.new.value) == (Decimal("98.2"), Decimal("99.1"))
    assert event.target is not None
    assert event.target.id == "ho-so-truc-tuyen"


def test_what_is_empty_is_silent_where_something_is_put_into_it(tmp_path: Path) -> None:
    found = happened(tmp_path, "", task("difficulties: [Thiếu máy]"))
    assert [(event.kind, event.field) for event in found] == [("words", "difficulties")]
    (alone,) = happened(tmp_path, "", "tasks:\n  - task: '1.1'\n")
    assert alone.field == "tasks"


def test_a_file_of_results_that_is_gone_is_told_item_by_item(tmp_path: Path) -> None:
    recorded = "received: 2026-11-20\n" + task(
        "state: done", "state_on: 2026-10-30", "log: [{on: 2026-03-15, done: Ra quân}]"
    )
    old = plan_with(tmp_path, recorded)
    (tmp_path / "plan/results/2026/van-phong.yaml").unlink()
    new = load(tmp_path / "plan").plan
    assert new is not None
    assert leads_to(old, new)
    found = list(only(events(compare(old, new)), task="1.1"))
    assert [event_text(event, new) for event in found] == [
        "1.1: bỏ trạng thái hoàn thành (30/10/2026)",
        "1.1: bỏ việc đã làm 15/03/2026: Ra quân",
    ]
    assert [sign(event) for event in only(events(compare(old, new)))] == ["-", "-", "-"]
