"""Choosing tasks and milestones: whose, under whom, in which section, with which words."""

from __future__ import annotations

from collections.abc import Iterator

from ctr.late_dataclasses import dataclass
from ctr.plan.model import Milestone, Plan, Section, Target, Task
from ctr.tracking.role import Role
from ctr.vietnamese.matching import contains_words


@dataclass(frozen=True, slots=True, kw_only=True)
class Assigned:
    """A task that was asked for; `through_groups` are the groups it comes to the unit by.

    Empty where the task names the unit itself, or no unit was asked for.
    """

    section: Section
    task: Task
    through_groups: tuple[str, ...] = ()


def select_tasks(
    plan: Plan,
    *,
    units: tuple[str, ...] = (),
    role: Role = "lead",
    leader: str | None = None,
    section: str | None = None,
    words: str | None = None,
) -> list[Assigned]:
    """Tasks in the order of the document; those that come through a group stand after the rest.

    `units` and `leader` are registered names. A unit's groups count for it, an open group only
    where it is itself asked for.
    """
    wanted = frozenset(units)
    around = frozenset(group for unit in units for group in plan.groups_of.get(unit, ()))
    by_name: list[Assigned] = []
    through: list[Assigned] = []
    for part, task in plan.tasks():
        if leader is not None and leader not in task.directed_by:
            continue
        if section is not None and part.id != section:
            continue
        if words is not None and not contains_words(f"{task.title} {task.text}", words):
            continue
        groups = _through(_named(task, role), wanted, around) if units else ()
        if groups is not None:
            assigned = Assigned(section=part, task=task, through_groups=groups)
            (through if groups else by_name).append(assigned)
    return [*by_name, *through]


def select_milestones(
    plan: Plan, units: tuple[str, ...] = (), leader: str | None = None
) -> Iterator[tuple[Task, Target, Milestone]]:
    """Milestones by year, standing and repeated ones first."""
    wanted = {assigned.task.id for assigned in select_tasks(plan, units=units, leader=leader)}
    chosen = [
        (task, target, milestone)
        for _, task, target in plan.targets()
        if task.id in wanted
        for milestone in target.milestones
    ]
    return iter(sorted(chosen, key=lambda row: milestone_year(row[2]) or 0))


def milestone_year(milestone: Milestone) -> int | None:
    """The year in which a milestone is settled, or None."""
    last = milestone.last_day
    return last.year if last is not None else None


def concerns(milestone: Milestone, year: int) -> bool:
    """Whether a milestone is to be looked at in `year`: due then, repeated, running or standing."""
    if milestone.by is not None:
        return milestone_year(milestone) == year
    if milestone.over is not None:
        return milestone.over.from_ <= year <= milestone.over.to
    return True


def _named(task: Task, role: Role) -> tuple[str, ...]:
    """The names that a task has in a role."""
    match role:
        case "lead":
            return task.lead
        case "coordinating":
            return task.coordinating
    return (*task.lead, *task.coordinating)


def _through(
    named: tuple[str, ...], units: frozenset[str], groups: frozenset[str]
) -> tuple[str, ...] | None:
    """The groups by which a task is one of the units', () if by name, None if it is not."""
    if not units.isdisjoint(named):
        return ()
    if groups.isdisjoint(named):
        return None
    return tuple(name for name in named if name in groups)
