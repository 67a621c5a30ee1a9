"""Text on a terminal: what would command it, or turn the order of letters around, is shown as �.

The same is shown within what a CI service would take for a command in the log of a job.
"""

from __future__ import annotations

import re

_COMMANDS = "[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]"
_OF_A_SERVICE = r"(?m)^[^\S\n]*(?=::)|##(?=(?:vso)?\[)"
"""What `::stop-commands::` begins a line with, and `##[…]` and `##vso[…]` anything."""


def visible(text: str) -> str:
    """`text` with a sign in place of every such character; line breaks and tabs stay."""
    if not text.isprintable():  # else there is none, and no pattern need be compiled
        text = re.sub(_COMMANDS, "\ufffd", text)
    if "::" in text or "##" in text:
        text = re.sub(_OF_A_SERVICE, "\\g<0>\ufffd", text)
    return text


def on_one_line(text: str) -> str:
    """The same of a name, which may hold line breaks and tabs: these are shown as �, too."""
    return visible(text.translate(_BREAKS))


_BREAKS = dict.fromkeys(map(ord, "\n\t\u2028\u2029"), "\ufffd")


def printable(text: str) -> str:
    """The same of a text that anyone may have written, as UTF-8 can hold it."""
    return visible(text).encode("utf-8", "replace").decode()
