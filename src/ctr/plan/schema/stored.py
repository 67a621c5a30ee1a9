"""The schemas as they lie beside a plan, and whether they are still those of its names.

Derived, and no part of the plan: loading does not look into their folder. Which names and which
program they were made of stands in one more file, written last, so that asking costs nothing and
what was broken off counts as old.
"""

from __future__ import annotations

import hashlib
from pathlib import Path

from ctr import __version__, atomic
from ctr.errors import CannotRun
from ctr.plan.schema.kinds import FOLDER, KINDS
from ctr.plan.schema.names import PlanNames
from ctr.regular_files import NotRegular, read_regular

MADE_OF = "made-of"


def mark(names: PlanNames) -> bytes:
    """What the schemas of these names, by this program, are known by."""
    digest = hashlib.blake2b(repr(names).encode("utf-8", "surrogateescape"), digest_size=16)
    return f"ctr {__version__} {digest.hexdigest()}\n".encode()


def write(folder: Path, names: PlanNames) -> list[Path]:
    """Give the plan in `folder` its schemas; the files that changed.

    Raises OSError, and CannotRun where a link would lead to a folder elsewhere.
    """
    from ctr.plan.schema.make import schema_files

    if (folder / FOLDER).resolve() != folder.resolve() / FOLDER:
        raise CannotRun(
            f"{folder / FOLDER} là liên kết, không ghi lược đồ qua đó", "thay bằng thư mục thường"
        )

    files = {**schema_files(names), MADE_OF: mark(names)}
    changed = []
    for name, content in files.items():
        path = folder / FOLDER / name
        if _content(path, len(content)) != content:
            atomic.write(path, content)
            changed.append(path)
    return changed


def is_stale(folder: Path, names: PlanNames) -> bool:
    """Whether the plan has schemas, but not all, or of other names, or by another program."""
    inside = folder / FOLDER
    if not inside.is_dir():
        return False
    whole = all((inside / kind.file).is_file() for kind in KINDS)
    made_of = mark(names)
    return not whole or _content(inside / MADE_OF, len(made_of)) != made_of


def _content(path: Path, limit: int) -> bytes | None:
    """What is there, None where it is no ordinary file, or a larger one than that looked for."""
    try:
        return read_regular(path, limit)
    except (OSError, NotRegular):
        return None
