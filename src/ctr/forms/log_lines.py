"""Which line of the log was collected from which row of a form."""

from __future__ import annotations

import hashlib
from collections.abc import Container
from difflib import SequenceMatcher

from ctr.forms.layout import Value, as_sent
from ctr.plan.model import LogEntry

_SIMILAR = 0.6
"""From how much likeness on a line counts as another wording of one that is gone."""


def mark_of(day: Value, done: Value) -> str:
    """Tells a line as it was when it was collected; kept in its `form`."""
    text = f"{as_sent(day)} {as_sent(done)}"
    return hashlib.blake2b(text.encode(), digest_size=4).hexdigest()


def reworded(
    log: tuple[LogEntry, ...], marks: Container[str], day: Value, done: Value
) -> int | None:
    """The place of the line that a form words anew, None where it is a new one.

    `marks` are those of all lines of the form: the line is gone from it, and much like this one.
    """
    text = as_sent(done) or ""
    found: list[tuple[float, int]] = []
    for place, entry in enumerate(log):
        if entry.form is None or entry.form in marks:
            continue
        alike = SequenceMatcher(None, as_sent(entry.done) or "", text).ratio()
        if alike >= _SIMILAR and (entry.on == day or alike == 1):
            found.append((-alike, place))
    return min(found)[1] if found else None
