"""What falls due, by whom, and how it stands on a day."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from typing import Literal, get_args

from ctr.late_dataclasses import dataclass
from ctr.plan.model import Deadline, Duty, Milestone, Plan, Target, Task
from ctr.plan.model.periods import Bound
from ctr.plan.model.programme import DeadlineReading
from ctr.plan.model.reporting_periods import ReportingPeriod
from ctr.tracking.deadlines import ThreeDates, counting_day, three_dates
from ctr.tracking.reports import (
    covers,
    debtors,
    delivered,
    occurrences,
    report_in_time_until,
    still_owing,
    years_owed,
)
from ctr.tracking.soon import SOON_DAYS
from ctr.tracking.targets import ProgressReader
from ctr.tracking.task_status import TaskStatusReader
from ctr.tracking.working_days import WorkingDays

DueState = Literal["overdue", "today", "soon", "later", "done"]
DueWhen = Literal["overdue", "today", "week", "month", "later", "done"]
WHENS: tuple[DueWhen, ...] = get_args(DueWhen)
"""What comes first is first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DueItem:
    """One duty of one period, one task with a deadline of its own, or one milestone with a date.

    `units` are those that still owe, `owed_by` all whose it is, open groups too: who of those has
    delivered is not known, so they owe no more than the rest. `days_left` counts to the literal
    day and is negative after it; `last` is the day after which the item is overdue. `task` and
    `target` are None for a report, `duty` and `period` are None for the others.
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
    period: ReportingPeriod | None = None
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
        directed = [task for _, task in plan.tasks() if leader in task.directed_by]
        under = set(plan.expand(tuple(name for task in directed for name in task.lead)))
        items = [
            narrowed
            for item in items
            for narrowed in ([item] if item.task is not None else _owed_by(plan, item, under))
            if item.task is None or leader in item.task.directed_by
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


def asked_for(plan: Plan, period: ReportingPeriod, as_of: date, by: date) -> DueItem | None:
    """The units' report of a period that no duty asks for, but the letter itself does, by a day.

    None where a duty asks for it, or none is owed by the units at all.
    """
    duty = plan.programme.unit_duty
    if duty is None or report_in_time_until(plan, period) is not None:
        return None
    bound = Bound.parse(by.isoformat())
    asked = replace(duty, deadline=Deadline(phrase="theo công văn này", by=bound))
    dates, owing = (
        three_dates(by, WorkingDays(plan.calendar)),
        still_owing(plan, duty, period, as_of),
    )
    return DueItem(
        kind="report",
        title=duty.title,
        owed_by=debtors(plan, duty),
        units=owing,
        dates=dates,
        last=by,
        state="done" if not owing else "today" if by == as_of else "soon",
        days_left=(by - as_of).days,
        duty=asked,
        period=period,
    )


def when_due(item: DueItem, as_of: date) -> DueWhen:
    """When an item is due: this week goes to Sunday, this month to its last day."""
    if item.state in ("overdue", "today", "done"):
        return item.state
    if item.last <= as_of + timedelta(days=6 - as_of.weekday()):
        return "week"
    if (item.last.year, item.last.month) == (as_of.year, as_of.month):
        return "month"
    return "later"


def by_when(items: list[DueItem], as_of: date) -> list[tuple[DueWhen, list[DueItem]]]:
    """The items by when they are due, what is overdue first; only times at which any is."""
    groups: dict[DueWhen, list[DueItem]] = {when: [] for when in WHENS}
    for item in items:
        groups[when_due(item, as_of)].append(item)
    return [(when, group) for when, group in groups.items() if group]


def is_of(item: DueItem, period: ReportingPeriod | None) -> bool:
    """Whether an item is the report of a period, or falls due in it; everything is of None."""
    if period is None:
        return True
    if item.period is not None and item.kind == "report":
        return covers(period, item.period)
    return item.dates.literal in period


def is_within_year(item: DueItem) -> bool:
    """Whether an item is a duty that comes again within a year."""
    deadline = item.duty.deadline if item.duty is not None else None
    return deadline is not None and deadline.within_year


def late_tasks(items: list[DueItem]) -> set[str]:
    """The numbers of the tasks that are overdue by a deadline of their own, of whatever year."""
    return {
        item.task.id
        for item in items
        if item.task is not None and (item.kind, item.state) == ("task", "overdue")
    }


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
        for period, literal in occurrences(plan, duty, clock.as_of):
            dates = three_dates(literal, working_days)
            done = delivered(plan, duty, period, clock.as_of)
            yield DueItem(
                kind="report",
                title=duty.title,
                owed_by=debtors(plan, duty),
                units=still_owing(plan, duty, period, clock.as_of),
                dates=dates,
                state="done" if done else clock.state(dates),
                last=clock.last(dates),
                days_left=clock.days_left(dates),
                duty=duty,
                period=period,
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
    for year in years_owed(plan, clock.as_of):
        literal = deadline.literal_day(year)
        if literal is not None:
            yield year, literal


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
