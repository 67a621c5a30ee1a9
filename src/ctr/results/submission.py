"""Putting down what the ward itself has sent, reports and letters, in the summary of the year."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from ctr.plan.model import Plan, Summary
from ctr.plan.model.base import keys_of
from ctr.plan.model.reporting_periods import ReportingPeriod
from ctr.results.changes import Change
from ctr.results.transaction import FileEdits, Recorded, Transaction
from ctr.yamlfile.editor import Edit


def record_sent(
    transaction: Transaction,
    duty: str,
    period: ReportingPeriod,
    on: date,
    document: str | None = None,
    *,
    dry_run: bool = False,
) -> Recorded:
    """Write that the report of `duty` for a period went out on a day. Raises CannotRun."""
    of = None if period.kind == "year" else period
    value: dict[str, object] = {"duty": duty}
    if of is not None:
        value["period"] = of.code
    value["on"] = on
    if document is not None:
        value["document"] = document
    change = Change(field="submitted", old=None, new=on, duty=duty, period=of)

    def is_known(summary: Summary) -> bool:
        return (duty, of, on) in [(sent.duty, sent.period, sent.on) for sent in summary.submitted]

    return _append(transaction, period.year, change, value, is_known, dry_run)


def record_letter(
    transaction: Transaction, unit: str, on: date, number: str, *, dry_run: bool = False
) -> Recorded:
    """Write that the letter of a number went out to a unit on a day. Raises CannotRun."""
    value: dict[str, object] = {"unit": unit, "on": on, "number": number}
    change = Change(field="letters", old=None, new=on)

    def is_known(summary: Summary) -> bool:
        return (unit, on, number) in [
            (letter.unit, letter.on, letter.number) for letter in summary.letters
        ]

    return _append(transaction, on.year, change, value, is_known, dry_run)


def _append(
    transaction: Transaction,
    year: int,
    change: Change,
    value: dict[str, object],
    is_known: Callable[[Summary], bool],
    dry_run: bool,
) -> Recorded:
    edit = Edit(path=(change.field,), value=value, append=True, order=keys_of(Summary))

    def edits(plan: Plan) -> list[FileEdits]:
        known = plan.summary_of.get(year)
        if known is not None and is_known(known):
            return [FileEdits(unit=None, year=year, edits=(), changes=())]
        return [FileEdits(unit=None, year=year, edits=(edit,), changes=(change,))]

    (recorded,) = transaction.write(edits, dry_run=dry_run)
    return recorded
