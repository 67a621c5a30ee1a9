"""ctr brief: one page for a meeting."""

from __future__ import annotations

from ctr.cli.options import LeaderOption, PeriodArgument
from ctr.cli.resolve import leader_named
from ctr.cli.session import AS_OF, PAGE_OUTPUT, SPAN, YEAR, Session, takes


@takes(SPAN, YEAR, AS_OF, PAGE_OUTPUT)
def brief(
    session: Session,
    period: PeriodArgument = None,
    leader: LeaderOption = None,
) -> None:
    """Tóm tắt một trang A4 để họp: việc chậm, việc cần quyết định, chỉ tiêu chệch, 30 ngày tới.

    Ví dụ:
    Tóm tắt năm 2026 để họp:
    $ ctr brief 2026 -o tom-tat.docx
    """
    from ctr.documents.views.brief import brief_view

    chosen = session.period_or_year(period)
    plan = session.plan_until(chosen.last_day)
    view = brief_view(plan, chosen, session.day, leader_named(plan, leader))
    kind = session.page_format
    session.write_document(session.document("brief", "brief", view, kind), kind)
