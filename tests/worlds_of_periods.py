"""The report of a period computed anew: its days, what it is compared with, what it corrects.

Nothing here comes from the program but the day that counts for a deadline.
"""

from __future__ import annotations

import calendar
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from hypothesis import strategies as st

from ctr.vietnamese.phrases import document_day
from tests.plans import UNITS
from tests.worlds import WORDS, YEAR, Again, Known, last_day, newest, reaches

ROMAN = ("I", "II", "III", "IV")
MONTHS = tuple(f"{YEAR}-{month:02d}" for month in range(1, 13))
QUARTERS = tuple(f"{YEAR}-Q{number}" for number in range(1, 5))
CODES = (*QUARTERS, *QUARTERS, f"{YEAR}-6T", f"{YEAR}-9T", str(YEAR), *MONTHS)


@dataclass(frozen=True)
class Days:
    """A period: its code, its first and last day, its name."""

    code: str
    first: date
    last: date
    name: str

    @property
    def of_the_start(self) -> bool:
        return self.first == date(YEAR, 1, 1)

    @property
    def within(self) -> str:
        """`trong quý II`, for what was done in the period itself."""
        if ".." in self.code:
            return self.name
        return f"trong {self.name.removesuffix(f' năm {YEAR}').removesuffix(f' {YEAR}')}"


def days_of_period(code: str) -> Days:
    def months(first: int, last: int, name: str) -> Days:
        end = date(YEAR, last, calendar.monthrange(YEAR, last)[1])
        return Days(code, date(YEAR, first, 1), end, name)

    if ".." in code:
        first, last = (date.fromisoformat(part) for part in code.split(".."))
        return Days(
            code, first, last, f"từ ngày {document_day(first)} đến ngày {document_day(last)}"
        )
    _, _, part = code.partition("-")
    if not part:
        return months(1, 12, f"năm {YEAR}")
    if part.startswith("Q"):
        number = int(part[1])
        return months(number * 3 - 2, number * 3, f"quý {ROMAN[number - 1]} năm {YEAR}")
    if part.endswith("T"):
        return months(1, int(part[0]), f"{part[0]} tháng đầu năm {YEAR}")
    month = int(part)
    shown = part if month < 3 else str(month)
    return months(month, month, f"tháng {shown} năm {YEAR}")


def period_before(code: str) -> str | None:
    """What is compared with where nothing was sent."""
    if code in QUARTERS[1:]:
        return QUARTERS[QUARTERS.index(code) - 1]
    if code in MONTHS[1:]:
        return MONTHS[MONTHS.index(code) - 1]
    return {f"{YEAR}-6T": QUARTERS[0], f"{YEAR}-9T": f"{YEAR}-6T"}.get(code)


@st.composite
def spans(draw: st.DrawFn) -> str:
    first = draw(st.dates(date(YEAR, 1, 1), date(YEAR, 12, 1)))
    last = draw(st.dates(first, date(YEAR, 12, 30)))
    return f"{first}..{last}"


codes = st.sampled_from(CODES) | spans()


@st.composite
def arrivals(draw: st.DrawFn) -> dict[str, dict[str, str]]:
    """Of some units, on which day the report of which period came in."""
    return {
        unit: {
            code: draw(
                st.dates(days_of_period(code).last - timedelta(12), date(YEAR, 12, 31))
            ).isoformat()
            for code in draw(st.lists(st.sampled_from(CODES), unique=True, max_size=4))
            if code != str(YEAR)
        }
        for unit in UNITS
    }


def arrived(reports: dict[str, str], code: str, by: date) -> date | None:
    """When the report of a period came in, or that of a longer one to the same day, by a day."""
    wanted = days_of_period(code)
    days = [
        date.fromisoformat(day)
        for known, day in reports.items()
        for longer in [days_of_period(known)]
        if longer.last == wanted.last and longer.first <= wanted.first
    ]
    return min((day for day in days if day <= by), default=None)


def figure(again: Again, one: dict[str, Any], target: dict[str, Any]) -> Known | None:
    """The year's own figure of a target by the day of `again`, None where it is not looked at."""
    if again.judged(one, target) is None:
        return None
    milestone, figures = target["milestones"][0], again.figures(one, target)
    if "over" in milestone:
        return newest(figures, YEAR)
    if milestone.get("every"):
        figures = [known for known in figures if known[0].year == YEAR]
    last = last_day(milestone)
    in_time = newest([known for known in figures if last is None or known[0] <= last])
    actual = in_time if in_time and reaches(milestone, in_time[1]) else newest(figures)
    return actual if actual is not None and actual[0].year == YEAR else None


def value_of(known: Known | None) -> int | None:
    return known[1] if known is not None else None


def change(before: Known | None, now: Known | None, told_to: date) -> str:
    """`tăng 5 hộ`, against a report with figures up to a day."""
    if before is None or now is None:
        return ""
    difference = now[1] - before[1]
    if not difference:
        return "không thay đổi" if now[0] > told_to else "chưa có số liệu mới"
    return f"tăng {difference} hộ" if difference > 0 else f"giảm {-difference} hộ"


def entries(again: Again, one: dict[str, Any], first: date) -> int:
    """How many things its units did of a task from a day on."""
    return sum(
        first <= date.fromisoformat(entry["on"]) <= again.day
        for unit in one["lead"]
        for row in again.world["results"].get((unit, YEAR), {"tasks": []})["tasks"]
        if row["task"] == one["id"]
        for entry in row["log"]
    )


def done_on(again: Again, one: dict[str, Any]) -> date | None:
    """The day on which a task that is done was."""
    if again.state(one) != "done":
        return None
    known = [again.unit_state(unit, one) for unit in one["lead"]]
    return max(day for state, day in known if state == "done" and day is not None)


def state_words(again: Again, one: dict[str, Any]) -> str:
    day = done_on(again, one)
    words = WORDS[again.state(one)]
    return f"{words} ngày {document_day(day)}" if day is not None else words


def corrections(before: Again, now: Again, report: str) -> Iterator[str]:
    """What a report said as `before` tells it, and would say as `now` does."""
    for one in now.world["tasks"]:
        old, new = state_words(before, one), state_words(now, one)
        if old != new:
            title = f"Nhiệm vụ {one['id']} ({one['title']})"
            yield f"- {title}: {report} ghi {old}, nay điều chỉnh thành {new}."
        for target in one["targets"]:
            was, is_now = (value_of(figure(at, one, target)) for at in (before, now))
            if was != is_now:
                shown = [
                    f"{value} hộ" if value is not None else "chưa có số liệu"
                    for value in (was, is_now)
                ]
                yield (
                    f"- Chỉ tiêu {target['name']} (nhiệm vụ {one['id']}): {report} ghi "
                    f"{shown[0]}, nay điều chỉnh thành {shown[1]}."
                )
