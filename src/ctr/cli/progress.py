"""A bar on stderr for what takes longer than a second, on a terminal only."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from threading import Lock, Timer

from ctr.output.look import STYLES

PATIENCE = 1.0
"""Seconds after which a bar appears."""

_THEME = {
    "bar.back": "color(243)",
    "bar.complete": STYLES["going"],
    "bar.finished": STYLES["going"],
    "bar.pulse": STYLES["going"],
    "progress.elapsed": "none",
}
"""Where rich's own colours would be too light or too dark."""


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
    """A bar that appears once it has taken long."""

    def __init__(self, steps: int | None) -> None:
        from rich.console import Console
        from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn
        from rich.theme import Theme

        self._bar = Progress(
            TextColumn("{task.description}"),
            BarColumn(),
            TimeElapsedColumn(),
            console=Console(stderr=True, theme=Theme(_THEME)),
            transient=True,
            redirect_stdout=False,
            redirect_stderr=False,
        )
        self._task = self._bar.add_task("", total=steps)
        self._changing, self._over, self._begun = Lock(), False, False
        self._timer = Timer(PATIENCE, self._appear)
        self._timer.daemon = True
        self._timer.start()

    def _appear(self) -> None:
        with self._changing:
            if not self._over:
                self._bar.start()

    def __call__(self, text: str) -> None:
        self._bar.update(self._task, description=text, advance=1 if self._begun else 0)
        self._begun = True

    def end(self) -> None:
        self._timer.cancel()
        with self._changing:
            self._over = True
            self._bar.stop()
