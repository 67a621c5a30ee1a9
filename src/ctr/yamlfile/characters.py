"""Characters that no text of a plan holds, and heaps of marks, which cost too much to read."""

from __future__ import annotations

import re
from unicodedata import combining

MARK = "\ufeff"
"""What some editors put before a text in UTF-8."""
FORBIDDEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069"
    "\ud800-\udfff\ufffe\uffff]"
)
"""Control characters, those that turn the order of letters around so that a name reads as another,
and line ends that editors and parsers count differently."""
MAX_MARKS = 30
"""Marks on one letter; no language has as many (Unicode Standard Annex 15, stream-safe text)."""
_MARKS = re.compile(r"[^\w\s\x00-\x7f]{31,}")
"""Where marks may stand upon marks; normalizing takes the square of their number."""


def is_odd(text: str) -> bool:
    """Whether anything stands in a text that may not."""
    return heap_of_marks(text) is not None or FORBIDDEN.search(text) is not None


def heap_of_marks(text: str) -> int | None:
    """Where more marks stand upon one letter than any language has.

    A heap so high has one at every so many characters, wherever it begins.
    """
    if not any(map(combining, text[:: MAX_MARKS + 1])):
        return None
    for run in _MARKS.finditer(text):
        marks = 0
        for place, char in enumerate(run[0], start=run.start()):
            marks = marks + 1 if combining(char) else 0
            if marks > MAX_MARKS:
                return place - MAX_MARKS
    return None
