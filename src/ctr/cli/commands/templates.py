"""ctr templates: which templates are in use, and a copy to change."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Annotated

import typer

from ctr.cli.messages import say
from ctr.cli.session import FORCE, FORMAT, Session, takes
from ctr.errors import CannotRun
from ctr.output.listing import Listing
from ctr.output.registers import TEMPLATE
from ctr.output.table import Column

if TYPE_CHECKING:
    from ctr.documents.find_template import TemplateInUse


@takes(FORCE, FORMAT)
def templates(
    session: Session,
    action: Annotated[
        str | None, typer.Argument(metavar="[copy]", help="copy: chép một mẫu về để sửa.")
    ] = None,
    name: Annotated[
        str | None, typer.Argument(metavar="[TÊN]", help="Tên mẫu, ví dụ report.docx.")
    ] = None,
) -> None:
    """Các mẫu văn bản đang dùng; “copy TÊN” chép một mẫu vào templates/ để sửa.

    Ví dụ:
    Các mẫu đang dùng:
    $ ctr templates
    Lấy mẫu báo cáo về sửa:
    $ ctr templates copy report.docx
    """
    from ctr.documents.find_template import templates_in_use

    rows = list(templates_in_use(session.folder.parent))
    if action is None:
        session.write_list(
            Listing(items=rows, contract=TEMPLATE, columns=_COLUMNS, title="Các mẫu văn bản")
        )
    elif action == "copy":
        _copy(session, [row.name for row in rows], name)
    else:
        raise CannotRun(f"không có việc “{action}”", "dùng: ctr templates copy TÊN")


def _copy(session: Session, names: list[str], name: str | None) -> None:
    from ctr.documents.find_template import packaged_templates

    if name not in names:
        message = f"không có mẫu “{name}”" if name else "thiếu tên mẫu"
        raise CannotRun(message, f"các mẫu: {', '.join(names)}")
    target = session.folder.parent / "templates" / name
    source = packaged_templates() / name
    if target == source:
        raise CannotRun(f"{target} là chính mẫu kèm theo chương trình", "sửa trực tiếp tệp đó")
    session.write_file(source.read_bytes(), target, binary=True)
    sys.stdout.write(f"{target}\n")
    say("Sửa tệp này; ctr sẽ dùng nó thay cho mẫu kèm theo.")


_COLUMNS: tuple[Column[TemplateInUse], ...] = (
    Column(head="Mẫu", text=lambda row: row.name),
    Column(head="Văn bản", text=lambda row: row.title, ratio=3),
    Column(head="Nguồn", text=lambda row: "của bạn" if row.own else "kèm chương trình", ratio=2),
    Column(head="Tệp", text=lambda row: str(row.path), ratio=4),
)
