"""Targets: of a year by how they stand, what is missed first; of all years by when they are due."""

from __future__ import annotations

from collections.abc import Sequence

from ctr.output.lines import EMPTY, Span, Words, beside, folded, joined, kept, spaced, width, words
from ctr.output.look import COURSES
from ctr.output.screen import BETWEEN
from ctr.plan.model import Plan
from ctr.tracking.targets import Course, Progress
from ctr.vietnamese import phrases
from ctr.wording.assignments import unit_list
from ctr.wording.deadlines import when_phrase
from ctr.wording.targets import (
    amount_phrase,
    course_phrase,
    dated_actual_phrase,
    lacking_phrase,
    verdict_phrase,
)

_WORST_FIRST: tuple[Course, ...] = (
    "not_met",
    "behind",
    "no_figure",
    "open",
    "on_course",
    "met_late",
    "met",
)
_NUMBER, _SIGN = 5, 1
_TABLE = 110
"""Columns from which on goal, figure and who leads stand in columns, else below what it is."""
_FIXED = (22, 26, 18)
_GAPS: tuple[Course, ...] = ("behind", "not_met", "open")
"""Of those it is told how much is lacking."""


def target_rows(
    plan: Plan, rows: Sequence[Progress], room: int | None, *, of_year: bool
) -> list[Words]:
    """The rows in groups: `of_year` by course, else by when they are due, in their order."""
    if room is None:
        return [_in_pipe(plan, row) for row in rows]
    lines: list[Words] = []
    longest = max((width(row.target.name) for row in rows), default=0)
    for head, look, group in _by_course(rows) if of_year else _by_when(rows):
        if lines:
            lines.append(EMPTY)
        lines += folded(words(Span(f"{head}: {len(group)} chỉ tiêu", look)), room)
        before = ""
        blocks = []
        for row in group:
            blocks.append(_entry(plan, row, room, longest, before, of_year=of_year))
            before = row.task.id
        lines += spaced(blocks)
    return lines


def goal_phrase(progress: Progress) -> str:
    """How much is to be reached."""
    return amount_phrase(progress.milestone, progress.target.unit)


def standing_phrase(progress: Progress) -> str:
    """`chậm tiến độ (còn thiếu 5 điểm phần trăm)`, `đúng tiến độ`, `đạt, vượt mục tiêu`."""
    text = verdict_phrase(progress)
    lacking = lacking_phrase(progress) if progress.course in _GAPS else ""
    return f"{text} ({lacking})" if lacking else text


_Group = tuple[str, str, list[Progress]]


def _by_course(rows: Sequence[Progress]) -> list[_Group]:
    groups = [(course, [row for row in rows if row.course == course]) for course in _WORST_FIRST]
    return [
        (phrases.capital(course_phrase(course)), _head_look(course), group)
        for course, group in groups
        if group
    ]


def _head_look(course: Course) -> str:
    return "late" if COURSES[course].name == "late" else "head"


def _by_when(rows: Sequence[Progress]) -> list[_Group]:
    """Neighbours that are due at one time."""
    groups: list[_Group] = []
    for row in rows:
        when = phrases.capital(when_phrase(row.milestone))
        if groups and groups[-1][0] == when:
            groups[-1][2].append(row)
        else:
            groups.append((when, "head", [row]))
    return groups


def _in_pipe(plan: Plan, row: Progress) -> Words:
    parts = [
        when_phrase(row.milestone),
        f"{row.task.id}. {row.target.name}",
        goal_phrase(row),
        dated_actual_phrase(row),
        standing_phrase(row),
        unit_list(plan, row.task.lead),
    ]
    return joined([words(part) for part in parts], BETWEEN)


def _entry(
    plan: Plan, row: Progress, room: int, longest: int, before: str, *, of_year: bool
) -> list[Words]:
    """One target: its sign, its task and who leads it (once for neighbours), what, how far.

    `longest` is how wide the longest name is.
    """
    same = row.task.id == before
    sign = [words(COURSES[row.course].alone)]
    number = [EMPTY if same else words(row.task.id)]
    lead = EMPTY if same else words(unit_list(plan, row.task.lead))
    name = words(Span(row.target.name, "strong"))
    goal = words(goal_phrase(row), f", {when_phrase(row.milestone)}" if of_year else "")
    told = _told(row, of_year=of_year)
    if room < _TABLE:
        inside = room - _NUMBER - _SIGN - 4
        below = joined([_kept(part) for part in (goal, told, lead)], BETWEEN)
        text = [*folded(name, inside), *folded(below, inside)]
        return beside([sign, number, text], [_SIGN, _NUMBER, inside])
    inside = min(room - _NUMBER - _SIGN - sum(_FIXED) - 2 * (len(_FIXED) + 2), longest)
    cells = [folded(cell, size) for cell, size in zip((goal, told, lead), _FIXED, strict=True)]
    return beside([sign, number, folded(name, inside), *cells], [_SIGN, _NUMBER, inside, *_FIXED])


def _kept(line: Words) -> Words:
    """The words on one line, as long as there is room for them."""
    return tuple(Span(kept(span.text), span.look) for span in line)


def _told(row: Progress, *, of_year: bool) -> Words:
    """The figure and what is lacking; the verdict too where the head of the group has none."""
    actual = dated_actual_phrase(row) if row.target.by_figure else ""
    if not of_year:
        late = COURSES[row.course].name == "late"
        stands = words(Span(standing_phrase(row), "late" if late else ""))
        return joined([stands, words(actual)], ": ")
    more = lacking_phrase(row) if row.course in _GAPS else ""
    return words(": ".join(filter(None, (actual, "vượt mục tiêu" if row.exceeded else more))))
