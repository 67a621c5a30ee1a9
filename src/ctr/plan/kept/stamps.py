"""All that loading looks at in a plan, by its names and what the system notes of each.

The names stay as they are while the folders bear their stamps, so that nothing need be listed
again: to compare the stamps of the names that were there is enough.
"""

from __future__ import annotations

import os
import time
from array import array
from pathlib import Path

from ctr.hashes import blake2b
from ctr.late_dataclasses import dataclass
from ctr.plan.kept.looked import STAMPS_TELL, look, stamps_settled
from ctr.regular_files import stamp_of

_NUMBERS = 5
"""Of each name: device, number, size, times of content and of change."""


@dataclass(frozen=True, slots=True)
class Stamps:
    """The names below a plan's folder, itself the empty one, and the numbers of each, in one."""

    names: tuple[str, ...]
    numbers: bytes

    def hold(self, folder: str) -> bool:
        """Whether they are still those of the plan in `folder`."""
        return numbers_of(folder, self.names) == self.numbers

    @property
    def mark(self) -> str:
        """Another one for other names or other numbers."""
        return marked("\0".join(self.names), self.numbers)


def marked(names: str, numbers: bytes) -> str:
    """The mark of names, each of which a NUL divides from the next, and of their numbers."""
    return blake2b(b"%d " % len(numbers) + numbers + names.encode(), digest_size=16).hexdigest()


def stamps(folder: str) -> Stamps | None:
    """Of the plan in `folder` now; None where a later change might leave them as they are."""
    if not STAMPS_TELL:
        return None
    at = time.time_ns()
    seen = look(Path(folder))
    if seen is None:
        return None
    named = {"", *seen.files, *(name for name, _ in seen.others)}
    names = tuple(sorted(named | {name.rpartition("/")[0] for name in named}))
    numbers = numbers_of(folder, names)
    if numbers is None or not settled(numbers, at) or not "".join((folder, *names)).isprintable():
        return None  # a name that is no text, as one of another encoding, is none to be kept
    return Stamps(names, numbers)


def settled(numbers: bytes, at: int) -> bool:
    """Whether any change after `at` gives one of the names another number."""
    read = array("q", numbers)
    return stamps_settled(max(*read[3::_NUMBERS], *read[4::_NUMBERS]), at)


def numbers_of(folder: str, names: tuple[str, ...] | list[str]) -> bytes | None:
    """What the system notes of these names below `folder`; None where one of them is not there."""
    numbers = array("q")
    try:
        # from the folder on, and plain texts, for a country has 70,000 names
        handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
        try:
            for status in [os.stat(name or ".", dir_fd=handle) for name in names]:
                numbers.extend(stamp_of(status))
        finally:
            os.close(handle)
    except (OSError, ValueError, OverflowError):
        return None
    return numbers.tobytes()
