"""What a command has put into one file of the plan, or would put, told."""

from __future__ import annotations

from ctr.cli.messages import after_writing, say
from ctr.output import screen
from ctr.output.changes import changes_text
from ctr.plan.model import Plan
from ctr.results.transaction import Recorded


def tell_recorded(plan: Plan, recorded: Recorded, where: str, *, dry_run: bool) -> None:
    """What changed in which file, below whose report or words it is (`where`)."""
    if not recorded.changes:
        say(f"{recorded.file}: đã có đủ, không có gì thay đổi.")
        return
    with after_writing(dry_run=dry_run):
        screen.write_text(changes_text(plan, f"{recorded.file}: {where}", recorded.changes))
