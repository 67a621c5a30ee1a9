"""A point in the history as typed: a day, or a revision of git."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Annotated

import typer

from ctr.cli.messages import say
from ctr.vietnamese import phrases
from ctr.vietnamese.days import read_day

if TYPE_CHECKING:
    from ctr.history.reading import History
    from ctr.history.revisions import Commit
    from ctr.plan.model import Plan

SinceOption = Annotated[
    str | None,
    typer.Option(
        "--since",
        metavar="NGÀY|PHIÊN-BẢN",
        help="Từ ngày này (giờ Việt Nam), ví dụ 01/10/2026, hoặc sau phiên bản này của git.",
        show_default=False,
    ),
]


def typed_since(text: str | None) -> date | str | None:
    """The day that was typed, else the name of a revision."""
    return None if text is None else read_day(text) or text


def revisions_of(start: date | str | None) -> list[str]:
    """The revisions that a history has to be read from for it."""
    return [start] if isinstance(start, str) else []


def say_none_before(day: date, plan: Plan | None, first: Commit | None) -> None:
    """Tell where there was no plan before a day, and with which it is compared instead."""
    if plan is not None and first is None:
        return
    since = f"; kể từ phiên bản đầu tiên, ngày {phrases.day(first.at.date())}" if first else ""
    say(f"Trước ngày {phrases.day(day)} trong git chưa có kế hoạch nào nạp được{since}.")


def say_shallow(found: History) -> None:
    """Tell where git has not all of the history."""
    if found.place.shallow:
        say(
            "Kho git này là bản sao rút gọn (shallow) nên thiếu lịch sử cũ; "
            "lấy đủ: git fetch --unshallow."
        )
