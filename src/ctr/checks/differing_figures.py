"""Units that lead a task together report one figure for its target, not several."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from ctr.checks.advised import Advised
from ctr.codes import ADVICE
from ctr.plan.amended.on import plan_on
from ctr.plan.load.loader import Loaded
from ctr.plan.model import Plan, Target, Task
from ctr.problems import KeyPath, Problem
from ctr.tracking.figures import Figure, last_of_each_unit
from ctr.tracking.targets import order_of
from ctr.vietnamese import phrases
from ctr.wording.targets import figure_phrase
from ctr.yamlfile.reader import Document

RULE = ADVICE["differing-figures"]

Place = tuple[Figure, Document, KeyPath]


def differing_figures(loaded: Loaded, day: date | None = None) -> Iterator[Advised]:
    """A piece of advice for each target and year, at the last of the figures that differ.

    Of the units that lead on `day`, or as issued, each under its name of that day.
    """
    if loaded.plan is None:
        return
    plan = plan_on(loaded.plan, day) if day is not None else loaded.plan
    places: dict[tuple[str, str, int], list[Place]] = {}
    for results, document in loaded.results:
        for index, result in enumerate(results.tasks):
            for place, value in enumerate(result.values):
                unit = plan.unit_names.find(results.unit) or results.unit
                figure = Figure(value=value.value, as_of=value.as_of, unit=unit)
                key = (result.task, value.target, value.as_of.year)
                path = ("tasks", index, "values", place)
                places.setdefault(key, []).append((figure, document, path))
    for (number, name, year), reported in places.items():
        task = plan.by_number[number][1] if number in plan.by_number else None
        targets = task.targets if task is not None else ()
        target = next((target for target in targets if target.id == name), None)
        if task is None or target is None:
            continue
        last = _last_of_each_unit(plan, task, reported)
        if len({figure.value for figure, _, _ in last}) > 1:
            yield Advised(RULE, task, _problem(task, target, year, last), target.id, year)


def _last_of_each_unit(plan: Plan, task: Task, reported: list[Place]) -> list[Place]:
    """In the order in which the task names the units."""
    order = order_of(plan, task)
    leading = [place for place in reported if place[0].unit in order]
    reported = sorted(leading, key=lambda place: order[place[0].unit])
    last = last_of_each_unit([figure for figure, _, _ in reported])
    return [place for place in reported if any(place[0] is figure for figure in last)]


def _problem(task: Task, target: Target, year: int, last: list[Place]) -> Problem:
    figures = "; ".join(
        f"{figure.unit} {figure_phrase(figure.value, target.unit)}, "
        f"ngày {phrases.day(figure.as_of)}"
        for figure, _, _ in last
    )
    _, document, path = last[-1]
    line, column = document.position(path)
    return Problem(
        file=document.file,
        line=line,
        column=column,
        code=RULE.code,
        message=f"nhiệm vụ {task.id}, chỉ tiêu “{target.name}” năm {year} có số liệu các đơn vị "
        f"báo khác nhau: {figures} ({RULE.principle})",
        hint=RULE.hint,
        severity="advice",
    )
