"""ctr targets: the milestones by year."""

from __future__ import annotations

from typing import Annotated

import typer

from ctr.cli.boundary import say
from ctr.cli.opening import open_plan, units_named
from ctr.cli.options import FormatOption, PlanOption, UnitsOption
from ctr.output.listing import Column, Format, Listing, write
from ctr.output.records import milestone_record
from ctr.plan.model import Milestone, Target, Task
from ctr.plan.plan import Plan
from ctr.tracking.selection import select_milestones
from ctr.tracking.wording import amount_phrase, when_phrase

Found = tuple[Task, Target, Milestone]
KEYS = (
    "task",
    "target",
    "name",
    "unit",
    "comparison",
    "value",
    "when",
    "by",
    "every",
    "from",
    "to",
    "as",
)


def targets(
    context: typer.Context,
    year: Annotated[
        int | None,
        typer.Option(metavar="NĂM", help="Chỉ các mốc phải xem xét trong năm.", show_default=False),
    ] = None,
    unit: UnitsOption = None,
    format: FormatOption = Format.table,
    plan: PlanOption = None,
) -> None:
    """Các mốc chỉ tiêu, xếp theo năm."""
    opened = open_plan(plan, context)
    found = list(select_milestones(opened, units=units_named(opened, unit), year=year))
    listing = Listing(
        items=found,
        record=lambda item: milestone_record(*item),
        keys=KEYS,
        columns=_columns(opened),
    )
    write(listing, format)
    if not found:
        say("Không có chỉ tiêu nào khớp.")


def _columns(plan: Plan) -> tuple[Column[Found], ...]:
    return (
        Column(head="Thời điểm", text=lambda found: when_phrase(found[2]), ratio=3),
        Column(head="NV", text=lambda found: found[0].id),
        Column(head="Chỉ tiêu", text=lambda found: found[1].name, ratio=6),
        Column(head="Mức", text=lambda found: amount_phrase(found[2], found[1].unit), ratio=3),
        Column(
            head="Chủ trì",
            text=lambda found: "; ".join(plan.short_names.get(n, n) for n in found[0].lead),
            ratio=3,
        ),
    )
