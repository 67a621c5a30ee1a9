"""ctr undo: take back the last write into the plan."""

from __future__ import annotations

import sys
from dataclasses import replace
from typing import TYPE_CHECKING, Annotated

import typer

from ctr.cli.author import author, moment
from ctr.cli.messages import after_writing, say, say_recovered
from ctr.cli.options import DryRunOption
from ctr.cli.prompts import agreed, on_terminal
from ctr.cli.session import Session, takes
from ctr.errors import CannotRun
from ctr.output import screen

if TYPE_CHECKING:
    from ctr.results.transaction import Transaction
    from ctr.results.undo import Undo


@takes()
def undo(
    session: Session,
    yes: Annotated[bool, typer.Option("--yes", help="Không hỏi lại.")] = False,
    dry_run: DryRunOption = False,
) -> None:
    """Hoàn tác lần ghi cuối: xem sẽ đổi gì, rồi đưa các tệp về như trước lần đó.

    Ví dụ:
    Xem lần ghi cuối và hoàn tác sẽ đổi gì:
    $ ctr undo --dry-run
    Hoàn tác, không hỏi lại:
    $ ctr undo --yes
    """
    from ctr.results.transaction import Transaction
    from ctr.results.undo import last_undo, of_writing_only, take_back

    wanted = last_undo(session.folder)
    who = replace(author(), undoes=wanted.write.id)
    transaction = Transaction(
        session.folder,
        who,
        say_recovered,
        day=session.day,
        moment=moment,
        faulty=of_writing_only(wanted),
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


def _show(transaction: Transaction, undo: Undo) -> None:
    """Which write it is, and what taking it back changes in each file."""
    from ctr.output.undo import undo_text

    screen.write_text(undo_text(transaction, undo))
    sys.stdout.flush()
