"""ctr recover: finish or clear away what a command that was broken off left in the plan."""

from __future__ import annotations

from pathlib import Path

from ctr import atomic
from ctr.cli.messages import say, say_recovered, say_unfinished
from ctr.cli.options import DryRunOption
from ctr.cli.session import Session, takes
from ctr.errors import CannotRun, reason
from ctr.plan.load.files import busy


@takes()
def recover(session: Session, dry_run: DryRunOption = False) -> None:
    """Ghi nốt hoặc dọn những gì một lệnh bị ngắt để lại trong kế hoạch.

    Ví dụ:
    Có gì dở dang không:
    $ ctr recover --dry-run
    """
    folder = session.folder_as_left
    try:
        recovery, strays = _outlook(folder) if dry_run else _done(folder)
    except atomic.Busy as error:
        raise busy(error) from None
    except OSError as error:
        where = str(error.filename or folder)
        raise CannotRun(f"không dọn được {folder}: {reason(error)}", where) from None
    if recovery is not None:
        (say_unfinished if dry_run else say_recovered)(recovery)
    if strays:
        say(f"{'Sẽ' if dry_run else 'Đã'} xóa {strays} tệp tạm.")
    if recovery is None and not strays:
        say("Không có gì dở dang.")


def _done(folder: Path) -> tuple[atomic.Recovery | None, int]:
    """What was broken off, and how many temporary files were left; both are seen to."""
    with atomic.locked(folder) as recovery:
        return recovery, atomic.sweep(folder)


def _outlook(folder: Path) -> tuple[atomic.Recovery | None, int]:
    """The same, but nothing is done: a complete journal uses up the temporary files it names."""
    with atomic.reading(folder) as pending:
        used = sum(content is not None for content in pending.values())
        return atomic.unfinished(folder), len(atomic.strays(folder)) - used
