"""ctr remind: a letter to each unit that owes something."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from ctr.cli.messages import say
from ctr.cli.options import DocumentFormat, DocumentFormatOption, UnitsOption
from ctr.cli.resolve import units_named
from ctr.cli.session import AS_OF, FORCE, TEMPLATE, Session, takes
from ctr.cli.write import document_format, rendered
from ctr.errors import CannotRun
from ctr.results.transaction import file_name
from ctr.tracking.task_status import SOON_DAYS


@takes(FORCE, TEMPLATE, AS_OF)
def remind(
    session: Session,
    unit: UnitsOption = None,
    within: Annotated[
        int, typer.Option(min=0, metavar="SỐ NGÀY", help="Cả việc đến hạn trong bao nhiêu ngày.")
    ] = SOON_DAYS,
    format: DocumentFormatOption = None,
    output: Annotated[
        Path | None,
        typer.Option(
            "--output",
            "-o",
            metavar="THƯ MỤC|TỆP",
            help="Ghi mỗi đơn vị một tệp vào thư mục này; chỉ một đơn vị thì ghi được vào một tệp.",
            show_default=False,
        ),
    ] = None,
) -> None:
    """Công văn đôn đốc các đơn vị còn nợ báo cáo, nhiệm vụ, chỉ tiêu."""
    from ctr.documents.views.reminder import reminder_views

    plan = session.plan
    folder = output if output is not None and _is_folder(output) else None
    kind: DocumentFormat = (format or "docx") if folder else document_format(format, output)
    template = session.template("reminder", kind)
    units = plan.expand(units_named(plan, unit))
    letters = dict(reminder_views(plan, session.day, within, units))
    if not letters:
        say("Không đơn vị nào còn nợ, không có công văn.")
        return
    paths: dict[str, Path | None]
    if folder is not None:
        files = {name: folder / f"{file_name(name)}.{kind}" for name in letters}
        session.refuse_existing(list(files.values()))
        paths = {**files}
    elif len(letters) == 1:
        paths = dict.fromkeys(letters, output)
    else:
        raise CannotRun(
            f"có {len(letters)} đơn vị phải đôn đốc: {'; '.join(letters)}",
            "ghi vào một thư mục: -o THƯ-MỤC, hoặc chọn một đơn vị: --unit TÊN",
        )
    for name, path in paths.items():
        content = rendered(template, "reminder", letters[name], kind)
        session.write_file(content, path, binary=kind == "docx")
        if path is not None:
            say(f"Đã ghi {path}")


def _is_folder(output: Path) -> bool:
    """Whether letters go into a folder: unless the name is that of a document."""
    return output.is_dir() or output.suffix.lower() not in (".md", ".docx")
