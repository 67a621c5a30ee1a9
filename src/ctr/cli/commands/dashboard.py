"""ctr dashboard: the leader's page, one HTML file, or the page that the ward publishes."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ctr.cli.messages import say
from ctr.cli.session import AS_OF, FILE_OUTPUT, ISSUER, TEMPLATE, YEAR, Session, takes
from ctr.errors import CannotRun
from ctr.plan.model import Plan

if TYPE_CHECKING:
    from ctr.output.several import Origin


@takes(FILE_OUTPUT, YEAR, AS_OF, TEMPLATE, ISSUER)
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
    if session.asks_several:
        _pages_of_several(session, public=public)
        return
    output = session.output
    if output is not None and output.is_dir():
        raise CannotRun(f"{output} là thư mục, không phải tệp", "viết -o TỆP.html")
    if output is not None and output.suffix.lower() not in (".html", ".htm"):
        raise CannotRun(f"trang này là tệp HTML, không phải {output.name}", "viết -o TỆP.html")
    content, note = _page(session, public=public)
    if note:
        say(note)
    session.write_file(content, binary=True)


def _pages_of_several(session: Session, *, public: bool) -> None:
    """The page of each plan, and one that leads to them."""
    from ctr.cli import answers
    from ctr.cli.into_folder import IntoFolder
    from ctr.output.by_issuer import plans_page
    from ctr.tracking.by_issuer import RolledUp, RollUp, of_plan

    into, rolled = IntoFolder(session, session.output), RollUp()
    files: list[tuple[str, RolledUp]] = []

    def make(one: Session, path: Path, origin: Origin) -> None:
        content, _note = _page(one, public=public)
        rows = answers.status(one, None, None, None)[2][:1]
        one.write_file(content, binary=True)
        rolled.add(origin.name, origin.plan, rows)
        files.append((path.name, of_plan(origin.name, origin.plan, rows[0])))

    index = into.folder / "index.html"
    into.write(make, ".html", [index])
    content = plans_page(files, rolled.lines, session.day, into.plans.left_out, counts=not public)
    session.write_file(content, index, binary=True)
    say(f"Trang dẫn đến các trang đó: {index}")
    into.end("trang")


def _page(session: Session, *, public: bool) -> tuple[bytes, str]:
    """The page, and what is to be told of it."""
    from ctr.documents.render.html import render_page

    year, note = session.year, ""
    if public:
        from ctr.documents.views.public_page import public_view

        _refuse_to_come(session.plan, year, session.day)
        published = public_view(session.plan, year, session.day)
        if published.earlier is not None:
            note = (
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
    return render_page(template, "page", view), note


def _refuse_to_come(plan: Plan, year: int, day: date) -> None:
    """Of a year that is still to come there is nothing to publish. Raises CannotRun."""
    first = plan.programme.period.from_
    if year <= max(day.year, first):
        return
    known = f"từ {first} đến {day.year}" if day.year > first else str(first)
    raise CannotRun(f"năm {year} chưa đến, chưa có kết quả để công khai", f"chọn năm {known}")
