"""Whatever the plan and the period: every number of a report, computed anew.

CTR_TEST_PERIODS says how many plans are made up, with up to three reports each.
"""

from __future__ import annotations

import os
import re
from collections import Counter
from copy import deepcopy
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ctr.vietnamese.phrases import document_day
from tests.plans import UNITS, written
from tests.test_agreement import annex, answer, numbers
from tests.worlds import COURSES, WORDS, YEAR, Again, worlds
from tests.worlds_of_periods import (
    Days,
    arrivals,
    arrived,
    change,
    codes,
    corrections,
    days_of_period,
    done_on,
    entries,
    figure,
    period_before,
)

EXAMPLES = int(os.environ.get("CTR_TEST_PERIODS", "10"))
YEARLY: dict[str, Any] = {
    "id": "nam",
    "title": "Báo cáo năm",
    "report": True,
    "owed_by_leads": True,
    "to": UNITS[0],
    "deadline": {"phrase": "trước ngày 25/11 hằng năm", "before": "11-25", "every": "year"},
}
QUARTERLY = {
    **YEARLY,
    "id": "quy",
    "title": "Báo cáo quý",
    "deadline": {"phrase": "trước ngày 25 tháng cuối quý", "before": 25, "every": "quarter"},
}
OURS = {
    "id": "phuong",
    "title": "Báo cáo của phường",
    "report": True,
    "owed_by": [UNITS[0]],
    "deadline": {"phrase": "trước ngày 01/12 hằng năm", "before": "12-01", "every": "year"},
}
DUTIES = [YEARLY, QUARTERLY, OURS]
configured = settings(
    max_examples=EXAMPLES,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
days_of_year = st.dates(date(YEAR, 1, 1), date(YEAR + 1, 1, 31))


def plan_of(
    folder: Path, world: dict[str, Any], reports: dict[str, dict[str, str]], reading: str
) -> Path:
    results = {
        (unit, year): (
            {
                **content,
                "reports": [
                    {"period": code, "received": day} for code, day in reports[unit].items()
                ],
            }
            if year == YEAR
            else content
        )
        for (unit, year), content in world["results"].items()
    }
    return written(folder, world["tasks"], results, duties=DUTIES, deadline_reading=reading)


def report_of(plan: Path, code: str, day: date) -> str:
    return answer("report", code, "--as-of", day.isoformat(), "--plan", plan)


@pytest.mark.parametrize("reading", ["literal", "carried"])
@configured
@given(
    world=worlds(),
    reports=arrivals(),
    chosen=st.lists(codes, min_size=1, max_size=3, unique=True),
    day=days_of_year,
)
def test_every_number_of_a_report_of_a_period(
    reading: str,
    world: dict[str, Any],
    reports: dict[str, dict[str, str]],
    chosen: list[str],
    day: date,
) -> None:
    with TemporaryDirectory() as folder:
        plan = plan_of(Path(folder), world, reports, reading)
        for code in chosen:
            period = days_of_period(code)
            again = Again(world, min(period.last, day), reading, plan, over=day > period.last)
            base = None
            if (before := period_before(code)) is not None:
                earlier = days_of_period(before)
                if earlier.last < again.day:
                    base = Again(world, earlier.last, reading, plan), f"hết {earlier.name}"
            text = report_of(plan, code, day)
            agrees(text, period, again, base, {unit: reports[unit] for unit in UNITS}, day)


@configured
@given(
    world=worlds(),
    reports=arrivals(),
    first=codes,
    second=codes,
    late=st.integers(0, 20),
    data=st.data(),
)
def test_what_was_sent_and_then_corrected(
    world: dict[str, Any],
    reports: dict[str, dict[str, str]],
    first: str,
    second: str,
    late: int,
    data: st.DataObject,
) -> None:
    sent, later = sorted(map(days_of_period, (first, second)), key=lambda one: one.last)
    day = sent.last + timedelta(late)
    changed = deepcopy(world)
    for content in changed["results"].values():
        for row in content["tasks"]:
            for value in row["values"]:
                if data.draw(st.integers(0, 3)) == 0:
                    value["value"] = data.draw(st.sampled_from([0, 41, 59, 60]))
            if "state" in row and data.draw(st.integers(0, 3)) == 0:
                row["state"] = data.draw(st.sampled_from(["done", "in_progress", "paused"]))
    with TemporaryDirectory() as folder:
        plan = plan_of(Path(folder), world, reports, "literal")
        words = ("--send", "--format", "md", "--as-of", day.isoformat(), "--plan", plan)
        answer("report", sent.code, *words)
        kept = (plan / f"results/{YEAR}/sent/{sent.code}.md").read_bytes()
        plan = plan_of(Path(folder), changed, reports, "literal")
        end = max(day, later.last + timedelta(3))
        text = report_of(plan, later.code, end)
        again_sent = answer("report", sent.code, "--as-sent", "--plan", plan)
        assert again_sent.encode() == kept
        was = Again(world, min(sent.last, day), "literal", plan)
        now = Again(changed, was.day, "literal", plan)
        again = Again(changed, later.last, "literal", plan, over=True)
        name = f"báo cáo {sent.name}"
        base: tuple[Again, str] | None = None
        if sent.last < later.last:
            base = was, name
        elif (before := period_before(later.code)) is not None:
            earlier = days_of_period(before)
            base = Again(changed, earlier.last, "literal", plan), f"hết {earlier.name}"
        agrees(text, later, again, base, {unit: reports[unit] for unit in UNITS}, end)
    told = text.split("### Điều chỉnh số liệu đã báo cáo\n\n")
    lines = told[1].split("\n\n")[0].splitlines() if len(told) > 1 else []
    assert lines == list(corrections(was, now, name))


def agrees(
    text: str,
    period: Days,
    again: Again,
    base: tuple[Again, str] | None,
    reports: dict[str, dict[str, str]],
    day: date,
) -> None:
    """Every number of a report against the world that it is of."""
    lines, tasks = text.splitlines(), again.world["tasks"]
    assert f"**Kết quả {period.name} thực hiện" in text
    assert f"CÁC NHIỆM VỤ {period.name.upper()}**" in text
    states(lines, annex(text, "I"), period, again)
    told = things_done(text, period, again)
    judged = {
        target["name"]: (one, target, verdict)
        for one in tasks
        for target in one["targets"]
        if (verdict := again.judged(one, target)) is not None
    }
    rows = annex(text, "II")
    assert [row[1] for row in rows] == list(judged)
    changes = 0
    for row in rows:
        one, target, verdict = judged[row[1]]
        measured = figure(again, one, target)
        if measured is not None and measured[0] < period.first:
            older = f"số liệu tính đến ngày {document_day(measured[0])}"
            verdict = replace(verdict, notes=[older, *verdict.notes])
        expected = [verdict.cell]
        if base is not None:
            before = figure(base[0], one, target)
            words = change(before, measured, base[0].day)
            expected.append(words)
            changes += bool(words) and one["id"] in told
        shown = COURSES[verdict.course] + (", vượt mục tiêu" if verdict.exceeded else "")
        cells = row[4:-1]
        cells[-1] = cells[-1].removesuffix(f" năm {YEAR}")
        assert cells == [*expected, shown], row
    body = text.split("## Phụ lục I\n")[0]
    if base is not None and rows:
        assert f"*Tăng, giảm so với {base[1]}.*" in text
        phrases = (f" so với {base[1]}.", f"chưa có số liệu mới kể từ {base[1]}.")
        assert sum(map(body.count, phrases)) == changes
    else:
        assert "Tăng, giảm so với" not in text
    if judged:
        counted = numbers(lines, "Số chỉ tiêu")
        exceeded = sum(verdict.exceeded for _, _, verdict in judged.values())
        assert counted.pop("trong đó vượt mục tiêu", 0) == exceeded
        assert counted == Counter(COURSES[verdict.course] for _, _, verdict in judged.values())
    received(text, annex(text, "III"), period, again, reports, day)


def states(lines: list[str], rows: list[list[str]], period: Days, again: Again) -> None:
    """How many tasks are in which state, and how many of them came to be done when."""
    tasks = again.world["tasks"]
    for row in rows:
        one = next(one for one in tasks if one["id"] == row[0])
        assert row[6].startswith(WORDS[again.state(one)]), row
        assert (", quá hạn" in row[6]) == again.overdue(one)
    sentence = next(line for line in lines if line.startswith("Chương trình có"))
    pattern = r"(?:[:;,] )(?:đã )?([^\d:;,]+) (\d+) nhiệm vụ \("
    counted = {name: int(number) for name, number in re.findall(pattern, sentence)}
    assert counted == Counter(WORDS[again.state(one)] for one in tasks)
    days = [done for one in tasks if (done := done_on(again, one)) is not None]
    before = sum(done.year < YEAR for done in days)
    within = sum(period.first <= done <= again.day for done in days)
    told = re.search(r"(\d+) nhiệm vụ hoàn thành từ năm trước", sentence)
    assert (int(told[1]) if told else 0) == before
    told = re.search(rf"(\d+) nhiệm vụ hoàn thành {period.within}", sentence)
    assert (int(told[1]) if told else 0) == (0 if period.of_the_start else within)


def things_done(text: str, period: Days, again: Again) -> list[str]:
    """How many things were done of each task; gives the tasks that the text tells of."""
    told = []
    for one in again.world["tasks"]:
        silent = all(again.unit_state(unit, one)[0] == "not_reported" for unit in one["lead"])
        if silent:
            continue
        told.append(one["id"])
        whole = entries(again, one, date(YEAR, 1, 1))
        (line,) = [
            line
            for line in text.split("## III. ĐÁNH GIÁ CHUNG")[0].splitlines()
            if f"(nhiệm vụ {one['id']}): " in line and not line.startswith("- ")
        ]
        if whole <= 5:
            assert "việc" not in line.replace("Việc", "")
        elif period.of_the_start:
            assert f"Đã thực hiện {whole:02} việc (xem Phụ lục I), gần nhất:" in line
        else:
            within = entries(again, one, period.first)
            shown = f"{whole:02} việc, {period.within} {within:02} việc (xem Phụ lục I)"
            assert f"Từ đầu năm đã thực hiện {shown}, gần nhất:" in line
        assert len(re.findall(r"Việc \d+ \(ngày", line)) == min(whole, 5)
    return told


def received(
    text: str,
    rows: list[list[str]],
    period: Days,
    again: Again,
    reports: dict[str, dict[str, str]],
    day: date,
) -> None:
    """Which units have reported of the period, and how late."""
    number = 0
    for row in rows:
        content = again.world["results"].get((row[1], YEAR), {})
        if period.code == str(YEAR):
            came = date.fromisoformat(content["received"]) if "received" in content else None
            came = came if came is not None and came <= day else None
            due: date | None = date(YEAR, 11, 24)
        else:
            known = reports[row[1]] if (row[1], YEAR) in again.world["results"] else {}
            came = arrived(known, period.code, day)
            quarters = {f"{YEAR}-Q{n}": n * 3 for n in range(1, 5)}
            month = {**quarters, f"{YEAR}-6T": 6, f"{YEAR}-9T": 9}.get(period.code)
            due = date(YEAR, month, 24) if month is not None else None
        if came is None:
            assert row[2:] == ["", "Chưa báo cáo"]
            continue
        number += 1
        late = (came - again.counts(due)).days if due is not None else 0
        shown = "Đã báo cáo" + (f", quá hạn {late} ngày" if late > 0 else "")
        assert row[3] == shown + (", sau ngày chốt số liệu" if came > again.day else "")
    assert f"đã nhận báo cáo của {number:02}/{len(rows):02} đơn vị" in text
