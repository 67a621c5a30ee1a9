"""ctr calendar: the due days for a calendar program."""

from __future__ import annotations

from typing import Annotated

import typer

from ctr.cli.options import AsOfOption, LeaderOption, PlanOption, UnitsOption, as_of_day, year_in
from ctr.cli.resolve import leader_named, open_plan, units_named
from ctr.cli.write import ForceOption, OutputOption, deliver
from ctr.tracking.due import concerning, due_items
from ctr.tracking.working_days import WorkingDays


def calendar(
    context: typer.Context,
    unit: UnitsOption = None,
    leader: LeaderOption = None,
    year: Annotated[
        int | None,
        typer.Option(metavar="NĂM", help="Chỉ việc đến hạn trong năm.", show_default=False),
    ] = None,
    output: OutputOption = None,
    force: ForceOption = False,
    as_of: AsOfOption = None,
    plan: PlanOption = None,
) -> None:
    """Lịch các ngày đến hạn (iCalendar) để đưa vào Outlook, Google, điện thoại."""
    from ctr.ical import calendar as written

    day = as_of_day(as_of)
    opened = open_plan(plan, context)
    items = due_items(opened, day, WorkingDays(opened.calendar))
    items = concerning(opened, items, units_named(opened, unit), leader_named(opened, leader))
    if year is not None:
        chosen = year_in(opened, year)
        items = [item for item in items if item.dates.literal.year == chosen]
    deliver(written(opened, items, day), output, force=force, binary=False)
