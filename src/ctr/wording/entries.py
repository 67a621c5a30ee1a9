"""What was recorded, in words: one thing a line."""

from __future__ import annotations

from datetime import date

from ctr.plan.model import Measurement, Plan
from ctr.plan.model.base import Model
from ctr.results.entries import Entry
from ctr.vietnamese import phrases
from ctr.wording.fields import field_name
from ctr.wording.periods import period_name
from ctr.wording.states import dated_state
from ctr.wording.values import duty_titles, whole_text


def kind_name(entry: Entry) -> str:
    """What kind of thing it is, and of which period."""
    name = field_name(entry.kind, "tasks")
    return f"{name} {period_name(entry.period)}" if entry.period is not None else name


def entry_text(plan: Plan, entry: Entry) -> str:
    """All that it says, in one line."""
    value = entry.value
    if entry.kind in ("state", "earlier"):
        return dated_state(value.state, value.on)
    if isinstance(value, Measurement):
        target = plan.target_of(entry.task or "", value.target)
        name, unit = (target.name, target.unit) if target is not None else (value.target, None)
        return f"{name}: {whole_text(value, unit)}"
    if isinstance(value, Model):
        return whole_text(value, titles=duty_titles(plan))
    return phrases.day(value) if isinstance(value, date) else phrases.in_one_line(str(value))
