"""States, punctuality and overdue rates in words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from ctr.plan.model import State
from ctr.tracking.task_status import OverdueRates, Punctuality, TaskState, TaskStatus
from ctr.vietnamese import phrases
from ctr.vietnamese.matching import bare_key
from ctr.wording.counts import count, part_of, share

EMPTY_REPORT = "chưa ghi kết quả nhiệm vụ nào"
"""Of a unit whose report is in, while nothing is put down of any of its tasks."""


def state_name(state: State | TaskState | None) -> str:
    """The state in Vietnamese."""
    return _STATES[state or "not_reported"]


def dated_state(state: State, on: date | None) -> str:
    """`hoàn thành ngày 10/11/2026`, `tạm dừng từ ngày 10/11/2026`; not begun is up to a day."""
    if on is None:
        return state_name(state)
    if state == "not_started":
        return f"đến ngày {phrases.day(on)} {state_name(state)}"
    return f"{state_name(state)} {'' if state == 'done' else 'từ '}ngày {phrases.day(on)}"


def punctuality_name(punctuality: Punctuality) -> str:
    """The punctuality in Vietnamese."""
    return _PUNCTUALITY[punctuality]


def status_phrase(state: TaskState, status: TaskStatus, *, own: bool = False) -> str:
    """The state, and the punctuality where it says more: `đang thực hiện, quá hạn`.

    `own`: as the unit itself says it.
    """
    text = _own_name(state) if own else state_name(state)
    if status.dates is None or (own and status.punctuality == "not_reported"):
        return text
    words = punctuality_name(status.punctuality)
    if status.punctuality == "on_track" and state != "in_progress":
        words = "còn trong hạn"
    return words if words.startswith(text) else f"{text}, {words}"


def _own_name(state: TaskState) -> str:
    """The state in a unit's own report, which cannot say of itself that it has not reported."""
    return "chưa có kết quả" if state == "not_reported" else state_name(state)


STATES_BEST_FIRST: tuple[TaskState, ...] = (
    "done",
    "in_progress",
    "paused",
    "not_started",
    "dropped",
    "not_reported",
    "unassigned",
)


def states_phrase(
    states: Sequence[TaskState], done_before: int, *, own: bool = False, done_within: str = ""
) -> str:
    """How many tasks are in which state, the best first, with their share.

    `đã hoàn thành 03 nhiệm vụ (7,7%), đang thực hiện 12 nhiệm vụ (30,8%)`; `done_before` of what
    is done was so before the year. `own`: as the unit itself says it. `done_within`: how much of
    what is done was so in the period itself, in words.
    """
    parts = []
    for state in STATES_BEST_FIRST:
        if number := sum(known == state for known in states):
            name = _own_name(state) if own else state_name(state)
            name = "đã hoàn thành" if state == "done" else name
            text = f"{name} {count(number)} nhiệm vụ ({share(number, len(states))})"
            done = []
            if state == "done" and done_before:
                done.append(f"{count(done_before)} nhiệm vụ hoàn thành từ năm trước")
            if state == "done" and done_within:
                done.append(done_within)
            parts.append(f"{text}, trong đó {phrases.joined(done)}" if done else text)
    return ("; " if done_before or done_within else ", ").join(parts)


def units_phrase(status: TaskStatus, *, names: bool = True) -> str:
    """Where the units of a task stand that are not all in one state; empty else.

    `01/03 đơn vị hoàn thành (Công an phường), 02/03 đơn vị đang thực hiện (…; …)`, or without the
    names.
    """
    whole = len(status.units)
    parts = []
    for state, units in _by_state(status):
        part = f"{part_of(len(units), whole)} đơn vị {state_name(state)}"
        parts.append(f"{part} ({'; '.join(units)})" if names else part)
    return ", ".join(parts)


def units_sentences(status: TaskStatus) -> Iterator[str]:
    """Those units by name, a sentence a state: `Đơn vị hoàn thành: A; B`."""
    for state, units in _by_state(status):
        yield f"Đơn vị {state_name(state)}: {'; '.join(units)}"


def _by_state(status: TaskStatus) -> list[tuple[TaskState, list[str]]]:
    """The units of a task by state, the best first; nothing where all are in one state."""
    present = {unit.state for unit in status.units}
    if len(present) < 2:
        return []
    return [
        (state, [unit.unit for unit in status.units if unit.state == state])
        for state in STATES_BEST_FIRST
        if state in present
    ]


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
    key = bare_key(text)
    return next((state for state, names in _SPELLINGS.items() if key in names), None)


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
