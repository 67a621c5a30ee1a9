"""A template runs with limits of time, memory and output, one of the user's in a child process."""

from __future__ import annotations

from collections.abc import Callable

from ctr.contained import Broken, Limits, TimeIsUp, contained, here
from ctr.documents.find_template import Template
from ctr.errors import CannotRun

LIMITS = Limits(memory_mb=700, seconds=15, answer_mb=64)
"""The report of a programme of 5,000 tasks takes 6 seconds and 300 MB as a Word file."""
_CAUSES = {
    "time": "chạy quá lâu, xem lại các vòng lặp của mẫu",
    "memory": "dùng quá nhiều bộ nhớ",
    "size": "cho ra văn bản quá lớn",
    "crash": "tệp hỏng, hoặc làm hỏng chương trình dựng văn bản",
}


def limited(render: Callable[..., bytes], template: Template, *values: object) -> bytes:
    """What `render` makes of the template and the values. Raises CannotRun."""
    run = here if template.packaged else contained
    try:
        return run(LIMITS, render, template, *values)
    except Broken as error:
        raise CannotRun(f"mẫu không dựng được: {template.path}: {_CAUSES[error.cause]}") from None


def exhausted(error: Exception) -> str:
    """What a template has too much of, where `error` says that it passed a limit; else empty."""
    if isinstance(error, TimeIsUp):
        return _CAUSES["time"]
    return _CAUSES["memory"] if isinstance(error, MemoryError) else ""
