"""The form that a unit fills in: its sheets, columns and keys, for writing and for reading.

Every row carries its key in a hidden first column, and columns are found by their heads, so that
sorting, hiding, inserting or moving rows and columns does no harm. A hidden sheet holds what the
plan said when the form was made; reading compares the three: sent, filled in, and now.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from enum import Enum
from typing import Literal

from ctr.forms import shown
from ctr.forms.shown import NO, YES, RowSubject, latest, since
from ctr.plan.model import STATES, Plan, Target, Task, TaskResult, UnitResults
from ctr.plan.model.reporting_periods import ReportingPeriod
from ctr.results.changes import ChangedField
from ctr.tracking.task_status import TaskStatusReader, UnitStatus
from ctr.vietnamese.matching import nfc
from ctr.wording.states import state_name

FORM_VERSION = 2
READABLE = ("1", str(FORM_VERSION))
"""The versions of forms that are read; the first one has no general sheet."""
GENERAL_SHEET = "Chung"
TASKS_SHEET = "Nhiệm vụ"
TARGETS_SHEET = "Chỉ tiêu"
HELP_SHEET = "Hướng dẫn"
DATA_SHEET = "ctr"
KEY = "Mã"


class Clear(Enum):
    """What a cell says by `xóa`: the plan is to hold nothing there."""

    CLEAR = "xóa"


Value = str | date | Decimal | bool | Clear | None
Keep = Literal["theirs", "ours"]
"""Whose value counts where both the form and the plan have changed it."""
ColumnType = Literal["text", "day", "state", "figure", "shown"]


@dataclass(frozen=True, slots=True, kw_only=True)
class FormColumn:
    """A column: its head, its field, what it takes; one for reading only tells what it shows."""

    head: str
    field: str
    kind: ColumnType
    width: float
    """At the least, in digits."""
    share: float = 0
    """Of the room that a page has left."""
    shows: Callable[[RowSubject], str] | None = None


def _shown(
    head: str, field: str, width: float, shows: Callable[[RowSubject], str], share: float = 0
) -> FormColumn:
    return FormColumn(head=head, field=field, kind="shown", width=width, share=share, shows=shows)


def _text(head: str, field: str, width: float, share: float) -> FormColumn:
    return FormColumn(head=head, field=field, kind="text", width=width, share=share)


def _day(head: str, field: str) -> FormColumn:
    return FormColumn(head=head, field=field, kind="day", width=10.5)


TASK_COLUMNS: tuple[FormColumn, ...] = (
    _shown("Số", "number", 5, lambda row: row.task.id),
    _shown("Nhiệm vụ", "title", 30, shown.task_words, share=5),
    _shown("Đã báo cáo các năm trước", "state_before", 11, shown.state_before, share=1),
    FormColumn(head="Trạng thái", field="state", kind="state", width=10),
    _day("Ngày của trạng thái", "state_on"),
    _day("Ngày làm", "on"),
    _text("Việc đã làm", "done", 15, share=3),
    _text("Văn bản chứng minh", "evidence", 10, share=1.5),
    _text("Khó khăn, vướng mắc", "difficulties", 10, share=2),
    _text("Đề xuất, kiến nghị", "proposals", 10, share=2),
    _text("Kế hoạch năm sau", "next_year", 10, share=2),
)
TARGET_COLUMNS: tuple[FormColumn, ...] = (
    _shown("Số", "number", 5, lambda row: row.task.id),
    _shown("Chỉ tiêu", "name", 30, lambda row: row.target.name if row.target else "", share=4),
    _shown("Đơn vị tính", "unit", 10, shown.target_unit),
    _shown("Mục tiêu", "goal", 24, shown.target_goals, share=2),
    _shown("Số liệu gần nhất trước năm báo cáo", "before", 16, shown.figure_before, share=1),
    FormColumn(head="Số liệu", field="value", kind="figure", width=11),
    _day("Tính đến ngày", "as_of"),
    _text("Nguồn số liệu", "source", 20, share=3),
)
GENERAL_COLUMNS: tuple[FormColumn, ...] = (
    _text("Khó khăn, vướng mắc chung", "difficulties", 30, share=1),
    _text("Đề xuất, kiến nghị chung", "proposals", 30, share=1),
    _text("Phương hướng năm sau", "next_year", 30, share=1),
)
GENERAL_KEY = "chung"
SIGNING_KEY = "ký"
"""In the rows of the general sheet that only paper needs."""
SHEETS = {
    TASKS_SHEET: TASK_COLUMNS,
    TARGETS_SHEET: TARGET_COLUMNS,
    GENERAL_SHEET: GENERAL_COLUMNS,
}
LISTS: tuple[ChangedField, ...] = ("difficulties", "proposals", "next_year", "next_period")
"""Fields of which each line is an item; a form has one of the last two."""
_OF_A_PERIOD = {
    "state_before": _shown(
        "Đã báo cáo trước kỳ này", "state_before", 13, shown.state_before, share=1
    ),
    "before": _shown("Số liệu gần nhất trước kỳ báo cáo", "before", 16, shown.figure_before, 1),
}
_PLANNED = _shown("Kế hoạch đã nêu cho kỳ này", "planned", 11, shown.planned, share=1)


def sheets_of(period: ReportingPeriod) -> dict[str, tuple[FormColumn, ...]]:
    """The sheets of the form of a period; that of a year asks for the plans of the next one."""
    sheets = {**SHEETS, TASKS_SHEET: (*TASK_COLUMNS[:3], _PLANNED, *TASK_COLUMNS[3:])}
    if period.kind == "year":
        return sheets
    return {
        name: tuple(_in_period(column) for column in columns) for name, columns in sheets.items()
    }


def _in_period(column: FormColumn) -> FormColumn:
    if column.field != "next_year":
        return _OF_A_PERIOD.get(column.field, column)
    head = column.head.replace("năm sau", "kỳ tiếp theo")
    return replace(column, head=head, field="next_period")


def version_of(plan: Plan, unit: str) -> str:
    """Tells a form of an older plan: changes with the unit's tasks, their words and targets."""
    parts = [f"{task.id} {task.title} {task.text} {task.targets}" for task in plan.led_by(unit)]
    return _digest("\n".join(parts))


def rows_of(
    plan: Plan, unit: str, period: ReportingPeriod
) -> Iterator[tuple[str, str, dict[str, Value]]]:
    """Sheet, key and open fields of every row that a form of now would have.

    Keys: `10.2` for a task, `10.2#0` for an entry of its log after the first row, and
    `10.2/ma-chi-tieu` for a target; `chung` for what concerns the whole report. What was done and
    measured for the period before is not asked for again.
    """
    year, start = period.year, since(period)
    results = plan.results_for(unit, year)
    by_task = {result.task: result for result in results.tasks}
    reader = TaskStatusReader(plan, year, date(year, 12, 31))
    for task in plan.led_by(unit):
        result = by_task.get(task.id)
        yield TASKS_SHEET, task.id, _task_fields(result, _kept(reader, task, unit), period)
        for index, entry in enumerate(result.log if result is not None else ()):
            if entry.on < start and period.kind != "year":
                continue
            done = "\n".join(_one_line(part) for part in entry.done.split("\n\n"))
            fields: dict[str, Value] = {"on": entry.on, "done": done}
            yield TASKS_SHEET, f"{task.id}#{index}", {**fields, "evidence": entry.evidence}
    for task in plan.led_by(unit):
        for target in task.targets:
            fields = _figure_fields(by_task, task, target, start)
            yield TARGETS_SHEET, f"{task.id}/{target.id}", fields
    yield GENERAL_SHEET, GENERAL_KEY, _lists(results, period)


def _kept(reader: TaskStatusReader, task: Task, unit: str) -> UnitStatus | None:
    """The unit's state of a task that was done or dropped and stays so, in later years too."""
    (status,) = reader.of(task, (unit,)).units
    return status if status.state in ("done", "dropped") else None


STATE_OF = {state_name(state): state for state in STATES}


def as_sent(value: Value) -> str | None:
    """A value as one comparable text: days as `2026-11-20`, figures without needless zeros."""
    if value is None:
        return None
    if isinstance(value, Clear):
        return value.value
    if isinstance(value, bool):
        return YES if value else NO
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Decimal):
        return f"{value.normalize():f}"
    lines = [" ".join(line.split()) for line in nfc(value).splitlines()]
    return "\n".join(line for line in lines if line) or None


def _task_fields(
    result: TaskResult | None, kept: UnitStatus | None, period: ReportingPeriod
) -> dict[str, Value]:
    """The fields of a task's first row; a state that the year itself lacks is the `kept` one."""
    fields: dict[str, Value] = {"on": None, "done": None, "evidence": None}
    state: dict[str, Value] = {"state": None, "state_on": None}
    if result is not None and result.state is not None:
        state = {"state": state_name(result.state), "state_on": result.state_on}
    elif kept is not None:
        state = {"state": state_name(kept.state), "state_on": kept.state_on}
    if result is None:
        result = TaskResult(task="")
    return {**state, **fields, **_lists(result, period)}


def _lists(result: TaskResult | UnitResults, period: ReportingPeriod) -> dict[str, Value]:
    """What a task or a whole report says in lists, an item a line."""
    plans = [one.text for one in result.next_period if one.period == period]
    last = {"next_year": result.next_year} if period.kind == "year" else {"next_period": plans}
    items = {"difficulties": result.difficulties, "proposals": result.proposals, **last}
    return {name: "\n".join(map(_one_line, texts)) or None for name, texts in items.items()}


def _figure_fields(
    by_task: dict[str, TaskResult], task: Task, target: Target, start: date
) -> dict[str, Value]:
    result = by_task.get(task.id)
    newest = latest(result.values, target.id) if result is not None else None
    if newest is None or newest[1].as_of < start:
        return {"value": None, "as_of": None, "source": None}
    value = newest[1].value
    said: Value = (YES if value else NO) if isinstance(value, bool) else value
    return {"value": said, "as_of": newest[1].as_of, "source": newest[1].source}


def _one_line(text: str) -> str:
    """One item of a list in one line of its cell."""
    return " ".join(text.split())


def _digest(text: str) -> str:
    return hashlib.blake2b(text.encode(), digest_size=8).hexdigest()
