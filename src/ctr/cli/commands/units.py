"""ctr units: the units and groups, what they have to do, their short names, their addresses."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from ctr.cli.options import DryRunOption, text_option
from ctr.cli.session import AS_OF, LIST_OUTPUT, Session, takes
from ctr.errors import CannotRun
from ctr.output.listing import Listing
from ctr.output.registers import UNIT
from ctr.output.table import Column
from ctr.tracking.assignments import UnitAssignments, unit_assignments


@takes(AS_OF, LIST_OUTPUT)
def units(
    session: Session,
    unit: Annotated[
        str | None,
        text_option("Chỉ đơn vị này; cùng --email, --short, --symbol: ghi cho đơn vị này.", "TÊN"),
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
    short: Annotated[
        str | None, text_option("Ghi tên ngắn của đơn vị; “xóa” hoặc để trống thì bỏ.", "TÊN-NGẮN")
    ] = None,
    symbol: Annotated[
        str | None,
        text_option("Ghi chữ viết tắt của đơn vị trong ký hiệu văn bản, ví dụ VP.", "KÝ-HIỆU"),
    ] = None,
    signer: Annotated[str | None, text_option("Ghi người ký báo cáo của đơn vị.", "TÊN")] = None,
    position: Annotated[str | None, text_option("Ghi chức vụ của người ký.", "CHỨC-VỤ")] = None,
    authority: Annotated[
        str | None, text_option("Ghi thẩm quyền ký, ví dụ KT. TRƯỞNG PHÒNG; “xóa” thì bỏ.")
    ] = None,
    dry_run: DryRunOption = False,
) -> None:
    """Danh mục đơn vị và nhóm đơn vị, kèm số nhiệm vụ; ghi địa chỉ thư, tên ngắn, ký hiệu.

    Ví dụ:
    Danh mục đơn vị:
    $ ctr units
    Ghi địa chỉ thư của một đơn vị:
    $ ctr units --unit "Công an phường" --email ca@phuong.example
    """
    typed = {"name": signer, "position": position, "authority": authority}
    signing = {key: value for key, value in typed.items() if value is not None}
    if (email, emails, short, symbol) == (None, None, None, None) and not signing:
        if dry_run:
            raise CannotRun("--dry-run chỉ đi cùng --email, --emails, --short, --symbol, --signer")
        _list(session, unit)
        return
    if session.lists:
        raise CannotRun("--format, -o không đi cùng --email, --emails, --short, --symbol, --signer")
    from ctr.cli.set_values import tell_settled
    from ctr.results.settings import set_of_units

    kinds = ((email, emails) != (None, None), short is not None, symbol is not None, bool(signing))
    if sum(kinds) > 1:
        raise CannotRun(
            "mỗi lần chỉ một trong --email, --emails, --short, --symbol, --signer (và --position)"
        )
    if signing:
        _sign(session, unit, signing, dry_run)
        return
    if short is not None or symbol is not None:
        what = "tên ngắn" if short is not None else "ký hiệu"
        named = _of_one(session, unit, short or symbol or "", what)
        settled = set_of_units(
            session.transaction,
            "short" if short is not None else "symbol",
            named,
            dry_run=dry_run,
        )
        tell_settled(settled, what, dry_run=dry_run)
        return
    if emails is not None and (email is not None or unit is not None):
        raise CannotRun("--emails không đi cùng --unit, --email", "ghi từng đơn vị, hoặc theo tệp")
    from ctr.cli.addresses import listed_addresses, typed_addresses

    plan = session.transaction.plan
    if emails is not None:
        wanted = listed_addresses(plan, emails)
    elif unit is not None:
        wanted = typed_addresses(plan, unit, email or "")
    else:
        raise CannotRun("chưa rõ địa chỉ của đơn vị nào", "thêm --unit TÊN")
    settled = set_of_units(session.transaction, "email", wanted, dry_run=dry_run)
    tell_settled(settled, "địa chỉ thư", dry_run=dry_run)


def _of_one(session: Session, unit: str | None, typed: str, what: str) -> dict[str, str | None]:
    """The words that one unit is to get. Raises CannotRun."""
    from ctr.cli.resolve import unit_named
    from ctr.cli.set_values import words_or_none

    if unit is None:
        raise CannotRun(f"chưa rõ {what} của đơn vị nào", "thêm --unit TÊN")
    plan = session.transaction.plan
    name = unit_named(plan, unit)
    if name not in {known.name for known in plan.units}:
        raise CannotRun(f"“{name}” là nhóm nên không có {what}", "chọn một đơn vị: ctr units")
    return {name: words_or_none(typed)}


def _sign(session: Session, unit: str | None, typed: dict[str, str], dry_run: bool) -> None:
    """Name who signs for one unit. Raises CannotRun."""
    from ctr.cli.set_values import needed, tell_settled, words_or_none
    from ctr.results.settings import set_signer

    (name,) = _of_one(session, unit, "", "người ký")
    values = {
        key: words_or_none(text) if key == "authority" else needed(text, "người ký, chức vụ")
        for key, text in typed.items()
    }
    settled = set_signer(session.transaction, name, values, dry_run=dry_run)
    tell_settled(settled, f"người ký của {name}", dry_run=dry_run)


def _list(session: Session, unit: str | None) -> None:
    rows = list(unit_assignments(session.plan))
    if unit is not None:
        from ctr.cli.resolve import unit_named

        name = unit_named(session.plan, unit)
        rows = [row for row in rows if row.name == name]
    session.write_list(
        Listing(items=rows, contract=UNIT, columns=_COLUMNS, title="Danh mục đơn vị")
    )


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
