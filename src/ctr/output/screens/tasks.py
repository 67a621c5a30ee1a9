"""Tasks by section: what, who leads, how far; what is the same of all of them is said once."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import groupby

from ctr.output.lines import (
    APART,
    EMPTY,
    Span,
    Words,
    beside,
    folded,
    joined,
    kept,
    spaced,
    width,
    words,
)
from ctr.output.look import look_of_task
from ctr.output.screen import BETWEEN
from ctr.plan.model import Plan
from ctr.tracking.selection import Assigned
from ctr.tracking.task_status import TaskStatus
from ctr.vietnamese import phrases
from ctr.wording.assignments import short_lead_phrase
from ctr.wording.deadlines import deadline_phrase
from ctr.wording.states import status_phrase

Row = tuple[Assigned, TaskStatus]

_NUMBER = 5
_TABLE, _WIDE = 76, 120
"""Columns from which on tasks stand in columns, and from which on with leader and targets."""


def task_rows(plan: Plan, rows: Sequence[Row], room: int | None) -> list[Words]:
    """The tasks in their order, under the heads of their sections."""
    if room is None:
        return [_in_pipe(plan, row) for row in rows]
    lines: list[Words] = []
    facts = _Facts(plan, rows, room)
    if facts.said_once:
        lines += [*folded(words(BETWEEN.join(facts.said_once)), room), EMPTY]
    for head, neighbours in groupby(rows, key=_head):
        group = list(neighbours)
        if lines and lines[-1]:
            lines.append(EMPTY)
        if [f"{row[0].task.id}. {row[0].task.title}" for row in group] != [head]:
            lines += folded(words(Span(head, "head")), room)
        lines += spaced([facts.lines_of(row) for row in group])
    return lines


def state_phrase(status: TaskStatus) -> str:
    """The state; of what was done or dropped in an earlier year the day too."""
    text = status_phrase(status.state, status)
    if status.dropped_before is not None:
        return f"{text}, từ ngày {phrases.day(status.dropped_before)}"
    before = status.done_before
    return f"{text}, ngày {phrases.day(before)}" if before is not None else text


def task_title(assigned: Assigned) -> str:
    """Its title, and through which groups it is whose it is."""
    if not assigned.through_groups:
        return assigned.task.title
    return f"{assigned.task.title} (qua nhóm: {'; '.join(assigned.through_groups)})"


def _head(row: Row) -> str:
    assigned = row[0]
    if assigned.through_groups:
        return f"Qua nhóm: {'; '.join(assigned.through_groups)}"
    return f"{assigned.section.id}. {assigned.section.title}"


def _lead(plan: Plan, assigned: Assigned) -> str:
    """Who leads it, where the head of its group does not tell."""
    if assigned.through_groups == assigned.task.lead:
        return ""
    return short_lead_phrase(plan, assigned.task)


def _targets_phrase(row: Row) -> str:
    """`4 chỉ tiêu`, or nothing."""
    number = len(row[0].task.targets)
    return f"{number} chỉ tiêu" if number else ""


def _deadline(row: Row) -> str:
    deadline = row[0].task.deadline
    return f"hạn {deadline_phrase(deadline)}" if deadline is not None else ""


def _in_pipe(plan: Plan, row: Row) -> Words:
    assigned, status = row
    task = assigned.task
    parts = [
        f"{task.id}. {task_title(assigned)}",
        short_lead_phrase(plan, task),
        task.leader or "",
        _targets_phrase(row),
        _deadline(row),
        state_phrase(status),
    ]
    return joined([words(part) for part in parts], BETWEEN)


class _Facts:
    """What is told of each task, in columns or below its title, and what is told once for all."""

    def __init__(self, plan: Plan, rows: Sequence[Row], room: int) -> None:
        facts: list[tuple[str, Callable[[Row], str], int, bool]] = [
            ("Chủ trì", lambda row: _lead(plan, row[0]), 18, True),
            ("Lãnh đạo", lambda row: row[0].task.leader or "", 18, room >= _WIDE),
            ("", _targets_phrase, 10, room >= _WIDE),
            ("", _deadline, 22, True),
        ]
        self._room = room
        self.said_once: list[str] = []
        self._columns: list[tuple[Callable[[Row], str], int]] = []
        for head, text, cells, shown in facts:
            values = {text(row) for row in rows}
            told = values - {""}
            if head and len(told) == 1 and len(rows) > 1:
                self.said_once.append(f"{head}: {told.pop()}")
            elif shown and told:
                self._columns.append((text, cells))
        states = {state_phrase(row[1]) for row in rows}
        self._longest = max((width(row[0].task.title) for row in rows), default=0)
        self._state = min(max((width(state) for state in states), default=0) + 2, 24)

    def lines_of(self, row: Row) -> list[Words]:
        """One task, in columns where there is room for them."""
        assigned, status = row
        state = look_of_task(status).marked(state_phrase(status))
        number = [words(assigned.task.id)]
        what = words(Span(assigned.task.title, "strong"))
        facts = [(words(text(row)), cells) for text, cells in self._columns]
        if self._room < _TABLE:
            room = self._room - _NUMBER - 2
            told = joined([state, *(words(kept(_plain(fact))) for fact, _ in facts)], APART)
            return beside([number, [*folded(what, room), *folded(told, room)]], [_NUMBER, room])
        widths = [cells for _, cells in facts]
        left = self._room - _NUMBER - sum(widths) - self._state - 2 * (len(facts) + 2)
        room = min(left, self._longest)
        cells = [number, folded(what, room), *(folded(fact, cells) for fact, cells in facts)]
        return beside([*cells, folded(state, self._state)], [_NUMBER, room, *widths, self._state])


def _plain(line: Words) -> str:
    return "".join(span.text for span in line)
