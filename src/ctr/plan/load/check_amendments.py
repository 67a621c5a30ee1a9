"""Faults of amendments that need the rest of the plan: each is tried on what is left before it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import timedelta

from ctr.plan.amended.apply import apply, check_day, in_order
from ctr.plan.amended.on import plan_on
from ctr.plan.amended.reading import one_unit
from ctr.plan.amended.state import State
from ctr.plan.load import check_deadlines
from ctr.plan.model import Plan, Target, Task
from ctr.plan.model.amendments import Amendment, AmendmentChange
from ctr.plan.model.base import Disagreement, each, is_whole, part
from ctr.problems import Invalid, KeyPath
from ctr.vietnamese import phrases
from ctr.yamlfile.reader import Document

_DAY = timedelta(days=1)


@dataclass(kw_only=True)
class Ever:
    """What a plan holds on any of its days, so that results of any day can be checked.

    `tasks` have every target that they ever had, `leads` are the units that ever led each task,
    `reporting` who ever had to report; `one_unit` gives the last name of every renamed unit.
    """

    tasks: dict[str, Task] = field(default_factory=dict)
    leads: dict[str, tuple[str, ...]] = field(default_factory=dict)
    reporting: set[str] = field(default_factory=set)
    one_unit: Mapping[str, str] = field(default_factory=dict)

    def add(self, plan: Plan) -> None:
        """Take in what the plan of one day has."""
        for _, task in plan.tasks():
            targets: dict[str, Target] = {target.id: target for target in task.targets}
            known = self.tasks.get(task.id)
            old = [target for target in known.targets if target.id not in targets] if known else []
            self.tasks[task.id] = replace(task, targets=(*old, *task.targets))
            leads = (*self.leads.get(task.id, ()), *plan.units_in(task.lead))
            self.leads[task.id] = tuple(dict.fromkeys(leads))
        self.reporting.update(plan.reporting_units)


def amended(
    plan: Plan, written: tuple[Amendment, ...], document: Document | None, leaders: Document
) -> tuple[Plan | None, Ever | None]:
    """The plan with its amendments, and what it ever holds; None where anything is wrong."""
    if document is not None and not check(plan, written, document):
        return None, None
    plan = replace(plan, amendments=written)
    check_office(plan, leaders)
    return (None, None) if leaders.problems else (plan, ever(plan, written))


def check(plan: Plan, written: tuple[Amendment, ...], document: Document) -> bool:
    """Note every fault of amendments in their document; whether there is none.

    The amendments may have been read in part; `plan` is all but them.
    """
    readable = sorted(_readable(written), key=lambda read: read[1].on)
    state = State(plan, [amendment for _, amendment, _ in readable])
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


def check_office(plan: Plan, leaders: Document) -> None:
    """No task is directed by who has left, or has not come yet."""
    for index, leader in enumerate(plan.leaders):
        for key, day in (("to", leader.to), ("from", leader.from_)):
            if day is None:
                continue
            outside = day + _DAY if key == "to" else day - _DAY
            directed = [
                task.id for _, task in plan_on(plan, outside).tasks() if task.leader == leader.name
            ]
            issued = plan.programme.date
            if directed and (key == "to" or issued is None or outside >= issued):
                numbers = ", ".join(directed[:5]) + (", …" if len(directed) > 5 else "")
                message = f"ngày {phrases.day(outside)} {leader.name} vẫn chỉ đạo {numbers}"
                hint = "ghi người chỉ đạo ngày đó: ctr amend leader"
                leaders.note(("leaders", index, key), "wrong-date", message, hint)


def ever(plan: Plan, amendments: tuple[Amendment, ...]) -> Ever:
    """What sound amendments make of a plan from day to day."""
    known = Ever()
    known.add(plan)
    for day in dict.fromkeys(amendment.on for amendment in in_order(amendments)):
        known.add(plan_on(plan, day))
    state = State(plan, in_order(amendments))
    for amendment in in_order(amendments):
        for change in amendment.changes:
            apply(state, amendment, change)
    known.one_unit = one_unit(state.steps, amendments)
    return known


def _note(document: Document, path: KeyPath, faults: tuple[Invalid, ...]) -> None:
    for fault in faults:
        keys = fault.field.split(".") if fault.field else []
        place = tuple(int(key) if key.isdigit() else key for key in keys)
        document.note((*path, *place), fault.code, fault.message, fault.hint)
