"""The sheet of a form for what concerns the whole report, with the place to sign it on paper."""

from __future__ import annotations

from typing import Any

from xlsxwriter.worksheet import Worksheet

from ctr.excel_cells import LINE
from ctr.forms.layout import GENERAL_COLUMNS, SIGNING_KEY
from ctr.forms.return_notes import due_line, return_line, signer_of
from ctr.forms.styles import Styles
from ctr.plan.model import Plan
from ctr.plan.model.reporting_periods import ReportingPeriod

ROOM = 22 * LINE
"""The height of the open cells, so that they can be filled in by hand, too."""
SIGNING_ROOM = 6 * LINE


def write_signing(
    sheet: Worksheet, top: int, plan: Plan, unit: str, period: ReportingPeriod, styles: Styles
) -> None:
    """From the row `top` on: when and where the form goes back, and who signs it."""
    row = top
    for text in filter(None, (due_line(plan, period), return_line(plan, unit))):
        _put(sheet, row, 1, text, styles.paper_line)
        row += 1
    right = len(GENERAL_COLUMNS)
    _put(sheet, row, right, "……………, ngày …… tháng …… năm ……", styles.paper_slanted)
    signer = signer_of(plan, unit)
    position = signer.position if signer is not None else "THỦ TRƯỞNG ĐƠN VỊ"
    above = f"{signer.authority}\n" if signer is not None and signer.authority else ""
    _put(sheet, row + 1, 1, "NGƯỜI LẬP BIỂU", styles.paper_bold)
    _put(sheet, row + 1, right, f"{above}{position.upper()}", styles.paper_bold)
    sheet.set_row(row + 1, (2 if above else 1) * 1.5 * LINE)
    _put(sheet, row + 2, 1, "(Ký, ghi rõ họ tên, số điện thoại)", styles.paper_slanted)
    _put(sheet, row + 2, right, "(Ký, ghi rõ họ tên, đóng dấu nếu có)", styles.paper_slanted)
    sheet.set_row(row + 3, SIGNING_ROOM)
    _put(sheet, row + 3, 1, "", styles.paper_open)
    _put(sheet, row + 3, right, "", styles.paper_open)
    _put(sheet, row + 4, 1, "", styles.paper_open)
    _put(sheet, row + 4, right, signer.name if signer is not None else "", styles.paper_open)


def _put(sheet: Worksheet, row: int, column: int, text: str, style: Any) -> None:
    """A text of the paper, its row marked so that it is not read back."""
    sheet.write_string(row, 0, SIGNING_KEY)
    if text:
        sheet.write_string(row, column, text, style)
    else:
        sheet.write_blank(row, column, None, style)
