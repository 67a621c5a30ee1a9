"""ctr targets: the milestones by year."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Annotated

import typer

from ctr.cli import answers
from ctr.cli.messages import say
from ctr.cli.options import LeaderOption, UnitsOption
from ctr.cli.session import AS_OF, ISSUER, LIST_OUTPUT, Session, takes
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


@takes(AS_OF, LIST_OUTPUT, ISSUER)
def targets(
    session: Session,
    year: Annotated[
        int | None,
        typer.Option(
            metavar="NĂM",
            help="Các chỉ tiêu cần đánh giá trong năm, mỗi chỉ tiêu một mốc.",
            show_default=False,
        ),
    ] = None,
    unit: UnitsOption = None,
    leader: LeaderOption = None,
) -> None:
    """Các mốc chỉ tiêu, xếp theo năm, với số liệu và tiến độ.

    Ví dụ:
    Chỉ tiêu phải đánh giá trong năm 2026:
    $ ctr targets --year 2026
    Chỉ tiêu do một đơn vị chủ trì, ra JSON:
    $ ctr targets --unit "Trạm Y tế" --format json
    """
    if session.asks_several:
        from ctr.cli.plans import Plans, Said

        plans = Plans(session)

        def of_plan(one: Session) -> Said:
            units = plans.narrowed(one.plan, unit, leader)
            plan, rows = answers.targets(one, year, units, leader)
            return Said(listing=_listing(plan, rows, session.day, year))

        _say_none(plans.write(PROGRESS, of_plan))
        plans.end()
        return
    plan, rows = answers.targets(session, year, unit, leader)
    session.write_list(_listing(plan, rows, session.day, year))
    _say_none(len(rows))


def _listing(plan: Plan, rows: list[Progress], day: date, year: int | None) -> Listing[Progress]:
    return Listing(
        items=rows,
        contract=PROGRESS,
        columns=_columns(plan),
        screen=lambda room: target_rows(plan, rows, room, of_year=year is not None),
        sheet=lambda: _sheet(day),
    )


def _say_none(rows: int) -> None:
    if not rows:
        say("Không có chỉ tiêu nào khớp.")


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
