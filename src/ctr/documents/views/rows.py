"""The rows of the reports' tables, and the sentences made of what units reported."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from ctr.documents.views.tables import ReceivedRow, TargetRow, TaskRow
from ctr.plan.model import Plan, Task, TaskResult
from ctr.tracking.due import received_on, report_in_time_until
from ctr.tracking.targets import Progress, ProgressReader
from ctr.tracking.task_status import TaskStatus, TaskStatusReader
from ctr.vietnamese import phrases
from ctr.wording.assignments import lead_phrase
from ctr.wording.deadlines import when_phrase
from ctr.wording.states import status_phrase, units_phrase
from ctr.wording.targets import actual_phrase, amount_phrase, verdict_phrase


@dataclass(frozen=True, slots=True, kw_only=True)
class AppendixView:
    """Phụ lục."""

    attached: str
    """Dòng “(Kèm theo …)” dưới tên phụ lục"""


class Rows:
    """What the tables of one year's reports hold, as of a day.

    `received_by` is the day up to which reports count as received, where it is a later one: what
    came in after `as_of` is shown as such.
    """

    def __init__(self, plan: Plan, year: int, as_of: date, received_by: date | None = None) -> None:
        self.plan = plan
        self.year = year
        self.as_of = as_of
        self.received_by = received_by or as_of
        self._reader = TaskStatusReader(plan, year, as_of)
        self.standings = self._reader.all()
        self._by_number = {one.task.id: one for one in self.standings}
        self._progress = ProgressReader(plan, year, as_of)

    def standing(self, task: Task) -> TaskStatus:
        """How a task stands."""
        return self._by_number[task.id]

    def progress_of(self, task: Task) -> list[Progress]:
        """The targets of a task that are looked at in the year."""
        return self._progress.in_year(task)

    @cached_property
    def progress(self) -> list[Progress]:
        """The targets of the programme that are looked at in the year."""
        return [one for _, task in self.plan.tasks() for one in self.progress_of(task)]

    def tasks(
        self, only: Iterable[Task] | None = None, unit: str | None = None
    ) -> tuple[TaskRow, ...]:
        """All tasks, or some; what `unit` reported of them, or all units."""
        own = (unit,) if unit is not None else ()
        chosen = self.standings if only is None else [self._reader.of(task, own) for task in only]
        return tuple(self._task(standing) for standing in chosen)

    def targets(self, only: Iterable[Task] | None = None) -> tuple[TargetRow, ...]:
        """The targets of the year, of all tasks or some."""
        found = (
            self.progress if only is None else [p for task in only for p in self.progress_of(task)]
        )
        return tuple(_target(index, one) for index, one in enumerate(found, start=1))

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

    def _task(self, standing: TaskStatus) -> TaskRow:
        task = standing.task
        told = [text for _, result in self._results(standing) for text in result.difficulties]
        return TaskRow(
            number=task.id,
            title=task.title,
            lead=lead_phrase(task, nobody="Chưa phân công"),
            coordinating="; ".join(task.coordinating),
            leader=task.leader or "",
            results=" ".join(phrases.sentence(text) for text in self.achievements(standing)),
            progress=_progress(standing),
            difficulties=" ".join(phrases.sentence(text) for text in told),
        )


def _progress(standing: TaskStatus) -> str:
    """How the task stands; where its units do not stand alike, how many of them where."""
    status = status_phrase(standing.state, standing)
    units = units_phrase(standing)
    return f"{status}, trong đó {units}" if units else status


def _entries(result: TaskResult, as_of: date) -> Iterator[str]:
    for entry in sorted(result.log, key=lambda one: one.on):
        if entry.on <= as_of:
            done = " ".join(entry.done.split()).rstrip(" .;,")
            proof = f"; {entry.evidence}" if entry.evidence else ""
            yield f"{done} (ngày {phrases.document_day(entry.on)}{proof})"


def figures(progress: list[Progress]) -> Iterator[str]:
    """Each target measured in the year beside its goal."""
    for one in progress:
        if one.actual is not None and not one.of_another_year:
            goal = _goal(one)
            verdict = verdict_phrase(one)
            yield f"{one.target.name}: {actual_phrase(one)} (mục tiêu {goal}), {verdict}"


def _goal(progress: Progress) -> str:
    milestone = progress.milestone
    return f"{amount_phrase(milestone, progress.target.unit)}, {when_phrase(milestone)}"


def _target(index: int, progress: Progress) -> TargetRow:
    target = progress.target
    return TargetRow(
        number=str(index),
        task=progress.task.id,
        name=target.name,
        unit=target.unit or "",
        goal=_goal(progress),
        actual=actual_phrase(progress),
        course=verdict_phrase(progress),
        lead="; ".join(progress.task.lead),
    )
