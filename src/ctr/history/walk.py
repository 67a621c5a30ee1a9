"""The history of a plan, commit by commit, the oldest first."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from ctr.history.changes import Comparison
from ctr.history.event import Event
from ctr.history.events import events
from ctr.history.merges import own_changes
from ctr.history.plans import compare
from ctr.history.revisions import Commit, base_of, has_plan
from ctr.plan.load.versions import Versions
from ctr.plan.model import Plan
from ctr.problems import Problem


@dataclass(frozen=True, slots=True, kw_only=True)
class Revision:
    """A commit and what happened in it; `problem` is the first of a plan that does not load.

    `skipped` are the commits just before it that do not load: what they changed is in here, too.
    `plan` is the plan after it. `began`: no plan was there before; `ended`: none is any more;
    `back`: it is there again, and what is another than it last was is told.
    """

    commit: Commit
    events: tuple[Event, ...] = ()
    plan: Plan | None = None
    problem: Problem | None = None
    skipped: tuple[Commit, ...] = ()
    began: bool = False
    ended: bool = False
    back: bool = False


class Walk:
    """The commits of a history, with the plan of each."""

    def __init__(self, commits: dict[str, Commit], versions: Versions) -> None:
        self.commits = commits
        self.versions = versions
        self._problems: dict[str, Problem | None] = {}

    def revisions(self, wanted: Collection[str]) -> Iterator[Revision]:
        """Those of the wanted commits in which anything happened, parents before children."""
        for hash in reversed(self.commits):
            if hash in wanted and (revision := self._revision(self.commits[hash])) is not None:
                yield revision

    def plan_of(self, commit: Commit) -> tuple[Plan | None, Problem | None]:
        """The plan of a commit, or the first problem for which it does not load."""
        if commit.hash in self._problems and self._problems[commit.hash] is not None:
            return None, self._problems[commit.hash]
        plan, problems = self.versions.plan(commit.version)
        problem = problems[0] if plan is None else None
        self._problems[commit.hash] = problem
        return plan, problem

    def sound(self, hash: str | None) -> tuple[Plan | None, tuple[Commit, ...]]:
        """The last sound plan up to a commit, and the commits since that do not load."""
        passed: list[Commit] = []
        while hash is not None:
            commit = self.commits[hash]
            hash = (
                commit.parents[0] if commit.parents and commit.parents[0] in self.commits else None
            )
            if not has_plan(commit.version):
                continue
            if not commit.changed and hash is not None and self._problems.get(commit.hash):
                continue
            plan, _ = self.plan_of(commit)
            if plan is not None:
                return plan, tuple(reversed(passed))
            if commit.changed or hash is None:
                passed.append(commit)
        return None, tuple(reversed(passed))

    def _revision(self, commit: Commit) -> Revision | None:
        parents = [parent for parent in commit.parents if parent in self.commits]
        same = all(self.commits[parent].version == commit.version for parent in parents)
        if same and (parents or not commit.version):
            return None
        first = parents[0] if parents else None
        if not has_plan(commit.version):
            had = first is not None and has_plan(self.commits[first].version)
            return Revision(commit=commit, ended=True) if had else None
        plan, problem = self.plan_of(commit)
        if plan is None:
            return Revision(commit=commit, problem=problem) if commit.changed else None
        before, skipped = self.sound(first)
        if before is None and len(parents) < 2:
            return Revision(commit=commit, plan=plan, began=True, skipped=skipped)
        comparison = self._compared(parents, before, plan)
        happened = tuple(events(comparison))
        back = bool(parents) and not any(has_plan(self.commits[one].version) for one in parents)
        if all(event.silent for event in happened) and not back:
            return None
        return Revision(commit=commit, plan=plan, events=happened, skipped=skipped, back=back)

    def _compared(self, parents: list[str], before: Plan | None, plan: Plan) -> Comparison:
        if len(parents) < 2:
            return compare(before, plan)
        sides = [before, *(self.sound(parent)[0] for parent in parents[1:])]
        base = base_of(self.commits, parents[0], parents[1])
        return own_changes(self.sound(base)[0] if base else None, sides, plan)
