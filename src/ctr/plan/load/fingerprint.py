"""What a plan in a folder hashes to: its files, as loading finds them, and this program.

Links are followed, as loading follows them, so that a plan may lie in several places. Looked at is
only what loading looks at: names and kinds in the plan's folders, and the content of its files.
"""

from __future__ import annotations

import hashlib
import os
import re
import stat
import sys
from collections.abc import Iterator
from pathlib import Path

from ctr import __version__
from ctr.atomic.files import TEMPORARY
from ctr.regular_files import NotRegular, read_regular

MAX_BYTES = 20_000_000
"""Of one file: larger than a city's programme, and small enough to read at once."""


def fingerprint(folder: Path) -> bytes | None:
    """The fingerprint of the plan in `folder`; None where it cannot all be read, and is no plan."""
    digest = hashlib.blake2b(digest_size=32)
    digest.update(f"{__version__} {sys.version} {_program()}".encode())
    try:
        for name, kind, path in _entries(folder):
            if name.startswith(TEMPORARY):  # a writer is at work, or was broken off
                return None
            digest.update(f"{name}\0{kind}\0".encode())
            if path is not None:
                content = read_regular(path, MAX_BYTES)
                digest.update(f"{len(content)}\0".encode())
                digest.update(content)
    except (OSError, NotRegular, UnicodeEncodeError):
        return None
    return digest.digest()


def _entries(folder: Path) -> Iterator[tuple[str, int, Path | None]]:
    """Name and kind of everything in the plan's folders, and the path of each file of the plan.

    What `sections` or `results` leads to counts as what lies there. Raises OSError.
    """
    yield from _listed(folder, "", content=True)
    if (folder / "sections").exists():
        yield from _listed(folder / "sections", "sections/", content=True)
    if (folder / "results").exists():
        yield from _listed(folder / "results", "results/", content=False)
        for year in sorted((folder / "results").iterdir()):
            if re.fullmatch("[0-9]{4}", year.name) and year.is_dir():
                yield from _listed(year, f"results/{year.name}/", content=True)


def _listed(folder: Path, prefix: str, *, content: bool) -> Iterator[tuple[str, int, Path | None]]:
    with os.scandir(folder) as listing:
        entries = sorted(listing, key=lambda entry: entry.name)
    for entry in entries:
        try:
            kind = stat.S_IFMT(entry.stat().st_mode)
        except FileNotFoundError:  # a link that leads nowhere
            kind = 0
        read = content and entry.name.endswith(".yaml") and not entry.name.startswith(".")
        yield prefix + entry.name, kind, Path(entry.path) if read else None


def _program() -> str:
    """Changes with every change of the code that loads plans."""
    package = Path(__file__).parents[2]
    readers = (package / folder for folder in ("plan", "yamlfile", "vietnamese"))
    files = [path for folder in readers for path in sorted(folder.rglob("*.*"))]
    files += [package / "problems.py", package / "regular_files.py"]
    statuses = [path.stat() for path in files if path.suffix in (".py", ".yaml")]
    return " ".join(f"{status.st_mtime_ns}:{status.st_size}" for status in statuses)
