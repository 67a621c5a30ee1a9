"""The rows of the reports' tables, and the sentences made of what units reported."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from ctr.plan.model import Plan, Task, TaskResult
from ctr.tracking.deadlines import counting_day, three_dates
from ctr.tracking.due import received_on
from ctr.tracking.targets import Progress, ProgressReader
from ctr.tracking.task_status import TaskStatus, TaskStatusReader
from ctr.tracking.working_days import WorkingDays
from ctr.vietnamese import phrases
from ctr.wording.deadlines import when_phrase
from ctr.wording.states import status_phrase, units_phrase
from ctr.wording.targets import actual_phrase, amount_phrase, verdict_phrase


@dataclass(frozen=True, slots=True, kw_only=True)
class AppendixView:
    """Phụ lục."""

    attached: str
    """Dòng “(Kèm theo …)” dưới tên phụ lục"""


@dataclass(frozen=True, slots=True, kw_only=True)
class TaskRow:
    """Một dòng của bảng nhiệm vụ."""

    number: str
    """Số thứ tự nhiệm vụ"""
    title: str
    """Tên nhiệm vụ"""
    lead: str
    """Đơn vị chủ trì"""
    coordinating: str
    """Đơn vị phối hợp"""
    leader: str
    """Lãnh đạo chỉ đạo"""
    results: str
    """Kết quả thực hiện"""
    progress: str
    """Tiến độ"""
    difficulties: str
    """Khó khăn, vướng mắc"""


@dataclass(frozen=True, slots=True, kw_only=True)
class TargetRow:
    """Một dòng của bảng chỉ tiêu."""

    number: str
    """Số thứ tự dòng"""
    task: str
    """Số nhiệm vụ"""
    name: str
    """Tên chỉ tiêu"""
    unit: str
    """Đơn vị tính"""
    goal: str
    """Mục tiêu và thời điểm"""
    actual: str
    """Kết quả năm; số liệu của năm khác ghi kèm ngày"""
    course: str
    """Đánh giá"""
    lead: str
    """Đơn vị chủ trì"""


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
        for index, unit in enumerate(self.plan.lead_units, start=1):
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
        last = self._report_due
        if last is not None and day > last:
            text += f", quá hạn {(day - last).days} ngày"
        return f"{text}, sau ngày chốt số liệu" if day > self.as_of else text

    @cached_property
    def _report_due(self) -> date | None:
        """The day after which a unit's report of the year is late."""
        programme = self.plan.programme
        duties = [one for one in programme.duties if one.report and one.owed_by_leads]
        deadline = duties[0].deadline if duties else None
        literal = deadline.literal_day(self.year) if deadline is not None else None
        if literal is None:
            return None
        dates = three_dates(literal, WorkingDays(self.plan.calendar))
        return counting_day(dates, programme.deadline_reading)

    def achievements(self, standing: TaskStatus) -> Iterator[str]:
        """What was done in the year, with day and proof; by unit where several lead."""
        for unit, result in self._results(standing):
            for text in _entries(result, self.as_of):
                yield f"{unit}: {text}" if len(standing.units) > 1 else text

    def _results(self, standing: TaskStatus) -> Iterator[tuple[str, TaskResult]]:
        """What the units of a task reported of it in the year."""
        for part in standing.units:
            result = self.plan.result_of.get((part.unit, standing.task.id, self.year))
            if result is not None:
                yield part.unit, result

    def _task(self, standing: TaskStatus) -> TaskRow:
        task = standing.task
        lead = "; ".join(task.lead) or "Chưa phân công"
        told = [text for _, result in self._results(standing) for text in result.difficulties]
        return TaskRow(
            number=task.id,
            title=task.title,
            lead=f"{lead} (đề nghị)" if task.request else lead,
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
            done = " ".join(entry.done.split()).rstrip(".")
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
