"""One cause, one message: what is told once of all that it makes wrong."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

from ctr.problems import Problem

_NAME_CODES = ("unknown-unit", "unknown-leader")


def without_repeats(problems: list[Problem]) -> Iterator[Problem]:
    """Each unknown name once, where it stands first: all its uses have the one cause."""
    uses = Counter(problem.message for problem in problems if problem.code in _NAME_CODES)
    for problem in problems:
        if problem.code not in _NAME_CODES:
            yield problem
        elif others := uses.pop(problem.message, 0) - 1:
            if others > 0:
                yield replace(problem, message=f"{problem.message} (và ở {others} chỗ khác)")
        else:
            yield problem
