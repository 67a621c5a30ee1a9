"""How fast a target must move, beside how fast it has moved, as the leader's page tells it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from ctr.cli.resolve import open_plan
from ctr.tracking.pace import Pace, pace
from ctr.tracking.targets import ProgressReader
from ctr.wording.pace import achieved_phrase, needed_phrase

DAY = date(2028, 12, 31)
TARGET = (
    'id: "2"\ntitle: Văn hóa\ntasks:\n'
    '  - id: "2.1"\n    title: Hộ nghèo\n    text: Giảm hộ nghèo.\n'
    "    lead: [Phòng VHXH]\n    leader: Lê Văn Hòa\n"
    "    targets:\n      - id: ho-ngheo\n        name: Hộ\n        unit: hộ\n"
    "        milestones: [{}]\n"
)


def of(plan: Path, milestone: str, figures: Mapping[str, int], day: date = DAY) -> Pace | None:
    """The pace of a target with one milestone and the figures of these days."""
    section = plan / "sections/02-van-hoa.yaml"
    section.write_text(TARGET.replace("[{}]", f"[{milestone}]"), encoding="utf-8")
    by_year: dict[str, str] = {}
    for on, value in figures.items():
        line = f"      - {{target: ho-ngheo, value: {value}, as_of: {on}}}\n"
        by_year[on[:4]] = by_year.get(on[:4], "") + line
    for year, lines in by_year.items():
        file = plan / "results" / year / "phong-van-hoa-xa-hoi.yaml"
        file.parent.mkdir(parents=True)
        file.write_text(
            f"unit: Phòng Văn hóa - Xã hội\nyear: {year}\ntasks:\n"
            f'  - task: "2.1"\n    values:\n{lines}',
            encoding="utf-8",
        )
    opened = open_plan(plan)
    task = opened.by_number["2.1"][1]
    reader = ProgressReader(opened, day.year, day)
    progress = reader.of(task, task.targets[0], task.targets[0].milestones[0])
    return pace(progress, reader.figures.get(("2.1", "ho-ngheo"), []), day)


FOUR = {"2025-12-31": 10, "2026-12-31": 20, "2027-12-31": 30, "2028-12-30": 40}


def test_both_paces_are_those_of_a_year(small: Path) -> None:
    found = of(small, "{by: 2030, at_least: 100}", FOUR)
    assert found == Pace(
        per="year",
        needed=Decimal("30.0"),
        achieved=Decimal("10.0"),
        reached=False,
        figures=4,
    )
    assert needed_phrase(found, "hộ") == "tăng 30 hộ/năm"
    assert achieved_phrase(found, "%") == "tăng 10 điểm phần trăm/năm, chậm hơn mức cần"


def test_what_should_be_less_goes_down(small: Path) -> None:
    figures = dict(zip(FOUR, (70, 60, 50, 40), strict=True))
    found = of(small, "{by: 2030, at_most: 10}", figures)
    assert found is not None
    assert needed_phrase(found, "hộ") == "giảm 15 hộ/năm"
    assert achieved_phrase(found, "hộ") == "giảm 10 hộ/năm, chậm hơn mức cần"


@pytest.mark.parametrize(
    ("comparison", "values"), [("at_least", (10, 20, 30, 50)), ("at_most", (90, 70, 50, 30))]
)
def test_what_goes_fast_enough_is_not_called_slow(
    small: Path, comparison: str, values: tuple[int, ...]
) -> None:
    figures = dict(zip(FOUR, values, strict=True))
    goal = 70 if comparison == "at_least" else 10
    found = of(small, f"{{by: 2030, {comparison}: {goal}}}", figures)
    assert found is not None
    assert not found.too_slow
    assert "chậm" not in achieved_phrase(found, "hộ")


def test_with_less_than_a_year_left_they_are_those_of_a_month(small: Path) -> None:
    found = of(small, "{by: 2029-06-29, at_least: 100}", FOUR)
    assert found is not None
    assert needed_phrase(found, "hộ") == "tăng 10 hộ/tháng"
    assert achieved_phrase(found, "hộ") == "tăng 0,82 hộ/tháng, chậm hơn mức cần"


@pytest.mark.parametrize("left_out", sorted(FOUR))
def test_below_four_figures_there_is_no_achieved_pace(small: Path, left_out: str) -> None:
    figures = {on: value for on, value in FOUR.items() if on != left_out}
    found = of(small, "{by: 2030, at_least: 100}", figures)
    assert found is not None
    assert found.achieved is None
    assert achieved_phrase(found, "hộ").startswith("chưa đủ số liệu")


def test_a_figure_of_a_day_to_come_does_not_count(small: Path) -> None:
    found = of(small, "{by: 2030, at_least: 100}", FOUR, date(2027, 12, 31))
    assert found is not None
    assert found.achieved is None
    assert needed_phrase(found, "hộ") == "tăng 23,3 hộ/năm"


def test_what_is_reached_needs_nothing(small: Path) -> None:
    found = of(small, "{by: 2030, at_least: 40}", FOUR)
    assert found is not None
    assert (found.reached, found.needed) == (True, None)
    assert needed_phrase(found, "hộ") == "đã đạt mức của mốc"


def test_after_its_day_nothing_can_be_needed(small: Path) -> None:
    found = of(small, "{by: 2028, at_least: 100}", FOUR)
    assert found is not None
    assert found.needed is None
    assert needed_phrase(found, "hộ") == "đã qua ngày của mốc"


def test_without_a_figure_nothing_is_told_but_that(small: Path) -> None:
    found = of(small, "{by: 2030, at_least: 100}", {})
    assert found is not None
    assert needed_phrase(found, "hộ") == "chưa có số liệu"
    assert achieved_phrase(found, "hộ").startswith("chưa đủ số liệu")


@pytest.mark.parametrize(
    "milestone",
    [
        "{every: year, at_least: 100}",
        "{at_least: 100}",
        "{over: {from: 2026, to: 2030, as: total}, at_least: 100}",
    ],
)
def test_without_a_day_to_reach_it_by_there_is_no_pace(small: Path, milestone: str) -> None:
    assert of(small, milestone, FOUR) is None
