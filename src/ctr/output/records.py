"""The JSON contracts: what each command says of one thing, as plain data."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

from ctr.plan.model import Milestone, Target, Task
from ctr.tracking.due import DueItem
from ctr.tracking.selection import Assigned


def task_record(assigned: Assigned) -> dict[str, Any]:
    """One task, as `ctr list` and `ctr show` give it."""
    section, task = assigned.section, assigned.task
    return {
        "number": task.id,
        "printed_number": task.printed_number or task.id,
        "section": section.id,
        "section_title": section.title,
        "title": task.title,
        "text": task.text,
        "footnotes": [{"mark": note.mark, "text": note.text} for note in task.footnotes],
        "errata": [
            {"printed": slip.printed, "read": slip.read, "reason": slip.reason}
            for slip in task.errata
        ],
        "lead": list(task.lead),
        "coordinating": list(task.coordinating),
        "leader": task.leader,
        "request": task.request,
        "through": task.through,
        "targets": [
            {
                "target": target.id,
                "name": target.name,
                "unit": target.unit,
                "note": target.note,
                "milestones": [_measure(milestone) for milestone in target.milestones],
            }
            for target in task.targets
        ],
    }


def milestone_record(task: Task, target: Target, milestone: Milestone) -> dict[str, Any]:
    """One milestone, as `ctr targets` gives it."""
    return {
        "task": task.id,
        "target": target.id,
        "name": target.name,
        "unit": target.unit,
        **_measure(milestone),
    }


def _measure(milestone: Milestone) -> dict[str, Any]:
    span = milestone.over
    return {
        "comparison": milestone.comparison,
        "value": plain(milestone.value),
        "when": milestone.when,
        "by": plain(milestone.by.last_day()) if milestone.by is not None else None,
        "every": milestone.every,
        "from": span.from_ if span is not None else None,
        "to": span.to if span is not None else None,
        "as": span.as_ if span is not None else None,
    }


def due_record(item: DueItem) -> dict[str, Any]:
    """One duty of a year or one milestone, as `ctr due` gives it."""
    return {
        "kind": item.kind,
        "task": item.task.id if item.task is not None else None,
        "target": item.target.id if item.target is not None else None,
        "duty": item.duty.id if item.duty is not None else None,
        "title": item.title,
        "units": list(item.units),
        "phrase": item.phrase,
        "literal": plain(item.dates.literal),
        "advised": plain(item.dates.advised),
        "carried": plain(item.dates.carried),
        "provisional": item.dates.provisional,
        "state": item.state,
        "days_left": item.days_left,
    }


def plain(value: object) -> Any:
    """Dates as `2026-11-25`, decimals as numbers, tuples as lists."""
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    if isinstance(value, tuple):
        return [plain(part) for part in value]
    return value
