"""ctr calendar: the due days for a calendar program."""

from __future__ import annotations

from typing import Annotated

import typer

from ctr.cli.options import LeaderOption, UnitsOption, year_in
from ctr.cli.resolve import leader_named, units_named
from ctr.cli.session import AS_OF, FILE_OUTPUT, Session, takes
from ctr.tracking.due import concerning, due_items
from ctr.tracking.working_days import WorkingDays


@takes(FILE_OUTPUT, AS_OF)
def calendar(
    session: Session,
    unit: UnitsOption = None,
    leader: LeaderOption = None,
    year: Annotated[
        int | None,
        typer.Option(metavar="NĂM", help="Chỉ việc đến hạn trong năm.", show_default=False),
    ] = None,
) -> None:
    """Lịch các ngày đến hạn (iCalendar) để đưa vào Outlook, Google, điện thoại.

    Ví dụ:
    Mọi ngày đến hạn của năm 2026:
    $ ctr calendar --year 2026 -o lich.ics
    """
    from ctr.ical import calendar as calendar_file

    plan, day = session.plan, session.day
    items = due_items(plan, day, WorkingDays(plan.calendar))
    items = concerning(plan, items, units_named(plan, unit), leader_named(plan, leader))
    if year is not None:
        chosen = year_in(plan, year)
        items = [item for item in items if item.dates.literal.year == chosen]
    session.write_file(calendar_file(plan, items, day), binary=False)
