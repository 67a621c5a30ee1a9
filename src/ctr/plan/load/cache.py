"""A sound plan kept in the user's cache folder, so that the next command need not validate again.

What is kept follows wholly from the plan's files and is found by a fingerprint of their content
and of this program; deleting it changes no answer. Reading and validating costs about 0.1 s, most
of it for importing pydantic; reading what is kept a hundredth of that.
"""

from __future__ import annotations

import hashlib
import os
import pickle
import stat
import sys
import tempfile
from pathlib import Path

from ctr import __version__
from ctr.plan.model import Plan
from ctr.problems import Problem


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


def fingerprint(folder: Path) -> bytes | None:
    """What the content of the plan in `folder` hashes to; None where it cannot all be read."""
    digest = hashlib.blake2b(digest_size=32)
    digest.update(f"{__version__} {sys.version} {_program()}".encode())
    try:
        for path in sorted(folder.rglob("*")):
            kind = stat.S_IFMT(path.lstat().st_mode)
            digest.update(f"{path.relative_to(folder).as_posix()} {kind} ".encode())
            if path.suffix == ".yaml" and path.is_file():
                content = path.read_bytes()
                digest.update(f"{len(content)} ".encode())
                digest.update(content)
    except (OSError, UnicodeEncodeError):
        return None
    return digest.digest()


def kept_plan(folder: Path, content: bytes | None) -> Plan | None:
    """The plan kept for this folder with this content, or None. Never raises."""
    path = _kept_file(folder)
    if content is None or path is None:
        return None
    try:
        status = path.stat()
        if hasattr(os, "getuid") and (status.st_uid != os.getuid() or status.st_mode & 0o022):
            return None
        raw = path.read_bytes()
        if not raw.startswith(content):
            return None
        plan = pickle.loads(raw[len(content) :])
    except Exception:  # noqa: BLE001 - whatever is wrong with a kept file, the plan itself is still there
        return None
    return plan if isinstance(plan, Plan) else None


def keep_plan(folder: Path, content: bytes | None, plan: Plan) -> None:
    """Keep `plan` if the folder still has the content it was read from. Never raises."""
    path = _kept_file(folder)
    if content is None or path is None or content != fingerprint(folder):
        return
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=path.parent)
        with os.fdopen(handle, "wb") as file:
            file.write(content + pickle.dumps(plan, pickle.HIGHEST_PROTOCOL))
        Path(name).replace(path)
    except OSError:
        return


def _kept_file(folder: Path) -> Path | None:
    base = os.environ.get("XDG_CACHE_HOME") or os.environ.get("LOCALAPPDATA")
    try:
        cache = Path(base) if base else Path.home() / ".cache"
        where = str(folder.resolve())
    except (OSError, RuntimeError):
        return None
    if not cache.is_absolute():
        return None
    name = hashlib.blake2b(where.encode("utf-8", "surrogateescape"), digest_size=16).hexdigest()
    return cache / "ctr" / f"{name}.plan"


def _program() -> str:
    """Changes with every change of the code that loads plans."""
    package = Path(__file__).parents[2]
    readers = (package / folder for folder in ("plan", "yamlfile", "vietnamese"))
    files = [path for folder in readers for path in sorted(folder.rglob("*.*"))]
    files.append(package / "problems.py")
    own = [path.stat() for path in files if path.suffix in (".py", ".yaml")]
    return " ".join(f"{status.st_mtime_ns}:{status.st_size}" for status in own)
