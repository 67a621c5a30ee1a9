"""A form beside the plan as it is: which cells count, and where their edits go."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from ctr.forms.conflicts import Choose, Conflict, worded
from ctr.forms.layout import Clear, Value, as_sent, rows_of
from ctr.forms.log_lines import mark_of
from ctr.forms.read import FilledForm, FormRow
from ctr.forms.removals import Removals
from ctr.plan.model import Plan, Task, TaskResult, UnitResults
from ctr.results.changes import Change, ChangedField
from ctr.results.edits import REPORT_KEYS, TASK_KEYS, next_period_edits
from ctr.yamlfile.editor import Edit


@dataclass(slots=True)
class Collected:
    """What one form changes: edits of the unit's file, changes to tell, notes, conflicts."""

    form: FilledForm
    edits: list[Edit] = field(default_factory=list)
    changes: list[Change] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)


class Comparison:
    """One form against the results of its unit; what comes of it goes into `collected`.

    `on` is the day of the traces that removals leave.
    """

    def __init__(self, collected: Collected, plan: Plan, choose: Choose, on: date | None) -> None:
        self.collected = collected
        self.form = collected.form
        self.choose = choose
        self.known: UnitResults = plan.results_for(self.form.unit, self.form.year)
        self.index = {result.task: place for place, result in enumerate(self.known.tasks)}
        self.now = {
            (sheet, key): {name: as_sent(value) for name, value in fields.items()}
            for sheet, key, fields in rows_of(plan, self.form.unit, self.form.period)
        }
        self.tasks = {task.id: task for task in plan.led_by(self.form.unit)}
        self.new: dict[str, list[Edit]] = {}
        self.removals = Removals(plan, self.known, on)
        self.first_year = plan.programme.period.from_
        self.marks = {
            mark_of(day, row.values.get("done"))
            for row in self.form.rows
            if "#" not in row.key and isinstance(day := row.values.get("on"), date)
        }

    def changed(
        self, row: FormRow, names: tuple[ChangedField, ...], key: str = ""
    ) -> dict[ChangedField, Value]:
        """The cells that were filled in anew and are not in the plan yet; conflicts are noted.

        `key` is that of the row now, where it is another. What a `xóa` still takes out is not
        judged here.
        """
        sent = self.form.sent.get((row.sheet, row.key), {})
        now = self.now.get((row.sheet, key or row.key), {})
        changed: dict[ChangedField, Value] = {}
        for name in names:
            value = row.values.get(name)
            theirs, base, ours = as_sent(value), sent.get(name), now.get(name)
            if theirs in (base, ours):
                continue
            if theirs is None:
                self.note(row, name, "bỏ trống ô đã ghi, kế hoạch giữ nguyên")
                continue
            if value is Clear.CLEAR:
                if ours is not None:
                    changed[name] = value
                continue
            if ours == base or self.wins(row, name, ours, worded(theirs), worded(ours)):
                changed[name] = value
        return changed

    def wins(
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
            self.form.problem(conflict.place, conflict.message, for_office=True)
        return keep == "theirs"

    def list_items(self, row: FormRow, task: Task | None, name: ChangedField, value: Value) -> None:
        """The lines of a cell against the items of a list: changed in place, new ones added."""
        known = self.result(task) if task is not None else self.known
        items: tuple[str, ...] = getattr(known, name)
        if value is Clear.CLEAR:
            self.no_items(row, task, name)
            return
        if name == "next_period":
            self._plans(row, task, known, str(value))
            return
        order = TASK_KEYS if task is not None else REPORT_KEYS
        lines = [line for line in str(value).split("\n") if line]
        for place, line in enumerate(lines):
            if place >= len(items):
                edit = Edit(path=(name,), value=line, append=True, order=order)
                self.put(task, [edit], [self.change(task, name, None, line)])
            elif line != " ".join(items[place].split()):
                edit = Edit(path=(name, place), value=line)
                self.put(task, [edit], [self.change(task, name, items[place], line)])
        if len(lines) < len(items):
            self.note(row, name, "bớt ý đã ghi, kế hoạch giữ nguyên các ý còn lại")

    def no_items(self, row: FormRow, task: Task | None, name: ChangedField) -> None:
        """The items of a list that are to go."""
        raise NotImplementedError

    def _plans(
        self, row: FormRow, task: Task | None, known: TaskResult | UnitResults, text: str
    ) -> None:
        """The lines of a cell against what the unit planned with this period."""
        period = self.form.period
        mine = [place for place, one in enumerate(known.next_period) if one.period == period]
        lines = [line for line in text.split("\n") if line]
        for number, line in enumerate(lines):
            if number >= len(mine):
                self.put(task, *next_period_edits((), known, period, line))
                continue
            place = mine[number]
            old = known.next_period[place].text
            if line != " ".join(old.split()):
                edit = Edit(path=("next_period", place, "text"), value=line)
                change = replace(self.change(task, "next_period", old, line), period=period)
                self.put(task, [edit], [change])
        if len(lines) < len(mine):
            self.note(row, "next_period", "bớt ý đã ghi, kế hoạch giữ nguyên các ý còn lại")

    def in_year(self, row: FormRow, name: str, value: Value) -> bool:
        """Whether a day lies in the year of the form; one that does not is a fault."""
        if isinstance(value, date) and value.year == self.form.year:
            return True
        self.form.problem(row.places[name], f"ngày nằm ngoài năm {self.form.year}")
        return False

    def result(self, task: Task) -> TaskResult:
        """What is recorded of a task, an empty result where nothing is."""
        place = self.index.get(task.id)
        return self.known.tasks[place] if place is not None else TaskResult(task=task.id)

    def put(self, task: Task | None, edits: list[Edit], changes: list[Change]) -> None:
        """Take edits of one task's result, or of the whole report, their paths within it."""
        if task is None:
            self.collected.edits += edits
            self.collected.changes += changes
            return
        place = self.index.get(task.id)
        if place is None:
            self.new.setdefault(task.id, []).extend(edits)
        else:
            self.collected.edits += [
                replace(edit, path=("tasks", place, *edit.path)) for edit in edits
            ]
        self.collected.changes += changes

    @staticmethod
    def change(task: Task | None, field: ChangedField, old: Any, new: Any) -> Change:
        """A change of a task's result, or of the whole report."""
        number = task.id if task is not None else None
        return Change(task=number, field=field, old=old, new=new)

    def note(self, row: FormRow, name: str, message: str) -> None:
        """Something worth telling of a cell that is no fault."""
        self.collected.notes.append(f"{self.form.file}: {row.places[name]}: {message}")
