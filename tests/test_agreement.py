"""Whatever the plan: one count, one verdict and one day in every answer.

Small plans and results are made up, and each answer is compared with a computation written anew
here, from the data that the plan was written from.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from typer.testing import CliRunner

from ctr.cli.app import app
from ctr.plan.load.loader import load
from ctr.tracking.deadlines import three_dates
from ctr.tracking.working_days import WorkingDays
from ctr.vietnamese.phrases import document_day

from .plans import UNITS, task, written

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
    return row


class Again:
    """The same answers, computed from what was written."""

    def __init__(self, world: dict[str, Any], day: date, reading: str, plan: Path) -> None:
        self.world, self.day, self.reading = world, day, reading
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
        return self.day > self.counts(date.fromisoformat(one["deadline"]["by"]))

    def figures(self, one: dict[str, Any], target: dict[str, Any]) -> list[tuple[date, int]]:
        return [
            (date.fromisoformat(value["as_of"]), value["value"])
            for unit in UNITS
            for year in (YEAR - 1, YEAR)
            for row in self.world["results"].get((unit, year), {"tasks": []})["tasks"]
            if row["task"] == one["id"]
            for value in row["values"]
            if value["target"] == target["id"] and date.fromisoformat(value["as_of"]) <= self.day
        ]

    def verdict(self, one: dict[str, Any], target: dict[str, Any]) -> tuple[str, bool] | None:
        """Course and whether it exceeds; None where the target is not of the year."""
        milestone = target["milestones"][0]
        figures = self.figures(one, target)
        by = milestone.get("by")
        last = date.fromisoformat(by) if isinstance(by, str) else None
        last = date(by, 12, 31) if isinstance(by, int) else last
        if last is not None and last.year > YEAR:
            figures = [figure for figure in figures if figure[0].year <= YEAR]
            if not any(day.year == YEAR for day, _ in figures):
                return None
        if last is not None and last.year < YEAR:
            before = newest([figure for figure in figures if figure[0].year < YEAR])
            if before is not None and reaches(milestone, before[1]):
                return None
        if milestone.get("every"):
            figures = [figure for figure in figures if figure[0].year == YEAR]
        in_time = newest([one for one in figures if last is None or one[0] <= last])
        actual = in_time if in_time and reaches(milestone, in_time[1]) else newest(figures)
        if actual is None or actual[0].year < YEAR:
            return "no_figure", False
        if reaches(milestone, actual[1]):
            late = last is not None and actual[0] > last
            return ("met_late", False) if late else ("met", better(milestone, actual[1]))
        if milestone.get("every"):
            return "behind", False
        settled = last is None or self.day > last
        return ("not_met" if settled else "open"), False


def newest(figures: list[tuple[date, int]]) -> tuple[date, int] | None:
    """The newest; of one day the first unit's."""
    return max(figures, key=lambda figure: figure[0], default=None)


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


def answer(*words: str | Path) -> str:
    result = CliRunner().invoke(app, [str(word) for word in words], prog_name="ctr")
    assert result.exit_code in (0, 1), result.output
    return result.stdout


def annex(report: str, number: str) -> list[list[str]]:
    """The rows of an annex of the report."""
    part = report.split(f"## Phụ lục {number}\n")[1].split("\n## ")[0]
    rows = [line for line in part.splitlines() if line.startswith("|")][2:]
    return [[cell.strip() for cell in row.strip("|").split("|")] for row in rows]


def numbers(text: str, before: str) -> dict[str, int]:
    """`{"đang thực hiện": 3}` of the sentence that begins with `before`."""
    sentence = next(line for line in text.splitlines() if line.startswith(before))
    found = re.findall(r"(?:[:;,] )(?:đã )?([^\d:;,]+) (\d+) (?:nhiệm vụ|chỉ tiêu)", sentence)
    return {name: int(number) for name, number in found}


@pytest.mark.parametrize("reading", ["literal", "carried"])
@settings(
    max_examples=25,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(world=worlds(), day=days, figures_to=days)
def test_every_answer_agrees(
    reading: str, world: dict[str, Any], day: date, figures_to: date
) -> None:
    to = min(figures_to, day)
    with TemporaryDirectory() as folder:
        plan = written(
            Path(folder),
            world["tasks"],
            world["results"],
            summaries={YEAR: {"figures_to": to.isoformat()}},
            deadline_reading=reading,
        )
        again = Again(world, to, reading, plan)
        report = answer("report", str(YEAR), "--as-of", day.isoformat(), "--plan", plan)
        the_report_agrees(report, again, day)
        at = ("--as-of", to.isoformat(), "--format", "json", "--plan", plan)
        (whole, *_) = json.loads(answer("status", "--year", str(YEAR), *at))
        listed = json.loads(answer("targets", "--year", str(YEAR), *at))
        due = json.loads(answer("due", "--all", *at))
    states = Counter(again.state(one) for one in world["tasks"])
    assert {name: whole[name] for name in WORDS} == {name: states[name] for name in WORDS}
    assert whole["done_before"] == sum(again.done_before(one) is not None for one in world["tasks"])
    assert whole["overdue"] == sum(again.overdue(one) for one in world["tasks"])
    expected = [
        (target["id"], *verdict)
        for one in world["tasks"]
        for target in one["targets"]
        if (verdict := again.verdict(one, target)) is not None
    ]
    assert [(one["target"], one["course"], one["exceeded"]) for one in listed] == expected
    courses = Counter(course for _, course, _ in expected)
    assert {name: whole[name] for name in COURSES} == {name: courses[name] for name in COURSES}
    owed_agrees(due, again)


def the_report_agrees(report: str, again: Again, day: date) -> None:
    tasks = again.world["tasks"]
    rows = annex(report, "I")
    states = {one["id"]: again.state(one) for one in tasks}
    for row in rows:
        one = next(one for one in tasks if one["id"] == row[0])
        assert row[6].startswith(WORDS[states[row[0]]]), row
        assert (", quá hạn" in row[6]) == again.overdue(one)
        done_before = again.done_before(one)
        assert (", ngày " in row[6]) == (done_before is not None)
        assert done_before is None or f", ngày {document_day(done_before)}" in row[6]
    count = Counter(WORDS[state] for state in states.values())
    before = sum(again.done_before(one) is not None for one in tasks)
    told = numbers(report, "Chương trình có")
    assert told.pop("trong đó", 0) == before
    assert told == count
    verdicts = [
        (target["name"], verdict)
        for one in tasks
        for target in one["targets"]
        if (verdict := again.verdict(one, target)) is not None
    ]
    targets = annex(report, "II")
    assert [row[1] for row in targets] == [name for name, _ in verdicts]
    for row, (_, (course, exceeded)) in zip(targets, verdicts, strict=True):
        shown = COURSES[course] + (", vượt mục tiêu" if exceeded else "")
        assert row[5].removesuffix(f" năm {YEAR}") == shown, row
    if verdicts:
        told = numbers(report, "Số chỉ tiêu")
        exceeded_count = sum(exceeded for _, (_, exceeded) in verdicts)
        assert told.pop("trong đó vượt mục tiêu", 0) == exceeded_count
        assert told == Counter(COURSES[course] for _, (course, _) in verdicts)
    for course in ("behind", "not_met", "met_late"):
        names = [name for name, verdict in verdicts if verdict[0] == course]
        sentence = f"Chỉ tiêu {COURSES[course]}: "
        line = next((line for line in report.splitlines() if line.startswith(sentence)), "")
        assert re.findall(r"Chỉ tiêu \d/\d", line) == names
    received = annex(report, "III")
    in_time = again.counts(date(YEAR, 11, 24))
    for row in received:
        content = again.world["results"].get((row[1], YEAR), {})
        came = date.fromisoformat(content["received"]) if "received" in content else None
        if came is None or came > day:
            assert row[2:] == ["", "Chưa báo cáo"]
            continue
        shown = "Đã báo cáo"
        shown += f", quá hạn {(came - in_time).days} ngày" if came > in_time else ""
        assert row[3] == shown + (", sau ngày chốt số liệu" if came > again.day else "")
    number = sum(bool(row[2]) for row in received)
    whole = len(received)
    shown = f"{number:02}/{whole:02}" if number else f"0/{whole}"
    assert f"đã nhận báo cáo của {shown} đơn vị" in report


def owed_agrees(due: list[dict[str, Any]], again: Again) -> None:
    """Each item of `ctr due` stands as its own day and what was delivered say."""
    by_id = {one["id"]: one for one in again.world["tasks"]}
    for item in due:
        literal = date.fromisoformat(item["literal"])
        left = (again.counts(literal) - again.day).days
        state = (
            "overdue" if left < 0 else "today" if left == 0 else "soon" if left <= 30 else "later"
        )
        if item["kind"] == "task":
            states = [
                again.unit_state(unit, by_id[item["task"]])[0]
                for unit in by_id[item["task"]]["lead"]
            ]
            if states and all(one in ("done", "dropped") for one in states):
                state = "done"
        elif not item["units"]:
            state = "done" if item["kind"] == "report" or item["state"] == "done" else state
        assert item["state"] == state, item
        assert item["days_left"] == (literal - again.day).days
        if item["kind"] == "report":
            year = literal.year
            missing = [
                unit
                for unit in UNITS
                if any(unit in one["lead"] for one in by_id.values())
                and not (
                    "received" in (content := again.world["results"].get((unit, year), {}))
                    and date.fromisoformat(content["received"]) <= again.day
                )
            ]
            assert sorted(item["units"]) == sorted(missing)
