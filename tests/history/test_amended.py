"""An amendment that came, went, or changed is told change by change, with what each does."""

from __future__ import annotations

from pathlib import Path

from ctr.history.event import Event
from ctr.history.events import events
from ctr.history.plans import compare
from ctr.history.selection import only
from ctr.plan.load.loader import load
from ctr.plan.model import Plan
from ctr.wording.history import event_text, sign
from tests.small_plan import small_plan

ASSIGN = "{assign: {task: '1.1', leader: Lê Văn Hòa}}"
DROP = "{drop: {task: '1.2'}}"
SPLIT = (
    "{split: {unit: Văn phòng HĐND và UBND, into: [{unit: Phòng Văn hóa - Xã hội, tasks: ['1.1']}, "
    "{unit: Văn phòng HĐND và UBND, tasks: ['1.2']}]}}"
)


def plan_with(tmp_path: Path, *changes: str, document: str = "QĐ số 45") -> Plan:
    folder = small_plan(tmp_path)
    listed = ", ".join(changes)
    text = f"amendments:\n  - {{document: {document}, on: 2026-05-15, changes: [{listed}]}}\n"
    (folder / "amendments.yaml").write_text(text if changes else "", encoding="utf-8")
    if not changes:
        (folder / "amendments.yaml").unlink()
    loaded = load(folder)
    assert loaded.problems == ()
    assert loaded.plan is not None
    return loaded.plan


def happened(old: Plan, new: Plan) -> list[Event]:
    comparison = compare(old, new)
    found = list(events(comparison))
    told = [change for event in found for change in event.changes]
    assert sorted(map(id, told)) == sorted(map(id, comparison.changes))
    return [event for event in only(found) if event.kind == "amendment"]


def test_a_further_change_of_an_amendment_is_told_alone(tmp_path: Path) -> None:
    old, new = plan_with(tmp_path, ASSIGN), plan_with(tmp_path, ASSIGN, DROP)
    (event,) = happened(old, new)
    assert sign(event) == "+"
    assert (event.task, event.tasks, event.units) == (
        "1.2",
        ("1.2",),
        ("Văn phòng HĐND và UBND",),
    )
    (gone,) = happened(new, old)
    assert sign(gone) == "-"
    assert event_text(gone, old) == (
        "Bỏ sửa đổi theo QĐ số 45, từ ngày 15/05/2026: "
        "Nhiệm vụ 1.2: đưa ra khỏi chương trình: Giải quyết đúng hạn"
    )


def test_another_document_is_told_once_for_all_that_it_touches(tmp_path: Path) -> None:
    old = plan_with(tmp_path, ASSIGN, DROP)
    (event,) = happened(old, plan_with(tmp_path, ASSIGN, DROP, document="QĐ số 54"))
    assert event.tasks == ("1.1", "1.2")
    assert event_text(event, old) == (
        "Văn bản sửa đổi, ngày có hiệu lực: "
        "QĐ số 45, từ ngày 15/05/2026 → QĐ số 54, từ ngày 15/05/2026"
    )


def test_a_split_is_of_all_units_and_tasks_that_it_names(tmp_path: Path) -> None:
    (event,) = happened(plan_with(tmp_path), plan_with(tmp_path, SPLIT))
    assert set(event.units) == {"Văn phòng HĐND và UBND", "Phòng Văn hóa - Xã hội"}
    assert event.tasks == ("1.1", "1.2")
    assert "Tách đơn vị: Văn phòng HĐND và UBND → Phòng Văn hóa - Xã hội (nhiệm vụ 1.1)" in (
        event_text(event, plan_with(tmp_path, SPLIT))
    )
