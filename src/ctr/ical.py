"""Due days as an iCalendar file that other programs subscribe to."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta

from icalendar import Alarm, Calendar, Event

from ctr.plan.model import Plan
from ctr.tracking.due import DueItem, is_within_year, open_debtors
from ctr.vietnamese import phrases
from ctr.wording.deadlines import due_phrase, periodic_title

ALARM_DAYS = (14, 7, 1)


def calendar(plan: Plan, items: list[DueItem], as_of: date) -> bytes:
    """One all-day event on the advised day of each item, what is done left out.

    The UID of an event follows from what is due and for which year, so that subscribing again
    updates events and doubles none. `as_of` stamps the file.
    """
    events = Calendar()
    events.add("prodid", "-//ctr//chuong trinh hanh dong//VI")
    events.add("version", "2.0")
    events.add("x-wr-calname", f"{plan.programme.kind}: {plan.programme.issuer}")
    stamp = datetime.combine(as_of, time(), UTC)
    for item in items:
        if item.state != "done":
            events.add_component(_event(plan, item, stamp))
    return bytes(events.to_ical())


def _event(plan: Plan, item: DueItem, stamp: datetime) -> Event:
    event = Event()
    event.add("uid", f"{_name(item)}@{plan.identity}.ctr")
    event.add("dtstamp", stamp)
    event.add("last-modified", stamp)
    event.add("dtstart", item.dates.advised)
    event.add("dtend", item.dates.advised + timedelta(days=1))
    number = f"{item.task.id}. " if item.task is not None else ""
    title = periodic_title(item) if is_within_year(item) else item.title
    event.add("summary", f"{number}{title}")
    event.add("description", _description(plan, item))
    event.add("transp", "TRANSPARENT")
    for days in ALARM_DAYS:
        alarm = Alarm()
        alarm.add("action", "DISPLAY")
        alarm.add("description", f"Còn {days} ngày: {title}")
        alarm.add("trigger", timedelta(days=-days))
        event.add_component(alarm)
    return event


def _name(item: DueItem) -> str:
    """What is due: a duty of a period, a task of a year, or a milestone of a target."""
    year = item.dates.literal.year
    if item.duty is not None:
        owed = item.period.code if item.period is not None and is_within_year(item) else year
        return f"report-{item.duty.id}-{owed}"
    if item.target is not None and item.task is not None:
        return f"milestone-{item.task.id}-{item.target.id}-{item.dates.literal.isoformat()}"
    number = item.task.id if item.task is not None else ""
    deadline = item.task.deadline if item.task is not None else None
    return f"task-{number}-{year}" if deadline is not None and deadline.every else f"task-{number}"


def _description(plan: Plan, item: DueItem) -> str:
    lines = [
        f"Thời hạn: {due_phrase(item)}",
        f"Hạn cuối: {phrases.day(item.dates.literal)}",
        f"Lùi đến (nếu hạn cuối là ngày nghỉ): {phrases.day(item.dates.carried)}",
        f"Đơn vị: {'; '.join((*item.units, *open_debtors(plan, item)))}",
    ]
    if item.dates.provisional:
        lines.append("Lịch nghỉ của năm còn tạm tính.")
    return "\n".join(lines)
