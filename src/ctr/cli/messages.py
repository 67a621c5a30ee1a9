"""What accompanies an answer: on stderr, so that stdout stays data."""

from __future__ import annotations

import sys
from contextlib import suppress


def say(text: str) -> None:
    """A line that accompanies the answer: on stderr, so that stdout stays data."""
    with suppress(OSError):
        sys.stderr.write(f"{text}\n")
        sys.stderr.flush()
