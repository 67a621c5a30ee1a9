"""ctr log: what happened to the plan, from the history in git."""

from __future__ import annotations

from typing import Annotated

import typer

from ctr.cli.messages import say
from ctr.cli.options import UnitsOption
from ctr.cli.resolve import task_named, units_named
from ctr.cli.session import LIST_OUTPUT, Session, takes
from ctr.cli.since import SinceOption, revisions_of, say_shallow, typed_since
from ctr.errors import CannotRun


@takes(LIST_OUTPUT)
def log(
    session: Session,
    since: SinceOption = None,
    task: Annotated[
        str | None,
        typer.Option(metavar="SỐ", help="Chỉ nhiệm vụ này, ví dụ 10.2.", show_default=False),
    ] = None,
    unit: UnitsOption = None,
) -> None:
    """Lịch sử kế hoạch theo git: điều gì đổi, từ gì thành gì, ai, lúc nào; mới nhất trước.

    Ví dụ:
    Điều gì đã đổi từ đầu năm:
    $ ctr log --since 01/01/2026
    Lịch sử của một nhiệm vụ:
    $ ctr log --task 10.2
    """
    from ctr.history.reading import history
    from ctr.history.selection import ever_called, has_task, only
    from ctr.output.history import Told, history_listing, told_revision
    from ctr.plan.model.fields import TASK_NUMBER

    start = typed_since(since)
    if task is not None and not TASK_NUMBER.fullmatch(task.strip()):
        raise CannotRun(f"“{task}” không phải số thứ tự nhiệm vụ", "ví dụ: 10.2; xem: ctr list")
    number = task.strip() if task is not None else None
    units: frozenset[str] = frozenset()
    if unit:
        plan = session.plan.loaded
        units = ever_called(plan, units_named(plan, unit))
    told: list[list[Told]] = []
    with history(session.folder, *revisions_of(start)) as (found, tips):
        say_shallow(found)
        for revision in found.walk.revisions(found.since(tips[0] if tips else start)):
            chosen = list(only(revision.events, task=number, units=units, plan=revision.plan))
            whole = not revision.events or revision.back
            if revision.plan is not None and number is not None:
                whole = whole and has_task(revision.plan, number)
            if chosen or whole:
                told.append(list(told_revision(revision, chosen)))
        if number is not None and not has_task(found.walk.sound(found.head)[0], number):
            every = found.walk.revisions(found.since(None))
            was = any(has_task(revision.plan, number) for revision in every)
            if not was and not has_task(session.plan, number):
                task_named(session.plan, number)
    lines = [one for part in reversed(told) for one in part]
    if not lines:
        say("Không có thay đổi nào.")
    session.write_list(history_listing(lines, "Lịch sử kế hoạch"))
