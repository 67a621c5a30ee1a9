"""Forms made in memory, as reading a workbook makes them, and what comes of filling them in."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

from ctr.forms.comparison import Collected
from ctr.forms.layout import Keep, as_sent, rows_of, version_of
from ctr.forms.merge import collect
from ctr.forms.read import FilledForm, FormRow
from ctr.plan.load.loader import load
from ctr.plan.model import Plan
from ctr.plan.model.reporting_periods import ReportingPeriod
from ctr.results.changes import Change
from ctr.results.edits import TASK_KEYS
from ctr.yamlfile.editor import Edit
from tests.plans import UNITS, task, written

UNIT = UNITS[0]
MARCH, MAY, JULY = date(2026, 3, 1), date(2026, 5, 1), date(2026, 7, 1)
NEXT_YEAR = date(2027, 1, 1)
GOALS = [
    {"id": "a", "name": "A", "unit": "hộ", "milestones": [{"every": "year", "at_least": 5}]},
    {"id": "b", "name": "B", "milestones": [{"achieved": True}]},
]


WORKING = {"state": "in_progress", "state_on": "2026-05-01"}


def planned(folder: Path, result: dict[str, Any] | None) -> Plan:
    """The plan of two tasks, with what the unit has reported of the first."""
    results = {} if result is None else {(UNIT, 2026): {"tasks": [{"task": "1.1", **result}]}}
    loaded = load(written(folder, [task("1.1", targets=GOALS), task("1.2")], results))
    assert loaded.plan is not None, loaded.problems
    return loaded.plan


def sent(plan: Plan) -> FilledForm:
    """The form that the unit gets, nothing filled in."""
    form = FilledForm(
        file="bieu.xlsx",
        programme=plan.identity,
        unit=UNIT,
        year=2026,
        version=version_of(plan, UNIT),
    )
    for sheet, key, fields in rows_of(plan, UNIT, ReportingPeriod.whole_year(2026)):
        form.sent[sheet, key] = {name: as_sent(value) for name, value in fields.items()}
        number = key.partition("#")[0].partition("/")[0]
        form.rows.append(row(sheet, key, number, dict(fields)))
    return form


def row(sheet: str, key: str, number: str, values: dict[str, Any]) -> FormRow:
    places = {name: f"{sheet}!{key}:{name}" for name in (*values, "number")}
    return FormRow(sheet=sheet, key=key, number=number, values=values, places=places)


def filled(
    folder: Path,
    cells: dict[str, Any],
    *,
    key: str = "1.1",
    before: dict[str, Any] | None = None,
    now: dict[str, Any] | None = None,
    keep: Keep | None = None,
) -> Collected:
    """What comes of filling in cells of one row; `now` is the plan where it changed meanwhile."""
    form = sent(planned(folder / "before", before))
    plan = planned(folder / "now", now if now is not None else before)
    next(found for found in form.rows if found.key == key).values.update(cells)
    return collect(form, plan, keep, None)


def told(collected: Collected) -> list[str]:
    """What is wrong with the form, without its name."""
    return [str(problem).removeprefix("bieu.xlsx: ") for problem in collected.form.problems]


def at(*path: str | int) -> tuple[str | int, ...]:
    return ("tasks", 0, *path)


def set_to(name: str, value: Any) -> Edit:
    return Edit(path=at(name), value=value, order=TASK_KEYS)


def change(field: Any, old: Any, new: Any, **more: Any) -> Change:
    return Change(task="1.1", field=field, old=old, new=new, **more)


KEEP = "; chọn --keep theirs (lấy biểu) hoặc --keep ours (lấy kế hoạch)"
LINE = {"on": "2026-05-01", "done": "Họp", "evidence": "Số 1"}


def added(plan: Plan, new: FormRow) -> FilledForm:
    form = sent(plan)
    form.rows.append(new)
    return form
