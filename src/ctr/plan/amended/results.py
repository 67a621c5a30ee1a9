"""Results under the units of a day: those written under an older or a later name follow the work.

Nothing is written anew and nothing is left out. Each file stays as it is; here is told whose its
parts are on the day, and where in the files each part of what is shown stands.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from ctr.plan.amended.state import Step
from ctr.plan.model import PeriodReport, Plan, StateChange, Task, TaskResult, UnitResults
from ctr.problems import KeyPath
from ctr.yamlfile.editor import Edit

_LISTS = ("difficulties", "proposals", "next_year", "next_period", "corrections")
"""What a report, and a task in it, has any number of."""
_LISTS_OF_TASKS = ("log", "values", "earlier", *_LISTS)


class Routes:
    """Whose a result is on a day: by the steps of work that were made, and those still to come."""

    def __init__(
        self,
        made: Sequence[Step],
        to_come: Sequence[Step],
        active: set[str],
        tasks: dict[str, Task],
    ) -> None:
        self._made = made
        self._to_come = to_come
        self._active = active
        self._tasks = tasks
        self._known: dict[tuple[str, str | None], str] = {}

    def of(self, unit: str, task: str | None = None) -> str:
        """The unit of the day whose results of a task, or of all that is no task's, these are."""
        if (unit, task) not in self._known:
            self._known[unit, task] = self._of(unit, task)
        return self._known[unit, task]

    def _of(self, unit: str, task: str | None) -> str:
        current = unit
        for step in self._made:
            if step.unit == current and step.carries(task):
                by_task = step.by_task or {}
                current = by_task.get(task or "", step.successors)[0]
        return current if current != unit else self._back(unit, task)

    def knows(self, task: str, target: str | None = None) -> bool:
        """Whether the programme has a task of this number, and such a target of it, on the day."""
        if task not in self._tasks:
            return False
        return target is None or any(known.id == target for known in self._tasks[task].targets)

    def _back(self, unit: str, task: str | None) -> str:
        """Of a unit of a later day: who had this work on the day, if that was one only."""
        before = {unit}
        for step in reversed(self._to_come):
            if step.carries(task) and before & set(step.successors):
                before.add(step.unit)
        there = [name for name in before if name in self._active]
        if unit in there and (task is None or self._leads(unit, task)):
            return unit
        leading = [name for name in there if task is not None and self._leads(name, task)]
        found = leading or ([] if unit in there else there)
        return found[0] if len(found) == 1 else unit

    def _leads(self, unit: str, task: str) -> bool:
        return task in self._tasks and unit in self._tasks[task].lead


@dataclass(slots=True)
class Joined:
    """The results of a unit of the day in one year, and the files that they stand in.

    `own` is the file in which the unit goes on, None where that has still to be made; `whole` are
    the files whose report is this unit's; `parts` say of each task, in order, which result of
    which file each of its parts is.
    """

    unit: str
    year: int
    routes: Routes
    own: UnitResults | None = None
    whole: list[UnitResults] = field(default_factory=list)
    parts: dict[str, list[tuple[UnitResults, int]]] = field(default_factory=dict)

    def results(
        self, received: date | None = None, reports: tuple[PeriodReport, ...] = ()
    ) -> UnitResults:
        """As one report; `received` and `reports` stand in where no file of its own has them."""
        tasks = tuple(self._one(places) for places in self.parts.values())
        if self.own is not None and self.whole == [self.own]:
            return replace(self.own, unit=self.unit, tasks=tasks)
        lists: dict[str, Any] = {
            name: tuple(text for source in self.whole for text in getattr(source, name))
            for name in _LISTS
        }
        own = self.own or UnitResults(unit=self.unit, year=self.year)
        known = {report.period for report in own.reports}
        more = tuple(report for report in reports if report.period not in known)
        return replace(
            own,
            unit=self.unit,
            tasks=tasks,
            received=own.received or received,
            reports=(*own.reports, *more),
            **lists,
        )

    def _known(self, result: TaskResult) -> list[int]:
        """Which of its figures are of targets that the task has on the day."""
        return [
            at
            for at, value in enumerate(result.values)
            if self.routes.knows(result.task, value.target)
        ]

    def _of_day(self, source: UnitResults, index: int) -> TaskResult:
        """A result of a file, without figures of targets that the task does not have."""
        result = source.tasks[index]
        kept = self._known(result)
        if len(kept) == len(result.values):
            return result
        return replace(result, values=tuple(result.values[at] for at in kept))

    def _one(self, places: list[tuple[UnitResults, int]]) -> TaskResult:
        results = [self._of_day(source, index) for source, index in places]
        return _as_one(results, results[self._present(places)])

    def _present(self, places: list[tuple[UnitResults, int]]) -> int:
        """Whose state is that of all: the unit's own, else the newest of who is not done."""
        results = [source.tasks[index] for source, index in places]
        stated = [at for at, result in enumerate(results) if result.state is not None]
        if not stated or (places[-1][0] is self.own and stated[-1] == len(results) - 1):
            return len(results) - 1
        open_ones = [at for at in stated if results[at].state not in ("done", "dropped")]
        return max(open_ones or stated, key=lambda at: results[at].state_on or date.min)

    def place(self, path: KeyPath, *, append: bool) -> tuple[UnitResults | None, KeyPath]:
        """Where a value of the joined report stands: in which file, at which path.

        None is the file of the unit that has still to be made. Raises LookupError for a value that
        stands in no file, such as a state that another unit had before the units were joined.
        """
        key, *rest = path
        if key == "tasks" and rest:
            number = list(self.parts)[int(rest[0])]
            return self._in_task(self.parts[number], tuple(rest[1:]), append=append)
        reports = self.own.reports if self.own is not None else ()
        if key == "reports" and rest and int(rest[0]) >= len(reports):
            raise LookupError(path)
        if key in _LISTS and rest:
            sources = [(source, len(getattr(source, str(key)))) for source in self.whole]
            source, index = _nth(sources, int(rest[0]))
            return source, (key, index, *rest[1:])
        return self.own, path

    def singly(self, edit: Edit) -> list[Edit]:
        """An edit that takes out a list: its items one by one, the last first.

        They may stand in several files, and beside others that are not of the day.
        """
        key, *rest = edit.path
        count = 0
        if edit.remove and key in _LISTS and not rest:
            count = sum(len(getattr(source, str(key))) for source in self.whole)
        elif edit.remove and key == "tasks" and len(rest) == 2 and rest[1] in _LISTS_OF_TASKS:
            places = self.parts[list(self.parts)[int(rest[0])]]
            results = [self._of_day(source, index) for source, index in places]
            count = sum(len(getattr(result, str(rest[1]))) for result in results)
        if not count:
            return [edit]
        return [replace(edit, path=(*edit.path, place)) for place in reversed(range(count))]

    def _in_task(
        self, places: list[tuple[UnitResults, int]], path: KeyPath, *, append: bool
    ) -> tuple[UnitResults, KeyPath]:
        source, index = places[-1]
        results = [self._of_day(source, index) for source, index in places]
        if path and path[0] in ("state", "state_on", "earlier") and len(path) == 1:
            source, index = places[self._present(places)]
        elif len(path) > 1:
            name, position = str(path[0]), int(path[1])
            counted = [
                (place, len(getattr(result, name)))
                for place, result in zip(places, results, strict=True)
            ]
            (source, index), position = _nth(counted, position)
            if name == "values":
                position = self._known(source.tasks[index])[position]
            path = (name, position, *path[2:])
        elif not append:
            holding = [
                place
                for place, result in zip(places, results, strict=True)
                if path and getattr(result, str(path[0]))
            ]
            source, index = holding[-1] if holding else places[-1]
        return source, ("tasks", index, *path)


def lists_gone(source: UnitResults | None, edits: Sequence[Edit]) -> list[Edit]:
    """The edits of a file; where they take out all items of a list, its key goes instead."""
    removed = Counter(edit.path[:-1] for edit in edits if edit.remove and _is_item(edit.path))
    grown = {edit.path for edit in edits if edit.append}
    whole = {
        path
        for path, count in removed.items()
        if source is not None and count == len(_items(source, path)) and path not in grown
    }
    left: list[Edit] = []
    for edit in edits:
        path = edit.path[:-1]
        if edit.remove and path in whole:
            whole_list = replace(edit, path=path)
            if whole_list not in left:
                left.append(whole_list)
        else:
            left.append(edit)
    return left


def _is_item(path: KeyPath) -> bool:
    if path[0] == "tasks":
        return len(path) == 4 and path[2] in _LISTS_OF_TASKS
    return len(path) == 2 and path[0] in _LISTS


def _items(source: UnitResults, path: KeyPath) -> Sequence[object]:
    holder = source.tasks[int(path[1])] if path[0] == "tasks" else source
    items: Sequence[object] = getattr(holder, str(path[-1]))
    return items


def _nth(sources: Iterable[tuple[Any, int]], index: int) -> tuple[Any, int]:
    """The source that has the item of an index over all of them, and its index there."""
    for source, count in sources:
        if index < count:
            return source, index
        index -= count
    raise LookupError(index)


def joined(
    plan: Plan, routes: Routes, names: dict[str, str], only: tuple[str, int] | None = None
) -> Iterator[Joined]:
    """The results of every unit and year, or of one.

    `names` give, of each unit, the name under which it goes on where it was only renamed.
    """
    found: dict[tuple[str, int], Joined] = {}

    def of(unit: str, year: int) -> Joined:
        return found.setdefault((unit, year), Joined(unit, year, routes))

    for source in plan.results:
        unit = routes.of(source.unit)
        entry = of(unit, source.year)
        entry.whole.append(source)
        if names.get(source.unit, source.unit) == names.get(unit, unit):
            entry.own = source
        for index, result in enumerate(source.tasks):
            if not routes.knows(result.task):
                continue
            to = of(routes.of(source.unit, result.task), source.year)
            to.parts.setdefault(result.task, []).append((source, index))
    for key, entry in found.items():
        if only in (None, key):
            entry.parts = {
                number: sorted(places, key=lambda place: place[0] is entry.own)
                for number, places in entry.parts.items()
            }
            entry.whole.sort(key=lambda source: source is entry.own)
            yield entry


def _as_one(results: list[TaskResult], present: TaskResult) -> TaskResult:
    """What several units reported of a task, as the report of the one that they became."""
    if len(results) == 1:
        return present
    earlier = [change for result in results for change in result.earlier]
    earlier += [
        StateChange(state=result.state, on=result.state_on)
        for result in results
        if result is not present and result.state is not None and result.state_on is not None
    ]
    lists: dict[str, Any] = {
        name: tuple(item for result in results for item in getattr(result, name))
        for name in ("log", "values", *_LISTS)
    }
    verified = [result.verified for result in results]
    return TaskResult(
        task=present.task,
        state=present.state,
        state_on=present.state_on,
        earlier=tuple(earlier),
        verified=verified[-1] if all(verified) else None,
        **lists,
    )
