"""A programme while amendment after amendment is applied to it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from ctr.plan.model import Leader, Plan, Target, Task, UnitGroup
from ctr.plan.model.amendments import Amendment
from ctr.plan.model.base import Disagreement
from ctr.plan.model.plan import FormerUnit
from ctr.problems import Invalid
from ctr.vietnamese import phrases
from ctr.vietnamese.suggestions import did_you_mean, nearest

Successors = Mapping[str, tuple[str, ...]]
"""By unit: the units that stand in its place."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """A unit's work passes to others. `by_task` says which task to which, None where all goes.

    `ends`: the unit is no more after it.
    """

    since: date
    unit: str
    successors: tuple[str, ...]
    by_task: Mapping[str, tuple[str, ...]] | None = None
    ends: bool = False

    def carries(self, task: str | None) -> bool:
        """Whether the results of a task, or what is of no task, go with it."""
        return self.by_task is None or task in self.by_task


class State:
    """What holds after the amendments applied so far; changed by `tasks` and `units`.

    `active` are the units that there are, `steps` how work passed between units, `gone` the tasks
    and targets dropped, each with the amendment that dropped it.
    """

    def __init__(self, plan: Plan, amendments: Iterable[Amendment]) -> None:
        self.plan = plan
        self.programme = plan.programme
        self.tasks = {task.id: task for _, task in plan.tasks()}
        self.task_of = {target.id: task.id for _, task, target in plan.targets()}
        """By the id of a target: the number of its task."""
        self.order = {section.id: [task.id for task in section.tasks] for section in plan.sections}
        self.groups: list[UnitGroup] = list(plan.groups)
        self.registered = {unit.name: unit for unit in plan.units}
        self.superiors = {unit.name: unit.superior for unit in plan.units if unit.superior}
        self.leaders: dict[str, Leader] = {leader.name: leader for leader in plan.leaders}
        self.group_names = {group.name for group in plan.groups}
        self.open = plan.open_groups
        self.new = _new_units(plan, amendments)
        self.active = {unit.name for unit in plan.units if unit.name not in self.new}
        self.steps: list[Step] = []
        self.former: list[FormerUnit] = []
        self.gone: dict[str, Amendment] = {}
        self.gone_duties: dict[str, Amendment] = {}
        self._claimed: dict[tuple[date, str, str], str] = {}

    def task(self, number: str, field: str) -> Task:
        """The task of a number. Raises Disagreement where there is none now."""
        if number in self.tasks:
            return self.tasks[number]
        self._refuse_gone(number, "nhiệm vụ", field)
        near = nearest(number, {known: known for known in self.tasks})
        hint = did_you_mean(near) or "xem tất cả: ctr list"
        raise refusal("unknown-task", f"không có nhiệm vụ {number}", hint, field)

    def target(self, name: str, field: str) -> tuple[Task, Target]:
        """The target of an id, with its task. Raises Disagreement where there is none now."""
        if name in self.task_of:
            task = self.tasks[self.task_of[name]]
            return task, next(target for target in task.targets if target.id == name)
        self._refuse_gone(name, "chỉ tiêu", field)
        near = nearest(name, {known: known for known in self.task_of})
        hint = did_you_mean(near) or "xem các mã: ctr targets"
        raise refusal("unknown-target", f"không có chỉ tiêu “{name}”", hint, field)

    def unit(self, name: str, field: str) -> str:
        """A unit that there is. Raises Disagreement where it is no more, or not yet."""
        if name in self.active or name in self.group_names:
            return name
        for former in reversed(self.former):
            if former.name == name:
                raise refusal(
                    "amended-away",
                    f"“{name}” không còn từ ngày {phrases.day(former.since)} ({former.document})",
                    f"ghi tên mới: {'; '.join(former.successors)}",
                    field,
                )
        message = f"“{name}” chưa có vào ngày này"
        raise refusal("amended-away", message, "kiểm tra lại ngày và tên đơn vị", field)

    def units_in(self, names: Iterable[str]) -> tuple[str, ...]:
        """The units meant by names, a group by its members, an open one by nobody."""
        groups = {group.name: group.members for group in self.groups}
        return tuple(dict.fromkeys(unit for name in names for unit in groups.get(name, (name,))))

    def leader(self, name: str, day: date, field: str) -> str:
        """A leader in office on a day. Raises Disagreement for another."""
        leader = self.leaders[name]
        if not leader.in_office(day):
            since, until = leader.from_, leader.to
            span = f"từ ngày {phrases.day(since)}" if since is not None else ""
            span += f" đến ngày {phrases.day(until)}" if until is not None else ""
            message = f"{name} chỉ đạo {span.strip()}, không phải vào ngày {phrases.day(day)}"
            raise refusal("wrong-date", message, "sửa ngày ở đây hoặc trong leaders.yaml", field)
        return name

    def claim(self, amendment: Amendment, what: str, subject: str, field: str) -> None:
        """Take note of what is changed on the day. Raises Disagreement for a second time."""
        key = (amendment.on, what, subject)
        if key in self._claimed:
            other = self._claimed[key]
            message = f"cùng ngày {phrases.day(amendment.on)} đã có sửa đổi khác ({other})"
            raise refusal("amendments-conflict", message, "chỉ giữ một trong hai", field)
        self._claimed[key] = amendment.document

    def _refuse_gone(self, subject: str, what: str, field: str) -> None:
        if subject in self.gone:
            amendment = self.gone[subject]
            since = phrases.day(amendment.on)
            message = f"{what} {subject} không còn từ ngày {since} ({amendment.document})"
            raise refusal("amended-away", message, "bỏ sửa đổi này, hoặc sửa ngày", field)


def refusal(code: str, message: str, hint: str = "", field: str = "") -> Disagreement:
    """What to raise for one fault at `field` of the change."""
    return Disagreement((Invalid(code, message, hint, field or None),))


def changed(value: Any, field: str, **parts: Any) -> Any:
    """`value` with other parts. Raises Disagreement, at `field` of the change, if it is unsound."""
    try:
        return replace(value, **parts)
    except Disagreement as error:
        raise Disagreement(
            tuple(Invalid(fault.code, fault.message, fault.hint, field) for fault in error.faults)
        ) from None


def mapped(names: tuple[str, ...], successors: Successors) -> tuple[str, ...]:
    """`names` with those that have successors replaced by them, without doubles."""
    return tuple(dict.fromkeys(new for name in names for new in successors.get(name, (name,))))


def _new_units(plan: Plan, amendments: Iterable[Amendment]) -> set[str]:
    """The units that an amendment brings: no word of the issued text is about them."""
    new: set[str] = set()
    for amendment in amendments:
        for change in amendment.changes:
            if change.rename is not None:
                new.add(change.rename.to)
            elif change.merge is not None:
                new.add(change.merge.into)
            elif change.split is not None:
                new.update(part.unit for part in change.split.into)
    return new - _issued(plan) if new else new


def _issued(plan: Plan) -> set[str | None]:
    """Every name of a unit in the issued text and the registers."""
    names: set[str | None] = set()
    for _, task in plan.tasks():
        names.update((*task.lead, *task.coordinating, task.through))
    for duty in plan.programme.duties:
        names.update((*duty.owed_by, duty.to, duty.through))
    for group in plan.groups:
        names.update(group.members)
    return names | {unit.superior for unit in plan.units}
