"""The mails of an mbox file.

`mailbox.mbox` of the standard library wants a file that it may open again and lock; what is read
here is already in memory, and the format is one line before each mail.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

_START = re.compile(rb"(?:\A|\r?\n\r?\n)From [^\r\n]*\r?\n(?=[!-9;-~]+:)")
"""The line before a mail; what follows it is a field."""
_QUOTED = re.compile(rb"^>(>*From )", re.MULTILINE)


def mails(raw: bytes) -> Iterator[bytes]:
    """Each mail, with the lines that were quoted for the box's sake as they were."""
    lines = [(match.start(), match.end()) for match in _START.finditer(raw)]
    ends = [start for start, _ in lines[1:]]
    for (_, start), end in zip(lines, [*ends, len(raw)], strict=bool(lines)):
        yield _QUOTED.sub(rb"\1", raw[start:end])
