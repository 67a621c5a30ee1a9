"""What is due in words: what it is, how it stands, who owes it."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from ctr.plan.model import Plan
from ctr.tracking.due import DueItem, DueWhen, open_debtors
from ctr.vietnamese import phrases
from ctr.wording.deadlines import due_phrase, periodic_title
from ctr.wording.targets import amount_phrase

_WHEN: dict[DueWhen, str] = {
    "overdue": "quá hạn",
    "today": "hôm nay",
    "week": "tuần này",
    "month": "tháng này",
    "later": "sau đó",
    "done": "đã xong",
}


def when_name(when: DueWhen) -> str:
    """`quá hạn`, `hôm nay`, `tuần này`, `tháng này`, `sau đó`, `đã xong`."""
    return _WHEN[when]


def item_name(item: DueItem) -> str:
    """What is due, as short as it can be said: `Báo cáo … năm 2026`, `8.1. Dân số …: từ 99% …`."""
    if item.task is None:
        return periodic_title(item)
    name = f"{item.task.id}. {item.title}"
    if item.milestone is None or item.target is None or not item.target.by_figure:
        return name
    return f"{name}: {amount_phrase(item.milestone, item.target.unit)}"


def item_title(item: DueItem) -> str:
    """The same with the words of its deadline: `… năm 2026 (trước ngày 25 tháng 11)`."""
    title = periodic_title(item) if item.task is None else f"{item.task.id}. {item.title}"
    return f"{title} ({due_phrase(item)})"


def standing(item: DueItem) -> str:
    """`quá hạn 2 ngày`, `hạn hôm nay`, `còn 6 ngày`, `hoàn thành`, `đạt`."""
    days = item.days_left + (item.last - item.dates.literal).days
    if item.state == "done":
        return "đạt" if item.kind == "milestone" else "hoàn thành"
    if item.state == "overdue":
        return f"quá hạn {_number(-days)} ngày"
    return "hạn hôm nay" if item.state == "today" else f"còn {_number(days)} ngày"


def standing_with_day(item: DueItem) -> str:
    """The same, and the day that counts where the plan reads it as carried over days off."""
    text = standing(item)
    if item.state == "done" or item.last == item.dates.literal:
        return text
    return f"{text} (hạn lùi đến {phrases.day(item.last)})"


def other_days(item: DueItem) -> Iterator[str]:
    """The days that differ from the literal one: `ngày làm việc cuối 23/11/2026`, `lùi đến …`.

    `hạn lùi đến …` where that is the day that counts.
    """
    dates = item.dates
    if dates.advised != dates.literal:
        yield f"ngày làm việc cuối {phrases.day(dates.advised)}"
    if dates.carried != dates.literal:
        counts = item.last == dates.carried
        yield f"{'hạn ' if counts else ''}lùi đến {phrases.day(dates.carried)}"


def who_owes(plan: Plan, item: DueItem) -> list[str]:
    """Who still owes an item, by short names: the units, then the groups that nobody can list."""
    if item.unassigned:
        return ["chưa phân công"]
    return [plan.short_name(name) for name in (*item.units, *open_debtors(plan, item))]


def counted_units(units: int, groups: int = 0) -> str:
    """`9 đơn vị và 3 nhóm`, `12 đơn vị`, `3 nhóm`."""
    parts = [f"{number} {what}" for number, what in ((units, "đơn vị"), (groups, "nhóm")) if number]
    return " và ".join(parts)


def _number(days: int) -> str:
    return phrases.number(Decimal(days))
