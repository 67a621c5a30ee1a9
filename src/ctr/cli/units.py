"""ctr units: the units and groups, with what they have to do."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import typer

from ctr.cli.options import FormatOption, PlanOption
from ctr.cli.resolve import open_plan
from ctr.cli.write import ForceOption, OutputOption, deliver_list
from ctr.output.listing import Format, Listing
from ctr.output.table import Column
from ctr.plan.model import Plan

KEYS = ("name", "short", "aliases", "kind", "members", "lead", "coordinating", "through_groups")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Row:
    """Counts of tasks: named as lead, named as coordinating, led through a group."""

    name: str
    short: str | None
    aliases: tuple[str, ...]
    kind: str
    members: tuple[str, ...]
    lead: int
    coordinating: int
    through_groups: int


def units(
    context: typer.Context,
    format: FormatOption = Format.table,
    output: OutputOption = None,
    force: ForceOption = False,
    plan: PlanOption = None,
) -> None:
    """Danh mục đơn vị và nhóm đơn vị, kèm số nhiệm vụ."""
    rows = _rows(open_plan(plan, context))
    deliver_list(
        Listing(items=rows, record=_record, keys=KEYS, columns=_COLUMNS), format, output, force
    )


def _rows(plan: Plan) -> list[_Row]:
    tasks = [task for _, task in plan.tasks()]
    named = [
        *((unit.name, unit.short, unit.aliases, "unit", ()) for unit in plan.units),
        *(
            (
                group.name,
                None,
                group.aliases,
                "open_group" if group.open else "group",
                group.members,
            )
            for group in plan.groups
        ),
    ]
    return [
        _Row(
            name=name,
            short=short,
            aliases=aliases,
            kind=kind,
            members=members,
            lead=sum(name in task.lead for task in tasks),
            coordinating=sum(name in task.coordinating for task in tasks),
            through_groups=sum(
                name not in task.lead
                and any(group in task.lead for group in plan.groups_of.get(name, ()))
                for task in tasks
            ),
        )
        for name, short, aliases, kind, members in named
    ]


def _record(row: _Row) -> dict[str, Any]:
    return {
        "name": row.name,
        "short": row.short,
        "aliases": list(row.aliases),
        "kind": row.kind,
        "members": list(row.members),
        "lead": row.lead,
        "coordinating": row.coordinating,
        "through_groups": row.through_groups,
    }


_KINDS = {"unit": "đơn vị", "group": "nhóm", "open_group": "nhóm mở"}
_COLUMNS: tuple[Column[_Row], ...] = (
    Column(head="Tên", text=lambda row: row.name, ratio=5),
    Column(head="Tên ngắn", text=lambda row: row.short or "", ratio=2),
    Column(head="Loại", text=lambda row: _KINDS[row.kind]),
    Column(head="Chủ trì", text=lambda row: str(row.lead), right=True),
    Column(head="Qua nhóm", text=lambda row: str(row.through_groups), right=True),
    Column(head="Phối hợp", text=lambda row: str(row.coordinating), right=True),
)
