"""What a `xóa` still takes out of the plan: only ever what the form itself had shown.

What it showed may be gone, because the form has been collected before: then it is done, whatever
stands there now.
"""

from __future__ import annotations

from ctr.forms.comparison import Comparison
from ctr.forms.conflicts import dated, worded
from ctr.forms.layout import LISTS, Clear, as_sent
from ctr.forms.read import FormRow
from ctr.forms.removals import REASON
from ctr.forms.shown import latest
from ctr.plan.model import Task
from ctr.results.changes import ChangedField


class Clearing(Comparison):
    """The cells of a form in which a unit wrote `xóa`, beside the plan as it is."""

    def line_of(self, row: FormRow, task: Task) -> int | None:
        """Where the line of the log stands now that a row was sent with; None where it is gone.

        A line that the plan words otherwise since stands where it stood.
        """
        prefix, _, number = row.key.partition("#")
        log = self.result(task).log
        sent = self._line(self.form.sent.get((row.sheet, row.key), {}))
        filled = self._line({name: as_sent(value) for name, value in row.values.items()})
        now = {
            place: self._line(self.now.get((row.sheet, f"{prefix}#{place}"), {}))
            for place in range(len(log))
        }
        index = int(number)
        for wanted in (sent, filled):
            same = [place for place, line in now.items() if line == wanted]
            if same:
                return index if index in same else same[0]
        others = {
            self._line(line)
            for (sheet, key), line in self.form.sent.items()
            if sheet == row.sheet and key != row.key and key.startswith(f"{prefix}#")
        }
        return index if index in now and now[index] not in others else None

    @staticmethod
    def _line(said: dict[str, str | None]) -> tuple[str | None, str | None]:
        return said.get("on"), said.get("done")

    def no_line(self, row: FormRow, task: Task, index: int) -> None:
        """A line of the log that is to go with all that it says."""
        now = self.now.get((row.sheet, f"{task.id}#{index}"), {})
        if self._line(now) == self._line(self.form.sent.get((row.sheet, row.key), {})):
            self.removals.take(task.id, "log", index)
        else:
            self._other_now(row, task, "done", now.get("done"))

    def no_evidence(self, row: FormRow, task: Task, index: int) -> None:
        """The evidence of a line of the log that is to go."""
        now = self.now.get((row.sheet, f"{task.id}#{index}"), {}).get("evidence")
        if now in self._shown(row, "evidence"):
            self.removals.empty(task.id, "log", index, "evidence")
        else:
            self._other_now(row, task, "evidence", now)

    def no_state(self, row: FormRow, task: Task) -> None:
        """A state that is to go, with its day: what was before it stands again."""
        if row.values.get("state") is not Clear.CLEAR:
            message = "ngày không xóa riêng được; gõ “xóa” ở ô trạng thái để xóa cả hai"
            self.form.problem(row.places["state_on"], message)
            return
        if self.result(task).state is None:
            return
        sent = self.form.sent.get((row.sheet, row.key), {})
        now = self.now.get((row.sheet, row.key), {})
        base, ours = (
            tuple(said.get(name) for name in ("state", "state_on")) for said in (sent, now)
        )
        known = " ".join(filter(None, ours))
        if ours == base or known in self.form.overruled.get((row.sheet, row.key, "state"), ()):
            self.removals.take(task.id, "state")
        else:
            self._other_now(row, task, "state", dated(*ours))

    def no_items(self, row: FormRow, task: Task | None, name: ChangedField) -> None:
        """The items of a list that are to go; those that were added since stay."""
        ours = self.now.get((row.sheet, row.key), {}).get(name) or ""
        shown = {line for text in self._shown(row, name) for line in text.split("\n")}
        lines = ours.split("\n")
        left = [line for line in lines if line in shown]
        if not left:
            self._other_now(row, task, name, ours)
        elif left == lines or self.wins(row, name, ours, worded(Clear.CLEAR.value), worded(ours)):
            number = task.id if task is not None else None
            self.removals.take(number, name, of=self.form.period, shown=shown)

    def no_figure(self, row: FormRow, task: Task, target: str) -> None:
        """The figure that the form was sent with is to go, or its source."""
        values = self.result(task).values
        newest = latest(values, target)
        figures = [
            place
            for place, one in enumerate(values)
            if one.target == target
            and as_sent(one.value) in self._shown(row, "value")
            and as_sent(one.as_of) in self._shown(row, "as_of")
        ]
        ours = self.now.get((row.sheet, row.key), {}).get("value")
        if row.values.get("value") is Clear.CLEAR:
            if not figures:
                self._other_now(row, task, "value", ours)
            elif (newest is not None and newest[0] in figures) or self.wins(
                row, "value", ours, worded(Clear.CLEAR.value), worded(ours)
            ):
                for place in figures:
                    self.removals.take(task.id, "values", place)
        elif row.values.get("as_of") is Clear.CLEAR:
            message = "ngày không xóa riêng được; gõ “xóa” ở ô số liệu để xóa cả số liệu"
            self.form.problem(row.places["as_of"], message)
        else:
            sources = self._shown(row, "source")
            sourced = [place for place in figures if as_sent(values[place].source) in sources]
            for place in sourced:
                self.removals.empty(task.id, "values", place, "source")
            if not sourced:
                self._other_now(
                    row, task, "source", self.now.get((row.sheet, row.key), {}).get("source")
                )

    def _shown(self, row: FormRow, name: str) -> set[str]:
        """What a cell said when the form was sent, and in earlier forms that this one corrects."""
        sent = self.form.sent.get((row.sheet, row.key), {}).get(name)
        said = {sent, *self.form.overruled.get((row.sheet, row.key, name), ())}
        return {one for one in said if one is not None}

    def _other_now(
        self, row: FormRow, task: Task | None, name: ChangedField, ours: str | None
    ) -> None:
        """Tell that a `xóa` takes out nothing, unless it was this unit that had it taken out."""
        traces = (self.result(task) if task is not None else self.known).corrections
        done = any((one.by, one.reason) == (self.known.unit, REASON) for one in traces)
        if ours and not done and not (name == LISTS[-1] and self._shown(row, name)):
            self.note(
                row,
                name,
                f"“xóa” không bỏ gì: kế hoạch nay ghi “{worded(ours)}”, khác điều biểu nêu khi lập",
            )
