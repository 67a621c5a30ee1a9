"""ctr diff: what differs between two states of the plan."""

from __future__ import annotations

from datetime import date
from typing import Annotated

import typer

from ctr.cli.messages import say
from ctr.cli.resolve import open_plan
from ctr.cli.session import LIST_OUTPUT, Session, takes
from ctr.cli.since import revisions_of, say_none_before, say_shallow, typed_since


@takes(LIST_OUTPUT)
def diff(
    session: Session,
    old: Annotated[
        str,
        typer.Argument(
            metavar="[NGÀY|PHIÊN-BẢN]",
            help="Phiên bản của git (mặc định: HEAD), hoặc ngày: kế hoạch như trước ngày ấy.",
        ),
    ] = "HEAD",
    new: Annotated[
        str | None,
        typer.Argument(
            metavar="[NGÀY|PHIÊN-BẢN]",
            help="So với phiên bản này (mặc định: các tệp đang có, kể cả chưa commit).",
            show_default=False,
        ),
    ] = None,
) -> None:
    """Kế hoạch khác gì giữa hai phiên bản của git, hoặc giữa một phiên bản và hiện tại.

    Ví dụ:
    Các tệp đang có khác gì lần commit cuối:
    $ ctr diff
    """
    from ctr.history.events import events
    from ctr.history.plans import compare
    from ctr.history.reading import history
    from ctr.history.selection import only
    from ctr.output.history import history_listing, told_events

    typed = [old, *([new] if new is not None else [])]
    points = [typed_since(text) for text in typed]
    revisions = [name for point in points for name in revisions_of(point)]
    with history(session.folder, *revisions) as (found, tips):
        say_shallow(found)
        hashes = iter(tips)
        plans = []
        for text, point in zip(typed, points, strict=True):
            if isinstance(point, date):
                plan, first = found.plan_before(point)
                say_none_before(point, plan, first)
            else:
                plan = found.plan_at(found.walk.commits[next(hashes)], text)
            plans.append(plan)
    before, after = plans[0], plans[1] if new is not None else open_plan(session.folder)
    lines = list(told_events(only(events(compare(before, after))), after))
    if not lines:
        say("Không có thay đổi nào.")
    session.write_list(history_listing(lines, "Khác nhau giữa hai phiên bản"))
