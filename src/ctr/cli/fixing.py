"""What can be put right in the files of a plan, put right and told."""

from __future__ import annotations

import sys

import typer

from ctr.cli.messages import after_writing, say
from ctr.cli.session import Session


def fix_plan(session: Session, *, dry_run: bool) -> None:
    """Put right what can be; ends with code 1 where faults are left. Raises CannotRun."""
    from ctr.output.fixes import fixed_text
    from ctr.results.fixes import fix

    fixed = fix(session.transaction, dry_run=dry_run)
    if fixed.files:
        with after_writing(dry_run=dry_run):
            sys.stdout.write("".join(fixed_text(file) for file in fixed.files))
    else:
        say("Không có gì để sửa tự động.")
    if fixed.outside:
        say("Không sửa qua liên kết ra ngoài kế hoạch: " + ", ".join(fixed.outside))
    if fixed.left:
        say(f"Còn {fixed.left} lỗi phải sửa bằng tay, xem: ctr check.")
        raise typer.Exit(1)
