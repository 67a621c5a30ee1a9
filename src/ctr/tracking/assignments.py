"""How many tasks each unit, group and leader has been assigned."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from ctr.late_dataclasses import dataclass
from ctr.plan.model import Leader, Plan


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitAssignments:
    """A unit or group; counts of tasks: named as lead, as coordinating, led through a group."""

    name: str
    short: str | None
    aliases: tuple[str, ...]
    kind: Literal["unit", "group", "open_group"]
    members: tuple[str, ...]
    email: str | None
    lead: int
    coordinating: int
    through_groups: int


@dataclass(frozen=True, slots=True, kw_only=True)
class LeaderAssignments:
    """A leader, and how many tasks that leader directs."""

    leader: Leader
    tasks: int


def unit_assignments(plan: Plan) -> Iterator[UnitAssignments]:
    """Every unit, then every group, in the order of units.yaml."""
    for unit in plan.units:
        lead, coordinating, through = _counts(plan, unit.name)
        yield UnitAssignments(
            name=unit.name,
            short=unit.short,
            aliases=unit.aliases,
            kind="unit",
            members=(),
            email=unit.email,
            lead=lead,
            coordinating=coordinating,
            through_groups=through,
        )
    for group in plan.groups:
        lead, coordinating, through = _counts(plan, group.name)
        yield UnitAssignments(
            name=group.name,
            short=None,
            aliases=group.aliases,
            kind="open_group" if group.open else "group",
            members=group.members,
            email=None,
            lead=lead,
            coordinating=coordinating,
            through_groups=through,
        )


def _counts(plan: Plan, name: str) -> tuple[int, int, int]:
    """Tasks that name it as lead, that name it as coordinating, that it leads through a group."""
    tasks = [task for _, task in plan.tasks()]
    groups = plan.groups_of.get(name, ())
    return (
        sum(name in task.lead for task in tasks),
        sum(name in task.coordinating for task in tasks),
        sum(
            name not in task.lead and any(group in task.lead for group in groups) for task in tasks
        ),
    )


def leader_assignments(plan: Plan) -> Iterator[LeaderAssignments]:
    """Every leader, in the order of leaders.yaml."""
    for leader in plan.leaders:
        directed = sum(leader.name in task.directed_by for _, task in plan.tasks())
        yield LeaderAssignments(leader=leader, tasks=directed)
