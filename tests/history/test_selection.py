"""Events are chosen by task, and by the units that they concern."""

from __future__ import annotations

from pathlib import Path

from ctr.history.events import events
from ctr.history.plans import compare
from ctr.history.selection import only
from tests.history.test_events import OFFICE, plan_with, task


def test_events_are_chosen_by_task_and_by_unit(tmp_path: Path) -> None:
    old = plan_with(tmp_path, "")
    new = plan_with(tmp_path, "received: 2026-11-20\n" + task("difficulties: [Thiếu máy]"))
    found = list(events(compare(old, new)))
    assert [event.kind for event in only(found, task="1.1")] == ["words"]
    assert [event.kind for event in only(found, task="1.2")] == []
    units = frozenset([OFFICE])
    assert [event.kind for event in only(found, units=units, plan=new)] == ["report", "words"]
    other = frozenset(["Phòng Văn hóa - Xã hội"])
    assert list(only(found, units=other, plan=new)) == []
