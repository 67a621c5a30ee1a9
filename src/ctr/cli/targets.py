"""ctr targets: the milestones by year."""

from __future__ import annotations

from typing import Annotated

import typer

from ctr.cli.messages import say
from ctr.cli.options import (
    AsOfOption,
    FormatOption,
    LeaderOption,
    PlanOption,
    UnitsOption,
    as_of_day,
    year_of,
)
from ctr.cli.resolve import leader_named, open_plan, units_named
from ctr.cli.write import ForceOption, OutputOption, deliver_list
from ctr.output.contract import milestone_record
from ctr.output.listing import Format, Listing
from ctr.output.table import Column
from ctr.plan.model import Plan
from ctr.tracking.selection import select_milestones, select_tasks
from ctr.tracking.targets import Progress, ProgressReader
from ctr.vietnamese import phrases
from ctr.wording.deadlines import when_phrase
from ctr.wording.targets import amount_phrase, figure_phrase, gap_phrase, verdict_phrase

KEYS = (
    "task",
    "target",
    "name",
    "unit",
    "comparison",
    "value",
    "better",
    "when",
    "by",
    "every",
    "from",
    "to",
    "as",
    "actual",
    "actual_as_of",
    "gap",
    "expected",
    "course",
    "exceeded",
)


def targets(
    context: typer.Context,
    year: Annotated[
        int | None,
        typer.Option(
            metavar="NĂM",
            help="Các chỉ tiêu phải xem xét trong năm, mỗi chỉ tiêu một mốc.",
            show_default=False,
        ),
    ] = None,
    unit: UnitsOption = None,
    leader: LeaderOption = None,
    as_of: AsOfOption = None,
    format: FormatOption = Format.table,
    output: OutputOption = None,
    force: ForceOption = False,
    plan: PlanOption = None,
) -> None:
    """Các mốc chỉ tiêu, xếp theo năm, với số liệu và tiến độ."""
    day = as_of_day(as_of)
    opened = open_plan(plan, context)
    reader = ProgressReader(opened, year_of(opened, year, day), day)
    units, directing = units_named(opened, unit), leader_named(opened, leader)
    if year is None:
        found = [reader.of(*item) for item in select_milestones(opened, units, directing)]
    else:
        chosen = select_tasks(opened, units=units, leader=directing)
        found = [progress for item in chosen for progress in reader.in_year(item.task)]
    listing = Listing(
        items=found,
        record=milestone_record,
        keys=KEYS,
        columns=_columns(opened),
    )
    deliver_list(listing, format, output, force)
    if not found:
        say("Không có chỉ tiêu nào khớp.")


def _columns(plan: Plan) -> tuple[Column[Progress], ...]:
    return (
        Column(head="Thời điểm", text=lambda found: when_phrase(found.milestone), ratio=3),
        Column(head="NV", text=lambda found: found.task.id),
        Column(head="Chỉ tiêu", text=lambda found: found.target.name, ratio=6),
        Column(
            head="Mức",
            text=lambda found: amount_phrase(found.milestone, found.target.unit),
            ratio=3,
        ),
        Column(head="Thực tế", text=_actual, ratio=3),
        Column(head="Đánh giá", text=_course, ratio=3),
        Column(
            head="Chủ trì",
            text=lambda found: "; ".join(plan.short_names.get(n, n) for n in found.task.lead),
            ratio=3,
        ),
    )


def _actual(found: Progress) -> str:
    if found.actual is None:
        return ""
    figure = figure_phrase(found.actual.value, found.target.unit)
    return f"{figure} ({phrases.day(found.actual.as_of)})"


def _course(found: Progress) -> str:
    """`chậm tiến độ (còn thiếu 5 điểm phần trăm)`, `đúng tiến độ`, `đạt, vượt mục tiêu`."""
    text = verdict_phrase(found)
    if found.course in ("behind", "not_met", "open") and found.gap:
        return f"{text} ({gap_phrase(found)})"
    return text
