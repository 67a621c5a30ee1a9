"""ctr leaders: the leaders, with what they direct."""

from __future__ import annotations

from ctr.cli.session import AS_OF, LIST_OUTPUT, Session, takes
from ctr.output.listing import Listing
from ctr.output.registers import LEADER
from ctr.output.table import Column
from ctr.tracking.assignments import LeaderAssignments, leader_assignments


@takes(AS_OF, LIST_OUTPUT)
def leaders(session: Session) -> None:
    """Danh mục lãnh đạo chỉ đạo, kèm số nhiệm vụ.

    Ví dụ:
    Ai chỉ đạo bao nhiêu nhiệm vụ:
    $ ctr leaders
    """
    rows = list(leader_assignments(session.plan))
    session.write_list(
        Listing(items=rows, contract=LEADER, columns=_COLUMNS, title="Danh mục lãnh đạo")
    )


_COLUMNS: tuple[Column[LeaderAssignments], ...] = (
    Column(head="Lãnh đạo", text=lambda row: row.leader.name, ratio=2),
    Column(head="Chức vụ", text=lambda row: row.leader.position or "", ratio=3),
    Column(head="Chỉ đạo", text=lambda row: str(row.tasks), right=True),
)
