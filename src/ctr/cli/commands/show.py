"""ctr show: one task whole, with its history."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Literal

import typer

from ctr.cli.said_before import said_before
from ctr.cli.session import AS_OF, YEAR, Session, takes

if TYPE_CHECKING:
    from ctr.plan.amended.effects import Effect
    from ctr.plan.model.amendments import Amendment

ShowFormat = Literal["text", "json"]


@takes(YEAR, AS_OF)
@said_before
def show(
    session: Session,
    number: Annotated[str, typer.Argument(metavar="SỐ", help="Số của nhiệm vụ, ví dụ 10.2.")],
    format: Annotated[ShowFormat, typer.Option(help="Văn bản để đọc, hoặc JSON.")] = "text",
) -> None:
    """Xem trọn một nhiệm vụ và mọi kết quả đã báo cáo.

    Ví dụ:
    Nhiệm vụ 10.2, như vào cuối quý III:
    $ ctr show 10.2 --as-of 30/9/2026
    """
    # late: what was said before needs none of this
    from ctr.cli import answers
    from ctr.output import screen, terminal

    if format == "json":
        from ctr.output.listing import write_json

        write_json(answers.task_record(session, number))
        return
    from ctr.output.screens.task import Shown, task_lines
    from ctr.tracking.targets import ProgressReader

    plan, day = session.plan, session.day
    section, task, status = answers.task(session, number)
    shown = Shown(
        plan=plan,
        section=section,
        status=status,
        progress=ProgressReader(plan, session.year, day),
        day=day,
        amended=_amended(answers.amendments_of(session, task)),
    )
    screen.write(task_lines(shown, terminal.room()))


def _amended(amendments: list[tuple[Amendment, Effect]]) -> tuple[str, ...]:
    if not amendments:
        return ()
    from ctr.wording.amendments import dated_line

    return tuple(dated_line(effect, amendment) for amendment, effect in amendments)
