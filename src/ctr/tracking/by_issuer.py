"""The status of several plans: a line for each body that issued some, and the whole."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass, replace
from datetime import date
from typing import Any, Literal

from ctr.plan.model.reporting_periods import ReportingPeriod
from ctr.tracking.summary import StatusSummary
from ctr.tracking.targets import Course
from ctr.tracking.task_status import OverdueRates, TaskState
from ctr.vietnamese.committees import body_key


@dataclass(frozen=True, slots=True, kw_only=True)
class RolledUp:
    """The counts of one or more plans of one body, of a unit or a leader of them, or of all.

    `scope` says which, `name` the unit or leader where there is one alone. `issuer` is None of the
    whole; `period` is None where it differs from plan to plan.
    """

    scope: Literal["issuer", "unit", "leader", "all"]
    issuer: str | None
    name: str | None
    plans: tuple[str, ...]
    period: ReportingPeriod | None
    states: dict[TaskState, int]
    done_before: int
    courses: dict[Course, int]
    disagreeing: int
    rates: OverdueRates
    reports_due: int
    reports_received: int
    last_entry: date | None
    as_of: date

    @property
    def tasks(self) -> int:
        """How many tasks are counted."""
        return sum(self.states.values())

    @property
    def led(self) -> int:
        """How many of them a unit leads."""
        return self.tasks - self.states.get("unassigned", 0)

    @property
    def days_since_entry(self) -> int | None:
        """Days from the newest entry to the day of the answer, None where there is no entry."""
        return (self.as_of - self.last_entry).days if self.last_entry is not None else None

    def as_data(self) -> dict[str, Any]:
        """The counts as JSON can hold them; `of_data` reads them back."""
        return {
            **asdict(self),
            "period": self.period.code if self.period is not None else None,
            "last_entry": self.last_entry.isoformat() if self.last_entry is not None else None,
            "as_of": self.as_of.isoformat(),
        }

    @classmethod
    def of_data(cls, data: dict[str, Any]) -> RolledUp:
        """What `as_data` was made of.

        Raises ValueError, TypeError and LookupError for what it has not made.
        """
        counts = (data["states"], data["courses"], data["rates"])
        numbers = [number for each in counts for number in each.values()]
        if not {type(number) for number in numbers} <= {int}:
            raise TypeError(numbers)
        period, last = data["period"], data["last_entry"]
        read = {
            "plans": tuple(data["plans"]),
            "period": ReportingPeriod.parse(period) if period is not None else None,
            "rates": OverdueRates(**data["rates"]),
            "last_entry": date.fromisoformat(last) if last is not None else None,
            "as_of": date.fromisoformat(data["as_of"]),
        }
        return cls(**{**data, **read})


def of_plan(issuer: str, plan: str, row: StatusSummary) -> RolledUp:
    """One plan's summary as a line of its issuer."""
    return RolledUp(
        scope="issuer" if row.scope == "all" else row.scope,
        issuer=issuer,
        name=None if row.scope == "all" else row.name,
        plans=(plan,),
        period=row.period,
        states=row.states,
        done_before=row.done_before,
        courses=row.courses,
        disagreeing=len(row.disagreeing),
        rates=row.rates,
        reports_due=len(row.reports_expected),
        reports_received=len(row.reports_expected) - len(row.reports_missing),
        last_entry=row.last_entry,
        as_of=row.as_of,
    )


def joined(one: RolledUp, other: RolledUp) -> RolledUp:
    """The counts of both, which are of the same scope, under the names that both have."""
    days = [day for day in (one.last_entry, other.last_entry) if day is not None]
    return RolledUp(
        scope=one.scope,
        issuer=one.issuer if _same_body(one.issuer, other.issuer) else None,
        name=one.name if one.name == other.name else None,
        plans=(*one.plans, *other.plans),
        period=one.period if one.period == other.period else None,
        states=dict(Counter(one.states) + Counter(other.states)),
        done_before=one.done_before + other.done_before,
        courses=dict(Counter(one.courses) + Counter(other.courses)),
        disagreeing=one.disagreeing + other.disagreeing,
        rates=one.rates + other.rates,
        reports_due=one.reports_due + other.reports_due,
        reports_received=one.reports_received + other.reports_received,
        last_entry=max(days, default=None),
        as_of=one.as_of,
    )


def _same_body(one: str | None, other: str | None) -> bool:
    return one == other or (
        one is not None and other is not None and body_key(one) == body_key(other)
    )


class RollUp:
    """The lines of plans that come one after the other; plans of one body share a line."""

    def __init__(self) -> None:
        self._lines: dict[tuple[str | None, str | None, str | None], RolledUp] = {}
        self._whole: RolledUp | None = None
        self._once = True

    def add(self, issuer: str, plan: str, rows: Iterable[StatusSummary]) -> None:
        """The summaries of one plan: of the whole of it, or of the units and leaders asked for."""
        self.join([of_plan(issuer, plan, row) for row in rows])

    def join(self, lines: Sequence[RolledUp]) -> None:
        """The same of a plan's own lines."""
        for line in lines:
            period = line.period.code if line.period is not None else None
            body = body_key(line.issuer) if line.issuer is not None else None
            key = (body, line.name, period)
            before = self._lines.get(key)
            self._lines[key] = line if before is None else joined(before, line)
            self._whole = line if self._whole is None else joined(self._whole, line)
        self._once = self._once and len(lines) == 1

    @property
    def lines(self) -> list[RolledUp]:
        """The lines of all bodies, then that of the whole.

        None of the whole where a plan gave several: units that lead a task together each count it.
        """
        lines = list(self._lines.values())
        if self._whole is None or not self._once:
            return lines
        return [*lines, replace(self._whole, scope="all", issuer=None)]
