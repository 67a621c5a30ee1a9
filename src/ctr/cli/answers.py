"""What list, show, due, status and targets answer, from what was typed: the rows, not their form.

The commands write them as a table or a contract, `ctr mcp` as the results of its tools. Each raises
CannotRun where something typed is not known.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from ctr.cli.options import year_of
from ctr.cli.resolve import leader_named, section_numbered, task_named, units_named
from ctr.cli.session import Session
from ctr.errors import CannotRun
from ctr.tracking.role import Role
from ctr.tracking.selection import Assigned, select_milestones, select_tasks
from ctr.tracking.task_status import TaskState, TaskStatus, TaskStatusReader
from ctr.vietnamese.matching import match_key

if TYPE_CHECKING:
    from ctr.plan.amended.effects import Effect
    from ctr.plan.model import Plan, Section, Task
    from ctr.plan.model.amendments import Amendment
    from ctr.plan.model.reporting_periods import ReportingPeriod
    from ctr.tracking.due import DueItem
    from ctr.tracking.summary import StatusSummary, SummaryReader
    from ctr.tracking.targets import Progress

Units = Sequence[str] | None
NEAR = ("overdue", "today", "soon")


def tasks(
    session: Session,
    unit: Units = None,
    role: Role = "lead",
    leader: str | None = None,
    section: str | None = None,
    words: str | None = None,
    state: TaskState | None = None,
) -> list[tuple[Assigned, TaskStatus]]:
    """The tasks asked for, and how each stands in the year."""
    plan = session.plan
    units = units_named(plan, unit)
    if words is not None and not match_key(words):
        raise CannotRun(f"“{words}” không có chữ nào để tìm")
    chosen = select_tasks(
        plan,
        units=units,
        role=role,
        leader=leader_named(plan, leader),
        section=section_numbered(plan, section),
        words=words,
    )
    reader, asked = TaskStatusReader(plan, session.year, session.day), plan.expand(units)
    rows = [(assigned, reader.of(assigned.task, asked)) for assigned in chosen]
    return [row for row in rows if state is None or row[1].state == state]


def task(session: Session, number: str) -> tuple[Section, Task, TaskStatus]:
    """The task of a number, with its section, and how it stands in the year."""
    section, found = task_named(session.plan, number)
    return section, found, TaskStatusReader(session.plan, session.year, session.day).of(found)


def amendments_of(session: Session, task: Task) -> list[tuple[Amendment, Effect]]:
    """What was changed of a task up to the day of the plan."""
    plan = session.plan
    if not plan.amendments:
        return []
    from ctr.plan.amended.reading import applied
    from ctr.wording.amendments import of_task

    return list(of_task(applied(plan, min(session.day, plan.amendments[-1].on)), task.id))


def task_record(session: Session, number: str) -> dict[str, Any]:
    """One task with its history, as `ctr show` gives it."""
    from ctr.output import tasks as output

    section, found, status = task(session, number)
    amendments = amendments_of(session, found)
    records: list[dict[str, Any]] = []
    if amendments:
        from ctr.output.amendments import of_task

        records = of_task(amendments)
    assigned = Assigned(section=section, task=found)
    return output.task_record(session.plan, assigned, status, records)


def due(
    session: Session, unit: Units, leader: str | None, within: int
) -> tuple[list[DueItem], list[DueItem]]:
    """What is overdue, due today or soon; and all that has a day, the earliest first."""
    from ctr.tracking.due import concerning, due_items
    from ctr.tracking.working_days import WorkingDays

    plan = session.plan
    units, directing = units_named(plan, unit), leader_named(plan, leader)
    items = due_items(plan, session.day, WorkingDays(plan.calendar), within)
    every = concerning(plan, items, units, directing)
    return [item for item in every if item.state in NEAR], every


def status(
    session: Session, period: ReportingPeriod | None, unit: Units, leader: str | None
) -> tuple[Plan, SummaryReader, list[StatusSummary]]:
    """The whole, then each unit and leader; only those asked for, where any are."""
    from ctr.tracking.summary import SummaryReader

    chosen = session.period_or_year(period)
    plan = session.plan_until(chosen.last_day)
    reader = SummaryReader(plan, chosen, session.day)
    units, directing = units_named(plan, unit), leader_named(plan, leader)
    narrowed = bool(units) or directing is not None
    rows = [] if narrowed else [reader.whole()]
    if not narrowed or units:
        rows += [reader.of_unit(name) for name in plan.expand(units) or plan.reporting_units]
    if directing is not None or not narrowed:
        names = [directing] if directing is not None else [each.name for each in plan.leaders]
        rows += [reader.of_leader(name) for name in names]
    return plan, reader, rows


def targets(
    session: Session, year: int | None, unit: Units, leader: str | None
) -> tuple[Plan, list[Progress]]:
    """Every milestone, or those to be looked at in a year, one a target."""
    from ctr.tracking.targets import ProgressReader

    plan, day = session.plan, session.day
    if year is not None:
        plan = session.plan_of_year(year)
    units, directing = units_named(plan, unit), leader_named(plan, leader)
    reader = ProgressReader(plan, year_of(plan, year, day), day, plan.expand(units))
    if year is None:
        return plan, [reader.of(*item) for item in select_milestones(plan, units, directing)]
    chosen = select_tasks(plan, units=units, leader=directing)
    return plan, [progress for item in chosen for progress in reader.in_year(item.task)]
