"""A bar on stderr for what takes longer than a second, on a terminal only."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from threading import Lock, Timer
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rich.progress import Progress

PATIENCE = 1.0
"""Seconds after which a bar appears."""

Step = Callable[[str], None]
"""Called as each step begins, with what it is."""


class Bar:
    """Called as each step begins, with what it is; `end` takes the bar away before the end."""

    def __call__(self, text: str) -> None:
        """Say what begins."""

    def end(self) -> None:
        """Show no bar any more: what follows writes to the terminal."""


_on: ContextVar[bool] = ContextVar("on", default=False)
"""Whether a bar is on: what runs inside it shows none of its own."""


@contextmanager
def progress(steps: int | None = None) -> Iterator[Bar]:
    """Show what is being done, and how much of it is over, of `steps` where that is known.

    Nothing is shown where it is over sooner, or where stderr is no terminal. What is said while it
    is on would stand in its line, so nobody is asked or told anything inside.
    """
    if _on.get() or sys.stderr is None or not sys.stderr.isatty():
        yield Bar()
        return
    bar = _Shown(steps)
    before = _on.set(True)
    try:
        yield bar
    finally:
        _on.reset(before)
        bar.end()


class _Shown(Bar):
    """A bar that appears once it has taken long; what draws it is imported then."""

    def __init__(self, steps: int | None) -> None:
        self._steps = steps
        self._text, self._passed = "", -1
        self._bar: Progress | None = None
        self._changing, self._over = Lock(), False
        self._timer = Timer(PATIENCE, self._appear)
        self._timer.daemon = True
        self._timer.start()

    def _appear(self) -> None:
        with self._changing:
            if self._over:
                return
            bar = _drawn()
            task = bar.add_task(self._text, total=self._steps, completed=max(self._passed, 0))
            bar.tasks[task].start_time = bar.get_time() - PATIENCE
            bar.start()
            self._bar = bar

    def __call__(self, text: str) -> None:
        self._text = text
        self._passed += 1
        if self._bar is not None:
            self._bar.update(self._bar.task_ids[0], description=text, completed=self._passed)

    def end(self) -> None:
        self._timer.cancel()
        with self._changing:
            self._over = True
            if self._bar is not None:
                self._bar.stop()


def _drawn() -> Progress:
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn
    from rich.theme import Theme

    from ctr.output.look import STYLES

    theme = {
        "bar.back": "color(243)",
        "bar.complete": STYLES["going"],
        "bar.finished": STYLES["going"],
        "bar.pulse": STYLES["going"],
        "progress.elapsed": "none",
    }  # where rich's own colours would be too light or too dark
    return Progress(
        TextColumn("{task.description}"),
        BarColumn(),
        TimeElapsedColumn(),
        # past said_before, which hears sys.stderr
        console=Console(file=sys.__stderr__, theme=Theme(theme)),
        transient=True,
        redirect_stdout=False,
        redirect_stderr=False,
    )
