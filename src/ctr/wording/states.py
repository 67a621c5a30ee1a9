"""States, punctuality and overdue rates in words."""

from __future__ import annotations

from decimal import Decimal

from ctr.plan.model import State
from ctr.tracking.task_status import OverdueRates, Punctuality, TaskState, TaskStatus
from ctr.vietnamese import phrases
from ctr.vietnamese.matching import bare_key


def state_name(state: State | TaskState | None) -> str:
    """The state in Vietnamese."""
    return _STATES[state or "not_reported"]


def punctuality_name(punctuality: Punctuality) -> str:
    """The punctuality in Vietnamese."""
    return _PUNCTUALITY[punctuality]


def status_phrase(state: TaskState, standing: TaskStatus) -> str:
    """The state, and the punctuality where it says more: `đang thực hiện, quá hạn`."""
    text = state_name(state)
    if standing.dates is None:
        return text
    told = punctuality_name(standing.punctuality)
    if standing.punctuality == "on_track" and state != "in_progress":
        told = "còn trong hạn"
    return told if told.startswith(text) else f"{text}, {told}"


def rates_phrase(rates: OverdueRates) -> str:
    """Overdue tasks against all tasks, and against those that have a deadline."""
    parts = [_rate(rates.overdue, rates.all_tasks, "tổng số nhiệm vụ")]
    if rates.with_deadline:
        parts.append(_rate(rates.overdue, rates.with_deadline, "số nhiệm vụ có hạn"))
    else:
        parts.append("không nhiệm vụ nào có thời hạn riêng")
    return f"Nhiệm vụ quá hạn: {'; '.join(parts)}."


def _rate(part: int, whole: int, of: str) -> str:
    share = (Decimal(100 * part) / whole).quantize(Decimal("0.1")) if whole else Decimal(0)
    return f"{part}/{whole} ({phrases.number(share)}%) tính trên {of}"


def state_of(text: str) -> TaskState | None:
    """The state that `text` names: in words, with marks or without, or as files write it."""
    wanted = bare_key(text)
    return next((state for state, names in _SPELLINGS.items() if wanted in names), None)


_STATES: dict[TaskState, str] = {
    "not_reported": "chưa báo cáo",
    "not_started": "chưa thực hiện",
    "paused": "tạm dừng",
    "in_progress": "đang thực hiện",
    "dropped": "dừng thực hiện",
    "done": "hoàn thành",
}
_PUNCTUALITY = {
    "done_on_time": "hoàn thành đúng hạn",
    "done_late": "hoàn thành quá hạn",
    "done_without_deadline": "hoàn thành (không có hạn)",
    "on_track": "đang thực hiện trong hạn",
    "due_soon": "sắp đến hạn",
    "overdue": "quá hạn",
    "without_deadline": "không có hạn",
    "not_reported": "chưa báo cáo",
    "dropped": "dừng thực hiện",
}
_SPOKEN: dict[TaskState, tuple[str, ...]] = {
    "not_started": ("chưa làm",),
    "in_progress": ("đang làm",),
    "done": ("xong", "đã xong", "đã hoàn thành"),
    "paused": ("dừng tạm",),
    "dropped": ("thôi thực hiện", "thôi"),
}
"""What people say for a state beside its name."""
_SPELLINGS: dict[TaskState, set[str]] = {
    state: {bare_key(name) for name in (state, phrase, *_SPOKEN.get(state, ()))}
    for state, phrase in _STATES.items()
}
