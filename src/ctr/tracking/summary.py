"""The whole at a glance: of the ward, of each unit, of each leader."""

from __future__ import annotations

from collections import Counter
from datetime import date
from typing import Literal

from ctr.late_dataclasses import dataclass
from ctr.plan.model import Plan, UnitResults
from ctr.plan.model.reporting_periods import ReportingPeriod
from ctr.tracking.reports import received_on
from ctr.tracking.targets import Course, Progress, ProgressReader
from ctr.tracking.task_status import (
    OverdueRates,
    TaskState,
    TaskStatus,
    TaskStatusReader,
    last_entry,
    overdue_rates,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class StatusSummary:
    """Counts as of a day. `states` and `courses` count tasks and targets; a unit's tasks count in
    the state it reported itself, its targets by its own figures, or by those of the whole where it
    has none; all others by the whole.
    `done_before` of those that are done were so before the year; `disagreeing` are the targets of
    which units reported different figures.

    `last_entry` is the day of the newest entry, or report of the units that lead, None where there
    is none.
    """

    scope: Literal["all", "unit", "leader"]
    name: str
    period: ReportingPeriod
    states: dict[TaskState, int]
    done_before: int
    courses: dict[Course, int]
    disagreeing: tuple[Progress, ...]
    rates: OverdueRates
    reports_expected: tuple[str, ...]
    reports_missing: tuple[str, ...]
    last_entry: date | None
    as_of: date

    @property
    def days_since_entry(self) -> int | None:
        """Days from the newest entry to the day of the answer, None where there is no entry."""
        return (self.as_of - self.last_entry).days if self.last_entry is not None else None

    @property
    def says_nothing(self) -> bool:
        """Whether a unit's report is in, but with nothing of any of its tasks."""
        silent = 0 < self.tasks == self.states.get("not_reported", 0)
        return self.scope == "unit" and silent and self.reports_missing != self.reports_expected

    @property
    def tasks(self) -> int:
        """How many tasks are counted."""
        return sum(self.states.values())


class SummaryReader:
    """The summaries of a plan for one period, as of one day, or of its last day after that.

    What is counted is counted from the year's start. Reports of other days are those of the period.
    """

    def __init__(self, plan: Plan, period: ReportingPeriod, as_of: date) -> None:
        self.plan = plan
        self.period = period
        self.as_of = as_of
        self.figures_to = as_of if period.kind == "year" else min(as_of, period.last_day)
        self.judged_on = period.judged_on(self.figures_to, as_of)
        self._reader = TaskStatusReader(
            plan, period.year, self.figures_to, judged_on=self.judged_on
        )
        self.statuses = self._reader.all()
        self.progress = self._measured(())

    def whole(self) -> StatusSummary:
        """The status of the whole programme."""
        return self._status("all", "Toàn chương trình", self.statuses, None)

    def of_unit(self, unit: str) -> StatusSummary:
        """The status of what a unit leads, by itself or in a group."""
        of_unit = [
            self._reader.of(status.task, (unit,))
            for status in self.statuses
            if any(part.unit == unit for part in status.units) or unit in status.task.lead
        ]
        return self._status("unit", unit, of_unit, (unit,))

    def of_leader(self, leader: str) -> StatusSummary:
        """The status of what a leader directs; the reports are those of the units that lead it."""
        directed = [status for status in self.statuses if status.task.leader == leader]
        leading = {part.unit for status in directed for part in status.units}
        units = tuple(unit for unit in self.plan.lead_units if unit in leading)
        return self._status("leader", leader, directed, units)

    def _status(
        self,
        scope: Literal["all", "unit", "leader"],
        name: str,
        statuses: list[TaskStatus],
        units: tuple[str, ...] | None,
    ) -> StatusSummary:
        by_unit = scope == "unit"
        reporting = self.plan.reporting_units
        expected = tuple(unit for unit in reporting if units is None or unit in units)
        missing = tuple(
            unit
            for unit in expected
            if received_on(self.plan, unit, self.period, self.as_of) is None
        )
        reader = self._measured((name,)) if by_unit else self.progress
        progress = [each for status in statuses for each in reader.in_year(status.task)]
        return StatusSummary(
            scope=scope,
            name=name,
            period=self.period,
            states=dict(Counter(status.state for status in statuses)),
            done_before=sum(status.done_before is not None for status in statuses),
            courses=dict(Counter(each.course for each in progress)),
            disagreeing=tuple(
                each
                for status in statuses
                for each in self.progress.in_year(status.task)
                if each.disagreements
            ),
            rates=overdue_rates(statuses),
            reports_expected=expected,
            reports_missing=missing,
            last_entry=self._last_entry(statuses, units, name if by_unit else None),
            as_of=self.as_of,
        )

    def _measured(self, units: tuple[str, ...]) -> ProgressReader:
        """The targets, by the figures of some units or of all."""
        return ProgressReader(
            self.plan, self.period.year, self.figures_to, units, judged_on=self.judged_on
        )

    def _last_entry(
        self, statuses: list[TaskStatus], units: tuple[str, ...] | None, unit: str | None
    ) -> date | None:
        """The newest entry on these tasks, of all units or of one, or report of `units`.

        None of `units` is all of them.
        """
        numbers = {status.task.id for status in statuses}
        days: list[date | None] = []
        for results in self.plan.results:
            if unit not in (None, results.unit):
                continue
            counted = [result for result in results.tasks if result.task in numbers]
            days += [last_entry(result, self.figures_to) for result in counted]
            if units is None or results.unit in units:
                days += [day for day in _received(results) if day <= self.as_of]
        return max((day for day in days if day is not None), default=None)


def _received(results: UnitResults) -> list[date]:
    """The days on which reports of a unit came in, of whatever period."""
    days = [results.received, *(report.received for report in results.reports)]
    return [day for day in days if day is not None]
