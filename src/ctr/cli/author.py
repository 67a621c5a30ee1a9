"""Who runs the command, for the trail of what was written."""

from __future__ import annotations

import getpass
import shlex
import sys

from ctr.atomic import Author
from ctr.cli import options

_LONGEST = 500
"""Characters of a command that are kept; the words of a report may be long."""


def author() -> Author:
    """The user's name, the command as typed, and the moment in Vietnam."""
    try:
        name = getpass.getuser()
    except (OSError, KeyError, ImportError):  # a number without a name, as in some containers
        name = "?"
    command = shlex.join(["ctr", *sys.argv[1:]])
    if len(command) > _LONGEST:
        command = f"{command[:_LONGEST]}…"
    return Author(by=name, command=command, at=moment())


def moment() -> str:
    """The moment in Vietnam, with its zone."""
    return options.now().isoformat(timespec="seconds")
