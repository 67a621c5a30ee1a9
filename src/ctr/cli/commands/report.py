"""ctr report: the report of the ward, or of one unit, for a year or a part of it."""

from __future__ import annotations

from typing import Annotated

import typer

from ctr.cli.messages import say
from ctr.cli.options import PeriodArgument
from ctr.cli.resolve import lead_named
from ctr.cli.session import AS_OF, DOCUMENT_OUTPUT, SPAN, Session, takes


@takes(SPAN, DOCUMENT_OUTPUT, AS_OF)
def report(
    session: Session,
    period: PeriodArgument = None,
    unit: Annotated[
        str | None,
        typer.Option(metavar="TÊN", help="Báo cáo của đơn vị này gửi phường.", show_default=False),
    ] = None,
) -> None:
    """Báo cáo kết quả thực hiện của năm, quý, 6 tháng …, Markdown hoặc Word."""
    from ctr.documents.views.report import report_view
    from ctr.documents.views.unit_report import unit_report_view

    plan, day = session.plan, session.day
    chosen = session.period(period)
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
        where = f"proposals trong results/{chosen.year}/summary.yaml"
        say(f"Đề xuất của các đơn vị, văn phòng chọn ghi vào {where}:")
        for proposal in proposals:
            say(f"- {proposal}")
