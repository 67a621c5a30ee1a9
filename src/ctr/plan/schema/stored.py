"""The schemas as they lie beside a plan, and whether they are still those of its names.

Derived, and no part of the plan: loading does not look into their folder. Which names and which
program they were made of stands in one more file, written last, so that asking costs nothing and
what was broken off counts as old.
"""

from __future__ import annotations

import hashlib
from pathlib import Path

from ctr import __version__, atomic
from ctr.plan.schema.kinds import FOLDER, KINDS
from ctr.plan.schema.names import PlanNames

MADE_OF = "made-of"


def mark(names: PlanNames) -> bytes:
    """What the schemas of these names, by this program, are known by."""
    digest = hashlib.blake2b(repr(names).encode("utf-8", "surrogateescape"), digest_size=16)
    return f"ctr {__version__} {digest.hexdigest()}\n".encode()


def write(folder: Path, names: PlanNames) -> list[Path]:
    """Give the plan in `folder` its schemas; the files that changed. Raises OSError."""
    from ctr.plan.schema.make import schema_files

    files = {**schema_files(names), MADE_OF: mark(names)}
    changed = []
    for name, content in files.items():
        path = folder / FOLDER / name
        if _content(path) != content:
            atomic.write(path, content)
            changed.append(path)
    return changed


def is_stale(folder: Path, names: PlanNames) -> bool:
    """Whether the plan has schemas, but not all, or of other names, or by another program."""
    inside = folder / FOLDER
    if not inside.is_dir():
        return False
    whole = all((inside / kind.file).is_file() for kind in KINDS)
    return not whole or _content(inside / MADE_OF) != mark(names)


def _content(path: Path) -> bytes | None:
    try:
        return path.read_bytes()
    except OSError:
        return None
