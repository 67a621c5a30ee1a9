"""One amendment after the other, each change by its kind."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from ctr.plan.amended import duties, tasks, units
from ctr.plan.amended.effects import Applied
from ctr.plan.amended.state import State, refusal
from ctr.plan.model.amendments import Amendment, AmendmentChange
from ctr.vietnamese import phrases

_KINDS: dict[str, Any] = {
    "deadline": tasks.deadline,
    "level": tasks.level,
    "leader": tasks.leader,
    "assign": tasks.assign,
    "add_task": tasks.add_task,
    "add_target": tasks.add_target,
    "add_duty": duties.add_duty,
    "drop": tasks.drop,
    "rename": units.rename,
    "merge": units.merge,
    "split": units.split,
}


def in_order(amendments: Iterable[Amendment]) -> list[Amendment]:
    """By the day from which they count, those of one day as they are written."""
    return sorted(amendments, key=lambda amendment: amendment.on)


def apply(state: State, amendment: Amendment, change: AmendmentChange) -> Applied:
    """Make a change. Raises Disagreement, with places below the change, for one that cannot be."""
    kind = change.kind
    effects = tuple(_KINDS[kind](state, amendment, getattr(change, kind)))
    return Applied(amendment=amendment, change=change, effects=effects)


def apply_all(state: State, amendments: Iterable[Amendment]) -> Iterator[Applied]:
    """Make every change of sound amendments."""
    for amendment in amendments:
        for change in amendment.changes:
            yield apply(state, amendment, change)


def check_day(state: State, amendment: Amendment) -> None:
    """Raises Disagreement for an amendment from before the programme."""
    programme = state.programme
    issued = programme.date
    if amendment.on.year < programme.year or (issued is not None and amendment.on < issued):
        day = phrases.day(issued) if issued is not None else f"năm {programme.year}"
        raise refusal(
            "wrong-date", f"ngày sửa đổi trước khi ban hành chương trình ({day})", "", "on"
        )
