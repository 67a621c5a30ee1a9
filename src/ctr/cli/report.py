"""ctr report: the yearly report."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from ctr.cli.opening import find_plan, open_folder
from ctr.cli.options import AsOfOption, PlanOption, as_of_day, year_in
from ctr.tracking.working_days import WorkingDays


def report(
    context: typer.Context,
    year: Annotated[int, typer.Argument(metavar="NĂM", help="Năm báo cáo, ví dụ 2026.")],
    as_of: AsOfOption = None,
    plan: PlanOption = None,
) -> None:
    """Báo cáo kết quả thực hiện của năm, dạng Markdown."""
    from ctr.documents.environment import render_markdown
    from ctr.documents.report import report_view

    day = as_of_day(as_of)
    folder = find_plan(plan, context)
    opened = open_folder(folder)
    calendar = WorkingDays(opened.calendar)
    view = report_view(opened, year_in(opened, year, day), day, calendar)
    sys.stdout.write(render_markdown("report.md.j2", view, folder.parent))
