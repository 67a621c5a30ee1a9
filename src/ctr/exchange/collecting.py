"""What filled forms change in the plan: sent, filled in and now, compared cell by cell."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Any, Literal

from ctr.exchange.form_layout import (
    LISTS,
    STATE_OF,
    TARGETS_SHEET,
    Value,
    as_sent,
    latest,
    led,
    programme_identity,
    rows_of,
    version_of,
)
from ctr.exchange.form_reading import FilledForm, FormRow
from ctr.plan.editing import Edit
from ctr.plan.model import Target, Task, TaskResult, UnitResults
from ctr.plan.plan import Plan
from ctr.plan.recording import REPORT_KEYS, TASK_KEYS, Change, known_results
from ctr.plan.results_integrity import figure_fault
from ctr.tracking.standing import state_name

Keep = Literal["theirs", "ours"]
_NAMES = {
    "state": "trạng thái",
    "state_on": "ngày của trạng thái",
    "on": "ngày làm",
    "done": "việc đã làm",
    "evidence": "văn bản chứng minh",
    "difficulties": "khó khăn, vướng mắc",
    "proposals": "đề xuất, kiến nghị",
    "next_year": "kế hoạch năm sau",
    "value": "số liệu",
    "as_of": "ngày của số liệu",
    "source": "nguồn số liệu",
}
_MEASURE_ORDER = ("target", "value", "corrects", "as_of", "source")


@dataclass(slots=True)
class Collected:
    """What one form changes: edits of the unit's file, changes to tell, notes, conflicts."""

    form: FilledForm
    edits: list[Edit] = field(default_factory=list)
    changes: list[Change] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)


def check_form(form: FilledForm, plan: Plan, year: int | None) -> None:
    """Note in the form's problems whatever keeps it from being collected as a whole."""
    if form.programme != programme_identity(plan):
        form.problem("", "biểu của chương trình khác")
        return
    if plan.unit_names.find(form.unit) not in plan.lead_units:
        form.problem("", f"đơn vị “{form.unit}” không có trong kế hoạch")
    if year is not None and form.year != year:
        form.problem("", f"biểu của năm {form.year}, không phải năm {year}")
    if form.year not in plan.programme.period:
        form.problem("", f"chương trình không có năm {form.year}")


def collect(form: FilledForm, plan: Plan, keep: Keep | None, received: date | None) -> Collected:
    """Compare a form with the plan; faults and conflicts go into the form's problems."""
    collected = Collected(form=form)
    _Merge(collected, plan, keep).run()
    known = known_results(plan, form.unit, form.year)
    if received is not None and received != known.received:
        edit = Edit(path=("received",), value=received, order=REPORT_KEYS)
        collected.edits.append(edit)
        change = Change(what="ngày nhận báo cáo", old=known.received, new=received)
        collected.changes.append(change)
    if form.version != version_of(plan, form.unit):
        collected.notes.append(f"{form.file}: biểu lập từ bản kế hoạch cũ hơn")
    return collected


def disagreements(forms: list[FilledForm]) -> None:
    """Note where two forms of one unit and year fill the same cell differently."""
    first: dict[tuple[str, int, str, str, str], tuple[FilledForm, str | None]] = {}
    for form in forms:
        for row in form.rows:
            sent = form.sent.get((row.sheet, row.key))
            if sent is None:
                continue
            for name, value in row.values.items():
                told = as_sent(value)
                if name not in sent or told == sent[name]:
                    continue
                place = (form.unit, form.year, row.sheet, row.key, name)
                other, said = first.setdefault(place, (form, told))
                if other is not form and said != told:
                    form.problem(row.places[name], f"khác với biểu {other.file}: “{said}”")


class _Merge:
    """One form against the plan as it is."""

    def __init__(self, collected: Collected, plan: Plan, keep: Keep | None) -> None:
        self.collected = collected
        self.form = collected.form
        self.keep = keep
        self.known: UnitResults = known_results(plan, self.form.unit, self.form.year)
        self.index = {result.task: place for place, result in enumerate(self.known.tasks)}
        self.now = {
            (sheet, key): {name: as_sent(value) for name, value in fields.items()}
            for sheet, key, fields in rows_of(plan, self.form.unit, self.form.year)
        }
        self.tasks = {task.id: task for task in led(plan, self.form.unit)}
        self.new: dict[str, dict[str, Any]] = {}
        self.first_year = plan.programme.period.from_

    def run(self) -> None:
        for row in self.form.rows:
            task = self.tasks.get(row.key.partition("#")[0].partition("/")[0] or row.number)
            if task is None:
                place = row.places.get("number", row.sheet)
                self.form.problem(
                    place, f"“{row.number or row.key}” không phải nhiệm vụ của đơn vị"
                )
            elif row.sheet == TARGETS_SHEET:
                self._target(row, task)
            else:
                self._task(row, task)
        for number, data in self.new.items():
            begun = "log" in data or "values" in data
            state = data.get("state") or ("in_progress" if begun else None)
            told = {**data, "state": state} if state is not None else data
            value = {"task": number, **{key: told[key] for key in TASK_KEYS if key in told}}
            self.collected.edits.append(
                Edit(path=("tasks",), value=value, append=True, order=REPORT_KEYS)
            )

    def _changed(self, row: FormRow, names: tuple[str, ...]) -> dict[str, Value]:
        """The cells that were filled in anew and are not in the plan yet; conflicts are noted."""
        sent = self.form.sent.get((row.sheet, row.key), {})
        now = self.now.get((row.sheet, row.key), {})
        found: dict[str, Value] = {}
        for name in names:
            value = row.values.get(name)
            theirs, base, ours = as_sent(value), sent.get(name), now.get(name)
            if theirs in (base, ours):
                continue
            if theirs is None:
                self._note(row, name, "bỏ trống ô đã ghi, kế hoạch giữ nguyên")
                continue
            if ours != base and self.keep is None:
                message = f"biểu ghi “{theirs}”, kế hoạch đã đổi thành “{ours or 'trống'}”"
                self.form.problem(row.places[name], f"{message}; chọn bằng --keep theirs|ours")
            elif ours == base or self.keep == "theirs":
                found[name] = value
        return found

    def _task(self, row: FormRow, task: Task) -> None:
        if row.key == task.id:
            self._state(row, task)
            for name, value in self._changed(row, LISTS).items():
                self._list(row, task, name, str(value))
        if "#" in row.key:
            self._entry(row, task)
        elif row.values.get("done") is not None or row.values.get("evidence") is not None:
            self._new_entry(row, task)

    def _state(self, row: FormRow, task: Task) -> None:
        changed = self._changed(row, ("state", "state_on"))
        if not changed:
            return
        shown, day = row.values.get("state"), row.values.get("state_on")
        if shown is None:
            self.form.problem(row.places["state"], "có ngày mà chưa chọn trạng thái")
            return
        state = STATE_OF[str(shown)]
        if state == "done" and day is None:
            self.form.problem(row.places["state_on"], "hoàn thành phải có ngày hoàn thành")
            return
        if isinstance(day, date) and not self.first_year <= day.year <= self.form.year:
            message = f"ngày nằm ngoài các năm {self.first_year}-{self.form.year}"
            self.form.problem(row.places["state_on"], message)
            return
        known = self._result(task)
        if known is None or known.state != state:
            old = state_name(known.state) if known is not None else None
            if known is not None and known.state is not None and known.state_on is not None:
                before = {"state": known.state, "on": known.state_on}
                path = ("tasks", self.index[task.id], "earlier")
                edit = Edit(path=path, value=before, append=True, order=TASK_KEYS)
                self.collected.edits.append(edit)
            self._set(task, "state", state, "trạng thái", old, state_name(state))
        if "state_on" in changed:
            was = known.state_on if known is not None else None
            self._set(task, "state_on", day, "ngày của trạng thái", was, day)

    def _list(self, row: FormRow, task: Task, name: str, text: str) -> None:
        """The lines of a cell against the items of a list: changed in place, new ones added."""
        known = self._result(task)
        items: tuple[str, ...] = getattr(known, name) if known is not None else ()
        lines = [line for line in text.split("\n") if line]
        for place, line in enumerate(lines):
            if place >= len(items):
                self._add(task, name, line, _NAMES[name], line)
            elif line != " ".join(items[place].split()):
                path = ("tasks", self.index[task.id], name, place)
                self._edit(Edit(path=path, value=line), _NAMES[name], items[place], line)
        if len(lines) < len(items):
            self._note(row, name, "bớt ý đã ghi, kế hoạch giữ nguyên các ý còn lại")

    def _entry(self, row: FormRow, task: Task) -> None:
        """An entry of the log that the form was sent with."""
        known = self._result(task)
        place = int(row.key.partition("#")[2])
        if known is None or place >= len(known.log):
            self.form.problem(row.places["done"], "việc này không còn trong kế hoạch")
            return
        for name, value in self._changed(row, ("on", "done", "evidence")).items():
            if name == "on" and not self._in_year(row, name, value):
                continue
            old = getattr(known.log[place], name)
            path = ("tasks", self.index[task.id], "log", place, name)
            edit = Edit(path=path, value=value, order=("on", "done", "evidence"))
            self._edit(edit, _NAMES[name], old, value)

    def _new_entry(self, row: FormRow, task: Task) -> None:
        done, day, evidence = (row.values.get(name) for name in ("done", "on", "evidence"))
        if done is None:
            self.form.problem(row.places["done"], "có văn bản chứng minh mà chưa ghi việc đã làm")
            return
        if day is None:
            self.form.problem(row.places["on"], "ghi ngày làm của việc này")
            return
        if not self._in_year(row, "on", day):
            return
        known = self._result(task)
        there = [(one.on, as_sent(one.done)) for one in (known.log if known is not None else ())]
        if (day, as_sent(done)) not in there:
            entry = {"on": day, "done": done}
            if evidence is not None:
                entry["evidence"] = evidence
            self._add(task, "log", entry, _NAMES["done"], done)

    def _target(self, row: FormRow, task: Task) -> None:
        target = next((one for one in task.targets if one.id == row.key.partition("/")[2]), None)
        if target is None:
            if any(value is not None for value in row.values.values()):
                self.form.problem(row.sheet, f"“{row.key}” không phải chỉ tiêu của đơn vị")
            return
        changed = self._changed(row, ("value", "as_of", "source"))
        if not changed:
            return
        value, day = row.values.get("value"), row.values.get("as_of")
        if value is None:
            self.form.problem(row.places["value"], "chưa ghi số liệu")
            return
        fault = figure_fault(value, target)
        if fault is not None:
            self.form.problem(row.places["value"], fault[0])
            return
        if day is None:
            self.form.problem(row.places["as_of"], "ghi số liệu tính đến ngày nào")
            return
        if self._in_year(row, "as_of", day):
            self._measure(task, target, row, changed)

    def _measure(self, task: Task, target: Target, row: FormRow, changed: dict[str, Value]) -> None:
        """A new figure, or one of the same day in place of the old, which stays in `corrects`."""
        known = self._result(task)
        found = latest(known.values, target.id) if known is not None else None
        value, day = row.values["value"], row.values["as_of"]
        what = f"số liệu {target.id}"
        if found is None or found[1].as_of != day:
            data = {"target": target.id, "value": value, "as_of": day}
            if row.values.get("source") is not None:
                data["source"] = row.values["source"]
            old = found[1].value if found is not None else None
            self._add(task, "values", data, what, value, old)
            return
        path = ("tasks", self.index[task.id], "values", found[0])
        old_value = found[1].value
        if "value" in changed:
            self._edit(Edit(path=(*path, "value"), value=value), what, old_value, value)
            order = _MEASURE_ORDER
            edit = Edit(path=(*path, "corrects"), value=old_value, order=order)
            self.collected.edits.append(edit)
        if "source" in changed:
            edit = Edit(path=(*path, "source"), value=changed["source"], order=_MEASURE_ORDER)
            self._edit(edit, "nguồn số liệu", found[1].source, changed["source"])

    def _in_year(self, row: FormRow, name: str, value: Value) -> bool:
        if isinstance(value, date) and value.year == self.form.year:
            return True
        self.form.problem(row.places[name], f"ngày nằm ngoài năm {self.form.year}")
        return False

    def _result(self, task: Task) -> TaskResult | None:
        place = self.index.get(task.id)
        return self.known.tasks[place] if place is not None else None

    def _set(self, task: Task, name: str, value: Any, what: str, old: Any, new: Any) -> None:
        if task.id in self.index:
            path = ("tasks", self.index[task.id], name)
            self._edit(Edit(path=path, value=value, order=TASK_KEYS), what, old, new, task)
        else:
            self.new.setdefault(task.id, {})[name] = value
            self._tell(task, what, old, new)

    def _add(self, task: Task, name: str, value: Any, what: str, new: Any, old: Any = None) -> None:
        if task.id in self.index:
            path = ("tasks", self.index[task.id], name)
            edit = Edit(path=path, value=value, append=True, order=TASK_KEYS)
            self._edit(edit, what, old, new, task)
        else:
            self.new.setdefault(task.id, {}).setdefault(name, []).append(value)
            self._tell(task, what, old, new)

    def _edit(self, edit: Edit, what: str, old: Any, new: Any, task: Task | None = None) -> None:
        self.collected.edits.append(edit)
        number = task.id if task is not None else self.known.tasks[int(edit.path[1])].task
        self.collected.changes.append(Change(what=f"{number}, {what}", old=old, new=new))

    def _tell(self, task: Task, what: str, old: Any, new: Any) -> None:
        self.collected.changes.append(Change(what=f"{task.id}, {what}", old=old, new=new))

    def _note(self, row: FormRow, name: str, message: str) -> None:
        self.collected.notes.append(f"{self.form.file}: {row.places[name]}: {message}")
