"""Faulty forms that their unit has corrected since: they are told, and are no fault any more."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from ctr.forms.layout import TARGETS_SHEET, as_sent
from ctr.forms.read import FilledForm, FormRow
from ctr.forms.versions import in_order
from ctr.vietnamese import phrases

_BESIDE = ("on", "evidence")
"""What a line of new work says besides what was done."""
_SHOWN = 10
"""Places that a line names; the rest is counted."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Superseded:
    """A faulty form, and the sound one of the same unit and period that came in on a later day."""

    form: FilledForm
    by: FilledForm
    places: tuple[str, ...]
    """What was filled in only in the faulty one."""

    def __str__(self) -> str:
        day = phrases.day(self.by.received) if self.by.received is not None else ""
        line = f"{self.form.file}: đã có biểu sửa lại ngày {day} ({self.by.file}) nên bỏ qua"
        if not self.places:
            return line
        named = ", ".join(self.places[:_SHOWN])
        if len(self.places) > _SHOWN:
            named += f" … và còn {len(self.places) - _SHOWN} ô nữa"
        return f"{line}; chỉ biểu trước có điền, xem có thiếu không: {named}"


def superseded(form: FilledForm, sound: Sequence[FilledForm]) -> Superseded | None:
    """The form that corrects this faulty one: the last, as they came, of those that are sound.

    What the office has to decide about a form is not settled by a later one.
    """
    if any(problem.for_office for problem in form.problems):
        return None
    later = [
        one
        for one in sound
        if (one.programme, one.unit, one.period) == (form.programme, form.unit, form.period)
        and in_order(form, one) == (form, one)
    ]
    if not later:
        return None
    last = max(later, key=lambda one: one.received or date.min)
    return Superseded(form=form, by=last, places=tuple(_only_in(form, later)))


def _only_in(form: FilledForm, later: Sequence[FilledForm]) -> Iterator[str]:
    """Where the form was filled in, and none of the later ones is or says the same."""
    rows = {(row.sheet, row.key): row for one in later for row in one.rows if row.key}
    told = {cell for one in later for row in one.rows for cell, _ in _filled(one, row)}
    for row in form.rows:
        for cell, name in _filled(form, row):
            other = rows.get((row.sheet, row.key)) if row.key else None
            same = other is not None and other.values.get(name) == row.values.get(name)
            if cell not in told and not same:
                yield row.places.get(name, row.sheet)


def _filled(form: FilledForm, row: FormRow) -> Iterator[tuple[tuple[str, str, str], str]]:
    """Each cell that was filled in, and its field; new work counts as that of its task."""
    is_line = row.sheet != TARGETS_SHEET and "#" not in row.key
    sent = form.sent.get((row.sheet, row.key), {})
    for name, value in row.values.items():
        said = as_sent(value)
        if said is None or said == sent.get(name) or (is_line and name in _BESIDE):
            continue
        yield (row.sheet, row.key or row.number, name), name
