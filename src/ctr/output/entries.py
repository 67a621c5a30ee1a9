"""The list of everything that was recorded."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from ctr.output.contract import Contract
from ctr.output.listing import Listing
from ctr.output.table import Column
from ctr.plan.model import Plan
from ctr.results.entries import Entry, Standing
from ctr.wording.entries import entry_text, kind_name


def entries_listing(plan: Plan, entries: Sequence[Entry]) -> Listing[Entry]:
    """The entries under the names by which they can be put right."""
    return Listing(
        items=entries,
        contract=ENTRY,
        title="Những điều đã ghi",
        columns=(
            Column(head="Mã", text=lambda entry: entry.name),
            Column(head="Nhiệm vụ", text=lambda entry: entry.task or ""),
            Column(head="Đơn vị", text=lambda entry: plan.short_name(entry.unit or ""), ratio=2),
            Column(head="Là gì", text=kind_name, ratio=2),
            Column(head="Nội dung", text=lambda entry: entry_text(plan, entry), ratio=5),
        ),
    )


def _first(*names: str) -> Callable[[Entry], Any]:
    """The first of these that what was recorded has."""

    def read(entry: Entry) -> Any:
        return next(
            (getattr(entry.value, name) for name in names if hasattr(entry.value, name)), None
        )

    return read


def _said(entry: Entry) -> Any:
    """What it says by itself: a state, a text, a figure, a day, a name."""
    value = entry.value
    if isinstance(value, Standing):
        return value.state
    keys = ("value", "done", "text", "by", "duty", "number")
    return next((getattr(value, key) for key in keys if hasattr(value, key)), value)


def _period(entry: Entry) -> str | None:
    """The code of the period that a report or a plan is of; None for the whole year."""
    period = entry.period or getattr(entry.value, "period", None)
    return period.code if period is not None else None


ENTRY = Contract[Entry](
    {
        "entry": lambda entry: entry.name,
        "kind": lambda entry: entry.kind,
        "year": lambda entry: entry.year,
        "unit": lambda entry: entry.unit or _first("unit")(entry),
        "task": lambda entry: entry.task,
        "period": _period,
        "target": _first("target"),
        "on": _first("on", "as_of"),
        "value": _said,
        "document": _first("evidence", "source", "document"),
    }
)
"""One thing that was recorded, as `ctr record --entries` gives it."""
