"""What is due as a list."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from ctr.output.listing import Listing
from ctr.output.progress import DUE
from ctr.output.screens.due import due_lines
from ctr.output.table import Column
from ctr.plan.model import Plan
from ctr.tracking.due import DueItem
from ctr.vietnamese import phrases
from ctr.wording.due import item_title, standing_with_day, who_owes

if TYPE_CHECKING:
    from ctr.output.spreadsheet import Sheet


def due_listing(
    plan: Plan, items: Sequence[DueItem], day: date, *, named: bool
) -> Listing[DueItem]:
    """What is due as of `day`; `named`: with everyone who owes it, however many."""
    return Listing(
        items=items,
        contract=DUE,
        columns=_columns(plan),
        screen=lambda room: due_lines(plan, items, day, room, named=named),
        sheet=lambda: _sheet(plan, day),
    )


def _sheet(plan: Plan, day: date) -> Sheet[DueItem]:
    from ctr.output.sheets import due_sheet

    return due_sheet(plan, day)


def _columns(plan: Plan) -> tuple[Column[DueItem], ...]:
    return (
        Column(head="Hạn cuối", text=lambda item: phrases.day(item.dates.literal)),
        Column(head="Ngày làm việc cuối", text=lambda item: phrases.day(item.dates.advised)),
        Column(head="Lùi đến", text=lambda item: phrases.day(item.dates.carried)),
        Column(head="Tình trạng", text=standing_with_day, ratio=3),
        Column(head="Việc", text=item_title, ratio=6),
        Column(head="Đơn vị", text=lambda item: "; ".join(who_owes(plan, item)), ratio=5),
    )
