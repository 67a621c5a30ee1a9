"""ctr diff: what differs between two states of the plan."""

from __future__ import annotations

from typing import Annotated

import typer

from ctr.cli.messages import say
from ctr.cli.resolve import open_plan
from ctr.cli.session import LIST_OUTPUT, Session, takes
from ctr.cli.since import say_shallow


@takes(LIST_OUTPUT)
def diff(
    session: Session,
    old: Annotated[
        str,
        typer.Argument(metavar="[PHIÊN-BẢN]", help="Phiên bản của git (mặc định: HEAD)."),
    ] = "HEAD",
    new: Annotated[
        str | None,
        typer.Argument(
            metavar="[PHIÊN-BẢN]",
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

    names = [old, *([new] if new is not None else [])]
    with history(session.folder, *names) as (found, tips):
        say_shallow(found)
        commits = [found.walk.commits[tip] for tip in tips]
        before = found.plan_at(commits[0], old)
        after = open_plan(session.folder) if new is None else found.plan_at(commits[1], new)
    lines = list(told_events(only(events(compare(before, after))), after))
    if not lines:
        say("Không có thay đổi nào.")
    session.write_list(history_listing(lines, "Khác nhau giữa hai phiên bản"))
