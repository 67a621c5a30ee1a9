"""The repository that a plan lies in, and what its git answers, however long that is."""

from __future__ import annotations

import os
import re
from dataclasses import dataclass
from pathlib import Path

from ctr import git
from ctr.errors import CannotRun
from ctr.vietnamese.days import looks_like_day


@dataclass(frozen=True, slots=True)
class Repository:
    """Where a plan's folder lies: `prefix` is its path in the repository, `plan/` or empty."""

    folder: Path
    top: str
    prefix: bytes
    shallow: bool

    @property
    def name(self) -> str:
        """What the plan's folder is called."""
        return os.fsdecode(self.prefix).rstrip("/").rpartition("/")[2] or Path(self.top).name


def repository_of(folder: Path) -> Repository:
    """The repository that a folder lies in. Raises CannotRun where there is none."""
    words = ("rev-parse", "--is-shallow-repository", "--show-toplevel", "--show-prefix")
    answer = ask(folder, *words)
    shallow, _, rest = answer.partition(b"\n")
    top, _, prefix = rest.removesuffix(b"\n").rpartition(b"\n")
    return Repository(folder, os.fsdecode(top), prefix, shallow == b"true")


def commit_of(place: Repository, revision: str) -> str:
    """The full hash of the commit that a name stands for. Raises CannotRun where there is none."""
    unknown = _unknown(revision)
    if not revision or revision.startswith("-") or "\0" in revision:
        raise unknown
    try:
        revision.encode()
        words = ("rev-parse", "--verify", "--quiet", "--end-of-options")
        answer = ask(place.folder, *words, f"{revision}^{{commit}}").decode().strip()
    except UnicodeEncodeError:
        raise unknown from None
    except _Refused as error:
        if error.words:
            raise
        raise unknown from None
    if not _HASH.fullmatch(answer):  # `^HEAD` is answered by all but that
        raise unknown
    return answer


_HASH = re.compile(r"[0-9a-f]{40}|[0-9a-f]{64}")


def _unknown(revision: str) -> Unknown:
    if looks_like_day(revision):
        return Unknown(f"không có ngày “{revision}”", "ghi đủ ngày, tháng, năm, ví dụ 30/06/2026")
    return Unknown(
        f"không có phiên bản “{revision}” trong git",
        "ghi mã commit, tên nhánh, nhãn (tag) hoặc HEAD~1; xem các phiên bản: ctr log",
    )


def head_of(place: Repository) -> str:
    """The commit on which the work goes on. Raises CannotRun where there is none yet."""
    try:
        return commit_of(place, "HEAD")
    except Unknown:
        raise CannotRun(
            "kho git chưa có commit nào nên chưa có lịch sử",
            "git add, git commit; các lần ctr đã ghi: ctr undo --list",
        ) from None


class Unknown(CannotRun):
    """There is no such revision."""


class _Refused(CannotRun):
    """Git did not answer; `words` are its own."""

    def __init__(self, words: str) -> None:
        self.words = words
        super().__init__(*git.explained(words))


def ask(folder: Path, *words: str) -> bytes:
    """What git answers. Raises CannotRun."""
    answer = git.asked(folder, "--literal-pathspecs", *words)
    if answer.code:
        raise _Refused(answer.err.strip())
    return answer.raw
