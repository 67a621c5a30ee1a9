"""The trail of writes of two branches as one: every line of both, by time; none is taken out."""

from __future__ import annotations

import json
from datetime import UTC, datetime

from ctr.atomic.trail import LONGEST
from ctr.merging.sequence import joined


def merged(base: bytes, ours: bytes, theirs: bytes) -> bytes:
    """Every line of either side, once; what both have added is put in order by its time."""
    lines = joined(_lines(base), _lines(ours), _lines(theirs), _moment)
    return b"".join(line.encode("utf-8", "surrogateescape") + b"\n" for line in lines)


def _lines(content: bytes) -> list[str]:
    text = content.decode("utf-8", "surrogateescape")
    return list(dict.fromkeys(line for line in text.split("\n") if line.strip()))


def _moment(line: str) -> tuple[datetime, str]:
    """When a line was written, the end of all times for one that cannot be read, and the line."""
    try:
        if len(line) > LONGEST:
            raise ValueError(line[:20])
        at = datetime.fromisoformat(json.loads(line)["at"])
        return (at if at.tzinfo is not None else at.replace(tzinfo=UTC)), line
    except (ValueError, TypeError, KeyError, RecursionError, OverflowError):
        return datetime.max.replace(tzinfo=UTC), line
