"""What a form takes out of the plan: the cells in which a unit wrote `xóa`.

It leaves a trace, as what the office takes out does: who, when, why, and what it was.
"""

from __future__ import annotations

from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from ctr.forms.layout import as_sent
from ctr.plan.model import Plan, UnitResults
from ctr.plan.model.reporting_periods import ReportingPeriod
from ctr.problems import KeyPath
from ctr.results import entries
from ctr.results.changes import Change
from ctr.results.edits import Edits
from ctr.results.entries import Entry
from ctr.results.put_right import put_right, taken_out, trace
from ctr.wording.entries import entry_text
from ctr.yamlfile.editor import Edit

REASON = "đơn vị ghi “xóa” trong biểu"


@dataclass(slots=True)
class _Taken:
    """An entry and the key of it that is to be emptied, None for the whole."""

    entry: Entry
    key: str | None


_Plans = tuple[str | None, ReportingPeriod | None, Container[str | None] | None]


def line_of(text: str) -> str | None:
    """An item of a list as the line that a form shows of it."""
    return as_sent(" ".join(text.split()))


class Removals:
    """What is to go of one unit's results; nothing is done before `made`.

    `on` is the day of the trace, without which there is none.
    """

    def __init__(self, plan: Plan, known: UnitResults, on: date | None) -> None:
        self.plan = plan
        self.known = known
        self.on = on
        self.taken: list[_Taken] = []
        self.plans: list[_Plans] = []

    def take(
        self,
        task: str | None,
        kind: str,
        index: int | None = None,
        *,
        of: ReportingPeriod | None = None,
        shown: Container[str | None] | None = None,
    ) -> None:
        """All of a kind, or the one at a place, of a task or of the report as a whole.

        Of the plans for the next period, those of the period `of`; of texts only those `shown`.
        """
        if kind == "next_period":
            self.plans.append((task, of, shown))
            return
        for entry in self._entries(task):
            if entry.kind != kind or (index is not None and entry.path[-1] != index):
                continue
            if shown is None or line_of(entry.value) in shown:
                self.taken.append(_Taken(entry, None))

    def empty(self, task: str, kind: str, index: int, key: str) -> None:
        """What is optional in the one at a place: its evidence, its source."""
        for entry in self._entries(task):
            if entry.kind == kind and entry.path[-1] == index:
                self.taken.append(_Taken(entry, key))

    def made(self, before: Sequence[Edit]) -> Edits:
        """The edits, to be made after `before`; those that move others come last."""
        edits: list[Edit] = []
        changes: list[Change] = []
        traces: list[Edit] = []
        gone: list[Entry] = []
        for one in self.taken:
            after = None
            if one.key is not None:
                more, after = put_right(self.known, one.entry, {one.key: None})
                edits += more
            elif one.entry.kind == "state":
                edits += taken_out(self.known, one.entry)
            else:
                gone.append(one.entry)
            traces += self._trace(one.entry, after)
            entry = one.entry
            changes.append(Change(field="entry", old=entry, new=after, task=entry.task))
        for task, period, shown in self.plans:
            more, new = self._plans(task, period, shown)
            edits += more
            changes += new
        grown = {edit.path for edit in before if edit.append}
        return [*edits, *traces, *_without(self.known, gone, grown)], changes

    def _plans(
        self,
        task: str | None,
        period: ReportingPeriod | None,
        shown: Container[str | None] | None,
    ) -> Edits:
        """What was planned with a period; it has no name of its own, and leaves no trace."""
        place = next((i for i, one in enumerate(self.known.tasks) if one.task == task), None)
        holder = self.known if task is None or place is None else self.known.tasks[place]
        path: KeyPath = ("tasks", place, "next_period") if place is not None else ("next_period",)
        gone = [
            i
            for i, one in enumerate(holder.next_period)
            if one.period == period and (shown is None or line_of(one.text) in shown)
        ]
        changes = [
            Change(
                field="next_period",
                old=holder.next_period[i].text,
                new=None,
                task=task,
                period=period,
            )
            for i in gone
        ]
        if len(gone) == len(holder.next_period):
            return [Edit(path=path, remove=True)], changes
        return [Edit(path=(*path, i), remove=True) for i in reversed(gone)], changes

    def _entries(self, task: str | None) -> Iterator[Entry]:
        if task is None:
            return entries.of_report(self.known)
        result = next((one for one in self.known.tasks if one.task == task), None)
        return entries.of_task(self.known, result) if result is not None else iter(())

    def _trace(self, entry: Entry, after: Entry | None) -> Iterator[Edit]:
        if self.on is None:
            return
        why = (self.on, self.known.unit, REASON)
        yield trace(self.known, entry, after, lambda said: entry_text(self.plan, said), why)


def _without(known: UnitResults, gone: list[Entry], grown: set[KeyPath]) -> Iterator[Edit]:
    """Items taken out of their lists, from the last to the first; the key of one that is empty."""
    by_list: dict[KeyPath, list[Entry]] = {}
    for entry in gone:
        by_list.setdefault(entry.path[:-1], []).append(entry)
    for path, items in by_list.items():
        holder = known.tasks[int(path[1])] if len(path) > 1 else known
        if len(items) == len(getattr(holder, str(path[-1]))) and path not in grown:
            yield Edit(path=path, remove=True)
            continue
        for entry in sorted(items, key=lambda entry: int(entry.path[-1]), reverse=True):
            yield Edit(path=entry.path, remove=True)
