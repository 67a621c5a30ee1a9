"""ctr log: what happened to the plan, from the history in git."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Annotated

import typer

from ctr.cli.messages import say
from ctr.cli.options import UnitsOption
from ctr.cli.resolve import task_named, units_named
from ctr.cli.session import ISSUER, LIST_OUTPUT, Session, takes
from ctr.cli.since import SinceOption, revisions_of, say_shallow, typed_since
from ctr.errors import CannotRun

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from ctr.output.history import Told
    from ctr.output.several import Origin


@takes(LIST_OUTPUT, ISSUER)
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
    from ctr.output.history import history_listing
    from ctr.plan.model.fields import TASK_NUMBER

    start = typed_since(since)
    if task is not None and not re.fullmatch(TASK_NUMBER, task.strip()):
        raise CannotRun(f"“{task}” không phải số thứ tự nhiệm vụ", "ví dụ: 10.2; xem: ctr list")
    number = task.strip() if task is not None else None
    if session.asks_several:
        from ctr.cli.plans import Plans
        from ctr.cli.plans_list import write_parts
        from ctr.output.several import Origin

        plans = Plans(session)

        def of_plan(one: Session, _: Origin) -> list[list[Told]]:
            return _told(one, start, number, plans.narrowed(one.plan.loaded, unit))

        answers = plans.answers(of_plan, own_faults=True)
        commits = [(origin, block) for origin, blocks in answers for block in blocks]
        commits.sort(key=lambda commit: -_moment(commit[1]))
        parts = [(origin, history_listing(block, _TITLE)) for origin, block in commits]
        nothing = (Origin(issuer=None, plan=""), history_listing([], _TITLE))
        write_parts(plans, parts or [nothing])
        _say_none(len(commits))
        plans.end()
        return
    lines = [one for block in _told(session, start, number, unit) for one in block]
    _say_none(len(lines))
    session.write_list(history_listing(lines, _TITLE))


def _told(
    session: Session, start: date | str | None, number: str | None, unit: Sequence[str] | None
) -> list[list[Told]]:
    """What was asked for of each commit, the newest first."""
    from ctr.history.reading import history
    from ctr.history.selection import ever_called, has_task, only
    from ctr.output.history import told_revision

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
    return [block for block in reversed(told) if block]


def _moment(block: list[Told]) -> float:
    commit = block[0].commit
    return commit.at.timestamp() if commit is not None else 0


def _say_none(lines: int) -> None:
    if not lines:
        say("Không có thay đổi nào.")


_TITLE = "Lịch sử kế hoạch"
