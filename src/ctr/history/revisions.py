"""The commits of a repository, and which file each has at each path of the plan's folder."""

from __future__ import annotations

import os
import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from pathlib import Path

from ctr.history import repository
from ctr.history.repository import Repository
from ctr.plan.load.versions import Entry, Version
from ctr.vietnamese.days import VIETNAM

_FORMAT = "tformat:%H%n%P%n%ct%n%an%n%s"
_LOG = (
    *("log", "--raw", "-z", "--no-abbrev", "--no-renames", "--date-order", "--full-history"),
    *("--sparse", "--diff-merges=first-parent", "--root", "--no-relative", "-O/dev/null"),
    *("--no-follow", "--no-show-signature", "--no-mailmap", "--no-ext-diff", "--no-textconv"),
    *("--no-color", "--no-notes", "--encoding=UTF-8", f"--format={_FORMAT}", "--end-of-options"),
)
_FAULTS = {
    "120000": "là liên kết, không đọc theo được trong lịch sử",
    "160000": "là kho con (submodule), không phải tệp thông thường",
}
_READ = re.compile(r"(?:sections|results)(?:/.*)?|[^/]*\.ya?ml[^/]*", re.IGNORECASE | re.DOTALL)
_MOST_MOVES = 5
_NOT_READ = re.compile(r"(?:.*/)?\.|results/[0-9]{4}/(?:evidence|sent)/", re.DOTALL)
"""What lies in a plan's folders and is no part of the plan: what is hidden, evidence."""


@dataclass(frozen=True, slots=True)
class Commit:
    """A commit: its parents, its author, and the plan's files as it leaves them.

    `at`: when it came into the history, which is later than its author wrote it where it was
    picked from elsewhere or moved onto others.
    `changed`: whether any of them is another than in its first parent.
    """

    hash: str
    parents: tuple[str, ...]
    at: datetime
    by: str
    subject: str
    version: Version
    changed: bool

    @property
    def short(self) -> str:
        """The hash as people write it."""
        return self.hash[:10]


def commits(place: Repository, tips: Sequence[str]) -> dict[str, Commit]:
    """Everything that the tips come from, children before parents."""
    below = os.fsdecode(place.prefix) or "."
    words = repository.ask(Path(place.top), *_LOG, *tips, "--", below)
    read = list(_entries(words))
    known: dict[str, Commit] = {}
    for head, changes in reversed(read):
        hash, parents, at, by, subject = head
        base = known.get(parents[0]) if parents else None
        version: Version = base.version if base is not None else {}
        after = _after(version, changes, place.prefix)
        known[hash] = Commit(
            hash=hash,
            parents=parents,
            at=_moment(at),
            by=by,
            subject=subject,
            version=after,
            changed=after is not version,
        )
    return {head[0]: known[head[0]] for head, _ in read}


def has_plan(version: Version) -> bool:
    """Whether anything of a plan is there, sound or not."""
    return any(path == "programme.yaml" or path.startswith("sections/") for path in version)


def followed(place: Repository, known: dict[str, Commit]) -> dict[str, Commit]:
    """The same commits, with the plan's files of before it was moved to where it is."""
    for _ in range(_MOST_MOVES):
        moved = next(
            filter(None, (_moved(place, known, one) for one in reversed(known.values()))), None
        )
        if moved is None:
            return known
        place, parent = moved
        earlier = commits(place, [parent])
        known = {
            hash: earlier[hash] if hash in earlier and not has_plan(commit.version) else commit
            for hash, commit in known.items()
        }
    return known


def _moved(
    place: Repository, known: dict[str, Commit], commit: Commit
) -> tuple[Repository, str] | None:
    """From where a commit has brought the plan, and the commit before it."""
    parent = commit.parents[0] if commit.parents else ""
    if not has_plan(commit.version) or parent not in known or has_plan(known[parent].version):
        return None
    words = ("diff-tree", "-r", "-z", "-M", "--diff-filter=R", "--no-commit-id", "--no-relative")
    answer = repository.ask(Path(place.top), *words, "--end-of-options", parent, commit.hash)
    tokens = iter(answer.split(b"\0"))
    for token in tokens:
        if not token.startswith(b":"):
            continue
        source, now = next(tokens), next(tokens)
        below = now.removeprefix(place.prefix)
        if below != now and source.endswith(below) and below.endswith(b"programme.yaml"):
            prefix = source.removesuffix(below)
            return replace(place, folder=Path(place.top), prefix=prefix), parent
    return None


def ancestors(known: dict[str, Commit], tips: Collection[str]) -> set[str]:
    """The commits that the tips come from, and they themselves."""
    found: set[str] = set()
    todo = list(tips)
    while todo:
        hash = todo.pop()
        if hash not in found and hash in known:
            found.add(hash)
            todo += known[hash].parents
    return found


def base_of(known: dict[str, Commit], one: str, other: str) -> str | None:
    """The newest commit that both come from; None where there is none."""
    common = ancestors(known, [one]) & ancestors(known, [other])
    return next((hash for hash in known if hash in common), None)


_Head = tuple[str, tuple[str, ...], str, str, str]
_Change = tuple[str, str, bytes]
"""The new mode, the new content, the path."""


def _entries(words: bytes) -> Iterator[tuple[_Head, list[_Change]]]:
    head: _Head | None = None
    changes: list[_Change] = []
    tokens = iter(words.split(b"\0"))
    for token in tokens:
        token = token.removeprefix(b"\n")
        if token.startswith(b":"):
            _, mode, _, blob, _ = token.decode("ascii").split(" ")
            changes.append((mode, blob, next(tokens)))
        elif token:
            if head is not None:
                yield head, changes
            hash, parents, at, by, subject = token.decode("utf-8", "replace").split("\n", 4)
            head, changes = (hash, tuple(parents.split()), at, by, subject), []
    if head is not None:
        yield head, changes


def _after(version: Version, changes: Sequence[_Change], prefix: bytes) -> Version:
    """The files after some have changed; the same object where none of the plan has."""
    after: dict[str, Entry] | None = None
    for mode, blob, raw in changes:
        if not raw.startswith(prefix):
            continue
        path = raw[len(prefix) :].decode("utf-8", "surrogateescape")
        if not _READ.fullmatch(path) or _NOT_READ.match(path):
            continue
        after = dict(version) if after is None else after
        if mode == "000000":
            after.pop(path, None)
        else:
            after[path] = Entry(blob, _FAULTS.get(mode))
    return version if after is None else after


def _moment(seconds: str) -> datetime:
    """The moment in Vietnam; of what no calendar holds, the beginning of 1970."""
    try:
        return datetime.fromtimestamp(0, VIETNAM) + timedelta(seconds=int(seconds))
    except (OverflowError, ValueError):
        return datetime.fromtimestamp(0, VIETNAM)
