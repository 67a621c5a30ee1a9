"""What makes a report one of its period: its day, what it is compared with, what comes after it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date

from ctr.documents.views.references import numbered
from ctr.documents.views.rows import Compared, told_on
from ctr.plan.model import Plan, TaskResult, UnitResults
from ctr.plan.model.reporting_periods import ReportingPeriod
from ctr.tracking.adjustments import earlier, last_reported
from ctr.tracking.reported import SentReport, reported
from ctr.vietnamese import phrases
from ctr.wording.changes import report_name
from ctr.wording.periods import as_of_phrase

Wording = Callable[[UnitResults | TaskResult], Iterable[str]]
"""Which of a unit's own words, of the year or of a task."""


def figures_day(plan: Plan, period: ReportingPeriod, as_of: date) -> date:
    """The day of the figures of a report made on `as_of`: what comes later does not count in it."""
    return min(plan.words_for(period).figures_to or period.last_day, as_of)


def compared(
    plan: Plan, period: ReportingPeriod, figures_to: date, sent: Sequence[SentReport]
) -> Compared | None:
    """What figures are compared with: the last report of the same year that was sent.

    Where none was, what the period before would have reported by what is known now; the year is
    compared with nothing then.
    """
    last = last_reported(earlier(sent, period), period)
    if last is not None:
        return Compared(reported=last.reported, against=report_name(last))
    before = period.before()
    if before is None or before.last_day >= figures_to:
        return None
    day = figures_day(plan, before, before.last_day)
    said = reported(plan, before, day, before.last_day)
    return Compared(reported=said, against=as_of_phrase(before))


def planned_after(period: ReportingPeriod) -> Wording:
    """What a unit planned for the time after a period."""
    if period.kind == "year":
        return lambda holder: holder.next_year
    return lambda holder: (plan.text for plan in holder.next_period if plan.period == period)


def list_of(name: str) -> Wording:
    """What the list `name` of a unit or of one of its tasks holds."""
    return lambda holder: getattr(holder, name)


def tasks_by_text(results: UnitResults, of: Wording, *, tasks: bool = True) -> dict[str, list[str]]:
    """What a unit wrote, each text once, with the numbers of its tasks; none of its report's own.

    Those of its tasks are left out without `tasks`.
    """
    items: dict[str, list[str]] = {phrases.run_on(text): [] for text in of(results)}
    for result in results.tasks if tasks else ():
        for text in of(result):
            items.setdefault(phrases.run_on(text), []).append(result.task)
    return items


def units_words(
    plan: Plan, period: ReportingPeriod, as_of: date | None, of: Wording, *, tasks: bool = True
) -> Iterator[str]:
    """What the units themselves wrote, of the year and of each task: a paragraph a unit.

    In the report of a part of the year, with the day of the unit's last report by `as_of`; without
    it where the words are of the period itself.
    """
    for results in plan.results:
        if results.year != period.year:
            continue
        items = tasks_by_text(results, of, tasks=tasks)
        if items:
            told = told_on(plan, results.unit, period, as_of) if as_of is not None else ""
            worded = (f"{text}{_of_tasks(numbers)}" for text, numbers in items.items())
            yield phrases.sentence(f"{results.unit}{told}: {'; '.join(worded)}")


def _of_tasks(numbers: list[str]) -> str:
    return f" ({phrases.joined([numbered(number) for number in numbers])})" if numbers else ""
