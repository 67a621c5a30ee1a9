"""What fits on the one page of a brief: lines are measured, and the rest is counted."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from ctr.documents.page_layout import BRIEF_PAGE, BRIEF_STYLES, CELL_MARGIN
from ctr.documents.views.brief_chart import Bar
from ctr.documents.views.tables import Column, Table
from ctr.late_dataclasses import dataclass
from ctr.plan.model import Plan
from ctr.text_width import line_count, shortened
from ctr.wording.due import counted_units

LINES = 30
"""Lines of tables that the page has room for beside all that stands on it in any case."""
NAMED_UNITS = 4
"""Units that are named at the most; the rest is counted."""
LONGEST = 2
"""Lines that one thing may take."""
_FIGURES = 5
"""Lines that the figures of a target may take: actual, goal, verdict, what is needed now."""
_LOOKED_AT = 40
"""Things of a kind that could ever have room."""
_SIZE = BRIEF_STYLES["Ô tóm tắt"].size
_POINTS = 72 / 25.4

LATE: Table = (
    Column(head="Hạn, đã quá", field="first", width=22),
    Column(head="Việc", field="text", width=48),
    Column(head="Ai còn nợ", field="who", width=30),
)
DECISIONS: Table = (
    Column(head="Loại", field="first", width=14),
    Column(head="Nội dung", field="text", width=62),
    Column(head="Của ai", field="who", width=24),
)
COMING: Table = (
    Column(head="Hạn", field="first", width=13),
    Column(head="Việc", field="text", width=54),
    Column(head="Ai làm", field="who", width=33),
)
NAME, DRAWN, FIGURES = 34, 32, 34
"""The shares of the width of the chart's columns."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """Một việc."""

    first: str
    """Hạn, hoặc loại việc"""
    text: str
    """Việc"""
    who: str
    """Đơn vị"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Fitted:
    """What of each kind is shown, long texts shortened."""

    late: tuple[Line, ...]
    decisions: tuple[Line, ...]
    bars: tuple[Bar, ...]
    coming: tuple[Line, ...]


def units_within(plan: Plan, units: Sequence[str], table: Table, groups: Sequence[str] = ()) -> str:
    """As many units by name as their cell has room for, the rest counted."""
    room = _rooms(table)["who"]
    told = (some_units(plan, units, groups, most) for most in range(NAMED_UNITS, -1, -1))
    fits = (text for text in told if line_count(text, _SIZE, room) <= LONGEST)
    return next(fits, counted_units(len(units), len(groups)))


def all_units(plan: Plan, units: Sequence[str], groups: Sequence[str]) -> str:
    """Every unit by its short name, then how many open groups; these by name where they stand
    alone: `A; B; C; 3 nhóm`.
    """
    names = [plan.short_name(name) for name in units]
    if not names or len(groups) == 1:
        return "; ".join([*names, *map(plan.short_name, groups)])
    return "; ".join([*names, *filter(None, [counted_units(0, len(groups))])])


def some_units(plan: Plan, units: Sequence[str], groups: Sequence[str], most: int) -> str:
    """The first of them by their short names: `A; B; 3 đơn vị khác`, `A; 2 nhóm khác`."""
    shown = "; ".join(plan.short_name(name) for name in (*units, *groups)[:most])
    units_left = max(len(units) - most, 0)
    groups_left = max(len(units) + len(groups) - most, 0) - units_left
    rest = counted_units(units_left, groups_left)
    if not shown or not rest:
        return shown or rest
    return f"{shown}; {rest} khác"


def fitted(
    late: Sequence[Line],
    decisions: Sequence[Line],
    bars: Sequence[Bar],
    coming: Sequence[Line],
    names: int = LONGEST,
) -> Fitted:
    """As much as the page holds: one of each kind after the other, in turn, while there is room.

    `names` is how many lines those who owe one thing may take.
    """
    shown_late, shown_decisions, shown_coming = (
        [_short(line, table, names) for line in lines[:_LOOKED_AT]]
        for lines, table in ((late, LATE), (decisions, DECISIONS), (coming, COMING))
    )
    shown_bars = [_short_bar(one) for one in bars[:_LOOKED_AT]]
    heights = [
        [_height(line, LATE) for line in shown_late],
        [_height(line, DECISIONS) for line in shown_decisions],
        [_bar_height(one) for one in shown_bars],
        [_height(line, COMING) for line in shown_coming],
    ]
    counts = shared(heights, LINES)
    return Fitted(
        late=tuple(shown_late[: counts[0]]),
        decisions=tuple(shown_decisions[: counts[1]]),
        bars=tuple(shown_bars[: counts[2]]),
        coming=tuple(shown_coming[: counts[3]]),
    )


def shared(heights: Sequence[Sequence[int]], lines: int) -> list[int]:
    """How many of each kind fit into so many lines together, taken in turn."""
    counts, left, stopped = [0] * len(heights), lines, [False] * len(heights)
    while not all(stopped):
        for kind, kinds in enumerate(heights):
            if stopped[kind]:
                continue
            if counts[kind] == len(kinds) or kinds[counts[kind]] > left:
                stopped[kind] = True
                continue
            left -= kinds[counts[kind]]
            counts[kind] += 1
    return counts


def _room(share: float, whole: float) -> float:
    """The points that a column has for text; Word and LibreOffice differ by a letter."""
    return BRIEF_PAGE.text_width * _POINTS * share / whole - 2 * CELL_MARGIN / 20 - 9


def _rooms(table: Table) -> dict[str, float]:
    whole = sum(column.width for column in table)
    return {column.field: _room(column.width, whole) for column in table}


def _short(line: Line, table: Table, names: int) -> Line:
    rooms = _rooms(table)
    return replace(
        line,
        text=shortened(_flat(line.text), _SIZE, rooms["text"], LONGEST),
        who=shortened(_flat(line.who), _SIZE, rooms["who"], names),
    )


def _height(line: Line, table: Table) -> int:
    rooms = _rooms(table)
    return max(
        line_count(text, _SIZE, rooms[field])
        for field, text in (("first", line.first), ("text", line.text), ("who", line.who))
    )


def _bar_room(share: float) -> float:
    return _room(share, NAME + DRAWN + FIGURES)


def _short_bar(one: Bar) -> Bar:
    return replace(
        one,
        who=shortened(_flat(one.who), _SIZE, _bar_room(NAME), 1),
        name=shortened(_flat(one.name), _SIZE, _bar_room(NAME), LONGEST),
        figures=shortened(_flat(one.figures), _SIZE, _bar_room(FIGURES), _FIGURES),
    )


def _bar_height(one: Bar) -> int:
    return max(
        line_count(f"{one.name} ({one.who})", _SIZE, _bar_room(NAME)),
        line_count(one.figures, _SIZE, _bar_room(FIGURES)),
    )


def _flat(text: str) -> str:
    return " ".join(text.split())
