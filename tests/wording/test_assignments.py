"""Who leads a task, in words."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from ctr.plan.load.loader import load
from ctr.plan.model import Plan, Task
from ctr.wording.assignments import lead_phrase, short_lead_phrase, unit_list


def plan_of(small: Path) -> tuple[Plan, dict[str, Task]]:
    plan = load(small).plan
    assert plan is not None
    return plan, {task.id: task for _, task in plan.tasks()}


def test_a_request_is_told(small: Path) -> None:
    plan, tasks = plan_of(small)
    assert lead_phrase(tasks["2.1"]) == "Phòng Văn hóa - Xã hội"
    assert lead_phrase(tasks["2.2"]) == "Phòng Kinh tế, Hạ tầng và Đô thị (đề nghị)"
    assert short_lead_phrase(plan, tasks["2.2"]) == "Phòng KTHTĐT (đề nghị)"


def test_several_units_are_divided_by_what_no_name_holds(small: Path) -> None:
    plan, tasks = plan_of(small)
    names = tuple(unit.name for unit in plan.units)
    assert lead_phrase(replace(tasks["2.1"], lead=names)) == "; ".join(names)
    assert unit_list(plan, names) == "Văn phòng; Phòng VHXH; Phòng KTHTĐT"


def test_nobody(small: Path) -> None:
    _, tasks = plan_of(small)
    unled = replace(tasks["2.1"], lead=())
    assert lead_phrase(unled) == ""
    assert lead_phrase(unled, nobody="chưa phân công") == "chưa phân công"
