"""Whatever the plan: one count, one verdict and one day in every answer.

Small plans and results are made up, and each answer is compared with a computation written anew
in `worlds.py`, from the data that the plan was written from.
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
from typer.testing import CliRunner

from ctr.cli.app import app
from ctr.vietnamese.phrases import document_day
from tests.plans import UNITS, written
from tests.worlds import COURSES, WORDS, YEAR, Again, days, worlds


def answer(*words: str | Path) -> str:
    result = CliRunner().invoke(app, [str(word) for word in words], prog_name="ctr")
    assert result.exit_code in (0, 1), result.output
    return result.stdout


def annex(report: str, number: str) -> list[list[str]]:
    """The rows of an annex of the report."""
    part = report.split(f"## Phụ lục {number}\n")[1].split("\n## ")[0]
    rows = [line for line in part.splitlines() if line.startswith("|")][2:]
    return [[cell.strip() for cell in row.strip("|").split("|")] for row in rows]


def numbers(lines: list[str], before: str) -> dict[str, int]:
    """`{"đang thực hiện": 3}` of the sentence that begins with `before`."""
    sentence = next(line for line in lines if line.startswith(before))
    found = re.findall(r"(?:[:;,] )(?:đã )?([^\d:;,]+) (\d+) (?:nhiệm vụ|chỉ tiêu)", sentence)
    return {name: int(number) for name, number in found}


@pytest.mark.parametrize("reading", ["literal", "carried"])
@settings(
    max_examples=15,
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
        annexes = {number: annex(report, number) for number in ("I", "II", "III")}
        the_report_agrees(report.splitlines(), annexes, again, day)
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


def the_report_agrees(
    lines: list[str], annexes: dict[str, list[list[str]]], again: Again, day: date
) -> None:
    """The paragraphs of a report and the rows of its annexes."""
    tasks = again.world["tasks"]
    rows = annexes["I"]
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
    told = numbers(lines, "Chương trình có")
    assert told.pop("trong đó", 0) == before
    assert told == count
    verdicts = [
        (target["name"], (judged.course, judged.exceeded))
        for one in tasks
        for target in one["targets"]
        if (judged := again.judged(one, target)) is not None
    ]
    cells = [
        judged.cell
        for one in tasks
        for target in one["targets"]
        if (judged := again.judged(one, target)) is not None
    ]
    targets = annexes["II"]
    assert [row[1] for row in targets] == [name for name, _ in verdicts]
    assert [row[4] for row in targets] == cells
    for row, (_, (course, exceeded)) in zip(targets, verdicts, strict=True):
        shown = COURSES[course] + (", vượt mục tiêu" if exceeded else "")
        assert row[5].removesuffix(f" năm {YEAR}") == shown, row
    if verdicts:
        told = numbers(lines, "Số chỉ tiêu")
        exceeded_count = sum(exceeded for _, (_, exceeded) in verdicts)
        assert told.pop("trong đó vượt mục tiêu", 0) == exceeded_count
        assert told == Counter(COURSES[course] for _, (course, _) in verdicts)
    for course in ("behind", "not_met", "met_late"):
        names = [name for name, verdict in verdicts if verdict[0] == course]
        sentence = f"Chỉ tiêu {COURSES[course]}: "
        line = next((line for line in lines if line.startswith(sentence)), "")
        assert re.findall(r"Chỉ tiêu \d/\d", line) == names
    received = annexes["III"]
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
    shown = f"{number:02}/{len(received):02}"
    assert f"đã nhận báo cáo của {shown} đơn vị" in "\n".join(lines)


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
