"""ctr dashboard: the leader's page, one HTML file, or the page that the ward publishes."""

from __future__ import annotations

from typing import Annotated

import typer

from ctr.cli.session import AS_OF, FILE_OUTPUT, TEMPLATE, YEAR, Session, takes
from ctr.errors import CannotRun


@takes(FILE_OUTPUT, YEAR, AS_OF, TEMPLATE)
def dashboard(
    session: Session,
    public: Annotated[
        bool,
        typer.Option(
            "--public",
            help="Trang công khai cho người dân: không có khó khăn, đề xuất, tên người ngoài "
            "lãnh đạo.",
        ),
    ] = False,
) -> None:
    """Trang tình hình chung cho lãnh đạo: một tệp HTML mở được không cần mạng."""
    from ctr.documents.render.html import render_page

    output = session.output
    if output is not None and output.suffix.lower() not in (".html", ".htm"):
        raise CannotRun(f"trang này là tệp HTML, không phải {output.name}", "viết -o TỆP.html")
    year = session.year
    if public:
        from ctr.documents.views.public_page import public_view

        view: object = public_view(session.plan, year, session.day)
    else:
        from ctr.cli.sending import sent_reports
        from ctr.documents.views.dashboard import dashboard_view

        sent = sent_reports(session.plan, session.folder, session.day)
        view = dashboard_view(session.plan, year, session.day, sent)
    template = session.template("public-page" if public else "dashboard", "html")
    session.write_file(render_page(template, "page", view), binary=True)
