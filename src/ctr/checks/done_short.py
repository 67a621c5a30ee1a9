"""A task that was reported done while a target of it, due by the year's end, was not reached."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from ctr.checks.advised import Advised
from ctr.codes import ADVICE
from ctr.plan.amended.on import plan_on
from ctr.plan.load.loader import Loaded
from ctr.plan.model import Plan
from ctr.problems import KeyPath, Problem
from ctr.tracking.targets import Progress, ProgressReader
from ctr.tracking.task_status import TaskStatus, TaskStatusReader
from ctr.vietnamese import phrases
from ctr.wording.deadlines import when_phrase
from ctr.wording.targets import amount_phrase, figure_phrase
from ctr.yamlfile.reader import Document

RULE = ADVICE["done-short"]

Place = tuple[Document, KeyPath]


def done_short(loaded: Loaded, day: date) -> Iterator[Advised]:
    """A piece of advice for each such target of each year up to `day`, at the state."""
    if loaded.plan is None:
        return
    for year in loaded.plan.result_years:
        if year > day.year:
            continue
        last = min(day, date(year, 12, 31))
        plan = plan_on(loaded.plan, last)
        statuses, targets = TaskStatusReader(plan, year, last), ProgressReader(plan, year, last)
        places = _places(loaded, plan, year)
        done = {number for _, number in places}
        for _, task in plan.tasks():
            status = statuses.of(task) if task.targets and task.id in done else None
            if status is None or status.state != "done" or status.done_before is not None:
                continue
            for progress in targets.in_year(task):
                if not _is_short(progress):
                    continue
                place = places.get((_last_done(status), task.id))
                if place is not None:
                    problem = _problem(status, progress, *place)
                    yield Advised(RULE, task, problem, progress.target.id, year)


def _is_short(progress: Progress) -> bool:
    """Whether the year's figure falls short of what is asked for by the end of the year at most."""
    milestone, last = progress.milestone, progress.milestone.last_day
    if progress.result is None or progress.course not in ("not_met", "behind", "open"):
        return False
    if milestone.over is not None:
        return progress.course == "not_met"
    return last is None or last.year <= progress.year


def _places(loaded: Loaded, plan: Plan, year: int) -> Mapping[tuple[str | None, str], Place]:
    """Where each unit of a year's plan says that a task is done, by the unit and the task."""
    places: dict[tuple[str | None, str], Place] = {}
    for results, document in loaded.results:
        if results.year != year:
            continue
        unit = plan.unit_names.find(results.unit)
        for index, result in enumerate(results.tasks):
            if result.state == "done":
                places.setdefault((unit, result.task), (document, ("tasks", index, "state")))
    return places


def _last_done(status: TaskStatus) -> str:
    """The unit that was done last."""
    return max(status.units, key=lambda unit: unit.state_on or date.min).unit


def _problem(status: TaskStatus, progress: Progress, document: Document, path: KeyPath) -> Problem:
    line, column = document.position(path)
    milestone, result = progress.milestone, progress.result
    assert result is not None
    unit = progress.target.unit
    done = f", ngày {phrases.day(status.done_on)}" if status.done_on is not None else ""
    return Problem(
        file=document.file,
        line=line,
        column=column,
        code=RULE.code,
        message=f"nhiệm vụ {status.task.id} báo hoàn thành{done}, mà chỉ tiêu "
        f"“{progress.target.name}” mới {figure_phrase(result.value, unit)}, ngày "
        f"{phrases.day(result.as_of)} (mục tiêu {amount_phrase(milestone, unit)}, "
        f"{when_phrase(milestone)}) ({RULE.principle})",
        hint=RULE.hint,
        severity="advice",
    )
