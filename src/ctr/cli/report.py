"""ctr report: the yearly report of the ward, or of one unit."""

from __future__ import annotations

from typing import Annotated

import typer

from ctr.cli.messages import say
from ctr.cli.options import AsOfOption, PlanOption, as_of_day, year_of
from ctr.cli.resolve import find_plan, lead_named, open_folder
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


def report(
    context: typer.Context,
    year: Annotated[int, typer.Argument(metavar="NĂM", help="Năm báo cáo, ví dụ 2026.")],
    unit: Annotated[
        str | None,
        typer.Option(metavar="TÊN", help="Báo cáo của đơn vị này gửi phường.", show_default=False),
    ] = None,
    format: DocumentFormatOption = None,
    output: OutputOption = None,
    force: ForceOption = False,
    template: TemplateOption = None,
    as_of: AsOfOption = None,
    plan: PlanOption = None,
) -> None:
    """Báo cáo kết quả thực hiện của năm, Markdown hoặc Word."""
    from ctr.documents.find_template import find_template
    from ctr.documents.views.report import report_view
    from ctr.documents.views.unit_report import unit_report_view

    day = as_of_day(as_of)
    folder = find_plan(plan, context)
    opened = open_folder(folder)
    chosen_year = year_of(opened, year, day)
    kind = chosen_format(format, output)
    name = lead_named(opened, unit, "báo cáo riêng") if unit is not None else None
    document = "report" if name is None else "unit-report"
    found = find_template(document, kind.value, folder.parent, template)
    view: object
    if name is None:
        view, missing = report_view(opened, chosen_year, day)
    else:
        view, missing = unit_report_view(opened, name, chosen_year, day)
    binary = kind is DocumentFormat.docx
    deliver(rendered(found, "report", view, kind), output, force=force, binary=binary)
    if missing:
        say(f"Còn thiếu, trong văn bản ghi […]: {'; '.join(missing)}.")
