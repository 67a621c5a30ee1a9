"""The form that a unit fills in: its sheets, columns and keys, for writing and for reading.

Every row carries its key in a hidden first column, and columns are found by their heads, so that
sorting, hiding, inserting or moving rows and columns does no harm. A hidden sheet holds what the
plan said when the form was made; reading compares the three: sent, filled in, and now.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Literal

from ctr.plan.model import STATES, Measurement, Plan, Target, Task, TaskResult, UnitResults
from ctr.results.changes import ChangedField
from ctr.vietnamese.matching import nfc
from ctr.wording.states import state_name

FORM_VERSION = 1
TASKS_SHEET = "Nhiệm vụ"
TARGETS_SHEET = "Chỉ tiêu"
HELP_SHEET = "Hướng dẫn"
DATA_SHEET = "ctr"
KEY = "Mã"

Value = str | date | Decimal | bool | None
ColumnType = Literal["text", "day", "state", "figure", "shown"]


@dataclass(frozen=True, slots=True, kw_only=True)
class FormColumn:
    """A column: its head, the field it fills, what it takes (`shown` is for reading only)."""

    head: str
    field: str
    kind: ColumnType
    width: float


TASK_COLUMNS: tuple[FormColumn, ...] = (
    FormColumn(head="Số", field="number", kind="shown", width=6),
    FormColumn(head="Nhiệm vụ", field="title", kind="shown", width=20),
    FormColumn(head="Nội dung", field="text", kind="shown", width=30),
    FormColumn(head="Trạng thái", field="state", kind="state", width=12),
    FormColumn(head="Ngày của trạng thái", field="state_on", kind="day", width=11),
    FormColumn(head="Ngày làm", field="on", kind="day", width=11),
    FormColumn(head="Việc đã làm", field="done", kind="text", width=28),
    FormColumn(head="Văn bản chứng minh", field="evidence", kind="text", width=16),
    FormColumn(head="Khó khăn, vướng mắc", field="difficulties", kind="text", width=18),
    FormColumn(head="Đề xuất, kiến nghị", field="proposals", kind="text", width=18),
    FormColumn(head="Kế hoạch năm sau", field="next_year", kind="text", width=18),
)
TARGET_COLUMNS: tuple[FormColumn, ...] = (
    FormColumn(head="Số", field="number", kind="shown", width=6),
    FormColumn(head="Chỉ tiêu", field="name", kind="shown", width=46),
    FormColumn(head="Đơn vị tính", field="unit", kind="shown", width=11),
    FormColumn(head="Mốc", field="goal", kind="shown", width=28),
    FormColumn(head="Số năm trước", field="before", kind="shown", width=12),
    FormColumn(head="Số liệu", field="value", kind="figure", width=12),
    FormColumn(head="Tính đến ngày", field="as_of", kind="day", width=13),
    FormColumn(head="Nguồn số liệu", field="source", kind="text", width=26),
)
SHEETS = {TASKS_SHEET: TASK_COLUMNS, TARGETS_SHEET: TARGET_COLUMNS}
LISTS: tuple[ChangedField, ...] = ("difficulties", "proposals", "next_year")
YES, NO = "đạt", "không đạt"


def version_of(plan: Plan, unit: str) -> str:
    """Tells a form of an older plan: changes with the unit's tasks, their words and targets."""
    parts = [f"{task.id} {task.title} {task.text} {task.targets}" for task in led(plan, unit)]
    return _digest("\n".join(parts))


def led(plan: Plan, unit: str) -> list[Task]:
    """The tasks that a unit reports of, in the order of the document."""
    return [task for _, task in plan.tasks() if unit in plan.expand(task.lead)]


def rows_of(plan: Plan, unit: str, year: int) -> Iterator[tuple[str, str, dict[str, Value]]]:
    """Sheet, key and open fields of every row that a form of now would have.

    Keys: `10.2` for a task, `10.2#0` for an entry of its log after the first row, and
    `10.2/ma-chi-tieu` for a target.
    """
    results = plan.results_by_unit.get((unit, year), UnitResults(unit=unit, year=year))
    by_task = {result.task: result for result in results.tasks}
    for task in led(plan, unit):
        result = by_task.get(task.id)
        yield TASKS_SHEET, task.id, _task_fields(result)
        for index, entry in enumerate(result.log if result is not None else ()):
            done = "\n".join(_one_line(part) for part in entry.done.split("\n\n"))
            fields: dict[str, Value] = {"on": entry.on, "done": done}
            yield TASKS_SHEET, f"{task.id}#{index}", {**fields, "evidence": entry.evidence}
    for task in led(plan, unit):
        for target in task.targets:
            yield TARGETS_SHEET, f"{task.id}/{target.id}", _figure_fields(by_task, task, target)


STATE_OF = {state_name(state): state for state in STATES}


def latest(values: tuple[Measurement, ...], target: str) -> tuple[int, Measurement] | None:
    """The figure of the latest day for a target, with its place in the list."""
    own = [(index, value) for index, value in enumerate(values) if value.target == target]
    return max(own, key=lambda pair: (pair[1].as_of, pair[0]), default=None)


def as_sent(value: Value) -> str | None:
    """A value as one comparable text: days as `2026-11-20`, figures without needless zeros."""
    if value is None:
        return None
    if isinstance(value, bool):
        return YES if value else NO
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Decimal):
        return f"{value.normalize():f}"
    lines = [" ".join(line.split()) for line in nfc(value).splitlines()]
    return "\n".join(line for line in lines if line) or None


def _task_fields(result: TaskResult | None) -> dict[str, Value]:
    fields: dict[str, Value] = {"on": None, "done": None, "evidence": None}
    if result is None:
        return {"state": None, "state_on": None, **fields, **dict.fromkeys(LISTS)}
    lists = {name: "\n".join(_one_line(text) for text in getattr(result, name)) for name in LISTS}
    return {
        "state": state_name(result.state) if result.state is not None else None,
        "state_on": result.state_on,
        **fields,
        **{name: text or None for name, text in lists.items()},
    }


def _figure_fields(by_task: dict[str, TaskResult], task: Task, target: Target) -> dict[str, Value]:
    result = by_task.get(task.id)
    found = latest(result.values, target.id) if result is not None else None
    if found is None:
        return {"value": None, "as_of": None, "source": None}
    value = found[1].value
    shown: Value = (YES if value else NO) if isinstance(value, bool) else value
    return {"value": shown, "as_of": found[1].as_of, "source": found[1].source}


def _one_line(text: str) -> str:
    """One item of a list in one line of its cell."""
    return " ".join(text.split())


def _digest(text: str) -> str:
    return hashlib.blake2b(text.encode(), digest_size=8).hexdigest()
