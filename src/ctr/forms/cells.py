"""A cell of Excel into a value: a day, a figure, a state, a text; what is in doubt is a fault."""

from __future__ import annotations

import re
from datetime import date, datetime
from decimal import Decimal
from math import isfinite
from typing import Any

from ctr.forms.layout import STATE_OF, Clear, FormColumn, Value
from ctr.forms.shown import NO, YES
from ctr.plan.model import STATES
from ctr.plan.model.periods import parse_day
from ctr.problems import Invalid
from ctr.vietnamese import phrases
from ctr.vietnamese.days import read_day
from ctr.vietnamese.matching import match_key, nfc
from ctr.wording.states import state_name, state_of
from ctr.wording.targets import verdict_of
from ctr.yamlfile.characters import FORBIDDEN


def cell_value(column: FormColumn, cell: Any, percent: bool) -> Value:
    """What a cell of a column says, None where it is empty, CLEAR for `xóa` however it is written.

    `percent` tells that its target is measured in per cent. Raises ValueError, in Vietnamese, for
    what cannot be understood for certain.
    """
    if cell is None or (isinstance(cell, str) and not cell.strip()):
        return None
    if isinstance(cell, str) and len(cell) < 20 and match_key(cell) == _CLEAR:
        return Clear.CLEAR
    if column.kind == "day":
        return _day(cell)
    if column.kind == "figure":
        return _figure(cell, percent)
    if column.kind == "state":
        return _state(cell)
    text = cell_text(cell)
    if FORBIDDEN.search(text):
        raise ValueError("ô có ký tự điều khiển hoặc chữ hỏng, gõ lại")
    return _written(column.field, text)


_CLEAR = match_key(Clear.CLEAR.value)


def task_number(cell: Any) -> str:
    """The number of a task, also where the cell took `1.3` for a number. Raises ValueError."""
    if isinstance(cell, datetime | date):
        raise ValueError("ô này đã thành ngày; ghi số nhiệm vụ dạng chữ, ví dụ '1.3")
    if isinstance(cell, float | int) and not isinstance(cell, bool):
        return f"{_decimal(cell).normalize():f}"
    return cell_text(cell).rstrip(".").replace(",", ".")


def _written(name: str, text: str) -> str | None:
    """A text as the plan keeps it, so that what is collected once is not new the second time.

    Each line of a cell is a paragraph of what was done, or an item of a list.
    """
    lines = [" ".join(line.split()) for line in text.split("\n")]
    kept = [line for line in lines if line]
    joint = {"done": "\n\n", "evidence": " ", "source": " "}.get(name, "\n")
    return joint.join(kept) or None


def cell_text(cell: Any) -> str:
    """The cell as text: days and figures the Vietnamese way, lines without spaces around."""
    if cell is None:
        return ""
    if isinstance(cell, datetime | date):
        return phrases.day(cell)
    if isinstance(cell, bool):
        return YES if cell else NO
    if isinstance(cell, float | int):
        return phrases.number(_decimal(cell))
    return "\n".join(line.strip() for line in nfc(str(cell)).splitlines()).strip()


def _decimal(cell: float) -> Decimal:
    """The figure as it is shown, not its binary expansion. Raises ValueError."""
    if not isfinite(cell) or abs(cell) >= _LARGEST:
        raise ValueError("ô không chứa số dùng được, ghi lại")
    return Decimal(repr(cell))


_LARGEST = 1e15
"""Above it Excel itself no longer keeps whole numbers."""


def _day(cell: Any) -> date:
    if isinstance(cell, datetime):
        return cell.date()
    if isinstance(cell, date):
        return cell
    if isinstance(cell, str):
        text = cell.strip()
        if (day := read_day(text)) is not None:
            return day
        if re.fullmatch(r"[0-9]{1,2}[/.-][0-9]{1,2}", text):
            raise ValueError(f"“{text}” chưa rõ năm, ghi đủ ngày/tháng/năm")
        try:
            return parse_day(text)
        except Invalid as error:
            hint = ", ghi ngày/tháng/năm" if error.hint else ""
            raise ValueError(f"{error.message}{hint}") from None
    raise ValueError(f"“{cell}” không phải là ngày, ghi ngày/tháng/năm")


def _figure(cell: Any, percent: bool) -> Decimal | bool:
    if isinstance(cell, bool):
        return cell
    if isinstance(cell, float | int):
        if percent and 0 < cell <= 1:
            shown = phrases.number((_decimal(cell) * 100).normalize())
            raise ValueError(
                f"{phrases.number(_decimal(cell))} là {shown}% hay đúng như vậy? "
                "Bỏ định dạng phần trăm của ô, hoặc gõ thành chữ, ví dụ '97,5%"
            )
        return _decimal(cell).normalize() + 0
    text = nfc(str(cell)).strip()
    if (verdict := verdict_of(text)) is not None:
        return verdict
    marks = "[.]" if percent else "[.,]"  # per cent are not counted in thousands
    if re.fullmatch(rf"-?[1-9][0-9]{{0,2}}{marks}[0-9]{{3}}", text):
        raise ValueError(f"“{text}” có thể là phần nghìn hoặc phần lẻ, ghi lại bằng số")
    try:
        figure = phrases.parse_number(text)
    except ValueError:
        raise ValueError(f"“{cell}” không phải là số, ghi ví dụ 97,5") from None
    if phrases.too_long(figure):
        raise ValueError("số quá dài, nhiều nhất 18 chữ số")
    if percent and 0 < figure <= 1 and not text.endswith("%"):
        shown = phrases.number((figure * 100).normalize())
        raise ValueError(f"“{text}” là {shown}% hay {text}%? Ghi kèm dấu %")
    return figure


def _state(cell: Any) -> str:
    state = state_of(str(cell))
    if state is not None and state in STATES:
        return state_name(state)
    raise ValueError(f"“{cell}” không có trong danh sách: {', '.join(STATE_OF)}")
