"""ctr recover: finish or clear away what a command that was broken off left in the plan."""

from __future__ import annotations

from ctr import atomic
from ctr.cli.messages import say, say_recovered
from ctr.cli.session import Session, takes
from ctr.errors import CannotRun, reason
from ctr.plan.load.files import busy


@takes()
def recover(session: Session) -> None:
    """Ghi nốt hoặc dọn những gì một lệnh bị ngắt để lại trong kế hoạch."""
    folder = session.folder_as_left
    try:
        with atomic.locked(folder) as recovery:
            strays = atomic.sweep(folder)
    except atomic.Busy as error:
        raise busy(error) from None
    except OSError as error:
        where = str(error.filename or folder)
        raise CannotRun(f"không dọn được {folder}: {reason(error)}", where) from None
    if recovery is not None:
        say_recovered(recovery)
    if strays:
        say(f"Đã xóa {strays} tệp tạm.")
    if recovery is None and not strays:
        say("Không có gì dở dang.")
