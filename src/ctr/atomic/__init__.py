"""Writing files of a plan: one writer at a time, never half a file, and several files as one.

A writer holds the lock of the plan's folder; new contents lie in temporary files beside their
targets; a journal of them is what makes several renames one transaction. Who comes after a writer
that was broken off finishes a complete journal and throws away an incomplete one.
"""

from ctr.atomic.files import create, write
from ctr.atomic.journal import Changed, Recovery, Replacement, Unfinished, replace
from ctr.atomic.lock import Busy, locked, reading, settle

__all__ = [
    "Busy",
    "Changed",
    "Recovery",
    "Replacement",
    "Unfinished",
    "create",
    "locked",
    "reading",
    "replace",
    "settle",
    "write",
]
