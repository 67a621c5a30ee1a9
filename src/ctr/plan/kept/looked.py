"""What lies in a plan's folders, as loading looks at it: names, kinds, and a stamp of each file.

Links are followed, as loading follows them, so that a plan may lie in several places. Looked at is
only what loading looks at. The stamp is what the system notes of a file and changes with every
change of it: the time of change cannot be set back, and a file that was replaced is another one.
That holds from one tick of the clock to the next, so a file that was changed just before it was
read is known by its content until some seconds have passed.
"""

from __future__ import annotations

import os
import re
import stat
import sys
import time
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path

from ctr import __version__
from ctr.hashes import blake2b, content_hash
from ctr.late_dataclasses import dataclass
from ctr.plan.load import MAX_BYTES
from ctr.regular_files import FileStamp, read_regular, stamp_of

SETTLED_NS = 2_000_000_000
"""From when on every change of a file changes its stamp: the coarsest clock of file systems."""
STAMPS_TELL = os.name == "posix"
"""Elsewhere the time of change is that of making the file, which any program can keep."""


@dataclass(frozen=True, slots=True)
class Looked:
    """What was seen in the folders of a plan.

    `files` are those that loading reads, by their names below the folder; `others` are names and
    kinds of all else; `at` is the moment just before, in nanoseconds.
    """

    folder: Path
    files: Mapping[str, FileStamp]
    others: tuple[tuple[str, int], ...]
    at: int

    @property
    def same(self) -> tuple[Mapping[str, FileStamp], tuple[tuple[str, int], ...]]:
        """All but the moment."""
        return self.files, self.others

    def settled(self, name: str) -> bool:
        """Whether any later change of a file gives it another stamp."""
        return is_settled(self.files[name], self.at)

    def content(self, name: str) -> bytes:
        """A hash of what is in a file now. Raises OSError and NotRegular."""
        return content_hash(read_regular(self.folder / name, MAX_BYTES))


def is_settled(stamp: FileStamp, at: int) -> bool:
    """Whether a file with this stamp, looked at then, gets another stamp by any later change."""
    return STAMPS_TELL and stamps_settled(max(stamp[3:]), at)


def stamps_settled(newest: int, at: int) -> bool:
    """Whether what was changed at `newest` shows any change after `at`, both in nanoseconds."""
    return newest < at - SETTLED_NS


def look(folder: Path) -> Looked | None:
    """What lies in the plan's `folder`; None where it is no whole plan, or a writer is at work."""
    at = time.time_ns()
    files: dict[str, FileStamp] = {}
    others: list[tuple[str, int]] = []
    try:
        for name, status, reads in _entries(folder):
            kind = stat.S_IFMT(status.st_mode) if status is not None else 0
            if not reads:
                others.append((name, kind))
            elif status is None or not stat.S_ISREG(kind) or status.st_size > MAX_BYTES:
                return None
            else:
                files[name] = stamp_of(status)
    except (OSError, _AtWork):
        return None
    return Looked(folder, files, tuple(others), at)


class _AtWork(Exception):
    """A writer is at work, or was broken off."""


def _entries(folder: Path) -> Iterator[tuple[str, os.stat_result | None, bool]]:
    """Name and status of everything in the plan's folders, and whether loading reads it.

    What `sections` or `results` leads to counts as what lies there. Raises OSError and _AtWork.
    """
    yield from _listed(folder, "", reads=True)
    if (folder / "sections").exists():
        yield from _listed(folder / "sections", "sections/", reads=True)
    if (folder / "results").exists():
        yield from _listed(folder / "results", "results/", reads=False)
        for year in sorted((folder / "results").iterdir()):
            if re.fullmatch("[0-9]{4}", year.name) and year.is_dir():
                yield from _listed(year, f"results/{year.name}/", reads=True)


def _listed(
    folder: Path, prefix: str, *, reads: bool
) -> Iterator[tuple[str, os.stat_result | None, bool]]:
    from ctr.atomic.files import TEMPORARY

    with os.scandir(folder) as listing:
        entries = sorted(listing, key=lambda entry: entry.name)
    for entry in entries:
        name = entry.name
        if name.startswith(TEMPORARY):
            raise _AtWork
        try:
            status = entry.stat()
        except FileNotFoundError:  # a link that leads nowhere
            status = None
        yield prefix + name, status, reads and name.endswith(".yaml") and not name.startswith(".")


_LOADING = ("plan", "yamlfile", "vietnamese")
_LOADING_TOO = (
    "errors.py",
    "hashes.py",
    "late_dataclasses.py",
    "mail_address.py",
    "problems.py",
    "regular_files.py",
)
"""Folders and files of the code that makes a plan of its files."""


@cache
def program(*, answering: bool = False) -> str:
    """Changes with every change of the code that loads plans, and with the Python that runs it.

    `answering`: of all the code, which makes answers of them.
    """
    package = Path(__file__).parents[2]
    marks = [f"{__version__} {sys.version}"]
    folders = [str(package / part) for part in (("",) if answering else _LOADING)]
    while folders:
        with os.scandir(folders.pop()) as listing:
            for entry in sorted(listing, key=lambda entry: entry.name):
                if entry.name.endswith((".py", ".yaml")):
                    marks.append(_mark(entry.path, entry.stat()))
                elif entry.name != "__pycache__" and entry.is_dir():
                    folders.append(entry.path)
    too = () if answering else _LOADING_TOO
    marks += [_mark(name, (package / name).stat()) for name in too]
    whole = "\n".join(marks).encode("utf-8", "surrogateescape")
    return blake2b(whole, digest_size=16).hexdigest()


def _mark(path: str, status: os.stat_result) -> str:
    return f"{path} {status.st_mtime_ns} {status.st_size}"
