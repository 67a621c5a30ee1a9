"""The small charts: what they say without eyes or colour; all of it lies in the picture."""

from __future__ import annotations

import re
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from ctr.documents.charts import Course, Goal, bar, course_chart

START = date(2026, 1, 1)
DAYS = st.integers(0, 7_000).map(lambda days: START + timedelta(days=days))
VALUES = st.decimals(-10_000_000, 10_000_000, places=2).map(float)
POINTS = st.lists(st.tuples(DAYS, VALUES), max_size=12).map(sorted)
TEXTS = st.text(st.characters(min_codepoint=32, max_codepoint=0x1FAFF, exclude_categories=["Cs"]))


@st.composite
def courses(draw: st.DrawFn) -> Course:
    figures, line = draw(POINTS), draw(POINTS)
    goals = [Goal(on=on, value=value, label=draw(TEXTS)[:16]) for on, value in draw(POINTS)]
    days = [START, draw(DAYS), *(on for on, _ in (*figures, *line)), *(goal.on for goal in goals)]
    return Course(
        first=min(days),
        last=max(days),
        today=draw(DAYS),
        figures=figures,
        goals=goals,
        line=line,
        level=draw(st.none() | VALUES),
        level_label=draw(TEXTS)[:16],
        expected=draw(st.none() | VALUES),
    )


def drawn(chart: str) -> Any:
    return etree.fromstring(chart)


@given(courses(), TEXTS, TEXTS)
def test_whatever_a_course_is_all_of_it_lies_in_the_picture(
    course: Course, title: str, description: str
) -> None:
    svg = drawn(course_chart(course, f"T{title}", f"D{description}"))
    assert (svg.find("title").text, svg.find("desc").text) == (f"T{title}", f"D{description}")
    _, _, width, height = map(int, svg.get("viewBox").split())
    assert len(svg.findall("circle")) == len(course.figures)
    for circle in svg.findall("circle"):
        assert 3.5 <= int(circle.get("cx")) <= width - 3.5
        assert 3.5 <= int(circle.get("cy")) <= height - 3.5
    for path in svg.findall("path"):
        for place in re.findall(r"[ML](-?\d+) (-?\d+)", path.get("d")):
            assert -5 <= int(place[0]) <= width
            assert 0 <= int(place[1]) <= height


def test_a_usual_chart_is_about_a_kilobyte() -> None:
    figures = [(START + timedelta(days=90 * number), 40.0 + number) for number in range(8)]
    goals = [Goal(on=date(2030, 12, 31), value=90, label="90%")]
    line = [(START, 40.0), (date(2030, 12, 31), 90.0)]
    course = Course(
        first=START,
        last=date(2030, 12, 31),
        today=date(2027, 11, 26),
        figures=figures,
        goals=goals,
        line=line,
        expected=58.2,
    )
    assert len(course_chart(course, "Hồ sơ nộp trực tuyến", "47%; mục tiêu: 90%.").encode()) < 1_300


def test_better_is_higher_and_later_is_further_right() -> None:
    figures = [(date(2026, 3, 1), 10.0), (date(2027, 3, 1), 20.0), (date(2028, 3, 1), 40.0)]
    course = Course(first=START, last=date(2030, 12, 31), today=START, figures=figures, goals=[])
    circles = drawn(course_chart(course, "A", "B")).findall("circle")
    across = [int(one.get("cx")) for one in circles]
    down = [int(one.get("cy")) for one in circles]
    assert across == sorted(set(across))
    assert down == sorted(set(down), reverse=True)


@given(st.lists(st.integers(0, 5_000), min_size=1, max_size=7))
def test_the_parts_of_a_bar_fill_it_and_do_not_overlap(numbers: list[int]) -> None:
    rects = drawn(bar([(f"c{place}", one) for place, one in enumerate(numbers)], "T"))[1:]
    assert len(rects) == sum(number > 0 for number in numbers)
    at = 0
    for rect in rects:
        assert abs(int(rect.get("x")) - at) <= 1
        at = int(rect.get("x")) + int(rect.get("width"))
    assert not rects or abs(at - 1000) <= 1


def test_a_bar_without_a_title_is_for_eyes_only() -> None:
    assert drawn(bar([("a", 1)], "")).get("aria-hidden") == "true"
    assert drawn(bar([("a", 1)], "Một")).get("role") == "img"


def test_a_figure_that_holds_no_number_of_days_is_drawn() -> None:
    course = Course(
        first=START, last=START, today=START, figures=[(START, float(Decimal(5)))], goals=[]
    )
    assert drawn(course_chart(course, "A", "B")).find("circle") is not None
