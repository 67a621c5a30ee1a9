"""What happened to a plan, a line an event: `10.2: trạng thái đang thực hiện → hoàn thành`."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from ctr.history.amended import Amended
from ctr.history.event import Event
from ctr.history.kinds import Kind, fields_of
from ctr.plan.model import (
    Correction,
    Erratum,
    Plan,
    Summary,
    Target,
    TaskResult,
    UnitResults,
)
from ctr.plan.model.base import Model
from ctr.vietnamese import phrases
from ctr.wording import results_told
from ctr.wording.amendments import by_document, change_line
from ctr.wording.differing import differing, shortened
from ctr.wording.fields import field_name
from ctr.wording.values import CODED, duty_titles, thing_text, value_text, whole_text

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
    if event.old is None or (event.kind == "figure" and not results_told.replaced(event)):
        return "+"
    return "-" if event.new is None else "~"


def event_text(event: Event, plan: Plan | None) -> str:
    """The whole of an event in one line. `plan`: the one after it, for names."""
    where, tell = _where(event, plan), _TOLD.get(event.kind, _changed)
    tell = _changed if event.field == "earlier" else tell
    if event.amended is not None:
        return _amended(event.amended, plan)
    told = _sent(event, plan) if event.kind in ("sent", "letter") else tell(event)
    if event.correction is not None:
        told += f" ({_corrected(event.correction)})"
    return f"{where}: {told}" if where else phrases.capital(told)


def _corrected(correction: Correction) -> str:
    """`sửa ngày 20/04/2026, lan: gõ nhầm`."""
    done = "xóa" if correction.new is None else "sửa"
    return f"{done} ngày {phrases.day(correction.on)}, {correction.by}: {correction.reason}"


def _amended(part: Amended, plan: Plan | None) -> str:
    """`Quyết định số 45, từ ngày 15/05/2026: Nhiệm vụ 5.4: thời hạn: … → …`."""
    old, new = part.old, part.new
    if old is not None and new is not None:
        return f"Văn bản sửa đổi, ngày có hiệu lực: {by_document(old)} → {by_document(new)}"
    amendment = new or old
    if amendment is None:
        return ""
    if part.applied is not None and plan is not None:
        told = change_line(plan, part.applied)
    else:
        told = "; ".join(thing_text(change) for change in amendment.changes)
    what = "Sửa đổi" if old is None else "Bỏ sửa đổi"
    return f"{what} theo {by_document(amendment)}: {told}"


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


def _renumbered(event: Event) -> str:
    what = "nhiệm vụ" if "tasks" in event.path else "mục"
    return f"{what} {event.old} đổi số thành {event.new}"


def _sent(event: Event, plan: Plan | None) -> str:
    what = "gửi báo cáo" if event.kind == "sent" else "gửi công văn đôn đốc"
    return _of_list(event, what, duty_titles(plan) if plan is not None else {})


def _target(event: Event) -> str:
    old, new = event.old, event.new
    if isinstance(old, Target) and isinstance(new, Target) and old.id != new.id:
        return f"chỉ tiêu “{new.name}”: mã {old.id} → {new.id}"
    if _whole_target(event) and event.changes[0].sort != "order":
        return _of_list(event, "chỉ tiêu")
    return _changed(event)


def _task(event: Event) -> str:
    return _of_list(event, "nhiệm vụ")


def _of_list(event: Event, what: str, titles: Mapping[str, str] | None = None) -> str:
    """A thing of a list that is new, gone, or another."""
    unit = event.target.unit if event.target is not None else None
    old, new = (
        whole_text(value, titles=titles)
        if titles is not None and isinstance(value, Model)
        else value_text(value, event.field, unit)
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
    if isinstance(new, Correction):
        after = shortened(new.new, _SHORT) if new.new is not None else None
        event = replace(event, new=replace(new, old=shortened(new.old, _SHORT), new=after))
    if isinstance(old, Model | None) and isinstance(new, Model | None):
        if change.sort == "item" or event.path[-1] != event.field:
            return _of_list(event, label)
        if old is None:
            return f"{label}: {value_text(new)}"
        return f"{label}: {value_text(old)} → {value_text(new)}"
    if isinstance(old, str) and isinstance(new, str) and event.field not in (*CODED, *_NAMES):
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


_SHORT = 60
"""Characters of what a trace says was there, so that what came in its place is not cut off."""
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
    *("programme", "calendar", "duties", "signer"),
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
    "state": results_told.state_told,
    "figure": results_told.figure_told,
    "deadline": results_told.deadline_told,
    "report": results_told.report_told,
    "done": results_told.done_told,
    "renumbered": _renumbered,
    "target": _target,
    "task": _task,
}
