"""ctr list: who does what."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Annotated

import typer

from ctr.cli import answers
from ctr.cli.messages import say
from ctr.cli.options import LeaderOption, UnitsOption, typed_task_state
from ctr.cli.resolve import units_named
from ctr.cli.session import AS_OF, ISSUER, LIST_OUTPUT, YEAR, Session, takes
from ctr.output.listing import Listing
from ctr.output.screens.tasks import Row, state_phrase, task_rows, task_title
from ctr.output.table import Column
from ctr.output.tasks import TASK
from ctr.plan.model import Plan
from ctr.tracking.selection import Role, select_tasks
from ctr.tracking.task_status import TaskState
from ctr.wording.assignments import short_lead_phrase

if TYPE_CHECKING:
    from ctr.output.spreadsheet import Sheet


@takes(YEAR, AS_OF, LIST_OUTPUT, ISSUER)
def list_tasks(
    session: Session,
    unit: UnitsOption = None,
    role: Annotated[
        Role,
        typer.Option(help="Vai trò của đơn vị: chủ trì (lead), phối hợp (coordinating), cả hai."),
    ] = "lead",
    leader: LeaderOption = None,
    section: Annotated[
        str | None, typer.Option(metavar="SỐ", help="Chỉ một mục, ví dụ 10.", show_default=False)
    ] = None,
    search: Annotated[
        str | None,
        typer.Option(
            metavar="CHỮ", help="Có cụm chữ này (gõ không dấu cũng được).", show_default=False
        ),
    ] = None,
    state: Annotated[
        TaskState | None,
        typer.Option(
            parser=typed_task_state,
            metavar="TRẠNG-THÁI",
            help="Chỉ nhiệm vụ ở trạng thái này: chưa báo cáo, chưa thực hiện, đang thực hiện, "
            "hoàn thành, tạm dừng, dừng thực hiện, chưa phân công.",
            show_default=False,
        ),
    ] = None,
) -> None:
    """Liệt kê nhiệm vụ: ai làm việc gì, đến đâu.

    Ví dụ:
    Công an phường chủ trì, phối hợp những gì:
    $ ctr list --unit "Công an phường" --role any
    Tìm theo chữ, gõ không dấu cũng được:
    $ ctr list --search "chay chua chay"
    Mục 10 ra tệp Excel:
    $ ctr list --section 10 -o muc-10.xlsx
    """
    if session.asks_several:
        from ctr.cli.plans import Plans, Said

        plans = Plans(session)

        def of_plan(one: Session) -> Said:
            units = plans.narrowed(one.plan, unit, leader)
            rows = answers.tasks(one, units, role, leader, section, search, state)
            return Said(listing=_listing(one, rows))

        _say_none(plans.write(TASK, of_plan))
        plans.end()
        return
    rows = answers.tasks(session, unit, role, leader, section, search, state)
    for name in units_named(session.plan, unit):
        say(_summary(session.plan, name))
    session.write_list(_listing(session, rows))
    _say_none(len(rows))


def _listing(session: Session, rows: list[Row]) -> Listing[Row]:
    plan = session.plan
    return Listing(
        items=rows,
        contract=TASK,
        columns=_columns(plan),
        screen=lambda room: task_rows(plan, rows, room),
        sheet=lambda: _sheet(session.day),
    )


def _say_none(rows: int) -> None:
    if not rows:
        say("Không có nhiệm vụ nào khớp.")


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


def _summary(plan: Plan, unit: str) -> str:
    """`Công an phường: chủ trì 4 nhiệm vụ (thêm 1 qua nhóm), phối hợp 0 (thêm 2 qua nhóm)`."""
    parts = []
    roles: tuple[tuple[str, Role], ...] = (("chủ trì", "lead"), ("phối hợp", "coordinating"))
    for word, role in roles:
        tasks = select_tasks(plan, units=(unit,), role=role)
        through = sum(bool(assigned.through_groups) for assigned in tasks)
        more = f" (thêm {through} qua nhóm)" if through else ""
        parts.append(f"{word} {len(tasks) - through} nhiệm vụ{more}")
    return f"{unit}: {', '.join(parts)}"
