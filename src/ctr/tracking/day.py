"""The day of an office: what is overdue, what is due this week, whose report is awaited."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from ctr.plan.model import Plan
from ctr.tracking.due import DueItem, due_items, when_due
from ctr.tracking.working_days import WorkingDays


@dataclass(frozen=True, slots=True, kw_only=True)
class Day:
    """What concerns an office on a day, the earliest first.

    `this_week` is from the day to Sunday, `next` what comes first after it. `awaited` is the
    report of the units that an office waits for, the last overdue one that is not all in, else the
    next one, and `expected` how many units owe it; `ward` is the next report of the ward's own.
    """

    as_of: date
    overdue: tuple[DueItem, ...]
    this_week: tuple[DueItem, ...]
    next: DueItem | None
    awaited: DueItem | None
    expected: int
    ward: DueItem | None

    @property
    def received(self) -> int:
        """Of how many units the awaited report is in."""
        return self.expected - len(self.awaited.units) if self.awaited is not None else 0


def day_of(plan: Plan, as_of: date) -> Day:
    """The day `as_of` of a plan."""
    items = due_items(plan, as_of, WorkingDays(plan.calendar))
    whens = [(when_due(item, as_of), item) for item in items]
    overdue = [item for when, item in whens if when == "overdue"]
    awaited = [item for item in overdue if _of_units(item)][-1:] or [
        item for item in items if _of_units(item) and item.state != "done"
    ]
    own = [item for item in items if _of_ward(item) and item.state != "done"]
    return Day(
        as_of=as_of,
        overdue=tuple(overdue),
        this_week=tuple(item for when, item in whens if when in ("today", "week")),
        next=next((item for when, item in whens if when in ("month", "later")), None),
        awaited=awaited[0] if awaited else None,
        expected=len(plan.units_in(awaited[0].owed_by)) if awaited else 0,
        ward=own[0] if own else None,
    )


def _of_units(item: DueItem) -> bool:
    """Whether it is a report that the units owe the ward."""
    return item.duty is not None and item.duty.report and item.duty.owed_by_leads


def _of_ward(item: DueItem) -> bool:
    """Whether it is a report of the ward's own."""
    return item.duty is not None and item.duty.report and not item.duty.owed_by_leads
