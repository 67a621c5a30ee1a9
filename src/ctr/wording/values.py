"""Any value or thing of a plan in one line."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import fields
from datetime import date
from decimal import Decimal
from typing import Any

from ctr.plan.model import (
    Addition,
    Block,
    CalendarYear,
    Correction,
    Deadline,
    Duty,
    Erratum,
    EvidenceFile,
    Extension,
    Footnote,
    Holiday,
    Leader,
    Letter,
    LogEntry,
    Measurement,
    Milestone,
    Period,
    PeriodPlan,
    PeriodReport,
    Plan,
    Section,
    Signer,
    StateChange,
    Submission,
    Swap,
    Target,
    Task,
    Unit,
    UnitGroup,
    Verification,
)
from ctr.plan.model.base import Model
from ctr.plan.model.periods import Bound, DayInPeriod
from ctr.plan.model.reporting_periods import ReportingPeriod
from ctr.vietnamese import phrases
from ctr.wording.deadlines import bound_phrase, deadline_phrase, when_phrase
from ctr.wording.differing import shortened
from ctr.wording.fields import field_name
from ctr.wording.periods import period_name
from ctr.wording.states import dated_state
from ctr.wording.targets import amount_phrase, figure_phrase

CODES = {
    **phrases.EVERY,
    "literal": "theo đúng chữ",
    "carried": "lùi đến ngày làm việc kế tiếp",
    "higher": "cao hơn",
    "lower": "thấp hơn",
    "within": "trong khoảng",
    "average": "bình quân",
    "total": "cộng dồn",
    "throughout": "giữ suốt giai đoạn",
}
CODED = ("every", "deadline_reading", "better", "as")
"""The fields whose values are one of `CODES`."""


def value_text(value: Any, field: str = "", unit: str | None = None) -> str:
    """The value of a field; figures with the unit that they are of."""
    if value is None or value == ():
        return "không có"
    if isinstance(value, bool):
        return "có" if value else "không"
    if isinstance(value, Decimal):
        return figure_phrase(value, unit)
    if isinstance(value, tuple):
        between = "-" if field == "between" else "; "
        return between.join(value_text(part, field, unit) for part in value)
    if isinstance(value, date):
        return phrases.day(value)
    if isinstance(value, Bound):
        return value.written if value.yearly else bound_phrase(value)
    if isinstance(value, DayInPeriod):
        return value.written
    if isinstance(value, ReportingPeriod):
        return period_name(value)
    if isinstance(value, Model):
        return thing_text(value, unit, under=field)
    text = CODES.get(value, value) if field in CODED else str(value)
    return shortened(str(text))


def thing_text(thing: Any, unit: str | None = None, *, under: str = "") -> str:
    """As `whole_text`, cut where it is long, but for figures and milestones."""
    text = whole_text(thing, unit, under=under)
    return text if isinstance(thing, Milestone | Measurement) else shortened(text)


def whole_text(
    thing: Any,
    unit: str | None = None,
    *,
    under: str = "",
    titles: Mapping[str, str] | None = None,
) -> str:
    """A thing of the plan by what it is known by; any other by all that it holds.

    `under`: the key that it stands under, for the names of its fields; `titles`: of duties, by id.
    """
    if isinstance(thing, Milestone):
        return f"{amount_phrase(thing, unit)} ({when_phrase(thing)})"
    if isinstance(thing, Measurement):
        text = f"{figure_phrase(thing.value, unit)}, tính đến {phrases.day(thing.as_of)}"
        return f"{text}{proof_text(thing.source, thing.files)}"
    if isinstance(thing, Submission):
        return _submission(thing, titles or {})
    known = _THINGS.get(type(thing))
    if known is not None:
        return known(thing)
    told = {field.name.rstrip("_"): getattr(thing, field.name) for field in fields(thing)}
    head = _head(told)
    parts = (
        f"{field_name(name, under)}: {value_text(value, name)}"
        for name, value in told.items()
        if value not in (None, (), False)
    )
    return head + "; ".join(parts)


def _head(told: dict[str, Any]) -> str:
    """What a thing is known by, taken out of what is told of it: a period, an amendment."""
    if {"document", "on", "changes"} <= set(told):
        return f"{told.pop('document')}, từ ngày {phrases.day(told.pop('on'))}: "
    period = told.get("period")
    if not isinstance(period, ReportingPeriod):
        return ""
    del told["period"]
    return f"{period_name(period)}: "


def deadline_text(deadline: Deadline) -> str:
    """Its day where it is of one certain day, else its words."""
    last = deadline.literal_day() if deadline.of_a_year is not None else None
    return phrases.day(last) if last is not None else shortened(deadline_phrase(deadline))


def target_text(target: Target) -> str:
    """`“Tỷ lệ …”: từ 85% trở lên (đến năm 2030)`."""
    milestones = "; ".join(thing_text(one, target.unit) for one in target.milestones)
    return f"“{target.name}”: {milestones}"


def task_text(task: Task) -> str:
    """`“Tên” (chủ trì …, lãnh đạo …)`."""
    parts = [
        f"chủ trì {'; '.join(task.lead)}" if task.lead else "",
        f"lãnh đạo {task.leader}" if task.leader else "",
        f"hạn {deadline_text(task.deadline)}" if task.deadline else "",
    ]
    shown = ", ".join(filter(None, parts))
    return f"“{task.title}” ({shown})" if shown else f"“{task.title}”"


def _entry(entry: LogEntry) -> str:
    text = f"{phrases.day(entry.on)}: {phrases.in_one_line(entry.done)}"
    return f"{text}{proof_text(entry.evidence, entry.files)}"


def _submission(sent: Submission, titles: Mapping[str, str]) -> str:
    title = f"“{titles[sent.duty]}”" if sent.duty in titles else sent.duty
    of = f" {period_name(sent.period)}" if sent.period is not None else ""
    document = f" ({sent.document})" if sent.document else ""
    return f"{title}{of}, ngày {phrases.day(sent.on)}{document}"


def duty_titles(plan: Plan) -> dict[str, str]:
    """The title of each duty by its id."""
    return {duty.id: duty.title for duty in plan.programme.duties}


def correction_text(correction: Correction) -> str:
    """`viec-2 đã sửa ngày 26/11/2026 (lan: gõ nhầm): … → …`."""
    done = "xóa" if correction.new is None else "sửa"
    day = phrases.day(correction.on)
    text = f"{correction.what} {done} ngày {day} ({correction.by}: {correction.reason}): "
    text += phrases.in_one_line(correction.old)
    return text if correction.new is None else f"{text} → {phrases.in_one_line(correction.new)}"


def proof_text(words: str | None, files: tuple[EvidenceFile, ...]) -> str:
    """` (Báo cáo số 12/BC-CAP; tệp 3f2a9c1e04b7-bao-cao.docx)`; nothing without any."""
    parts = [words] if words is not None else []
    parts += [f"tệp {file.name}" for file in files]
    return f" ({'; '.join(parts)})" if parts else ""


def _leader(leader: Leader) -> str:
    return f"{leader.name} ({leader.position})" if leader.position else leader.name


def _calendar(year: CalendarYear) -> str:
    told = [field_name(n) for n in ("tet", "hung_kings", "national_day") if getattr(year, n)]
    told += [f"{len(year.swaps)} ngày hoán đổi"] if year.swaps else []
    return f"năm {year.year}" + (f" ({', '.join(told)})" if told else "")


_THINGS: dict[type[Any], Callable[[Any], str]] = {
    Addition: lambda thing: f"{thing.by}, ngày {phrases.day(thing.on)}",
    Block: lambda thing: f"“{thing.title}”: {thing.text}",
    CalendarYear: _calendar,
    Correction: correction_text,
    Deadline: deadline_text,
    Duty: lambda thing: f"“{thing.title}”",
    Erratum: lambda thing: f"“{thing.printed}” đọc là “{thing.read}” ({thing.reason})",
    EvidenceFile: lambda thing: thing.name,
    Extension: lambda thing: f"đến {bound_phrase(thing.to)} theo {thing.approved_by}",
    Footnote: lambda thing: f"{thing.mark}: {thing.text}",
    Holiday: lambda thing: f"{phrases.day(thing.from_)} - {phrases.day(thing.to)}",
    Leader: _leader,
    Letter: lambda thing: f"số {thing.number} gửi {thing.unit}, ngày {phrases.day(thing.on)}",
    LogEntry: _entry,
    Period: lambda thing: f"{thing.from_}-{thing.to}",
    PeriodPlan: lambda thing: f"sau {period_name(thing.period)}: {phrases.in_one_line(thing.text)}",
    PeriodReport: lambda thing: f"{period_name(thing.period)}: {phrases.day(thing.received)}",
    Section: lambda thing: f"“{thing.title}”",
    Signer: lambda thing: f"{thing.position} {thing.name}",
    StateChange: lambda thing: dated_state(thing.state, thing.on),
    Swap: lambda thing: f"nghỉ {phrases.day(thing.off)}, làm bù {phrases.day(thing.worked)}",
    Target: target_text,
    Task: task_text,
    Unit: lambda thing: thing.name,
    UnitGroup: lambda thing: thing.name,
    Verification: lambda thing: f"{thing.by}, ngày {phrases.day(thing.on)}",
}
