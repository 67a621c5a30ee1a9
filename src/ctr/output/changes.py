"""What a writer changed, a line a change."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

from ctr.results.record import Change
from ctr.vietnamese import phrases
from ctr.wording.states import state_name


def changed_line(change: Change) -> str:
    """`+ what: new` or `~ what: old → new`."""
    new = _shown(change.what, change.new)
    if change.old is None:
        return f"+ {change.what}: {new}"
    return f"~ {change.what}: {_shown(change.what, change.old)} → {new}"


def _shown(what: str, value: Any) -> str:
    if what.rpartition(", ")[2].startswith("trạng thái"):
        return state_name(value)
    if isinstance(value, bool):
        return "đạt" if value else "không đạt"
    if isinstance(value, Decimal):
        return phrases.number(value)
    return phrases.day(value) if isinstance(value, date) else " ".join(str(value).split())
