"""All that the leader's page tells, read once: how tasks stand, what is due, where links lead."""

from __future__ import annotations

from datetime import date
from functools import cached_property

from ctr.documents.views.dashboard_amendments import PageAmendments
from ctr.documents.views.dashboard_links import Links
from ctr.documents.views.rows import Rows
from ctr.late_dataclasses import dataclass
from ctr.plan.model import Plan
from ctr.plan.model.reporting_periods import ReportingPeriod
from ctr.tracking.due import DueItem, due_items
from ctr.tracking.reports import report_in_time_until
from ctr.tracking.summary import SummaryReader
from ctr.tracking.targets import ProgressReader
from ctr.tracking.working_days import WorkingDays


@dataclass(frozen=True, slots=True, kw_only=True)
class Count:
    """Một con số, dẫn tới những nhiệm vụ đứng sau nó."""

    number: str
    """Con số"""
    text: str
    """Là số của gì"""
    href: str
    """Nơi dẫn tới"""
    style: str
    """Tên kiểu dáng của con số"""


class Board:
    """A plan in one year as of a day."""

    def __init__(self, plan: Plan, year: int, day: date) -> None:
        self.plan, self.year, self.day = plan, year, day
        self.period = ReportingPeriod.whole_year(year)
        self.figures_to = min(day, date(year, 12, 31))
        self.links = Links(plan)
        self.rows = Rows(plan, self.period, day)
        self.summary = SummaryReader(plan, self.period, day)
        self.amendments = PageAmendments(plan)
        self._own: dict[str, ProgressReader] = {}

    @cached_property
    def report_last(self) -> date | None:
        """The last day on which a unit's report of the year is in time, None without one."""
        return report_in_time_until(self.plan, self.period)

    @property
    def report_late(self) -> bool:
        """Whether what has not come in yet is overdue."""
        return self.report_last is not None and self.day > self.report_last

    @cached_property
    def due(self) -> list[DueItem]:
        """Everything with a day, the earliest first."""
        return due_items(self.plan, self.day, WorkingDays(self.plan.calendar))

    @cached_property
    def overdue(self) -> dict[str, frozenset[str]]:
        """The tasks that are overdue, or a milestone of which is, with the units that owe it."""
        owing: dict[str, frozenset[str]] = {}
        for item in self.due:
            if item.state == "overdue" and item.task is not None:
                known = owing.get(item.task.id, frozenset())
                owing[item.task.id] = known | frozenset(item.units)
        return owing

    def own_progress(self, unit: str) -> ProgressReader:
        """The targets by what one unit reported itself."""
        if unit not in self._own:
            self._own[unit] = ProgressReader(self.plan, self.year, self.day, (unit,))
        return self._own[unit]
