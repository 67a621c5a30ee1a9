"""The tasks of a plan as a list."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from ctr.output.listing import Listing
from ctr.output.screens.tasks import Row, state_phrase, task_rows, task_title
from ctr.output.table import Column
from ctr.output.tasks import TASK
from ctr.plan.model import Plan
from ctr.wording.assignments import short_lead_phrase

if TYPE_CHECKING:
    from ctr.output.spreadsheet import Sheet


def tasks_listing(plan: Plan, rows: Sequence[Row], day: date) -> Listing[Row]:
    """Tasks with their state, as of `day`."""
    return Listing(
        items=rows,
        contract=TASK,
        columns=_columns(plan),
        screen=lambda room: task_rows(plan, rows, room),
        sheet=lambda: _sheet(day),
    )


def _sheet(day: date) -> Sheet[Row]:
    from ctr.output.sheets import tasks_sheet

    return tasks_sheet(day)


def _columns(plan: Plan) -> tuple[Column[Row], ...]:
    return (
        Column(head="TT", text=lambda row: row[0].task.id),
        Column(head="Nhiệm vụ", text=lambda row: task_title(row[0]), ratio=5),
        Column(head="Chủ trì", text=lambda row: short_lead_phrase(plan, row[0].task), ratio=3),
        Column(head="Lãnh đạo", text=lambda row: row[0].task.leader or "", ratio=2),
        Column(head="Chỉ tiêu", text=lambda row: str(len(row[0].task.targets)), right=True),
        Column(head="Tình trạng", text=lambda row: state_phrase(row[1]), ratio=2),
    )
