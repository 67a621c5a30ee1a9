"""ctr list: who does what."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

import typer

from ctr.cli.boundary import say
from ctr.cli.opening import leader_named, open_plan, units_named
from ctr.cli.options import FormatOption, LeaderOption, PlanOption, UnitsOption
from ctr.errors import CannotRun
from ctr.output.listing import Column, Format, Listing, write
from ctr.output.records import task_record
from ctr.plan.plan import Plan
from ctr.tracking.selection import Assigned, select_tasks


class RoleChoice(StrEnum):
    """The part of a unit in a task."""

    lead = "lead"
    coordinating = "coordinating"
    any = "any"


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
    format: FormatOption = Format.table,
    plan: PlanOption = None,
) -> None:
    """Liệt kê nhiệm vụ: ai làm việc gì."""
    opened = open_plan(plan, context)
    units = units_named(opened, unit)
    if section is not None and section not in {part.id for part in opened.sections}:
        numbers = ", ".join(part.id for part in opened.sections)
        raise CannotRun(f"không có mục {section}", f"các mục: {numbers}")
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
    write(Listing(items=found, record=task_record, keys=KEYS, columns=_columns(opened)), format)
    if not found:
        say("Không có nhiệm vụ nào khớp.")


def _columns(plan: Plan) -> tuple[Column[Assigned], ...]:
    return (
        Column(head="TT", text=lambda found: found.task.id),
        Column(head="Nhiệm vụ", text=_title, ratio=5),
        Column(head="Chủ trì", text=lambda found: _leads(plan, found), ratio=3),
        Column(head="Lãnh đạo", text=lambda found: found.task.leader or "", ratio=2),
        Column(head="Chỉ tiêu", text=lambda found: str(len(found.task.targets)), right=True),
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
