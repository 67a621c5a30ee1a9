"""The rows of the reports' tables, and the sentences made of what units reported."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from ctr.documents.views.tables import Column, Table
from ctr.documents.views.target_rows import TargetRow, target_row
from ctr.documents.views.task_rows import TaskRow, task_row
from ctr.plan.model import Plan, Task, TaskResult
from ctr.tracking.due import received_on, report_in_time_until
from ctr.tracking.targets import Progress, ProgressReader
from ctr.tracking.task_status import TaskState, TaskStatus, TaskStatusReader
from ctr.vietnamese import phrases


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


class Rows:
    """What the tables of one year's reports hold, as of a day.

    `received_by` is the day up to which reports count as received, where it is a later one: what
    came in after `as_of` is shown as such. With `unit`, figures are those it reported itself.
    """

    def __init__(
        self,
        plan: Plan,
        year: int,
        as_of: date,
        received_by: date | None = None,
        unit: str | None = None,
    ) -> None:
        self.plan = plan
        self.year = year
        self.as_of = as_of
        self.received_by = received_by or as_of
        self._reader = TaskStatusReader(plan, year, as_of)
        self.statuses = self._reader.all()
        self._by_number = {status.task.id: status for status in self.statuses}
        self._progress = ProgressReader(plan, year, as_of, (unit,) if unit is not None else ())

    def status(self, task: Task) -> TaskStatus:
        """How a task stands."""
        return self._by_number[task.id]

    def state_of_unit(self, task: Task, unit: str) -> TaskState:
        """How a task stands with one of its units."""
        return self._reader.of(task, (unit,)).state

    def progress_of(self, task: Task) -> list[Progress]:
        """The targets of a task that are looked at in the year."""
        return self._progress.in_year(task)

    @cached_property
    def progress(self) -> list[Progress]:
        """The targets of the programme that are looked at in the year."""
        return [progress for _, task in self.plan.tasks() for progress in self.progress_of(task)]

    def tasks(
        self, only: Iterable[Task] | None = None, unit: str | None = None
    ) -> tuple[TaskRow, ...]:
        """All tasks, or some; what `unit` reports of them itself, or all units."""
        own = (unit,) if unit is not None else ()
        chosen = self.statuses if only is None else [self._reader.of(task, own) for task in only]
        return tuple(self._task(status, own=unit is not None) for status in chosen)

    def targets(self, only: Iterable[Task] | None = None) -> tuple[TargetRow, ...]:
        """The targets of the year, of all tasks or some."""
        chosen = (
            self.progress if only is None else [p for task in only for p in self.progress_of(task)]
        )
        return tuple(target_row(index, progress) for index, progress in enumerate(chosen, start=1))

    @cached_property
    def received(self) -> tuple[ReceivedRow, ...]:
        """Every unit that has to report in the year."""
        rows = []
        for index, unit in enumerate(self.plan.reporting_units, start=1):
            day = received_on(self.plan, unit, self.year, self.received_by)
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
        last = report_in_time_until(self.plan, self.year)
        if last is not None and day > last:
            text += f", quá hạn {(day - last).days} ngày"
        return f"{text}, sau ngày chốt số liệu" if day > self.as_of else text

    def achievements(self, status: TaskStatus) -> Iterator[str]:
        """What was done in the year, with day and proof; by unit where several lead."""
        for unit, result in self._results(status):
            for text in _entries(result, self.as_of):
                yield f"{unit}: {text}" if len(status.units) > 1 else text

    def _results(self, status: TaskStatus) -> Iterator[tuple[str, TaskResult]]:
        """What the units of a task reported of it in the year."""
        for part in status.units:
            result = self.plan.result_of.get((part.unit, status.task.id, self.year))
            if result is not None:
                yield part.unit, result

    def _task(self, status: TaskStatus, *, own: bool) -> TaskRow:
        difficulties = [
            phrases.run_on(text)
            for _, result in self._results(status)
            for text in result.difficulties
        ]
        return task_row(status, self.achievements(status), difficulties, own=own)


def _entries(result: TaskResult, as_of: date) -> Iterator[str]:
    for entry in sorted(result.log, key=lambda entry: entry.on):
        if entry.on <= as_of:
            proof = f"; {entry.evidence}" if entry.evidence else ""
            yield f"{phrases.run_on(entry.done)} (ngày {phrases.document_day(entry.on)}{proof})"
