"""Forms that were sent before the programme was amended, as forms of those who do the work now."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from ctr.forms.layout import as_sent
from ctr.forms.read import CellProblem, FilledForm, FormRow
from ctr.plan.model import Plan


def divided(forms: Iterable[FilledForm], plan: Plan, notes: list[str]) -> list[FilledForm]:
    """The forms, each row with the unit that has its task on the day of `plan`.

    Of a unit that was split several are made. A row of a task that was dropped is left out, which
    is noted where it was filled in.
    """
    if plan.source is None or not plan.amendments:
        return list(forms)
    return [part for form in forms for part in _parts(form, plan, notes)]


def _parts(form: FilledForm, plan: Plan, notes: list[str]) -> list[FilledForm]:
    from ctr.plan.amended.reading import routes_of

    routes = routes_of(plan)
    unit = plan.loaded.unit_names.find(form.unit)
    if unit is None:
        return [form]
    drops = [change.drop for one in plan.amendments for change in one.changes if change.drop]
    gone = {drop.task or drop.target for drop in drops}
    by_unit: dict[str, list[FormRow]] = {}
    others: list[FormRow] = []
    for row in form.rows:
        number = row.key.partition("#")[0].partition("/")[0] or row.number
        if gone & {number, row.key.partition("/")[2]}:
            if _filled(form, row):
                what = f"nhiệm vụ {number}" if number in gone else f"chỉ tiêu {row.key}"
                notes.append(f"{form.file}: {what} không còn trong chương trình, bỏ qua")
        elif number in plan.by_number:
            by_unit.setdefault(routes.of(unit, number), []).append(row)
        else:
            others.append(row)
    whole = routes.of(unit)
    first = whole if whole in plan.lead_units or not by_unit else next(iter(by_unit))
    by_unit[first] = [*by_unit.get(first, []), *others]
    return [
        replace(form, unit=name, rows=rows, problems=_problems(form, rows, whole=name == first))
        for name, rows in by_unit.items()
    ]


def _problems(form: FilledForm, rows: list[FormRow], *, whole: bool) -> list[CellProblem]:
    """The faults of these rows, and those of no row with the part that is `whole`."""
    own = {place for row in rows for place in row.places.values()}
    of_rows = {place for row in form.rows for place in row.places.values()}
    return [
        problem
        for problem in form.problems
        if problem.place in own or (whole and problem.place not in of_rows)
    ]


def _filled(form: FilledForm, row: FormRow) -> bool:
    """Whether anything in a row is not as it was sent."""
    sent = form.sent.get((row.sheet, row.key), {})
    return any(as_sent(value) != sent.get(name) for name, value in row.values.items() if value)
