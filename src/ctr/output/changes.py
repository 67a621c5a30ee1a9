"""What a writer changed, a line a change."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

from ctr.results.changes import Change, ChangedField
from ctr.vietnamese import phrases
from ctr.wording.states import state_name

_LABELS: dict[ChangedField, str] = {
    "received": "ngày nhận báo cáo",
    "received_again": "ngày nhận lại báo cáo",
    "state": "trạng thái",
    "state_on": "ngày của trạng thái",
    "completed_on": "ngày hoàn thành",
    "on": "ngày làm",
    "done": "việc đã làm",
    "evidence": "văn bản chứng minh",
    "as_of": "ngày của số liệu",
    "source": "nguồn số liệu",
    "difficulties": "khó khăn, vướng mắc",
    "proposals": "đề xuất, kiến nghị",
    "next_year": "kế hoạch năm sau",
    "verified": "người kiểm tra",
}


def changed_line(change: Change, *, with_task: bool = False) -> str:
    """`+ label: new` or `~ label: old → new`, the task's number before the label if asked for."""
    label = _label(change)
    if with_task and change.task is not None:
        label = f"{change.task}, {label}"
    new = _shown(change.field, change.new)
    if change.old is None:
        return f"+ {label}: {new}"
    return f"~ {label}: {_shown(change.field, change.old)} → {new}"


def _label(change: Change) -> str:
    if change.field == "earlier" and change.on is not None:
        return f"trạng thái từ {phrases.day(change.on)}"
    if change.field == "value":
        if change.old is None and change.on is not None:
            return f"số liệu {change.target} đến ngày {phrases.day(change.on)}"
        return f"số liệu {change.target}"
    if change.field == "submitted":
        return f"đã gửi {change.duty}"
    if change.field == "letters":
        return "đã gửi công văn"
    return _LABELS[change.field]


def _shown(field: ChangedField, value: Any) -> str:
    if field in ("state", "earlier"):
        return state_name(value)
    if isinstance(value, bool):
        return "đạt" if value else "không đạt"
    if isinstance(value, Decimal):
        return phrases.number(value)
    return phrases.day(value) if isinstance(value, date) else " ".join(str(value).split())
