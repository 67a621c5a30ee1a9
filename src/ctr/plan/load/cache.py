"""A sound plan kept in the user's cache folder, so that the next command need not validate again.

What is kept follows wholly from the plan's files and is found by a fingerprint of their content
and of this program; deleting it changes no answer. Reading and validating costs about 0.1 s, most
of it for importing pydantic; reading what is kept a hundredth of that.

A kept file is data, and is believed only where it is an ordinary file of this user that nobody
else may write, with a checksum over all that follows it.
"""

from __future__ import annotations

import hashlib
import os
import tempfile
from pathlib import Path

from ctr.plan.load.fingerprint import fingerprint
from ctr.plan.load.plain import from_plain, to_plain
from ctr.plan.model import Plan
from ctr.problems import Problem
from ctr.regular_files import open_regular

_MARK = b"ctr plan 3\n"
_SUM = 32
"""Bytes of a fingerprint and of the checksum."""
_TEMPORARY = "tmp"
_STALE_SECONDS = 600
"""No run takes that long to write a file: one that is older was left by a run that was killed."""


def sound_plan(folder: Path) -> tuple[Plan | None, tuple[Problem, ...]]:
    """The plan in `folder`, or None and its problems; not validated again while unchanged."""
    content = fingerprint(folder)
    plan = kept_plan(folder, content)
    if plan is not None:
        return plan, ()
    from ctr.plan.load.loader import load

    loaded = load(folder)
    if loaded.plan is not None:
        keep_plan(folder, content, loaded.plan)
    return loaded.plan, loaded.problems


def kept_plan(folder: Path, content: bytes | None) -> Plan | None:
    """The plan kept for this folder with this content, or None. Never raises."""
    path = _kept_file(folder)
    if content is None or path is None:
        return None
    try:
        raw = _trusted(path)
        head = _MARK + content
        if raw is None or not raw.startswith(head):
            return None
        checksum, body = raw[len(head) : len(head) + _SUM], raw[len(head) + _SUM :]
        return from_plain(body) if _checksum(head + body) == checksum else None
    except Exception:  # noqa: BLE001 - whatever is wrong with a kept file, the plan itself is still there
        return None


def keep_plan(folder: Path, content: bytes | None, plan: Plan) -> None:
    """Keep `plan` if the folder still has the content it was read from. Never raises."""
    path = _kept_file(folder)
    if content is None or path is None or content != fingerprint(folder):
        return
    head, body = _MARK + content, to_plain(plan)
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
    return hashlib.blake2b(content, digest_size=_SUM).digest()


def cache_folder() -> Path | None:
    """Where plans are kept, which need not be there; None for who has no folder of their own."""
    base = os.environ.get("XDG_CACHE_HOME") or os.environ.get("LOCALAPPDATA")
    try:
        cache = Path(base) if base else Path.home() / ".cache"
    except RuntimeError:
        return None
    return cache / "ctr" if cache.is_absolute() else None


def _kept_file(folder: Path) -> Path | None:
    cache = cache_folder()
    try:
        where = str(folder.resolve())
    except (OSError, RuntimeError):
        return None
    name = hashlib.blake2b(where.encode("utf-8", "surrogateescape"), digest_size=16).hexdigest()
    return cache / f"{name}.plan" if cache is not None else None
