"""The records that a drafted sentence rests on: which file, whose, of which task and day."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import field
from datetime import date

from ctr.documents.views.references import numbered
from ctr.late_dataclasses import dataclass
from ctr.plan.model import Plan, Task
from ctr.tracking.targets import Progress
from ctr.tracking.task_status import TaskStatus
from ctr.vietnamese import phrases

PROGRAMME = "programme.yaml"


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """One record. `target` is the id of the target that a figure is of."""

    file: str
    unit: str | None = None
    task: str | None = None
    target: str | None = None
    day: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """A drafted sentence and its records."""

    text: str
    sources: tuple[Source, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanFiles:
    """Where the records of a plan are: relative to its folder, or to the one above it."""

    results: Mapping[tuple[str, int, str | None], str] = field(default_factory=dict)
    """The file of each unit, year and task; of what is no task's, None in place of a number."""
    tasks: Mapping[str, str] = field(default_factory=dict)
    """The file of each task, by its number."""
    folder: str = "plan"

    def summary(self, year: int) -> str:
        """The file of the office's own words."""
        return f"{self.folder}/results/{year}/summary.yaml"

    @property
    def programme(self) -> str:
        """The file of the programme."""
        return f"{self.folder}/{PROGRAMME}"

    @property
    def amendments(self) -> str:
        """The file of what the programme was amended by."""
        return f"{self.folder}/amendments.yaml"

    def task(self, number: str) -> Source:
        """A task as the programme has it, or what amended it where it was added."""
        return Source(file=self.tasks.get(number, self.amendments), task=number)

    def result(
        self,
        unit: str,
        year: int,
        task: str | None = None,
        day: date | None = None,
        target: str | None = None,
    ) -> Source:
        """What a unit reported in a year."""
        whole = self.results.get((unit, year, None), f"{self.folder}/results/{year}")
        file = self.results.get((unit, year, task), whole)
        return Source(file=file, unit=unit, task=task, day=day, target=target)


def state_sources(plan: Plan, files: PlanFiles, status: TaskStatus) -> list[Source]:
    """The records that give a task its state; the task itself where there is none."""
    sources = []
    for part in status.units:
        result = part.result
        if result is None:
            continue
        year = next(
            (
                known
                for known in reversed(plan.result_years)
                if plan.result_of.get((part.unit, status.task.id, known)) is result
            ),
            status.year,
        )
        sources.append(files.result(part.unit, year, status.task.id, part.state_on))
    return sources or [files.task(status.task.id)]


def figure_sources(plan: Plan, files: PlanFiles, progress: Progress, as_of: date) -> list[Source]:
    """Every figure of the years that a target is judged by; the task where there is none."""
    years = {*progress.years}
    for figure in (progress.actual, progress.result):
        if figure is not None:
            years.add(figure.as_of.year)
    number, target = progress.task.id, progress.target.id
    sources = [
        files.result(report.unit, report.year, number, value.as_of, target)
        for report in plan.results
        if (result := plan.result_of.get((report.unit, number, report.year))) is not None
        for value in result.values
        if value.target == target and value.as_of <= as_of and value.as_of.year in years
    ]
    return sources or [files.task(number)]


def task_sources(files: PlanFiles, tasks: Iterable[Task]) -> list[Source]:
    """Tasks as the programme has them."""
    return [files.task(task.id) for task in tasks]


def sources_phrase(sources: Iterable[Source]) -> str:
    """`Căn cứ: plan/results/2026/cong-an.yaml (Công an phường): nhiệm vụ 1.2, ngày 30/5/2026`.

    A file is named once, with all that is taken from it.
    """
    by_file: dict[tuple[str, str | None], dict[str, None]] = {}
    for source in sources:
        records = by_file.setdefault((source.file, source.unit), {})
        if (record := _record(source)) is not None:
            records[record] = None
    parts = []
    for (file, unit), records in by_file.items():
        text = f"{file} ({unit})" if unit is not None else file
        parts.append(f"{text}: {'; '.join(records)}" if records else text)
    return f"Căn cứ: {'. '.join(parts)}." if parts else ""


def _record(source: Source) -> str | None:
    parts = []
    if source.task is not None:
        parts.append(numbered(source.task))
    if source.target is not None:
        parts.append(f"chỉ tiêu {source.target}")
    if source.day is not None:
        parts.append(f"ngày {phrases.document_day(source.day)}")
    return ", ".join(parts) or None
