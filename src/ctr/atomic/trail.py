"""The trail of what was written into a plan: who, when, by which command, and what each file was.

`.ctr/writes.jsonl` in the plan's folder, one line a transaction, only ever added to. It is in the
plan and not in the user's folder, nor left to git: several people write into one plan, and what is
not committed yet is written all the same. Git joins the lines of two branches (`merge=union`).
"""

from __future__ import annotations

import errno
import json
import os
import stat
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any

from ctr.atomic.files import make_folder, sync_folders

FOLDER = ".ctr"
NAME = "writes.jsonl"
PATH = f"{FOLDER}/{NAME}"
_ATTRIBUTES = f"{NAME} merge=union\n"
_TAIL = 1 << 20
"""Bytes at the end of the trail in which a line that was just added must stand."""
LONGEST = 10_000_000
"""Bytes that are read as one line; a transaction of all files of a plan takes fewer."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Author:
    """Who writes: the user's name, the command as typed, the moment with its zone (ISO 8601).

    `undoes` is the id of the write that is taken back, where one is.
    """

    by: str
    command: str
    at: str
    undoes: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """A file that was replaced, relative to the plan's folder, and its hashes (BLAKE2b, hex).

    `before` is None for a new file, `after` for one that was removed.
    """

    path: str
    before: str | None
    after: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Write:
    """One transaction: its own name, its author, its files; the name of the one it took back.

    `gaps` are those that something else had changed since the last write before; not in the file.
    """

    id: str
    by: str
    command: str
    at: str
    files: tuple[Written, ...]
    undoes: str | None = None
    gaps: tuple[str, ...] = ()


def prepare(folder: Path) -> None:
    """See to it that the trail of the plan in `folder` can be added to. Raises OSError."""
    home = folder / FOLDER
    attributes = home / ".gitattributes"
    make_folder(home)
    os.close(_opened(home / NAME))
    if not os.path.lexists(attributes):
        attributes.write_text(_ATTRIBUTES, encoding="utf-8")
    sync_folders([home])


def append(folder: Path, write: Write) -> None:
    """Add a line, durably and once: a line of that name is not added again. Raises OSError."""
    if not (folder / FOLDER).is_dir():
        prepare(folder)
    with os.fdopen(_opened(folder / FOLDER / NAME), "r+b") as file:
        size = file.seek(0, os.SEEK_END)
        file.seek(max(size - _TAIL, 0))
        tail = file.read()
        if f'"id": "{write.id}"'.encode() in tail:
            return
        data = {key: value for key, value in asdict(write).items() if key != "gaps"}
        if write.undoes is None:
            del data["undoes"]
        line = json.dumps(data, ensure_ascii=False).encode("utf-8", "replace") + b"\n"
        file.seek(0, os.SEEK_END)
        file.write(line if not tail or tail.endswith(b"\n") else b"\n" + line)
        file.flush()
        os.fsync(file.fileno())


def read(folder: Path) -> Iterator[Write]:
    """Every line that can be read, the oldest first. One that was cut short is left out.

    Raises OSError where there is a trail that may not be read.
    """
    try:
        handle = _opened(folder / FOLDER / NAME, os.O_RDONLY)
    except FileNotFoundError:
        return
    with os.fdopen(handle, "rb") as file:
        while line := file.readline(LONGEST):
            try:
                yield _read(json.loads(line))
            except (ValueError, TypeError, KeyError, RecursionError):
                continue


def with_gaps(writes: Iterable[Write]) -> Iterator[Write]:
    """The writes, each with those of its files that were as no write before had seen them.

    Of two branches that were joined, the lines of one stand before those of the other.
    """
    seen: dict[str, set[str | None]] = {}
    for write in writes:
        gaps = [
            file.path
            for file in write.files
            if file.before not in seen.get(file.path, {file.before})
        ]
        for file in write.files:
            seen.setdefault(file.path, {file.before}).add(file.after)
        yield replace(write, gaps=tuple(gaps))


def _read(data: Any) -> Write:
    texts = {name: data[name] for name in ("id", "by", "command", "at")}
    id, by, command, at = (_shown(text) for text in texts.values())
    files = tuple(
        Written(
            path=_shown(file["path"]),
            before=None if file["before"] is None else _shown(file["before"]),
            after=None if file["after"] is None else _shown(file["after"]),
        )
        for file in data["files"]
    )
    undoes = None if data.get("undoes") is None else _shown(data["undoes"])
    return Write(id=id, by=by, command=command, at=at, files=files, undoes=undoes)


def _shown(text: Any) -> str:
    """A text of a file that anyone may have written, without what steers a terminal.

    Raises TypeError for what is no text.
    """
    if not isinstance(text, str):
        raise TypeError(text)
    return "".join(char if char.isprintable() else "\ufffd" for char in text)


def _opened(path: Path, flags: int = os.O_RDWR | os.O_CREAT) -> int:
    """A handle of a regular file that is no link, nor lies beyond one. Raises OSError."""
    if path.parent.is_symlink():
        raise OSError(errno.ELOOP, os.strerror(errno.ELOOP), str(path.parent))
    handle = os.open(
        path, flags | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0), 0o666
    )
    if not stat.S_ISREG(os.fstat(handle).st_mode):
        os.close(handle)
        raise OSError(errno.EINVAL, os.strerror(errno.EINVAL), str(path))
    return handle


def of(id: str, author: Author, files: Sequence[Written]) -> Write:
    """The line of a transaction."""
    return Write(id=id, **asdict(author), files=tuple(files))
