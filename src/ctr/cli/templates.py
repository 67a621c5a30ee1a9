"""ctr templates: which templates are in use, and a copy to change."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from ctr.cli.messages import say
from ctr.cli.options import FormatOption, PlanOption
from ctr.cli.resolve import find_plan
from ctr.cli.write import ForceOption, deliver, deliver_list
from ctr.errors import CannotRun
from ctr.output.listing import Format, Listing
from ctr.output.table import Column

Row = tuple[str, str, Path, bool]


def templates(
    context: typer.Context,
    action: Annotated[
        str | None, typer.Argument(metavar="[copy]", help="copy: chép một mẫu về để sửa.")
    ] = None,
    name: Annotated[
        str | None, typer.Argument(metavar="[TÊN]", help="Tên mẫu, ví dụ report.docx.")
    ] = None,
    force: ForceOption = False,
    format: FormatOption = Format.table,
    plan: PlanOption = None,
) -> None:
    """Các mẫu văn bản đang dùng; “copy TÊN” chép một mẫu vào templates/ để sửa."""
    from ctr.documents.find_template import all_templates

    root = find_plan(plan, context).parent
    rows = list(all_templates(root))
    if action is None:
        deliver_list(
            Listing(items=rows, record=_record, keys=_KEYS, columns=_COLUMNS), format, None, False
        )
        return
    if action != "copy":
        raise CannotRun(f"không có việc “{action}”", "dùng: ctr templates copy TÊN")
    _copy(rows, name, root, force)


def _copy(rows: list[Row], name: str | None, root: Path, force: bool) -> None:
    from ctr.documents.find_template import packaged_templates

    names = [row[0] for row in rows]
    if name not in names:
        told = f"không có mẫu “{name}”" if name else "thiếu tên mẫu"
        raise CannotRun(told, f"các mẫu: {', '.join(names)}")
    target = root / "templates" / name
    source = packaged_templates() / name
    if target == source:
        raise CannotRun(f"{target} là chính mẫu kèm theo chương trình", "sửa trực tiếp tệp đó")
    deliver(source.read_bytes(), target, force=force, binary=True)
    sys.stdout.write(f"{target}\n")
    say("Sửa tệp này; ctr sẽ dùng nó thay cho mẫu kèm theo.")


_KEYS = ("name", "title", "path", "own")


def _record(row: Row) -> dict[str, object]:
    return {"name": row[0], "title": row[1], "path": str(row[2]), "own": row[3]}


_COLUMNS: tuple[Column[Row], ...] = (
    Column(head="Mẫu", text=lambda row: row[0]),
    Column(head="Văn bản", text=lambda row: row[1], ratio=3),
    Column(head="Nguồn", text=lambda row: "của bạn" if row[3] else "kèm chương trình", ratio=2),
    Column(head="Tệp", text=lambda row: str(row[2]), ratio=4),
)
