"""The plan of a day: the issued text as amended until then, and results under that day's units."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from datetime import date

from ctr.plan.amended.apply import apply_all, in_order
from ctr.plan.amended.effects import Applied
from ctr.plan.amended.results import Joined, Routes, joined, lists_gone
from ctr.plan.amended.state import State, Step
from ctr.plan.model import Leader, PeriodReport, Plan, Summary, Unit, UnitResults
from ctr.plan.model.amendments import Amendment
from ctr.problems import KeyPath
from ctr.yamlfile.editor import Edit


def reading(plan: Plan, day: date) -> Plan:
    """What a plan as it was loaded is on a day."""
    in_force = [amendment for amendment in in_order(plan.amendments) if amendment.on <= day]
    office = frozenset(leader.name for leader in plan.leaders if leader.in_office(day))
    key = (len(in_force), office)
    if key not in plan.readings:
        plan.readings[key] = _reading(plan, in_force, office)
    return plan.readings[key]


def applied(plan: Plan, day: date | None = None) -> tuple[Applied, ...]:
    """Every change of the plan's amendments, those in force on `day`, with what it does."""
    amendments = in_order(plan.loaded.amendments)
    state = State(plan.loaded, amendments)
    chosen = [amendment for amendment in amendments if day is None or amendment.on <= day]
    return tuple(apply_all(state, chosen))


def routes_of(plan: Plan) -> Routes:
    """Whose results of a task those of any unit are, on the day that `plan` is the reading of."""
    return _routes(plan.loaded, plan.amendments)[1]


def file_edits(
    plan: Plan, day: date, unit: str, year: int, edits: Iterable[Edit]
) -> list[tuple[UnitResults | None, list[Edit]]]:
    """The edits of a unit's results of the day, by the file in which each has its place.

    None is the file of the unit that has still to be made. Raises LookupError for what has no
    place in a file.
    """
    plan = plan.loaded
    in_force = [amendment for amendment in in_order(plan.amendments) if amendment.on <= day]
    _, routes, names = _routes(plan, in_force)
    entry = next(iter(joined(plan, routes, names, (unit, year))), Joined(unit, year, routes))
    of_file: dict[int, tuple[UnitResults | None, list[Edit]]] = {}
    for edit in [single for wanted in edits for single in entry.singly(wanted)]:
        source, path = _place(entry, edit)
        of_file.setdefault(id(source), (source, []))[1].append(replace(edit, path=path))
    return [(source, lists_gone(source, placed)) for source, placed in of_file.values()]


def _reading(plan: Plan, in_force: Sequence[Amendment], office: frozenset[str]) -> Plan:
    state, routes, names = _routes(plan, in_force)
    directing = {task.leader for task in state.tasks.values()}
    return replace(
        plan,
        programme=state.programme,
        sections=tuple(
            replace(section, tasks=tuple(state.tasks[number] for number in state.order[section.id]))
            for section in plan.sections
        ),
        units=tuple(_units(plan, state)),
        groups=tuple(state.groups),
        leaders=tuple(
            leader
            for leader in sorted(plan.leaders, key=_after(plan, in_force))
            if leader.name in office or leader.name in directing
        ),
        results=tuple(
            entry.results(*_received(plan, routes, entry)) for entry in joined(plan, routes, names)
        ),
        summaries=tuple(_summary(summary, routes) for summary in plan.summaries),
        amendments=tuple(in_force),
        former=tuple(former for former in state.former if former.name not in state.active),
        source=plan,
    )


def _after(plan: Plan, in_force: Sequence[Amendment]) -> Callable[[Leader], int]:
    """The place of a leader: of who came later that of who is followed."""
    places = {leader.name: place for place, leader in enumerate(plan.leaders)}
    for amendment in in_force:
        for change in amendment.changes:
            if change.leader is not None and not change.leader.tasks:
                places[change.leader.to] = places[change.leader.from_]
    return lambda leader: places[leader.name]


def _routes(plan: Plan, in_force: Sequence[Amendment]) -> tuple[State, Routes, dict[str, str]]:
    """The state of the day, whose results are whose, and which names are one unit's."""
    amendments = in_order(plan.amendments)
    state = State(plan, amendments)
    list(apply_all(state, amendments[: len(in_force)]))
    whole = state
    if len(in_force) < len(amendments):
        whole = State(plan, amendments)
        list(apply_all(whole, amendments))
    to_come = whole.steps[len(state.steps) :]
    routes = Routes(state.steps, to_come, state.active, state.tasks)
    return state, routes, one_unit(whole.steps, amendments)


def one_unit(steps: Sequence[Step], amendments: Iterable[Amendment]) -> dict[str, str]:
    """The last name of every unit that was only renamed."""
    renamed = {
        (amendment.on, change.rename.unit)
        for amendment in amendments
        for change in amendment.changes
        if change.rename is not None
    }
    names: dict[str, str] = {}
    after: dict[str, str] = {}  # what a name of this moment ends as; a name may come again
    for step in reversed(steps):
        if (step.since, step.unit) in renamed:
            last = after.get(step.successors[0], step.successors[0])
            names.setdefault(step.unit, last)
            after[step.unit] = last
    return names


def _units(plan: Plan, state: State) -> Iterable[Unit]:
    """The units that there are; one that stands for others answers to their names too."""
    ends = _ends(state.steps)
    more: dict[str | None, list[str]] = {}
    for former in state.former:
        if former.name not in state.active:
            spellings = more.setdefault(ends.get(former.name, former.name), [])
            spellings += [former.name, *former.spellings]
    for unit in sorted(plan.units, key=_order(plan, state)):
        if unit.name not in state.active:
            continue
        known = {unit.name, unit.short}
        aliases = dict.fromkeys([*unit.aliases, *more.get(unit.name, ())])
        yield replace(
            unit,
            aliases=tuple(alias for alias in aliases if alias not in known),
            superior=state.superiors.get(unit.name),
        )


def _order(plan: Plan, state: State) -> Callable[[Unit], int]:
    """The place of a unit: of one that an amendment brought that of who did its work before."""
    places = {unit.name: place for place, unit in enumerate(plan.units)}
    for step in state.steps:
        for name in step.successors:
            if name in state.new:
                places[name] = places[step.unit]
    return lambda unit: places[unit.name]


def _ends(steps: Sequence[Step]) -> dict[str, str | None]:
    """The one unit that goes on with all that each former one did; None where it was split."""
    ends: dict[str, str | None] = {}
    for step in reversed(steps):
        if step.ends:
            (first, *others) = step.successors
            ends[step.unit] = None if others else ends.get(first, first)
    return ends


def _received(
    plan: Plan, routes: Routes, entry: Joined
) -> tuple[date | None, tuple[PeriodReport, ...]]:
    """When a merged unit's reports came in: the last of those it was made of, once all have come.

    That of the year, and those of other periods.
    """
    made_of = [
        unit.name
        for unit in plan.units
        if unit.name != entry.unit and routes.of(unit.name) == entry.unit
    ]
    sources = [source for source in entry.whole if source.unit in made_of]
    if not sources or len(sources) < len(made_of):
        return None, ()
    days = [source.received for source in sources if source.received is not None]
    received = max(days) if len(days) == len(sources) else None
    by_period: dict[str, list[date]] = {}
    for source in sources:
        for report in source.reports:
            by_period.setdefault(report.period.code, []).append(report.received)
    complete = tuple(
        PeriodReport(period=report.period, received=max(by_period[report.period.code]))
        for report in sources[0].reports
        if len(by_period[report.period.code]) == len(sources)
    )
    return received, complete


def _place(entry: Joined, edit: Edit) -> tuple[UnitResults | None, KeyPath]:
    """Where an edit is to be made; the last task of a file is taken out with its list.

    Where all tasks of the unit are to go, others may stand in the same file.
    """
    path = edit.path
    if edit.remove and path == ("tasks",):
        if len(entry.parts) != 1:
            raise LookupError(path)
        path = ("tasks", 0)
    source, path = entry.place(path, append=edit.append)
    whole = edit.remove and path[0] == "tasks" and len(path) == 2
    if whole and source is not None and len(source.tasks) == 1:
        path = ("tasks",)
    return source, path


def _summary(summary: Summary, routes: Routes) -> Summary:
    """With the letters under the names of the units of the day."""
    letters = tuple(replace(letter, unit=routes.of(letter.unit)) for letter in summary.letters)
    return summary if letters == summary.letters else replace(summary, letters=letters)
