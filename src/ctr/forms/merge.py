"""What filled forms change in the plan: sent, filled in and now, compared cell by cell."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from typing import Any

from ctr.forms.conflicts import Choose, Conflict, always, worded
from ctr.forms.layout import (
    LISTS,
    STATE_OF,
    TARGETS_SHEET,
    Keep,
    Value,
    as_sent,
    rows_of,
    version_of,
)
from ctr.forms.log_lines import LogLine, log_line, mark_of
from ctr.forms.read import FilledForm, FormRow
from ctr.plan.load.check_results import figure_fault
from ctr.plan.model import LogEntry, Plan, State, Task, TaskResult, UnitResults
from ctr.plan.model.base import keys_of
from ctr.results.changes import Change, ChangedField
from ctr.results.edits import (
    REPORT_KEYS,
    TASK_KEYS,
    NewFigure,
    figure_edits,
    folded,
    received_edits,
    state_edits,
)
from ctr.wording.states import dated_state
from ctr.yamlfile.editor import Edit

LOG_KEYS = keys_of(LogEntry)
_LINE: tuple[ChangedField, ...] = ("on", "done", "evidence")


@dataclass(slots=True)
class Collected:
    """What one form changes: edits of the unit's file, changes to tell, notes, conflicts."""

    form: FilledForm
    edits: list[Edit] = field(default_factory=list)
    changes: list[Change] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)


def check_form(form: FilledForm, plan: Plan, year: int | None) -> bool:
    """Whether the form can be compared with this plan.

    Whatever keeps it from being collected is noted in it.
    """
    if form.programme != plan.identity:
        form.problem("", "biểu của chương trình khác")
        return False
    unit = plan.unit_names.find(form.unit)
    known = unit is not None and unit in plan.lead_units
    if unit is None or not known:
        form.problem("", f"đơn vị “{form.unit}” không có trong kế hoạch")
    else:
        form.unit = unit
    if year is not None and form.year != year:
        form.problem("", f"biểu của năm {form.year}, không phải năm {year}")
    if form.year not in plan.programme.period:
        form.problem("", f"chương trình không có năm {form.year}")
        return False
    return known


def collect(
    form: FilledForm, plan: Plan, keep: Keep | Choose | None, received: date | None
) -> Collected:
    """Compare a form with the plan; faults and conflicts go into the form's problems."""
    collected = Collected(form=form)
    _Merge(collected, plan, keep if callable(keep) else always(keep)).run()
    known = plan.results_for(form.unit, form.year)
    if received is not None:
        edits, changes = received_edits(known, received)
        collected.edits += edits
        collected.changes += changes
    if form.version != version_of(plan, form.unit):
        collected.notes.append(f"{form.file}: biểu lập từ bản kế hoạch cũ hơn")
    return collected


class _Merge:
    """One form against the plan as it is."""

    def __init__(self, collected: Collected, plan: Plan, choose: Choose) -> None:
        self.collected = collected
        self.form = collected.form
        self.choose = choose
        self.known: UnitResults = plan.results_for(self.form.unit, self.form.year)
        self.index = {result.task: place for place, result in enumerate(self.known.tasks)}
        self.now = {
            (sheet, key): {name: as_sent(value) for name, value in fields.items()}
            for sheet, key, fields in rows_of(plan, self.form.unit, self.form.year)
        }
        self.tasks = {task.id: task for task in plan.led_by(self.form.unit)}
        self.new: dict[str, list[Edit]] = {}
        self.first_year = plan.programme.period.from_
        self.marks = {
            mark_of(day, row.values.get("done"))
            for row in self.form.rows
            if "#" not in row.key and isinstance(day := row.values.get("on"), date)
        }

    def run(self) -> None:
        for row in self.form.rows:
            task = self.tasks.get(row.key.partition("#")[0].partition("/")[0] or row.number)
            if task is None:
                self._no_task(row)
            elif row.sheet == TARGETS_SHEET:
                self._target(row, task)
            else:
                self._task(row, task)
        for number, edits in self.new.items():
            value = folded({"task": number}, edits, TASK_KEYS)
            edit = Edit(path=("tasks",), value=value, append=True, order=REPORT_KEYS)
            self.collected.edits.append(edit)

    def _no_task(self, row: FormRow) -> None:
        """A row whose number, or key, is none of the unit's tasks, or that has neither."""
        number = row.number or row.key
        if number:
            fault = f"“{number}” không phải nhiệm vụ của đơn vị"
        elif "number" in row.unread:
            return
        else:
            fault = "dòng có nội dung mà thiếu số nhiệm vụ, ghi số ở cột “Số”"
        self.form.problem(row.places.get("number", row.sheet), fault)

    def _changed(self, row: FormRow, names: tuple[ChangedField, ...]) -> dict[ChangedField, Value]:
        """The cells that were filled in anew and are not in the plan yet; conflicts are noted."""
        sent = self.form.sent.get((row.sheet, row.key), {})
        now = self.now.get((row.sheet, row.key), {})
        changed: dict[ChangedField, Value] = {}
        for name in names:
            value = row.values.get(name)
            theirs, base, ours = as_sent(value), sent.get(name), now.get(name)
            if theirs in (base, ours):
                continue
            if theirs is None:
                self._note(row, name, "bỏ trống ô đã ghi, kế hoạch giữ nguyên")
                continue
            if ours == base or self._wins(row, name, ours, worded(theirs), worded(ours)):
                changed[name] = value
        return changed

    def _wins(
        self, row: FormRow, name: str, ours: str | None, theirs_shown: str, ours_shown: str
    ) -> bool:
        """Whether a cell counts although the plan has changed, too; a conflict that nobody decides
        is noted.

        What the plan has from an earlier form of the same collecting is no conflict.
        """
        if ours in self.form.overruled.get((row.sheet, row.key, name), ()):
            return True
        conflict = Conflict(
            file=self.form.file, place=row.places[name], theirs=theirs_shown, ours=ours_shown
        )
        keep = self.choose(conflict)
        if keep is None:
            self.form.problem(conflict.place, conflict.message)
        return keep == "theirs"

    def _task(self, row: FormRow, task: Task) -> None:
        if row.key == task.id:
            self._state(row, task)
            for name, value in self._changed(row, LISTS).items():
                self._list(row, task, name, str(value))
        else:
            for name in ("state", "state_on", *LISTS):
                if row.values.get(name) is not None:
                    self.form.problem(
                        row.places[name], "chỉ ghi ở dòng đầu của nhiệm vụ, xóa ở dòng này"
                    )
        if row.unread & set(_LINE):
            return
        if "#" in row.key:
            self._entry(row, task)
        elif any(row.values.get(name) is not None for name in _LINE):
            self._new_entry(row, task)

    def _state(self, row: FormRow, task: Task) -> None:
        """The state and its day, which count as one."""
        if row.unread & {"state", "state_on"}:
            return
        names = ("state", "state_on")
        sent = self.form.sent.get((row.sheet, row.key), {})
        now = self.now.get((row.sheet, row.key), {})
        theirs = tuple(as_sent(row.values.get(name)) for name in names)
        base = tuple(sent.get(name) for name in names)
        ours = tuple(now.get(name) for name in names)
        if theirs in (base, ours):
            return
        shown, day = row.values.get("state"), row.values.get("state_on")
        if shown is None:
            if base[0] is not None:
                self._note(row, "state", "bỏ trống ô đã ghi, kế hoạch giữ nguyên")
            else:
                self.form.problem(row.places["state"], "có ngày mà chưa chọn trạng thái")
            return
        known = " ".join(filter(None, ours))
        if ours == base or self._wins(row, "state", known, _dated(*theirs), _dated(*ours)):
            self._new_state(row, task, STATE_OF[str(shown)], day, base)

    def _new_state(
        self, row: FormRow, task: Task, state: State, day: Value, base: tuple[str | None, ...]
    ) -> None:
        place = row.places["state_on"]
        known = self._result(task)
        changed = as_sent(row.values.get("state")) != base[0]
        dated = base[1] is not None or known.state_on is not None
        edit = Edit(path=("state",), value=state, order=TASK_KEYS)
        edit_day = Edit(path=("state_on",), value=day, order=TASK_KEYS)
        change = self._change(task, "state", known.state, state)
        change_day = self._change(task, "state_on", known.state_on, day)
        if changed and dated and as_sent(day) in (base[1], None):
            self.form.problem(place, "trạng thái đổi thì ghi ngày của trạng thái mới")
        elif not isinstance(day, date):
            if state == "done":
                self.form.problem(place, "hoàn thành phải có ngày hoàn thành")
            else:
                self._put(task, [edit], [change])
        elif not self.first_year <= day.year <= self.form.year:
            years = f"{self.first_year}-{self.form.year}"
            self.form.problem(place, f"ngày nằm ngoài các năm {years}")
        elif state == known.state:
            self._put(task, [edit_day], [change_day])
        elif known.state_on is not None and day < known.state_on:
            # another state of an earlier day: a correction, nothing of the past
            self._put(task, [edit, edit_day], [replace(change, on=day)])
        else:
            self._put(task, *state_edits((), known, state, day))

    def _list(self, row: FormRow, task: Task, name: ChangedField, text: str) -> None:
        """The lines of a cell against the items of a list: changed in place, new ones added."""
        items: tuple[str, ...] = getattr(self._result(task), name)
        lines = [line for line in text.split("\n") if line]
        for place, line in enumerate(lines):
            if place >= len(items):
                edit = Edit(path=(name,), value=line, append=True, order=TASK_KEYS)
                self._put(task, [edit], [self._change(task, name, None, line)])
            elif line != " ".join(items[place].split()):
                edit = Edit(path=(name, place), value=line)
                self._put(task, [edit], [self._change(task, name, items[place], line)])
        if len(lines) < len(items):
            self._note(row, name, "bớt ý đã ghi, kế hoạch giữ nguyên các ý còn lại")

    def _entry(self, row: FormRow, task: Task) -> None:
        """An entry of the log that the form was sent with."""
        known = self._result(task)
        place = row.key.partition("#")[2]
        index = int(place) if re.fullmatch("[0-9]{1,6}", place) else None
        if index is None or index >= len(known.log):
            sent = self.form.sent.get((row.sheet, row.key), {})
            changed = any(as_sent(row.values.get(name)) != sent.get(name) for name in _LINE)
            if index is None or changed:
                self.form.problem(row.places["done"], "việc này không còn trong kế hoạch")
            return
        for name, value in self._changed(row, _LINE).items():
            if name == "on" and not self._in_year(row, name, value):
                continue
            old = getattr(known.log[index], name)
            edit = Edit(path=("log", index, name), value=value, order=LOG_KEYS)
            self._put(task, [edit], [self._change(task, name, old, value)])

    def _new_entry(self, row: FormRow, task: Task) -> None:
        done, day, evidence = (row.values.get(name) for name in ("done", "on", "evidence"))
        if done is None:
            self.form.problem(row.places["done"], "chưa ghi việc đã làm")
            return
        if day is None:
            self.form.problem(row.places["on"], "ghi ngày làm của việc này")
            return
        if not self._in_year(row, "on", day):
            return
        line = log_line(self._result(task).log, self.marks, day, done, evidence)
        if line.place is None:
            edit = Edit(path=("log",), value=line.values, append=True, order=TASK_KEYS)
            self._put(task, [edit], [self._change(task, "done", None, done)])
        elif line.values:
            self._corrected_entry(row, task, line.place, line)

    def _corrected_entry(self, row: FormRow, task: Task, place: int, line: LogLine) -> None:
        """A line sent again with other words or evidence; a conflict where the plan changed it."""
        known = self._result(task).log[place]
        if line.conflict is not None:
            theirs, ours = line.values[line.conflict], as_sent(getattr(known, line.conflict))
            if not self._wins(row, line.conflict, None, str(theirs), worded(ours)):
                return
        changed = {
            name: value
            for name, value in line.values.items()
            if as_sent(value) != as_sent(getattr(known, name))
        }
        edits = [
            Edit(path=("log", place, name), value=value, order=LOG_KEYS)
            for name, value in changed.items()
        ]
        changes = [
            self._change(task, name, getattr(known, name), changed[name])
            for name in _LINE
            if name in changed
        ]
        self._put(task, edits, changes)

    def _target(self, row: FormRow, task: Task) -> None:
        target = next(
            (known for known in task.targets if known.id == row.key.partition("/")[2]), None
        )
        if target is None:
            if any(value is not None for value in row.values.values()):
                self.form.problem(row.sheet, f"“{row.key}” không phải chỉ tiêu của đơn vị")
            return
        changed = self._changed(row, ("value", "as_of", "source"))
        if not changed or row.unread:
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
        if self._in_year(row, "as_of", day) and isinstance(day, date):
            figure = NewFigure(target.id, _figure(value), day, as_sent(row.values.get("source")))
            self._put(task, *figure_edits((), self._result(task), figure))

    def _in_year(self, row: FormRow, name: str, value: Value) -> bool:
        if isinstance(value, date) and value.year == self.form.year:
            return True
        self.form.problem(row.places[name], f"ngày nằm ngoài năm {self.form.year}")
        return False

    def _result(self, task: Task) -> TaskResult:
        """What is recorded of a task, an empty result where nothing is."""
        place = self.index.get(task.id)
        return self.known.tasks[place] if place is not None else TaskResult(task=task.id)

    def _put(self, task: Task, edits: list[Edit], changes: list[Change]) -> None:
        """Take edits of one task's result, their paths within it."""
        place = self.index.get(task.id)
        if place is None:
            self.new.setdefault(task.id, []).extend(edits)
        else:
            self.collected.edits += [
                replace(edit, path=("tasks", place, *edit.path)) for edit in edits
            ]
        self.collected.changes += changes

    @staticmethod
    def _change(task: Task, field: ChangedField, old: Any, new: Any) -> Change:
        return Change(task=task.id, field=field, old=old, new=new)

    def _note(self, row: FormRow, name: str, message: str) -> None:
        self.collected.notes.append(f"{self.form.file}: {row.places[name]}: {message}")


def _dated(state: str | None, day: str | None) -> str:
    """A state and its day, each a comparable text, as a person writes them."""
    if state is None:
        return worded(None)
    return dated_state(STATE_OF[state], date.fromisoformat(day) if day is not None else None)


def _figure(value: Value) -> Decimal | bool:
    if isinstance(value, bool | Decimal):
        return value
    raise TypeError(value)
