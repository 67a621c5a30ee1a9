"""Amendments of tasks, targets and duties: deadlines, levels, who leads, what is new."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from ctr.plan.amended import duties
from ctr.plan.amended.effects import Effect
from ctr.plan.amended.state import State, Step, changed, refusal
from ctr.plan.model import Addition, Deadline, Extension, Task
from ctr.plan.model.amendments import (
    AddedTarget,
    AddedTask,
    Amendment,
    Assignment,
    DeadlineChange,
    Drop,
    LeaderChange,
    LevelChange,
)

_NOTHING = "sửa đổi này không đổi gì"


def deadline(state: State, amendment: Amendment, change: DeadlineChange) -> Iterator[Effect]:
    """Extend or replace the deadline of a task or of a duty."""
    if change.task is not None:
        task = state.task(change.task, "deadline.task")
        new = _deadline(task.deadline, amendment, change)
        state.claim(amendment, "deadline", task.id, "deadline.task")
        state.tasks[task.id] = replace(task, deadline=new)
        yield Effect(field="deadline", task=task.id, old=task.deadline, new=new)
        return
    duty = duties.named(state, change.duty or "", "deadline.duty")
    new = _deadline(duty.deadline, amendment, change)
    state.claim(amendment, "duty", duty.id, "deadline.duty")
    duties.with_deadline(state, amendment, duty, new)
    yield Effect(field="deadline", duty=duty.id, old=duty.deadline, new=new)


def _deadline(old: Deadline | None, amendment: Amendment, change: DeadlineChange) -> Deadline:
    if change.deadline is not None:
        if change.deadline == old:
            raise refusal("wrong-value", _NOTHING, "", "deadline.deadline")
        return change.deadline
    if old is None:
        message = "không có thời hạn để gia hạn"
        raise refusal("wrong-value", message, "dùng khóa deadline thay cho to", "deadline.to")
    if change.to is None:  # one of the two is given, which is checked
        raise AssertionError(change)
    extension = Extension(to=change.to, approved_by=amendment.document)
    extended: Deadline = changed(old, "deadline.to", extensions=(*old.extensions, extension))
    return extended


def level(state: State, amendment: Amendment, change: LevelChange) -> Iterator[Effect]:
    """Other milestones of a target."""
    task, target = state.target(change.target, "level.target")
    if change.milestones == target.milestones:
        raise refusal("wrong-value", _NOTHING, "", "level.milestones")
    new = changed(target, "level.milestones", milestones=change.milestones)
    if new.by_figure != target.by_figure:
        kind = "đo bằng số" if target.by_figure else "chỉ đạt hoặc không đạt"
        raise refusal(
            "wrong-value", f"chỉ tiêu này {kind}", "đưa ra rồi bổ sung chỉ tiêu khác", "level"
        )
    state.claim(amendment, "target", target.id, "level.target")
    targets = tuple(new if known.id == target.id else known for known in task.targets)
    state.tasks[task.id] = replace(task, targets=targets)
    yield Effect(field="milestones", task=task.id, target=target.id, old=target, new=new)


def leader(state: State, amendment: Amendment, change: LeaderChange) -> Iterator[Effect]:
    """Another leader for some tasks, or for all of one leader's."""
    new = state.leader(change.to, amendment.on, "leader.to")
    if change.from_ == new:
        raise refusal("wrong-value", _NOTHING, "", "leader.to")
    directed = [task.id for task in state.tasks.values() if task.leader == change.from_]
    for index, number in enumerate(change.tasks):
        field = f"leader.tasks.{index}"
        if state.task(number, field).leader != change.from_:
            who = state.tasks[number].leader or "chưa ai"
            message = f"{change.from_} không chỉ đạo nhiệm vụ {number} (là {who})"
            raise refusal("wrong-value", message, "", field)
    if not directed:
        message = f"{change.from_} không chỉ đạo nhiệm vụ nào vào ngày này"
        raise refusal("wrong-value", message, "", "leader.from")
    for number in change.tasks or directed:
        state.claim(amendment, "leader", number, "leader.from")
        yield from _assigned(state, number, {"leader": new})


def assign(state: State, amendment: Amendment, change: Assignment) -> Iterator[Effect]:
    """Who leads, coordinates and directs a task."""
    task = state.task(change.task, "assign.task")
    parts: dict[str, Any] = {}
    for key, names in (("lead", change.lead), ("coordinating", change.coordinating)):
        if names is not None:
            for index, name in enumerate(names):
                state.unit(name, f"assign.{key}.{index}")
            parts[key] = names
    if change.leader is not None:
        parts["leader"] = state.leader(change.leader, amendment.on, "assign.leader")
    changed(task, "assign", **parts)
    if all(getattr(task, key) == value for key, value in parts.items()):
        raise refusal("wrong-value", _NOTHING, "", "assign")
    for key in parts:
        state.claim(amendment, key, task.id, f"assign.{key}")
    effects = list(_assigned(state, task.id, parts))
    if change.lead is not None:
        _pass_on(state, amendment, task, change.lead)
    yield from effects


def _pass_on(state: State, amendment: Amendment, task: Task, lead: tuple[str, ...]) -> None:
    """What those who lead no more reported of the task goes with it to who leads it now."""
    before, after = state.units_in(task.lead), state.units_in(lead)
    came = tuple(unit for unit in after if unit not in before) or after
    for unit in before:
        if unit not in after and came:
            step = Step(since=amendment.on, unit=unit, successors=came, by_task={task.id: came})
            state.steps.append(step)


def _assigned(state: State, number: str, parts: dict[str, Any]) -> Iterator[Effect]:
    """Put other names into a task."""
    task = state.tasks[number]
    new = {key: value for key, value in parts.items() if getattr(task, key) != value}
    if new:
        state.tasks[number] = replace(task, **new)
    for key, value in new.items():
        old = getattr(task, key)
        yield Effect(field=key, task=number, old=old, new=value)  # type: ignore[arg-type]


def reassigned(state: State, tasks: dict[str, dict[str, Any]]) -> Iterator[Effect]:
    """Put the names of other units into several tasks; of `through` nothing is told."""
    for number, parts in tasks.items():
        for effect in _assigned(state, number, parts):
            if effect.field in ("lead", "coordinating"):
                yield effect


def add_task(state: State, amendment: Amendment, change: AddedTask) -> Iterator[Effect]:
    """A new task, in its section after another one."""
    task = change.task
    order = state.order.get(change.section)
    if order is None:
        known = ", ".join(state.order)
        message = f"không có mục {change.section}"
        raise refusal("wrong-value", message, f"các mục: {known}", "add_task.section")
    if task.id.partition(".")[0] != change.section:
        message = f"nhiệm vụ {task.id} không thuộc mục {change.section}"
        raise refusal("id-outside-section", message, "", "add_task.task.id")
    if task.id in state.tasks or task.id in state.gone:
        raise refusal(
            "duplicate-id", f"đã có nhiệm vụ {task.id}", "đặt số khác", "add_task.task.id"
        )
    if task.added is not None:
        raise refusal(
            "wrong-value", "văn bản bổ sung đã ghi ở document", "bỏ khóa added", "add_task.task"
        )
    if change.after is not None and change.after not in order:
        message = f"mục {change.section} không có nhiệm vụ {change.after}"
        raise refusal("unknown-task", message, f"mục có: {', '.join(order)}", "add_task.after")
    for key in ("lead", "coordinating"):
        for index, name in enumerate(getattr(task, key)):
            state.unit(name, f"add_task.task.{key}.{index}")
    if task.through is not None:
        state.unit(task.through, "add_task.task.through")
    if task.leader is not None:
        state.leader(task.leader, amendment.on, "add_task.task.leader")
    for index, target in enumerate(task.targets):
        _new_target(state, target.id, f"add_task.task.targets.{index}.id")
        if target.id in [other.id for other in task.targets[:index]]:
            message = f"đã có chỉ tiêu “{target.id}”"
            raise refusal(
                "duplicate-id", message, "đặt mã khác", f"add_task.task.targets.{index}.id"
            )
    place = order.index(change.after) + 1 if change.after is not None else len(order)
    order.insert(place, task.id)
    added = replace(task, added=Addition(by=amendment.document, on=amendment.on))
    state.tasks[task.id] = added
    state.task_of.update(dict.fromkeys(_ids(task), task.id))
    yield Effect(field="added", task=task.id, old=None, new=added)


def add_target(state: State, amendment: Amendment, change: AddedTarget) -> Iterator[Effect]:
    """A new target of a task."""
    task = state.task(change.task, "add_target.task")
    _new_target(state, change.target.id, "add_target.target.id")
    state.tasks[task.id] = replace(task, targets=(*task.targets, change.target))
    state.task_of[change.target.id] = task.id
    yield Effect(field="added", task=task.id, target=change.target.id, old=None, new=change.target)


def _new_target(state: State, name: str, field: str) -> None:
    if name in state.gone or name in state.task_of:
        raise refusal("duplicate-id", f"đã có chỉ tiêu “{name}”", "đặt mã khác", field)


def drop(state: State, amendment: Amendment, change: Drop) -> Iterator[Effect]:
    """A task, a target or a duty that the programme has no more."""
    if change.duty is not None:
        yield from duties.drop(state, amendment, change.duty)
        return
    if change.task is not None:
        task = state.task(change.task, "drop.task")
        for numbers in state.order.values():
            if task.id in numbers:
                numbers.remove(task.id)
        del state.tasks[task.id]
        state.gone.update(dict.fromkeys((task.id, *_ids(task)), amendment))
        for name in _ids(task):
            del state.task_of[name]
        yield Effect(field="dropped", task=task.id, old=task, new=None)
        return
    task, target = state.target(change.target or "", "drop.target")
    left = tuple(known for known in task.targets if known.id != target.id)
    state.tasks[task.id] = replace(task, targets=left)
    state.gone[target.id] = amendment
    del state.task_of[target.id]
    yield Effect(field="dropped", task=task.id, target=target.id, old=target, new=None)


def _ids(task: Task) -> list[str]:
    return [target.id for target in task.targets]
