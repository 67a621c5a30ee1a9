"""What accompanies an answer: on stderr, so that stdout stays data."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING

from ctr.errors import CannotRun, reason

if TYPE_CHECKING:
    from ctr.atomic import Recovery


def say_recovered(recovery: Recovery) -> None:
    """What became of a write that had been broken off, in one line."""
    if not recovery.finished:
        say("Lưu ý: lần ghi trước bị ngắt khi chưa ghi gì; đã dọn, kế hoạch vẫn như trước lần đó.")
        return
    written = [file for file in recovery.finished if file not in recovery.kept]
    parts = [f"đã ghi nốt lần ghi trước bị ngắt: {', '.join(written)}"] if written else []
    if recovery.kept:
        kept = ", ".join(recovery.kept)
        parts.append(f"giữ nguyên vì đã sửa sau lần ghi bị ngắt, cần nhập lại: {kept}")
    say(f"Lưu ý: {'; '.join(parts)}.")


def say_unfinished(recovery: Recovery) -> None:
    """What would become of a write that was broken off, in one line."""
    if not recovery.finished:
        say("Sẽ dọn lần ghi trước, bị ngắt khi chưa ghi gì.")
        return
    written = [file for file in recovery.finished if file not in recovery.kept]
    parts = [f"ghi nốt lần ghi trước bị ngắt: {', '.join(written)}"] if written else []
    if recovery.kept:
        parts.append(f"giữ nguyên vì đã sửa sau lần ghi đó: {', '.join(recovery.kept)}")
    say(f"Sẽ {'; '.join(parts)}.")


@contextmanager
def after_writing(*, dry_run: bool = False) -> Iterator[None]:
    """What is printed about a write that is made: where it cannot be, the write stands.

    Raises CannotRun that says so. Below a write that was only tried it is said that it was.
    """
    if dry_run:
        yield
        say("Chỉ xem, chưa ghi gì.")
        return
    try:
        yield
        sys.stdout.flush()
    except BrokenPipeError:
        raise
    except OSError as error:
        raise CannotRun(
            f"đã ghi vào kế hoạch, nhưng không in ra được: {reason(error)}",
            "xem lại: ctr undo --list",
        ) from None


def fault_lines(faults: Sequence[str]) -> str:
    """A line a fault, indented below what it is said of; above `MOST` the rest is counted."""
    from ctr.problems import MOST

    lines = [f"    {fault}" for fault in faults[:MOST]]
    if len(faults) > MOST:
        lines.append(f"    … và còn {len(faults) - MOST} lỗi nữa")
    return "\n".join(lines)


def say(text: str) -> None:
    """A line that accompanies the answer: on stderr, so that stdout stays data."""
    from ctr.output.visible import visible

    shown = visible(text)
    with suppress(OSError):
        if sys.stderr.isatty():
            from ctr.output import screen

            shown = screen.fitted(shown)
        sys.stderr.write(f"{shown}\n")
        sys.stderr.flush()
