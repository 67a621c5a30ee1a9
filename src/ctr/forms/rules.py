"""What may be typed into the cells of a form: the rules that Excel holds, `xóa` allowed in all."""

from __future__ import annotations

from datetime import date
from typing import Any

from ctr.forms.layout import Clear

_CLEARED = f'{{cell}}="{Clear.CLEAR.value}",{{cell}}="xoá"'
"""Excel compares without regard to case."""


def day_rule(cell: str, first: int, year: int) -> dict[str, Any]:
    """A day from the year `first` to the one after `year`; `cell` is the first one of the rule."""
    days = (date(first, 1, 1), date(year + 1, 12, 31))
    low, high = (f"DATE({day.year},{day.month},{day.day})" for day in days)
    return {
        "validate": "custom",
        "value": f"=OR(AND(ISNUMBER({cell}),{cell}>={low},{cell}<={high}),{_cleared(cell)})",
        "error_title": "Ngày",
        "error_message": f"Ghi ngày theo kiểu ngày/tháng/năm, ví dụ 20/11/{year}.",
    }


def figure_rule(cell: str, *, text: bool = False) -> dict[str, Any]:
    """A number; `text` in cells that keep what is typed as text, `72,5` or `72,5%`.

    `cell` is the first one of the rule.
    """
    number = f"ISNUMBER({cell})"
    if text:
        digits = cell
        for sign in ("%", ",", ".", "-", " "):
            digits = f'SUBSTITUTE({digits},"{sign}","")'
        number = f"{number},ISNUMBER({digits}*1)"
    return {
        "validate": "custom",
        "value": f"=OR({number},{_cleared(cell)})",
        "error_title": "Số liệu",
        "error_message": f"Ô này chỉ ghi số, ví dụ 97,5{' hoặc 97,5%' if text else ''}.",
    }


def choice(choices: list[str]) -> dict[str, Any]:
    """One of a list."""
    every = [*choices, Clear.CLEAR.value]
    return {
        "validate": "list",
        "source": every,
        "error_title": "Chọn trong danh sách",
        "error_message": f"Chọn một trong: {', '.join(every)}.",
    }


def _cleared(cell: str) -> str:
    return _CLEARED.format(cell=cell)
