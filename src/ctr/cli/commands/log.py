"""ctr log: what was written into the plan, by whom and by which command."""

from __future__ import annotations

from ctr.atomic import trail
from ctr.cli.messages import say
from ctr.cli.session import LIST_OUTPUT, Session, takes
from ctr.output.listing import Listing
from ctr.output.registers import WRITE
from ctr.output.table import Column
from ctr.results.undo import moment


@takes(LIST_OUTPUT)
def log(session: Session) -> None:
    """Nhật ký ghi: ai, lúc nào, bằng lệnh nào, đã ghi tệp nào; mới nhất trước.

    Ví dụ:
    Các lần ghi, mới nhất trước:
    $ ctr log
    """
    writes = sorted(trail.with_gaps(trail.read(session.folder)), key=lambda write: write.at)[::-1]
    if not writes:
        say("Chưa có lần ghi nào.")
    session.write_list(
        Listing(items=writes, contract=WRITE, columns=_columns(writes), title="Các lần ghi")
    )


def _columns(writes: list[trail.Write]) -> tuple[Column[trail.Write], ...]:
    moments = {write.id: moment(write) for write in writes}
    undone = {write.undoes for write in writes}

    def command(write: trail.Write) -> str:
        if write.undoes is not None:
            return f"{write.command} (hoàn tác lần ghi lúc {moments.get(write.undoes, '?')})"
        return f"{write.command} (đã hoàn tác)" if write.id in undone else write.command

    return (
        Column(head="Lúc", text=moment, ratio=2),
        Column(head="Người ghi", text=lambda write: write.by),
        Column(head="Lệnh", text=command, ratio=5),
        Column(head="Tệp", text=_files, ratio=5),
    )


def _files(write: trail.Write) -> str:
    return "; ".join(
        f"{file.path} (đã sửa ngoài ctr trước lần ghi này)"
        if file.path in write.gaps
        else file.path
        for file in write.files
    )
