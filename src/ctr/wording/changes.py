"""Figures against those reported before, and what was corrected, in words."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from ctr.plan.model import Plan
from ctr.tracking.adjustments import Adjustment
from ctr.tracking.reported import SentReport, Value
from ctr.vietnamese import phrases
from ctr.wording.periods import period_name
from ctr.wording.states import state_name
from ctr.wording.targets import figure_phrase, quantity

NOTHING_NEW = "chưa có số liệu mới"


def change_phrase(
    before: Decimal | bool | None,
    now: Decimal | bool | None,
    unit: str | None,
    *,
    measured: bool = True,
) -> str:
    """`tăng 3,2 điểm phần trăm`, `giảm 5 hộ`, `không thay đổi`; `trước: chưa đạt` of a yes/no one.

    `measured`: there is a figure of a day after those of the report before; without one, the same
    figure is none that did not change. Empty where either is missing, or they are not of one kind.
    """
    if before is None or now is None or isinstance(before, bool) != isinstance(now, bool):
        return ""
    if before == now:
        return "không thay đổi" if measured else NOTHING_NEW
    if isinstance(before, bool) or isinstance(now, bool):
        return f"kỳ trước: {_reached(before)}"
    points = unit is not None and unit.startswith("%")
    shown = quantity(abs(now - before), "điểm phần trăm" if points else unit)
    return f"{'tăng' if now > before else 'giảm'} {shown}"


def change_told(
    before: Decimal | bool | None,
    now: Decimal | bool | None,
    unit: str | None,
    against: str,
    *,
    measured: bool = True,
) -> str:
    """`tăng 3,2 điểm phần trăm so với hết quý I năm 2026`; `hết quý I năm 2026: chưa đạt`."""
    words = change_phrase(before, now, unit, measured=measured)
    if words == NOTHING_NEW:
        return f"{words} kể từ {against}"
    if words and isinstance(before, bool) and before != now:
        return f"{against}: {_reached(before)}"
    return f"{words} so với {against}" if words else ""


def _reached(value: Decimal | bool | None) -> str:
    return "đạt" if value else "chưa đạt"


def report_name(sent: SentReport) -> str:
    """`báo cáo quý I năm 2026`, or by its number `Báo cáo số 45/BC-UBND (quý I năm 2026)`."""
    period, document = period_name(sent.reported.period), sent.document
    if document is None:
        return f"báo cáo {period}"
    if document.lower().startswith("báo cáo"):
        return f"{document} ({period})"
    return f"báo cáo {period} ({document})"


def adjustment_sentence(plan: Plan, adjustment: Adjustment) -> str:
    """`Chỉ tiêu … (nhiệm vụ 1.1): báo cáo quý I năm 2026 ghi 62%, nay điều chỉnh thành 60%.`"""
    kind, of, name = adjustment.key
    task = plan.by_number[of][1] if of in plan.by_number else None
    target = next((one for one in task.targets if one.id == name), None) if task else None
    unit = target.unit if target is not None else None
    what = f"Báo cáo của {of}"
    if task is not None and kind == "task":
        what = f"Nhiệm vụ {of} ({task.title})"
    elif target is not None:
        what = f"Chỉ tiêu {target.name} (nhiệm vụ {of})"
    reports = (_corrected(adjustment, report) for report in adjustment.reports)
    where = phrases.joined(list(dict.fromkeys(reports)))
    old, new = (value_phrase(value, unit, kind) for value in (adjustment.old, adjustment.new))
    return f"{what}: {where} ghi {old}, nay điều chỉnh thành {new}."


def _corrected(adjustment: Adjustment, report: SentReport) -> str:
    """The name of a report, and of the one that has corrected it already."""
    teller = adjustment.corrected_in.get(report.name)
    after = f", đã điều chỉnh tại {report_name(teller)}," if teller is not None else ""
    return f"{report_name(report)}{after}"


def value_phrase(value: Value, unit: str | None, kind: str) -> str:
    """Something reported: a state with its day, a figure, the day of a report; by its kind."""
    if isinstance(value, tuple):
        state, done_on = value
        day = f" ngày {phrases.document_day(done_on)}" if done_on is not None else ""
        return f"{state_name(state)}{day}"
    if isinstance(value, date):
        return f"đã nhận ngày {phrases.document_day(value)}"
    if value is None:
        return {"received": "chưa nhận", "task": "chưa có"}.get(kind, "chưa có số liệu")
    return figure_phrase(value, unit)
