"""The sheets of a foreign workbook as plain cells, read in a child process.

The library that reads workbooks is native code: a damaged file can end its process, or take all
of its memory. What comes back is JSON, so that nothing of the child is trusted.
"""

from __future__ import annotations

import io
import json
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from datetime import time as clock
from typing import Any

import python_calamine

from ctr.contained import Broken, Limits, contained
from ctr.errors import CannotRun
from ctr.forms.workbook_guard import CELLS_LIMIT, COLUMNS_LIMIT, ROWS_LIMIT, error_cells
from ctr.package_guard import Unsound
from ctr.vietnamese.matching import nfc

LIMITS = Limits(memory_mb=500, seconds=15, answer_mb=64)
"""A form of 600 rows takes 10 MB and a tenth of a second."""
_HINT = "biểu phải là tệp Excel .xlsx; mở bằng Excel, lưu lại, hoặc xin đơn vị gửi lại"

Cell = str | float | bool | date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """One sheet: its cells, and the places (row and column from 0) that are not what they seem.

    `errors` are names of cells such as `E7`.
    """

    rows: list[list[Cell]]
    errors: list[str]
    merged: list[tuple[int, int]]


def read_sheets(raw: bytes, name: str, wanted: Collection[str] | None) -> dict[str, Sheet]:
    """The sheets of these names that the workbook `name` has, or all (None).

    Raises CannotRun for any unsound file.
    """
    try:
        read = json.loads(contained(LIMITS, _read, raw, None if wanted is None else tuple(wanted)))
    except Broken as error:
        fault = "tệp hỏng" if error.cause == "crash" else "tệp hỏng hoặc quá lớn"
        raise CannotRun(f"không đọc được {name}: {fault}", _HINT) from None
    if isinstance(read, str):
        raise CannotRun(f"không đọc được {name}: {read}", _HINT)
    return {
        name: Sheet(
            rows=[[_cell(cell) for cell in row] for row in sheet["rows"]],
            errors=sheet["errors"],
            merged=[(row, column) for row, column in sheet["merged"]],
        )
        for name, sheet in read.items()
    }


def _read(raw: bytes, wanted: tuple[str, ...] | None) -> bytes:
    """In the child: the sheets as JSON, or a text that says what is wrong with the workbook."""
    try:
        errors = error_cells(raw)
        workbook = python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(raw))
        sheets = {
            nfc(name): _sheet(workbook, name, [cell for at, cell in errors if at == nfc(name)])
            for name in workbook.sheet_names
            if wanted is None or nfc(name) in wanted
        }
        return json.dumps(sheets).encode()
    except Unsound as error:
        return json.dumps(str(error)).encode()


def _sheet(workbook: Any, name: str, errors: list[str]) -> dict[str, Any]:
    sheet = workbook.get_sheet_by_name(name)
    height, width = sheet.total_height, sheet.total_width
    if height > ROWS_LIMIT or width > COLUMNS_LIMIT or height * width > CELLS_LIMIT:
        raise Unsound(f"trang {name} có quá nhiều dòng hoặc cột, xóa phần thừa")
    rows = sheet.to_python(skip_empty_area=False)
    return {
        "rows": [[_plain(cell) for cell in row] for row in rows],
        "errors": errors,
        "merged": [top for top, _ in sheet.merged_cell_ranges or ()],
    }


def _plain(cell: Any) -> Any:
    """A cell as JSON has it: days as `{"day": "2026-11-24"}`, times and spans as their text."""
    if isinstance(cell, datetime):
        return {"day": cell.date().isoformat()}
    if isinstance(cell, date):
        return {"day": cell.isoformat()}
    if isinstance(cell, clock):
        return cell.isoformat()
    if isinstance(cell, timedelta):
        minutes, seconds = divmod(round(cell.total_seconds()), 60)
        return f"{minutes // 60}:{minutes % 60:02d}:{seconds:02d}"
    return cell


def _cell(cell: Any) -> Cell:
    if isinstance(cell, dict):
        return date.fromisoformat(cell["day"])
    if isinstance(cell, str | float | int | bool):
        return cell
    return None
