"""^C ends the program with one line and code 130 at any moment: no traceback, nothing half done."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, NoReturn

STOPPED = 130
"""What a shell shows for a program that ^C ended."""


def quiet() -> None:
    """From now on ^C ends the process at once: while modules load there is nothing to clear up."""
    if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:  # started so, as by nohup
        return
    signal.signal(signal.SIGINT, _leave)
    sys.unraisablehook = _unraisable


@contextmanager
def raising() -> Iterator[None]:
    """^C is a KeyboardInterrupt inside, so that what was begun is cleared up, and nothing after.

    Without `quiet` before it changes nothing: the program then runs inside another.
    """
    ours = signal.getsignal(signal.SIGINT) is _leave
    if ours:
        signal.signal(signal.SIGINT, signal.default_int_handler)
    try:
        yield
    finally:
        if ours:  # the answer is out, or what is wrong is about to be said
            signal.signal(signal.SIGINT, signal.SIG_IGN)


def _leave(*_: object) -> NoReturn:
    os.write(2, "\nĐã dừng.\n".encode())
    os._exit(STOPPED)


def _unraisable(unraisable: Any) -> None:
    """An interrupt that came where Python cannot raise it, as in a finalizer."""
    if issubclass(unraisable.exc_type, KeyboardInterrupt):
        _leave()
    sys.__unraisablehook__(unraisable)
