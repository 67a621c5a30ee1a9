"""A plan's history as commands ask for it: all of it, of a day on, or one state of it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from ctr.errors import CannotRun
from ctr.history import repository
from ctr.history.blobs import Blobs
from ctr.history.repository import Repository
from ctr.history.revisions import Commit, ancestors, commits, followed, has_plan
from ctr.history.walk import Walk
from ctr.plan.load import MAX_BYTES
from ctr.plan.load.versions import Versions
from ctr.plan.model import Plan


@dataclass(frozen=True, slots=True)
class History:
    """The commits that HEAD and other revisions come from; `head` is its hash."""

    place: Repository
    head: str
    walk: Walk

    def since(self, start: date | str | None) -> set[str]:
        """The commits that HEAD comes from, that came in since a day, or since a revision.

        Those of another branch came in when it was merged.
        """
        mine = ancestors(self.walk.commits, [self.head])
        base = self._before(start) if isinstance(start, date) else start
        return mine - ancestors(self.walk.commits, [base]) if base is not None else mine

    def plan_before(self, day: date) -> tuple[Plan | None, Commit | None]:
        """The plan as it last was before all that came in since a day.

        Where there was none yet, it is the first one that there is, with its commit.
        """
        plan = self.walk.sound(self._before(day))[0]
        if plan is not None:
            return plan, None
        for hash in reversed(self._line()):
            commit = self.walk.commits[hash]
            if has_plan(commit.version):
                plan, _ = self.walk.plan_of(commit)
                if plan is not None:
                    return plan, commit
        return None, None

    def _before(self, day: date) -> str | None:
        """The last commit of HEAD's own line before the first one of a day or later.

        A clock that went wrong, or was put back, hides nothing that came before.
        """
        base: str | None = None
        line = self._line()
        for hash in reversed(line):
            if self.walk.commits[hash].at.date() >= day:
                return base
            base = hash
        return base

    def _line(self) -> list[str]:
        """HEAD, and from each its first parent."""
        line: list[str] = []
        hash: str | None = self.head
        while hash is not None and hash in self.walk.commits:
            line.append(hash)
            parents = self.walk.commits[hash].parents
            hash = parents[0] if parents else None
        return line

    def plan_at(self, commit: Commit, typed: str) -> Plan:
        """The plan that a revision holds. Raises CannotRun where it holds none that is sound."""
        if not has_plan(commit.version):
            where = self.place.prefix.decode("utf-8", "replace") or "gốc kho git"
            raise CannotRun(
                f"ở phiên bản {typed} không có kế hoạch nào tại {where}",
                "chọn phiên bản khác; xem các phiên bản: ctr log",
            )
        plan, problem = self.walk.plan_of(commit)
        if plan is None:
            fault = f"{problem.file}:{problem.line}: {problem.message}" if problem else "?"
            raise CannotRun(
                f"kế hoạch ở phiên bản {typed} có lỗi nên không so được: {fault}",
                "chọn phiên bản khác; xem các phiên bản: ctr log",
            )
        return plan


@contextmanager
def history(folder: Path, *revisions: str) -> Iterator[tuple[History, list[str]]]:
    """The history of the plan in a folder, and the hash of each revision. Raises CannotRun."""
    place = repository.repository_of(folder)
    head = repository.head_of(place)
    wanted = [repository.commit_of(place, revision) for revision in revisions]
    known = followed(place, commits(place, [head, *wanted]))
    with Blobs(place, MAX_BYTES) as blobs:
        yield History(place, head, Walk(known, Versions(place.name, blobs.content))), wanted
