"""The rows of the reports' tables, and the sentences made of what units reported."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from ctr.documents.views.tables import ReceivedRow, TargetRow, TaskRow
from ctr.plan.model import Plan, Task, TaskResult
from ctr.tracking.due import received_on, report_in_time_until
from ctr.tracking.selection import concerns
from ctr.tracking.targets import Progress, ProgressReader
from ctr.tracking.task_status import TaskStatus, TaskStatusReader
from ctr.vietnamese import phrases
from ctr.wording.assignments import lead_phrase
from ctr.wording.deadlines import when_phrase
from ctr.wording.states import punctuality_name, state_name, status_phrase
from ctr.wording.targets import amount_phrase, course_phrase, figure_phrase


@dataclass(frozen=True, slots=True, kw_only=True)
class AppendixView:
    """Phụ lục."""

    attached: str
    """Dòng “(Kèm theo …)” dưới tên phụ lục"""


class Rows:
    """What the tables of one year's reports hold, as of a day.

    `received_by` is the day up to which reports count as received, where it is another.
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
        """The milestones of a task to be looked at in the year, or a later one with a figure."""
        found: list[Progress] = []
        for target in task.targets:
            due = [one for one in target.milestones if concerns(one, self.year)]
            found += [self._progress.of(task, target, milestone) for milestone in due]
            coming = self._progress.current(task, target)
            measured = coming.actual is not None and coming.actual.as_of.year == self.year
            if not due and measured:
                found.append(coming)
        return found

    @cached_property
    def current_targets(self) -> list[Progress]:
        """Every target of the programme at the milestone that counts now."""
        return [self._progress.current(task, target) for _, task, target in self.plan.targets()]

    def tasks(
        self, only: Iterable[Task] | None = None, unit: str | None = None
    ) -> tuple[TaskRow, ...]:
        """All tasks, or some; what `unit` reported of them, or all units."""
        own = (unit,) if unit is not None else ()
        chosen = self.standings if only is None else [self._reader.of(task, own) for task in only]
        return tuple(self._task(standing) for standing in chosen)

    def targets(self, only: Iterable[Task] | None = None) -> tuple[TargetRow, ...]:
        """The milestones of the year, of all tasks or some."""
        tasks = [task for _, task in self.plan.tasks()] if only is None else only
        found = [progress for task in tasks for progress in self.progress_of(task)]
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
        """Whether a report has come in, and how late."""
        if day is None:
            return "Chưa báo cáo"
        last = report_in_time_until(self.plan, self.year)
        if last is None or day <= last:
            return "Đã báo cáo"
        return f"Đã báo cáo, muộn {(day - last).days} ngày"

    def _task(self, standing: TaskStatus) -> TaskRow:
        task = standing.task
        told = [
            text
            for part in standing.units
            if part.result is not None
            for text in part.result.difficulties
        ]
        return TaskRow(
            number=task.id,
            title=task.title,
            lead=lead_phrase(task, nobody="Chưa phân công"),
            coordinating="; ".join(task.coordinating),
            leader=task.leader or "",
            results=" ".join(
                phrases.sentence(text) for text in achievements(standing, self.as_of, self.year)
            ),
            progress=_progress(standing),
            difficulties=" ".join(phrases.sentence(text) for text in told),
        )


def _progress(standing: TaskStatus) -> str:
    """How the task stands; where several units lead, each with its own state before that."""
    own = standing.units
    if len({part.state for part in own}) > 1:
        each = "; ".join(f"{part.unit}: {state_name(part.state)}" for part in own)
        if standing.punctuality in ("overdue", "done_late"):
            return f"{each}; cả nhiệm vụ: {punctuality_name(standing.punctuality)}"
        return each
    return status_phrase(standing.state, standing)


def achievements(standing: TaskStatus, as_of: date, year: int) -> Iterator[str]:
    """What was done in a year up to a day, with day and proof; by unit where several lead."""
    several = len(standing.units) > 1
    for part in standing.units:
        if part.result is None:
            continue
        for text in _entries(part.result, as_of, year):
            yield f"{part.unit}: {text}" if several else text


def _entries(result: TaskResult, as_of: date, year: int) -> Iterator[str]:
    for entry in sorted(result.log, key=lambda one: one.on):
        if entry.on <= as_of and entry.on.year == year:
            done = " ".join(entry.done.split()).rstrip(".")
            proof = f"; {entry.evidence}" if entry.evidence else ""
            yield f"{done} (ngày {phrases.document_day(entry.on)}{proof})"


def figures(progress: list[Progress]) -> Iterator[str]:
    """Each measured target beside its goal."""
    for one in progress:
        if one.actual is not None:
            unit = one.target.unit
            yield (
                f"{one.target.name}: {figure_phrase(one.actual.value, unit)} (mục tiêu "
                f"{amount_phrase(one.milestone, unit)}, {when_phrase(one.milestone)}), "
                f"{course_phrase(one.course)}"
            )


def _target(index: int, progress: Progress) -> TargetRow:
    target, actual = progress.target, progress.actual
    return TargetRow(
        number=str(index),
        task=progress.task.id,
        name=target.name,
        unit=target.unit or "",
        goal=f"{amount_phrase(progress.milestone, target.unit)}, {when_phrase(progress.milestone)}",
        actual=figure_phrase(actual.value, target.unit) if actual is not None else "",
        course=course_phrase(progress.course),
        lead="; ".join(progress.task.lead),
    )
