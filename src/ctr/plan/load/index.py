"""The index: what was read of plans and found sound, in one SQLite file of the user's.

A plan has a row of what stands in its single files (programme, units, leaders, calendar,
amendments), and each of its files one: its stamp, a hash of its content and, of sections and
results, what it says, as JSON. Rows have checksums, a plan's row also one over those of its files,
so that only what was found sound together is believed together. Whatever is wrong with the index,
it is as if there were none; nothing is said of it.

No other may have put it there: it and its folder are this user's and nobody else's to write, it is
an ordinary file, has exactly our tables and runs nothing (no trigger, no view, no trusted schema).
"""

from __future__ import annotations

import os
import sqlite3
import stat
import time
from collections.abc import Mapping
from contextlib import closing, suppress
from pathlib import Path
from typing import Literal

from ctr.hashes import blake2b
from ctr.late_dataclasses import dataclass
from ctr.plan.load.looked import FileStamp

_APPLICATION = 0x43545249
"""The letters CTRI."""
_LAYOUT = 1
"""Counts the layouts of the tables; another one is no index of ours."""
_TABLES = {
    "plan": "CREATE TABLE plan (folder TEXT PRIMARY KEY, program TEXT, others TEXT, head TEXT, "
    "checksum TEXT) WITHOUT ROWID",
    "file": "CREATE TABLE file (folder TEXT, name TEXT, stamp TEXT, seen INTEGER, content TEXT, "
    "nodes INTEGER, part TEXT, checksum TEXT, PRIMARY KEY (folder, name)) WITHOUT ROWID",
}
_WAIT_SECONDS = 0.05
"""For another command that writes; who waits longer than loading takes gains nothing."""
_OPENING_SECONDS = 0.2
"""Within which a file has to show that it is an index."""
_MAX_BYTES = 4_000_000_000
_MAX_VALUE = 100_000_000
"""Bytes of the index, and of one value in it."""
_OTHERS_WRITE = stat.S_IWGRP | stat.S_IWOTH


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptFile:
    """A file of a plan as it was read.

    `seen` is the moment of its stamp, in nanoseconds; `nodes` the number of values in it; `part`
    what it says, as `plain` writes it: empty where that stands in the plan's own row.
    """

    name: str
    stamp: FileStamp
    seen: int
    content: bytes
    nodes: int
    part: str


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptPlan:
    """A sound plan as it was read.

    `program` is what read it; `others` are the names and kinds of what lies beside its files;
    `head` is all of the plan but sections and results, as `plain` writes it; `checksum` is that of
    the row where it was read from an index.
    """

    program: str
    others: tuple[tuple[str, int], ...]
    head: str
    files: Mapping[str, KeptFile]
    checksum: str = ""


def read(index: Path, folder: str) -> KeptPlan | None:
    """What is kept of the plan in `folder`; None where nothing is that can be believed.

    Raises nothing.
    """
    try:
        if not _is_ours(index):
            return None
        with closing(_opened(index, "ro")) as connection:
            return _read(connection, folder) if _is_index(connection) else None
    except Exception:  # noqa: BLE001 - whatever is wrong with the index, the plan itself is still there
        return None


def write(index: Path, folder: str, plan: KeptPlan, before: KeptPlan | None = None) -> None:
    """Keep a plan, in place of what is there; only what is new in it where `before` still is.

    Where another writes for long, nothing is kept; what is no index gives way to one. Raises
    nothing.
    """
    with suppress(Exception):
        for _ in range(2):
            if not _made(index):
                return
            try:
                with closing(_opened(index, "rw")) as connection:
                    connection.execute("PRAGMA synchronous = OFF")
                    if _is_index(connection, writes=True):
                        _write(connection, folder, plan, before)
                        connection.execute("COMMIT")
                        return
            except sqlite3.DatabaseError as error:
                if _is_for_now(error):
                    return
            index.unlink()


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


def _is_ours(index: Path) -> bool:
    """Whether only this user can have written the file, or what SQLite lays beside it.

    Raises OSError where there is no such file.
    """
    status, folder = index.lstat(), index.parent.stat()
    if not stat.S_ISREG(status.st_mode) or status.st_size > _MAX_BYTES:
        return False
    if not hasattr(os, "getuid"):
        return True
    return all(
        one.st_uid == os.getuid() and not one.st_mode & _OTHERS_WRITE for one in (status, folder)
    )


def _made(index: Path) -> bool:
    """Whether there is a file to write to now: the one that was there, or in place of what is
    none an empty one. Raises OSError.
    """
    folder = index.parent
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    if os.path.lexists(index):
        if _is_ours(index):
            return True
        index.unlink()
    handle = os.open(index, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600)
    os.close(handle)
    return _is_ours(index)


def _opened(index: Path, mode: Literal["ro", "rw"]) -> sqlite3.Connection:
    """The file as SQLite sees it, with limits. Raises sqlite3.Error."""
    path = index.as_posix()
    for sign in "%?#":
        path = path.replace(sign, f"%{ord(sign):02x}")
    root = "" if path.startswith("/") else "/"
    connection = sqlite3.connect(
        f"file://{root}{path}?mode={mode}",
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
    return connection


def _is_index(connection: sqlite3.Connection, *, writes: bool = False) -> bool:
    """Whether it has our tables and nothing else; begins a transaction if so.

    An empty file becomes an index where it `writes`. Raises sqlite3.Error.
    """
    last = time.monotonic() + _OPENING_SECONDS
    connection.set_progress_handler(lambda: time.monotonic() > last, 1_000)
    connection.execute("BEGIN IMMEDIATE" if writes else "BEGIN")
    found = dict(connection.execute("SELECT name, sql FROM sqlite_master LIMIT 3"))
    if writes and not found:
        for table in _TABLES.values():
            connection.execute(table)
        connection.execute(f"PRAGMA application_id = {_APPLICATION}")
        connection.execute(f"PRAGMA user_version = {_LAYOUT}")
        found = _TABLES
    marks = [
        connection.execute(f"PRAGMA {name}").fetchone()[0]
        for name in ("application_id", "user_version")
    ]
    connection.set_progress_handler(None, 0)
    return found == _TABLES and marks == [_APPLICATION, _LAYOUT]


def _read(connection: sqlite3.Connection, folder: str) -> KeptPlan | None:
    row = connection.execute(
        "SELECT program, others, head, checksum FROM plan WHERE folder = ?", (folder,)
    ).fetchone()
    if row is None:
        return None
    program, others, head, checksum = row
    files, sums = {}, []
    for row in connection.execute(
        "SELECT name, stamp, seen, content, nodes, part, checksum FROM file WHERE folder = ? "
        "ORDER BY name",
        (folder,),
    ):
        if row[-1] != _checksum(folder, *row[:-1]):
            return None
        sums.append(row[-1])
        name, stamp, seen, content, nodes, part, _ = row
        device, number, size, modified, changed = map(int, stamp.split())
        files[name] = KeptFile(
            name=name,
            stamp=(device, number, size, modified, changed),
            seen=seen,
            content=bytes.fromhex(content),
            nodes=nodes,
            part=part,
        )
    if checksum != _checksum(folder, program, others, head, *sums):
        return None
    return KeptPlan(
        program=program, others=_pairs(others), head=head, files=files, checksum=checksum
    )


def _write(
    connection: sqlite3.Connection, folder: str, plan: KeptPlan, before: KeptPlan | None
) -> None:
    known: Mapping[str, KeptFile] = {}
    if before is not None:
        there = connection.execute("SELECT checksum FROM plan WHERE folder = ?", (folder,))
        if there.fetchone() != (before.checksum,):  # another was quicker
            return
        known = before.files
        gone = ((folder, name) for name in known if name not in plan.files)
        connection.executemany("DELETE FROM file WHERE folder = ? AND name = ?", gone)
    else:
        _forget_lost(connection)
        connection.execute("DELETE FROM file WHERE folder = ?", (folder,))
    sums = []
    for name, file in sorted(plan.files.items()):
        stamp = " ".join(map(str, file.stamp))
        row = (name, stamp, file.seen, file.content.hex(), file.nodes, file.part)
        sums.append(_checksum(folder, *row))
        if known.get(name) != file:
            connection.execute(
                "REPLACE INTO file VALUES (?, ?, ?, ?, ?, ?, ?, ?)", (folder, *row, sums[-1])
            )
    head = (plan.program, _text(plan.others), plan.head)
    connection.execute(
        "REPLACE INTO plan VALUES (?, ?, ?, ?, ?)",
        (folder, *head, _checksum(folder, *head, *sums)),
    )


def _forget_lost(connection: sqlite3.Connection) -> None:
    """Let plans go whose folders are no more, some at a time."""
    known = connection.execute("SELECT folder FROM plan ORDER BY random() LIMIT 20").fetchall()
    for (folder,) in known:
        if not isinstance(folder, str) or not Path(folder).is_dir():
            connection.execute("DELETE FROM file WHERE folder = ?", (folder,))
            connection.execute("DELETE FROM plan WHERE folder = ?", (folder,))


def _checksum(*values: str | int) -> str:
    """Of all that a row holds, and of where each value ends."""
    digest = blake2b(digest_size=16)
    for value in values:
        raw = value.encode() if isinstance(value, str) else b"%d" % value
        digest.update(b"%d %s " % (len(raw), type(value).__name__.encode()))
        digest.update(raw)
    return digest.hexdigest()


def _text(others: tuple[tuple[str, int], ...]) -> str:
    return "\0".join(f"{kind} {name}" for name, kind in others)


def _pairs(text: str) -> tuple[tuple[str, int], ...]:
    lines = text.split("\0") if text else []
    return tuple((name, int(kind)) for kind, _, name in (line.partition(" ") for line in lines))
