"""The list of what was written into a plan: when, by whom, by which command."""

from __future__ import annotations

from collections.abc import Sequence

from ctr.atomic.trail import Write
from ctr.output.listing import Listing
from ctr.output.registers import WRITE
from ctr.output.table import Column
from ctr.results.undo import moment


def writes_listing(writes: Sequence[Write]) -> Listing[Write]:
    """The writes as they are given."""
    return Listing(items=writes, contract=WRITE, columns=_columns(writes), title="Các lần ghi")


def _columns(writes: Sequence[Write]) -> tuple[Column[Write], ...]:
    moments = {write.id: moment(write) for write in writes}
    undone = {write.undoes for write in writes}

    def command(write: Write) -> str:
        if write.undoes is not None:
            return f"{write.command} (hoàn tác lần ghi lúc {moments.get(write.undoes, '?')})"
        return f"{write.command} (đã hoàn tác)" if write.id in undone else write.command

    return (
        Column(head="Lúc", text=moment, ratio=2),
        Column(head="Người ghi", text=lambda write: write.by),
        Column(head="Lệnh", text=command, ratio=5),
        Column(head="Tệp", text=_files, ratio=5),
    )


def _files(write: Write) -> str:
    return "; ".join(
        f"{file.path} (đã sửa ngoài ctr trước lần ghi này)"
        if file.path in write.gaps
        else file.path
        for file in write.files
    )
