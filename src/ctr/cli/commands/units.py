"""ctr units: the units and groups, with what they have to do."""

from __future__ import annotations

from ctr.cli.session import AS_OF, LIST_OUTPUT, Session, takes
from ctr.output.listing import Listing
from ctr.output.registers import UNIT
from ctr.output.table import Column
from ctr.tracking.assignments import UnitAssignments, unit_assignments


@takes(AS_OF, LIST_OUTPUT)
def units(session: Session) -> None:
    """Danh mục đơn vị và nhóm đơn vị, kèm số nhiệm vụ."""
    rows = list(unit_assignments(session.plan))
    session.write_list(Listing(items=rows, contract=UNIT, columns=_COLUMNS))


_KINDS = {"unit": "đơn vị", "group": "nhóm", "open_group": "nhóm mở"}
_COLUMNS: tuple[Column[UnitAssignments], ...] = (
    Column(head="Tên", text=lambda row: row.name, ratio=5),
    Column(head="Tên ngắn", text=lambda row: row.short or "", ratio=2),
    Column(head="Loại", text=lambda row: _KINDS[row.kind]),
    Column(head="Chủ trì", text=lambda row: str(row.lead), right=True),
    Column(head="Qua nhóm", text=lambda row: str(row.through_groups), right=True),
    Column(head="Phối hợp", text=lambda row: str(row.coordinating), right=True),
)
