"""What is overdue, what comes next, and every day ahead year by year."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby, islice

from ctr.documents.views.dashboard_board import Board
from ctr.documents.views.dashboard_links import Link, target_anchor, task_anchor
from ctr.late_dataclasses import dataclass
from ctr.tracking.due import DueItem, open_debtors
from ctr.vietnamese import phrases
from ctr.wording.due import item_name, standing

_KINDS = {"report": "báo cáo, việc chung", "task": "nhiệm vụ", "milestone": "mốc chỉ tiêu"}


_LATER = 2
"""How many things are named that are not due soon."""
_FAR = 400
"""Days that nobody counts."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DueRow:
    """Một việc có hạn."""

    day: str
    """Hạn cuối"""
    state: str
    """Quá hạn bao nhiêu ngày, còn bao nhiêu ngày"""
    style: str
    """Tên kiểu dáng của tình trạng"""
    kind: str
    """Loại việc: báo cáo, nhiệm vụ, mốc chỉ tiêu"""
    title: str
    """Tên việc"""
    href: str
    """Nơi dẫn tới"""
    task: str
    """Số nhiệm vụ; trống với báo cáo"""
    units: tuple[Link, ...]
    """Đơn vị còn nợ"""
    unit_codes: str
    """Mã của các đơn vị đó để lọc"""
    groups: str
    """Nhóm mở cùng phải làm, không theo dõi từng đơn vị"""
    leader: tuple[Link, ...]
    """Lãnh đạo chỉ đạo"""
    count: int
    """Bao nhiêu đơn vị còn nợ"""


@dataclass(frozen=True, slots=True, kw_only=True)
class TimelineDay:
    """Những việc đến hạn cùng một ngày, cùng một tình trạng."""

    day: str
    """Hạn cuối"""
    state: str
    """Tình trạng; trống khi còn nhiều năm"""
    style: str
    """Tên kiểu dáng của tình trạng"""
    rows: tuple[DueRow, ...]
    """Các việc"""


@dataclass(frozen=True, slots=True, kw_only=True)
class TimelineYear:
    """Một năm của dòng thời gian."""

    year: str
    """Năm"""
    number: int
    """Bao nhiêu việc"""
    days: tuple[TimelineDay, ...]
    """Các ngày có việc đến hạn"""


def overdue_rows(board: Board) -> tuple[DueRow, ...]:
    """What is overdue, the oldest first."""
    return tuple(_row(board, item) for item in board.due if item.state == "overdue")


def next_rows(board: Board) -> tuple[DueRow, ...]:
    """What is due today and soon."""
    return tuple(_row(board, item) for item in board.due if item.state in ("today", "soon"))


def later_rows(board: Board) -> tuple[DueRow, ...]:
    """The first things that are due after that."""
    later = (item for item in board.due if item.state == "later")
    return tuple(_row(board, item) for item in islice(later, _LATER))


def timeline(board: Board) -> tuple[TimelineYear, ...]:
    """All that is not done yet, and what was due in the year of the page, by year.

    A duty that comes again stands in the year of the page and in the next, then no more.
    """
    kept = [item for item in board.due if _stands(board, item)]
    years = groupby(kept, key=lambda item: item.dates.literal.year)
    return tuple(_year(board, str(year), list(items)) for year, items in years)


def _year(board: Board, year: str, items: list[DueItem]) -> TimelineYear:
    by_day = sorted(items, key=lambda item: (item.dates.literal, due_state(item)))
    days = groupby(by_day, key=lambda item: (item.dates.literal, due_state(item), item.state))
    return TimelineYear(
        year=year,
        number=len(items),
        days=tuple(
            TimelineDay(
                day=phrases.day(day),
                state=words,
                style=state,
                rows=tuple(_row(board, item) for item in group),
            )
            for (day, words, state), group in days
        ),
    )


def repeated(board: Board) -> tuple[str, ...]:
    """The duties that come again, in a sentence each: what is left out of the timeline."""
    last = board.plan.programme.period.to
    found: dict[str, str] = {}
    for item in board.due:
        deadline = item.duty.deadline if item.duty is not None else None
        if deadline is not None and deadline.every and item.duty is not None:
            found[item.duty.id] = f"{item.title} ({deadline.phrase})"
    return tuple(f"{text}, đến năm {last}" for text in found.values())


def _stands(board: Board, item: DueItem) -> bool:
    year = item.dates.literal.year
    deadline = item.duty.deadline if item.duty is not None else None
    if deadline is not None and deadline.every:
        return item.state == "overdue" or board.year <= year <= board.year + 1
    return item.state != "done" or year == board.year


def _row(board: Board, item: DueItem) -> DueRow:
    task, target = item.task, item.target
    href = ""
    if task is not None:
        href = f"#{task_anchor(task) if target is None else target_anchor(task, target)}"
    owing = item.units if item.state != "done" else ()
    return DueRow(
        day=phrases.day(item.dates.literal),
        state=due_state(item),
        style=item.state,
        kind=_KINDS[item.kind],
        title=item_name(item),
        href=href,
        task=task.id if task is not None else "",
        units=board.links.units(owing),
        unit_codes=" ".join(_codes(board, owing)),
        groups="; ".join(open_debtors(board.plan, item)),
        leader=board.links.leader(task.leader if task is not None else None),
        count=len(owing),
    )


def _codes(board: Board, names: Iterable[str]) -> Iterator[str]:
    return (board.links.unit_code(name) for name in names)


def due_state(item: DueItem) -> str:
    """`quá hạn 3 ngày`, `còn 6 ngày`, `hạn hôm nay`, `hoàn thành`; empty of what is years ahead."""
    return "" if item.state == "later" and item.days_left > _FAR else standing(item)
