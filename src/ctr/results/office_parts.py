"""The parts of a report that are the office's own words, and which of them the plan has."""

from __future__ import annotations

from typing import Any, Literal, get_args

from ctr.plan.model import Plan, Summary
from ctr.plan.model.reporting_periods import ReportingPeriod
from ctr.plan.model.results import PeriodWords

OfficePart = Literal["direction", "strengths", "shortcomings", "causes", "next_year", "proposals"]
OFFICE_PARTS: tuple[OfficePart, ...] = get_args(OfficePart)
"""In the order of the report."""
ASSESSED: tuple[OfficePart, ...] = ("strengths", "shortcomings", "causes")
Words = Summary | PeriodWords | None
"""Where the plan has the words for the year, or for another period."""


def holder_of(plan: Plan, period: ReportingPeriod) -> Words:
    """What the plan has of the office's words for a period."""
    summary = plan.summary_of.get(period.year)
    if period.kind == "year" or summary is None:
        return summary
    return next((words for words in summary.periods if words.period == period), None)


def words_of(holder: Words, part: OfficePart) -> str | None:
    """What is written of a part."""
    place: Any = holder.assessment if holder is not None and part in ASSESSED else holder
    text: str | None = getattr(place, key_of(holder, part), None)
    return text


def unwritten(plan: Plan, period: ReportingPeriod) -> tuple[OfficePart, ...]:
    """The parts that the plan has no words for."""
    holder = holder_of(plan, period)
    return tuple(part for part in OFFICE_PARTS if words_of(holder, part) is None)


def key_of(holder: Words, part: OfficePart) -> Literal["next_period"] | OfficePart:
    """Under which key the plan has a part."""
    return "next_period" if part == "next_year" and isinstance(holder, PeriodWords) else part
