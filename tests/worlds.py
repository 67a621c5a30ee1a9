"""Small worlds of tasks and results, and every answer about them computed anew from them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from fractions import Fraction
from pathlib import Path
from typing import Any

from hypothesis import strategies as st

from ctr.plan.load.loader import load
from ctr.tracking.deadlines import three_dates
from ctr.tracking.working_days import WorkingDays
from ctr.vietnamese.phrases import document_day
from tests.plans import UNITS, task

YEAR = 2027
WORDS = {
    "done": "hoàn thành",
    "in_progress": "đang thực hiện",
    "paused": "tạm dừng",
    "not_started": "chưa thực hiện",
    "dropped": "dừng thực hiện",
    "not_reported": "chưa báo cáo",
    "unassigned": "chưa phân công",
}
STATES = [state for state in WORDS if state not in ("not_reported", "unassigned")]
COURSES = {
    "met": "đạt",
    "met_late": "đạt sau hạn",
    "on_course": "đúng tiến độ",
    "open": "chưa đến hạn",
    "behind": "chậm tiến độ",
    "not_met": "chưa đạt",
    "no_figure": "chưa có số liệu",
}
MILESTONES: list[dict[str, Any]] = [
    {"between": [40, 60]},
    {"between": [40, 60], "better": "lower"},
    {"between": [40, 60], "better": "within"},
    {"by": 2027, "at_least": 50},
    {"by": "2027-06-30", "between": [40, 60]},
    {"by": 2026, "at_most": 50},
    {"by": 2030, "more_than": 50},
    {"every": "year", "at_least": 50},
    {"exactly": 0},
    {"over": {"from": 2026, "to": 2028, "as": "total"}, "at_least": 150},
    {"over": {"from": 2026, "to": 2028, "as": "average"}, "at_most": 50},
    {"over": {"from": 2026, "to": 2028, "as": "throughout"}, "at_least": 40},
]

TURNS = [
    date(YEAR, month, day)
    for month, day in ((6, 30), (7, 1), (11, 24), (11, 25), (11, 26), (12, 31))
]
"""Where something falls due, the day after, and where the two readings part."""
days = st.sampled_from(TURNS) | st.dates(date(YEAR, 6, 1), date(YEAR, 12, 31))
WEEKENDS = [date(YEAR, 11, 20), date(YEAR, 11, 21)]
often = st.sampled_from([True, True, True, False])


def days_of(year: int) -> st.SearchStrategy[date]:
    return st.dates(date(year, 1, 1), date(year, 12, 31))


@st.composite
def worlds(draw: st.DrawFn) -> dict[str, Any]:
    """Tasks with units, deadlines and targets; results of two years; days of reports."""
    tasks = []
    for number in range(1, draw(st.integers(1, 4)) + 1):
        keys: dict[str, Any] = {}
        if draw(st.booleans()):
            last = draw(st.sampled_from([date(YEAR, 11, 24), *WEEKENDS]) | days_of(YEAR))
            keys["deadline"] = {"phrase": "đến ngày đã nêu", "by": last.isoformat()}
        keys["targets"] = [
            {
                "id": f"ct-{number}-{index}",
                "name": f"Chỉ tiêu {number}/{index}",
                "unit": "hộ",
                "milestones": [milestone],
            }
            for index, milestone in enumerate(
                draw(st.lists(st.sampled_from(MILESTONES), min_size=1, max_size=4))
            )
        ]
        lead = draw(st.lists(st.sampled_from(UNITS), unique=True, max_size=3))
        tasks.append(task(f"1.{number}", tuple(lead), **keys))
    results = {}
    for unit in UNITS:
        led = [one for one in tasks if unit in one["lead"]]
        for year in (YEAR - 1, YEAR) if led else ():
            rows = [draw(result_of(one, year)) for one in led if draw(often)]
            content: dict[str, Any] = {"tasks": rows}
            if draw(often):
                content["received"] = draw(
                    st.dates(date(year, 11, 20), date(year, 11, 30))
                ).isoformat()
            results[unit, year] = content
    return {"tasks": tasks, "results": results}


@st.composite
def result_of(draw: st.DrawFn, one: dict[str, Any], year: int) -> dict[str, Any]:
    row: dict[str, Any] = {"task": one["id"]}
    if draw(st.booleans()):
        row["state"] = draw(st.sampled_from(STATES))
        row["state_on"] = draw(days_of(year)).isoformat()
    row["values"] = [
        {
            "target": target["id"],
            "value": draw(st.sampled_from([0, 30, 40, 50, 55, 60, 70])),
            "as_of": draw(days_of(year)).isoformat(),
        }
        for target in one["targets"]
        if draw(often)
    ]
    row["log"] = [
        {"on": day.isoformat(), "done": f"Việc {number}"}
        for number, day in enumerate(draw(st.lists(days_of(year), max_size=7)), 1)
    ]
    return row


Known = tuple[date, int, str]
"""A figure: its day, its value, whose it is."""


@dataclass
class Judged:
    """What is to be read of a target: its verdict, its result, and the notes in brackets."""

    course: str
    exceeded: bool = False
    shown: str = ""
    notes: list[str] = field(default_factory=list)

    @property
    def cell(self) -> str:
        """The result as the annex shows it."""
        if not self.notes:
            return self.shown
        text = self.shown.removesuffix(")") if "(số liệu tính đến" in self.shown else ""
        return (
            f"{text}; {'; '.join(self.notes)})"
            if text
            else f"{self.shown} ({'; '.join(self.notes)})"
        )


class Again:
    """The same answers, computed from what was written."""

    def __init__(
        self, world: dict[str, Any], day: date, reading: str, plan: Path, *, over: bool = False
    ) -> None:
        """`over`: the period that ends with the day is over when the answer is made up."""
        self.world, self.day, self.reading = world, day, reading
        self.tomorrow = day + timedelta(days=1) if over else day
        core = load(plan).core
        assert core is not None
        self.calendar = WorkingDays(core.calendar)

    def counts(self, literal: date) -> date:
        """The day that counts for a literal one."""
        dates = three_dates(literal, self.calendar)
        return dates.carried if self.reading == "carried" else dates.literal

    def unit_state(self, unit: str, one: dict[str, Any]) -> tuple[str, date | None]:
        """The newest state said by the day; entries alone show work, but reopen nothing."""
        begun = False
        for year in (YEAR, YEAR - 1):
            content = self.world["results"].get((unit, year), {"tasks": []})
            for row in content["tasks"]:
                if row["task"] != one["id"]:
                    continue
                on = date.fromisoformat(row["state_on"]) if "state" in row else None
                if on is not None and on <= self.day:
                    kept = year == YEAR or "deadline" in one or row["state"] == "dropped"
                    if kept and not (begun and row["state"] not in ("done", "dropped")):
                        return row["state"], on
                    return ("in_progress" if begun else "not_reported"), None
                entries = [date.fromisoformat(value["as_of"]) for value in row["values"]]
                entries += [date.fromisoformat(entry["on"]) for entry in row["log"]]
                if year == YEAR or "deadline" in one:
                    begun = begun or any(day <= self.day for day in entries)
        return ("in_progress" if begun else "not_reported"), None

    def state(self, one: dict[str, Any]) -> str:
        states = [self.unit_state(unit, one)[0] for unit in one["lead"]]
        going = [state for state in states if state != "dropped"]
        if not states:
            return "unassigned"
        if not going:
            return "dropped"
        if len(set(going)) == 1:
            return going[0]
        if "done" in going or "in_progress" in going:
            return "in_progress"
        return "not_started" if "not_started" in going else "paused"

    def done_before(self, one: dict[str, Any]) -> date | None:
        """The day on which all was done, where that was in an earlier year."""
        known = [self.unit_state(unit, one) for unit in one["lead"]]
        days = [day for state, day in known if state == "done" and day is not None]
        if self.state(one) != "done" or max(days).year == YEAR:
            return None
        return max(days)

    def overdue(self, one: dict[str, Any]) -> bool:
        if "deadline" not in one or self.state(one) in ("done", "dropped"):
            return False
        return self.tomorrow > self.counts(date.fromisoformat(one["deadline"]["by"]))

    def figures(self, one: dict[str, Any], target: dict[str, Any]) -> list[Known]:
        """What the units reported by the day, in the order in which the task names them."""
        return [
            (date.fromisoformat(value["as_of"]), value["value"], unit)
            for unit in one["lead"]
            for year in (YEAR - 1, YEAR)
            for row in self.world["results"].get((unit, year), {"tasks": []})["tasks"]
            if row["task"] == one["id"]
            for value in row["values"]
            if value["target"] == target["id"] and date.fromisoformat(value["as_of"]) <= self.day
        ]

    def judged(self, one: dict[str, Any], target: dict[str, Any]) -> Judged | None:
        """The figures of a target and its verdict; None where it is not of the year."""
        milestone = target["milestones"][0]
        figures = self.figures(one, target)
        if "over" in milestone:
            return self._judged_over(milestone, figures)
        last = last_day(milestone)
        if last is not None and last.year > YEAR and newest(figures, YEAR) is None:
            return None
        if last is not None and last.year < YEAR:
            before = newest([figure for figure in figures if figure[0].year < YEAR])
            if before is not None and reaches(milestone, before[1]):
                return None
        if milestone.get("every"):
            figures = [figure for figure in figures if figure[0].year == YEAR]
        in_time = newest([known for known in figures if last is None or known[0] <= last])
        actual = in_time if in_time and reaches(milestone, in_time[1]) else newest(figures)
        if actual is None:
            return Judged("no_figure")
        if actual[0].year < YEAR:
            return Judged("no_figure", shown=old(actual), notes=differing(figures, [actual]))
        if reaches(milestone, actual[1]):
            late = last is not None and actual[0] > last
            course, exceeded = (
                ("met_late", False) if late else ("met", better(milestone, actual[1]))
            )
        elif milestone.get("every") and self.tomorrow.year == YEAR:
            course, exceeded = "open", False
        else:
            settled = last is None or self.tomorrow > last
            course, exceeded = ("not_met" if settled else "open"), False
        return Judged(course, exceeded, f"{actual[1]} hộ", differing(figures, [actual]))

    def _judged_over(self, milestone: dict[str, Any], figures: list[Known]) -> Judged:
        """A period from 2026 to 2028: nothing of it is settled yet."""
        how = milestone["over"]["as"]
        this = newest(figures, YEAR)
        if how == "throughout":
            failed = [known for known in figures if not reaches(milestone, known[1])]
            judging = min(failed, key=lambda known: known[0]) if failed else newest(figures)
            if judging is None:
                return Judged("no_figure")
            if this is None:
                return Judged("no_figure", shown=old(judging), notes=differing(figures, [judging]))
            shown = f"{this[1]} hộ"
            if judging[1] != this[1]:
                shown += f"; ngày {document_day(judging[0])}: {judging[1]} hộ"
            counted = list(dict.fromkeys([judging, this]))
            course = "not_met" if failed else "on_course"
            return Judged(course, False, shown, differing(figures, counted))
        counted = [known for year in (YEAR - 1, YEAR) if (known := newest(figures, year))]
        if not counted:
            return Judged("no_figure")
        total = Fraction(sum(known[1] for known in counted))
        last = counted[-1][0]
        span = str(YEAR - 1) if last.year < YEAR else f"{YEAR - 1}-{YEAR}"
        if how == "total":
            run = (date(2028, 12, 31) - date(2025, 12, 31)).days
            line = Fraction(milestone["at_least"] * (self.day - date(2025, 12, 31)).days, run)
            course = "on_course" if total >= round(line, 2) else "behind"
            beside = f"lũy kế {span}: {decimal(total)} hộ"
        else:
            mean = total / len(counted)
            course = "on_course" if mean <= milestone["at_most"] else "behind"
            beside = f"bình quân {span}: {decimal(mean)} hộ"
        missing = counted[0][0].year == YEAR
        beside += f" (thiếu số liệu năm {YEAR - 1})" if missing else ""
        notes = differing(figures, counted)
        if this is None:
            older = f"số liệu tính đến ngày {document_day(last)}"
            return Judged("no_figure", False, beside, [older, *notes])
        shown = f"{this[1]} hộ"
        alone = len(counted) == 1 and not missing
        return Judged(course, False, shown if alone else f"{shown}; {beside}", notes)

    def verdict(self, one: dict[str, Any], target: dict[str, Any]) -> tuple[str, bool] | None:
        """Course and whether it exceeds; None where the target is not of the year."""
        judged = self.judged(one, target)
        return (judged.course, judged.exceeded) if judged is not None else None

    def owed(self, unit: str) -> Iterator[tuple[str, date]]:
        """What a unit still owes, in the words of a letter, each with its literal day."""
        led = [one for one in self.world["tasks"] if unit in one["lead"]]
        for year in range(2026, 2031) if led else ():
            came = self.world["results"].get((unit, year), {}).get("received")
            if came is None or date.fromisoformat(came) > self.day:
                yield f"Báo cáo của đơn vị năm {year}", date(year, 11, 24)
        for one in led:
            if "deadline" in one and self.unit_state(unit, one)[0] not in ("done", "dropped"):
                title = f"Nhiệm vụ {one['id']}: {one['title']}"
                yield title, date.fromisoformat(one["deadline"]["by"])
        for one in led:
            for target in one["targets"]:
                last = last_day(target["milestones"][0])
                dropped = self.unit_state(unit, one)[0] == "dropped"
                if last is not None and not dropped and not self.is_met(one, target, last):
                    yield f"Chỉ tiêu của nhiệm vụ {one['id']}: {target['name']}", last

    def is_met(self, one: dict[str, Any], target: dict[str, Any], last: date) -> bool:
        """Whether the newest figure, or the newest that was in time, reaches the milestone."""
        milestone, figures = target["milestones"][0], self.figures(one, target)
        in_time = newest([known for known in figures if known[0] <= last])
        return any(
            known is not None and reaches(milestone, known[1])
            for known in (in_time, newest(figures))
        )


def last_day(milestone: dict[str, Any]) -> date | None:
    """The day on which a dated milestone falls due, but for a period."""
    by = milestone.get("by")
    if isinstance(by, int):
        return date(by, 12, 31)
    return date.fromisoformat(by) if by is not None else None


def newest(figures: list[Known], year: int | None = None) -> Known | None:
    """The newest, of all or of a year; of one day the first unit's."""
    wanted = [known for known in figures if year is None or known[0].year == year]
    return max(wanted, key=lambda known: known[0], default=None)


def old(known: Known) -> str:
    return f"{known[1]} hộ (số liệu tính đến ngày {document_day(known[0])})"


def differing(figures: list[Known], counted: list[Known]) -> list[str]:
    """The notes on figures that units reported otherwise."""
    notes = []
    for taken in counted:
        day, value, unit = taken
        units = dict.fromkeys(known[2] for known in figures if known[2] != unit)
        newer = [newest([one for one in figures if one[2] == name], day.year) for name in units]
        others = [known for known in newer if known is not None and known[1] != value]
        if others:
            notes.append(f"lấy số {value} hộ của {unit}, ngày {document_day(day)}")
        notes += [f"{name} báo {v} hộ, ngày {document_day(d)}" for d, v, name in others]
    return notes


def decimal(value: Fraction) -> str:
    """A figure to two decimals at most, the Vietnamese way."""
    return f"{float(value):.2f}".rstrip("0").rstrip(".").replace(".", ",")


def reaches(milestone: dict[str, Any], value: int) -> bool:
    if "between" in milestone:
        low, high = milestone["between"]
        way = milestone.get("better", "higher")
        return bool(
            {"higher": value >= low, "lower": value <= high, "within": low <= value <= high}[way]
        )
    return bool(
        value >= milestone.get("at_least", value)
        and value > milestone.get("more_than", value - 1)
        and value <= milestone.get("at_most", value)
        and value == milestone.get("exactly", value)
    )


def better(milestone: dict[str, Any], value: int) -> bool:
    low, high = milestone.get("between", (None, None))
    way = milestone.get("better", "higher")
    if low is not None:
        return bool((way == "higher" and value > high) or (way == "lower" and value < low))
    return bool("at_least" in milestone and value > milestone["at_least"])
