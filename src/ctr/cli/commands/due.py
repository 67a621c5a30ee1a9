"""ctr due: what is due, by whom, and what is overdue."""

from __future__ import annotations

from typing import Annotated

import typer

from ctr.cli.options import LeaderOption, UnitsOption
from ctr.cli.said_before import said_before
from ctr.cli.session import AS_OF, ISSUER, LIST_OUTPUT, Session, takes
from ctr.tracking.soon import SOON_DAYS


@takes(AS_OF, LIST_OUTPUT, ISSUER)
@said_before
def due(
    session: Session,
    unit: UnitsOption = None,
    leader: LeaderOption = None,
    within: Annotated[
        int, typer.Option(min=0, metavar="SỐ NGÀY", help="Sắp đến hạn: trong bao nhiêu ngày.")
    ] = SOON_DAYS,
    all: Annotated[bool, typer.Option("--all", help="Cả những việc còn xa và đã xong.")] = False,
    exit_zero: Annotated[
        bool, typer.Option("--exit-zero", help="Có việc quá hạn vẫn kết thúc với mã 0.")
    ] = False,
) -> None:
    """Việc đến hạn và quá hạn: báo cáo, nhiệm vụ có thời hạn, mốc chỉ tiêu.

    Mã 1: có việc quá hạn, trừ khi thêm --exit-zero.

    Ví dụ:
    Việc đến hạn trong 60 ngày tới:
    $ ctr due --within 60
    Việc của một đơn vị, còn xa và đã xong cũng nêu:
    $ ctr due --unit "Công an phường" --all
    """
    # late: what was said before needs none of this
    from ctr.cli.telling_due import due_of_one, due_of_several

    tell = due_of_several if session.asks_several else due_of_one
    tell(session, unit, leader, within, all=all, exit_zero=exit_zero)
