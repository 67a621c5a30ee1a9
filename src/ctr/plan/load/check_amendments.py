"""Faults of amendments that need the rest of the plan: each is tried on what is left before it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import timedelta

from ctr.plan.amended.apply import apply, apply_all, check_day, in_order
from ctr.plan.amended.reading import one_unit
from ctr.plan.amended.state import State
from ctr.plan.load import check_deadlines
from ctr.plan.model import Plan, Target, Task
from ctr.plan.model.amendments import Amendment, AmendmentChange
from ctr.plan.model.base import Disagreement, each, is_whole, part
from ctr.problems import Invalid, KeyPath
from ctr.vietnamese import phrases
from ctr.yamlfile.reader import Document

MOST_CHANGES = 1_000
"""Changes of one plan; each is tried on what all before it have left."""
_DAY = timedelta(days=1)


@dataclass(kw_only=True)
class Ever:
    """What a plan holds on any of its days, so that results of any day can be checked.

    `tasks` have every target that they ever had, `led` has the units that ever led each task,
    `reporting` who ever had to report, `duties` the ids of all duties; `one_unit` gives the last
    name of every renamed unit.
    """

    tasks: dict[str, Task] = field(default_factory=dict)
    led: dict[str, dict[str, None]] = field(default_factory=dict)
    reporting: set[str] = field(default_factory=set)
    duties: set[str] = field(default_factory=set)
    one_unit: Mapping[str, str] = field(default_factory=dict)
    seen: dict[str, tuple[Task, int]] = field(default_factory=dict)
    """Each task as it was last taken in, and after how many steps between units."""

    def add(self, state: State) -> None:
        """Take in what the programme has now."""
        steps = len(state.steps)
        for number, task in state.tasks.items():
            last = self.seen.get(number)
            if last is not None and last[0] is task and last[1] == steps:
                continue
            self.seen[number] = (task, steps)
            units = tuple(unit for unit in state.units_in(task.lead) if unit not in state.open)
            known = self.tasks.get(number)
            targets: dict[str, Target] = {target.id: target for target in task.targets}
            old = [target for target in known.targets if target.id not in targets] if known else []
            self.tasks[number] = replace(task, targets=(*old, *task.targets)) if old else task
            if units:
                self.led.setdefault(number, {}).update(dict.fromkeys(units))
            self.reporting.update(units)
        self.duties.update(duty.id for duty in state.programme.duties)
        duty = state.programme.unit_duty
        named = state.units_in(duty.owed_by) if duty is not None else ()
        self.reporting.update(unit for unit in named if unit not in state.open)


def amended(
    plan: Plan, written: tuple[Amendment, ...], document: Document | None, leaders: Document
) -> tuple[Plan | None, Ever | None]:
    """The plan with its amendments, and what it ever holds; None where anything is wrong."""
    known = Ever()
    if document is None:
        known.add(State(plan, ()))
    elif not check(plan, written, document, known):
        return None, None
    plan = replace(plan, amendments=written)
    check_office(plan, leaders)
    return (None, None) if leaders.problems else (plan, known)


def check(plan: Plan, written: tuple[Amendment, ...], document: Document, known: Ever) -> bool:
    """Note every fault of amendments in their document; whether there is none.

    The amendments may have been read in part; `plan` is all but them. `known` takes in what sound
    ones make of the plan from day to day.
    """
    readable = sorted(_readable(written), key=lambda read: read[1].on)
    if sum(len(indexes) for _, _, indexes in readable) > MOST_CHANGES:
        message = f"hơn {MOST_CHANGES} nội dung sửa đổi"
        hint = "kiểm tra xem có đặt nhầm tệp không"
        document.note(("amendments",), "file-too-large", message, hint)
        return False
    state = State(plan, [amendment for _, amendment, _ in readable])
    known.add(state)
    for place, amendment, indexes in readable:
        where: KeyPath = ("amendments", place)
        try:
            check_day(state, amendment)
        except Disagreement as error:
            _note(document, where, error.faults)
            continue
        for index, change in zip(indexes, amendment.changes, strict=True):
            path = (*where, "changes", index)
            _check_words(plan, change, document, path)
            try:
                apply(state, amendment, change)
            except Disagreement as error:
                _note(document, path, error.faults)
        known.add(state)
    known.one_unit = one_unit(state.steps, (amendment for _, amendment, _ in readable))
    return not document.problems


def _readable(written: tuple[Amendment, ...]) -> Iterator[tuple[int, Amendment, list[int]]]:
    """What could be read of each amendment, with its place and those of its changes."""
    for place, amendment in enumerate(written):
        on = part(amendment, "on")
        changes = [
            (index, change)
            for index, change in enumerate(each(amendment, "changes"))
            if is_whole(change)
        ]
        if on is not None and changes:
            name = part(amendment, "document") or "…"
            whole = Amendment(document=name, on=on, changes=tuple(change for _, change in changes))
            yield place, whole, [index for index, _ in changes]


def _check_words(plan: Plan, change: AmendmentChange, document: Document, path: KeyPath) -> None:
    period = plan.programme.period
    if change.add_task is not None:
        place = (*path, "add_task", "task")
        check_deadlines.check_task(change.add_task.task, document, place, period)
    elif change.deadline is not None and change.deadline.deadline is not None:
        place = (*path, "deadline", "deadline")
        check_deadlines.check_phrase(change.deadline.deadline, document, (*place, "phrase"))
    elif change.level is not None:
        milestones = change.level.milestones
        check_deadlines.check_milestones(milestones, document, (*path, "level", "milestones"))
    elif change.add_target is not None:
        milestones = change.add_target.target.milestones
        place = (*path, "add_target", "target", "milestones")
        check_deadlines.check_milestones(milestones, document, place)
    elif change.add_duty is not None and change.add_duty.deadline is not None:
        place = (*path, "add_duty", "deadline", "phrase")
        check_deadlines.check_phrase(change.add_duty.deadline, document, place)


def check_office(plan: Plan, leaders: Document) -> None:
    """No task is directed by who has left, or has not come yet."""
    issued = plan.programme.date
    outside = [
        (day, index, key)
        for index, leader in enumerate(plan.leaders)
        for key, day in (
            ("to", leader.to + _DAY if leader.to is not None else None),
            ("from", leader.from_ - _DAY if leader.from_ is not None else None),
        )
        if day is not None and (key == "to" or issued is None or day >= issued)
    ]
    amendments = in_order(plan.amendments)
    state, made = State(plan, amendments), 0
    directed = _directed(state)
    for day, index, key in sorted(outside):
        while made < len(amendments) and amendments[made].on <= day:
            list(apply_all(state, amendments[made : made + 1]))
            directed, made = {}, made + 1
        directed = directed or _directed(state)
        name = plan.leaders[index].name
        if numbers := directed.get(name):
            listed = ", ".join(numbers[:5]) + (", …" if len(numbers) > 5 else "")
            message = f"ngày {phrases.day(day)} {name} vẫn chỉ đạo {listed}"
            hint = "ghi người chỉ đạo ngày đó: ctr amend leader"
            leaders.note(("leaders", index, key), "wrong-date", message, hint)


def _directed(state: State) -> dict[str, list[str]]:
    """The tasks that each leader directs now."""
    directed: dict[str, list[str]] = {}
    for task in state.tasks.values():
        directed.setdefault(task.leader or "", []).append(task.id)
    return directed


def _note(document: Document, path: KeyPath, faults: tuple[Invalid, ...]) -> None:
    for fault in faults:
        keys = fault.field.split(".") if fault.field else []
        place = tuple(int(key) if key.isdigit() else key for key in keys)
        document.note((*path, *place), fault.code, fault.message, fault.hint)
