"""What files held before they were written, kept for a while so that a write can be taken back.

`.ctr/kept-<user>/` in the plan's folder, one file a content, named by its hash; for the user alone,
and never in git. It is not trusted: what is not of its hash counts as not there. It may vanish at
any moment, and then older writes cannot be taken back. The newest `MOST_FILES` files and
`MOST_BYTES` bytes stay.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from ctr.hashes import blake2b

MOST_FILES = 1_000
MOST_BYTES = 100_000_000
_IGNORE = ".gitignore"


def digest_of(content: bytes) -> str:
    """The hash by which a content is known: BLAKE2b, 32 bytes, in hex."""
    return blake2b(content, digest_size=32).hexdigest()


def keep(folder: Path, contents: Iterable[bytes]) -> None:
    """Keep these contents of files of the plan in `folder`, and let the oldest go.

    Where that cannot be, as on a full disk, nothing is said: the write is what counts. For the same
    reason nobody waits until the disk has them.
    """
    with suppress(OSError):
        home = _home(folder)
        if home.parent.is_symlink() or home.is_symlink():
            return
        home.mkdir(mode=0o700, exist_ok=True)
        if not (home / _IGNORE).exists():
            _write(home / _IGNORE, b"*\n")
        for content in contents:
            path = home / digest_of(content)
            if _content(path) == content:
                os.utime(path)
                continue
            path.unlink(missing_ok=True)
            _write(path, content)
        _let_go(home)


def content(folder: Path, digest: str) -> bytes | None:
    """The content of this hash; None where it is not kept, or is not what it is named."""
    home = _home(folder)
    if not digest.isalnum() or home.parent.is_symlink() or home.is_symlink():
        return None
    kept = _content(home / digest)
    return kept if kept is not None and digest_of(kept) == digest else None


def _home(folder: Path) -> Path:
    user = getattr(os, "getuid", None)
    return folder / ".ctr" / (f"kept-{user()}" if user is not None else "kept")


def _write(path: Path, content: bytes) -> None:
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | _NO_LINK, 0o600)
    with os.fdopen(handle, "wb") as file:
        file.write(content)


def _content(path: Path) -> bytes | None:
    """What a regular file holds that is no link and not too large; None for any other."""
    with suppress(OSError):
        handle = os.open(path, os.O_RDONLY | _NO_LINK | getattr(os, "O_NONBLOCK", 0))
        with os.fdopen(handle, "rb") as file:
            status = os.fstat(file.fileno())
            if stat.S_ISREG(status.st_mode) and status.st_size <= MOST_BYTES:
                return file.read(MOST_BYTES)
    return None


def _let_go(home: Path) -> None:
    """Remove what was kept longest, beyond what may stay."""
    found = []
    for path in home.iterdir():
        if path.name != _IGNORE:
            with suppress(OSError):
                status = path.lstat()
                found.append((status.st_mtime_ns, path, status.st_size))
    room = MOST_BYTES
    for place, (_, path, size) in enumerate(sorted(found, reverse=True)):
        room -= size
        if place >= MOST_FILES or room < 0:
            with suppress(OSError):
                path.unlink()


_NO_LINK = getattr(os, "O_NOFOLLOW", 0)
