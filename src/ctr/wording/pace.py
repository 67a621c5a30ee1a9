"""The pace of a target in words."""

from __future__ import annotations

from decimal import Decimal

from ctr.tracking.pace import Pace
from ctr.vietnamese import phrases
from ctr.wording.targets import quantity

_PER = {"year": "năm", "month": "tháng"}
TOO_FEW = "chưa đủ số liệu"
"""Of fewer than `ENOUGH` figures."""


def needed_phrase(pace: Pace, unit: str | None) -> str:
    """`tăng 5,2 điểm phần trăm/năm`; what there is instead, where nothing can be needed."""
    if pace.reached:
        return "đã đạt mức của mốc"
    if pace.needed is None:
        return "đã qua ngày của mốc" if pace.figures else "chưa có số liệu"
    return _change(pace.needed, pace, unit)


def achieved_phrase(pace: Pace, unit: str | None) -> str:
    """`tăng 3,1 điểm phần trăm/năm, chậm hơn mức cần`, or that there are too few figures."""
    if pace.achieved is None:
        return TOO_FEW
    slow = ", chậm hơn mức cần" if pace.too_slow else ""
    return f"{_change(pace.achieved, pace, unit)}{slow}"


def _change(change: Decimal, pace: Pace, unit: str | None) -> str:
    per = _PER[pace.per]
    if change == 0:
        return f"không đổi mỗi {per}"
    points = "điểm phần trăm" if unit is not None and unit.startswith("%") else unit
    verb = "tăng" if change > 0 else "giảm"
    return phrases.tied(f"{verb} {quantity(abs(change), points)}/{per}")
