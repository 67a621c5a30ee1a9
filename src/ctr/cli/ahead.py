"""Many plans read for the first time: other processes read ahead, into the user's cache.

They begin at the end of the list and come towards the one that answers, which finds in the cache
what they have read. They answer nothing themselves: without them all is the same, only slower.
"""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import subprocess

FIRST = 10
"""Plans that are opened before it is known whether they come from the cache, and are to be left."""
SLOW = 0.008
"""Seconds for one plan: more, and it does not come from the cache."""
MOST = 3
"""Processes besides the one that answers."""
_PROGRAM = "from ctr.cli.ahead import read_ahead; read_ahead()"


class Ahead:
    """The processes that read ahead of one that goes through `folders`; none before `passed`.

    Where it checks plans on a day, so do they.
    """

    def __init__(self, folders: Sequence[Path], checks_on: date | None = None) -> None:
        self._folders = folders
        self._day = [checks_on.isoformat()] if checks_on is not None else []
        self._opened, self._took = 0, 0.0
        self._running: list[subprocess.Popen[bytes]] = []

    @contextmanager
    def opening(self) -> Iterator[None]:
        """Around the opening of each plan, which is what may take long."""
        begun = time.monotonic()
        try:
            yield
        finally:
            self._opened += 1
            self._took += time.monotonic() - begun

    def passed(self, count: int) -> None:
        """So many plans are through: begin where opening some took long and many are left."""
        if self._running or self._opened < FIRST:
            return
        left = self._folders[count:]
        if len(left) >= FIRST and self._took > FIRST * SLOW:
            processes = min((os.cpu_count() or 1) - 1, MOST)
            for number in range(processes):
                self._start(left[::-1][number::processes])
        self._opened, self._took = 0, 0.0

    def _start(self, folders: Sequence[Path]) -> None:
        import subprocess

        names = b"".join(os.fsencode(folder) + b"\0" for folder in folders)
        with suppress(OSError):  # what cannot be started helps nobody, and hinders nobody
            process = subprocess.Popen(
                # -P: nothing of the folder one is in
                [sys.executable, "-P", "-c", _PROGRAM, *self._day],
                stdin=subprocess.PIPE,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                start_new_session=True,
            )
            self._running.append(process)
            if process.stdin is not None:
                process.stdin.write(names)
                process.stdin.close()

    def stop(self) -> None:
        """End them: what they have read stays in the cache."""
        for process in self._running:
            process.kill()
            process.wait()
        self._running.clear()


def read_ahead() -> None:
    """In a process of its own: read the plans named on stdin, one after the other.

    If a day is named, they are checked as well.
    """
    from ctr.plan.kept.cache import sound_plan

    day = date.fromisoformat(sys.argv[1]) if sys.argv[1:] else None
    if day is not None:
        from ctr.checks.kept import findings
    for name in sys.stdin.buffer.read().split(b"\0")[:-1]:
        with suppress(Exception):  # whoever answers will tell it
            folder = Path(os.fsdecode(name))
            if day is None:
                sound_plan(folder)
            else:
                findings(folder, day)
