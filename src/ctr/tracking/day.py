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
    report of the units that an office waits for: the last overdue one that is not all in, or the
    next one where none is or where its day is the nearer; `expected` is how many units owe it, and
    `left` what else is overdue of the units' reports. `ward` is the next report of the ward's own.
    """

    as_of: date
    overdue: tuple[DueItem, ...]
    this_week: tuple[DueItem, ...]
    next: DueItem | None
    awaited: DueItem | None
    expected: int
    left: tuple[DueItem, ...]
    ward: DueItem | None

    @property
    def received(self) -> int:
        """Of how many units the awaited report is in."""
        return self.expected - len(self.awaited.units) if self.awaited is not None else 0

    @property
    def reports_overdue(self) -> bool:
        """Whether any report of the units is overdue."""
        return any(map(_of_units, self.overdue))


def day_of(plan: Plan, as_of: date) -> Day:
    """The day `as_of` of a plan."""
    items = due_items(plan, as_of, WorkingDays(plan.calendar))
    whens = [(when_due(item, as_of), item) for item in items]
    overdue = [item for when, item in whens if when == "overdue"]
    reports = [item for item in items if _of_units(item) and item.state != "done"]
    awaited = _awaited(reports, as_of)
    own = [item for item in items if _of_ward(item) and item.state != "done"]
    return Day(
        as_of=as_of,
        overdue=tuple(overdue),
        this_week=tuple(item for when, item in whens if when in ("today", "week")),
        next=next((item for when, item in whens if when in ("month", "later")), None),
        awaited=awaited,
        expected=len(plan.units_in(awaited.owed_by)) if awaited is not None else 0,
        left=tuple(one for one in reports if one.state == "overdue" and one is not awaited),
        ward=own[0] if own else None,
    )


def _awaited(reports: list[DueItem], as_of: date) -> DueItem | None:
    """Of the reports that are not all in the last overdue one, or the next if that is nearer."""
    overdue = [item for item in reports if item.state == "overdue"]
    following = next((item for item in reports if item.state != "overdue"), None)
    if not overdue or following is None:
        return overdue[-1] if overdue else following
    near = following.state in ("today", "soon")
    nearer = following.last - as_of < as_of - overdue[-1].last
    return following if near and nearer else overdue[-1]


def _of_units(item: DueItem) -> bool:
    """Whether it is a report that the units owe the ward."""
    return item.duty is not None and item.duty.report and item.duty.owed_by_leads


def _of_ward(item: DueItem) -> bool:
    """Whether it is a report of the ward's own."""
    return item.duty is not None and item.duty.report and not item.duty.owed_by_leads
