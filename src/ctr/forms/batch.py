"""What all forms that came in change together: each report taken or refused for itself."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date

from ctr.forms import merge, several, versions
from ctr.forms.conflicts import Choose
from ctr.forms.former import divided
from ctr.forms.read import FilledForm
from ctr.forms.superseded import Superseded, superseded
from ctr.plan.model import Plan
from ctr.plan.model.reporting_periods import ReportingPeriod
from ctr.results.edits import Edits, joined, received_days_edits
from ctr.results.transaction import FileEdits

Report = tuple[str, int]
"""A unit and the year that its forms are of, of whatever period."""


@dataclass(slots=True)
class Batch:
    """Edits of the reports that are taken, the forms that are and those that are not, with their
    faults; the faulty ones that were corrected since; what is worth telling besides.

    `blank` are those of the taken that nobody has filled in, and that do not count as received.
    """

    edits: dict[Report, FileEdits] = field(default_factory=dict)
    taken: list[FilledForm] = field(default_factory=list)
    blank: list[FilledForm] = field(default_factory=list)
    refused: list[FilledForm] = field(default_factory=list)
    corrected: list[Superseded] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True, kw_only=True)
class Intake:
    """How forms are taken: only those of `year`, if it is given; `choose` decides conflicts.

    `received` is the day of a form that comes alone, in place of the one that is known of it; then
    it counts as received even where nobody has filled it in. `barred` are reports that the plan
    cannot hold, and why.
    """

    year: int | None
    choose: Choose
    received: date | None
    today: date
    barred: dict[Report, str]


def batch(forms: Sequence[FilledForm], plan: Plan, intake: Intake) -> Batch:
    """Compare forms with the plan, those of each unit and year together.

    The forms themselves are left as they were read, so that it can be done again.
    """
    done = Batch()
    by_report: dict[Report, list[Callable[[], FilledForm]]] = {}
    for form in divided(forms, plan, done.notes):
        checked = versions.copied(form)
        if merge.check_form(checked, plan, intake.year):
            again = _checker(form, plan, intake.year)
            by_report.setdefault((checked.unit, checked.year), []).append(again)
        else:
            done.refused.append(checked)
    filled: list[FilledForm] = []
    for report, members in by_report.items():
        filled += _take(done, report, members, plan, intake)
    refused, done.refused = done.refused, []
    for form in refused:
        known = superseded(form, filled)
        if known is None:
            done.refused.append(form)
        else:
            done.corrected.append(known)
    return done


def _checker(form: FilledForm, plan: Plan, year: int | None) -> Callable[[], FilledForm]:
    def fresh() -> FilledForm:
        copy = versions.copied(form)
        merge.check_form(copy, plan, year)
        return copy

    return fresh


def _take(
    done: Batch,
    report: Report,
    members: list[Callable[[], FilledForm]],
    plan: Plan,
    intake: Intake,
) -> list[FilledForm]:
    """Take the forms of one report; without those that have faults, as long as any are left.

    Gives those taken that somebody has filled in, as they came.
    """
    while members:
        forms = [fresh() for fresh in members]
        blank = [versions.is_blank(form) for form in forms]
        notes = versions.settle(forms)
        several.disagreements(forms, intake.choose)
        collected = [merge.collect(form, plan, intake.choose, None, intake.today) for form in forms]
        if report in intake.barred:
            for form in forms:
                form.problem("", intake.barred[report], for_office=True)
        faulty = [bool(form.problems) for form in forms]
        if not any(faulty):
            received = _received(done, forms, blank, plan, intake)
            done.edits[report] = several.together(collected, received)
            done.taken += forms
            done.notes += [*notes, *(note for one in collected for note in one.notes)]
            return [fresh() for fresh, empty in zip(members, blank, strict=True) if not empty]
        done.refused += [form for form, bad in zip(forms, faulty, strict=True) if bad]
        members = [one for one, bad in zip(members, faulty, strict=True) if not bad]
    return []


def _received(
    done: Batch, forms: list[FilledForm], blank: list[bool], plan: Plan, intake: Intake
) -> Edits:
    """When the forms of a unit and year came in, of each period for itself."""
    days: dict[ReportingPeriod, list[date]] = {}
    for period, day in _days(done, forms, blank, intake):
        days.setdefault(period, []).append(day)
    results = plan.results_for(forms[0].unit, forms[0].year)
    return joined(
        received_days_edits(results, known, period.part) for period, known in days.items()
    )


def _days(
    done: Batch, forms: list[FilledForm], blank: list[bool], intake: Intake
) -> Iterator[tuple[ReportingPeriod, date]]:
    """The days on which forms of one report came in, as far as they are known and can be true."""
    for form, empty in zip(forms, blank, strict=True):
        if intake.received is not None:
            yield form.period, intake.received
        elif empty:
            done.blank.append(form)
            done.notes.append(f"{form.file}: biểu chưa điền gì, không ghi là đã nhận")
        elif form.received is not None:
            if form.received.year < form.year:
                done.notes.append(f"{form.file}: ngày của thư trước năm {form.year}, không lấy")
            else:
                yield form.period, form.received
