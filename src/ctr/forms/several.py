"""Several forms of one unit and year, collected together."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from ctr.forms.comparison import Collected
from ctr.forms.conflicts import Choose, Conflict, always, worded
from ctr.forms.layout import as_sent
from ctr.forms.read import FilledForm, FormRow
from ctr.forms.versions import in_order
from ctr.results.changes import Change
from ctr.results.edits import REPORT_KEYS, TASK_KEYS, Edits
from ctr.results.transaction import FileEdits
from ctr.yamlfile.editor import Edit


def disagreements(forms: Sequence[FilledForm], choose: Choose | None = None) -> None:
    """Decide, or note, where two forms of one unit and year fill the same cell differently.

    The fault is told in the later of the two; the other one has a fault that points there. Of
    forms of which one is clearly later, `versions.settle` has decided.
    """
    choose = choose or always(None)
    first: dict[tuple[str, int, str, str, str], tuple[FilledForm, FormRow, str | None]] = {}
    pointed: set[tuple[int, int]] = set()
    for form in forms:
        for row in form.rows:
            for subject, name, filled in list(_filled(form, row)):
                place = (form.unit, form.year, row.sheet, subject, name)
                other, other_row, theirs = first.setdefault(place, (form, row, filled))
                if other is form or theirs == filled or in_order(form, other) is not None:
                    continue
                conflict = Conflict(
                    file=form.file,
                    place=row.places[name],
                    theirs=worded(filled),
                    ours=worded(theirs),
                    other=other.file,
                )
                match choose(conflict):
                    case "theirs":
                        _untouched(other, other_row, name)
                        first[place] = (form, row, filled)
                    case "ours":
                        _untouched(form, row, name)
                    case None:
                        form.problem(conflict.place, conflict.message)
                        if (id(other), id(form)) not in pointed:
                            other.problem("", f"khác với biểu {form.file}, xem các ô nêu ở biểu đó")
                        pointed.add((id(other), id(form)))


def _untouched(form: FilledForm, row: FormRow, name: str) -> None:
    """A cell as it was sent, so that it says nothing."""
    row.values[name] = form.sent.get((row.sheet, row.key), {}).get(name)


def _filled(form: FilledForm, row: FormRow) -> Iterator[tuple[str, str, str | None]]:
    """What a row is about, and each of its cells that was filled in anew.

    A new row is about what was done on its day, of which its evidence tells.
    """
    if not row.key:
        day, done, evidence = (as_sent(row.values.get(name)) for name in ("on", "done", "evidence"))
        if evidence is not None:
            yield f"{row.number} {day} {done}", "evidence", evidence
        return
    sent = form.sent.get((row.sheet, row.key), {})
    for name, value in row.values.items():
        filled = as_sent(value)
        if name in sent and filled != sent[name]:
            yield row.key, name, filled


def together(forms: Sequence[Collected], received: Edits = ([], [])) -> FileEdits:
    """What forms of one unit and year change: what several of them change alike counts once.

    `received` puts down when they came in.
    """
    edits: list[Edit] = []
    changes: list[Change] = []
    new: dict[str, dict[str, Any]] = {}
    for collected in forms:
        changes += [change for change in collected.changes if change not in changes]
        for edit in collected.edits:
            if edit.path == ("tasks",):
                number = edit.value["task"]
                new[number] = _joined(new.get(number, {}), edit.value)
            elif edit not in edits:
                edits.append(edit)
    edits += [
        Edit(path=("tasks",), value=result, append=True, order=REPORT_KEYS)
        for result in new.values()
    ]
    form = forms[0].form
    return FileEdits(
        unit=form.unit,
        year=form.year,
        edits=(*edits, *received[0]),
        changes=(*changes, *received[1]),
    )


def _joined(first: dict[str, Any], second: dict[str, Any]) -> dict[str, Any]:
    """Two results of one task that do not disagree, as one."""
    result = {**first, **second}
    for key, items in first.items():
        if isinstance(items, list):
            result[key] = [*items, *(item for item in second.get(key, []) if item not in items)]
    return {key: result[key] for key in TASK_KEYS if key in result}
