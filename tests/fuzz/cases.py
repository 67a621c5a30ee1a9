"""Which cases run: the same few in every test run, new ones for as long as `make fuzz` is given."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from random import Random

TARGETS = 16
"""Tests that share the time of `make fuzz`."""


def cases(count: int) -> Iterator[tuple[int, Random]]:
    """Seeds and what they make random: `count` of them, or FUZZ_SECONDS long from FUZZ_SEED on."""
    seconds = float(os.environ.get("FUZZ_SECONDS", "0")) / TARGETS
    first = int(os.environ.get("FUZZ_SEED", "0"))
    ending = time.monotonic() + seconds
    seed = first
    while seed < first + count or time.monotonic() < ending:
        yield seed, Random(seed)
        seed += 1
