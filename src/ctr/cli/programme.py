"""ctr programme: the issued programme again, as a document."""

from __future__ import annotations

from typing import Annotated

import typer

from ctr.cli.options import PlanOption, as_of_day
from ctr.cli.resolve import find_plan, open_folder
from ctr.cli.write import (
    DocumentFormat,
    DocumentFormatOption,
    ForceOption,
    OutputOption,
    TemplateOption,
    chosen_format,
    deliver,
    rendered,
)


def programme(
    context: typer.Context,
    as_printed: Annotated[
        bool, typer.Option("--as-printed", help="Giữ nguyên từng chữ đã in, kể cả chỗ in sai.")
    ] = False,
    format: DocumentFormatOption = None,
    output: OutputOption = None,
    force: ForceOption = False,
    template: TemplateOption = None,
    plan: PlanOption = None,
) -> None:
    """Văn bản chương trình hành động, dựng lại từ kế hoạch, chỗ in sai đã đính chính."""
    from ctr.documents.find_template import find_template
    from ctr.documents.views.programme import programme_view

    folder = find_plan(plan, context)
    opened = open_folder(folder)
    kind = chosen_format(format, output)
    found = find_template("programme", kind.value, folder.parent, template)
    view = programme_view(opened, as_printed=as_printed)
    content = rendered(found, "programme", view, kind, as_of_day(None))
    deliver(content, output, force=force, binary=kind is DocumentFormat.docx)
