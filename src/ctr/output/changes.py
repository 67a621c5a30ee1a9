"""What a writer changed, a line a change."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from typing import Any

from ctr.plan.model import Plan
from ctr.results.changes import Change, ChangedField
from ctr.results.entries import Entry
from ctr.vietnamese import phrases
from ctr.wording.entries import entry_text, kind_name
from ctr.wording.fields import field_name
from ctr.wording.periods import period_name
from ctr.wording.states import state_name
from ctr.wording.targets import figure_phrase

_LABELS: dict[ChangedField, str] = {
    "completed_on": "ngày hoàn thành",
    "on": "ngày làm",
    "verified": "người kiểm tra",
}
"""Those that are called otherwise where one value of them changes."""


def changes_text(plan: Plan, head: str, changes: Iterable[Change]) -> str:
    """A head, and a line a change below it."""
    lines = (f"  {changed_line(plan, change)}\n" for change in changes)
    return f"{head}\n{''.join(lines)}"


def changed_line(plan: Plan, change: Change) -> str:
    """`+ 10.2 · label: new`, `~ 10.2 · label: old → new` or `- 10.2 · label: old`.

    A figure bears its target's name.
    """
    label = _label(plan, change)
    if change.task is not None:
        label = f"{change.task} · {label}"
    if change.new is None:
        return f"- {label}: {_shown(plan, change, change.old)}"
    new = f"{_shown(plan, change, change.new)}{_details(change)}"
    if change.old is None:
        return f"+ {label}: {new}"
    return f"~ {label}: {_shown(plan, change, change.old)} → {new}"


def _label(plan: Plan, change: Change) -> str:
    if change.field == "earlier" and change.on is not None:
        return f"trạng thái trước đó, từ {phrases.day(change.on)}"
    if change.field == "value":
        return _target_name(plan, change)
    if change.field == "source":
        return f"{field_name('source')}, {_target_name(plan, change)}"
    if change.field == "submitted":
        return _of_period(f"đã gửi {_duty_title(plan, change.duty)}", change)
    if change.field == "letters":
        return "đã gửi công văn"
    if change.field == "entry":
        entry = change.old or change.new
        return f"{kind_name(entry)} ({entry.name})"
    if change.field == "next_period" and change.period is not None:
        return f"kế hoạch sau {period_name(change.period)}"
    under = "tasks" if change.task is not None else ""
    return _of_period(_LABELS.get(change.field) or field_name(change.field, under), change)


def _of_period(label: str, change: Change) -> str:
    return f"{label} {period_name(change.period)}" if change.period is not None else label


def _details(change: Change) -> str:
    """The day of a state, of a figure, of what was done, and the document that proves it."""
    details = [f"{_from(change)}ngày {phrases.day(change.on)}"] if change.on is not None else []
    if change.field not in ("state", "value") and (
        change.field != "done" or change.old is not None
    ):
        return ""
    if change.document is not None:
        details.append(phrases.in_one_line(change.document))
    return f" ({'; '.join(details)})" if details else ""


def _from(change: Change) -> str:
    if change.field == "value":
        return "đến "
    return "" if change.field == "done" or change.new == "done" else "từ "


def _target_name(plan: Plan, change: Change) -> str:
    target = plan.target_of(change.task, change.target)
    return target.name if target is not None else str(change.target)


def _duty_title(plan: Plan, duty: str | None) -> str:
    titles = (known.title for known in plan.programme.duties if known.id == duty)
    return f"“{next(titles, duty)}”"


def _shown(plan: Plan, change: Change, value: Any) -> str:
    if isinstance(value, Entry):
        return entry_text(plan, value)
    if change.field in ("state", "earlier"):
        return state_name(value)
    if isinstance(value, bool | Decimal):
        target = plan.target_of(change.task, change.target)
        return figure_phrase(value, target.unit if target is not None else None)
    if isinstance(value, date):
        return phrases.day(value)
    return phrases.in_one_line(str(value))
