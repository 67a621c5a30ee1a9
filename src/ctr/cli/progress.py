"""A bar on stderr for what takes longer than a second, on a terminal only."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from threading import Lock, Timer

PATIENCE = 1.0
"""Seconds after which a bar appears."""

Step = Callable[[str], None]
"""Called as each step begins, with what it is."""


@contextmanager
def progress(steps: int | None = None) -> Iterator[Step]:
    """Show what is being done, and how much of it is over, of `steps` where that is known.

    Nothing is shown where it is over sooner, or where stderr is no terminal. What is said while it
    is on would stand in its line, so nobody is asked or told anything inside.
    """
    if sys.stderr is None or not sys.stderr.isatty():
        yield lambda _: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn

    bar = Progress(
        TextColumn("{task.description}"),
        BarColumn(),
        TimeElapsedColumn(),
        console=Console(stderr=True),
        transient=True,
        redirect_stdout=False,
        redirect_stderr=False,
    )
    task = bar.add_task("", total=steps)
    changing, over, begun = Lock(), False, False

    def appear() -> None:
        with changing:
            if not over:
                bar.start()

    def step(text: str) -> None:
        nonlocal begun
        bar.update(task, description=text, advance=1 if begun else 0)
        begun = True

    timer = Timer(PATIENCE, appear)
    timer.daemon = True
    timer.start()
    try:
        yield step
    finally:
        timer.cancel()
        with changing:
            over = True
            bar.stop()
