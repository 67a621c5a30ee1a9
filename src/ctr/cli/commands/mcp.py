"""ctr mcp: answers for an assistant on the same machine."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from ctr import __version__
from ctr.cli.messages import say
from ctr.cli.session import Session, takes


@takes()
def mcp(
    session: Session,
    names: Annotated[
        bool, typer.Option("--names", help="Cả tên người và địa chỉ thư (mặc định: bỏ đi).")
    ] = False,
) -> None:
    """Trả lời trợ lý trên cùng máy qua giao thức MCP (đầu vào, đầu ra chuẩn); chỉ đọc.

    Trợ lý tự gọi lệnh này; nó hỏi được nhiệm vụ, việc đến hạn, tình hình, chỉ tiêu, như các lệnh
    xem.

    Ví dụ:
    Cho trợ lý hỏi, không nêu tên người:
    $ ctr mcp
    """
    from ctr.cli.mcp_tools import INSTRUCTIONS, WITHHELD, Plans, tools
    from ctr.mcp.messages import lines
    from ctr.mcp.protocol import Server

    plans = Plans(session.folder_as_left, names=names)
    server = Server(
        version=__version__,
        instructions=INSTRUCTIONS if names else INSTRUCTIONS + WITHHELD,
        tools=tools(plans),
        failed=_tell,
        refused=plans.told,
    )
    told = "có tên người" if names else "không nêu tên người"
    say(f"ctr mcp: chỉ đọc, {told}; đang chờ trợ lý, Ctrl+C để dừng.")
    for line in lines(sys.stdin.buffer):
        answer = server.answer(line)
        if answer is not None:
            sys.stdout.buffer.write(answer)
            sys.stdout.buffer.flush()


def _tell(failure: Exception) -> None:
    """A fault of the program, in one line: neither a log nor the plan's content is written."""
    last = failure.__traceback__
    while last is not None and last.tb_next is not None:
        last = last.tb_next
    where = f" ({last.tb_frame.f_code.co_filename}:{last.tb_lineno})" if last is not None else ""
    say(f"Lỗi của chương trình: {type(failure).__name__}{where}")
