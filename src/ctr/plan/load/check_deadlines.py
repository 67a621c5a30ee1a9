"""Deadlines and milestones that contradict their own words, or lie outside the programme."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from ctr.plan.model import Deadline, Duty, Milestone, Period, Task
from ctr.plan.model.base import each, is_whole, part
from ctr.plan.model.periods import WEEKDAYS, DayInPeriod
from ctr.problems import KeyPath, short
from ctr.vietnamese.deadline_phrases import DeadlinePhrase, read_phrase
from ctr.vietnamese.phrases import EVERY
from ctr.yamlfile.reader import Document

_COMMON_AND_LEAP = (2027, 2028)


def check_duties(duties: Iterable[Duty], document: Document) -> None:
    """The words of each duty's deadline say what its bound says."""
    for index, duty in enumerate(duties):
        deadline = part(duty, "deadline")
        if deadline is not None:
            check_phrase(deadline, document, ("duties", index, "deadline", "phrase"))


def check_tasks(tasks: Iterable[Task], document: Document, period: Period | None) -> None:
    """So they do of each milestone, and of each task's own deadline, which lies in the period of
    the programme.

    `period` is None where it could not be read; nor need all of a task or a duty have been read.
    """
    for index, task in enumerate(tasks):
        check_task(task, document, ("tasks", index), period)


def check_task(task: Task, document: Document, path: KeyPath, period: Period | None) -> None:
    """As `check_tasks`, for the one at `path`."""
    for place, target in enumerate(each(task, "targets")):
        milestones = each(target, "milestones")
        check_milestones(milestones, document, (*path, "targets", place, "milestones"))
    deadline = part(task, "deadline")
    if deadline is None:
        return
    path = (*path, "deadline")
    if part(deadline, "every") not in (None, "year"):
        message = "thời hạn của nhiệm vụ chỉ lặp lại hằng năm (every: year)"
        hint = "việc làm lặp lại trong năm ghi regular: true"
        document.note((*path, "every"), "wrong-value", message, hint)
    check_phrase(deadline, document, (*path, "phrase"))
    last = deadline.literal_day(period.to) if period is not None else None
    if deadline.doubtful or period is None or last is None:
        return
    if last.year not in period:
        document.note(
            path,
            "wrong-date",
            f"thời hạn {_full(last)} nằm ngoài giai đoạn "
            f"{period.from_}-{period.to} của chương trình",
        )


def contradiction(deadline: Deadline) -> tuple[str, str] | None:
    """What the words of a deadline say against its bound, and what to do; None where nothing.

    Words that cannot be read say nothing. An extension leaves the words as they are: they are held
    against the first bound.
    """
    said = read_phrase(deadline.phrase)
    if said is None:
        return None
    quoted, bound = f"“{short(deadline.phrase)}”", _bound(deadline)
    if said.regular:
        if deadline.regular:
            return None
        return f"{quoted} là không có ngày hạn, trái với {bound}", f"viết regular: true, {_OR}"
    if deadline.regular:
        if said.days is None:
            return None
        return (
            f"{quoted} là có hạn, trái với regular: true",
            f"viết {_right(said, deadline)}, {_OR}",
        )
    if said.every not in (None, "year"):
        return _other_time(said, deadline, quoted, bound)
    if deadline.within_year:
        if said.days is None and said.every is None:
            return None
        return (
            f"{quoted} không lặp lại trong năm, trái với every: {deadline.every}",
            f"viết {_right(said, deadline) if said.days else 'every: year'}, {_OR}",
        )
    if said.every is not None and deadline.every is None:
        right = _right(said, deadline) if said.days is not None else "every: year"
        return f"{quoted} lặp lại hằng năm, trái với {bound}", f"viết {right}, {_OR}"
    if said.days is None:
        return None
    if said.days.year is not None and deadline.every is not None:
        return (
            f"{quoted} chỉ nêu một năm, trái với every: year",
            f"viết {_right(said, deadline)}, bỏ every: year, {_OR}",
        )
    return _other_day(said, deadline, quoted, bound)


def _other_time(
    said: DeadlinePhrase, deadline: Deadline, quoted: str, bound: str
) -> tuple[str, str] | None:
    """Words of what comes again within a year, against how often it does and on which day."""
    if said.days is not None:
        return None
    again, told = EVERY[said.every or ""], said.day is not None or said.weekday is not None
    right = f"viết {_right(said, deadline) if told else 'regular: true'}, {_OR}"
    if not deadline.within_year:
        return f"{quoted} lặp lại {again}, trái với {bound}", right
    if said.every != deadline.every:
        shown = EVERY[deadline.every or ""]
        return f"{quoted} lặp lại {again}, trái với every: {deadline.every} ({shown})", right
    written = deadline.before or deadline.by
    if not told or not isinstance(written, DayInPeriod):
        return None
    fits = (said.day, said.weekday) == (written.day, written.weekday)
    if fits and said.before == (deadline.before is not None):
        return None
    return f"{quoted} trái với {bound}", right


def _other_day(
    said: DeadlinePhrase, deadline: Deadline, quoted: str, bound: str
) -> tuple[str, str] | None:
    if deadline.every is not None:
        pairs = [
            (said.literal_day(year), deadline.literal_day(year, extended=False))
            for year in _COMMON_AND_LEAP
        ]
        if all(words == last for words, last in pairs):
            return None
        words, last = pairs[0]
        show = _short
    else:
        last = deadline.literal_day(extended=False)
        years = (last.year, last.year + 1) if last is not None else ()
        if last in [said.literal_day(year) for year in years]:
            return None
        words = said.literal_day(years[0]) if years else None
        show = _full
    if words is None or last is None:
        return None
    hint = f"viết {_right(said, deadline)}, {_OR}"
    if deadline.extensions and words == deadline.literal_day():
        hint = "phrase và hạn đầu giữ như văn bản, hạn mới chỉ ghi ở extensions"
    return f"{quoted} là hết ngày {show(words)}, trái với {bound} (hết ngày {show(last)})", hint


def _right(said: DeadlinePhrase, deadline: Deadline) -> str:
    """The bound that the words ask for."""
    if said.days is None:
        day_of_period = WEEKDAYS[said.weekday] if said.weekday is not None else said.day
        return f"{'before' if said.before else 'by'}: {day_of_period}, every: {said.every}"
    known = said.days.year or (_year_of(deadline) if said.every is None else None)
    year = known or _COMMON_AND_LEAP[1]
    day = said.days.first_day(year) if said.before else said.days.last_day(year)
    written = f"{day:%m-%d}" if known is None else day.isoformat()
    every = ", every: year" if known is None and deadline.every != "year" else ""
    return f"{'before' if said.before else 'by'}: {written}{every}"


def _year_of(deadline: Deadline) -> int | None:
    bound = deadline.of_a_year
    return bound.year if bound is not None else None


def _bound(deadline: Deadline) -> str:
    for key, bound in (("before", deadline.before), ("by", deadline.by)):
        if bound is not None:
            return f"{key}: {bound.written}"
    return "regular: true"


def check_milestones(milestones: Iterable[Milestone], document: Document, path: KeyPath) -> None:
    """The words of each milestone in the list at `path` say what its time says."""
    for index, milestone in enumerate(milestones):
        fault = milestone_contradiction(milestone) if is_whole(milestone) else None
        if fault is not None:
            document.note((*path, index, "phrase"), "deadline-phrase", *fault)


def milestone_contradiction(milestone: Milestone) -> tuple[str, str] | None:
    """What the words of a milestone say against its time, and what to do; None where nothing.

    Words that cannot be read say nothing. A period may be told by its years or by every year.
    """
    said = read_phrase(milestone.phrase) if milestone.phrase is not None else None
    if said is None:
        return None
    quoted, bound = f"“{short(milestone.phrase or '')}”", _time(milestone)
    last = milestone.last_day
    if said.every is not None:
        if milestone.every == said.every or milestone.over is not None:
            return None
        again = EVERY[said.every]
        return f"{quoted} lặp lại {again}, trái với {bound}", f"viết every: {said.every}, {_OR}"
    if said.days is None:
        if last is None:
            return None
        return f"{quoted} là không có ngày hạn, trái với {bound}", f"bỏ by hoặc over, {_OR}"
    years = (said.days.year,) if last is None else (last.year, last.year + 1)
    words = [said.literal_day(year) for year in years if year is not None]
    if last is not None and last in words:
        return None
    hint = f"viết by: {words[0]}, {_OR}" if words else f"viết by: năm-tháng-ngày, {_OR}"
    if last is None or words[0] is None:
        return f"{quoted} là có hạn, trái với {bound}", hint
    shown = f"{quoted} là hết ngày {_full(words[0])}"
    return f"{shown}, trái với {bound} (hết ngày {_full(last)})", hint


def _time(milestone: Milestone) -> str:
    """The time of a milestone as its file has it."""
    if milestone.by is not None:
        return f"by: {milestone.by.written}"
    if milestone.over is not None:
        return f"over: {milestone.over.from_}-{milestone.over.to}"
    return f"every: {milestone.every}" if milestone.every else "mốc không nêu thời điểm"


def check_phrase(deadline: Deadline, document: Document, path: KeyPath) -> None:
    """The words of a deadline, which stand at `path`, say what its bound says."""
    if deadline.doubtful:  # which says that words and bound may not agree
        return
    fault = contradiction(deadline)
    if fault is not None:
        document.note(path, "deadline-phrase", *fault)


def _short(day: date) -> str:
    return f"{day.day:02d}/{day.month:02d}"


def _full(day: date) -> str:
    return f"{_short(day)}/{day.year}"


_OR = "hoặc sửa lại phrase theo văn bản"
