"""ctr codeowners: who looks after which files, for GitHub and GitLab."""

from __future__ import annotations

import re
from pathlib import PurePosixPath
from typing import Annotated

import typer

from ctr.cli.options import text_option
from ctr.cli.resolve import unit_named
from ctr.cli.session import AS_OF, FILE_OUTPUT, Session, takes
from ctr.errors import CannotRun
from ctr.plan.model import Plan


@takes(AS_OF, FILE_OUTPUT)
def codeowners(
    session: Session,
    account: Annotated[
        list[str] | None,
        typer.Option(
            "--account",
            metavar="ĐƠN-VỊ=@TÊN",
            help="Tài khoản hoặc nhóm của đơn vị, thay địa chỉ thư; dùng được nhiều lần.",
            show_default=False,
        ),
    ] = None,
    default: Annotated[
        str | None,
        text_option("Tài khoản hoặc địa chỉ cho mọi tệp còn lại của kế hoạch.", "@TÊN"),
    ] = None,
) -> None:
    """Tệp CODEOWNERS: đơn vị nào xem, duyệt thay đổi của tệp kết quả, tệp mục nào.

    Ví dụ:
    Đơn vị nào duyệt tệp nào, còn lại do văn phòng:
    $ ctr codeowners --account "Công an phường=@cong-an" --default @van-phong
    """
    from ctr.git import top_of
    from ctr.output.codeowners import codeowners as file_of
    from ctr.output.codeowners import owned
    from ctr.plan.load.loader import load

    plan = session.plan
    addresses = {
        unit.name: unit.email for unit in plan.units if unit.email and "#" not in unit.email
    }
    addresses |= _accounts(plan, account or [])
    folder = session.folder.resolve()
    top = top_of(folder) or folder.parent
    text = file_of(
        owned(load(session.folder), plan),
        PurePosixPath(folder.relative_to(top).as_posix()),
        addresses,
        _owner(default) if default is not None else None,
    )
    session.write_file(text.encode(), binary=False)


def _accounts(plan: Plan, typed: list[str]) -> dict[str, str]:
    accounts = {}
    for one in typed:
        name, mark, owner = one.rpartition("=")
        if not mark:
            raise CannotRun(f"“{one}” không có dấu =", 'viết: --account "Công an phường=@cong-an"')
        accounts[unit_named(plan, name.strip())] = _owner(owner)
    return accounts


def _owner(typed: str) -> str:
    """An account, a team or an address as a line may bear it. Raises CannotRun."""
    owner = typed.strip()
    if not re.fullmatch(r"@[\w.-]+(/[\w.-]+)*|[^\s@#]+@[\w.-]+", owner):
        raise CannotRun(
            f"“{typed}” không phải tài khoản hay địa chỉ thư",
            "viết @tên, @tổ-chức/nhóm hoặc a@b.vn",
        )
    return owner
