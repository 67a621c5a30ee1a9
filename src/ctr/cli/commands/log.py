"""ctr log: what was written into the plan, by whom and by which command."""

from __future__ import annotations

from datetime import datetime

from ctr.atomic import trail
from ctr.cli.messages import say
from ctr.cli.session import LIST_OUTPUT, Session, takes
from ctr.output.contract import WRITE
from ctr.output.listing import Listing
from ctr.output.table import Column
from ctr.vietnamese import phrases


@takes(LIST_OUTPUT)
def log(session: Session) -> None:
    """Nhật ký ghi: ai, lúc nào, bằng lệnh nào, đã ghi tệp nào; mới nhất trước."""
    writes = sorted(trail.with_gaps(trail.read(session.folder)), key=lambda write: write.at)[::-1]
    if not writes:
        say("Chưa có lần ghi nào.")
    session.write_list(Listing(items=writes, contract=WRITE, columns=_COLUMNS))


def _moment(write: trail.Write) -> str:
    try:
        moment = datetime.fromisoformat(write.at)
    except ValueError:
        return write.at
    return f"{phrases.day(moment.date())} {moment:%H:%M}"


def _files(write: trail.Write) -> str:
    return "; ".join(
        f"{file.path} (đã sửa ngoài ctr trước lần ghi này)"
        if file.path in write.gaps
        else file.path
        for file in write.files
    )


_COLUMNS: tuple[Column[trail.Write], ...] = (
    Column(head="Lúc", text=_moment, ratio=2),
    Column(head="Người ghi", text=lambda write: write.by),
    Column(head="Lệnh", text=lambda write: write.command, ratio=5),
    Column(head="Tệp", text=_files, ratio=5),
)
