"""The JSON contracts: what each command says of one thing, as plain data."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

from ctr.plan.model import Milestone, Plan, Task
from ctr.tracking.due import DueItem
from ctr.tracking.selection import Assigned
from ctr.tracking.summary import StatusSummary
from ctr.tracking.targets import COURSES, Progress
from ctr.tracking.task_status import TASK_STATES, TaskStatus, UnitStatus
from ctr.wording.deadlines import due_phrase


def task_record(assigned: Assigned, standing: TaskStatus) -> dict[str, Any]:
    """One task, as `ctr list` and `ctr show` give it."""
    section, task = assigned.section, assigned.task
    dates = standing.dates
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
        "year": standing.year,
        "state": standing.state,
        "punctuality": standing.punctuality,
        "done_on": plain(standing.done_on),
        "deadline": task.deadline.phrase if task.deadline is not None else None,
        "literal": plain(dates.literal) if dates is not None else None,
        "results": [_unit_standing(unit) for unit in standing.units],
    }


def task_history(plan: Plan, task: Task) -> list[dict[str, Any]]:
    """Everything reported of one task: one object a unit and year."""
    return [
        {
            "unit": results.unit,
            "year": results.year,
            "received": plain(results.received),
            "state": result.state,
            "state_on": plain(result.state_on),
            "log": [
                {"on": plain(entry.on), "done": entry.done, "evidence": entry.evidence}
                for entry in result.log
            ],
            "values": [
                {
                    "target": value.target,
                    "value": plain(value.value),
                    "corrects": plain(value.corrects),
                    "as_of": plain(value.as_of),
                    "source": value.source,
                }
                for value in result.values
            ],
            "difficulties": list(result.difficulties),
            "proposals": list(result.proposals),
            "next_year": list(result.next_year),
            "verified_by": result.verified.by if result.verified is not None else None,
            "verified_on": plain(result.verified.on) if result.verified is not None else None,
        }
        for results in sorted(plan.results, key=lambda found: found.year)
        for result in results.tasks
        if result.task == task.id
    ]


def _unit_standing(standing: UnitStatus) -> dict[str, Any]:
    return {
        "unit": standing.unit,
        "state": standing.state,
        "state_on": plain(standing.state_on),
    }


def milestone_record(progress: Progress) -> dict[str, Any]:
    """One milestone and how it stands, as `ctr targets` gives it."""
    actual = progress.actual
    return {
        "task": progress.task.id,
        "target": progress.target.id,
        "name": progress.target.name,
        "unit": progress.target.unit,
        **_measure(progress.milestone),
        "actual": plain(actual.value) if actual is not None else None,
        "actual_as_of": plain(actual.as_of) if actual is not None else None,
        "gap": plain(progress.gap),
        "expected": plain(progress.expected),
        "course": progress.course,
        "exceeded": progress.exceeded,
    }


def _measure(milestone: Milestone) -> dict[str, Any]:
    span = milestone.over
    return {
        "comparison": milestone.comparison,
        "value": plain(milestone.value),
        "better": milestone.direction if milestone.between is not None else None,
        "when": milestone.when,
        "by": plain(milestone.by.last_day()) if milestone.by is not None else None,
        "every": milestone.every,
        "from": span.from_ if span is not None else None,
        "to": span.to if span is not None else None,
        "as": span.as_ if span is not None else None,
    }


def due_record(item: DueItem) -> dict[str, Any]:
    """One duty of a year, one task with a deadline or one milestone, as `ctr due` gives it."""
    return {
        "kind": item.kind,
        "task": item.task.id if item.task is not None else None,
        "target": item.target.id if item.target is not None else None,
        "duty": item.duty.id if item.duty is not None else None,
        "title": item.title,
        "units": list(item.units),
        "phrase": due_phrase(item),
        "literal": plain(item.dates.literal),
        "advised": plain(item.dates.advised),
        "carried": plain(item.dates.carried),
        "provisional": item.dates.provisional,
        "state": item.state,
        "days_left": item.days_left,
    }


STATUS_KEYS = (
    "scope",
    "name",
    "tasks",
    *TASK_STATES,
    "overdue",
    "with_deadline",
    "reports_expected",
    "reports_missing",
    *COURSES,
    "last_entry",
    "days_since_entry",
)


def status_record(status: StatusSummary, as_of: date) -> dict[str, Any]:
    """One line of `ctr status`: counts of tasks by state, of targets by course."""
    last = status.last_entry
    return {
        "scope": status.scope,
        "name": status.name,
        "tasks": status.tasks,
        **{state: status.states.get(state, 0) for state in TASK_STATES},
        "overdue": status.rates.overdue,
        "with_deadline": status.rates.with_deadline,
        "reports_expected": list(status.reports_expected),
        "reports_missing": list(status.reports_missing),
        **{course: status.courses.get(course, 0) for course in COURSES},
        "last_entry": plain(last),
        "days_since_entry": (as_of - last).days if last is not None else None,
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
