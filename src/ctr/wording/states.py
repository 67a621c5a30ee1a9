"""States, punctuality and overdue rates in words."""

from __future__ import annotations

from collections.abc import Sequence

from ctr.plan.model import State
from ctr.tracking.task_status import OverdueRates, Punctuality, TaskState, TaskStatus
from ctr.vietnamese.matching import bare_key
from ctr.wording.counts import count, part_of, share


def state_name(state: State | TaskState | None) -> str:
    """The state in Vietnamese."""
    return _STATES[state or "not_reported"]


def punctuality_name(punctuality: Punctuality) -> str:
    """The punctuality in Vietnamese."""
    return _PUNCTUALITY[punctuality]


def status_phrase(state: TaskState, status: TaskStatus) -> str:
    """The state, and the punctuality where it says more: `đang thực hiện, quá hạn`."""
    text = state_name(state)
    if status.dates is None:
        return text
    told = punctuality_name(status.punctuality)
    if status.punctuality == "on_track" and state != "in_progress":
        told = "còn trong hạn"
    return told if told.startswith(text) else f"{text}, {told}"


_BEST_FIRST: tuple[TaskState, ...] = (
    "done",
    "in_progress",
    "paused",
    "not_started",
    "dropped",
    "not_reported",
    "unassigned",
)


def states_phrase(states: Sequence[TaskState], done_before: int) -> str:
    """How many tasks are in which state, the best first, with their share.

    `đã hoàn thành 03 nhiệm vụ (7,7%), đang thực hiện 12 nhiệm vụ (30,8%)`; `done_before` of what
    is done was so before the year.
    """
    parts = []
    for state in _BEST_FIRST:
        if number := sum(one == state for one in states):
            name = "đã hoàn thành" if state == "done" else state_name(state)
            text = f"{name} {count(number)} nhiệm vụ ({share(number, len(states))})"
            if state == "done" and done_before:
                text += f", trong đó {count(done_before)} nhiệm vụ hoàn thành từ năm trước"
            parts.append(text)
    return ("; " if done_before else ", ").join(parts)


def units_phrase(status: TaskStatus) -> str:
    """Where the units of a task stand that are not all in one state; empty else.

    `01/03 đơn vị hoàn thành (Công an phường), 02/03 đơn vị đang thực hiện (…; …)`.
    """
    units = status.units
    if len({unit.state for unit in units}) < 2:
        return ""
    parts = []
    for state in _BEST_FIRST:
        names = [unit.unit for unit in units if unit.state == state]
        if names:
            part = f"{part_of(len(names), len(units))} đơn vị {state_name(state)}"
            parts.append(f"{part} ({'; '.join(names)})")
    return ", ".join(parts)


def rates_phrase(rates: OverdueRates, *, document: bool = False) -> str:
    """Overdue tasks against all tasks, and against those that have a deadline.

    `document`: the numbers as a document writes them.
    """

    def _rate(part: int, whole: int, of: str) -> str:
        figures = part_of(part, whole) if document else f"{part}/{whole}"
        return f"{figures} ({share(part, whole)}) tính trên {of}"

    parts = [_rate(rates.overdue, rates.all_tasks, "tổng số nhiệm vụ")]
    if rates.with_deadline:
        parts.append(_rate(rates.overdue, rates.with_deadline, "số nhiệm vụ có hạn"))
    else:
        parts.append("không nhiệm vụ nào có thời hạn riêng")
    return f"Nhiệm vụ quá hạn: {'; '.join(parts)}."


def state_of(text: str) -> TaskState | None:
    """The state that `text` names: in words, with marks or without, or as files write it."""
    wanted = bare_key(text)
    return next((state for state, names in _SPELLINGS.items() if wanted in names), None)


_STATES: dict[TaskState, str] = {
    "unassigned": "chưa phân công",
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
    "unassigned": "chưa phân công",
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
