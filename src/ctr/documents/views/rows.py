"""The rows of the reports' tables, and the sentences made of what units reported."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from functools import cached_property

from ctr.documents.views.tables import Column, Table
from ctr.documents.views.target_rows import TargetRow, target_row
from ctr.documents.views.task_rows import TaskRow, task_row
from ctr.late_dataclasses import dataclass
from ctr.plan.model import Plan, Task, TaskResult
from ctr.plan.model.reporting_periods import ReportingPeriod
from ctr.tracking.reported import Reported
from ctr.tracking.reports import last_received, received_on, report_in_time_until
from ctr.tracking.targets import Progress, ProgressReader
from ctr.tracking.task_status import TaskStatus, TaskStatusReader
from ctr.vietnamese import phrases
from ctr.wording.changes import change_phrase, change_told

Value = Decimal | bool | None


@dataclass(frozen=True, slots=True, kw_only=True)
class AppendixView:
    """Phụ lục."""

    attached: str
    """Dòng “(Kèm theo …)” dưới tên phụ lục"""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReceivedRow:
    """Một dòng của bảng báo cáo đã nhận."""

    number: str
    """Số thứ tự dòng"""
    unit: str
    """Đơn vị"""
    day: str
    """Ngày gửi báo cáo; trống nếu chưa"""
    state: str
    """Tình trạng"""


RECEIVED: Table = (
    Column(head="TT", field="number", width=6, centred=True),
    Column(head="Đơn vị", field="unit", width=54),
    Column(head="Ngày gửi báo cáo", field="day", width=20, centred=True),
    Column(head="Tình trạng", field="state", width=20, centred=True),
)
"""Of the ward's report, Phụ lục III."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Compared:
    """What figures are compared with: a report that was sent, or what would have been reported.

    `against` names it: `báo cáo quý I năm 2026`.
    """

    reported: Reported
    against: str


class Rows:
    """What the tables of one period's reports hold, counted from its year's start to a day.

    `received_by` is the day up to which reports count as received, where it is a later one: what
    came in after `as_of` is shown as such. It is the day on which all is made up. With `unit`, they
    hold what that unit leads and reported itself, else all tasks and what all units reported.
    """

    def __init__(
        self,
        plan: Plan,
        period: ReportingPeriod,
        as_of: date,
        received_by: date | None = None,
        unit: str | None = None,
        compared: Compared | None = None,
    ) -> None:
        self.plan = plan
        self.period = period
        self.year = year = period.year
        self.compared = compared
        self.as_of = as_of
        self.received_by = received_by or as_of
        self.own = unit is not None
        only = (unit,) if unit is not None else ()
        tasks = [task for _, task in plan.tasks()] if unit is None else plan.led_by(unit)
        judged_on = period.judged_on(as_of, self.received_by)
        reader = TaskStatusReader(plan, year, as_of, judged_on=judged_on)
        self.statuses = [reader.of(task, only) for task in tasks]
        self._by_number = {status.task.id: status for status in self.statuses}
        self._progress = ProgressReader(plan, year, as_of, only, judged_on=judged_on, alone=True)

    def status(self, task: Task) -> TaskStatus:
        """How a task stands."""
        return self._by_number[task.id]

    def progress_of(self, task: Task) -> list[Progress]:
        """The targets of a task that are looked at in the year."""
        return self._progress.in_year(task)

    @cached_property
    def progress(self) -> list[Progress]:
        """The targets that are looked at in the year."""
        return [progress for status in self.statuses for progress in self.progress_of(status.task)]

    def tasks(self) -> tuple[TaskRow, ...]:
        """A row for each task."""
        return tuple(map(self._task, self.statuses))

    def targets(self) -> tuple[TargetRow, ...]:
        """A row for each target of the year."""
        numbered = enumerate(self.progress, start=1)
        return tuple(
            target_row(index, progress, self.change(progress), self.period.first_day)
            for index, progress in numbered
        )

    def change(self, progress: Progress) -> str:
        """How the year's figure of a target differs from the one reported last, in words."""
        figures, new = self._before_and_now(progress), self._measured(progress)
        return change_phrase(*figures, progress.target.unit, measured=new)

    def change_told(self, progress: Progress) -> str:
        """The same in running text, which says what it is compared with."""
        against = self.compared.against if self.compared is not None else ""
        figures, new = self._before_and_now(progress), self._measured(progress)
        return change_told(*figures, progress.target.unit, against, measured=new)

    def _measured(self, progress: Progress) -> bool:
        """Whether the year's figure is of a day that the report before did not cover."""
        if self.compared is None or progress.result is None:
            return False
        return progress.result.as_of > self.compared.reported.figures_to

    def _before_and_now(self, progress: Progress) -> tuple[Value, Value]:
        """The figure reported last, and that of the year; nothing where nothing is compared."""
        if self.compared is None:
            return None, None
        now = progress.result.value if progress.result is not None else None
        return self.compared.reported.figure(progress.task.id, progress.target.id), now

    @cached_property
    def received(self) -> tuple[ReceivedRow, ...]:
        """Every unit that has to report of the period."""
        rows = []
        for index, unit in enumerate(self.plan.reporting_units, start=1):
            day = received_on(self.plan, unit, self.period, self.received_by)
            rows.append(
                ReceivedRow(
                    number=str(index),
                    unit=unit,
                    day=phrases.document_day(day) if day is not None else "",
                    state=self._received_state(day),
                )
            )
        return tuple(rows)

    def _received_state(self, day: date | None) -> str:
        """Whether a report has come in, how late, and whether after the day of the figures."""
        if day is None:
            return "Chưa báo cáo"
        text = "Đã báo cáo"
        last = report_in_time_until(self.plan, self.period)
        if last is not None and day > last:
            text += f", quá hạn {(day - last).days} ngày"
        return f"{text}, sau ngày chốt số liệu" if day > self.as_of else text

    def achievements(self, status: TaskStatus) -> Iterator[str]:
        """What was done since the year's start, with day and proof; by unit where several lead."""
        return (text for _, text in self._entries(status))

    def latest(self, status: TaskStatus, number: int) -> Iterator[str]:
        """The last things done, by day, whichever units did them."""
        entries = sorted(self._entries(status), key=lambda entry: entry[0])
        return (text for _, text in entries[-number:])

    def done_within(self, status: TaskStatus) -> int:
        """How many of these things were done in the period itself."""
        return sum(day in self.period for day, _ in self._entries(status))

    def _entries(self, status: TaskStatus) -> Iterator[tuple[date, str]]:
        for unit, result in self._results(status):
            for day, text in _entries(result, self.period.cumulative_from, self.as_of):
                yield day, f"{unit}: {text}" if len(status.units) > 1 else text

    def _results(self, status: TaskStatus) -> Iterator[tuple[str, TaskResult]]:
        """What the units of a task reported of it, from the year of the period's start on."""
        first = self.period.cumulative_from.year
        for part in status.units:
            for year in range(first, self.year + 1):
                result = self.plan.result_of.get((part.unit, status.task.id, year))
                if result is not None:
                    yield part.unit, result

    def _told(self, unit: str) -> str:
        return "" if self.own else told_on(self.plan, unit, self.period, self.received_by)

    def _task(self, status: TaskStatus) -> TaskRow:
        difficulties = [
            f"{phrases.run_on(text)}{self._told(unit)}"
            for unit, result in self._results(status)
            for text in result.difficulties
        ]
        return task_row(status, self.achievements(status), difficulties, own=self.own)


def told_on(plan: Plan, unit: str, period: ReportingPeriod, as_of: date) -> str:
    """` (báo cáo nhận gần nhất ngày 02/4/2026)`: as of when a unit's words of a period stand.

    What stands in a unit's way has no day of its own, but each report tells it anew. Of the whole
    year that needs no telling.
    """
    day = last_received(plan, unit, period.year, as_of)
    if period.kind == "year" or day is None:
        return ""
    return f" (báo cáo nhận gần nhất ngày {phrases.document_day(day)})"


def _entries(result: TaskResult, first: date, last: date) -> Iterator[tuple[date, str]]:
    for entry in sorted(result.log, key=lambda entry: entry.on):
        if first <= entry.on <= last:
            proof = f"; {entry.evidence}" if entry.evidence else ""
            day = phrases.document_day(entry.on)
            yield entry.on, f"{phrases.run_on(entry.done)} (ngày {day}{proof})"
