"""Writing files of a plan: one writer at a time, never half a file, and several files as one.

A writer holds the lock of the plan's folder; new contents lie in temporary files beside their
targets; a journal of them makes the renames, and the line in the trail of writes, one transaction.
Who comes after a writer that was broken off finishes a complete journal and throws away an
incomplete one.
"""

from ctr.atomic.files import create, write
from ctr.atomic.holder import Holder
from ctr.atomic.journal import (
    ATTACHED,
    Changed,
    Recovery,
    Replacement,
    Unfinished,
    of_a_plan,
    replace,
    strays,
    sweep,
    unfinished,
)
from ctr.atomic.lock import WAIT, Busy, locked, reading, settle
from ctr.atomic.trail import Author

__all__ = [
    "ATTACHED",
    "WAIT",
    "Author",
    "Busy",
    "Changed",
    "Holder",
    "Recovery",
    "Replacement",
    "Unfinished",
    "create",
    "locked",
    "of_a_plan",
    "reading",
    "replace",
    "settle",
    "strays",
    "sweep",
    "unfinished",
    "write",
]
