"""Text on a terminal: what would command it, or turn the order of letters around, is shown as �."""

from __future__ import annotations

import re

_COMMANDS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")


def visible(text: str) -> str:
    """`text` with a sign in place of every such character; line breaks and tabs stay."""
    return _COMMANDS.sub("\ufffd", text)


def printable(text: str) -> str:
    """The same of a text that anyone may have written, as UTF-8 can hold it."""
    return visible(text).encode("utf-8", "replace").decode()
