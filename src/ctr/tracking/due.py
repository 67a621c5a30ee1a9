"""What falls due, by whom, and how it stands on a day."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

from ctr.plan.model import Deadline, Duty, Milestone, Plan, Target, Task
from ctr.plan.model.programme import DeadlineReading
from ctr.tracking.deadlines import ThreeDates, counting_day, three_dates
from ctr.tracking.targets import ProgressReader
from ctr.tracking.task_status import SOON_DAYS, TaskStatusReader
from ctr.tracking.working_days import WorkingDays

DueState = Literal["overdue", "today", "soon", "later", "done"]


@dataclass(frozen=True, slots=True, kw_only=True)
class DueItem:
    """One duty in one year, one task with a deadline of its own, or one milestone with a date.

    `units` are those that still owe, `owed_by` all whose it is, open groups too: who of those has
    delivered is not known, so they owe no more than the rest. `days_left` counts to the literal
    day and is negative after it; `last` is the day after which the item is overdue. `task` and
    `target` are None for a report, `duty` is None for the others.
    """

    kind: Literal["report", "task", "milestone"]
    title: str
    owed_by: tuple[str, ...]
    units: tuple[str, ...]
    dates: ThreeDates
    last: date
    state: DueState
    days_left: int
    duty: Duty | None = None
    task: Task | None = None
    target: Target | None = None
    milestone: Milestone | None = None

    @property
    def unassigned(self) -> bool:
        """Whether it is of a task that nobody leads: no unit can be asked for it."""
        return self.task is not None and not self.task.lead


def due_items(
    plan: Plan, as_of: date, working_days: WorkingDays, within: int = SOON_DAYS
) -> list[DueItem]:
    """Everything with a date, the earliest first: `soon` means within `within` days.

    Reports are counted from the first year of the programme to its last, or to the year of
    `as_of` where that is later and the programme goes on.
    """
    clock = _DueClock(plan.programme.deadline_reading, as_of, within)
    items = [
        *_reports(plan, working_days, clock),
        *_tasks(plan, working_days, clock),
        *_milestones(plan, working_days, clock),
    ]
    return sorted(items, key=lambda item: item.dates.literal)


def concerning(
    plan: Plan, items: list[DueItem], units: tuple[str, ...], leader: str | None
) -> list[DueItem]:
    """What the units owe, or the units of the tasks that the leader directs."""
    wanted = set(plan.expand(units))
    if leader is not None:
        directed = [task for _, task in plan.tasks() if task.leader == leader]
        under = set(plan.expand(tuple(name for task in directed for name in task.lead)))
        items = [
            narrowed
            for item in items
            for narrowed in ([item] if item.task is not None else _owed_by(plan, item, under))
            if item.task is None or item.task.leader == leader
        ]
    if units:
        items = [narrowed for item in items for narrowed in _owed_by(plan, item, wanted)]
    return items


def _owed_by(plan: Plan, item: DueItem, units: set[str]) -> list[DueItem]:
    """The item as it concerns `units`, or nothing; what they have delivered is done."""
    concerned = [name for name in item.owed_by if name in units]
    if not concerned:
        return []
    owing = tuple(name for name in item.units if name in units)
    stands = bool(owing) or any(name in plan.open_groups for name in concerned)
    state = item.state if stands else "done"
    return [replace(item, owed_by=tuple(concerned), units=owing, state=state)]


def open_debtors(plan: Plan, item: DueItem) -> tuple[str, ...]:
    """The open groups whose an item is, as long as it is not done: nobody can be waited for."""
    if item.state == "done":
        return ()
    return tuple(name for name in item.owed_by if name in plan.open_groups)


@dataclass(frozen=True, slots=True)
class _DueClock:
    """How far a day is from today."""

    reading: DeadlineReading
    as_of: date
    within: int

    def last(self, dates: ThreeDates) -> date:
        return counting_day(dates, self.reading)

    def state(self, dates: ThreeDates) -> DueState:
        days = (self.last(dates) - self.as_of).days
        if days < 0:
            return "overdue"
        if days == 0:
            return "today"
        return "soon" if days <= self.within else "later"

    def days_left(self, dates: ThreeDates) -> int:
        return (dates.literal - self.as_of).days


def _reports(plan: Plan, working_days: WorkingDays, clock: _DueClock) -> Iterator[DueItem]:
    for duty in plan.programme.duties:
        if duty.deadline is None:
            continue
        for year, literal in _days(plan, duty.deadline, clock):
            dates = three_dates(literal, working_days)
            owing = still_owing(plan, duty, year, clock.as_of)
            yield DueItem(
                kind="report",
                title=duty.title,
                owed_by=_debtors(plan, duty),
                units=owing,
                dates=dates,
                state="done" if _delivered(plan, duty, year, clock.as_of) else clock.state(dates),
                last=clock.last(dates),
                days_left=clock.days_left(dates),
                duty=duty,
            )


def _tasks(plan: Plan, working_days: WorkingDays, clock: _DueClock) -> Iterator[DueItem]:
    readers: dict[int, TaskStatusReader] = {}
    for _, task in plan.tasks():
        if task.deadline is None:
            continue
        for year, literal in _days(plan, task.deadline, clock):
            if year not in readers:
                readers[year] = TaskStatusReader(plan, year, clock.as_of)
            units = readers[year].of(task).units
            if units and all(status.state == "dropped" for status in units):
                continue
            owing = tuple(
                status.unit for status in units if status.state not in ("done", "dropped")
            )
            dates = three_dates(literal, working_days)
            yield DueItem(
                kind="task",
                title=task.title,
                owed_by=plan.expand(task.lead),
                units=owing,
                dates=dates,
                state="done" if units and not owing else clock.state(dates),
                last=clock.last(dates),
                days_left=clock.days_left(dates),
                task=task,
            )


def _days(plan: Plan, deadline: Deadline, clock: _DueClock) -> Iterator[tuple[int, date]]:
    """The literal days of a deadline, each with the year whose results count for it."""
    if not deadline.every:
        literal = deadline.literal_day()
        if literal is not None:
            yield max(literal.year, clock.as_of.year), literal
        return
    period = plan.programme.period
    last_year = max(period.to, clock.as_of.year) if period.beyond else period.to
    for year in range(period.from_, last_year + 1):
        literal = deadline.literal_day(year)
        if literal is not None:
            yield year, literal


def still_owing(plan: Plan, duty: Duty, year: int, as_of: date) -> tuple[str, ...]:
    """The units whose report of `year` has not come in (or, the ward's, gone out) by a day."""
    owing = plan.units_in(_debtors(plan, duty))
    if duty.owed_by_leads:
        return tuple(unit for unit in owing if received_on(plan, unit, year, as_of) is None)
    return () if _sent(plan, duty, year, as_of) else owing


def _delivered(plan: Plan, duty: Duty, year: int, as_of: date) -> bool:
    """Whether nothing of a duty is left to wait for."""
    if not duty.owed_by_leads:
        return _sent(plan, duty, year, as_of)
    return not still_owing(plan, duty, year, as_of)


def _sent(plan: Plan, duty: Duty, year: int, as_of: date) -> bool:
    summary = plan.summary_of.get(year)
    submitted = summary.submitted if summary is not None else ()
    return any(report.duty == duty.id and report.on <= as_of for report in submitted)


def _debtors(plan: Plan, duty: Duty) -> tuple[str, ...]:
    """Whose a duty is: the units, then the open groups that it names or that lead a task."""
    if not duty.owed_by_leads:
        return plan.expand(duty.owed_by)
    leading = [name for _, task in plan.tasks() for name in task.lead]
    groups = [name for name in (*duty.owed_by, *leading) if name in plan.open_groups]
    return (*plan.reporting_units, *dict.fromkeys(groups))


def received_on(plan: Plan, unit: str, year: int, as_of: date) -> date | None:
    """The day the unit's report of `year` came in, None where it has not by `as_of`."""
    results = plan.results_by_unit.get((unit, year))
    day = results.received if results is not None else None
    return day if day is not None and day <= as_of else None


def report_in_time_until(plan: Plan, year: int) -> date | None:
    """The last day on which a unit's report of `year` is in time, None without a deadline."""
    duty = plan.programme.unit_duty
    deadline = duty.deadline if duty is not None else None
    literal = deadline.literal_day(year) if deadline is not None else None
    if literal is None:
        return None
    dates = three_dates(literal, WorkingDays(plan.calendar))
    return counting_day(dates, plan.programme.deadline_reading)


def _milestones(plan: Plan, working_days: WorkingDays, clock: _DueClock) -> Iterator[DueItem]:
    """Milestones with a date; who has dropped the task owes none of its figures.

    None of a task that all have dropped: it is neither owed nor met.
    """
    progress: dict[int, ProgressReader] = {}
    statuses = TaskStatusReader(plan, clock.as_of.year, clock.as_of)
    for _, task, target in plan.targets():
        for milestone in target.milestones:
            if milestone.last_day is None:
                continue
            year = milestone.last_day.year
            if year not in progress:
                progress[year] = ProgressReader(plan, year, clock.as_of)
            met = progress[year].of(task, target, milestone).course in ("met", "met_late")
            units = statuses.of(task).units
            left = tuple(status.unit for status in units if status.state != "dropped")
            if units and not left:
                continue
            dates = three_dates(milestone.last_day, working_days)
            yield DueItem(
                kind="milestone",
                title=target.name,
                owed_by=plan.expand(task.lead),
                units=() if met else left,
                dates=dates,
                state="done" if met else clock.state(dates),
                last=clock.last(dates),
                days_left=clock.days_left(dates),
                task=task,
                target=target,
                milestone=milestone,
            )
