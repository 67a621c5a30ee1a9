"""The workbook that a unit fills in: ready to print, what is not asked for locked."""

from __future__ import annotations

import io
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime, time
from decimal import Decimal
from itertools import groupby
from typing import Any

import xlsxwriter
from xlsxwriter.utility import xl_rowcol_to_cell
from xlsxwriter.worksheet import Worksheet

from ctr.excel_cells import (
    BOOK_OPTIONS,
    CELL,
    HIGHEST,
    LINE,
    PAGES,
    SIZE,
    print_setup,
    row_height,
    running,
    shared_widths,
    text_room,
)
from ctr.forms import rules
from ctr.forms.general_sheet import ROOM, write_signing
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
from ctr.forms.return_notes import due_line, due_note, return_line, return_note
from ctr.forms.shown import NO, YES, RowSubject
from ctr.forms.styles import DAY, WORDS_SIZE, Styles
from ctr.plan.model import Plan, Target
from ctr.plan.model.reporting_periods import ReportingPeriod
from ctr.text_width import line_count
from ctr.vietnamese import phrases
from ctr.wording.periods import period_name

FREE_ROWS = 20
"""Open rows below the tasks, for what was done and has no row yet."""
_MORE = "\n… (còn nữa, xem trong kế hoạch)"
_LEFT_OUT_IF_EMPTY = ("planned", "state_before", "before")
_HELP_WIDTH = 105
_HEADER = 80
"""Characters of a header or footer that a name may take."""
_WORDS_LINE = 15.75
"""Points of a line of these words."""
_TO_FILL_IN = "Ô tô màu như dòng này là ô để điền; ô trắng chỉ để đọc, ô xám không phải điền."


def form(plan: Plan, unit: str, period: ReportingPeriod, by: date | None = None) -> bytes:
    """The form of one unit and period, with what is already recorded filled in.

    It is to be back `by` a day, or else by that of the duty.
    """
    saved = io.BytesIO()
    workbook = xlsxwriter.Workbook(saved, {**BOOK_OPTIONS, "default_date_format": DAY})
    made = datetime.combine(period.first_day, time())  # the same form is the same file
    workbook.set_properties(
        {"title": f"Biểu báo cáo {period_name(period)}", "subject": unit, "created": made}
    )
    _Form(workbook, plan, unit, period, by).write()
    workbook.close()
    return saved.getvalue()


class _Form:
    def __init__(
        self, workbook: Any, plan: Plan, unit: str, period: ReportingPeriod, by: date | None
    ) -> None:
        self.by = by
        self.due = due_line(plan, period, by)
        self.workbook = workbook
        self.plan = plan
        self.unit = unit
        self.period = period
        self.year = period.year
        self.rows = [
            (sheet, key, {name: _fitting(value) for name, value in fields.items()})
            for sheet, key, fields in rows_of(plan, unit, period)
        ]
        self.style = Styles(workbook)

    def write(self) -> None:
        self._help()
        for sheet, columns in sheets_of(self.period).items():
            self._sheet(sheet, self._laid_out(sheet, columns))
        self._data()
        self.workbook.get_worksheet_by_name(TASKS_SHEET).activate()

    def _help(self) -> None:
        sheet = self.workbook.add_worksheet(HELP_SHEET)
        sheet.set_column(0, 0, _HELP_WIDTH)
        sheet.hide_gridlines(2)
        sheet.write_string(
            0, 0, f"BIỂU BÁO CÁO {period_name(self.period).upper()}", self.style.title
        )
        sheet.set_row(0, 2 * LINE)
        after = "năm sau" if self.period.kind == "year" else "kỳ tiếp theo"
        lines = (
            f"Đơn vị: {self.unit}",
            f"Chương trình: {self.plan.programme.title}",
            self.due,
            return_line(self.plan, self.unit),
            _TO_FILL_IN,
            "1. Trang “Nhiệm vụ”: mỗi nhiệm vụ một dòng; chọn trạng thái, ghi ngày của trạng thái.",
            "2. Việc đã làm: ghi ngày làm, việc, số và ngày của văn bản chứng minh.",
            "3. Nhiệm vụ có nhiều việc: ghi ở các dòng trống phía dưới, kèm số nhiệm vụ.",
            f"4. Khó khăn, đề xuất, kế hoạch {after}: mỗi ý một dòng trong ô (Alt+Enter).",
            "5. Trang “Chỉ tiêu”: ghi số liệu (hoặc đạt/không đạt), tính đến ngày nào, lấy từ đâu.",
            "    Tỷ lệ phần trăm: ghi 72,5 hoặc 72,5%, không ghi 0,725.",
            "6. Trang “Chung”: khó khăn, đề xuất, phương hướng của cả đơn vị; phần ký khi in.",
            "7. Bỏ điều đã ghi ở một ô: gõ “xóa” vào ô đó. Để trống ô thì điều đã ghi giữ nguyên.",
            "8. Chỉ điền được các ô để mở; sắp xếp, ẩn, chèn dòng đều được. Điền xong gửi lại tệp.",
        )
        for row, text in enumerate(filter(None, lines), start=1):
            style = self.style.tinted_line if text == _TO_FILL_IN else self.style.line
            sheet.write_string(row, 0, text, style)
            count = line_count(text, WORDS_SIZE, text_room(_HELP_WIDTH))
            sheet.set_row(row, min(count * _WORDS_LINE + 3, HIGHEST))
        sheet.protect("", {"format_columns": True, "format_rows": True})
        self._print_setup(sheet, HELP_SHEET)

    def _sheet(self, name: str, columns: Sequence[FormColumn]) -> None:
        sheet = self.workbook.add_worksheet(name)
        sheet.set_column(0, 0, 4, None, {"hidden": True})
        sheet.write_string(0, 0, KEY, self.style.hidden)
        for place, column in enumerate(columns, start=1):
            sheet.set_column(place, place, column.width)
            sheet.write_string(0, place, column.head, self.style.head)
        sheet.set_row(0, row_height([(one.head, one.width) for one in columns], bold=True))
        keyed = [(key, fields) for sheet_name, key, fields in self.rows if sheet_name == name]
        for row, (key, fields) in enumerate(keyed, start=1):
            sheet.write_string(row, 0, key, self.style.hidden)
            shown = self._shown(columns, key) if name != GENERAL_SHEET else {}
            height = row_height(_shown_cells(columns, {**fields, **shown}))
            sheet.set_row(row, max(height, ROOM if name == GENERAL_SHEET else 0))
            for place, column in enumerate(columns, start=1):
                asked = column.kind == "figure" and self._in_percent(key)
                style = self.style.open_percent if asked else self._format(column)
                self._cell(sheet, row, place, column, shown.get(column.field), fields, style)
        last = len(keyed)
        if name == TASKS_SHEET:
            for row in range(last + 1, last + 1 + FREE_ROWS):
                for place, column in enumerate(columns, start=1):
                    sheet.write_blank(row, place, None, self._free(column))
            last += FREE_ROWS
        self._validate(sheet, columns, keyed, last)
        if name == GENERAL_SHEET:
            write_signing(sheet, last + 2, self.due, self.plan, self.unit, self.style)
        else:
            sheet.freeze_panes(1, 3)
            sheet.autofilter(0, 0, last, len(columns))
        sheet.repeat_rows(0)
        self._print_setup(sheet, name)
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

    def _laid_out(self, name: str, columns: Sequence[FormColumn]) -> list[FormColumn]:
        """The columns of a sheet in the width that they have; none of earlier reports where there
        is nothing of these."""
        keys = [key for sheet, key, _ in self.rows if sheet == name and name != GENERAL_SHEET]
        before = [one for one in columns if one.field in _LEFT_OUT_IF_EMPTY]
        told = {field for key in keys for field, text in self._shown(before, key).items() if text}
        kept = [one for one in columns if one.field in told or one.field not in _LEFT_OUT_IF_EMPTY]
        widths = shared_widths([one.width for one in kept], [one.share for one in kept])
        return [replace(one, width=width) for one, width in zip(kept, widths, strict=True)]

    def _free(self, column: FormColumn) -> Any:
        """How a cell looks of a row below the tasks."""
        if column.field == "number":
            return self.style.open_number
        if column.field == "title":
            return self.style.not_asked_high
        asked = column.field in ("on", "done", "evidence")
        return self._format(column) if asked else self.style.not_asked

    def _cell(
        self,
        sheet: Worksheet,
        row: int,
        place: int,
        column: FormColumn,
        shown: str | None,
        fields: dict[str, Value],
        style: Any,
    ) -> None:
        if column.kind == "shown":
            title, divider, words = (shown or "").partition("\n")
            if column.field == "title" and words:
                bold, plain = self.style.bold_words, self.style.words
                parts = (bold, title + divider, plain, words, self.style.shown)
                sheet.write_rich_string(row, place, *parts)
            else:
                sheet.write_string(row, place, shown or "", self.style.shown)
            return
        if column.field not in fields:
            sheet.write_blank(row, place, None, self.style.not_asked)
            return
        value = fields[column.field]
        if value is None:
            sheet.write_blank(row, place, None, style)
        elif isinstance(value, date):
            sheet.write_datetime(row, place, value, style)
        elif isinstance(value, Decimal) and style is self.style.open_percent and 0 < value <= 1:
            sheet.write_string(row, place, f"{phrases.number(value)}%", style)  # 0,5, not 50
        elif isinstance(value, Decimal):
            sheet.write_number(row, place, float(value), style)
        else:
            cut = str(value).endswith(_MORE)  # filled in, it would replace the whole
            sheet.write_string(row, place, str(value), self.style.shown if cut else style)

    def _format(self, column: FormColumn) -> Any:
        if column.kind == "day":
            return self.style.open_day
        return self.style.open_figure if column.kind == "figure" else self.style.open

    def _shown(self, columns: Sequence[FormColumn], key: str) -> dict[str, str]:
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
        return {
            column.field: _showing(column.shows(row), column.width)
            for column in columns
            if column.shows
        }

    def _validate(
        self,
        sheet: Worksheet,
        columns: Sequence[FormColumn],
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
                row = 1
                kinds = ((self._by_figure(key), self._in_percent(key)) for key, _ in keyed)
                for (by_figure, in_percent), rows in groupby(kinds):
                    rule = rules.choice([YES, NO])
                    if by_figure:
                        cell = xl_rowcol_to_cell(row, place)
                        rule = rules.figure_rule(cell, text=in_percent)
                    end = row + len(list(rows))
                    sheet.data_validation(row, place, end - 1, place, rule)
                    row = end

    def _by_figure(self, key: str) -> bool:
        return self._target(key).by_figure

    def _in_percent(self, key: str) -> bool:
        target = self._target(key)
        return target.by_figure and target.unit == "%"

    def _target(self, key: str) -> Target:
        number, _, name = key.partition("/")
        task = self.plan.by_number[number][1]
        return next(target for target in task.targets if target.id == name)

    def _print_setup(self, sheet: Worksheet, name: str) -> None:
        """Every page tells whose it is, until when and where it goes back, and its number."""
        title = f"Biểu báo cáo {period_name(self.period)}: {name}"
        head = f"&L{running(_short(f'Đơn vị: {self.unit}'))}&R{running(title, bold=True)}"
        due, back = due_note(self.plan, self.period, self.by), return_note(self.plan, self.unit)
        left = f"&L{running(due)}" if due else ""
        centre = f"&C{running(_short(back))}" if back else ""
        print_setup(sheet, head=head, foot=f"{left}{centre}{PAGES}")

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
    columns: Sequence[FormColumn], values: Mapping[str, object]
) -> Iterator[tuple[str, float]]:
    for column in columns:
        if values.get(column.field) is None:
            continue
        text, more = str(values[column.field]), 0
        if column.field == "title":  # which is bold, and so may take a line more
            title, room = text.partition("\n")[0], text_room(column.width)
            more = line_count(title, SIZE, room, bold=True) - line_count(title, SIZE, room)
        yield text + "\n" * more, column.width


def _showing(text: str, width: float) -> str:
    """A text that is only for reading as far as the highest row shows it."""
    room, lines = text_room(width), int(HIGHEST / LINE) - 1  # a bold title may take one more
    if len(text) < width or line_count(text, SIZE, room) <= lines:
        return text
    shown, more = "", lines - line_count(_MORE, SIZE, room)
    for line in text.split("\n"):
        words = line.split(" ")
        count = len(words)
        while count and line_count(shown + " ".join(words[:count]), SIZE, room) > more:
            count = count * 9 // 10
        shown += " ".join(words[:count])
        if count < len(words):
            break
        shown += "\n"
    return f"{shown.rstrip()}{_MORE}"


def _short(text: str) -> str:
    """As much of a text as a header has room for, which holds 255 characters, `&` twice."""
    if len(text) + text.count("&") <= _HEADER:
        return text
    most = _HEADER
    while most + text[:most].count("&") >= _HEADER:
        most -= 1
    return f"{text[:most].rstrip()}…"
