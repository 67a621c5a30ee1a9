"""The workbook that a unit fills in: ready to print, what is not asked for locked."""

from __future__ import annotations

import io
import json
from collections.abc import Iterator, Mapping
from datetime import date, datetime, time
from decimal import Decimal
from typing import Any

import xlsxwriter
from xlsxwriter.utility import xl_rowcol_to_cell
from xlsxwriter.worksheet import Worksheet

from ctr.excel_cells import CELL, LINE, row_height
from ctr.forms import rules
from ctr.forms.general_sheet import ROOM, Formats, write_signing
from ctr.forms.layout import (
    DATA_SHEET,
    FORM_VERSION,
    GENERAL_SHEET,
    HELP_SHEET,
    KEY,
    STATE_OF,
    TASKS_SHEET,
    FormColumn,
    Value,
    as_sent,
    rows_of,
    sheets_of,
    version_of,
)
from ctr.forms.return_notes import due_line, return_line
from ctr.forms.shown import NO, YES, RowSubject
from ctr.plan.model import Plan
from ctr.plan.model.reporting_periods import ReportingPeriod
from ctr.vietnamese import phrases
from ctr.wording.periods import period_name

FREE_ROWS = 20
"""Open rows below the tasks, for what was done and has no row yet."""
_MORE = "\n… (còn nữa, xem trong kế hoạch)"
_DAY = "dd/mm/yyyy"


def form(plan: Plan, unit: str, period: ReportingPeriod, by: date | None = None) -> bytes:
    """The form of one unit and period, with what is already recorded filled in.

    It is to be back `by` a day, or else by that of the duty.
    """
    saved = io.BytesIO()
    workbook = xlsxwriter.Workbook(saved, {"in_memory": True, "default_date_format": _DAY})
    made = datetime.combine(period.first_day, time())  # the same form is the same file
    workbook.set_properties(
        {"title": f"Biểu báo cáo {period_name(period)}", "subject": unit, "created": made}
    )
    _Form(workbook, plan, unit, period, due_line(plan, period, by)).write()
    workbook.close()
    return saved.getvalue()


class _Form:
    def __init__(
        self, workbook: Any, plan: Plan, unit: str, period: ReportingPeriod, due: str
    ) -> None:
        self.due = due
        self.workbook = workbook
        self.plan = plan
        self.unit = unit
        self.period = period
        self.year = period.year
        self.rows = [
            (sheet, key, {name: _fitting(value) for name, value in fields.items()})
            for sheet, key, fields in rows_of(plan, unit, period)
        ]
        base = {"font_name": "Times New Roman", "font_size": 11, "valign": "top", "border": 1}
        add = workbook.add_format
        self.title = add({"font_name": "Times New Roman", "font_size": 14, "bold": True})
        self.line = add({"font_name": "Times New Roman", "font_size": 12, "text_wrap": True})
        self.head = add({**base, "bold": True, "text_wrap": True, "align": "center"})
        self.shown = add({**base, "text_wrap": True})
        self.open = add({**base, "text_wrap": True, "locked": False})
        self.open_day = add({**base, "locked": False, "num_format": _DAY, "align": "center"})
        self.open_figure = add({**base, "locked": False, "align": "right"})
        self.open_number = add({**base, "locked": False, "num_format": "@"})
        self.hidden = add({**base, "font_size": 8})
        words = {"font_name": "Times New Roman", "font_size": 12, "align": "center"}
        self.paper = Formats(
            line=add({"font_name": "Times New Roman", "font_size": 12}),
            bold=add({**words, "bold": True, "text_wrap": True, "valign": "top"}),
            slanted=add({**words, "italic": True}),
            open=add({**words, "bold": True, "locked": False}),
        )

    def write(self) -> None:
        self._help()
        for sheet, columns in sheets_of(self.period).items():
            self._sheet(sheet, self._needed(sheet, columns))
        self._data()
        self.workbook.get_worksheet_by_name(TASKS_SHEET).activate()

    def _help(self) -> None:
        sheet = self.workbook.add_worksheet(HELP_SHEET)
        sheet.set_column(0, 0, 110)
        sheet.write_string(0, 0, f"BIỂU BÁO CÁO {period_name(self.period).upper()}", self.title)
        after = "năm sau" if self.period.kind == "year" else "kỳ tiếp theo"
        lines = (
            f"Đơn vị: {self.unit}",
            f"Chương trình: {self.plan.programme.title}",
            "1. Trang “Nhiệm vụ”: mỗi nhiệm vụ một dòng; chọn trạng thái, ghi ngày của trạng thái.",
            "2. Việc đã làm: ghi ngày làm, việc, số và ngày của văn bản chứng minh.",
            "3. Nhiệm vụ có nhiều việc: ghi ở các dòng trống phía dưới, kèm số nhiệm vụ.",
            f"4. Khó khăn, đề xuất, kế hoạch {after}: mỗi ý một dòng trong ô (Alt+Enter).",
            "5. Trang “Chỉ tiêu”: ghi số liệu (hoặc đạt/không đạt), tính đến ngày nào, lấy từ đâu.",
            "6. Trang “Chung”: khó khăn, đề xuất, phương hướng của cả đơn vị; phần ký khi in.",
            "7. Bỏ điều đã ghi ở một ô: gõ “xóa” vào ô đó. Để trống ô thì điều đã ghi giữ nguyên.",
            "8. Chỉ điền được các ô để mở; sắp xếp, ẩn, chèn dòng đều được. Điền xong gửi lại tệp.",
            self.due,
            return_line(self.plan, self.unit),
        )
        for row, text in enumerate(filter(None, lines), start=1):
            sheet.write_string(row, 0, text, self.line)
            sheet.set_row(row, LINE * (1 + len(text) // 105))
        sheet.protect("", {"format_columns": True, "format_rows": True})
        _print_setup(sheet)

    def _sheet(self, name: str, columns: tuple[FormColumn, ...]) -> None:
        sheet = self.workbook.add_worksheet(name)
        sheet.set_column(0, 0, 4, None, {"hidden": True})
        sheet.write_string(0, 0, KEY, self.hidden)
        for place, column in enumerate(columns, start=1):
            sheet.set_column(place, place, column.width)
            sheet.write_string(0, place, column.head, self.head)
        sheet.set_row(0, 2 * LINE)
        keyed = [(key, fields) for sheet_name, key, fields in self.rows if sheet_name == name]
        for row, (key, fields) in enumerate(keyed, start=1):
            sheet.write_string(row, 0, key, self.hidden)
            shown = self._shown(columns, key) if name != GENERAL_SHEET else {}
            height = row_height(_shown_cells(columns, {**fields, **shown}))
            sheet.set_row(row, max(height, ROOM if name == GENERAL_SHEET else 0))
            for place, column in enumerate(columns, start=1):
                self._cell(sheet, row, place, column, shown.get(column.field), fields)
        last = len(keyed)
        if name == TASKS_SHEET:
            for row in range(last + 1, last + 1 + FREE_ROWS):
                for place, column in enumerate(columns, start=1):
                    free = column.field in ("number", "on", "done", "evidence")
                    style = self.open_number if column.field == "number" else self._format(column)
                    sheet.write_blank(row, place, None, style if free else self.shown)
            last += FREE_ROWS
        self._validate(sheet, columns, keyed, last)
        if name == GENERAL_SHEET:
            write_signing(sheet, last + 2, self.due, self.plan, self.unit, self.paper)
        else:
            sheet.freeze_panes(1, 3)
            sheet.autofilter(0, 0, last, len(columns))
        sheet.repeat_rows(0)
        _print_setup(sheet)
        unit = self.unit[:100].replace("&", "&&")  # of 255 characters that a header may have
        sheet.set_header(f"&LĐơn vị: {unit}&C{name}&R{phrases.capital(period_name(self.period))}")
        sheet.protect(
            "",
            {
                "format_cells": True,
                "format_columns": True,
                "format_rows": True,
                "insert_rows": name != GENERAL_SHEET,
                "sort": True,
                "autofilter": True,
            },
        )

    def _needed(self, name: str, columns: tuple[FormColumn, ...]) -> tuple[FormColumn, ...]:
        """The columns of a sheet, without that of earlier plans where there are none."""
        keys = [key for sheet, key, _ in self.rows if sheet == name and key in self.plan.by_number]
        if any(self._shown(columns, key).get("planned") for key in keys):
            return columns
        return tuple(column for column in columns if column.field != "planned")

    def _cell(
        self,
        sheet: Worksheet,
        row: int,
        place: int,
        column: FormColumn,
        shown: str | None,
        fields: dict[str, Value],
    ) -> None:
        if column.kind == "shown":
            sheet.write_string(row, place, str(_fitting(shown or "")), self.shown)
            return
        if column.field not in fields:
            sheet.write_blank(row, place, None, self.shown)
            return
        value = fields[column.field]
        style = self._format(column)
        if value is None:
            sheet.write_blank(row, place, None, style)
        elif isinstance(value, date):
            sheet.write_datetime(row, place, value, style)
        elif isinstance(value, Decimal):
            sheet.write_number(row, place, float(value), style)
        else:
            cut = str(value).endswith(_MORE)  # filled in, it would replace the whole
            sheet.write_string(row, place, str(value), self.shown if cut else style)

    def _format(self, column: FormColumn) -> Any:
        if column.kind == "day":
            return self.open_day
        return self.open_figure if column.kind == "figure" else self.open

    def _shown(self, columns: tuple[FormColumn, ...], key: str) -> dict[str, str]:
        """What the columns for reading only show in a row."""
        number, _, target = key.partition("#")[0].partition("/")
        _, task = self.plan.by_number[number]
        row = RowSubject(
            plan=self.plan,
            unit=self.unit,
            period=self.period,
            task=task,
            target=next((known for known in task.targets if known.id == target), None),
            first="#" not in key,
        )
        return {column.field: column.shows(row) for column in columns if column.shows}

    def _validate(
        self,
        sheet: Worksheet,
        columns: tuple[FormColumn, ...],
        keyed: list[tuple[str, dict[str, Value]]],
        last: int,
    ) -> None:
        for place, column in enumerate(columns, start=1):
            if column.kind == "day":
                first = self.year - 1
                if column.field == "state_on":  # a state may be of any year before
                    first = min(first, self.plan.programme.period.from_)
                rule = rules.day_rule(xl_rowcol_to_cell(1, place), first, self.year)
                sheet.data_validation(1, place, last, place, rule)
            elif column.kind == "state":
                sheet.data_validation(1, place, last, place, rules.choice(list(STATE_OF)))
            elif column.kind == "figure":
                for row, (key, _) in enumerate(keyed, start=1):
                    if self._by_figure(key):
                        rule = rules.figure_rule(xl_rowcol_to_cell(row, place))
                    else:
                        rule = rules.choice([YES, NO])
                    sheet.data_validation(row, place, row, place, rule)

    def _by_figure(self, key: str) -> bool:
        number, _, name = key.partition("/")
        task = self.plan.by_number[number][1]
        return next(target for target in task.targets if target.id == name).by_figure

    def _data(self) -> None:
        """What the form was made of, for whoever reads it back."""
        sheet = self.workbook.add_worksheet(DATA_SHEET)
        sheet.very_hidden()
        for row, (name, value) in enumerate(self._identity()):
            sheet.write_string(row, 0, name)
            sheet.write_string(row, 1, value)
        start = 10
        for offset, (name, key, fields) in enumerate(self.rows):
            sheet.write_string(start + offset, 0, name)
            sheet.write_string(start + offset, 1, key)
            sent = {field: as_sent(value) for field, value in fields.items()}
            text = json.dumps(sent, ensure_ascii=False)
            for place, begin in enumerate(range(0, len(text), CELL), start=2):
                sheet.write_string(start + offset, place, text[begin : begin + CELL])

    def _identity(self) -> Iterator[tuple[str, str]]:
        yield "form", str(FORM_VERSION)
        yield "programme", self.plan.identity
        yield "unit", self.unit
        yield "year", str(self.year)
        yield "period", self.period.code
        yield "version", version_of(self.plan, self.unit)


def _fitting(value: Value) -> Value:
    """A text as a cell can hold it; what was sent is then what the cell shows, so that a cut is no
    change of the unit's."""
    if isinstance(value, str) and len(value) > CELL and len(value.encode("utf-16-le")) > 65_000:
        return f"{value[:CELL].rstrip()}{_MORE}"
    return value


def _shown_cells(
    columns: tuple[FormColumn, ...], values: Mapping[str, object]
) -> Iterator[tuple[str, float]]:
    for column in columns:
        if values.get(column.field) is not None:
            yield str(values[column.field]), column.width


def _print_setup(sheet: Worksheet) -> None:
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    sheet.set_margins(left=0.5, right=0.5, top=0.6, bottom=0.6)
    sheet.set_footer("&CTrang &P/&N")
