"""The questions of `ctr record` about what was recorded before: put right, take out, or leave."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from ctr.cli.options import typed_day, typed_figure
from ctr.cli.prompts import agreed, ask_text, ask_until_right, choose
from ctr.plan.model import STATES, Plan
from ctr.results.entries import Entry
from ctr.results.put_right import KEYS, TEXT
from ctr.vietnamese import phrases
from ctr.wording.entries import entry_text, kind_name
from ctr.wording.states import state_name
from ctr.wording.targets import figure_phrase

_LABELS = {
    "state": "Trạng thái",
    "on": "Ngày",
    "done": "Việc đã làm",
    "evidence": "Văn bản chứng minh",
    "value": "Số liệu",
    "as_of": "Số liệu tính đến ngày",
    "source": "Nguồn số liệu",
    TEXT: "Nội dung",
    "by": "Người kiểm tra",
    "received": "Ngày nhận",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What is to become of an entry: `new` values, or None to take it out; and why, if told."""

    entry: Entry
    new: Mapping[str, Any] | None
    because: str | None


def ask_about(plan: Plan, entries: Sequence[Entry]) -> Answer | str | None:
    """What to do about what was recorded; "" to go on and record more, None for nothing at all."""
    what = choose("Đã ghi trước đó", ["ghi thêm", "sửa điều đã ghi", "xóa điều đã ghi"], 1)
    if what == 1:
        return ""
    lines = [f"{entry.name}: {kind_name(entry)}: {entry_text(plan, entry)}" for entry in entries]
    entry = entries[choose("Điều nào", lines) - 1]
    new = _ask_new(plan, entry) if what == 2 else None
    because = ask_text("Lý do, nếu không phải mới ghi nhầm hôm nay")
    return Answer(entry=entry, new=new, because=because) if agreed() else None


def _ask_new(plan: Plan, entry: Entry) -> dict[str, Any]:
    """The values, each with the present one as the answer that leaves it."""
    return {key: _ask_value(plan, entry, key) for key in KEYS[entry.kind]}


def _ask_value(plan: Plan, entry: Entry, key: str) -> Any:
    value = entry.value if key in (TEXT, "received") else getattr(entry.value, key)
    label = _LABELS[key]
    if key == "state":
        place = STATES.index(value) + 1
        return STATES[choose(label, [state_name(state) for state in STATES], place) - 1]
    if key in ("on", "as_of", "received"):
        return ask_until_right(label, phrases.day(value) if value else "", typed_day)
    if key == "value":
        return ask_until_right(label, figure_phrase(value, None), typed_figure)
    typed = ask_text(f"{label} [{value}]" if value else label)
    return typed if typed is not None else value
