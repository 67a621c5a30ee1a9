"""The mails of an mbox file.

`mailbox.mbox` of the standard library wants a file that it may open again and lock; what is read
here is already in memory, and the format is one line before each mail.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

_START = re.compile(rb"(?:\A|\r?\n\r?\n)From [^\r\n]*\r?\n")
_QUOTED = re.compile(rb"^>(>*From )", re.MULTILINE)


def mails(raw: bytes) -> Iterator[bytes]:
    """Each mail, with the lines that were quoted for the box's sake as they were."""
    starts = [match.end() for match in _START.finditer(raw)]
    ends = [match.start() for match in _START.finditer(raw)][1:]
    for start, end in zip(starts, [*ends, len(raw)], strict=True):
        yield _QUOTED.sub(rb"\1", raw[start:end])
