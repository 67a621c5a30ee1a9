"""ctr status: one screen for a leader."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

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
from ctr.output.contract import STATUS_KEYS, status_record
from ctr.output.listing import Format, Listing
from ctr.output.table import Column
from ctr.plan.model import Plan
from ctr.tracking.summary import StatusSummary, SummaryReader
from ctr.tracking.targets import COURSES
from ctr.vietnamese import phrases
from ctr.wording.states import rates_phrase


def status(
    context: typer.Context,
    unit: UnitsOption = None,
    leader: LeaderOption = None,
    year: YearOption = None,
    as_of: AsOfOption = None,
    format: FormatOption = Format.table,
    output: OutputOption = None,
    force: ForceOption = False,
    plan: PlanOption = None,
) -> None:
    """Tình hình chung trên một màn hình: theo đơn vị, theo lãnh đạo."""
    day = as_of_day(as_of)
    opened = open_plan(plan, context)
    reader = SummaryReader(opened, year_of(opened, year, day), day)
    units, directing = units_named(opened, unit), leader_named(opened, leader)
    narrowed = bool(units) or directing is not None
    rows = [] if narrowed else [reader.whole()]
    if not narrowed or units:
        rows += [reader.of_unit(name) for name in opened.expand(units) or opened.lead_units]
    if directing is not None or not narrowed:
        leaders = [directing] if directing is not None else [one.name for one in opened.leaders]
        rows += [reader.of_leader(name) for name in leaders]
    listing = Listing(
        items=rows,
        record=lambda row: status_record(row, day),
        keys=STATUS_KEYS,
        columns=_columns(opened, day),
    )
    deliver_list(listing, format, output, force)
    _say_missing(opened, reader, rows, day)


def _columns(plan: Plan, day: date) -> tuple[Column[StatusSummary], ...]:
    def count(head: str, of: Callable[[StatusSummary], Any]) -> Column[StatusSummary]:
        return Column(head=head, text=lambda row: str(of(row) or "·"), right=True)

    return (
        Column(
            head="Đơn vị, lãnh đạo",
            text=lambda row: plan.short_names.get(row.name, row.name),
            ratio=1,
        ),
        count("NV", lambda row: row.tasks),
        count("Xong", lambda row: row.states.get("done")),
        count("Đang", lambda row: row.states.get("in_progress")),
        count("Khác", _other_states),
        count("Chưa", lambda row: row.states.get("not_reported")),
        count("Trễ", lambda row: row.rates.overdue),
        Column(head="BC", text=_reports, right=True),
        Column(head="Chỉ tiêu", text=_courses, right=True),
        Column(head="Mới", text=lambda row: _fresh(row, day), right=True),
    )


def _other_states(row: StatusSummary) -> int:
    return sum(row.states.get(state, 0) for state in ("not_started", "paused", "dropped"))


def _reports(row: StatusSummary) -> str:
    expected = len(row.reports_expected)
    return f"{expected - len(row.reports_missing)}/{expected}"


def _courses(row: StatusSummary) -> str:
    """Met, late or not / on course / not due yet / behind / not met / without a figure."""
    counts = [row.courses.get(course, 0) for course in COURSES]
    return "/".join(str(number) for number in [counts[0] + counts[1], *counts[2:]])


def _fresh(row: StatusSummary, day: date) -> str:
    return f"{(day - row.last_entry).days} ngày" if row.last_entry is not None else "·"


def _say_missing(plan: Plan, reader: SummaryReader, rows: list[StatusSummary], day: date) -> None:
    missing = dict.fromkeys(name for row in rows for name in row.reports_missing)
    say(
        "Khác: chưa thực hiện, tạm dừng, thôi. Chưa: chưa báo cáo. Trễ: quá hạn. BC: báo cáo. "
        "Mới: số ngày từ lần ghi cuối."
    )
    say("Chỉ tiêu: đạt / đúng tiến độ / chưa đến hạn / chậm tiến độ / chưa đạt / chưa có số liệu.")
    told = f" {rates_phrase(rows[0].rates)}" if len(rows) == 1 or rows[0].scope == "all" else ""
    say(f"Năm {reader.year}, đến ngày {phrases.day(day)}.{told}")
    if missing:
        names = "; ".join(plan.short_names.get(name, name) for name in missing)
        say(f"Chưa nhận báo cáo ({len(missing)}): {names}.")
