"""Who reports of which task, as far as faults in the programme leave it known."""

from __future__ import annotations

from collections.abc import Mapping

from ctr.plan.model import Programme, Task, UnitGroup, UnitsFile
from ctr.plan.model.base import each, is_whole, part


class Reporters:
    """`leads` are the lead units of the tasks of which they are known, groups by their members.

    `reporting` are all units that have to report, None where some are not known; `open_groups` are
    the groups that cannot. `units`, `programme` and each task may be read in part; `numbers` is
    None where not all tasks are known.
    """

    def __init__(
        self,
        units: UnitsFile,
        programme: Programme,
        tasks: Mapping[str, Task],
        numbers: set[str] | None,
    ) -> None:
        groups: list[UnitGroup] = [group for group in each(units, "groups") if is_whole(group)]
        self._members = {group.name: group.members for group in groups if group.members}
        self.open_groups = {group.name for group in groups if group.open}
        self._names = {
            *(part(unit, "name") for unit in each(units, "units")),
            *(group.name for group in groups),
        }
        self.leads: dict[str, tuple[str, ...]] = {}
        for number, task in tasks.items():
            leads = self._listed(part(task, "lead"))
            if leads is not None:
                self.leads[number] = leads
        self.reporting = self._reporting(programme, numbers)

    def _listed(self, names: tuple[str, ...] | None) -> tuple[str, ...] | None:
        """The units that are meant by names; None where one of them, or its group, is not read."""
        if names is None or not self._names.issuperset(names):
            return None
        units = (unit for name in names for unit in self._members.get(name, (name,)))
        return tuple(unit for unit in units if unit not in self.open_groups)

    def _reporting(self, programme: Programme, numbers: set[str] | None) -> set[str] | None:
        duties = each(programme, "duties")
        if part(programme, "duties") is None or not all(is_whole(duty) for duty in duties):
            return None
        duty = programme.unit_duty
        named = self._listed(duty.owed_by) if duty is not None else ()
        if named is None or numbers is None or not numbers <= set(self.leads):
            return None
        return {*named, *(unit for units in self.leads.values() for unit in units)}
