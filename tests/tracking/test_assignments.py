"""How many tasks each unit, group and leader has been assigned."""

from __future__ import annotations

from pathlib import Path

import pytest

from ctr.plan.load.loader import load
from ctr.plan.model import Plan
from ctr.tracking.assignments import (
    LeaderAssignments,
    UnitAssignments,
    leader_assignments,
    unit_assignments,
)

OFFICE, CULTURE = "Văn phòng HĐND và UBND", "Phòng Văn hóa - Xã hội"
BUILDING, GROUP = "Phòng Kinh tế, Hạ tầng và Đô thị", "Các phòng chuyên môn"
OPEN = "Các cơ quan, đơn vị liên quan"


@pytest.fixture
def plan(small: Path) -> Plan:
    """The small plan, with a task led by a group and an open group."""
    units = small / "units.yaml"
    units.write_text(
        f"{units.read_text()}  - {{name: '{OPEN}', aliases: [liên quan], open: true}}\n"
    )
    section = small / "sections/02-van-hoa.yaml"
    task = f'  - id: "2.3"\n    title: T\n    text: T.\n    lead: [{GROUP}, {CULTURE}]\n'
    section.write_text(f"{section.read_text()}{task}    coordinating: ['{OPEN}', {OFFICE}]\n")
    loaded = load(small)
    assert loaded.plan is not None, loaded.problems
    return loaded.plan


def test_units_then_groups_in_the_order_of_the_register(plan: Plan) -> None:
    def row(name: str, kind: str, counts: tuple[int, int, int], **more: object) -> UnitAssignments:
        lead, coordinating, through = counts
        fields = {"short": None, "aliases": (), "members": (), "email": None, **more}
        return UnitAssignments(
            name=name,
            kind=kind,  # type: ignore[arg-type]
            lead=lead,
            coordinating=coordinating,
            through_groups=through,
            **fields,  # type: ignore[arg-type]
        )

    assert list(unit_assignments(plan)) == [
        row(OFFICE, "unit", (2, 1, 0), short="Văn phòng", aliases=("VP HĐND và UBND",)),
        row(CULTURE, "unit", (2, 0, 0), short="Phòng VHXH"),  # named beside its group: once
        row(BUILDING, "unit", (1, 0, 1), short="Phòng KTHTĐT"),
        row(GROUP, "group", (1, 1, 0), members=(CULTURE, BUILDING)),
        row(OPEN, "open_group", (0, 1, 0), aliases=("liên quan",)),
    ]


def test_leaders_in_the_order_of_the_register(plan: Plan) -> None:
    thuy, hoa = plan.leaders
    assert list(leader_assignments(plan)) == [
        LeaderAssignments(leader=thuy, tasks=2),
        LeaderAssignments(leader=hoa, tasks=2),
    ]
