"""ctr remind: a letter to each unit that owes something."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from ctr.cli.destination import checked
from ctr.cli.messages import say
from ctr.cli.options import AsOfOption, PlanOption, UnitsOption, as_of_day
from ctr.cli.resolve import find_plan, open_folder, units_named
from ctr.cli.write import (
    DocumentFormat,
    DocumentFormatOption,
    ForceOption,
    TemplateOption,
    chosen_format,
    deliver,
    rendered,
)
from ctr.errors import CannotRun
from ctr.results.record import file_name
from ctr.tracking.task_status import SOON_DAYS


def remind(
    context: typer.Context,
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
    force: ForceOption = False,
    template: TemplateOption = None,
    as_of: AsOfOption = None,
    plan: PlanOption = None,
) -> None:
    """Công văn đôn đốc các đơn vị còn nợ báo cáo, nhiệm vụ, chỉ tiêu."""
    from ctr.documents.find_template import find_template
    from ctr.documents.views.reminder import reminder_views

    day = as_of_day(as_of)
    folder = find_plan(plan, context)
    opened = open_folder(folder)
    into_file = output is None or (
        output.suffix.lower() in (".md", ".docx") and not output.is_dir()
    )
    kind = chosen_format(format, output) if into_file else format or DocumentFormat.docx
    binary = kind is DocumentFormat.docx
    found = find_template("reminder", kind.value, folder.parent, template)
    units = opened.expand(units_named(opened, unit))
    letters = list(reminder_views(opened, day, within, units))
    if not letters:
        say("Không đơn vị nào còn nợ, không có công văn.")
        return
    if output is None or into_file:
        if len(letters) > 1:
            names = "; ".join(name for name, _ in letters)
            raise CannotRun(
                f"có {len(letters)} đơn vị phải đôn đốc: {names}",
                "ghi vào một thư mục: -o THƯ-MỤC, hoặc chọn một đơn vị: --unit TÊN",
            )
        content = rendered(found, "reminder", letters[0][1], kind)
        deliver(content, output, force=force, binary=binary)
        if output is not None:
            say(f"Đã ghi {output}")
        return
    paths = [output / f"{file_name(name)}.{kind.value}" for name, _ in letters]
    checked(paths, force=force)
    for path, (_, view) in zip(paths, letters, strict=True):
        deliver(rendered(found, "reminder", view, kind), path, force=force, binary=binary)
        say(f"Đã ghi {path}")
