"""The JSON and CSV contract of amendments: by which document, from when, old and new."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from ctr.output.contract import Contract, plain
from ctr.output.tasks import TARGET, WRITTEN
from ctr.plan.amended.effects import Applied, Effect
from ctr.plan.model import Deadline, Duty, Target, Task
from ctr.plan.model.amendments import Amendment


def _value(value: Any) -> Any:
    """A value of the programme as plain data: a deadline, a target, a task, a duty, names."""
    if isinstance(value, Deadline):
        day = value.literal_day() if not value.every else None
        return {"phrase": value.phrase, "literal": plain(day)}
    if isinstance(value, Target):
        return TARGET.record(value)
    if isinstance(value, Task):
        return WRITTEN.record(value)
    if isinstance(value, Duty):
        return {"id": value.id, "title": value.title, "deadline": _value(value.deadline)}
    return plain(value)


_EFFECT = Contract[Effect](
    {
        "field": lambda effect: effect.field,
        "task": lambda effect: effect.task,
        "target": lambda effect: effect.target,
        "duty": lambda effect: effect.duty,
        "old": lambda effect: _value(effect.old),
        "new": lambda effect: _value(effect.new),
    }
)


def effects_of(row: Applied) -> list[dict[str, Any]]:
    """Every value that a change of an amendment changes, the old and the new one."""
    return _EFFECT.records(row.effects)


AMENDMENT = Contract[Applied](
    {
        "document": lambda row: row.amendment.document,
        "on": lambda row: row.amendment.on,
        "kind": lambda row: row.change.kind,
        "effects": lambda row: effects_of(row),
    }
)
"""One change of an amendment with what it does, as `ctr amend --list` gives it."""


def of_task(amendments: Iterable[tuple[Amendment, Effect]]) -> list[dict[str, Any]]:
    """What was changed of a task, as `ctr show` gives it."""
    return [
        {
            "document": amendment.document,
            "on": plain(amendment.on),
            **_EFFECT.record(effect),
        }
        for amendment, effect in amendments
    ]
