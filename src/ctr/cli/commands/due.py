"""ctr due: what is due, by whom, and what is overdue."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Annotated

import typer

from ctr.cli.messages import say
from ctr.cli.options import LeaderOption, UnitsOption
from ctr.cli.resolve import leader_named, units_named
from ctr.cli.session import AS_OF, LIST_OUTPUT, Session, takes
from ctr.output.listing import Listing
from ctr.output.progress import DUE
from ctr.output.table import Column
from ctr.plan.model import Plan
from ctr.tracking.due import DueItem, concerning, due_items, open_debtors
from ctr.tracking.selection import select_tasks
from ctr.tracking.task_status import SOON_DAYS, TaskStatusReader, overdue_rates
from ctr.tracking.working_days import WorkingDays
from ctr.vietnamese import phrases
from ctr.wording.assignments import unit_list
from ctr.wording.deadlines import due_phrase, periodic_title
from ctr.wording.states import rates_phrase

if TYPE_CHECKING:
    from ctr.output.spreadsheet import Sheet


@takes(AS_OF, LIST_OUTPUT)
def due(
    session: Session,
    unit: UnitsOption = None,
    leader: LeaderOption = None,
    within: Annotated[
        int, typer.Option(min=0, metavar="SỐ NGÀY", help="Sắp đến hạn: trong bao nhiêu ngày.")
    ] = SOON_DAYS,
    all: Annotated[bool, typer.Option("--all", help="Cả những việc còn xa và đã xong.")] = False,
    exit_zero: Annotated[
        bool, typer.Option("--exit-zero", help="Có việc quá hạn vẫn kết thúc với mã 0.")
    ] = False,
) -> None:
    """Việc đến hạn và quá hạn: báo cáo, nhiệm vụ có thời hạn, mốc chỉ tiêu."""
    plan, day = session.plan, session.day
    units, directing = units_named(plan, unit), leader_named(plan, leader)
    items = due_items(plan, day, WorkingDays(plan.calendar), within)
    items = concerning(plan, items, units, directing)
    if not all:
        items = [item for item in items if item.state in ("overdue", "today", "soon")]
    session.write_list(
        Listing(
            items=items,
            contract=DUE,
            columns=_columns(plan),
            sheet=lambda: _sheet(plan, day),
        )
    )
    overdue = sum(item.state == "overdue" for item in items)
    _say_counts(items, overdue, day, within)
    _say_open_groups(plan, items)
    chosen = select_tasks(plan, units=units, leader=directing)
    reader = TaskStatusReader(plan, day.year, day)
    say(rates_phrase(overdue_rates([reader.of(assigned.task) for assigned in chosen])))
    if overdue and not exit_zero:
        raise typer.Exit(1)


def _sheet(plan: Plan, day: date) -> Sheet[DueItem]:
    from ctr.output.sheets import due_sheet

    return due_sheet(plan, day)


def _debtors(plan: Plan, item: DueItem) -> str:
    if item.unassigned:
        return "chưa phân công"
    return unit_list(plan, (*item.units, *open_debtors(plan, item)))


def _columns(plan: Plan) -> tuple[Column[DueItem], ...]:
    return (
        Column(head="Hạn cuối", text=lambda item: phrases.day(item.dates.literal)),
        Column(head="Ngày làm việc cuối", text=lambda item: phrases.day(item.dates.advised)),
        Column(head="Lùi đến", text=lambda item: phrases.day(item.dates.carried)),
        Column(head="Tình trạng", text=_state, ratio=3),
        Column(head="Việc", text=_title, ratio=6),
        Column(
            head="Đơn vị",
            text=lambda item: _debtors(plan, item),
            ratio=5,
        ),
    )


def _state(item: DueItem) -> str:
    """`quá hạn 2 ngày`, `còn 6 ngày (hạn lùi đến 25/11/2026)`, `hạn hôm nay`, `hoàn thành`."""
    days = item.days_left + (item.last - item.dates.literal).days
    if item.state == "done":
        return "đạt" if item.kind == "milestone" else "hoàn thành"
    if item.state == "overdue":
        text = f"quá hạn {_number(-days)} ngày"
    else:
        text = "hạn hôm nay" if item.state == "today" else f"còn {_number(days)} ngày"
    carried = item.last != item.dates.literal
    return f"{text} (hạn lùi đến {phrases.day(item.last)})" if carried else text


def _number(days: int) -> str:
    return phrases.number(Decimal(days))


def _title(item: DueItem) -> str:
    if item.task is None:
        return f"{periodic_title(item)} ({due_phrase(item)})"
    return f"{item.task.id}. {item.title} ({due_phrase(item)})"


def _say_counts(items: list[DueItem], overdue: int, day: date, within: int) -> None:
    soon = sum(item.state in ("today", "soon") for item in items)
    say(
        f"Đến ngày {phrases.day(day)}: {overdue} việc quá hạn, "
        f"{soon} việc đến hạn trong {within} ngày tới."
    )
    years = sorted({item.dates.literal.year for item in items if item.dates.provisional})
    if years:
        listed = ", ".join(str(year) for year in years)
        say(f"Lịch nghỉ chưa có thông báo chính thức, ngày làm việc là tạm tính: {listed}.")


def _say_open_groups(plan: Plan, items: list[DueItem]) -> None:
    """Which of those named in the lines are no units that can be waited for."""
    named = dict.fromkeys(name for item in items for name in open_debtors(plan, item))
    if named:
        say(f"Nhóm mở, không theo dõi từng đơn vị: {'; '.join(named)}.")
