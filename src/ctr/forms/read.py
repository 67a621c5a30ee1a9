"""A filled form read back: every cell understood or told by sheet and cell."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from ctr.errors import CannotRun
from ctr.forms.cells import cell_value, task_number
from ctr.forms.layout import (
    DATA_SHEET,
    FORM_VERSION,
    GENERAL_SHEET,
    KEY,
    READABLE,
    SHEETS,
    SIGNING_KEY,
    TASKS_SHEET,
    FormColumn,
    Value,
    sheets_of,
)
from ctr.forms.sheets import Cell, read_sheets
from ctr.plan.model.reporting_periods import ReportingPeriod
from ctr.problems import Invalid
from ctr.vietnamese.matching import match_key


@dataclass(frozen=True, slots=True, kw_only=True)
class CellProblem:
    """A fault in a form: `place` is `Nhiệm vụ!E7`, or a sheet, or empty for the whole file."""

    file: str
    place: str
    message: str
    for_office: bool = False
    """Whether the office decides, and not who filled in the form."""

    def __str__(self) -> str:
        where = f"{self.file}: {self.place}" if self.place else self.file
        return f"{where}: {self.message}"


@dataclass(slots=True)
class FormRow:
    """One row as filled in, and the place of each cell. `key` is empty for a new row."""

    sheet: str
    key: str
    number: str
    values: dict[str, Value] = field(default_factory=dict)
    places: dict[str, str] = field(default_factory=dict)
    unread: set[str] = field(default_factory=set)
    """The fields whose cells could not be understood, which is a fault already."""


@dataclass(slots=True)
class FilledForm:
    """A form as read. `sent` holds what each row had when the form was made.

    `received` is the day on which it came in, where that is known.
    """

    file: str
    programme: str = ""
    unit: str = ""
    year: int = 0
    version: str = ""
    received: date | None = None
    layout: int = FORM_VERSION
    of: ReportingPeriod | None = None
    """The period, None for the whole year."""
    sent: dict[tuple[str, str], dict[str, str | None]] = field(default_factory=dict)
    rows: list[FormRow] = field(default_factory=list)
    problems: list[CellProblem] = field(default_factory=list)
    overruled: dict[tuple[str, str, str], set[str | None]] = field(default_factory=dict)
    """What earlier forms of the same report say in cells that this one corrects."""
    past: set[tuple[str, str]] = field(default_factory=set)
    """Rows whose state was followed by that of a form of a later period."""

    @property
    def period(self) -> ReportingPeriod:
        """The period that the form is of."""
        return self.of or ReportingPeriod.whole_year(self.year)

    def problem(self, place: str, message: str, *, for_office: bool = False) -> None:
        """Note a fault."""
        fault = CellProblem(file=self.file, place=place, message=message, for_office=for_office)
        self.problems.append(fault)


class NotAForm(CannotRun):
    """A sound workbook without the stamp of a form."""


def read_form(raw: bytes, name: str) -> FilledForm:
    """Read a workbook that is called `name`.

    Raises NotAForm for any workbook but a form, CannotRun for a form that cannot be read.
    """
    sheets = read_sheets(raw, name, (DATA_SHEET, *SHEETS))
    if DATA_SHEET not in sheets:
        if any(sheet in sheets for sheet in SHEETS):
            raise CannotRun(
                f"{name} là biểu đã chép sang tệp khác nên mất trang ẩn",
                "chép lại vào đúng tệp đã gửi, hoặc lập lại bằng: ctr form",
            )
        raise NotAForm(f"{name} không phải biểu do ctr lập", "lập biểu bằng: ctr form")
    form = FilledForm(file=name)
    _read_data(form, sheets[DATA_SHEET].rows)
    for name, columns in sheets_of(form.period).items():
        if name in sheets:
            for cell in sheets[name].errors:
                form.problem(f"{name}!{cell}", "ô có công thức lỗi, ghi lại bằng giá trị")
            for row, column in sheets[name].merged:
                form.problem(f"{name}!{_letters(column)}{row + 1}", "ô gộp, tách ra rồi ghi lại")
            _read_sheet(form, name, columns, sheets[name].rows)
        elif name != GENERAL_SHEET or form.layout > 1:
            form.problem(name, "thiếu trang này")
    return form


def _read_data(form: FilledForm, rows: list[list[Cell]]) -> None:
    stamp = {str(row[0]): str(row[1]) for row in rows[:10] if len(row) > 1}
    if stamp.get("form") not in READABLE or not re.fullmatch("[0-9]{4}", stamp.get("year", "")):
        raise CannotRun(f"{form.file} là biểu của phiên bản ctr khác", "lập lại bằng: ctr form")
    form.layout = int(stamp["form"])
    form.programme = stamp.get("programme", "")
    form.unit, form.year = stamp.get("unit", ""), int(stamp["year"])
    form.of = _period(form, stamp.get("period"))
    form.version = stamp.get("version", "")
    for place, row in enumerate(rows[10:], start=11):
        if len(row) > 2 and row[2]:
            form.sent[str(row[0]), str(row[1])] = _sent(form, row[2:], place)


def _period(form: FilledForm, code: str | None) -> ReportingPeriod | None:
    """The period that a stamp names; forms of the first version name none."""
    if code is None or code == str(form.year):
        return None
    try:
        period = ReportingPeriod.parse(code)
    except Invalid:
        period = None
    if period is None or period.year != form.year:
        raise CannotRun(f"{form.file}: trang ẩn của biểu bị hỏng", "lập lại bằng: ctr form")
    return period


def _sent(form: FilledForm, cells: list[Cell], place: int) -> dict[str, str | None]:
    """What a row had when the form was made: JSON, over as many cells as it needs."""
    try:
        sent = json.loads("".join(cell for cell in cells if isinstance(cell, str)))
    except (ValueError, RecursionError):
        sent = None
    if not isinstance(sent, dict) or any(
        not isinstance(value, str | None) for value in sent.values()
    ):
        raise CannotRun(
            f"{form.file}: {DATA_SHEET}!C{place}: trang ẩn của biểu bị hỏng",
            "lập lại bằng: ctr form",
        )
    return sent


def _read_sheet(
    form: FilledForm, name: str, columns: tuple[FormColumn, ...], rows: list[list[Cell]]
) -> None:
    """Rows below the heads, wherever rows and columns have been moved to."""
    top, placed = _heads(rows, columns)
    if not placed:
        form.problem(name, "không tìm thấy dòng đầu bảng")
        return
    for column in columns:
        if column.shows is None and column not in placed.values():
            form.problem(name, f"thiếu cột “{column.head}”")
    keys = [index for index, cell in enumerate(rows[top]) if str(cell).strip() == KEY]
    if name == GENERAL_SHEET and not keys:
        form.problem(name, f"thiếu cột “{KEY}”")
        return
    seen: dict[str, str] = {}
    for below, cells in enumerate(rows[top + 1 :], start=top + 1):
        key = str(cells[keys[0]]).strip() if keys and keys[0] < len(cells) else ""
        if key == SIGNING_KEY:
            continue
        row = FormRow(sheet=name, key=key, number="")
        row.places = {column.field: f"{name}!{below + 1}" for column in columns}
        percent = any(
            column.field == "unit" and index < len(cells) and str(cells[index]).strip() == "%"
            for index, column in placed.items()
        )
        for index, column in placed.items():
            cell = cells[index] if index < len(cells) else None
            place = f"{name}!{_letters(index)}{below + 1}"
            row.places[column.field] = place
            if column.field == "number":
                row.number = _number(form, row, cell, place)
            elif column.kind != "shown":
                try:
                    row.values[column.field] = cell_value(column, cell, percent)
                except ValueError as error:
                    form.problem(place, str(error))
                    row.unread.add(column.field)
        if key in seen and key:
            copied = f"dòng này chép lại dòng {seen[key]}; xóa dòng chép"
            if name == TASKS_SHEET:
                copied += ", việc làm thêm ghi ở các dòng trống phía dưới"
            form.problem(f"{name}!{below + 1}", copied)
        seen[key] = str(below + 1)
        if key or row.unread or any(value is not None for value in row.values.values()):
            form.rows.append(row)


def _heads(
    rows: list[list[Cell]], columns: tuple[FormColumn, ...]
) -> tuple[int, dict[int, FormColumn]]:
    """The row that holds the heads, and the column at each place; nothing where there is none."""
    heads = {match_key(column.head): column for column in columns}
    for top, row in enumerate(rows):
        placed = {
            index: heads[match_key(cell)]
            for index, cell in enumerate(row)
            if isinstance(cell, str) and match_key(cell) in heads
        }
        if len(placed) >= (len(columns) + 1) // 2:
            return top, placed
    return 0, {}


def _letters(index: int) -> str:
    """The letters of a column, from 0."""
    letters = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def _number(form: FilledForm, row: FormRow, cell: Any, place: str) -> str:
    try:
        return task_number(cell)
    except ValueError as error:
        form.problem(place, str(error))
        row.unread.add("number")
        return ""
