"""What the file of a unit's results is called."""

from __future__ import annotations

from pathlib import Path

from ctr.hashes import blake2b
from ctr.plan.load.read_results import SUMMARY
from ctr.vietnamese.matching import bare_key

_LONGEST = 150
"""Bytes of a file name, to which a year, a day and a suffix are added."""


def file_name(unit: str) -> str:
    """The file name, without suffix, that a unit's results get: `cong-an-phuong`.

    A name without letters, too long for a file, or that of the summary gets a number of its own.
    """
    name = bare_key(unit).replace(" ", "-")
    if name and len(name.encode()) <= _LONGEST and name != Path(SUMMARY).stem:
        return name
    mark = blake2b(unit.encode("utf-8", "surrogateescape"), digest_size=4).hexdigest()
    return f"{name[:40].rstrip('-') or 'don-vi'}-{mark}"
