"""What is due, by when: overdue first, one line of what and who, more only where it is needed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from ctr.output.lines import (
    EMPTY,
    Span,
    Words,
    beside,
    folded,
    joined,
    kept,
    spaced,
    width_of,
    words,
)
from ctr.output.look import look_of_due
from ctr.output.screen import BETWEEN
from ctr.plan.model import Plan
from ctr.tracking.due import DueItem, DueWhen, by_when
from ctr.vietnamese import phrases
from ctr.wording.due import (
    counted_units,
    item_name,
    item_title,
    other_days,
    standing,
    when_name,
    who_owes,
)

_SIGN, _DAY, _LEFT = 1, 10, 14
"""Columns of the sign, the day, and of how long it is to it."""
_ONE_LINE = 110
"""Columns from which on the day and how long it is to it stand side by side."""
_URGENT: tuple[DueWhen, ...] = ("overdue", "today", "week")
"""Of what is due then, who owes it is named as long as it takes no more than `_NAMED` lines."""
_NAMED = 4


def due_lines(
    plan: Plan, items: Sequence[DueItem], day: date, room: int | None, *, named: bool = False
) -> list[Words]:
    """The items by when they are due; `named`: with everyone who owes them, however many."""
    groups = by_when(list(items), day)
    if room is None:
        return [_in_pipe(plan, item) for _, group in groups for item in group]
    lines: list[Words] = []
    owing = {tuple(who_owes(plan, item)) for item in items if item.state != "done"}
    alone = len(items) > 1 and len(owing) == 1 and len(next(iter(owing))) == 1
    if alone:
        lines += folded(words(f"Đơn vị: {next(iter(owing))[0]}"), room)
    for when, group in groups:
        if lines:
            lines.append(EMPTY)
        title = f"{phrases.capital(when_name(when))}: {len(group)} việc"
        lines += [words(Span(title, "late" if when == "overdue" else "head"))]
        most = _NAMED if when in _URGENT else 1
        most = 0 if alone else most
        lines += spaced(
            [_entry(plan, item, room, None if named and not alone else most) for item in group]
        )
    return lines


def _in_pipe(plan: Plan, item: DueItem) -> Words:
    parts = [
        standing(item),
        phrases.day(item.dates.literal),
        item_title(item),
        *other_days(item),
        "; ".join(who_owes(plan, item)),
    ]
    return joined([words(part) for part in parts], BETWEEN)


def _entry(plan: Plan, item: DueItem, room: int, most: int | None) -> list[Words]:
    """One item: its day and how long it is to it, then what it is and who owes it."""
    look = look_of_due(item)
    sign = [words(look.alone)]
    day = words(phrases.day(item.dates.literal))
    left = words(Span(standing(item), look.name))
    wide = room >= _ONE_LINE
    when = max(_LEFT, width_of(left))
    widths = [_SIGN, _DAY, when] if wide else [_SIGN, max(_DAY, when)]
    text = room - sum(widths) - 2 * len(widths)
    begin: list[list[Words]] = [[day], [left]] if wide else [[day, left]]
    return beside([sign, *begin, _what_and_who(plan, item, text, most)], [*widths, text])


def _what_and_who(plan: Plan, item: DueItem, room: int, most: int | None) -> list[Words]:
    """What is owed, by whom: in one line where it fits; else who below, named within `most` lines
    (None: always), counted where that is too little; of 0 lines not at all."""
    what = words(Span(item_name(item), "strong"))
    lines = folded(what, room)
    ways = list(_who(plan, item, room))
    named = next((who for who in ways if most is None or len(folded(who, room)) <= most), None)
    together = joined([what, ways[0]], BETWEEN)
    if most == 0:
        pass
    elif width_of(together) <= room:
        lines = [together]
    elif named is not None:
        lines += folded(named, room)
    elif width_of(short := joined([what, ways[-1]], BETWEEN)) <= room:
        lines = [short]
    else:
        lines += folded(ways[-1], room)
    if item.state != "done":
        lines += folded(words(", ".join(other_days(item))), room)
    return [line for line in lines if line]


def _who(plan: Plan, item: DueItem, room: int) -> Iterator[Words]:
    """Who owes an item, ever shorter: all by name, groups counted, all counted."""
    names = who_owes(plan, item)
    units, groups = len(item.units), len(names) - len(item.units)

    def listed(some: Sequence[str]) -> str:
        return "; ".join(kept(name) if len(name) < room else name for name in some)

    if len(names) <= _FEW:
        yield words(listed(names))
        return
    yield words(f"{counted_units(units, groups)}: {listed(names)}")
    if units and groups:
        some = f"{counted_units(units)}: {listed(names[:units])}"
        yield words(f"{some}; {kept(f'và {counted_units(0, groups)}')}")
    yield words(kept(counted_units(units, groups)))


_FEW = 3
"""So many who owe are counted at a glance."""
