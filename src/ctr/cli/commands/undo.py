"""ctr undo: take back the last write into the plan; which writes there were."""

from __future__ import annotations

import sys
from dataclasses import replace
from typing import TYPE_CHECKING, Annotated

import typer

from ctr.cli.author import author, moment
from ctr.cli.messages import after_writing, say, say_recovered
from ctr.cli.options import DryRunOption
from ctr.cli.prompts import agreed, on_terminal
from ctr.cli.session import LIST_OUTPUT, Session, takes
from ctr.errors import CannotRun
from ctr.output import screen

if TYPE_CHECKING:
    from ctr.results.transaction import Transaction
    from ctr.results.undo import Undo


@takes(LIST_OUTPUT)
def undo(
    session: Session,
    yes: Annotated[bool, typer.Option("--yes", help="Không hỏi lại.")] = False,
    dry_run: DryRunOption = False,
    list_: Annotated[
        bool,
        typer.Option(
            "--list", help="Chỉ liệt kê các lần ghi: ai, lúc nào, bằng lệnh nào, tệp nào."
        ),
    ] = False,
) -> None:
    """Hoàn tác lần ghi cuối: xem sẽ đổi gì, rồi đưa các tệp về như trước lần đó.

    Ví dụ:
    Xem lần ghi cuối và hoàn tác sẽ đổi gì:
    $ ctr undo --dry-run
    Các lần ghi: ai, lúc nào, bằng lệnh nào:
    $ ctr undo --list
    Hoàn tác, không hỏi lại:
    $ ctr undo --yes
    """
    from ctr.results.transaction import Transaction
    from ctr.results.undo import last_undo, take_back

    if list_:
        if yes or dry_run:
            raise CannotRun("--list chỉ liệt kê, không đi cùng --yes, --dry-run")
        _list(session)
        return
    if session.lists:
        raise CannotRun("--format, -o chỉ đi cùng --list")
    wanted = last_undo(session.folder)
    who = replace(author(), undoes=wanted.write.id)
    transaction = Transaction(
        session.folder, who, say_recovered, day=session.day, moment=moment, cached=session.cached
    )
    _show(transaction, wanted)
    if dry_run:
        take_back(transaction, wanted, dry_run=True)
        say("Chỉ xem, chưa hoàn tác gì.")
        return
    if not yes:
        if not on_terminal():
            raise CannotRun(
                "chưa hoàn tác gì vì không hỏi lại được", "thêm --yes, hoặc --dry-run để chỉ xem"
            )
        if not agreed("Hoàn tác lần ghi này?"):
            say("Không hoàn tác gì.")
            return
    take_back(transaction, wanted)
    with after_writing():
        say("Đã hoàn tác.")


def _list(session: Session) -> None:
    """Every write into the plan, the newest first."""
    from ctr.atomic import trail
    from ctr.output.writes import writes_listing

    writes = sorted(trail.with_gaps(trail.read(session.folder)), key=lambda write: write.at)[::-1]
    if not writes:
        say("Chưa có lần ghi nào.")
    session.write_list(writes_listing(writes))


def _show(transaction: Transaction, undo: Undo) -> None:
    """Which write it is, and what taking it back changes in each file."""
    from ctr.output.undo import undo_text

    screen.write_text(undo_text(transaction, undo))
    sys.stdout.flush()
