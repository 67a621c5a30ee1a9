"""ctr list: who does what."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from ctr.cli.messages import say
from ctr.cli.options import LeaderOption, TaskStateOption, UnitsOption
from ctr.cli.said_before import said_before
from ctr.cli.session import AS_OF, ISSUER, LIST_OUTPUT, YEAR, Session, takes
from ctr.tracking.role import Role

if TYPE_CHECKING:
    from ctr.output.listing import Listing
    from ctr.output.screens.tasks import Row
    from ctr.plan.model import Plan


@takes(YEAR, AS_OF, LIST_OUTPUT, ISSUER)
@said_before
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
    state: TaskStateOption = None,
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

    def listed(one: Session, units: list[str] | None) -> Listing[Row]:
        # late: what was said before needs none of this
        from ctr.cli import answers
        from ctr.output.lists.tasks import tasks_listing

        rows = answers.tasks(one, units, role, leader, section, search, state)
        return tasks_listing(one.plan, rows, one.day)

    if session.asks_several:
        from ctr.cli.plans_list import list_plans

        list_plans(session, listed, unit, leader, _say_none)
        return
    from ctr.cli.resolve import units_named

    listing = listed(session, unit)
    for name in units_named(session.plan, unit):
        say(_summary(session.plan, name))
    session.write_list(listing)
    _say_none(len(listing.items))


def _say_none(rows: int) -> None:
    if not rows:
        say("Không có nhiệm vụ nào khớp.")


def _summary(plan: Plan, unit: str) -> str:
    """`Công an phường: chủ trì 4 nhiệm vụ (thêm 1 qua nhóm), phối hợp 0 (thêm 2 qua nhóm)`."""
    from ctr.tracking.selection import select_tasks

    parts = []
    roles: tuple[tuple[str, Role], ...] = (("chủ trì", "lead"), ("phối hợp", "coordinating"))
    for word, role in roles:
        tasks = select_tasks(plan, units=(unit,), role=role)
        through = sum(bool(assigned.through_groups) for assigned in tasks)
        more = f" (thêm {through} qua nhóm)" if through else ""
        parts.append(f"{word} {len(tasks) - through} nhiệm vụ{more}")
    return f"{unit}: {', '.join(parts)}"
