"""Two whole plans: what was renumbered or renamed first, then everything else by its number."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from ctr.history.changes import Change, Comparison
from ctr.history.compare import differences, listed
from ctr.plan.load.loader import packaged_calendar
from ctr.plan.model import Plan, Section, Task, UnitResults


def compare(old: Plan | None, new: Plan | None) -> Comparison:
    """Everything that differs. None is a state without a plan."""
    if old is None or new is None or old is new:
        return Comparison(old=old, new=new, before=old)
    changes: list[Change] = []
    before = _renamed(_renumbered(old, new, changes), new, changes)
    changes += _everything(before, new)
    return Comparison(old=old, new=new, before=before, changes=tuple(changes))


def _everything(old: Plan, new: Plan) -> Iterator[Change]:
    yield from differences(("programme",), old.programme, new.programme)
    for name, ordered in (("sections", False), ("units", True), ("groups", True)):
        yield from _listed(name, getattr(old, name), getattr(new, name), ordered)
    yield from _listed("leaders", old.leaders, new.leaders, True)
    yield from _listed("amendments", old.amendments, new.amendments, True)
    own = slice(len(packaged_calendar()), None)
    yield from _listed("calendar", old.calendar[own], new.calendar[own], True)
    was, now = old.results_by_unit, new.results_by_unit
    for key in sorted({*was, *now}, key=lambda key: (key[1], key[0])):
        of_unit = ("results", str(key[1]), key[0])
        yield from differences(of_unit, was.get(key), now.get(key))
    for year in sorted({*old.summary_of, *new.summary_of}):
        path = ("summaries", str(year))
        yield from differences(path, old.summary_of.get(year), new.summary_of.get(year))


def _listed(name: str, old: Any, new: Any, ordered: bool) -> Iterator[Change]:
    if old is not new and (old or new):
        yield from listed((name,), old, new, ordered=ordered)


def _renumbered(old: Plan, new: Plan, changes: list[Change]) -> Plan:
    """The old plan under the numbers of the new one; tasks whose number another has got are out."""
    sections = _new_numbers(
        {section.id: section.title for section in old.sections},
        {section.id: section.title for section in new.sections},
    )
    tasks = _new_numbers(
        {number: task.text for number, (_, task) in old.by_number.items()},
        {number: task.text for number, (_, task) in new.by_number.items()},
    )
    homes = {section.id for section in old.sections if section.id not in sections}
    homes |= set(sections.values())
    tasks = {number: to for number, to in tasks.items() if new.by_number[to][0].id in homes}
    if not sections and not tasks:
        return old
    gone = {to for to in tasks.values() if to in old.by_number and to not in tasks}
    dropped = {to for to in sections.values() if to not in sections} & {s.id for s in old.sections}
    if dropped:
        return old  # a section has taken the number of one that is gone: each by its number
    for number in sorted(gone):
        section, task = old.by_number[number]
        changes.append(Change(path=("sections", section.id, "tasks", number), old=task))
    for report in old.results:
        for result in report.tasks:
            if result.task in gone:
                reported = ("results", str(report.year), report.unit, "tasks", result.task)
                changes.append(Change(path=reported, old=result))
    for number, to in sections.items():
        changes.append(Change(path=("sections", number), sort="renumbered", old=number, new=to))
    for number, to in tasks.items():
        home = new.by_number[to][0].id
        path = ("sections", home, "tasks", number)
        changes.append(Change(path=path, sort="renumbered", old=number, new=to))
    return replace(
        old,
        sections=_with_numbers(old, new, sections, tasks, gone),
        results=tuple(_report(report, tasks, gone) for report in old.results),
    )


def _new_numbers(old: Mapping[str, str], new: Mapping[str, str]) -> dict[str, str]:
    """The numbers under which the words of another number now stand, where that is certain."""
    by_words: dict[str, list[str]] = {}
    for number, text in new.items():
        if old.get(number) != text:
            by_words.setdefault(text, []).append(number)
    found: dict[str, list[str]] = {}
    for number, text in old.items():
        if new.get(number) != text and len(by_words.get(text, ())) == 1:
            found.setdefault(by_words[text][0], []).append(number)
    return {numbers[0]: to for to, numbers in found.items() if len(numbers) == 1}


def _with_numbers(
    old: Plan, new: Plan, sections: Mapping[str, str], tasks: Mapping[str, str], gone: set[str]
) -> tuple[Section, ...]:
    homes: dict[str, list[Task]] = {}
    for section, task in old.tasks():
        if task.id in gone:
            continue
        to = tasks.get(task.id, task.id)
        home = new.by_number[to][0].id if task.id in tasks else sections.get(section.id, section.id)
        homes.setdefault(home, []).append(task if to == task.id else replace(task, id=to))
    read = []
    for section in old.sections:
        number = sections.get(section.id, section.id)
        kept = tuple(homes.get(number, ()))
        same = number == section.id and kept == section.tasks
        read.append(section if same else replace(section, id=number, tasks=kept))
    return tuple(sorted(read, key=lambda section: int(section.id)))


def _report(report: UnitResults, tasks: Mapping[str, str], gone: set[str]) -> UnitResults:
    if not any(result.task in tasks or result.task in gone for result in report.tasks):
        return report
    kept = (result for result in report.tasks if result.task not in gone)
    return replace(
        report,
        tasks=tuple(replace(result, task=tasks.get(result.task, result.task)) for result in kept),
    )


def _renamed(old: Plan, new: Plan, changes: list[Change]) -> Plan:
    """The old plan with the names that its units now have."""
    was, now = {unit.name: unit for unit in old.units}, {unit.name: unit for unit in new.units}
    left = [unit for name, unit in was.items() if name not in now]
    names = {}
    for unit in (unit for name, unit in now.items() if name not in was):
        before = [
            one.name
            for one in left
            if one.name in unit.aliases or (one.short is not None and one.short == unit.short)
        ]
        if len(before) == 1 and before[0] not in names:
            names[before[0]] = unit.name
    if not names:
        return old
    for name, to in names.items():
        changes.append(Change(path=("units", name), sort="renamed", old=name, new=to))
    return replace(
        old,
        units=tuple(replace(u, name=names[u.name]) if u.name in names else u for u in old.units),
        results=tuple(
            replace(report, unit=names[report.unit]) if report.unit in names else report
            for report in old.results
        ),
    )
