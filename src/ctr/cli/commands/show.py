"""ctr show: one task whole, with its history."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Annotated, Any, Literal

import typer

from ctr.cli.resolve import task_named
from ctr.cli.session import AS_OF, YEAR, Session, takes
from ctr.output import screen
from ctr.output.listing import write_json
from ctr.output.screens.task import Shown, task_lines
from ctr.output.tasks import task_record
from ctr.plan.model import Plan, Task
from ctr.tracking.selection import Assigned
from ctr.tracking.targets import ProgressReader
from ctr.tracking.task_status import TaskStatusReader

if TYPE_CHECKING:
    from ctr.plan.amended.effects import Effect
    from ctr.plan.model.amendments import Amendment

ShowFormat = Literal["text", "json"]


@takes(YEAR, AS_OF)
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
    plan, day = session.plan, session.day
    section, task = task_named(plan, number)
    status = TaskStatusReader(plan, session.year, day).of(task)
    amendments = _amendments(plan, task, day)
    if format == "json":
        records = _records(amendments)
        write_json(task_record(plan, Assigned(section=section, task=task), status, records))
        return
    shown = Shown(
        plan=plan,
        section=section,
        status=status,
        progress=ProgressReader(plan, session.year, day),
        day=day,
        amended=_amended(amendments),
    )
    screen.write(task_lines(shown, screen.room()))


def _amendments(plan: Plan, task: Task, day: date) -> list[tuple[Amendment, Effect]]:
    """What was changed of the task up to the day of the plan."""
    if not plan.amendments:
        return []
    from ctr.plan.amended.reading import applied
    from ctr.wording.amendments import of_task

    return list(of_task(applied(plan, min(day, plan.amendments[-1].on)), task.id))


def _records(amendments: list[tuple[Amendment, Effect]]) -> list[dict[str, Any]]:
    if not amendments:
        return []
    from ctr.output.amendments import of_task

    return of_task(amendments)


def _amended(amendments: list[tuple[Amendment, Effect]]) -> tuple[str, ...]:
    if not amendments:
        return ()
    from ctr.wording.amendments import dated_line

    return tuple(dated_line(effect, amendment) for amendment, effect in amendments)
