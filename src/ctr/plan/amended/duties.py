"""Amendments of duties of reporting: their deadlines, what is new, what is owed no more."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from ctr.plan.amended.effects import Effect
from ctr.plan.amended.state import State, refusal
from ctr.plan.model import Addition, Deadline, Duty
from ctr.plan.model.amendments import Amendment
from ctr.vietnamese import phrases
from ctr.vietnamese.suggestions import did_you_mean, nearest


def named(state: State, wanted: str, field: str) -> Duty:
    """The duty of an id. Raises Disagreement where there is none now."""
    duties = {duty.id: duty for duty in state.programme.duties}
    if wanted in duties:
        return duties[wanted]
    if wanted in state.gone_duties:
        amendment = state.gone_duties[wanted]
        since = phrases.day(amendment.on)
        message = f"chế độ báo cáo “{wanted}” không còn từ ngày {since} ({amendment.document})"
        raise refusal("amended-away", message, "bỏ sửa đổi này, hoặc sửa ngày", field)
    near = nearest(wanted, {known: known for known in duties})
    hint = did_you_mean(near) or f"các chế độ báo cáo: {', '.join(duties)}"
    raise refusal("unknown-duty", f"không có chế độ báo cáo “{wanted}”", hint, field)


def with_deadline(state: State, amendment: Amendment, duty: Duty, new: Deadline) -> None:
    """Another deadline of a duty; one that comes at other times is owed from the day on."""
    old = duty.deadline
    amended = replace(duty, deadline=new)
    if new.within_year and (old is None or old.every != new.every):
        amended = replace(amended, added=Addition(by=amendment.document, on=amendment.on))
    state.programme = replace(
        state.programme,
        duties=tuple(amended if known.id == duty.id else known for known in state.programme.duties),
    )


def add_duty(state: State, amendment: Amendment, duty: Duty) -> Iterator[Effect]:
    """A new duty, after the others."""
    if duty.id in state.gone_duties or duty.id in [one.id for one in state.programme.duties]:
        message = f"đã có chế độ báo cáo “{duty.id}”"
        raise refusal("duplicate-id", message, "đặt mã khác", "add_duty.id")
    if duty.added is not None:
        hint = "bỏ khóa added"
        raise refusal("wrong-value", "văn bản bổ sung đã ghi ở document", hint, "add_duty.added")
    for index, name in enumerate(duty.owed_by):
        state.unit(name, f"add_duty.owed_by.{index}")
    for key, unit in (("to", duty.to), ("through", duty.through)):
        if unit is not None:
            state.unit(unit, f"add_duty.{key}")
    new = replace(duty, added=Addition(by=amendment.document, on=amendment.on))
    state.programme = replace(state.programme, duties=(*state.programme.duties, new))
    yield Effect(field="added", duty=duty.id, old=None, new=new)


def drop(state: State, amendment: Amendment, wanted: str) -> Iterator[Effect]:
    """A duty that is owed no more."""
    duty = named(state, wanted, "drop.duty")
    left = tuple(known for known in state.programme.duties if known.id != duty.id)
    state.programme = replace(state.programme, duties=left)
    state.gone_duties[duty.id] = amendment
    yield Effect(field="dropped", duty=duty.id, old=duty, new=None)
