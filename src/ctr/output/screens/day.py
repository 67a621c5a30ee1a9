"""The day of an office in ten lines: what is overdue, what comes, who has not reported, what to
type next.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import timedelta

from ctr.output.lines import (
    KEPT,
    Span,
    Words,
    clipped,
    folded,
    indented,
    joined,
    kept,
    width_of,
    words,
)
from ctr.output.look import GOOD, LATE, MISSING, SOON, WAITING, Look, look_of_due
from ctr.output.screen import BETWEEN
from ctr.plan.model import Plan
from ctr.tracking.day import Day
from ctr.tracking.due import DueItem
from ctr.vietnamese import phrases
from ctr.wording.due import counted_units, item_name, standing, who_owes
from ctr.wording.periods import period_name

LINES = 10
_MOST = 2
"""Things of one kind that are named; the rest is counted."""
_SHORT = 15
"""Cells that a name needs to say anything."""
_NAMES = 2
"""Lines for those who have not reported."""

Step = tuple[str, str]
"""A command, and what it is for."""


def day_lines(plan: Plan, day: Day, steps: Sequence[Step], room: int | None) -> list[Words]:
    """The day, each thing in one line; for a pipe (None) whole, with everybody's name."""
    date = f"{phrases.capital(phrases.weekday(day.as_of))}, ngày {phrases.day(day.as_of)}"
    lines = [words(Span(date, "head"))]
    lines += [*_overdue(plan, day, room), *_coming(plan, day, room), *_awaited(plan, day, room)]
    return [*lines, *_steps(steps, room, LINES - len(lines) if room is not None else len(steps))]


def _marked(room: int | None, look: Look, text: str) -> Words:
    """The text after its sign; in a pipe the text alone."""
    return words(text) if room is None else look.marked(text)


def _line(line: Words, room: int | None) -> Words:
    return line if room is None else clipped(line, room)


def _overdue(plan: Plan, day: Day, room: int | None) -> Iterator[Words]:
    if not day.overdue:
        yield _marked(room, GOOD, "Không có việc quá hạn")
        return
    yield _marked(room, LATE, f"Quá hạn: {len(day.overdue)} việc")
    yield from _items(plan, day.overdue, room)


def _coming(plan: Plan, day: Day, room: int | None) -> Iterator[Words]:
    """What is due this week, else what comes first after it."""
    sunday = phrases.day(day.as_of + timedelta(days=6 - day.as_of.weekday()))
    if day.this_week:
        yield _marked(room, SOON, f"Đến hạn tuần này (đến {sunday}): {len(day.this_week)} việc")
        yield from _items(plan, day.this_week, room)
        return
    quiet = f"Tuần này (đến {sunday}) không có việc đến hạn"
    near = day.next is not None and day.next.state == "soon"
    if day.next is not None and not near:
        quiet = f"{quiet}; việc kế tiếp: {phrases.day(day.next.dates.literal)}"
    yield _line(_marked(room, WAITING, quiet), room)
    if day.next is not None and near:
        yield _item(plan, day.next, room, "sắp tới: ")


def _items(plan: Plan, items: Sequence[DueItem], room: int | None) -> Iterator[Words]:
    shown = items if room is None or len(items) <= _MOST else items[: _MOST - 1]
    for item in shown:
        yield _item(plan, item, room)
    if left := len(items) - len(shown):
        yield from indented([words(f"và {left} việc khác: ctr due")], 2)


def _item(plan: Plan, item: DueItem, room: int | None, before: str = "") -> Words:
    """When it is due and what it is, of a few who owes it, too; what is too long is cut there."""
    stands = words(Span(standing(item), look_of_due(item).name if item.state == "overdue" else ""))
    names = who_owes(plan, item)
    groups = len(names) - len(item.units)
    who = "; ".join(names) if len(names) <= _MOST else counted_units(len(item.units), groups)
    head = words(before, *stands, KEPT, kept(f"({phrases.day(item.dates.literal)})"))
    whole = words(*head, ": ", item_name(item), BETWEEN, kept(who))
    if room is None or width_of(whole) <= room - 2:
        return indented([whole], 2)[0]
    left = room - 2 - width_of(head) - 2
    if left < _SHORT:
        return indented([clipped(whole, room - 2)], 2)[0]
    name = clipped(words(item_name(item)), left)
    return indented([words(*head, ": ", *name)], 2)[0]


def _awaited(plan: Plan, day: Day, room: int | None) -> Iterator[Words]:
    """Whose report has not come in."""
    item = day.awaited
    if item is None or item.period is None:
        return
    what = f"Báo cáo {period_name(item.period)} của đơn vị"
    if not item.units:
        yield _marked(room, GOOD, f"{what}: đã nhận đủ {day.expected}{_left(day)}")
        return
    look = MISSING if item.state in ("overdue", "today", "soon") else WAITING
    head = f"{what}: chưa nhận {len(item.units)}/{day.expected}{_left(day)}"
    if item.state == "later":
        yield _line(_marked(room, look, f"{head}, hạn {phrases.day(item.dates.literal)}"), room)
        return
    yield _line(_marked(room, look, head), room)
    names = [plan.short_name(name) for name in item.units]
    yield from indented(_named(names, room), 2)


def _left(day: Day) -> str:
    """What is missing of earlier periods: `; còn thiếu của năm 2026: 2`."""
    left = [item for item in day.left if item.period is not None and item.units]
    if len(left) > _MOST:
        return f"; còn thiếu của {len(left)} kỳ trước"
    return "".join(
        f"; còn thiếu của {period_name(item.period)}: {len(item.units)}"
        for item in left
        if item.period is not None
    )


def _named(names: Sequence[str], room: int | None) -> list[Words]:
    """The names in two lines; those for which there is no room are counted."""
    for shown in range(len(names), 0, -1):
        left = len(names) - shown
        rest = f"; {kept(f'và {left} đơn vị nữa')}" if left else ""
        line = words("; ".join(kept(name) for name in names[:shown]), rest)
        lines = folded(line, room - 2) if room is not None else [line]
        if len(lines) <= _NAMES:
            return lines
    return [words(kept(counted_units(len(names))))]


def _steps(steps: Sequence[Step], room: int | None, most: int) -> Iterator[Words]:
    """What to type next, the first first."""
    length = max((len(command) for command, _ in steps), default=0)
    for command, purpose in steps[: max(most, 0)]:
        if room is None:
            yield joined([words(command), words(purpose)], BETWEEN)
            continue
        filled = KEPT * (length - len(command) + 2)
        line = words("→", KEPT, Span(kept(command), "strong"), filled, purpose)
        yield clipped(line, room)
