"""ctr draft: the office's own words for a report, drafted from the records, to edit in Word."""

from __future__ import annotations

from ctr.cli.messages import say
from ctr.cli.options import PeriodArgument
from ctr.cli.session import AS_OF, DOCUMENT_OUTPUT, SPAN, Session, takes


@takes(SPAN, DOCUMENT_OUTPUT, AS_OF)
def draft(session: Session, period: PeriodArgument = None) -> None:
    """Dự thảo lời của văn phòng từ số liệu, để sửa trong Word rồi thu lại bằng ctr collect.

    Ví dụ:
    Dự thảo lời của báo cáo năm, để sửa trong Word:
    $ ctr draft 2026 -o loi.docx
    """
    from ctr.cli.office import plan_files
    from ctr.documents.views.office_draft import office_draft_view

    chosen, day = session.period(period), session.day
    plan = session.plan_until(chosen.last_day)
    view = office_draft_view(plan, plan_files(session.folder, plan), chosen, day)
    session.write_document(session.document("office-words", "words", view))
    if session.document_format == "docx":
        say("Sửa trong Word, lưu lại, rồi thu: ctr collect TỆP.docx")
