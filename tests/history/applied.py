"""A plan as a tree of plain data, and changes made to it one after the other, from data alone."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import fields
from typing import Any

from ctr.history.changes import Change
from ctr.history.compare import KNOWN_BY, normal
from ctr.history.plans import compare
from ctr.plan.model import Plan, Section, Summary, TaskResult, UnitResults
from ctr.plan.model.base import Model

Tree = dict[str, Any]
NAMES, ITEMS = "#names", "#items"
OPENED = (UnitResults, TaskResult, Summary, Section)
"""What is there as soon as one of two sides has put something into it."""
UNORDERED = UnitResults.__module__


def tree_of(plan: Plan) -> Tree:
    """The whole plan, but for the packaged calendar."""
    tree: Tree = {"programme": grown(plan.programme), "results": {}, "summaries": {}}
    packaged = len([year for year in plan.calendar if year in packaged_years()])
    for name, items in (
        ("sections", plan.sections),
        ("units", plan.units),
        ("groups", plan.groups),
        ("leaders", plan.leaders),
        ("amendments", plan.amendments),
        ("calendar", plan.calendar[packaged:]),
    ):
        if items:
            tree[name] = listed(items, ordered=name != "sections")
    for report in plan.results:
        tree["results"].setdefault(str(report.year), {})[report.unit] = grown(report)
    for summary in plan.summaries:
        tree["summaries"][str(summary.year)] = grown(summary)
    return tree


def packaged_years() -> tuple[Any, ...]:
    from ctr.plan.load.loader import packaged_calendar

    return packaged_calendar()


def grown(value: Any) -> Any:
    if not isinstance(value, Model):
        return normal(value)
    tree: Tree = {}
    for field in fields(value):  # type: ignore[arg-type]
        part = getattr(value, field.name)
        if part in (None, ()):
            continue
        key = field.name.rstrip("_")
        things = isinstance(part, tuple) and isinstance(part[0], Model)
        texts = isinstance(part, tuple) and type(value) in (UnitResults, TaskResult)
        if things or texts:
            tree[key] = listed(part, ordered=type(value).__module__ != UNORDERED)
        else:
            tree[key] = grown(part)
    return tree


def listed(items: tuple[Any, ...], *, ordered: bool) -> Tree:
    by_name = KNOWN_BY.get(type(items[0]))
    if by_name is None:
        tree: Tree = {ITEMS: sorted(repr(normal(item)) for item in items)}
        names = [repr(normal(item)) for item in items]
    else:
        tree = {by_name(item): grown(item) for item in items}
        names = list(tree)
    return {**tree, NAMES: names} if ordered else tree


def apply(tree: Tree, changes: Iterable[Change], *, sides: bool = False) -> None:
    """Make the changes; those of numbers and names that follow each other are made at once.

    Of two `sides`, both may have taken out, or put in, the same thing.
    """
    numbers: list[Change] = []
    for change in changes:
        if change.sort == "renumbered":
            numbers.append(change)
            continue
        if numbers:
            renumber(tree, numbers)
            numbers = []
        if change.sort == "renamed":
            rename(tree, change.old, change.new)
        else:
            put(tree, change, sides=sides)
    if numbers:
        renumber(tree, numbers)


def put(tree: Tree, change: Change, *, sides: bool) -> None:
    *way, last = change.path
    for part in way:
        tree = tree.setdefault(part, {})
    if change.sort == "order":
        holder = tree.setdefault(last, {})
        holder[NAMES] = list(change.new)
        if not change.new:
            del tree[last]
    elif change.sort == "item":
        items = tree.setdefault(last, {}).setdefault(ITEMS, [])
        gone, come = (repr(normal(value)) for value in (change.old, change.new))
        if change.old is not None and not (sides and gone not in items):
            items.remove(gone)
        if change.new is not None and not (sides and come in items):
            items.append(come)
            items.sort()
    elif change.new in (None, ()):
        assert last in tree or sides
        tree.pop(last, None)
    elif last in tree and change.old is None and type(change.new) in OPENED:
        tree[last] = {**grown(change.new), **tree[last]}
    else:
        tree[last] = grown(change.new)


def renumber(tree: Tree, changes: list[Change]) -> None:
    sections = {c.old: c.new for c in changes if "tasks" not in c.path}
    tasks = {c.old: c.new for c in changes if "tasks" in c.path}
    homes = {c.old: c.path[1] for c in changes if "tasks" in c.path}
    old = tree["sections"]
    found = [
        (number, old[section]["tasks"][number], sections.get(section, section))
        for section in sorted(old, key=int)
        for number in old[section].get("tasks", {}).get(NAMES, [])
        if number in old[section]["tasks"]
    ]
    tree["sections"] = {}
    for number, section in old.items():
        to = sections.get(number, number)
        kept = {key: part for key, part in section.items() if key != "tasks"}
        tree["sections"][to] = {**kept, "id": to}
    for number, task, home in found:
        to = tasks.get(number, number)
        holder = tree["sections"][homes.get(number, home)].setdefault("tasks", {NAMES: []})
        holder[to] = {**task, "id": to}
        holder[NAMES].append(to)
    for units in tree["results"].values():
        for report in units.values():
            reported = report.get("tasks", {})
            report["tasks"] = {
                tasks.get(number, number): {**part, "task": tasks.get(number, number)}
                for number, part in reported.items()
            }


def rename(tree: Tree, old: str, new: str) -> None:
    units = tree["units"]
    units[new] = {**units.pop(old), "name": new}
    units[NAMES] = [new if name == old else name for name in units[NAMES]]
    for reports in tree["results"].values():
        if old in reports:
            reports[new] = {**reports.pop(old), "unit": new}


def cleaned(tree: Any, *, ordered: bool = True) -> Any:
    """Without what is empty, and without the order of lists where it is not asked for."""
    if not isinstance(tree, dict):
        return tree
    parts = {key: cleaned(part, ordered=ordered) for key, part in tree.items()}
    return {
        key: part
        for key, part in parts.items()
        if part not in ({}, [], None) and (ordered or key != NAMES)
    }


def leads_to(old: Plan, new: Plan) -> bool:
    """Whether the changes between two plans lead from one to the other."""
    tree = tree_of(old)
    apply(tree, compare(old, new).changes)
    return bool(cleaned(tree) == cleaned(tree_of(new)))
