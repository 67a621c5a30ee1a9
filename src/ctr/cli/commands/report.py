"""ctr report: the yearly report of the ward, or of one unit."""

from __future__ import annotations

from typing import Annotated

import typer

from ctr.cli.messages import say
from ctr.cli.options import year_in
from ctr.cli.resolve import lead_named
from ctr.cli.session import AS_OF, DOCUMENT_OUTPUT, Session, takes


@takes(DOCUMENT_OUTPUT, AS_OF)
def report(
    session: Session,
    year: Annotated[int, typer.Argument(metavar="NĂM", help="Năm báo cáo, ví dụ 2026.")],
    unit: Annotated[
        str | None,
        typer.Option(metavar="TÊN", help="Báo cáo của đơn vị này gửi phường.", show_default=False),
    ] = None,
) -> None:
    """Báo cáo kết quả thực hiện của năm, Markdown hoặc Word."""
    from ctr.documents.views.report import report_view
    from ctr.documents.views.unit_report import unit_report_view

    chosen, day = year_in(session.plan, year), session.day
    plan = session.plan_of_year(chosen)
    proposals: tuple[str, ...] = ()
    if unit is None:
        view, missing = report_view(plan, chosen, day)
        session.write_document("report", "report", view)
        proposals = view.unit_proposals
    else:
        name = lead_named(plan, unit, "báo cáo riêng")
        own, missing = unit_report_view(plan, name, chosen, day)
        session.write_document("unit-report", "report", own)
    if missing:
        say(f"Còn thiếu, trong văn bản ghi […]: {'; '.join(missing)}.")
    if proposals:
        where = f"proposals trong results/{chosen}/summary.yaml"
        say(f"Đề xuất của các đơn vị, văn phòng chọn ghi vào {where}:")
        for proposal in proposals:
            say(f"- {proposal}")
