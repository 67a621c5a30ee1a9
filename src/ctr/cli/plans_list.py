"""What many plans answer, written as one list while they are asked."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any

from ctr.cli import write
from ctr.cli.plans import Plans, Said
from ctr.cli.session import Session
from ctr.output import several, terminal
from ctr.output.several import Form, Origin

if TYPE_CHECKING:
    from ctr.output.listing import Listing


def list_plans(
    session: Session,
    listed: Callable[[Session, list[str] | None], Listing[Any]],
    unit: Sequence[str] | None,
    leader: str | None,
    say_none: Callable[[int], None],
) -> None:
    """Answer with the list of each plan, of those of the units typed that it knows, to the end.

    `say_none` is told how many rows there are. Raises CannotRun.
    """
    plans = Plans(session)

    def of_plan(one: Session) -> Said:
        return Said(listing=listed(one, plans.narrowed(one.plan, unit, leader)))

    say_none(write_plans(plans, of_plan))
    plans.end()


def write_plans(
    plans: Plans,
    ask: Callable[[Session], Said],
    tell: Callable[[Any], None] = lambda told: None,
    read: Callable[[Any], Any] = lambda told: told,
) -> int:
    """Answer with one list of all of them, as they are read; how many rows it has.

    `tell` gets what else each has told, as `read` reads it. Raises CannotRun where none
    answers, or a name is known to none; nothing is written then.
    """
    rows = 0

    def texts(form: Form) -> Iterator[str]:
        nonlocal rows
        for said in plans.said(lambda one, _: ask(one), form, read):
            rows += said.rows
            tell(said.told)
            yield said.text

    def parts() -> Iterator[tuple[Origin, Listing[Any]]]:
        nonlocal rows
        for origin, answer in plans.answers(lambda one, _: ask(one)):
            if answer.listing is not None:
                rows += len(answer.listing.items)
                yield origin, answer.listing
            tell(read(answer.told))

    _write(plans, texts, parts)
    return rows


def write_parts(plans: Plans, parts: Iterable[tuple[Origin, Listing[Any]]]) -> None:
    """The same of the parts of such a list."""

    def texts(form: Form) -> Iterator[str]:
        from ctr.output.plan_text import plan_text

        return (plan_text(origin, listing, form) for origin, listing in parts)

    _write(plans, texts, lambda: parts)


def _write(
    plans: Plans,
    texts: Callable[[Form], Iterator[str]],
    parts: Callable[[], Iterable[tuple[Origin, Listing[Any]]]],
) -> None:
    """A list in the format asked for, of the texts of its parts, or a workbook of these."""
    session = plans.session
    kind = write.list_format(session.format, session.output)
    if session.output is not None:
        plans.refuse_existing([session.output])
    if kind == "xlsx":
        from ctr.output.plan_text import workbook

        content = workbook(parts(), session.day)
        plans.check()
        session.write_file(content, binary=True)
        return
    room = terminal.room() if kind == "table" and session.output is None else None
    pieces = several.pieces(texts(several.form(kind, room)), kind, room)
    if session.output is None:
        stream(plans, pieces)
        return
    text = "".join(pieces)
    plans.check()
    session.write_file(text.encode(), binary=False)


def stream(plans: Plans, pieces: Iterable[str]) -> None:
    """Write to stdout, from when it is known that there is an answer. Raises CannotRun."""
    held: list[str] = []
    for piece in pieces:
        held.append(piece)
        if plans.may_write:
            _out(plans, held)
    plans.check()
    _out(plans, held)


def _out(plans: Plans, held: list[str]) -> None:
    if held and sys.stdout.isatty():
        plans.show_no_bar()
    sys.stdout.writelines(held)
    held.clear()
