"""Amendments of units: one renamed, several merged into one, one split."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from ctr.plan.amended.effects import Effect
from ctr.plan.amended.state import State, Step, Successors, mapped, refusal
from ctr.plan.amended.tasks import reassigned
from ctr.plan.model.amendments import Amendment, Merge, Rename, Split
from ctr.plan.model.plan import FormerUnit


def rename(state: State, amendment: Amendment, change: Rename) -> Iterator[Effect]:
    """A unit goes on under another name."""
    unit = state.unit(change.unit, "rename.unit")
    if unit == change.to:
        raise refusal("wrong-value", "tên mới trùng tên cũ", "", "rename.to")
    _free(state, change.to, "rename.to", "muốn nhập vào đơn vị đó thì dùng khóa merge")
    state.claim(amendment, "unit", unit, "rename.unit")
    state.active.add(change.to)
    yield from _passed(state, amendment, {unit: (change.to,)})


def merge(state: State, amendment: Amendment, change: Merge) -> Iterator[Effect]:
    """Several units become one, a new one or one of them."""
    for index, name in enumerate(change.units):
        state.unit(name, f"merge.units.{index}")
        if name in change.units[:index]:
            raise refusal("duplicate-name", f"“{name}” ghi hai lần", "", f"merge.units.{index}")
    if len(change.units) < 2:
        raise refusal("wrong-value", "sáp nhập phải có ít nhất hai đơn vị", "", "merge.units")
    if change.into not in change.units:
        _free(state, change.into, "merge.into", "ghi cả đơn vị đó vào units")
    for index, name in enumerate(change.units):
        state.claim(amendment, "unit", name, f"merge.units.{index}")
    state.active.add(change.into)
    merged = {name: (change.into,) for name in change.units if name != change.into}
    yield from _passed(state, amendment, merged)


def split(state: State, amendment: Amendment, change: Split) -> Iterator[Effect]:
    """A unit's tasks go to several units; where it coordinated, all of them do."""
    unit = state.unit(change.unit, "split.unit")
    successors = tuple(part.unit for part in change.into)
    for index, name in enumerate(successors):
        if name in successors[:index]:
            raise refusal("duplicate-name", f"“{name}” ghi hai lần", "", f"split.into.{index}.unit")
        if any(former.name == name for former in state.former) and name not in state.active:
            state.unit(name, f"split.into.{index}.unit")
    if not set(successors) - {unit}:
        raise refusal(
            "wrong-value", "phải có ít nhất một đơn vị khác nhận nhiệm vụ", "", "split.into"
        )
    led = [task.id for task in state.tasks.values() if unit in task.lead]
    by_task: dict[str, tuple[str, ...]] = {}
    for index, part in enumerate(change.into):
        for place, number in enumerate(part.tasks):
            field = f"split.into.{index}.tasks.{place}"
            state.task(number, field)
            if number not in led:
                raise refusal("wrong-unit", f"“{unit}” không chủ trì nhiệm vụ {number}", "", field)
            by_task[number] = tuple(dict.fromkeys((*by_task.get(number, ()), part.unit)))
    if left := [number for number in led if number not in by_task]:
        numbers = ", ".join(left)
        message = f"chưa nêu đơn vị nào chủ trì tiếp nhiệm vụ {numbers}"
        raise refusal("wrong-value", message, "ghi vào tasks của đơn vị nhận", "split.into")
    state.claim(amendment, "unit", unit, "split.unit")
    state.active.update(successors)
    yield from _passed(state, amendment, {unit: successors}, by_task)


def _free(state: State, name: str, field: str, hint: str) -> None:
    """Refuse a new name that is another unit's."""
    if name in state.active:
        raise refusal("duplicate-name", f"“{name}” đang là tên của đơn vị khác", hint, field)


def _passed(
    state: State,
    amendment: Amendment,
    successors: Successors,
    by_task: Mapping[str, tuple[str, ...]] | None = None,
) -> Iterator[Effect]:
    """Put the successors of units in their place everywhere; the first stands for one alone."""
    ended = {name for name, new in successors.items() if name not in new}
    for name, new in successors.items():
        step = Step(
            since=amendment.on, unit=name, successors=new, by_task=by_task, ends=name in ended
        )
        state.steps.append(step)
        if name in ended:
            state.active.discard(name)
            state.former.append(_former(state, amendment, name, new))
    first = {name: new[0] for name, new in successors.items() if name in ended}

    def one(name: str | None) -> str | None:
        return first.get(name, name) if name is not None else None

    moved: dict[str, dict[str, Any]] = {}
    for task in state.tasks.values():
        own = successors
        if by_task is not None and task.id in by_task:
            own = dict.fromkeys(successors, by_task[task.id])
        lead = mapped(task.lead, own)
        others = mapped(task.coordinating, successors)
        coordinating = tuple(
            name for name in others if name not in lead or name in task.coordinating
        )
        parts = {"lead": lead, "coordinating": coordinating, "through": one(task.through)}
        if any(getattr(task, key) != value for key, value in parts.items()):
            moved[task.id] = parts
    state.groups = [
        replace(group, members=mapped(group.members, successors)) for group in state.groups
    ]
    for name, above in state.superiors.items():
        state.superiors[name] = first.get(above, above)
    duties = tuple(
        replace(
            duty,
            owed_by=mapped(duty.owed_by, successors),
            to=one(duty.to),
            through=one(duty.through),
        )
        for duty in state.programme.duties
    )
    if duties != state.programme.duties:
        state.programme = replace(state.programme, duties=duties)
    yield from reassigned(state, moved)


def _former(
    state: State, amendment: Amendment, name: str, successors: tuple[str, ...]
) -> FormerUnit:
    unit = state.registered[name]
    spellings = (*filter(None, [unit.short]), *unit.aliases)
    return FormerUnit(
        name=name,
        spellings=spellings,
        since=amendment.on,
        document=amendment.document,
        successors=successors,
    )
