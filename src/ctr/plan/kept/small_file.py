"""A file in the user's cache folder: found by the folder of a plan, believed only where it is ours.

It must be an ordinary file of this user that nobody else may write, with a checksum over all that
it holds. Nothing heavy is imported: completion looks into one at each Tab.
"""

from __future__ import annotations

import os
from pathlib import Path

from ctr.hashes import blake2b
from ctr.regular_files import open_regular

SUM = 32
"""Bytes of the checksum."""
NO_CACHE = "CTR_NO_CACHE"
"""The variable that turns it off."""
_TEMPORARY = "tmp"
_STALE_SECONDS = 600
"""No run takes that long to write a file: one that is older was left by a run that was killed."""


def read(path: Path, head: bytes) -> bytes | None:
    """What was kept under this head, None where it was not, or another. Raises OSError and more."""
    raw = _trusted(path)
    if raw is None or not raw.startswith(head):
        return None
    checksum, body = raw[len(head) : len(head) + SUM], raw[len(head) + SUM :]
    return body if _checksum(head + body) == checksum else None


def write(path: Path, head: bytes, body: bytes) -> None:
    """Keep it, whole or not at all. Never raises."""
    import tempfile

    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(prefix=_TEMPORARY, dir=path.parent)
        with os.fdopen(handle, "wb") as file:
            file.write(head + _checksum(head + body) + body)
            now = os.fstat(file.fileno()).st_mtime
        Path(name).replace(path)
        _sweep(path.parent, now)
    except OSError:
        return


def _trusted(path: Path) -> bytes | None:
    """The content of a file that only this user can have written; looked at once it is open."""
    handle, status = open_regular(path, follow=False)
    with os.fdopen(handle, "rb") as file:
        if hasattr(os, "getuid") and (status.st_uid != os.getuid() or status.st_mode & 0o022):
            return None
        return file.read()


def _sweep(folder: Path, now: float) -> None:
    """Remove what runs that were killed have left."""
    for path in folder.glob(f"{_TEMPORARY}*"):
        if now - path.lstat().st_mtime > _STALE_SECONDS:
            path.unlink(missing_ok=True)


def _checksum(content: bytes) -> bytes:
    return blake2b(content, digest_size=SUM).digest()


def cache_folder() -> Path | None:
    """Where plans are kept, which need not be there; None where none are to be.

    That is for who has no folder of their own, or has turned it off.
    """
    if os.environ.get(NO_CACHE):
        return None
    base = os.environ.get("XDG_CACHE_HOME") or os.environ.get("LOCALAPPDATA")
    try:
        cache = Path(base) if base else Path.home() / ".cache"
    except RuntimeError:
        return None
    return cache / "ctr" if cache.is_absolute() else None


def kept_file(folder: Path, suffix: str) -> Path | None:
    """Where something is kept of the plan in `folder`; None where there is no cache."""
    cache = cache_folder()
    try:
        where = str(folder.resolve())
    except (OSError, RuntimeError):
        return None
    name = blake2b(where.encode("utf-8", "surrogateescape"), digest_size=16).hexdigest()
    return cache / f"{name}.{suffix}" if cache is not None else None
