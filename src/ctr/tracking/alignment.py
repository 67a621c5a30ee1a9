"""The programmes of subordinates held against their superior's: what lacks, what is less or later.

Plans are taken in one at a time, and nothing of a plan is kept but what is told of it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from ctr.plan.model import Milestone, Plan, Target, Task
from ctr.tracking.levels import Compared, compared, same_unit, share_of, sum_is_enough
from ctr.tracking.rollup import Rolled, RollupMaker, way_of
from ctr.tracking.unaligned import WHYS, Finding, Locate, Why


@dataclass(slots=True)
class _Shares:
    """What all promised so far as their parts of one milestone of a sum."""

    total: Decimal = Decimal(0)
    names: set[str] = field(default_factory=set)


class Alignment:
    """A superior's plan of a day, and what comes of holding others against it.

    `together`: several plans, whose parts of a sum are added up; else one alone. `locate` tells
    where in the superior's plan things stand.
    """

    def __init__(
        self,
        superior: Plan,
        day: date,
        *,
        together: bool,
        locate: Locate = lambda *_: None,
    ) -> None:
        self._superior = superior
        self._locate = locate
        self._together = together
        self._rollup = RollupMaker(superior, day)
        self._targets = {target.id: (task, target) for _, task, target in superior.targets()}
        self._names: list[str] = []
        self._identities: dict[str, str] = {}
        self._left_out: list[str] = []
        self._of_plans: list[Finding] = []
        self._of_points: dict[str, list[Finding]] = {}
        self._missing: dict[str, list[str]] = {}
        self._notes: dict[tuple[str, Why], dict[str, None]] = {}
        self._shares: dict[tuple[str, int], _Shares] = {}

    @property
    def examined(self) -> int:
        """How many plans were taken in."""
        return len(self._names)

    def tell(self, finding: Finding) -> None:
        """Note what is said of a plan as a whole."""
        self._of_plans.append(finding)

    def leave_out(self, finding: Finding) -> None:
        """Note why a plan cannot be taken in: what it promises is not known."""
        self.tell(finding)
        self._left_out += finding.subordinates

    def add(self, name: str, plan: Plan, locate: Locate = lambda *_: None) -> None:
        """Take in a subordinate's plan of the day; `locate` tells where in it things stand."""
        if (same := self._identities.get(plan.identity)) is not None:
            self.tell(Finding(kind="counted_twice", subordinates=(name,), other=(same, "")))
            return
        if name in self._identities.values():  # another programme of the same body
            name = f"{name} ({plan.programme.title})"
        self._identities[plan.identity] = name
        self._names.append(name)
        serving = self._serving(name, plan, locate)
        for point in self._unserved(serving.points):
            self._missing.setdefault(point, []).append(name)
        for target_id, pairs in serving.targets.items():
            self._examine(name, plan, target_id, pairs, locate)
        for target_id in serving.points:
            if target_id in self._targets and target_id not in serving.targets:
                self._note(target_id, "no_level", name)
        for target, part, whose, which in self._rollup.add(name, plan, serving.targets):
            own = plan.target_of(part.task, part.target)
            self._gap(
                Finding(
                    kind="counted_twice",
                    subordinates=(name,),
                    task=self._targets[target.id][0],
                    target=target,
                    own_task=part.task,
                    own_target=own,
                    other=(whose, which),
                    place=locate(part.task, part.target, None),
                )
            )

    def findings(self) -> list[Finding]:
        """What is said of whole plans, then what of each point in the superior's order."""
        rows = [*self._of_plans]
        for point, task, target in self._points():
            rows += self._unserved_rows(point, task, target)
            rows += self._without_base(task, target) if target is not None else ()
            rows += self._of_points.get(point, [])
            rows += self._sums(point) if target is not None else ()
            rows += [
                Finding(
                    why=why,
                    subordinates=tuple(names),
                    everywhere=len(names) == self.examined > 1,
                    task=task,
                    target=target,
                )
                for why in WHYS
                if (names := self._notes.get((point, why)))
            ]
        return rows

    def rolled_up(self) -> list[Rolled]:
        """The values of all of them for each target of the superior's."""
        return self._rollup.rows()

    def _points(self) -> Iterator[tuple[str, Task, Target | None]]:
        for _, task in self._superior.tasks():
            yield task.id, task, None
            for target in task.targets:
                yield target.id, task, target

    def _serving(self, name: str, plan: Plan, locate: Locate) -> _Serving:
        """Which points a plan serves, by which of its targets; what is no point is told."""
        serving = _Serving(points=set(), targets={})
        for task, own, point in _served(plan):
            if point in self._superior.by_number or point in self._targets:
                serving.points.add(point)
                if own is not None and point in self._targets:
                    serving.targets.setdefault(point, []).append((task, own))
                continue
            own_id = own.id if own is not None else None
            self.tell(
                Finding(
                    kind="unknown_point",
                    subordinates=(name,),
                    own_task=task.id,
                    own_target=own,
                    point=point,
                    place=locate(task.id, own_id, point),
                )
            )
        return serving

    def _unserved(self, points: set[str]) -> Iterator[str]:
        """The points that nothing serves; of a task that nothing serves only the task itself.

        A task is served where it is named or one of its targets is.
        """
        for _, task in self._superior.tasks():
            targets = [target.id for target in task.targets]
            if task.id not in points and points.isdisjoint(targets):
                yield task.id
            else:
                yield from (target for target in targets if target not in points)

    def _unserved_rows(self, point: str, task: Task, target: Target | None) -> Iterator[Finding]:
        """One row where nobody serves the point, else one for each that does not."""
        names = self._missing.get(point, [])
        if len(names) == self.examined > 1:
            everybody = tuple(names)
            yield Finding(
                kind="unserved", subordinates=everybody, everywhere=True, task=task, target=target
            )
            return
        for name in names:
            yield Finding(kind="unserved", subordinates=(name,), task=task, target=target)

    def _without_base(self, task: Task, target: Target) -> Iterator[Finding]:
        """What the superior's plan names as the weight of a mean, and is no figure of its own."""
        base = target.rollup.base if target.rollup is not None else None
        known = self._targets.get(base) if base is not None else None
        if base is not None and (known is None or not known[1].by_figure):
            place = self._locate(task.id, target.id, None)
            yield Finding(kind="unknown_point", task=task, target=target, point=base, place=place)

    def _examine(
        self,
        name: str,
        plan: Plan,
        target_id: str,
        pairs: list[tuple[Task, Target]],
        locate: Locate,
    ) -> None:
        """The targets of one plan that serve one target of the superior's."""
        task, target = self._targets[target_id]
        way = way_of(target)
        if len(pairs) > 1 and way in ("sum", "weighted"):
            known, (own_task, own) = pairs[0][1], pairs[-1]
            self._gap(
                Finding(
                    kind="counted_twice",
                    subordinates=(name,),
                    task=task,
                    target=target,
                    own_task=own_task.id,
                    own_target=own,
                    other=(name, known.id),
                    place=locate(own_task.id, own.id, target_id),
                )
            )
            if way == "sum":
                return
        for own_task, own in pairs:
            if own.by_figure is target.by_figure and not same_unit(own.unit, target.unit):
                self._note(target_id, "unit", name)
                continue
            if way is None and not _of_itself(target):
                self._note(target_id, "undeclared", name)
                continue
            for index, wanted in enumerate(target.milestones):
                if way == "sum":
                    result = self._share(name, own, target_id, index, wanted)
                else:
                    result = compared(own.milestones, wanted)
                if result.unlike is not None:
                    self._note(target_id, result.unlike, name)
                elif result.verdict is None or result.verdict == "enough":
                    continue
                elif not _within(wanted, plan):
                    self._note(target_id, "outside", name)
                else:
                    self._gap(
                        Finding(
                            kind=result.verdict,
                            subordinates=(name,),
                            task=task,
                            target=target,
                            own_task=own_task.id,
                            own_target=own,
                            compared=result,
                            place=locate(own_task.id, own.id, None),
                        )
                    )

    def _share(
        self, name: str, own: Target, target_id: str, index: int, wanted: Milestone
    ) -> Compared:
        """A part of a sum, added to those of the others; alone it cannot be judged."""
        share = share_of(own.milestones, wanted)
        if isinstance(share, Compared):
            return share
        if not self._together:
            self._note(target_id, "part", name)
        shares = self._shares.setdefault((target_id, index), _Shares())
        shares.total += share
        shares.names.add(name)
        return Compared(wanted=wanted, verdict="enough")

    def _sums(self, target_id: str) -> Iterator[Finding]:
        """Where all parts of a sum are less than the superior's, or some of them lack."""
        task, target = self._targets[target_id]
        lacking: dict[str, None] = {}
        for index, wanted in enumerate(target.milestones):
            shares = self._shares.get((target_id, index))
            if shares is None or not self._together:
                continue
            enough = sum_is_enough(shares.total, wanted)
            without = [name for name in self._names if name not in shares.names]
            without += self._left_out
            if without and not (enough and wanted.direction == "higher"):
                lacking.update(dict.fromkeys(without))
            elif not enough:
                yield Finding(
                    kind="lower",
                    subordinates=tuple(self._names),
                    everywhere=True,
                    task=task,
                    target=target,
                    compared=Compared(wanted=wanted, verdict="lower"),
                    total=shares.total,
                )
        for name in lacking:
            self._note(target_id, "incomplete", name)

    def _gap(self, finding: Finding) -> None:
        if finding.target is not None:
            self._of_points.setdefault(finding.target.id, []).append(finding)

    def _note(self, point: str, why: Why, name: str) -> None:
        self._notes.setdefault((point, why), {})[name] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class _Serving:
    """The points that a plan serves, and which of its targets serve each of the targets."""

    points: set[str]
    targets: dict[str, list[tuple[Task, Target]]]


def _served(plan: Plan) -> Iterator[tuple[Task, Target | None, str]]:
    """What a plan says that it serves, by which task, or by which target of it."""
    for _, task in plan.tasks():
        yield from ((task, None, point) for point in task.serves)
        for target in task.targets:
            yield from ((task, target, point) for point in target.serves)


def _within(wanted: Milestone, plan: Plan) -> bool:
    """Whether the programme of a subordinate covers the year in which a milestone is settled."""
    last = wanted.last_day
    return last is None or last.year in plan.programme.period


def _of_itself(target: Target) -> bool:
    """Whether a target means the same of a part as of the whole: reached or not, or a share."""
    return not target.by_figure or (target.unit or "").startswith("%")
