"""What falls due, by whom, and how it stands on a day."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Literal

from ctr.plan.model import Duty, Milestone, Target, Task
from ctr.plan.plan import Plan
from ctr.tracking.three_dates import ThreeDates, three_dates
from ctr.tracking.wording import when_phrase
from ctr.tracking.working_days import WorkingDays

DueState = Literal["overdue", "today", "soon", "later", "done"]
SOON_DAYS = 30


@dataclass(frozen=True, slots=True, kw_only=True)
class DueItem:
    """One duty in one year, or one milestone with a date.

    `units` are those that still owe; `days_left` counts to the literal day and is negative
    after it. `task` and `target` are None for a report, `duty` is None for a milestone.
    """

    kind: Literal["report", "milestone"]
    title: str
    phrase: str
    units: tuple[str, ...]
    dates: ThreeDates
    state: DueState
    days_left: int
    duty: Duty | None = None
    task: Task | None = None
    target: Target | None = None
    milestone: Milestone | None = None


def due_items(
    plan: Plan, as_of: date, working_days: WorkingDays, within: int = SOON_DAYS
) -> list[DueItem]:
    """Everything with a date, the earliest first: `soon` means within `within` days.

    Reports are counted from the first year of the programme to its last, or to the year of
    `as_of` where that is later and the programme goes on.
    """
    scale = _Scale(plan.programme.deadline_reading == "carried", as_of, within)
    items = [*_reports(plan, working_days, scale), *_milestones(plan, working_days, scale)]
    return sorted(items, key=lambda item: item.dates.literal)


@dataclass(frozen=True, slots=True)
class _Scale:
    """How far a day is from today."""

    carried: bool
    as_of: date
    within: int

    def state(self, dates: ThreeDates) -> DueState:
        last = dates.carried if self.carried else dates.literal
        days = (last - self.as_of).days
        if days < 0:
            return "overdue"
        if days == 0:
            return "today"
        return "soon" if days <= self.within else "later"

    def days_left(self, dates: ThreeDates) -> int:
        return (dates.literal - self.as_of).days


def _reports(plan: Plan, working_days: WorkingDays, scale: _Scale) -> Iterator[DueItem]:
    period = plan.programme.period
    last_year = max(period.to, scale.as_of.year) if period.beyond else period.to
    for duty in plan.programme.duties:
        if duty.deadline is None:
            continue
        years: Iterable[int | None] = (
            range(period.from_, last_year + 1) if duty.deadline.every else (None,)
        )
        for year in years:
            literal = duty.deadline.literal_day(year)
            if literal is None:
                continue
            dates = three_dates(literal, working_days)
            yield DueItem(
                kind="report",
                title=duty.title,
                phrase=duty.deadline.phrase,
                units=plan.lead_units if duty.owed_by_leads else plan.expand(duty.owed_by),
                dates=dates,
                state=scale.state(dates),
                days_left=scale.days_left(dates),
                duty=duty,
            )


def _milestones(plan: Plan, working_days: WorkingDays, scale: _Scale) -> Iterator[DueItem]:
    for _, task, target in plan.targets():
        for milestone in target.milestones:
            if milestone.last_day is None:
                continue
            dates = three_dates(milestone.last_day, working_days)
            yield DueItem(
                kind="milestone",
                title=target.name,
                phrase=when_phrase(milestone),
                units=plan.expand(task.lead),
                dates=dates,
                state=scale.state(dates),
                days_left=scale.days_left(dates),
                task=task,
                target=target,
                milestone=milestone,
            )
