"""ctr dashboard: the leader's page, one HTML file, or the page that the ward publishes."""

from __future__ import annotations

from datetime import date
from typing import Annotated

import typer

from ctr.cli.messages import say
from ctr.cli.session import AS_OF, FILE_OUTPUT, TEMPLATE, YEAR, Session, takes
from ctr.errors import CannotRun
from ctr.plan.model import Plan


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
    """Trang tình hình chung cho lãnh đạo: một tệp HTML mở được không cần mạng.

    Ví dụ:
    Trang cho lãnh đạo:
    $ ctr dashboard -o tinh-hinh.html
    Trang công khai của phường:
    $ ctr dashboard --public -o cong-khai.html
    """
    from ctr.documents.render.html import render_page

    output = session.output
    if output is not None and output.is_dir():
        raise CannotRun(f"{output} là thư mục, không phải tệp", "viết -o TỆP.html")
    if output is not None and output.suffix.lower() not in (".html", ".htm"):
        raise CannotRun(f"trang này là tệp HTML, không phải {output.name}", "viết -o TỆP.html")
    year = session.year
    if public:
        from ctr.documents.views.public_page import public_view

        _refuse_to_come(session.plan, year, session.day)
        published = public_view(session.plan, year, session.day)
        if published.earlier is not None:
            say(
                f"Lưu ý: năm {year} chưa có kết quả nào; năm gần nhất có kết quả: "
                f"ctr dashboard --public --year {published.earlier}"
            )
        view: object = published
    else:
        from ctr.cli.sending import sent_reports
        from ctr.documents.views.dashboard import dashboard_view

        sent = sent_reports(session.plan, session.folder, session.day)
        view = dashboard_view(session.plan, year, session.day, sent)
    template = session.template("public-page" if public else "dashboard", "html")
    session.write_file(render_page(template, "page", view), binary=True)


def _refuse_to_come(plan: Plan, year: int, day: date) -> None:
    """Of a year that is still to come there is nothing to publish. Raises CannotRun."""
    first = plan.programme.period.from_
    if year <= max(day.year, first):
        return
    known = f"từ {first} đến {day.year}" if day.year > first else str(first)
    raise CannotRun(f"năm {year} chưa đến, chưa có kết quả để công khai", f"chọn năm {known}")
