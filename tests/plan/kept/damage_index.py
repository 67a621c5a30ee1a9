"""What may become of the file of an index: by a failing disk, other programs, or ill will."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable
from contextlib import closing, suppress
from pathlib import Path
from random import Random


def _bits(index: Path, random: Random) -> None:
    content = bytearray(index.read_bytes())
    for _ in range(random.choice((1, 1, 100))):
        if content:
            content[random.randrange(len(content))] ^= 1 << random.randrange(8)
    index.write_bytes(content)


def _cut(index: Path, random: Random) -> None:
    os.truncate(index, random.choice((0, 100, random.randrange(index.stat().st_size + 1))))


def _noise(index: Path, random: Random) -> None:
    index.write_bytes(random.randbytes(10_000))


def _gone(index: Path, random: Random) -> None:
    index.unlink()


def _foreign(index: Path, random: Random) -> None:
    """The file of another program."""
    index.unlink()
    with closing(sqlite3.connect(index)) as other:
        other.execute("CREATE TABLE plan (folder, program)")
        other.commit()


def _sql(*statements: str) -> Callable[[Path, Random], None]:
    def change(index: Path, random: Random) -> None:
        with suppress(sqlite3.Error, UnicodeError), closing(sqlite3.connect(index)) as connection:
            for statement in statements:
                connection.execute(statement)
            connection.commit()

    return change


def _sparse(index: Path, random: Random) -> None:
    """Larger than a disk."""
    os.truncate(index, 10_000_000_000)


def _link(index: Path, random: Random) -> None:
    index.rename(index.with_suffix(".away"))
    index.symlink_to(index.with_suffix(".away"))


def _pipe(index: Path, random: Random) -> None:
    index.unlink()
    os.mkfifo(index)


def _device(index: Path, random: Random) -> None:
    index.unlink()
    index.symlink_to("/dev/zero")


def _writable(index: Path, random: Random) -> None:
    index.chmod(0o666)


def _read_only(index: Path, random: Random) -> None:
    index.chmod(0o400)


def _journal(index: Path, random: Random) -> None:
    """What a writer that was broken off, or another program, left beside it."""
    index.with_name(f"{index.name}-journal").write_bytes(random.randbytes(2_000))


DEEP = "[" * 100_000
DAMAGES: tuple[Callable[[Path, Random], None], ...] = (
    _bits,
    _cut,
    _noise,
    _gone,
    _foreign,
    _sparse,
    _link,
    _pipe,
    _device,
    _writable,
    _read_only,
    _journal,
    _sql("PRAGMA user_version = 99"),
    _sql("PRAGMA application_id = 99"),
    _sql("PRAGMA journal_mode = WAL"),
    _sql("CREATE TRIGGER t AFTER DELETE ON file BEGIN DELETE FROM plan; END"),
    _sql("CREATE VIEW v AS SELECT * FROM plan"),
    _sql("ALTER TABLE plan RENAME TO p", "CREATE VIEW plan AS SELECT * FROM p"),
    _sql("DROP TABLE file"),
    _sql("DELETE FROM file"),
    _sql("DELETE FROM file WHERE name LIKE 'sections/%'"),
    _sql("UPDATE file SET part = replace(part, '2030', '2031')"),
    _sql("UPDATE file SET content = 'x'"),
    _sql("UPDATE file SET seen = 'x', stamp = 5"),
    _sql("UPDATE file SET part = x'00ff', nodes = NULL"),
    _sql(f"UPDATE file SET part = '{DEEP}'"),
    _sql(f"UPDATE plan SET head = '{DEEP}'"),
    _sql("UPDATE plan SET head = head || ' '"),
    _sql("UPDATE plan SET program = 'x', others = 7"),
    _sql("UPDATE plan SET folder = folder || 'x'"),
    _sql("UPDATE answer SET text = 'x'"),
    _sql("UPDATE answer SET told = '1'"),
)
