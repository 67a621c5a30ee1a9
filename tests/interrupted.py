"""Runs the program and interrupts it at one of its calls, as ^C would.

    python -m tests.interrupted NUMBER COMMAND…

Counts every call of a function from the start of the program on, and sends the signal at the
NUMBER-th. With 0 it only counts, and prints the count on stderr at the end. So an interrupt comes
at the same moment in every run, without a clock.
"""

from __future__ import annotations

import os
import signal
import sys
from typing import Any

calls = 0


def main() -> None:
    """Count, interrupt, run."""
    signal.signal(signal.SIGINT, signal.default_int_handler)  # whoever started the tests
    number = int(sys.argv[1])
    sys.argv = ["ctr", *sys.argv[2:]]
    sys.dont_write_bytecode = True

    process = os.getpid()

    def count(frame: Any, event: str, arg: Any) -> None:
        global calls
        if event in ("call", "c_call"):
            calls += 1
            if calls == number and os.getpid() == process:  # not in a child
                sys.setprofile(None)
                signal.raise_signal(signal.SIGINT)

    from ctr.__main__ import main as program

    sys.setprofile(count)
    try:
        program()
    finally:
        sys.setprofile(None)
        if not number:
            os.write(2, f"{calls}\n".encode())


if __name__ == "__main__":
    main()
