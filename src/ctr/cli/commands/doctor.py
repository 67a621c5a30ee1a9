"""ctr doctor: one screen to send when asking for help."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from ctr.cli import options
from ctr.cli.messages import say
from ctr.cli.session import Session, takes
from ctr.output import screen, terminal
from ctr.output.listing import write_json

if TYPE_CHECKING:
    from ctr.doctor.finding import Finding, Looked
    from ctr.output.lines import Words


@takes()
def doctor(
    session: Session,
    format: Annotated[Literal["text", "json"], typer.Option(help="Để đọc, hoặc JSON.")] = "text",
) -> None:
    """Xem chương trình, kế hoạch, git và máy có ổn không; gửi màn hình này khi cần hỏi.

    Không ghi gì; không nêu tên người, địa chỉ thư hay lời văn của kế hoạch.

    Mã 1: có điều phải sửa.

    Ví dụ:
    Xem mọi thứ trên một màn hình:
    $ ctr doctor
    """
    from ctr.doctor import lines
    from ctr.doctor.finding import FINDING

    found = list(_findings(session))
    errors = sum(finding.state == "error" for finding in found)
    if format == "json":
        write_json(FINDING.records(found))
    else:
        _write(lines.lines(found, terminal.room()))
    attention = sum(finding.state == "attention" for finding in found)
    say(f"{errors} lỗi, {attention} chú ý.")
    if errors:
        raise typer.Exit(1)


def _findings(session: Session) -> Iterator[Finding]:
    from ctr.doctor import installed, machine
    from ctr.doctor.finding import look
    from ctr.doctor.plan_state import PlanState
    from ctr.doctor.repository import RepositoryState

    today = options.today()
    yield from installed.findings()
    where = list(look("plan", "folder", "Thư mục", lambda: _folder(session)))
    yield from where
    if where[0].state == "ok":
        yield from PlanState(session.folder_as_left, today).findings()
        yield from RepositoryState(session.folder_as_left).findings()
    yield from machine.findings(options.now().astimezone(), today)


def _folder(session: Session) -> Looked:
    """Which plan, and why this one. Raises CannotRun where there is none."""
    from ctr.doctor.finding import without_home

    reasons = {
        "--plan": "theo --plan",
        "CTR_PLAN": "theo biến CTR_PLAN",
        "here": "tìm ngược lên từ thư mục hiện tại",
    }
    return "ok", f"{without_home(session.folder_as_left)}, {reasons[session.plan_named_by]}"


def _write(shown: list[Words]) -> None:
    """The lines; without colours where what makes them cannot be loaded, which is told in them."""
    try:
        screen.write(shown)
    except ImportError:
        screen.write_plain(shown)
