"""What happened to a plan, a line an event: `10.2: trạng thái đang thực hiện → hoàn thành`."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from ctr.history.events import Event, Kind, fields_of
from ctr.plan.model import (
    Deadline,
    Erratum,
    LogEntry,
    Measurement,
    Plan,
    Summary,
    TaskResult,
    UnitResults,
)
from ctr.plan.model.base import Model
from ctr.plan.model.reporting_periods import ReportingPeriod
from ctr.vietnamese import phrases
from ctr.wording.differing import differing, shortened
from ctr.wording.fields import field_name
from ctr.wording.periods import period_name
from ctr.wording.states import state_name
from ctr.wording.targets import figure_phrase
from ctr.wording.values import deadline_text, thing_text, value_text

KIND_NAMES: dict[Kind, str] = {
    "state": "trạng thái",
    "figure": "số liệu",
    "deadline": "thời hạn",
    "report": "báo cáo đã nhận",
    "done": "việc đã làm",
    "words": "lời trong báo cáo",
    "wording": "lời văn",
    "assignment": "phân công",
    "target": "chỉ tiêu",
    "task": "nhiệm vụ thêm, bớt",
    "renumbered": "đổi số",
    "section": "mục",
    "unit": "đơn vị",
    "leader": "lãnh đạo",
    "duty": "chế độ báo cáo",
    "programme": "phần chung của chương trình",
    "amendment": "sửa đổi, bổ sung",
    "calendar": "lịch nghỉ",
    "sent": "báo cáo của phường đã gửi",
    "letter": "công văn đôn đốc",
    "other": "khác",
    "begun": "bắt đầu có kế hoạch",
    "skipped": "phiên bản bỏ qua",
}


def sign(event: Event) -> str:
    """`+` of what is new, `-` of what is gone, `~` of what is another."""
    if event.old is None or (event.kind == "figure" and not _replaced(event)):
        return "~" if event.kind == "figure" and event.old is not None else "+"
    return "-" if event.new is None else "~"


def _replaced(event: Event) -> bool:
    return any(change.old is not None for change in event.changes)


def event_text(event: Event, plan: Plan | None) -> str:
    """The whole of an event in one line. `plan`: the one after it, for names."""
    where, tell = _where(event, plan), _TOLD.get(event.kind, _changed)
    told = _sent(event, plan) if event.kind in ("sent", "letter") else tell(event)
    return f"{where}: {told}" if where else phrases.capital(told)


def _where(event: Event, plan: Plan | None) -> str:
    """What it is of: a task with its unit where several lead it, a target, a section, a unit."""
    path = event.path
    if event.kind in ("renumbered", "report", "sent", "letter"):
        return ""
    if event.task is not None and path[0] in ("results", "sections"):
        where = event.task
        if event.target is not None and event.kind in ("figure", "target"):
            where += "" if _whole_target(event) else f" {event.target.name}"
        if event.unit is not None and _several(event, plan):
            where += f" · {plan.short_name(event.unit) if plan else event.unit}"
        return where
    if path[0] == "results":
        unit = plan.short_name(path[2]) if plan is not None and len(path) > 2 else path[-1]
        return f"{unit}, năm {path[1]}"
    if path[0] == "summaries":
        return f"Báo cáo của phường năm {path[1]}"
    if path[0] == "programme":
        return f"Chế độ báo cáo {path[2]}" if len(path) > 3 and path[1] == "duties" else ""
    if len(path) > 2 and path[0] in ("sections", "units", "groups", "leaders", "calendar"):
        return f"{_HEADS[path[0]]} {path[1]}"
    return ""


_HEADS = {
    "sections": "Mục",
    "units": "Đơn vị",
    "groups": "Nhóm",
    "leaders": "Lãnh đạo",
    "calendar": "Lịch nghỉ năm",
}


def _whole_target(event: Event) -> bool:
    return event.path[-2:-1] == ("targets",) or event.field == "targets"


def _several(event: Event, plan: Plan | None) -> bool:
    """Whether more than one unit leads the task."""
    if plan is None or event.task not in plan.by_number:
        return True
    return len(plan.expand(plan.by_number[event.task][1].lead)) > 1


def _state(event: Event) -> str:
    if event.field == "earlier":
        return _changed(event)
    old, new = event.old, event.new
    day = f" ({phrases.day(new.on)})" if new is not None and new.on is not None else ""
    if new is None:
        return f"bỏ trạng thái {state_name(old.state)}"
    if old is not None and old.state == new.state:
        return f"ngày của trạng thái {state_name(new.state)}: {_day(old.on)} → {_day(new.on)}"
    return f"trạng thái {state_name(old.state if old else None)} → {state_name(new.state)}{day}"


def _day(day: Any) -> str:
    return phrases.day(day) if day is not None else "không ghi"


def _figure(event: Event) -> str:
    unit = event.target.unit if event.target is not None else None
    old, new = event.old, event.new
    if not isinstance(new, Measurement):
        return f"bỏ số liệu {thing_text(old, unit)}"
    day = f" (đến {phrases.day(new.as_of)})"
    if old is None:
        return f"số liệu {figure_phrase(new.value, unit)}{day}"
    if figure_phrase(old.value, unit) == figure_phrase(new.value, unit) and _replaced(event):
        return f"{thing_text(old, unit)} → {thing_text(new, unit)}"
    return f"{figure_phrase(old.value, unit)} → {figure_phrase(new.value, unit)}{day}"


def _deadline(event: Event) -> str:
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


def _report(event: Event) -> str:
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


def _done(event: Event) -> str:
    old, new = event.old, event.new
    if isinstance(old, LogEntry) and isinstance(new, LogEntry):
        if old.done != new.done and (old.on, old.evidence) == (new.on, new.evidence):
            return f"việc đã làm {phrases.day(new.on)}: {differing(old.done, new.done)}"
        return f"việc đã làm: {thing_text(old)} → {thing_text(new)}"
    return f"việc đã làm {thing_text(new)}" if new else f"bỏ việc đã làm {thing_text(old)}"


def _renumbered(event: Event) -> str:
    what = "nhiệm vụ" if "tasks" in event.path else "mục"
    return f"{what} {event.old} đổi số thành {event.new}"


def _sent(event: Event, plan: Plan | None) -> str:
    what = "gửi báo cáo" if event.kind == "sent" else "gửi công văn đôn đốc"
    told = _of_list(event, what)
    if plan is not None and event.kind == "sent":
        for duty in plan.programme.duties:
            told = told.replace(f" {duty.id}, ", f" “{duty.title}”, ")
    return told


def _target(event: Event) -> str:
    if _whole_target(event) and event.changes[0].sort != "order":
        return _of_list(event, "chỉ tiêu")
    return _changed(event)


def _task(event: Event) -> str:
    return _of_list(event, "nhiệm vụ")


def _of_list(event: Event, what: str) -> str:
    """A thing of a list that is new, gone, or another."""
    unit = event.target.unit if event.target is not None else None
    old, new = (
        thing_text(value, unit) if isinstance(value, Model) else value_text(value, event.field)
        for value in (event.old, event.new)
    )
    if event.old is None:
        return f"thêm {what} {new}" if event.kind not in ("sent", "letter") else f"{what} {new}"
    if event.new is None:
        return f"bỏ {what} {old}"
    return f"{what} {old} → {new}"


def _changed(event: Event) -> str:
    """Any field: its name, and both values; of texts and of lists of names what differs."""
    change, old, new = event.changes[0], event.old, event.new
    label = _label(event)
    if change.sort == "renamed":
        return f"đơn vị {old} đổi tên thành {new}"
    if change.sort == "order":
        return f"{label}: xếp theo thứ tự khác"
    if isinstance(old, Erratum) and isinstance(new, Erratum):
        return f"{label}: {thing_text(old)} → {thing_text(new)}"
    if isinstance(new or old, UnitResults | TaskResult | Summary):
        return "bắt đầu ghi" if new is not None else "bỏ tất cả những gì đã ghi"
    if isinstance(old, Model | None) and isinstance(new, Model | None):
        if change.sort == "item" or event.path[-1] != event.field:
            return _of_list(event, label)
        if old is None:
            return f"{label}: {value_text(new)}"
        return f"{label}: {value_text(old)} → {value_text(new)}"
    if isinstance(old, str) and isinstance(new, str) and event.field not in (*_CODES, *_NAMES):
        return f"{label}: {differing(old, new)}"
    if old is None and isinstance(new, str) and event.field not in _NAMES:
        return f"{label}: {value_text(new, event.field)}"
    if isinstance(old, tuple) and isinstance(new, tuple) and event.field != "between":
        return f"{label}: {_lists(old, new)}"
    if change.sort == "item" and (old is None or new is None):
        return f"{label}: {'bỏ ' if new is None else ''}{value_text(old if new is None else new)}"
    unit = event.target.unit if event.target is not None else None
    shown = [value_text(value, event.field, unit) for value in (old, new)]
    return f"{label}: {shown[0]} → {shown[1]}"


_CODES = ("every", "deadline_reading", "better", "as")
_NAMES = ("leader", "through", "to", "superior", "issuer")
"""The fields that hold one name, which is told whole."""


def _lists(old: tuple[Any, ...], new: tuple[Any, ...]) -> str:
    """Which names came and which went, or both lists where they are one."""
    came = [shortened(str(name)) for name in new if name not in old]
    went = [shortened(str(name)) for name in old if name not in new]
    if not came and not went:
        return f"{value_text(old)} → {value_text(new)}"
    if len(old) <= 1 and len(new) <= 1:
        return f"{value_text(old)} → {value_text(new)}"
    parts = [f"thêm {'; '.join(came)}"] if came else []
    return ", ".join([*parts, f"bỏ {'; '.join(went)}"] if went else parts)


_INNER = (
    *("sections", "tasks", "targets", "units", "groups", "leaders", "results", "summaries"),
    *("programme", "calendar", "duties"),
)
"""Told by what stands before the label."""


def _label(event: Event) -> str:
    """The names of the fields on the way to it, from the thing on that it is told of."""
    names = fields_of(event.path)
    told = [
        field_name(name, names[place - 1] if place else "")
        for place, name in enumerate(names)
        if place == len(names) - 1 or name not in _INNER
    ]
    return " · ".join(told)


_TOLD: dict[Kind, Callable[[Event], str]] = {
    "state": _state,
    "figure": _figure,
    "deadline": _deadline,
    "report": _report,
    "done": _done,
    "renumbered": _renumbered,
    "target": _target,
    "task": _task,
}
