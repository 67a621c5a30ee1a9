"""The milestones of a plan as a list."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from ctr.output.listing import Listing
from ctr.output.progress import PROGRESS
from ctr.output.screens.targets import goal_phrase, standing_phrase, target_rows
from ctr.output.table import Column
from ctr.plan.model import Plan
from ctr.tracking.targets import Progress
from ctr.wording.assignments import unit_list
from ctr.wording.deadlines import when_phrase
from ctr.wording.targets import dated_actual_phrase

if TYPE_CHECKING:
    from ctr.output.spreadsheet import Sheet


def targets_listing(
    plan: Plan, rows: Sequence[Progress], day: date, *, of_year: bool
) -> Listing[Progress]:
    """Milestones with what was reached, as of `day`; `of_year`: what is judged in one year."""
    return Listing(
        items=rows,
        contract=PROGRESS,
        columns=_columns(plan),
        screen=lambda room: target_rows(plan, rows, room, of_year=of_year),
        sheet=lambda: _sheet(day),
    )


def _sheet(day: date) -> Sheet[Progress]:
    from ctr.output.sheets import targets_sheet

    return targets_sheet(day)


def _columns(plan: Plan) -> tuple[Column[Progress], ...]:
    return (
        Column(head="Thời điểm", text=lambda progress: when_phrase(progress.milestone), ratio=3),
        Column(head="Nhiệm vụ", text=lambda progress: progress.task.id),
        Column(head="Chỉ tiêu", text=lambda progress: progress.target.name, ratio=6),
        Column(head="Mục tiêu", text=goal_phrase, ratio=3),
        Column(head="Thực tế", text=dated_actual_phrase, ratio=3),
        Column(head="Đánh giá", text=standing_phrase, ratio=3),
        Column(
            head="Chủ trì",
            text=lambda progress: unit_list(plan, progress.task.lead),
            ratio=3,
        ),
    )
