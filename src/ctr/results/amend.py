"""Writing an amendment beside the issued text, with the names that it brings, at one time."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, fields, is_dataclass
from datetime import date
from typing import Any

from ctr.plan.amended.effects import Applied
from ctr.plan.amended.reading import applied
from ctr.plan.model import Leader, Plan
from ctr.plan.model.base import key_of, keys_of
from ctr.plan.model.periods import Bound, DayInPeriod
from ctr.results.transaction import PlanEdits, Recorded, Transaction
from ctr.yamlfile.editor import Edit

AMENDMENTS, UNITS, LEADERS = "amendments.yaml", "units.yaml", "leaders.yaml"


@dataclass(frozen=True, slots=True, kw_only=True)
class Amending:
    """One change by a document: plain data as amendments.yaml has it.

    `units` and `leaders` are the entries that the registers are to get, `leaving` the last day of
    leaders who go.
    """

    document: str
    on: date
    change: Mapping[str, Any]
    units: tuple[Mapping[str, Any], ...] = ()
    leaders: tuple[Mapping[str, Any], ...] = ()
    leaving: Mapping[str, date] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Amended:
    """What an amendment does or would do; `plan` is the plan with it, `files` what is written."""

    plan: Plan
    applied: tuple[Applied, ...]
    files: tuple[str, ...]


def amend(transaction: Transaction, amending: Amending, *, dry_run: bool = False) -> Amended:
    """Write an amendment; `applied` is empty where it was there already.

    Raises CannotRun where the plan would have errors, and then nothing is written.
    """
    before: list[Plan] = []

    def edits(plan: Plan) -> list[PlanEdits]:
        before.append(plan.loaded)
        return _edits(plan.loaded, amending)

    files = transaction.write(edits, dry_run=dry_run)
    after = transaction.after or before[-1]
    known = [_key(one) for one in applied(before[-1])]
    return Amended(
        plan=after,
        applied=tuple(one for one in applied(after) if _key(one) not in known),
        files=tuple(_paths(files)),
    )


def _key(one: Applied) -> tuple[str, date, Any]:
    return one.amendment.document, one.amendment.on, one.change


def _paths(files: list[Recorded]) -> list[str]:
    return [recorded.file for recorded in files]


def _edits(plan: Plan, amending: Amending) -> list[PlanEdits]:
    """Into the amendment of this document and day where there is one, else a new one.

    Nothing where it is there already.
    """
    change = dict(amending.change)
    entry = {"document": amending.document, "on": amending.on, "changes": [change]}
    edit = Edit(path=("amendments",), value=entry, append=True)
    for place, known in enumerate(plan.amendments):
        if (known.document, known.on) == (amending.document, amending.on):
            if change in [data_of(other) for other in known.changes]:
                return []
            edit = Edit(path=("amendments", place, "changes"), value=change, append=True)
    edits = [PlanEdits(file=AMENDMENTS, edits=(edit,), changes=())]
    if amending.units:
        added = (Edit(path=("units",), value=dict(unit), append=True) for unit in amending.units)
        edits.append(PlanEdits(file=UNITS, edits=tuple(added), changes=()))
    places = {leader.name: place for place, leader in enumerate(plan.leaders)}
    leaders = [
        Edit(path=("leaders", places[name], "to"), value=day, order=keys_of(Leader))
        for name, day in amending.leaving.items()
    ]
    leaders += [Edit(path=("leaders",), value=dict(new), append=True) for new in amending.leaders]
    if leaders:
        edits.append(PlanEdits(file=LEADERS, edits=tuple(leaders), changes=()))
    return edits


def data_of(value: Any) -> Any:
    """A thing of the model as a file writes it, without what is left out."""
    if isinstance(value, Bound | DayInPeriod):
        return int(value.written) if value.written.isdigit() else value.written
    if is_dataclass(value) and not isinstance(value, type):
        parts = {key_of(part.name): getattr(value, part.name) for part in fields(value)}
        return {key: data_of(part) for key, part in parts.items() if not _empty(part)}
    if isinstance(value, tuple | list):
        return [data_of(part) for part in value]
    return value


def _empty(value: Any) -> bool:
    return value is None or value is False or value == ()
