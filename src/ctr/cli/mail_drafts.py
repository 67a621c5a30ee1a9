"""Drafts of mails into a folder, for whoever opens and sends them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ctr.cli.messages import say
from ctr.cli.session import Session
from ctr.errors import CannotRun
from ctr.plan.model import Plan

if TYPE_CHECKING:
    from ctr.eml import Draft

MailOption = Annotated[
    Path | None,
    typer.Option(
        "--mail",
        metavar="THƯ-MỤC",
        help="Soạn sẵn thư (.eml) gửi từng đơn vị vào thư mục này; ctr không gửi thư.",
        show_default=False,
    ),
]


def addresses(plan: Plan, units: Iterable[str], sender: str | None) -> dict[str, str]:
    """The address of each unit that has one, but for the sender; who has none is told.

    Raises CannotRun where nobody is left.
    """
    found: dict[str, str] = {}
    missing: list[str] = []
    for unit in units:
        known = plan.unit_of(unit)
        address = known.email if known is not None else None
        if unit == sender:
            say(f"{unit} là nơi gửi nên không soạn thư cho mình")
        elif address is None:
            missing.append(unit)
        else:
            found[unit] = address
    if missing:
        say(f"Chưa có địa chỉ thư (email trong units.yaml) nên không soạn: {'; '.join(missing)}")
    if not found:
        raise CannotRun("không soạn được thư nào", "ghi email của đơn vị trong units.yaml")
    return found


def write_drafts(session: Session, drafts: Mapping[Path, Draft]) -> None:
    """Write drafts, none over a file that is there unless asked to. Raises CannotRun."""
    from ctr.eml import draft_file

    session.refuse_existing(list(drafts))
    for path, draft in drafts.items():
        session.write_file(draft_file(draft), path, binary=True)
        say(f"Đã soạn thư {path}, gửi {draft.address}")
