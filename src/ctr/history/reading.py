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
from ctr.plan.load.fingerprint import MAX_BYTES
from ctr.plan.load.versions import Versions
from ctr.plan.model import Plan


@dataclass(frozen=True, slots=True)
class History:
    """The commits that HEAD and other revisions come from; `head` is its hash."""

    place: Repository
    head: str
    walk: Walk

    def since(self, start: date | str | None) -> set[str]:
        """The commits that HEAD comes from, of a day on, or that a revision does not come from."""
        known = self.walk.commits
        mine = ancestors(known, [self.head])
        if isinstance(start, date):
            return {hash for hash in mine if known[hash].at.date() >= start}
        return mine - ancestors(known, [start]) if start is not None else mine

    def plan_before(self, day: date) -> Plan | None:
        """The plan of HEAD's own line as it last was before a day; None where there was none."""
        known = self.walk.commits
        hash: str | None = self.head
        while hash is not None and hash in known:
            if known[hash].at.date() < day:
                return self.walk.sound(hash)[0]
            hash = known[hash].parents[0] if known[hash].parents else None
        return None

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
