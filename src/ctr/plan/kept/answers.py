"""What plans answered to a question, kept so that only those that changed are asked again.

One SQLite file for the folder that all plans asked lie in, or of the one that is asked alone,
beside their indexes and as easily let go. A plan has a row of its stamps, and each of its answers
one that bears their mark, or those of all plans asked together: an answer holds as long as the
stamps do. A question is a text that names all that an answer depends on but for the plans: the
program, the command, its options, the day.
"""

from __future__ import annotations

import os
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ctr.hashes import blake2b
from ctr.late_dataclasses import dataclass
from ctr.plan.kept.own_database import Layout, change, checksum, reading, remove
from ctr.plan.kept.small_file import cache_folder
from ctr.plan.kept.stamps import Stamps, marked, stamps

if TYPE_CHECKING:
    import sqlite3

_LAYOUT = Layout(
    application=0x43545241,  # the letters CTRA
    version=3,
    tables={
        "plan": "CREATE TABLE plan (folder TEXT PRIMARY KEY, names TEXT, numbers BLOB, mark TEXT) "
        "WITHOUT ROWID",
        "answer": "CREATE TABLE answer (question TEXT, place TEXT, mark TEXT, told TEXT, "
        "text TEXT, checksum TEXT, PRIMARY KEY (question, place)) WITHOUT ROWID",
        "question": "CREATE TABLE question (question TEXT PRIMARY KEY, asked INTEGER) "
        "WITHOUT ROWID",
    },
)
_BATCH = 256
"""Plans whose answers are read, and written, at once: no more of them are held."""
_QUESTIONS = 100
"""So many are kept: those that plans answered anew last. What several answered takes two, that of
each and that of all.
"""
LONGEST = 2_000_000
"""Characters of an answer that is kept."""
_LARGEST = 500_000_000
"""Bytes of the file from which it is begun anew."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What a plan answered: `told`, and `text`, which is long."""

    told: str
    text: str


class Answers:
    """The answers of the plans in `folders`, which are asked in that order, to one question."""

    def __init__(self, file: Path, question: str, folders: Sequence[str]) -> None:
        self._file = file
        self._question = checksum(question)
        self._left: Iterator[str] = iter(folders)
        self._known: dict[str, tuple[Stamps, Answer]] = {}
        self._batch: set[str] = set()
        self._new: list[tuple[str, Stamps, Answer]] = []

    def of(self, folder: str) -> Answer | None:
        """What the plan answered before; None where it has to be asked."""
        while folder not in self._batch:
            self._next_batch()
        return self._fresh(folder)

    def now_of(self, folder: str) -> Answer | None:
        """The same of what another process has kept meanwhile."""
        self._known.update(self._read_of([folder]))
        return self._fresh(folder)

    def _fresh(self, folder: str) -> Answer | None:
        known = self._known.get(folder)
        if known is None:
            return None
        before, answer = known
        return answer if before.hold(folder) else None

    @property
    def waiting(self) -> int:
        """How many answers are new, and not put down yet."""
        return len(self._new)

    def keep(self, folder: str, before: Stamps, answer: Answer) -> None:
        """Keep what it answers now; `before` are its stamps from before it was opened."""
        if _may_be_kept(answer.told, answer.text):
            self._new.append((folder, before, answer))

    def write(self) -> None:
        """Put down what is new. Raises nothing."""
        new, self._new = self._new, []
        if new:
            plans = [(folder, before) for folder, before, _ in new]
            answers = [(folder, before.mark, answer) for folder, before, answer in new]
            _put_down(self._file, self._question, plans, answers)

    def _next_batch(self) -> None:
        self.write()
        folders = list(islice(self._left, _BATCH))
        if not folders:
            raise LookupError(self._file)
        self._batch, self._known = set(folders), dict(self._read_of(folders))

    def _read_of(self, folders: Sequence[str]) -> Iterator[tuple[str, tuple[Stamps, Answer]]]:
        plans, answers = _kept(self._file, self._question, folders, folders)
        for folder, (mark, answer) in answers.items():
            known, before = plans.get(folder, ("", None))
            if before is not None and known == mark:
                yield folder, (before, answer)


class JointAnswer:
    """What the plans in `folders` answered together to one question, or the only one alone.

    It bears the marks of all, and holds as long as the stamps of each do.
    """

    def __init__(self, file: Path, question: str, folders: Sequence[str]) -> None:
        self._file = file
        self._question = checksum(question)
        self._folders = folders
        self._place = checksum(repr(folders))  # also of names that are no text
        self._plans: dict[str, tuple[str, Stamps]] = {}

    def known(self) -> Answer | None:
        """What they answered before; None where they have to be asked."""
        place = self._place
        self._plans, answers = _kept(self._file, self._question, self._folders, (place,))
        if place not in answers or len(self._plans) < len(self._folders):
            return None
        mark, answer = answers[place]
        marks = {folder: kept for folder, (kept, _) in self._plans.items()}
        holds = mark == self._mark(marks) and all(
            before.hold(folder) for folder, (_, before) in self._plans.items()
        )
        return answer if holds else None

    def look(self) -> dict[str, Stamps] | None:
        """Before they are asked: the stamps of each. None where a change would not show in one."""
        seen = {}
        for folder in self._folders:
            _, kept = self._plans.get(folder, ("", None))
            now = kept if kept is not None and kept.hold(folder) else stamps(folder)
            if now is None:
                return None
            seen[folder] = now
        return seen

    def keep(self, before: Mapping[str, Stamps], answer: Answer) -> None:
        """Keep what they answer now, which had these stamps `before`. Raises nothing.

        Not where one has others now: then it may be another plan's answer, put in its place.
        """
        if _may_be_kept(answer.told, answer.text) and all(
            seen.hold(folder) for folder, seen in before.items()
        ):
            mark = self._mark({folder: seen.mark for folder, seen in before.items()})
            answers = [(self._place, mark, answer)]
            _put_down(self._file, self._question, list(before.items()), answers)

    def _mark(self, marks: Mapping[str, str]) -> str:
        """That of all plans, by those of each."""
        return checksum(*(marks[folder] for folder in self._folders))


def _kept(
    file: Path, question: str, folders: Sequence[str], places: Sequence[str]
) -> tuple[dict[str, tuple[str, Stamps]], dict[str, tuple[str, Answer]]]:
    """Of each plan its mark and stamps, of each place the mark that its answer bears, and this.

    Only what is as it was kept; nothing where there is no such file.
    """
    try:
        with reading(file, _LAYOUT) as connection:
            if connection is None:
                return {}, {}
            plans = dict(_plans(connection, folders))
            return plans, dict(_answers(connection, question, places))
    except Exception:  # noqa: BLE001 - whatever is wrong with the file, the plans can be asked
        return {}, {}


def _plans(
    connection: sqlite3.Connection, folders: Sequence[str]
) -> Iterator[tuple[str, tuple[str, Stamps]]]:
    signs = ",".join("?" * len(folders))
    for folder, names, numbers, mark in connection.execute(
        f"SELECT folder, names, numbers, mark FROM plan WHERE folder IN ({signs})", folders
    ):
        if mark == marked(names, numbers):
            yield folder, (mark, Stamps(tuple(names.split("\0")), numbers))


def _answers(
    connection: sqlite3.Connection, question: str, places: Sequence[str]
) -> Iterator[tuple[str, tuple[str, Answer]]]:
    signs = ",".join("?" * len(places))
    for place, mark, told, text, kept in connection.execute(
        "SELECT place, mark, told, text, checksum FROM answer "
        f"WHERE question = ? AND place IN ({signs})",
        (question, *places),
    ):
        if _may_be_kept(told, text) and kept == checksum(question, place, mark, told, text):
            yield place, (mark, Answer(told, text))


def _put_down(
    file: Path,
    question: str,
    plans: Sequence[tuple[str, Stamps]],
    answers: Sequence[tuple[str, str, Answer]],
) -> None:
    """Keep the stamps of plans, and answers to a question: place, mark and answer of each."""

    def write(connection: sqlite3.Connection) -> None:
        connection.execute("REPLACE INTO question VALUES (?, ?)", (question, time.time_ns()))
        old = connection.execute(
            "SELECT question FROM question ORDER BY asked DESC LIMIT -1 OFFSET ?", (_QUESTIONS,)
        ).fetchall()
        for table in ("answer", "question"):
            connection.executemany(f"DELETE FROM {table} WHERE question = ?", old)
        for folder, seen in plans:
            connection.execute(
                "REPLACE INTO plan VALUES (?, ?, ?, ?)",
                (folder, "\0".join(seen.names), seen.numbers, seen.mark),
            )
        for place, mark, answer in answers:
            row = (question, place, mark, answer.told, answer.text)
            connection.execute(
                "REPLACE INTO answer VALUES (?, ?, ?, ?, ?, ?)", (*row, checksum(*row))
            )

    with suppress(OSError):
        if file.stat().st_size > _LARGEST:
            remove(file)
    change(file, _LAYOUT, write)


def _may_be_kept(told: Any, text: Any) -> bool:
    both_texts = isinstance(told, str) and isinstance(text, str)
    return both_texts and len(told) + len(text) <= LONGEST


def answers_file(folders: Sequence[str]) -> Path | None:
    """Where the answers of plans in these folders are kept; None where there is no cache."""
    cache = cache_folder()
    if cache is None or not folders:
        return None
    try:
        common = os.path.commonpath(folders)
    except ValueError:  # on different drives
        return None
    raw = common.encode("utf-8", "surrogateescape")
    return cache / f"{blake2b(raw, digest_size=16).hexdigest()}.answers"
