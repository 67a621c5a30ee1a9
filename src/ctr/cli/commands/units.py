"""ctr units: the units and groups, with what they have to do, and their mail addresses."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ctr.cli.messages import after_writing, say
from ctr.cli.options import DryRunOption, text_option
from ctr.cli.session import AS_OF, LIST_OUTPUT, Session, takes
from ctr.errors import CannotRun
from ctr.output.listing import Listing
from ctr.output.registers import UNIT
from ctr.output.table import Column
from ctr.tracking.assignments import UnitAssignments, unit_assignments

if TYPE_CHECKING:
    from ctr.results.addresses import AddressChange, Addressed


@takes(AS_OF, LIST_OUTPUT)
def units(
    session: Session,
    unit: Annotated[
        str | None, text_option("Chỉ đơn vị này; cùng --email: ghi địa chỉ của đơn vị này.", "TÊN")
    ] = None,
    email: Annotated[
        str | None,
        text_option("Ghi địa chỉ thư của đơn vị; “xóa” hoặc để trống thì bỏ.", "ĐỊA-CHỈ"),
    ] = None,
    emails: Annotated[
        Path | None,
        typer.Option(
            "--emails",
            metavar="TỆP.xlsx",
            help="Ghi địa chỉ thư từ danh sách Excel có cột “Tên đơn vị” và “Thư điện tử”; ô trống "
            "thì giữ như đã có.",
            show_default=False,
        ),
    ] = None,
    dry_run: DryRunOption = False,
) -> None:
    """Danh mục đơn vị và nhóm đơn vị, kèm số nhiệm vụ; ghi địa chỉ thư của đơn vị."""
    if email is None and emails is None:
        if dry_run:
            raise CannotRun("--dry-run chỉ đi cùng --email hoặc --emails")
        _list(session, unit)
        return
    if session.lists:
        raise CannotRun("--format, -o không đi cùng --email, --emails")
    if emails is not None and (email is not None or unit is not None):
        raise CannotRun("--emails không đi cùng --unit, --email", "ghi từng đơn vị, hoặc theo tệp")
    from ctr.cli.addresses import listed_addresses, typed_addresses
    from ctr.results.addresses import put_addresses

    plan = session.transaction.plan
    if emails is not None:
        wanted = listed_addresses(plan, emails)
    elif unit is not None:
        wanted = typed_addresses(plan, unit, email or "")
    else:
        raise CannotRun("chưa rõ địa chỉ của đơn vị nào", "thêm --unit TÊN")
    addressed = put_addresses(session.transaction, wanted, dry_run=dry_run)
    if not addressed.changes:
        say(f"{addressed.file}: đã có đủ, không có gì thay đổi.")
        return
    with after_writing(dry_run=dry_run):
        _show(addressed)


def _list(session: Session, unit: str | None) -> None:
    rows = list(unit_assignments(session.plan))
    if unit is not None:
        from ctr.cli.resolve import unit_named

        name = unit_named(session.plan, unit)
        rows = [row for row in rows if row.name == name]
    session.write_list(
        Listing(items=rows, contract=UNIT, columns=_COLUMNS, title="Danh mục đơn vị")
    )


def _show(addressed: Addressed) -> None:
    """A line a unit, old → new."""
    sys.stdout.write(f"{addressed.file}: địa chỉ thư\n")
    for change in addressed.changes:
        sys.stdout.write(f"  {_line(change)}\n")


def _line(change: AddressChange) -> str:
    if change.new is None:
        return f"- {change.unit}: {change.old}"
    if change.old is None:
        return f"+ {change.unit}: {change.new}"
    return f"~ {change.unit}: {change.old} → {change.new}"


_KINDS = {"unit": "đơn vị", "group": "nhóm", "open_group": "nhóm mở"}
_COLUMNS: tuple[Column[UnitAssignments], ...] = (
    Column(head="Tên", text=lambda row: row.name, ratio=5),
    Column(head="Tên ngắn", text=lambda row: row.short or "", ratio=2),
    Column(head="Thư điện tử", text=lambda row: row.email or "", ratio=3),
    Column(head="Loại", text=lambda row: _KINDS[row.kind]),
    Column(head="Chủ trì", text=lambda row: str(row.lead), right=True),
    Column(head="Qua nhóm", text=lambda row: str(row.through_groups), right=True),
    Column(head="Phối hợp", text=lambda row: str(row.coordinating), right=True),
)
