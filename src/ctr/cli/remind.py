"""ctr remind: a letter to each unit that owes something."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from ctr.cli.messages import say
from ctr.cli.options import AsOfOption, PlanOption, UnitsOption, as_of_day, typed_day
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
from ctr.vietnamese import phrases


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
    by: Annotated[
        str | None,
        typer.Option(
            "--by",
            metavar="NGÀY",
            help="Ngày chậm nhất phải gửi việc đã quá hạn (mặc định 3 ngày làm việc nữa).",
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
    from ctr.documents.views.letterhead import drafting_unit
    from ctr.documents.views.reminder import answer_day, owed_by_unit, reminder_view

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
    answer = typed_day(by) or answer_day(opened, day)
    if answer < day:
        raise CannotRun(
            f"ngày {phrases.day(answer)} trước ngày lập công văn ({phrases.day(day)})",
            "--by phải là một ngày sắp tới",
        )
    owed = owed_by_unit(opened, day, within, units)
    office = drafting_unit(opened)
    if office is not None and owed.pop(office, []):
        say(f"{office} là nơi soạn công văn nên không gửi cho mình; việc còn nợ: ctr due")
    elif not owed:
        say("Không đơn vị nào còn nợ, không có công văn.")
    if not owed:
        return
    letters = [
        (name, reminder_view(opened, name, items, day, answer)) for name, items in owed.items()
    ]
    if output is None or into_file:
        if len(letters) > 1:
            names = "; ".join(name for name, _ in letters)
            raise CannotRun(
                f"có {len(letters)} đơn vị phải đôn đốc: {names}",
                "ghi vào một thư mục: -o THƯ-MỤC, hoặc chọn một đơn vị: --unit TÊN",
            )
        content = rendered(found, "reminder", letters[0][1], kind, day)
        deliver(content, output, force=force, binary=binary)
        if output is not None:
            say(f"Đã ghi {output}")
        return
    paths = [output / f"{file_name(name)}-{day}.{kind.value}" for name, _ in letters]
    taken = [str(path) for path in paths if path.exists()]
    if taken and not force:
        raise CannotRun(f"đã có {', '.join(taken)}, không ghi đè", "thêm --force để ghi đè")
    for path, (_, view) in zip(paths, letters, strict=True):
        deliver(rendered(found, "reminder", view, kind, day), path, force=force, binary=binary)
        say(f"Đã ghi {path}")
