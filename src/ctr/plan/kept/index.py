"""The index: what was read of plans and found sound, in one SQLite file of the user's.

A plan has a row of what stands in its single files (programme, units, leaders, calendar,
amendments), and each of its files one: its stamp, a hash of its content and, of sections and
results, what it says, as JSON. Rows have checksums, a plan's row also one over those of its files,
so that only what was found sound together is believed together. What was last found in checking a
plan has a row under the mark of all that it depends on.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping
from pathlib import Path

from ctr.late_dataclasses import dataclass
from ctr.plan.kept.own_database import Layout, change, checksum, reading
from ctr.regular_files import FileStamp

_LAYOUT = Layout(
    application=0x43545249,  # the letters CTRI
    version=3,
    tables={
        "plan": "CREATE TABLE plan (folder TEXT PRIMARY KEY, program TEXT, others TEXT, head TEXT, "
        "checksum TEXT) WITHOUT ROWID",
        "file": "CREATE TABLE file (folder TEXT, name TEXT, stamp TEXT, seen INTEGER, "
        "content TEXT, nodes INTEGER, part TEXT, checksum TEXT, PRIMARY KEY (folder, name)) "
        "WITHOUT ROWID",
        "findings": "CREATE TABLE findings (folder TEXT PRIMARY KEY, mark TEXT, content TEXT, "
        "checksum TEXT) WITHOUT ROWID",
    },
)

_LOOKED_AT = 5
"""Plans of which it is looked whether they are still there, whenever one is kept anew."""


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
        with reading(index, _LAYOUT) as connection:
            return _read(connection, folder) if connection is not None else None
    except Exception:  # noqa: BLE001 - whatever is wrong with the index, the plan itself is still there
        return None


def write(index: Path, folder: str, plan: KeptPlan, before: KeptPlan | None = None) -> None:
    """Keep a plan, in place of what is there; only what is new in it where `before` still is.

    Where another writes for long, nothing is kept. Raises nothing.
    """
    change(index, _LAYOUT, lambda connection: _write(connection, folder, plan, before))


def read_findings(index: Path, folder: str, mark: str) -> str | None:
    """What is kept of a check of the plan under this mark; None where nothing is.

    Raises nothing.
    """
    try:
        with reading(index, _LAYOUT) as connection:
            return _read_findings(connection, folder, mark) if connection is not None else None
    except Exception:  # noqa: BLE001 - whatever is wrong with the index, the plan can be checked again
        return None


def write_findings(index: Path, folder: str, mark: str, content: str) -> None:
    """Keep what a check of a plan that is kept has found, in place of the last. Raises nothing."""
    change(index, _LAYOUT, lambda connection: _write_findings(connection, folder, mark, content))


def _read_findings(connection: sqlite3.Connection, folder: str, mark: str) -> str | None:
    row = connection.execute(
        "SELECT content, checksum FROM findings WHERE folder = ? AND mark = ?", (folder, mark)
    ).fetchone()
    if row is None or row[1] != checksum(folder, mark, row[0]):
        return None
    content: str = row[0]
    return content


def _write_findings(connection: sqlite3.Connection, folder: str, mark: str, content: str) -> None:
    connection.execute(
        "REPLACE INTO findings SELECT ?, ?, ?, ? WHERE EXISTS "
        "(SELECT 1 FROM plan WHERE folder = ?)",
        (folder, mark, content, checksum(folder, mark, content), folder),
    )


def _read(connection: sqlite3.Connection, folder: str) -> KeptPlan | None:
    row = connection.execute(
        "SELECT program, others, head, checksum FROM plan WHERE folder = ?", (folder,)
    ).fetchone()
    if row is None:
        return None
    program, others, head, kept = row
    files, sums = {}, []
    for row in connection.execute(
        "SELECT name, stamp, seen, content, nodes, part, checksum FROM file WHERE folder = ? "
        "ORDER BY name",
        (folder,),
    ):
        if row[-1] != checksum(folder, *row[:-1]):
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
    if kept != checksum(folder, program, others, head, *sums):
        return None
    return KeptPlan(program=program, others=_pairs(others), head=head, files=files, checksum=kept)


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
        _forget_lost(connection, folder)
        connection.execute("DELETE FROM file WHERE folder = ?", (folder,))
    sums, new = [], []
    for name, file in sorted(plan.files.items()):
        stamp = " ".join(map(str, file.stamp))
        row = (name, stamp, file.seen, file.content.hex(), file.nodes, file.part)
        sums.append(checksum(folder, *row))
        if known.get(name) != file:
            new.append((folder, *row, sums[-1]))
    connection.executemany("REPLACE INTO file VALUES (?, ?, ?, ?, ?, ?, ?, ?)", new)
    head = (plan.program, _text(plan.others), plan.head)
    connection.execute(
        "REPLACE INTO plan VALUES (?, ?, ?, ?, ?)",
        (folder, *head, checksum(folder, *head, *sums)),
    )


def _forget_lost(connection: sqlite3.Connection, after: str) -> None:
    """Let plans go whose folders are no more: of some that come after one, or first of all."""
    for (folder,) in _kept_after(connection, after) or _kept_after(connection, ""):
        if not isinstance(folder, str) or not Path(folder).is_dir():
            for table in _LAYOUT.tables:
                connection.execute(f"DELETE FROM {table} WHERE folder = ?", (folder,))


def _kept_after(connection: sqlite3.Connection, folder: str) -> list[tuple[str]]:
    return connection.execute(
        "SELECT folder FROM plan WHERE folder > ? ORDER BY folder LIMIT ?", (folder, _LOOKED_AT)
    ).fetchall()


def _text(others: tuple[tuple[str, int], ...]) -> str:
    return "\0".join(f"{kind} {name}" for name, kind in others)


def _pairs(text: str) -> tuple[tuple[str, int], ...]:
    lines = text.split("\0") if text else []
    return tuple((name, int(kind)) for kind, _, name in (line.partition(" ") for line in lines))
