"""What the office proposes and units ask for, as the brief and the leader's page find it."""

from __future__ import annotations

from datetime import date

from ctr.plan.model import Plan, UnitResults
from ctr.plan.model.reporting_periods import ReportingPeriod
from ctr.vietnamese.matching import bare_key

_EXTENSION = (
    "gia han",
    "lui thoi han",
    "lui han",
    "keo dai thoi han",
    "keo dai thoi gian",
    "dieu chinh thoi han",
    "dieu chinh thoi gian",
)
"""How units ask for more time, without marks."""


def known_on(results: UnitResults, day: date) -> bool:
    """Whether what a unit reported could be known on a day; words bear no day of their own."""
    days = [results.received, *(report.received for report in results.reports)]
    received = [one for one in days if one is not None]
    return not received or min(received) <= day


def office_words(plan: Plan, period: ReportingPeriod) -> tuple[str, ReportingPeriod]:
    """What the office proposes for a period; for a year without it, in its last report of a part of
    the year that does."""
    if words := plan.words_for(period).proposals:
        return words, period
    summary = plan.summary_of.get(period.year) if period.kind == "year" else None
    parts = [one for one in (summary.periods if summary is not None else ()) if one.proposals]
    if not parts:
        return "", period
    last = max(parts, key=lambda one: one.period.last_day)
    return last.proposals or "", last.period


def asks_for_time(text: str) -> bool:
    """Whether a unit's words ask for a later deadline."""
    key = f" {bare_key(text)} "
    return any(f" {words} " in key for words in _EXTENSION)
