"""Putting down that the ward has sent a report of its own, in the summary of the year."""

from __future__ import annotations

from datetime import date

from ctr.plan.model import Plan, Summary
from ctr.plan.model.base import keys_of
from ctr.results.changes import Change
from ctr.results.transaction import FileEdits, Recorded, Transaction
from ctr.yamlfile.editor import Edit


def record_sent(
    transaction: Transaction, duty: str, year: int, on: date, document: str | None = None
) -> Recorded:
    """Write that the report of `duty` for `year` went out on a day. Raises CannotRun."""
    value: dict[str, object] = {"duty": duty, "on": on}
    if document is not None:
        value["document"] = document
    edit = Edit(path=("submitted",), value=value, append=True, order=keys_of(Summary))
    change = Change(field="submitted", old=None, new=on, duty=duty)

    def edits(plan: Plan) -> list[FileEdits]:
        known = plan.summary_of.get(year)
        if known is not None and (duty, on) in [(sent.duty, sent.on) for sent in known.submitted]:
            return [FileEdits(unit=None, year=year, edits=(), changes=())]
        return [FileEdits(unit=None, year=year, edits=(edit,), changes=(change,))]

    (recorded,) = transaction.write(edits)
    return recorded
