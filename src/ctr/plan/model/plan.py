"""The plan as a whole: everything written, by number and by name."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING

from ctr.hashes import blake2b
from ctr.late_dataclasses import dataclass
from ctr.plan.model.calendars import CalendarYear
from ctr.plan.model.names import NameRegistry, short_forms, with_titles
from ctr.plan.model.programme import Duty, Programme
from ctr.plan.model.registers import Leader, Unit, UnitGroup
from ctr.plan.model.reporting_periods import ReportingPeriod
from ctr.plan.model.results import PeriodWords, Summary, TaskResult, UnitResults
from ctr.plan.model.targets import Target
from ctr.plan.model.tasks import Section, Task

if TYPE_CHECKING:
    from ctr.plan.model.amendments import Amendment


@dataclass(frozen=True, kw_only=True)
class FormerUnit:
    """A unit that is no more: since which day, by which document, who goes on with its work."""

    name: str
    spellings: tuple[str, ...]
    since: date
    document: str
    successors: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class Plan:
    """A plan without errors. Names in it are the registered ones, numbers are unique."""

    programme: Programme
    sections: tuple[Section, ...]
    units: tuple[Unit, ...]
    groups: tuple[UnitGroup, ...]
    leaders: tuple[Leader, ...]
    calendar: tuple[CalendarYear, ...] = ()
    """What is known of the years, the packaged data first, the plan's own after it."""
    results: tuple[UnitResults, ...] = ()
    summaries: tuple[Summary, ...] = ()
    amendments: tuple[Amendment, ...] = ()
    """By their day: all of them in a plan as it was loaded, in one of a day those in force."""
    former: tuple[FormerUnit, ...] = ()
    """Of a plan of a day: the units that are no more, in the order in which they ended."""
    source: Plan | None = None
    """Of a plan of a day: the plan as it was loaded, of which this is the reading of that day."""

    @property
    def loaded(self) -> Plan:
        """The plan as it was loaded: its programme is the issued text, its amendments all."""
        return self.source or self

    @property
    def varies(self) -> bool:
        """Whether it reads otherwise on one day than on another."""
        return bool(self.amendments) or any(
            leader.from_ is not None or leader.to is not None for leader in self.leaders
        )

    @cached_property
    def readings(self) -> dict[object, Plan]:
        """The plan of each set of amendments in force that was asked for, kept by plan/amended."""
        return {}

    @cached_property
    def former_names(self) -> NameRegistry:
        """The units that are no more, under every spelling."""
        entries = [(unit.name, unit.spellings) for unit in self.former]
        return NameRegistry(entries, "units.yaml", place=self.programme.place)

    @cached_property
    def identity(self) -> str:
        """Tells this programme from others: changes with its issuer, title or period."""
        programme = self.programme
        parts = (programme.issuer, programme.symbol, programme.title, str(programme.period))
        return blake2b("\n".join(parts).encode(), digest_size=8).hexdigest()

    def tasks(self) -> Iterator[tuple[Section, Task]]:
        """All tasks in the order of the document, each with its section."""
        for section in self.sections:
            for task in section.tasks:
                yield section, task

    def targets(self) -> Iterator[tuple[Section, Task, Target]]:
        """All targets in the order of the document."""
        for section, task in self.tasks():
            for target in task.targets:
                yield section, task, target

    @cached_property
    def by_number(self) -> dict[str, tuple[Section, Task]]:
        """Each task, with its section, by its number."""
        return {task.id: (section, task) for section, task in self.tasks()}

    @cached_property
    def unit_names(self) -> NameRegistry:
        """Units and groups, under every spelling."""
        entries = [
            *((unit.name, (*filter(None, [unit.short]), *unit.aliases)) for unit in self.units),
            *((group.name, group.aliases) for group in self.groups),
        ]
        return NameRegistry(entries, "units.yaml", place=self.programme.place)

    @cached_property
    def leader_names(self) -> NameRegistry:
        """Leaders under every spelling, a person also by the end of the name: "Hằng Nga", "bà Nga".

        An end that several names have is none of them.
        """
        implied = []
        for leader in self.leaders:
            titles = [leader.position or "", *leader.aliases]
            implied.append((leader.name, with_titles(leader.name, titles)))
            if leader.name.istitle():  # a person: "Đảng ủy phường" has no given name
                implied.append((leader.name, short_forms(leader.name, titles)))
        entries = [(leader.name, leader.aliases) for leader in self.leaders]
        return NameRegistry(entries, "leaders.yaml", implied, self.programme.place)

    @cached_property
    def _short_names(self) -> dict[str, str]:
        return {unit.name: unit.short for unit in self.units if unit.short is not None}

    @cached_property
    def _units(self) -> dict[str, Unit]:
        return {unit.name: unit for unit in self.units}

    def unit_of(self, name: str | None) -> Unit | None:
        """The unit of a registered name; None for a group, which has neither symbol nor signer."""
        return self._units.get(name) if name is not None else None

    def target_of(self, task: str | None, target: str | None) -> Target | None:
        """The target of this id in the task of this number, None where there is no such one."""
        targets = self.by_number[task][1].targets if task in self.by_number else ()
        return next((known for known in targets if known.id == target), None)

    def short_name(self, name: str) -> str:
        """The short name of a unit, or the name itself where there is none."""
        return self._short_names.get(name, name)

    @cached_property
    def groups_of(self) -> dict[str, tuple[str, ...]]:
        """The groups that each unit is a member of."""
        groups_of: dict[str, list[str]] = {}
        for group in self.groups:
            for member in group.members:
                groups_of.setdefault(member, []).append(group.name)
        return {unit: tuple(groups) for unit, groups in groups_of.items()}

    @cached_property
    def members_of(self) -> dict[str, tuple[str, ...]]:
        """The members of each closed group."""
        return {group.name: group.members for group in self.groups if group.members}

    def expand(self, names: tuple[str, ...]) -> tuple[str, ...]:
        """`names` with every closed group replaced by its members, without doubles."""
        units: dict[str, None] = {}
        for name in names:
            units.update(dict.fromkeys(self.members_of.get(name, (name,))))
        return tuple(units)

    @cached_property
    def open_groups(self) -> frozenset[str]:
        """The groups whose members cannot be listed: nobody to write to or to wait for."""
        return frozenset(group.name for group in self.groups if group.open)

    def units_in(self, names: tuple[str, ...]) -> tuple[str, ...]:
        """The units among `names`, a closed group by its members, an open one by nobody."""
        return tuple(name for name in self.expand(names) if name not in self.open_groups)

    @cached_property
    def results_by_unit(self) -> dict[tuple[str, int], UnitResults]:
        """The results of each unit and year."""
        return {(report.unit, report.year): report for report in self.results}

    def results_for(self, unit: str, year: int) -> UnitResults:
        """What is recorded of a unit and year, an empty report where nothing is."""
        return self.results_by_unit.get((unit, year)) or UnitResults(unit=unit, year=year)

    @cached_property
    def result_of(self) -> dict[tuple[str, str, int], TaskResult]:
        """What each unit reported of each task in each year."""
        return {
            (report.unit, result.task, report.year): result
            for report in self.results
            for result in report.tasks
        }

    @cached_property
    def result_years(self) -> tuple[int, ...]:
        """The years that have results, in order."""
        return tuple(sorted({report.year for report in self.results}))

    @cached_property
    def summary_of(self) -> dict[int, Summary]:
        """The office's own words of each year."""
        return {summary.year: summary for summary in self.summaries}

    def words_for(self, period: ReportingPeriod) -> PeriodWords:
        """The office's own words for the report of a period, none where it has written none."""
        summary = self.summary_of.get(period.year)
        if summary is None:
            return PeriodWords(period=period)
        if period.kind == "year":
            return PeriodWords(
                period=period,
                figures_to=summary.figures_to,
                direction=summary.direction,
                assessment=summary.assessment,
                next_period=summary.next_year,
                proposals=summary.proposals,
            )
        known = (words for words in summary.periods if words.period == period)
        return next(known, PeriodWords(period=period))

    def led_by(self, unit: str) -> tuple[Task, ...]:
        """The tasks that a unit leads, by itself or in a group, in the order of the document."""
        return tuple(self._led.get(unit, ()))

    @cached_property
    def _led(self) -> dict[str, list[Task]]:
        led: dict[str, list[Task]] = {}
        for _, task in self.tasks():
            for unit in self.expand(task.lead):
                led.setdefault(unit, []).append(task)
        return led

    @cached_property
    def lead_units(self) -> tuple[str, ...]:
        """Every unit that leads a task, by itself or in a group, in the order of units.yaml."""
        return self._in_order(self._leading())

    @cached_property
    def reporting_units(self) -> tuple[str, ...]:
        """Every unit that owes the ward a report: the leads, and whom the duty names besides."""
        return self.reporting_to(self.programme.unit_duty)

    def reporting_to(self, duty: Duty | None) -> tuple[str, ...]:
        """The leads, and the units that a duty of theirs names besides."""
        named = self.units_in(duty.owed_by) if duty is not None else ()
        return self._in_order(self._leading() | set(named))

    def _leading(self) -> set[str]:
        return {unit for _, task in self.tasks() for unit in self.units_in(task.lead)}

    def _in_order(self, names: set[str]) -> tuple[str, ...]:
        return tuple(unit.name for unit in self.units if unit.name in names)
