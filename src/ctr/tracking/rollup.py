"""What the figures of subordinates come to for each target of their superior's.

A figure that lacks is told with its reason and is never taken as 0; nothing is added up that was
not declared, and nobody is ranked.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Literal

from ctr.plan.model import Measurement, Milestone, Plan, Target, Task
from ctr.tracking.figures import latest, meets
from ctr.tracking.levels import basis_of, same_unit
from ctr.tracking.targets import Progress, ProgressReader
from ctr.vietnamese.document_references import document_references
from ctr.vietnamese.matching import bare_key, match_key

Way = Literal["sum", "weighted", "all"]
Lack = Literal[
    "unserved",
    "no_figure",
    "incomplete",
    "other_unit",
    "other_basis",
    "unclear",
    "no_base",
    "counted_twice",
]
"""Why a subordinate is not in the roll-up of a target: nothing of its serves it; it has no figure;
not one of each year; it measures otherwise; two different figures; no weight; one that was counted
already."""
Proof = tuple[str, ...]
_EVERY_WARD = ("UBND", "HĐND", "VP")
"""Symbols that every ward's own documents bear, so that a number alone does not tell one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A subordinate's figure for one target of the superior's, and what proves it."""

    value: Decimal | bool
    as_of: date
    proofs: frozenset[Proof]
    task: str
    target: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Rolled:
    """One target of the superior's, rolled up.

    `value`: the sum or mean of the `figures` there are, None where there is none or the way (`way`)
    is not declared; of what all have to reach whether they did, None as long as that is open.
    `of` is how many subordinates there are. `first_day` and `last_day` are those of the figures.
    """

    task: Task
    target: Target
    milestone: Milestone
    way: Way | None
    value: Decimal | bool | None
    reached: int | None
    figures: int
    of: int
    first_day: date | None
    last_day: date | None
    missing: tuple[tuple[str, Lack], ...]


@dataclass(slots=True)
class _Sum:
    """What has come in so far for one target; parts are not kept."""

    figures: int = 0
    reached: int = 0
    total: Decimal = Decimal(0)
    weights: Decimal = Decimal(0)
    days: list[date] = field(default_factory=list)
    missing: list[tuple[str, Lack]] = field(default_factory=list)
    seen: dict[Proof, tuple[str, str]] = field(default_factory=dict)


Repeated = tuple[Target, Part, str, str]
"""A target of the superior's, the part that repeats one, and whose target that was: name and id."""


class RollupMaker:
    """Takes in one subordinate after the other."""

    def __init__(self, superior: Plan, day: date) -> None:
        self._day = day
        self._targets = [(task, target) for _, task, target in superior.targets()]
        reader = ProgressReader(superior, year_on(superior, day), day)
        self._now = {
            target.id: current(reader, task, target).milestone for task, target in self._targets
        }
        self._sums = {target.id: _Sum() for _, target in self._targets}
        self._of = 0

    def add(
        self, name: str, plan: Plan, serving: Mapping[str, Sequence[tuple[Task, Target]]]
    ) -> Iterator[Repeated]:
        """Take in the figures of a subordinate; yields those that were counted before.

        `serving` are its targets by the id of the superior's that they serve.
        """
        self._of += 1
        reader = ProgressReader(plan, year_on(plan, self._day), self._day)
        parts = {
            target.id: _one(
                _part(plan, reader, own_task, own, target, self._day)
                for own_task, own in serving.get(target.id, ())
            )
            for _, target in self._targets
        }
        for _, target in self._targets:
            part = parts[target.id]
            totals = self._sums[target.id]
            repeated = self._repeated(target, part, totals) if isinstance(part, Part) else None
            if isinstance(part, Part) and repeated is not None:
                totals.missing.append((name, "counted_twice"))
                yield target, part, *repeated
            elif isinstance(part, Part):
                self._count(name, target, part, parts, totals)
            else:
                totals.missing.append((name, part))

    def rows(self) -> list[Rolled]:
        """Every target of the superior's, in the order of its document."""
        return [self._row(task, target) for task, target in self._targets]

    def _repeated(self, target: Target, part: Part, totals: _Sum) -> tuple[str, str] | None:
        """Whose figure this is, if it was counted already."""
        if way_of(target) not in ("sum", "weighted"):
            return None
        return next((totals.seen[proof] for proof in part.proofs if proof in totals.seen), None)

    def _count(
        self,
        name: str,
        target: Target,
        part: Part,
        parts: Mapping[str, Part | Lack],
        totals: _Sum,
    ) -> None:
        weight = Decimal(1)
        if target.rollup is not None and target.rollup.base is not None:
            base = parts.get(target.rollup.base)
            if not isinstance(base, Part) or isinstance(base.value, bool) or base.value < 0:
                totals.missing.append((name, "no_base"))
                return
            weight = base.value
        totals.figures += 1
        totals.reached += meets(self._now[target.id], part.value)
        if not isinstance(part.value, bool):
            totals.total += part.value * weight
            totals.weights += weight
        totals.days = [min([*totals.days, part.as_of]), max([*totals.days, part.as_of])]
        for proof in part.proofs:
            totals.seen.setdefault(proof, (name, part.target))

    def _row(self, task: Task, target: Target) -> Rolled:
        totals, way = self._sums[target.id], way_of(target)
        value: Decimal | bool | None = None
        if way == "sum" and totals.figures:
            value = totals.total
        elif way == "weighted" and totals.weights:
            value = (totals.total / totals.weights).quantize(Decimal("0.01"))
        elif way == "all" and totals.reached < totals.figures:
            value = False
        elif way == "all" and self._of and totals.figures == self._of:
            value = True
        return Rolled(
            task=task,
            target=target,
            milestone=self._now[target.id],
            way=way,
            value=value,
            reached=totals.reached if way == "all" else None,
            figures=totals.figures,
            of=self._of,
            first_day=totals.days[0] if totals.days else None,
            last_day=totals.days[-1] if totals.days else None,
            missing=tuple(totals.missing),
        )


def way_of(target: Target) -> Way | None:
    """How a target is rolled up: as declared, and what is reached or not by all having to."""
    if target.rollup is not None:
        return target.rollup.as_
    return None if target.by_figure else "all"


def year_on(plan: Plan, day: date) -> int:
    """The year of a programme that a day is looked at in."""
    period = plan.programme.period
    year = max(day.year, period.from_)
    return year if period.beyond else min(year, period.to)


def current(reader: ProgressReader, task: Task, target: Target) -> Progress:
    """How a target stands: by the milestone of the year, else by the next, else by the last."""
    of_year = (progress for progress in reader.in_year(task) if progress.target.id == target.id)
    if (progress := next(of_year, None)) is not None:
        return progress
    coming = (one for one in target.milestones if (one.last_day or date.max) >= reader.as_of)
    return reader.of(task, target, next(coming, target.milestones[-1]))


def _one(parts: Iterable[Part | Lack]) -> Part | Lack:
    """The one figure of a subordinate; of several targets only where they say the same."""
    every = list(parts)
    known = [part for part in every if isinstance(part, Part)]
    if len({(part.value, part.as_of) for part in known}) > 1:
        return "unclear"
    if known:
        return known[0]
    return every[0] if every else "unserved"


def _part(
    plan: Plan, reader: ProgressReader, task: Task, own: Target, target: Target, day: date
) -> Part | Lack:
    """What one target of a subordinate's has to say for the superior's."""
    if own.by_figure is not target.by_figure or not same_unit(own.unit, target.unit):
        return "other_unit"
    progress = current(reader, task, own)
    milestone, actual = progress.milestone, progress.actual
    if basis_of(milestone) not in {basis_of(one) for one in target.milestones}:
        return "other_basis"
    over = milestone.over
    if over is not None and over.as_ == "throughout" and own.by_figure:
        known = reader.figures.get((task.id, own.id), [])
        actual = latest([figure for figure in known if figure.as_of <= day])
    if actual is None:
        return "no_figure"
    if progress.missing_years:
        return "incomplete"
    years = progress.years if over is not None and over.as_ != "throughout" else ()
    behind = [
        value
        for value in _measured(plan, task, own)
        if value.as_of <= day
        and (value.as_of.year in years if years else value.as_of == actual.as_of)
    ]
    proofs = frozenset(proof for value in behind for proof in _proofs(value, own.unit))
    return Part(value=actual.value, as_of=actual.as_of, proofs=proofs, task=task.id, target=own.id)


def _measured(plan: Plan, task: Task, target: Target) -> Iterator[Measurement]:
    for results in plan.results:
        for result in results.tasks:
            if result.task == task.id:
                yield from (value for value in result.values if value.target == target.id)


def _proofs(value: Measurement, unit: str | None) -> Iterator[Proof]:
    """What tells a figure from all others: its file, or the document that it is taken from.

    Only with the figure itself: one table may be the source of many wards' figures. Nothing tells
    apart what all report alike, such as none or 100%.
    """
    figure = value.value
    if isinstance(figure, bool) or figure == 0 or (figure == 100 and (unit or "")[:1] == "%"):
        return
    shown = str(figure.normalize())
    for file in value.files:
        yield "file", file.sha256, shown
    for one in document_references(value.source or ""):
        own = (one.number or "").rpartition("/")[2].rpartition("-")[2]
        everywhere = bare_key(own) in {bare_key(symbol) for symbol in _EVERY_WARD}
        if one.key is not None and one.has_symbol and (one.issuer or not everywhere):
            day = one.day.isoformat() if one.day is not None else ""
            issuer = match_key(one.issuer)
            yield "document", one.key, day, issuer, shown, value.as_of.isoformat()
