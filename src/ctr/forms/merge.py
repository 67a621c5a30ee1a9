"""What filled forms change in the plan: sent, filled in and now, compared cell by cell."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from decimal import Decimal

from ctr.forms.cleared import Clearing
from ctr.forms.comparison import Collected
from ctr.forms.conflicts import Choose, always, dated, worded
from ctr.forms.layout import (
    GENERAL_KEY,
    GENERAL_SHEET,
    LISTS,
    STATE_OF,
    TARGETS_SHEET,
    Clear,
    Keep,
    Value,
    as_sent,
    version_of,
)
from ctr.forms.log_lines import LogLine, log_line
from ctr.forms.read import FilledForm, FormRow
from ctr.plan.load.check_results import figure_fault
from ctr.plan.model import LogEntry, Plan, State, Task
from ctr.plan.model.base import keys_of
from ctr.results.changes import ChangedField
from ctr.results.edits import (
    REPORT_KEYS,
    TASK_KEYS,
    NewFigure,
    earlier_edits,
    figure_edits,
    folded,
    received_edits,
    state_edits,
    still_edits,
)
from ctr.wording.states import state_name
from ctr.yamlfile.editor import Edit

LOG_KEYS = keys_of(LogEntry)
_WHOLE_LINE = "ngày làm không xóa riêng được; gõ “xóa” ở ô việc đã làm để xóa cả việc"
_NOTHING_THERE = (
    "dòng này chưa có việc nào trong kế hoạch; gõ “xóa” ở dòng đã điền sẵn việc cần xóa của biểu "
    "lập mới"
)
_GONE = "việc này không còn trong kế hoạch"
_LINE: tuple[ChangedField, ...] = ("on", "done", "evidence")


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
    form: FilledForm,
    plan: Plan,
    keep: Keep | Choose | None,
    received: date | None,
    today: date | None = None,
) -> Collected:
    """Compare a form with the plan; faults and conflicts go into the form's problems.

    What a form takes out of the plan leaves a trace there, of the day that the form came in, or of
    `today`; without either it leaves none.
    """
    collected = Collected(form=form)
    choose = keep if callable(keep) else always(keep)
    _Merge(collected, plan, choose, received or form.received or today).run()
    known = plan.results_for(form.unit, form.year)
    if received is not None:
        edits, changes = received_edits(known, received)
        collected.edits += edits
        collected.changes += changes
    if form.version != version_of(plan, form.unit):
        collected.notes.append(f"{form.file}: biểu lập từ bản kế hoạch cũ hơn")
    return collected


class _Merge(Clearing):
    """One form against the plan as it is."""

    def run(self) -> None:
        for row in self.form.rows:
            if row.sheet == GENERAL_SHEET:
                self._general(row)
                continue
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
        edits, changes = self.removals.made(self.collected.edits)
        self.collected.edits += edits
        self.collected.changes += changes

    def _general(self, row: FormRow) -> None:
        """What the unit says of its whole report."""
        if row.key != GENERAL_KEY:
            place = next((row.places[name] for name in LISTS if row.values.get(name)), row.sheet)
            self.form.problem(place, "ghi vào ô ở dòng đầu của trang này, mỗi ý một dòng trong ô")
            return
        for name, value in self.changed(row, LISTS).items():
            self.list_items(row, None, name, value)

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

    def _task(self, row: FormRow, task: Task) -> None:
        if row.key == task.id:
            self._state(row, task)
            for name, value in self.changed(row, LISTS).items():
                self.list_items(row, task, name, value)
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
        if Clear.CLEAR in (shown, day):
            self.no_state(row, task)
            return
        if shown is None:
            if base[0] is not None:
                self.note(row, "state", "bỏ trống ô đã ghi, kế hoạch giữ nguyên")
            else:
                self.form.problem(row.places["state"], "có ngày mà chưa chọn trạng thái")
            return
        if isinstance(day, date) and self._is_past(row, task, day):
            self._past_state(row, task, STATE_OF[str(shown)], day)
            return
        known = " ".join(filter(None, ours))
        if ours == base or self.wins(row, "state", known, dated(*theirs), dated(*ours)):
            self._new_state(row, task, STATE_OF[str(shown)], day, base)

    def _is_past(self, row: FormRow, task: Task, day: date) -> bool:
        """Whether a state is followed by one of a later period, in another form or in the plan."""
        if (row.sheet, row.key) in self.form.past:
            return True
        known = self.result(task).state_on
        return known is not None and max(day, self.form.period.last_day) < known

    def _past_state(self, row: FormRow, task: Task, state: State, day: date) -> None:
        """A state that was followed by another: it stands among the earlier ones.

        It takes the place there of what it corrects of an earlier form.
        """
        known = self.result(task)
        if self.in_year(row, "state_on", day):
            said = self.form.overruled.get((row.sheet, row.key, "state"), ())
            wrong = [
                place
                for place, old in enumerate(known.earlier)
                if f"{state_name(old.state)} {old.on.isoformat()}" in said
            ]
            self.put(task, *earlier_edits(known, state, day, next(iter(wrong), None)))

    def _new_state(
        self, row: FormRow, task: Task, state: State, day: Value, base: tuple[str | None, ...]
    ) -> None:
        place = row.places["state_on"]
        known = self.result(task)
        changed = as_sent(row.values.get("state")) != base[0]
        dated = base[1] is not None or known.state_on is not None
        edit = Edit(path=("state",), value=state, order=TASK_KEYS)
        edit_day = Edit(path=("state_on",), value=day, order=TASK_KEYS)
        change = self.change(task, "state", known.state, state)
        change_day = self.change(task, "state_on", known.state_on, day)
        if changed and dated and as_sent(day) in (base[1], None):
            self.form.problem(place, "trạng thái đổi thì ghi ngày của trạng thái mới")
        elif not isinstance(day, date):
            if state == "done":
                self.form.problem(place, "hoàn thành phải có ngày hoàn thành")
            else:
                self.put(task, [edit], [change])
        elif not self.first_year <= day.year <= self.form.year:
            years = f"{self.first_year}-{self.form.year}"
            self.form.problem(place, f"ngày nằm ngoài các năm {years}")
        elif state == known.state:
            self.put(task, [edit_day, *still_edits((), known, day)], [change_day])
        elif known.state_on is not None and day < known.state_on:
            # another state of an earlier day: a correction, nothing of the past
            self.put(task, [edit, edit_day], [replace(change, on=day)])
        else:
            self.put(task, *state_edits((), known, state, day))

    def _entry(self, row: FormRow, task: Task) -> None:
        """An entry of the log that the form was sent with."""
        known = self.result(task)
        if not re.fullmatch("[0-9]{1,6}", row.key.partition("#")[2]):
            self.form.problem(row.places["done"], _GONE)
            return
        index = self.line_of(row, task)
        if index is None:
            sent = self.form.sent.get((row.sheet, row.key), {})
            changed = any(as_sent(row.values.get(name)) != sent.get(name) for name in _LINE)
            if changed and row.values.get("done") is not Clear.CLEAR:
                self.form.problem(row.places["done"], _GONE)
            return
        filled_in = self.changed(row, _LINE, f"{task.id}#{index}")
        if filled_in.get("done") is Clear.CLEAR:
            self.no_line(row, task, index)
            return
        for name, value in filled_in.items():
            if value is Clear.CLEAR:
                if name == "evidence":
                    self.no_evidence(row, task, index)
                else:
                    self.form.problem(row.places[name], _WHOLE_LINE)
                continue
            if name == "on" and not self.in_year(row, name, value):
                continue
            old = getattr(known.log[index], name)
            edit = Edit(path=("log", index, name), value=value, order=LOG_KEYS)
            self.put(task, [edit], [self.change(task, name, old, value)])

    def _new_entry(self, row: FormRow, task: Task) -> None:
        done, day, evidence = (row.values.get(name) for name in ("done", "on", "evidence"))
        if Clear.CLEAR in (done, day, evidence):
            name = next(name for name in _LINE if row.values.get(name) is Clear.CLEAR)
            self.form.problem(row.places[name], _NOTHING_THERE)
            return
        if done is None:
            self.form.problem(row.places["done"], "chưa ghi việc đã làm")
            return
        if day is None:
            self.form.problem(row.places["on"], "ghi ngày làm của việc này")
            return
        if not self.in_year(row, "on", day):
            return
        line = log_line(self.result(task).log, self.marks, day, done, evidence)
        if line.place is None:
            edit = Edit(path=("log",), value=line.values, append=True, order=TASK_KEYS)
            change = replace(self.change(task, "done", None, done), document=as_sent(evidence))
            self.put(task, [edit], [replace(change, on=day if isinstance(day, date) else None)])
        elif line.values:
            self._corrected_entry(row, task, line.place, line)

    def _corrected_entry(self, row: FormRow, task: Task, place: int, line: LogLine) -> None:
        """A line sent again with other words or evidence; a conflict where the plan changed it."""
        known = self.result(task).log[place]
        if line.conflict is not None:
            theirs, ours = line.values[line.conflict], as_sent(getattr(known, line.conflict))
            if not self.wins(row, line.conflict, None, str(theirs), worded(ours)):
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
            self.change(task, name, getattr(known, name), changed[name])
            for name in _LINE
            if name in changed
        ]
        self.put(task, edits, changes)

    def _target(self, row: FormRow, task: Task) -> None:
        target = next(
            (known for known in task.targets if known.id == row.key.partition("/")[2]), None
        )
        if target is None:
            if any(value is not None for value in row.values.values()):
                self.form.problem(row.sheet, f"“{row.key}” không phải chỉ tiêu của đơn vị")
            return
        changed = self.changed(row, ("value", "as_of", "source"))
        if not changed or row.unread:
            return
        value, day = row.values.get("value"), row.values.get("as_of")
        if value is None:
            self.form.problem(row.places["value"], "chưa ghi số liệu")
            return
        if Clear.CLEAR in (value, day, row.values.get("source")):
            self.no_figure(row, task, target.id)
            return
        fault = figure_fault(value, target)
        if fault is not None:
            self.form.problem(row.places["value"], fault[0])
            return
        if day is None:
            self.form.problem(row.places["as_of"], "ghi số liệu tính đến ngày nào")
            return
        if self.in_year(row, "as_of", day) and isinstance(day, date):
            figure = NewFigure(target.id, _figure(value), day, as_sent(row.values.get("source")))
            self._figure_put(row, task, figure)

    def _figure_put(self, row: FormRow, task: Task, figure: NewFigure) -> None:
        """A figure put down; where it corrects one of an earlier form, that one gets its day, too.

        So a wrong day does not leave a figure behind that was never measured.
        """
        known = self.result(task)
        wrong = [
            {*self.form.overruled.get((row.sheet, row.key, name), ())}
            for name in ("value", "as_of")
        ]
        for place, old in enumerate(known.values):
            said = (as_sent(old.value), as_sent(old.as_of))
            if old.target != figure.target or old.as_of == figure.as_of:
                continue
            if said[0] in wrong[0] and said[1] in wrong[1]:
                day = Edit(path=("values", place, "as_of"), value=figure.as_of)
                change = self.change(task, "as_of", old.as_of, figure.as_of)
                self.put(task, [day], [replace(change, target=figure.target)])
                values = list(known.values)
                values[place] = replace(old, as_of=figure.as_of)
                known = replace(known, values=tuple(values))
                break
        self.put(task, *figure_edits((), known, figure))


def _figure(value: Value) -> Decimal | bool:
    if isinstance(value, bool | Decimal):
        return value
    raise TypeError(value)
