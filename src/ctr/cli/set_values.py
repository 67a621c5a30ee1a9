"""What the commands share that set single values: as typed, and told once they are set."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ctr.cli.messages import after_writing, say
from ctr.cli.typed_record import one_line
from ctr.errors import CannotRun
from ctr.output import screen
from ctr.output.settings import settings_text
from ctr.vietnamese.matching import is_removal

if TYPE_CHECKING:
    from ctr.results.settings import Settled


def words_or_none(typed: str) -> str | None:
    """One line as typed; None where it is empty or asks for removal. Raises CannotRun."""
    return None if not typed.strip() or is_removal(typed) else one_line(typed)


def needed(typed: str, what: str) -> str:
    """One line as typed, of what cannot be empty. Raises CannotRun."""
    words = words_or_none(typed)
    if words is None:
        raise CannotRun(f"{what} không để trống được")
    return words


def tell_settled(settled: Settled, what: str, *, dry_run: bool) -> None:
    """What is set in which file, and of what kind it is."""
    if not settled.settings:
        say(f"{settled.file}: đã có đủ, không có gì thay đổi.")
        return
    with after_writing(dry_run=dry_run):
        screen.write_text(settings_text(f"{settled.file}: {what}", settled.settings))
