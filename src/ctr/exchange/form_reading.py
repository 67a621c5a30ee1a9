"""A filled form read back: every cell understood or told by sheet and cell."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import python_calamine

from ctr.errors import CannotRun, reason
from ctr.exchange.form_guard import ROWS_LIMIT, error_cells
from ctr.exchange.form_layout import (
    DATA_SHEET,
    FORM_VERSION,
    KEY,
    NO,
    SHEETS,
    STATE_OF,
    YES,
    FormColumn,
    Value,
)
from ctr.plan.periods import parse_day, vietnamese_day
from ctr.plan.problems import Invalid
from ctr.vietnamese import phrases
from ctr.vietnamese.matching import match_key, nfc


@dataclass(frozen=True, slots=True, kw_only=True)
class CellProblem:
    """A fault in a form: `place` is `Nhiệm vụ!E7`, or a sheet, or empty for the whole file."""

    file: str
    place: str
    message: str

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


@dataclass(slots=True)
class FilledForm:
    """A form as read. `sent` holds what each row had when the form was made."""

    file: str
    programme: str = ""
    unit: str = ""
    year: int = 0
    version: str = ""
    sent: dict[tuple[str, str], dict[str, str | None]] = field(default_factory=dict)
    rows: list[FormRow] = field(default_factory=list)
    problems: list[CellProblem] = field(default_factory=list)

    def problem(self, place: str, message: str) -> None:
        """Note a fault."""
        self.problems.append(CellProblem(file=self.file, place=place, message=message))


def read_form(path: Path) -> FilledForm:
    """Read the workbook at `path`. Raises CannotRun where it is no form at all."""
    try:
        errors = error_cells(path)
        workbook = python_calamine.CalamineWorkbook.from_path(str(path))
        sheets = {nfc(name): _cells(workbook, name, path) for name in workbook.sheet_names}
    except (OSError, python_calamine.CalamineError, ValueError) as error:
        told = f": {reason(error)}" if isinstance(error, OSError) and error.errno else ""
        raise CannotRun(f"không đọc được {path}{told}", "biểu phải là tệp Excel .xlsx") from None
    if DATA_SHEET not in sheets:
        raise CannotRun(f"{path} không phải biểu do ctr lập", "lập biểu bằng: ctr form")
    form = FilledForm(file=path.name)
    _read_data(form, sheets[DATA_SHEET])
    for name, columns in SHEETS.items():
        if name in sheets:
            for place in errors:
                if place.startswith(f"{name}!"):
                    form.problem(place, "ô có công thức lỗi, ghi lại bằng giá trị")
            for (row, column), _ in workbook.get_sheet_by_name(name).merged_cell_ranges or ():
                form.problem(f"{name}!{_letters(column)}{row + 1}", "ô gộp, tách ra rồi ghi lại")
            _read_sheet(form, name, columns, sheets[name])
        else:
            form.problem(name, "thiếu trang này")
    return form


def _cells(workbook: Any, name: str, path: Path) -> list[list[Any]]:
    sheet = workbook.get_sheet_by_name(name)
    if sheet.total_height > ROWS_LIMIT:
        raise CannotRun(f"{path}, trang {name} có hơn {ROWS_LIMIT} dòng", "xóa các dòng thừa")
    rows: list[list[Any]] = sheet.to_python(skip_empty_area=False)
    return rows


def _read_data(form: FilledForm, rows: list[list[Any]]) -> None:
    told = {str(row[0]): str(row[1]) for row in rows[:10] if len(row) > 1}
    if told.get("form") != str(FORM_VERSION) or not told.get("year", "").isdecimal():
        raise CannotRun(f"{form.file} là biểu của phiên bản ctr khác", "lập lại bằng: ctr form")
    form.programme = told.get("programme", "")
    form.unit, form.year = told.get("unit", ""), int(told["year"])
    form.version = told.get("version", "")
    for row in rows[10:]:
        if len(row) > 2 and row[2]:
            form.sent[str(row[0]), str(row[1])] = json.loads(str(row[2]))


def _read_sheet(
    form: FilledForm, name: str, columns: tuple[FormColumn, ...], rows: list[list[Any]]
) -> None:
    """Rows below the heads, wherever rows and columns have been moved to."""
    top, placed = _heads(rows, columns)
    if not placed:
        form.problem(name, "không tìm thấy dòng đầu bảng")
        return
    for column in columns:
        if column not in placed.values():
            form.problem(name, f"thiếu cột “{column.head}”")
    keys = [index for index, cell in enumerate(rows[top]) if str(cell).strip() == KEY]
    seen: dict[str, str] = {}
    for below, cells in enumerate(rows[top + 1 :], start=top + 1):
        key = str(cells[keys[0]]).strip() if keys and keys[0] < len(cells) else ""
        found = FormRow(sheet=name, key=key, number="")
        found.places = {column.field: f"{name}!{below + 1}" for column in columns}
        percent = any(
            column.field == "unit" and index < len(cells) and str(cells[index]).strip() == "%"
            for index, column in placed.items()
        )
        for index, column in placed.items():
            cell = cells[index] if index < len(cells) else None
            place = f"{name}!{_letters(index)}{below + 1}"
            found.places[column.field] = place
            if column.field == "number":
                found.number = _number(form, cell, place)
            elif column.kind != "shown":
                found.values[column.field] = _value(form, column, cell, place, percent)
        if key in seen and key:
            form.problem(f"{name}!A{below + 1}", f"dòng của {key} có hai lần, xem dòng {seen[key]}")
        seen[key] = str(below + 1)
        if key or any(value is not None for value in found.values.values()):
            form.rows.append(found)


def _heads(
    rows: list[list[Any]], columns: tuple[FormColumn, ...]
) -> tuple[int, dict[int, FormColumn]]:
    """The row that holds the heads, and the column at each place; nothing where there is none."""
    heads = {match_key(column.head): column for column in columns}
    for top, row in enumerate(rows):
        placed = {
            index: heads[match_key(cell)]
            for index, cell in enumerate(row)
            if isinstance(cell, str) and match_key(cell) in heads
        }
        if len(placed) >= len(columns) // 2:
            return top, placed
    return 0, {}


def _value(form: FilledForm, column: FormColumn, cell: Any, place: str, percent: bool) -> Value:
    """What a cell says. What cannot be understood for certain is a problem."""
    if cell is None or (isinstance(cell, str) and not cell.strip()):
        return None
    try:
        if column.kind == "day":
            return _day(cell)
        if column.kind == "figure":
            return _figure(cell, percent)
        if column.kind == "state":
            return _state(cell)
    except ValueError as error:
        form.problem(place, error.message if isinstance(error, Invalid) else str(error))
        return None
    return _written(column.field, _text(cell))


def _written(name: str, text: str) -> str | None:
    """A text as the plan keeps it, so that what is collected once is not new the second time.

    Each line of a cell is a paragraph of what was done, or an item of a list.
    """
    lines = [" ".join(line.split()) for line in text.split("\n")]
    kept = [line for line in lines if line]
    joint = {"done": "\n\n", "evidence": " ", "source": " "}.get(name, "\n")
    return joint.join(kept) or None


def _number(form: FilledForm, cell: Any, place: str) -> str:
    """The number of a task, also where the cell took `1.3` for a number."""
    if isinstance(cell, datetime | date):
        form.problem(place, "ô này đã thành ngày; ghi số nhiệm vụ dạng chữ, ví dụ '1.3")
        return ""
    if isinstance(cell, float | int) and not isinstance(cell, bool):
        return f"{Decimal(repr(cell)).normalize():f}"
    return _text(cell).rstrip(".").replace(",", ".")


def _text(cell: Any) -> str:
    if cell is None:
        return ""
    if isinstance(cell, datetime | date):
        return phrases.day(cell)
    if isinstance(cell, bool):
        return YES if cell else NO
    if isinstance(cell, float | int):
        return phrases.number(Decimal(repr(cell)))
    return "\n".join(line.strip() for line in nfc(str(cell)).splitlines()).strip()


def _day(cell: Any) -> date:
    if isinstance(cell, datetime):
        return cell.date()
    if isinstance(cell, date):
        return cell
    if isinstance(cell, str):
        text = cell.strip()
        if re.fullmatch(r"[0-9]{1,2}[/.-][0-9]{1,2}([/.-][0-9]{2})?", text):
            raise ValueError(f"“{text}” chưa rõ năm, ghi đủ ngày/tháng/năm")
        return parse_day(vietnamese_day(text) or text)
    raise ValueError(f"“{cell}” không phải là ngày, ghi ngày/tháng/năm")


def _figure(cell: Any, percent: bool) -> Decimal | bool:
    if isinstance(cell, bool):
        return cell
    if isinstance(cell, float | int):
        if percent and 0 < cell <= 1:
            shown = phrases.number(Decimal(repr(cell * 100)).normalize())
            raise ValueError(
                f"{phrases.number(Decimal(repr(cell)))} là {shown}% hay đúng như vậy? "
                "Bỏ định dạng phần trăm của ô, hoặc gõ thành chữ, ví dụ '97,5%"
            )
        return Decimal(repr(cell)).normalize() + 0
    text = nfc(str(cell)).strip().lower()
    if text in (YES, NO, "chưa đạt"):
        return text == YES
    if re.fullmatch(r"-?[1-9][0-9]{0,2}[.,][0-9]{3}", text):
        raise ValueError(f"“{text}” có thể là phần nghìn hoặc phần lẻ, ghi lại bằng số")
    try:
        return phrases.parse_number(text)
    except ValueError:
        raise ValueError(f"“{cell}” không phải là số, ghi ví dụ 97,5") from None


def _state(cell: Any) -> str:
    wanted = match_key(str(cell))
    for shown in STATE_OF:
        if match_key(shown) == wanted:
            return shown
    raise ValueError(f"“{cell}” không có trong danh sách: {', '.join(STATE_OF)}")


def _letters(index: int) -> str:
    """The letters of a column, from 0."""
    letters = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters
