"""ctr list: who does what."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

import typer

from ctr.cli.messages import say
from ctr.cli.options import (
    AsOfOption,
    FormatOption,
    LeaderOption,
    PlanOption,
    UnitsOption,
    YearOption,
    as_of_day,
    year_of,
)
from ctr.cli.resolve import leader_named, open_plan, units_named
from ctr.cli.write import ForceOption, OutputOption, deliver_list
from ctr.errors import CannotRun
from ctr.output.contract import task_record
from ctr.output.listing import Format, Listing
from ctr.output.table import Column
from ctr.plan.model import Plan
from ctr.tracking.selection import Assigned, select_tasks
from ctr.tracking.task_status import TaskStatus, TaskStatusReader
from ctr.vietnamese.matching import match_key
from ctr.wording.states import status_phrase


class RoleChoice(StrEnum):
    """The part of a unit in a task."""

    lead = "lead"
    coordinating = "coordinating"
    any = "any"


class StateFilter(StrEnum):
    """The states that a task can be in."""

    not_reported = "not_reported"
    not_started = "not_started"
    paused = "paused"
    in_progress = "in_progress"
    dropped = "dropped"
    done = "done"


Row = tuple[Assigned, TaskStatus]
KEYS = (
    "number",
    "printed_number",
    "section",
    "section_title",
    "title",
    "text",
    "footnotes",
    "errata",
    "lead",
    "coordinating",
    "leader",
    "request",
    "through",
    "targets",
    "year",
    "state",
    "punctuality",
    "done_on",
    "deadline",
    "literal",
    "results",
)


def list_tasks(
    context: typer.Context,
    unit: UnitsOption = None,
    role: Annotated[
        RoleChoice,
        typer.Option(help="Vai trò của đơn vị: chủ trì (lead), phối hợp (coordinating), cả hai."),
    ] = RoleChoice.lead,
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
        StateFilter | None,
        typer.Option(help="Chỉ các nhiệm vụ ở trạng thái này.", show_default=False),
    ] = None,
    year: YearOption = None,
    as_of: AsOfOption = None,
    format: FormatOption = Format.table,
    output: OutputOption = None,
    force: ForceOption = False,
    plan: PlanOption = None,
) -> None:
    """Liệt kê nhiệm vụ: ai làm việc gì, đến đâu."""
    day = as_of_day(as_of)
    opened = open_plan(plan, context)
    units = units_named(opened, unit)
    if section is not None and section not in {part.id for part in opened.sections}:
        numbers = ", ".join(part.id for part in opened.sections)
        raise CannotRun(f"không có mục “{section}”", f"các mục: {numbers}")
    if search is not None and not match_key(search):
        raise CannotRun(f"“{search}” không có chữ nào để tìm")
    found = select_tasks(
        opened,
        units=units,
        role=role.value,
        leader=leader_named(opened, leader),
        section=section,
        words=search,
    )
    for name in units:
        say(_summary(opened, name))
    standings = TaskStatusReader(opened, year_of(opened, year, day), day)
    asked = opened.expand(units)
    rows = [(assigned, standings.of(assigned.task, asked)) for assigned in found]
    rows = [row for row in rows if state is None or row[1].state == state.value]
    listing = Listing(
        items=rows, record=lambda row: task_record(*row), keys=KEYS, columns=_columns(opened)
    )
    deliver_list(listing, format, output, force)
    if not rows:
        say("Không có nhiệm vụ nào khớp.")


def _columns(plan: Plan) -> tuple[Column[Row], ...]:
    return (
        Column(head="TT", text=lambda row: row[0].task.id),
        Column(head="Nhiệm vụ", text=lambda row: _title(row[0]), ratio=5),
        Column(head="Chủ trì", text=lambda row: _leads(plan, row[0]), ratio=3),
        Column(head="Lãnh đạo", text=lambda row: row[0].task.leader or "", ratio=2),
        Column(head="CT", text=lambda row: str(len(row[0].task.targets)), right=True),
        Column(head="Tình trạng", text=lambda row: status_phrase(row[1].state, row[1]), ratio=2),
    )


def _title(found: Assigned) -> str:
    if not found.through_groups:
        return found.task.title
    return f"{found.task.title} (qua nhóm: {'; '.join(found.through_groups)})"


def _leads(plan: Plan, found: Assigned) -> str:
    names = "; ".join(plan.short_names.get(name, name) for name in found.task.lead)
    return f"{names} (đề nghị)" if found.task.request else names


def _summary(plan: Plan, unit: str) -> str:
    """`Công an phường: chủ trì 4 nhiệm vụ (thêm 1 qua nhóm), phối hợp 0 (thêm 2 qua nhóm)`."""
    parts = []
    for word, role in (("chủ trì", RoleChoice.lead), ("phối hợp", RoleChoice.coordinating)):
        found = select_tasks(plan, units=(unit,), role=role.value)
        through = sum(bool(assigned.through_groups) for assigned in found)
        more = f" (thêm {through} qua nhóm)" if through else ""
        parts.append(f"{word} {len(found) - through} nhiệm vụ{more}")
    return f"{unit}: {', '.join(parts)}"
