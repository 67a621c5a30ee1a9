"""A SQLite file of the user's own: opened only where nobody else can have written it, with limits.

What is kept in one follows wholly from other files. Whatever is wrong with it, it is as if there
were none; nothing is said of it. It and its folder are this user's and nobody else's to write, it
is an ordinary file, has exactly the tables of its layout and runs nothing (no trigger, no view, no
trusted schema).
"""

from __future__ import annotations

import os
import sqlite3
import stat
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing, contextmanager, suppress
from contextvars import ContextVar
from pathlib import Path
from typing import Literal

from ctr.hashes import blake2b
from ctr.late_dataclasses import dataclass

_WAIT_SECONDS = 0.05
"""For another command that writes; who waits longer than loading takes gains nothing."""
_OPENING_SECONDS = 0.2
"""Within which a file has to show what it is."""
_MAX_BYTES = 4_000_000_000
_MAX_VALUE = 100_000_000
"""Bytes of the file, and of one value in it."""
_BESIDE = ("-journal", "-wal", "-shm")
_MOST_OPEN = 8
"""Files at a time that stay open."""
_Mode = Literal["ro", "rw"]
_OTHERS_WRITE = stat.S_IWGRP | stat.S_IWOTH


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """The tables of a file, each with what makes it, and the numbers by which it is known.

    `version` counts the layouts of an `application`; a file of another one is as good as none.
    """

    application: int
    version: int
    tables: Mapping[str, str]


@contextmanager
def reading(path: Path, layout: Layout) -> Iterator[sqlite3.Connection | None]:
    """The file, to read from; None where it is none that can be believed.

    Raises OSError and sqlite3.Error.
    """
    if not _is_ours(path):
        yield None
        return
    with _connection(path, "ro") as connection:
        yield connection if _is(connection, layout) else None


def change(path: Path, layout: Layout, write: Callable[[sqlite3.Connection], None]) -> None:
    """Have `write` change the file, wholly or not at all; what is no such file gives way to one.

    Where another writes for long, nothing is changed. Raises nothing.
    """
    with suppress(Exception):
        for _ in range(2):
            if not _made(path):
                return
            try:
                with _connection(path, "rw") as connection:
                    if _is(connection, layout, writes=True):
                        write(connection)
                        connection.execute("COMMIT")
                        return
            except sqlite3.DatabaseError as error:
                if _is_for_now(error):
                    return
            remove(path)


def checksum(*values: str | int) -> str:
    """Of all that a row holds, and of where each value ends."""
    raws = [value.encode() if isinstance(value, str) else b"%d" % value for value in values]
    ends = [f"{len(raw)} {type(value).__name__}" for raw, value in zip(raws, values, strict=True)]
    digest = blake2b(" ".join(ends).encode(), digest_size=16)
    for raw in raws:
        digest.update(raw)
    return digest.hexdigest()


def remove(path: Path) -> None:
    """Take a file away, which is closed first. Raises OSError."""
    staying = _staying.get()
    if staying is not None and staying.process == os.getpid():
        staying.close(path)
    path.unlink()


@contextmanager
def staying_open() -> Iterator[None]:
    """Within it a file is opened but once for many uses, and looked at before each all the same.

    A copy of this process has what is open here, too, which SQLite allows as long as the copy
    leaves it alone and nothing was going on in it: no use of a file goes on where plans are passed.
    """
    with closing(_Connections()) as connections:
        token = _staying.set(connections)
        try:
            yield
        finally:
            _staying.reset(token)


class _Connections:
    """Those that stay open in this process: a copy of it has to open its own."""

    def __init__(self) -> None:
        self.process = os.getpid()
        self.by_file: dict[tuple[Path, str], tuple[sqlite3.Connection, tuple[int, int]]] = {}

    def take(self, path: Path, mode: _Mode, file: tuple[int, int]) -> sqlite3.Connection | None:
        """The one to this file, where it is open and the file still the same."""
        connection, opened = self.by_file.pop((path, mode), (None, file))
        if connection is not None and opened != file:
            connection.close()
            return None
        return connection

    def keep(
        self, path: Path, mode: _Mode, file: tuple[int, int], connection: sqlite3.Connection
    ) -> None:
        """Let it stay open, and the one that was used before all others no more."""
        self.by_file[path, mode] = connection, file
        if len(self.by_file) > _MOST_OPEN:
            oldest, _ = self.by_file.pop(next(iter(self.by_file)))
            oldest.close()

    def close(self, path: Path | None = None) -> None:
        """Close those to a file, or them all."""
        for one in [one for one in self.by_file if path in (None, one[0])]:
            connection, _ = self.by_file.pop(one)
            connection.close()


_staying: ContextVar[_Connections | None] = ContextVar("staying", default=None)


@contextmanager
def _connection(path: Path, mode: _Mode) -> Iterator[sqlite3.Connection]:
    """The file as SQLite sees it. Raises OSError and sqlite3.Error."""
    staying = _staying.get()
    if staying is None or staying.process != os.getpid():
        with closing(_opened(path, mode)) as connection:
            yield connection
        return
    status = path.lstat()
    file = (status.st_dev, status.st_ino)
    connection = staying.take(path, mode, file) or _opened(path, mode)
    try:
        yield connection
        if connection.in_transaction:
            connection.rollback()
    except BaseException:
        connection.close()
        raise
    staying.keep(path, mode, file, connection)


def _is_for_now(error: sqlite3.Error) -> bool:
    """Whether the file may be sound, but cannot be written here and now."""
    return error.sqlite_errorcode & 0xFF in (
        sqlite3.SQLITE_BUSY,
        sqlite3.SQLITE_LOCKED,
        sqlite3.SQLITE_READONLY,
        sqlite3.SQLITE_FULL,
        sqlite3.SQLITE_IOERR,
        sqlite3.SQLITE_PERM,
        sqlite3.SQLITE_CANTOPEN,
        sqlite3.SQLITE_INTERRUPT,
    )


def _is_ours(path: Path) -> bool:
    """Whether only this user can have written the file, or what SQLite lays beside it.

    Raises OSError where there is no such file.
    """
    status = path.lstat()
    if not stat.S_ISREG(status.st_mode) or status.st_size > _MAX_BYTES or not _is_own(status):
        return False
    return _is_own(path.parent.stat()) and not any(_odd_beside(path))


def _is_own(status: os.stat_result) -> bool:
    """Whether it is this user's, and nobody else's to write; so is all where no users are known."""
    if not hasattr(os, "getuid"):
        return True
    return status.st_uid == os.getuid() and not status.st_mode & _OTHERS_WRITE


def _odd_beside(path: Path) -> Iterator[Path]:
    """What SQLite would open beside the file, and is no file: for a pipe it would wait for ever."""
    for suffix in _BESIDE:
        beside = path.with_name(path.name + suffix)
        with suppress(FileNotFoundError):
            if not stat.S_ISREG(beside.lstat().st_mode):
                yield beside


def _made(path: Path) -> bool:
    """Whether there is a file to write to now: the one that was there, or in place of what is
    none an empty one. Raises OSError.
    """
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    if not _is_own(path.parent.stat()):
        return False  # another's: nothing is taken away there
    for beside in _odd_beside(path):
        beside.unlink()
    if os.path.lexists(path):
        if _is_ours(path):
            return True
        remove(path)
    handle = os.open(path, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600)
    os.close(handle)
    return _is_ours(path)


def _opened(path: Path, mode: _Mode) -> sqlite3.Connection:
    """The file as SQLite sees it, with limits. Raises sqlite3.Error."""
    name = path.as_posix()
    for sign in "%?#":
        name = name.replace(sign, f"%{ord(sign):02x}")
    root = "" if name.startswith("/") else "/"
    connection = sqlite3.connect(
        f"file://{root}{name}?mode={mode}",
        uri=True,
        timeout=_WAIT_SECONDS,
        isolation_level=None,
        cached_statements=8,
    )
    connection.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, _MAX_VALUE)
    connection.setlimit(sqlite3.SQLITE_LIMIT_SQL_LENGTH, 10_000)
    connection.setlimit(sqlite3.SQLITE_LIMIT_ATTACHED, 0)
    connection.setlimit(sqlite3.SQLITE_LIMIT_TRIGGER_DEPTH, 1)
    connection.execute("PRAGMA trusted_schema = OFF")
    connection.execute("PRAGMA synchronous = OFF")
    return connection


def _is(connection: sqlite3.Connection, layout: Layout, *, writes: bool = False) -> bool:
    """Whether it has the tables of the layout and nothing else; begins a transaction if so.

    An empty file gets them where it `writes`. Raises sqlite3.Error.
    """
    last = time.monotonic() + _OPENING_SECONDS
    connection.set_progress_handler(lambda: time.monotonic() > last, 1_000)
    connection.execute("BEGIN IMMEDIATE" if writes else "BEGIN")
    most = len(layout.tables) + 1
    found = dict(connection.execute(f"SELECT name, sql FROM sqlite_master LIMIT {most}"))
    if writes and not found:
        for table in layout.tables.values():
            connection.execute(table)
        connection.execute(f"PRAGMA application_id = {layout.application}")
        connection.execute(f"PRAGMA user_version = {layout.version}")
        found = dict(layout.tables)
    marks = [
        connection.execute(f"PRAGMA {name}").fetchone()[0]
        for name in ("application_id", "user_version")
    ]
    connection.set_progress_handler(None, 0)
    return found == layout.tables and marks == [layout.application, layout.version]
