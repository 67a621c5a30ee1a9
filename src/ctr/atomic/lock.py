"""The lock of a plan's folder: writers alone, readers together."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path

from ctr.atomic.holder import Holder, holder_of
from ctr.atomic.journal import JOURNAL, Recovery, pending, recover

WAIT = 60.0
"""Seconds that a command waits for others; a transaction takes a tenth of one."""
_PAUSE = 0.02


class Busy(TimeoutError):
    """Another command has held the lock for the `waited` seconds; `holder`, where it is known."""

    def __init__(self, waited: float, holder: Holder | None) -> None:
        super().__init__()
        self.waited = waited
        self.holder = holder


@contextmanager
def locked(folder: Path, wait: float = WAIT) -> Iterator[Recovery | None]:
    """Wait until no other process reads or writes the plan in `folder`, and keep others waiting.

    Gives what had to be done about a writer that was broken off. The system frees the lock when a
    process ends, however it ends. Where folders can be locked no file is left behind; on Windows
    an empty `.ctr.lock` stays in the plan. Raises Busy and OSError.
    """
    with _lock(folder, shared=False, wait=wait):
        yield recover(folder)


@contextmanager
def reading(folder: Path, wait: float = WAIT) -> Iterator[Mapping[Path, bytes | None]]:
    """Keep writers waiting while the plan in `folder` is read.

    Gives the contents that files are to be read with in place of their own: what a writer that
    was broken off had promised and nobody could put in place yet, None for a file to be removed.
    Raises Busy, and OSError where that promise cannot be read.
    """
    with ExitStack() as stack:
        try:
            stack.enter_context(_lock(folder, shared=True, wait=wait))
        except Busy:
            raise
        except OSError:
            pass  # where there is no lock to be had, what is there can still be read
        yield pending(folder)


def settle(folder: Path) -> Recovery | None:
    """Finish or throw away what a writer that was broken off left in the plan.

    None where there was nothing, or where it cannot be done here and now, as in a folder that is
    only for reading or while others read or write: `reading` sees to it that the plan is read
    whole all the same, and whoever waits for the others waits there, once.
    """
    if not os.path.lexists(folder / JOURNAL):
        return None
    with suppress(OSError), _lock(folder, shared=False, wait=0):
        return recover(folder)
    return None


@contextmanager
def _lock(folder: Path, *, shared: bool, wait: float) -> Iterator[None]:
    """The lock, waited for so many seconds. Raises Busy and OSError."""
    if sys.platform == "win32":
        import msvcrt

        with (folder / ".ctr.lock").open("a+b") as file:
            file.seek(0)
            _patiently(lambda: msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1), folder, wait)
            try:
                yield
            finally:
                file.seek(0)
                msvcrt.locking(file.fileno(), msvcrt.LK_UNLCK, 1)
    else:
        import fcntl

        kind = fcntl.LOCK_SH if shared else fcntl.LOCK_EX
        handle = os.open(folder, os.O_RDONLY)
        try:
            _patiently(lambda: fcntl.flock(handle, kind | fcntl.LOCK_NB), folder, wait)
            yield
        finally:
            os.close(handle)


def _patiently(lock: Callable[[], None], folder: Path, wait: float) -> None:
    """Try until the lock is had. Raises Busy after `wait` seconds."""
    start = time.monotonic()
    while True:
        try:
            return lock()
        except (BlockingIOError, PermissionError):  # the latter is what Windows says
            if time.monotonic() - start > wait:
                raise Busy(wait, holder_of(folder)) from None
            time.sleep(_PAUSE)
