"""What reports that were sent said otherwise than the plan says today of the same days."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import field, replace

from ctr.late_dataclasses import dataclass
from ctr.plan.model import Plan
from ctr.plan.model.base import same_value
from ctr.plan.model.reporting_periods import ReportingPeriod
from ctr.tracking.reported import Key, SentReport, Told, Value, reported


@dataclass(frozen=True, slots=True, kw_only=True)
class Adjustment:
    """Something that `reports`, one or more, said to be `old` and that is `new`.

    What a later report corrected in one of them, to be `old`, is in `corrected_in`, by its name.
    """

    key: Key
    old: Value
    new: Value
    reports: tuple[SentReport, ...]
    corrected_in: Mapping[str, SentReport] = field(default_factory=dict)

    def told(self) -> list[Told]:
        """What the report that tells it keeps of it."""
        return [Told(report=sent.name, key=self.key, new=self.new) for sent in self.reports]


def earlier(sent: Sequence[SentReport], period: ReportingPeriod) -> list[SentReport]:
    """The reports that one of `period` comes after: of periods that end with it, or before."""
    before = [one for one in sent if one.reported.period.last_day <= period.last_day]
    return sorted(before, key=lambda one: one.on)


def adjustments(plan: Plan, sent: Sequence[SentReport]) -> list[Adjustment]:
    """What is to be corrected in reports, which are in the order in which they were sent.

    A correction that a later one of them told is not told again. Nothing of tasks, targets and
    units that the plan does not have now. One correction of several reports is told once.
    """
    found: dict[tuple[Key, Value, Value], Adjustment] = {}
    places = _places(plan)
    for index, report in enumerate(sent):
        said = report.reported
        now = reported(plan, said.period, said.figures_to, said.received_by)
        told = {
            one.key: (one.new, later)
            for later in sent[index + 1 :]
            for one in later.told
            if one.report == report.name
        }
        values = {**_gone(plan, said.values, now.values), **now.values}
        for key in sorted(values, key=lambda key: places.get(key, len(places))):
            new = values[key]
            old, teller = told.get(key, (said.values.get(key), None))
            if same_value(old, new):
                continue
            if key not in said.values and new is None:
                continue
            known = found.get((key, old, new))
            if known is None:
                known = Adjustment(key=key, old=old, new=new, reports=())
            tellers = {report.name: teller} if teller is not None else {}
            found[key, old, new] = replace(
                known,
                reports=(*known.reports, report),
                corrected_in={**known.corrected_in, **tellers},
            )
    return list(found.values())


def _places(plan: Plan) -> dict[Key, int]:
    """Where tasks and their targets stand, each target after its task; of units nothing."""
    keys: list[Key] = []
    for _, task in plan.tasks():
        keys.append(("task", task.id, ""))
        keys += [("target", task.id, target.id) for target in task.targets]
    return {key: place for place, key in enumerate(keys)}


def _gone(plan: Plan, said: dict[Key, Value], now: dict[Key, Value]) -> dict[Key, Value]:
    """What was said of targets that the plan still has, but has no figure of those days of."""
    known = {("target", task.id, target.id) for _, task, target in plan.targets()}
    return dict.fromkeys(key for key in said if key in known and key not in now)


def last_reported(sent: Sequence[SentReport], period: ReportingPeriod) -> SentReport | None:
    """The last report before that of `period`, of the same year: what figures are compared with.

    Of two that end on the same day, that which was sent last.
    """
    before = [
        one
        for one in sent
        if one.reported.period.year == period.year
        and one.reported.period.last_day < period.last_day
    ]
    return max(before, key=lambda one: (one.reported.period.last_day, one.on), default=None)
