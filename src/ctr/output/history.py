"""The history of a plan: what a record of it says, and the list of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, fields, is_dataclass, replace
from typing import Any

from ctr.history.event import Event
from ctr.history.revisions import Commit
from ctr.history.walk import Revision
from ctr.output.amendments import effects_of
from ctr.output.contract import Contract, plain
from ctr.output.listing import Listing
from ctr.output.screens.history import Block, history_lines
from ctr.output.table import Column
from ctr.output.visible import printable
from ctr.plan.model import Plan
from ctr.plan.model.base import key_of
from ctr.vietnamese import phrases
from ctr.wording.history import KIND_NAMES, event_text, sign


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """One line of a history: of a commit, or of two states (None), with the event it tells.

    `kind` and `text` stand for themselves where there is no event: `begun`, `skipped`.
    """

    kind: str
    sign: str
    text: str
    commit: Commit | None = None
    event: Event | None = None
    including: tuple[str, ...] = ()

    @property
    def label(self) -> str:
        """The kind in words."""
        return KIND_NAMES.get(self.kind, self.kind)  # type: ignore[call-overload, no-any-return]


def told_events(told: Iterable[Event], plan: Plan | None) -> Iterator[Told]:
    """What happened between two states."""
    for event in told:
        text = _in_one_line(event_text(event, plan))
        yield Told(kind=event.kind, sign=sign(event), text=text, event=event)


def told_revision(revision: Revision, events: Iterable[Event]) -> Iterator[Told]:
    """What happened in a commit, of the events that were asked for."""
    commit, plan = revision.commit, revision.plan
    skipped = tuple(one.hash for one in revision.skipped)
    if revision.problem is not None:
        fault = revision.problem
        place = f"{fault.file}:{fault.line}" if fault.line else fault.file
        text = f"Bỏ qua {commit.short} vì kế hoạch không nạp được: {place}: {fault.message}"
        yield Told(kind="skipped", sign="!", text=_in_one_line(text), commit=commit)
    elif revision.ended:
        text = "Thư mục này không còn kế hoạch (bị xóa hoặc chuyển đi nơi khác)"
        yield Told(kind="begun", sign="-", text=text, commit=commit)
    elif revision.began and plan is not None:
        text = f"Bắt đầu có kế hoạch: {_size(plan)}"
        if commit.parents:
            text += "; trước đó không có kế hoạch nào nạp được ở thư mục này"
        yield Told(kind="begun", sign="+", text=text, commit=commit, including=skipped)
    elif revision.back and plan is not None:
        text = f"Lại có kế hoạch ở thư mục này: {_size(plan)}"
        yield Told(kind="begun", sign="+", text=text, commit=commit, including=skipped)
    for told in told_events(events, plan):
        yield replace(told, commit=commit, including=skipped)


def _size(plan: Plan) -> str:
    return f"{len(plan.sections)} mục, {len(plan.by_number)} nhiệm vụ"


def history_listing(told: Sequence[Told], title: str) -> Listing[Told]:
    """The lines as they are given, under their commits."""
    dated = any(one.commit is not None for one in told)
    commits: tuple[Column[Told], ...] = (
        Column(head="Lúc", text=lambda one: phrases.moment(one.commit.at) if one.commit else ""),
        Column(head="Người", text=lambda one: _by(one.commit), ratio=1),
        Column(head="Phiên bản", text=lambda one: one.commit.short if one.commit else ""),
    )
    return Listing(
        items=told,
        contract=HISTORY,
        title=title,
        screen=lambda room: history_lines(_blocks(told), room),
        columns=(
            *(commits if dated else ()),
            Column(head="Loại", text=lambda one: one.label),
            Column(head="Thay đổi", text=lambda one: one.text, ratio=5),
        ),
    )


def counts_text(told: Sequence[Told]) -> str:
    """How many changes there are of each kind: `3 trạng thái, 2 số liệu`."""
    counts: dict[str, int] = {}
    for one in told:
        counts[one.label] = counts.get(one.label, 0) + 1
    return ", ".join(f"{number} {name}" for name, number in counts.items())


def _by(commit: Commit | None) -> str:
    return _in_one_line(commit.by) if commit is not None else ""


def _in_one_line(text: str) -> str:
    """A text of a history that anyone may have written, for a terminal and for a file."""
    return printable(text).replace("\n", " ")


def _blocks(told: Sequence[Told]) -> list[Block]:
    blocks: list[Block] = []
    last: Commit | None = None
    for one in told:
        if not blocks or one.commit is not last:
            last = one.commit
            head = (phrases.moment(last.at), _by(last), last.short) if last is not None else ()
            subject = _in_one_line(last.subject) if last is not None else ""
            blocks.append(Block(head, subject, len(one.including), []))
        blocks[-1].lines.append((one.sign, one.text))
    return blocks


def as_data(value: Any) -> Any:
    """A value or a thing of the plan as plain data, a period and a bound as they are written."""
    if is_dataclass(value) and not isinstance(value, type):
        written = getattr(value, "written", None) or getattr(value, "code", None)
        if isinstance(written, str):
            return written
        parts = ((key_of(field.name), getattr(value, field.name)) for field in fields(value))
        return {key: as_data(part) for key, part in parts if part not in (None, ())}
    if isinstance(value, tuple):
        return [as_data(part) for part in value]
    return plain(value)


def _effects(event: Event | None) -> list[dict[str, Any]]:
    """What an amendment does, of each value the old and the new one."""
    if event is None or event.amended is None or event.amended.applied is None:
        return []
    return effects_of(event.amended.applied)


HISTORY = Contract[Told](
    {
        "commit": lambda one: one.commit.hash if one.commit else None,
        "at": lambda one: one.commit.at.isoformat() if one.commit else None,
        "by": lambda one: _by(one.commit) or None,
        "subject": lambda one: _in_one_line(one.commit.subject) if one.commit else None,
        "kind": lambda one: one.kind,
        "task": lambda one: one.event.task if one.event else None,
        "target": lambda one: one.event.target.id if one.event and one.event.target else None,
        "unit": lambda one: one.event.unit if one.event else None,
        "tasks": lambda one: list(one.event.tasks) if one.event else [],
        "units": lambda one: list(one.event.units) if one.event else [],
        "leaders": lambda one: list(one.event.leaders) if one.event else [],
        "year": lambda one: one.event.year if one.event else None,
        "path": lambda one: "/".join(one.event.path) if one.event else None,
        "old": lambda one: as_data(one.event.old) if one.event else None,
        "new": lambda one: as_data(one.event.new) if one.event else None,
        "effects": lambda one: _effects(one.event),
        "text": lambda one: one.text,
        "including": lambda one: list(one.including),
    }
)
"""One thing that happened, as `ctr log`, `ctr diff` and `ctr status --since` give it."""
