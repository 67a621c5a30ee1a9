"""What units reported and what became of deadlines, as one event each."""

from __future__ import annotations

from typing import Any

from ctr.history.event import Event
from ctr.plan.model import Deadline, LogEntry, Measurement
from ctr.plan.model.reporting_periods import ReportingPeriod
from ctr.vietnamese import phrases
from ctr.wording.differing import differing
from ctr.wording.fields import field_name
from ctr.wording.periods import period_name
from ctr.wording.states import state_name
from ctr.wording.targets import figure_phrase
from ctr.wording.values import deadline_text, thing_text, value_text


def replaced(event: Event) -> bool:
    """Whether what was there before is there no more."""
    return any(change.old is not None for change in event.changes)


def state_told(event: Event) -> str:
    """`trạng thái đang thực hiện → hoàn thành (30/10/2026)`."""
    old, new = event.old, event.new
    day = f" ({phrases.day(new.on)})" if new is not None and new.on is not None else ""
    if new is None:
        on = f" ({phrases.day(old.on)})" if old.on is not None else ""
        return f"bỏ trạng thái {state_name(old.state)}{on}"
    if old is not None and old.state == new.state:
        return f"ngày của trạng thái {state_name(new.state)}: {_day(old.on)} → {_day(new.on)}"
    return f"trạng thái {state_name(old.state if old else None)} → {state_name(new.state)}{day}"


def _day(day: Any) -> str:
    return phrases.day(day) if day is not None else "không ghi"


def figure_told(event: Event) -> str:
    """`98,2% (30/06/2026) → 99,1% (30/09/2026)`, after the name of the target.

    Of the same day, which is put right: `98,2% → 99,1% (đến 30/09/2026)`.
    """
    unit = event.target.unit if event.target is not None else None
    old, new = event.old, event.new
    if not isinstance(new, Measurement):
        return f"bỏ số liệu {thing_text(old, unit)}"
    day = f" (đến {phrases.day(new.as_of)})"
    if old is None:
        return f"số liệu {figure_phrase(new.value, unit)}{day}"
    if figure_phrase(old.value, unit) == figure_phrase(new.value, unit) and replaced(event):
        return f"{thing_text(old, unit)} → {thing_text(new, unit)}"
    before = "" if old.as_of == new.as_of else f" ({phrases.day(old.as_of)})"
    after = f" ({phrases.day(new.as_of)})" if before else day
    return f"{figure_phrase(old.value, unit)}{before} → {figure_phrase(new.value, unit)}{after}"


def deadline_told(event: Event) -> str:
    """`hạn 30/06/2026 → 31/12/2026 theo Công văn số 12/UBND`."""
    old, new = event.old, event.new
    if not isinstance(old, Deadline) or not isinstance(new, Deadline):
        shown = [deadline_text(one) if one is not None else "không có" for one in (old, new)]
        return f"hạn {shown[0]} → {shown[1]}"
    before = {repr(extension) for extension in old.extensions}
    papers = [one.approved_by for one in new.extensions if repr(one) not in before]
    by = f" theo {'; '.join(papers)}" if papers else ""
    if deadline_text(old) != deadline_text(new) or by:
        return f"hạn {deadline_text(old)} → {deadline_text(new)}{by}"
    if old.phrase != new.phrase:
        return f"lời văn của thời hạn: {differing(old.phrase, new.phrase)}"
    return f"thời hạn: {'; '.join(_part(change) for change in event.changes)}"


def _part(change: Any) -> str:
    name = change.path[-1]
    label = field_name(name, change.path[-2])
    return f"{label} {value_text(change.old, name)} → {value_text(change.new, name)}"


def report_told(event: Event) -> str:
    """`nhận báo cáo quý II năm 2026 của Công an phường: 20/06/2026`."""
    unit, year = event.unit or "", event.year
    again = "lại " if event.field == "received_again" else ""
    period = f"năm {year}"
    place = event.path.index("reports") + 1 if "reports" in event.path else 0
    if place and place < len(event.path):
        period = period_name(ReportingPeriod.parse(event.path[place]))
    what = f"nhận {again}báo cáo {period} của {unit}"
    old, new = (getattr(value, "received", value) for value in (event.old, event.new))
    if new is None:
        return f"bỏ ghi {what} ngày {value_text(old)}"
    if old is None:
        return f"{what}: {value_text(new)}"
    return f"ngày {what}: {value_text(old)} → {value_text(new)}"


def done_told(event: Event) -> str:
    """`việc đã làm 15/03/2026: Ra quân (Báo cáo số 12)`."""
    old, new = event.old, event.new
    if isinstance(old, LogEntry) and isinstance(new, LogEntry):
        if old.done != new.done and (old.on, old.evidence) == (new.on, new.evidence):
            return f"việc đã làm {phrases.day(new.on)}: {differing(old.done, new.done)}"
        return f"việc đã làm: {thing_text(old)} → {thing_text(new)}"
    return f"việc đã làm {thing_text(new)}" if new else f"bỏ việc đã làm {thing_text(old)}"
