"""The states, figures and arrivals that the report of a period rests on, as plain data too."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal
from typing import Any

from ctr.late_dataclasses import dataclass
from ctr.plan.amended.on import plan_on
from ctr.plan.model import Plan
from ctr.plan.model.reporting_periods import ReportingPeriod
from ctr.tracking.reports import received_on
from ctr.tracking.targets import Progress, ProgressReader
from ctr.tracking.task_status import TASK_STATES, TaskState, TaskStatus, TaskStatusReader

_DIGITS = re.compile(r"-?[0-9]{1,40}(\.[0-9]{1,40})?")
Key = tuple[str, str, str]
"""What something reported is of: `("task", "1.2", "")`, `("target", "1.2", "ho-so")`,
`("received", "Công an phường", "")`."""
Value = tuple[TaskState, date | None] | Decimal | bool | date | None
"""A state with the day of completion; a figure; a day. None where there was none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reported:
    """What a report of a period says, as of the day of its figures and that of its making."""

    period: ReportingPeriod
    figures_to: date
    received_by: date
    values: dict[Key, Value]

    def figure(self, task: str, target: str) -> Decimal | bool | None:
        """The figure of a target, None where it had none."""
        value = self.values.get(("target", task, target))
        return value if isinstance(value, Decimal | bool) else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A correction that a report told: of what an earlier one (`report`) had said."""

    report: str
    key: Key
    new: Value


@dataclass(frozen=True, slots=True, kw_only=True)
class SentReport:
    """A report as it was sent. `name` is that of its data's file, and tells it from others."""

    name: str
    on: date
    document: str | None
    reported: Reported
    told: tuple[Told, ...] = ()


def reported(plan: Plan, period: ReportingPeriod, figures_to: date, received_by: date) -> Reported:
    """What the report of a period says today, as of these days: by the units and tasks of then."""
    plan = plan_on(plan, min(received_by, period.last_day))
    statuses = TaskStatusReader(plan, period.year, figures_to).all()
    reader = ProgressReader(plan, period.year, figures_to)
    values: dict[Key, Value] = {}
    for status in statuses:
        values["task", status.task.id, ""] = (status.state, status.done_on)
        for progress in reader.in_year(status.task):
            figure = progress.result.value if progress.result is not None else None
            values["target", status.task.id, progress.target.id] = figure
    for unit in plan.reporting_units:
        values["received", unit, ""] = received_on(plan, unit, period, received_by)
    return Reported(period=period, figures_to=figures_to, received_by=received_by, values=values)


def as_data(plan: Plan, sent: SentReport) -> dict[str, Any]:
    """A report that goes out, as plain data: what it says, and what that rests on."""
    said, year = sent.reported, sent.reported.period.year
    plan = plan_on(plan, min(said.received_by, said.period.last_day))
    day = said.figures_to
    judged_on = said.period.judged_on(day, said.received_by)
    reader = ProgressReader(plan, year, day, judged_on=judged_on)
    statuses = TaskStatusReader(plan, year, day, judged_on=judged_on).all()
    return {
        "period": said.period.code,
        "on": sent.on.isoformat(),
        "figures_to": said.figures_to.isoformat(),
        "received_by": said.received_by.isoformat(),
        "tasks": [_task(plan, status, said) for status in statuses],
        "targets": [
            _target(progress) for status in statuses for progress in reader.in_year(status.task)
        ],
        "received": [
            {"unit": key[1], "on": plain(day)}
            for key, day in said.values.items()
            if key[0] == "received"
        ],
        "told": [
            {"report": told.report, "key": list(told.key), "new": plain(told.new)}
            for told in sent.told
        ],
    }


def _task(plan: Plan, status: TaskStatus, said: Reported) -> dict[str, Any]:
    entries = [
        {
            "unit": part.unit,
            "on": entry.on.isoformat(),
            "done": entry.done,
            "evidence": entry.evidence,
        }
        for part in status.units
        for result in [plan.result_of.get((part.unit, status.task.id, said.period.year))]
        if result is not None
        for entry in result.log
        if entry.on <= said.figures_to
    ]
    return {
        "task": status.task.id,
        "state": status.state,
        "done_on": plain(status.done_on),
        "punctuality": status.punctuality,
        "units": [
            {"unit": part.unit, "state": part.state, "state_on": plain(part.state_on)}
            for part in status.units
        ],
        "entries": entries,
    }


def _target(progress: Progress) -> dict[str, Any]:
    result = progress.result
    return {
        "task": progress.task.id,
        "target": progress.target.id,
        "value": plain(result.value) if result is not None else None,
        "as_of": plain(result.as_of) if result is not None else None,
        "unit": result.unit if result is not None else None,
        "course": progress.course,
        "exceeded": progress.exceeded,
    }


def plain(value: Value) -> Any:
    """A value as JSON can hold it, exactly: a number as its digits."""
    if isinstance(value, tuple):
        return [value[0], plain(value[1])]
    if isinstance(value, date):
        return value.isoformat()
    return f"{value:f}" if isinstance(value, Decimal) else value


def from_data(name: str, document: str | None, data: Any) -> SentReport:
    """What `as_data` gave. Raises ValueError, LookupError or TypeError for what is no such data."""
    values: dict[Key, Value] = {}
    for task in data["tasks"]:
        values["task", task["task"], ""] = _state(task["state"], task["done_on"])
    for target in data["targets"]:
        values["target", target["task"], target["target"]] = _figure(target["value"])
    for row in data["received"]:
        values["received", row["unit"], ""] = _day(row["on"])
    told = []
    for row in data["told"]:
        kind, of, target = row["key"]
        told.append(Told(report=row["report"], key=(kind, of, target), new=_read(kind, row["new"])))
    said = Reported(
        period=ReportingPeriod.parse(data["period"]),
        figures_to=date.fromisoformat(data["figures_to"]),
        received_by=date.fromisoformat(data["received_by"]),
        values=values,
    )
    on = date.fromisoformat(data["on"])
    return SentReport(name=name, on=on, document=document, reported=said, told=tuple(told))


def _read(kind: str, value: Any) -> Value:
    if kind == "task" and value is not None:
        return _state(*value)
    return _figure(value) if kind == "target" else _day(value)


def _state(state: Any, done_on: Any) -> tuple[TaskState, date | None]:
    return TASK_STATES[TASK_STATES.index(state)], _day(done_on)


def _figure(value: Any) -> Decimal | bool | None:
    if value is None or isinstance(value, bool):
        return value
    if not _DIGITS.fullmatch(value):
        raise ValueError(value)
    return Decimal(value)


def _day(value: Any) -> date | None:
    return date.fromisoformat(value) if value is not None else None
