"""Many plans asked for the first time: copies of this process work ahead, into the user's cache.

They begin at the end of the list and come towards the one that answers, which finds in the cache
what they have done. They answer nothing themselves: without them, as where the system cannot fork,
all is the same, only slower.
"""

from __future__ import annotations

import math
import os
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import NoReturn

from ctr.plan.kept.own_database import staying_open

FIRST = 3
"""Plans that are opened before it is known whether they come from the cache."""
SLOW = 0.008
"""Seconds for the quickest of them: more, and none comes from the cache."""
LEFT = 6
"""Plans that are to be left, or nothing is gained."""
MOST = 3
"""Processes besides the one that answers."""
Work = Callable[[Sequence[Path]], None]
"""What is done ahead for plans, in this order, and kept in the cache."""


class Ahead:
    """The processes that do `work` ahead of one that goes through `folders`."""

    def __init__(self, folders: Sequence[Path], work: Work) -> None:
        self._folders = folders
        self._work = work
        self._opened, self._quickest = 0, math.inf
        self.running: list[int] = []
        """Their numbers."""

    @contextmanager
    def opening(self) -> Iterator[None]:
        """Around the opening of each plan, which is what may take long."""
        begun = time.monotonic()
        try:
            yield
        finally:
            self._opened += 1
            self._quickest = min(self._quickest, time.monotonic() - begun)

    def passed(self, count: int) -> None:
        """So many plans are through: begin where opening some took long and many are left."""
        if self.running or self._opened < FIRST:
            return
        left = self._folders[count:]
        if len(left) >= LEFT and self._quickest > SLOW and hasattr(os, "fork"):
            processes = min((os.cpu_count() or 1) - 1, MOST)
            for number in range(processes):
                with suppress(OSError):  # what cannot be started helps nobody, and hinders nobody
                    self.running.append(_forked(self._work, left[::-1][number::processes]))
        self._opened, self._quickest = 0, math.inf

    def stop(self) -> None:
        """End them: what they have done stays in the cache."""
        import signal

        for process in self.running:
            with suppress(OSError):
                os.kill(process, signal.SIGKILL)
            os.waitpid(process, 0)
        self.running.clear()


def _forked(work: Work, folders: Sequence[Path]) -> int:
    """The number of the process that does it. Raises OSError."""
    import warnings

    with warnings.catch_warnings():  # of threads: that of the bar, which holds nothing meanwhile
        warnings.simplefilter("ignore", DeprecationWarning)
        process = os.fork()
    if process == 0:
        _be_ahead(work, folders)
    return process


def _be_ahead(work: Work, folders: Sequence[Path]) -> NoReturn:
    """Work without a word, whatever comes; what the other was about to write stays unwritten."""
    try:
        os.setsid()  # ^C is for the other, which ends this one
        nowhere = os.open(os.devnull, os.O_RDWR)
        for stream in range(3):
            os.dup2(nowhere, stream)
        with staying_open():
            work(folders)
    finally:
        os._exit(0)
