"""ctr leaders: the leaders, with what they direct."""

from __future__ import annotations

from typing import Any

import typer

from ctr.cli.options import FormatOption, PlanOption
from ctr.cli.resolve import open_plan
from ctr.cli.write import ForceOption, OutputOption, deliver_list
from ctr.output.listing import Format, Listing
from ctr.output.table import Column
from ctr.plan.model import Leader

KEYS = ("name", "position", "aliases", "tasks")


def leaders(
    context: typer.Context,
    format: FormatOption = Format.table,
    output: OutputOption = None,
    force: ForceOption = False,
    plan: PlanOption = None,
) -> None:
    """Danh mục lãnh đạo chỉ đạo, kèm số nhiệm vụ."""
    opened = open_plan(plan, context)
    tasks = [task for _, task in opened.tasks()]

    def count(leader: Leader) -> int:
        return sum(task.leader == leader.name for task in tasks)

    def record(leader: Leader) -> dict[str, Any]:
        return {
            "name": leader.name,
            "position": leader.position,
            "aliases": list(leader.aliases),
            "tasks": count(leader),
        }

    columns: tuple[Column[Leader], ...] = (
        Column(head="Lãnh đạo", text=lambda leader: leader.name, ratio=2),
        Column(head="Chức vụ", text=lambda leader: leader.position or "", ratio=3),
        Column(head="Chỉ đạo", text=lambda leader: str(count(leader)), right=True),
    )
    deliver_list(
        Listing(items=opened.leaders, record=record, keys=KEYS, columns=columns),
        format,
        output,
        force,
    )
