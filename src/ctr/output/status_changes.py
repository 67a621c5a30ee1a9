"""What changed since a day, under the status: of all, and of each unit and leader."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from ctr.history.event import Event
from ctr.history.selection import of_leader, only
from ctr.output.contract import Contract
from ctr.output.history import HISTORY, Told, counts_text, told_events
from ctr.output.lines import EMPTY, Span, Words, folded, words
from ctr.output.listing import Listing
from ctr.output.screens.history import Block, history_lines
from ctr.output.table import Column
from ctr.plan.model import Plan
from ctr.tracking.summary import StatusSummary


def with_changes(
    listing: Listing[StatusSummary], plan: Plan, events: Sequence[Event], since: str
) -> Listing[StatusSummary]:
    """The status with a key and a column of changes, and on the screen the changes below it."""

    def told_of(row: StatusSummary) -> list[Told]:
        return list(told_events(_of(row, plan, events), plan))

    def screen(room: int | None) -> list[Words]:
        shown = listing.screen(room) if listing.screen is not None else []
        of_rows = [set(map(id, _of(row, plan, events))) for row in listing.items]
        wanted = [event for event in events if any(id(event) in known for known in of_rows)]
        return [*shown, *_lines(list(told_events(wanted, plan)), since, room)]

    return replace(
        listing,
        contract=Contract(
            {**listing.contract.fields, "changes": lambda row: HISTORY.records(told_of(row))}
        ),
        columns=(
            *listing.columns,
            Column(head=f"Thay đổi {since}", text=lambda row: str(len(told_of(row))), right=True),
        ),
        screen=screen,
    )


def _of(row: StatusSummary, plan: Plan, events: Sequence[Event]) -> list[Event]:
    if row.scope == "unit":
        return list(only(events, units=frozenset([row.name]), plan=plan))
    if row.scope == "leader":
        return [event for event in events if of_leader(event, row.name, plan)]
    return list(events)


def _lines(told: Sequence[Told], since: str, room: int | None) -> list[Words]:
    counted = f": {counts_text(told)}" if told else ": không có"
    head = words(Span(f"Thay đổi {since}{counted}", "head" if room is not None else ""))
    block = Block((), "", 0, [(one.sign, one.text) for one in told])
    if room is None:
        return [head, *history_lines([block], None)]
    return [EMPTY, *folded(head, room, 2), *history_lines([block], room)]
