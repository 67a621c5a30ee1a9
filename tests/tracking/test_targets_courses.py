"""Which course a figure is on: by the line between baseline and milestone, by each comparison."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.conftest import Ctr

HALFWAY = "2028-06-30"
"""Close to the middle between the baseline of 1/1/2027 and the milestone of 31/12/2029."""


def course(ctr: Ctr, plan: Path, comparison: str, baseline: int, required: int, value: str) -> str:
    """The course of a target of these, of which `value` is known halfway."""
    section = plan / "sections/02-van-hoa.yaml"
    section.write_text(
        'id: "2"\ntitle: Văn hóa\ntasks:\n'
        '  - id: "2.1"\n    title: Hộ nghèo\n    text: Giảm hộ nghèo.\n'
        "    lead: [Phòng VHXH]\n    leader: Lê Văn Hòa\n"
        "    targets:\n      - id: ho-ngheo\n        name: Hộ nghèo\n        unit: hộ\n"
        f"        baseline: {{value: {baseline}, on: 2027-01-01}}\n"
        f"        milestones: [{{by: 2029, {comparison}: {required}}}]\n",
        encoding="utf-8",
    )
    words = ("record", "2.1", "--value", f"ho-ngheo={value}", "--on", HALFWAY)
    ran = ctr(*words, "--as-of", HALFWAY, "--plan", plan)
    assert ran.code == 0, ran.err
    rows = ctr("targets", "--as-of", HALFWAY, "--format", "json", "--plan", plan).data
    return str(next(row["course"] for row in rows if row["target"] == "ho-ngheo"))


@pytest.mark.parametrize(
    ("comparison", "baseline", "required", "value", "expected"),
    [
        ("at_least", 0, 100, "60", "on_course"),
        ("at_least", 0, 100, "40", "behind"),
        ("more_than", 0, 100, "60", "on_course"),
        ("more_than", 0, 100, "40", "behind"),
        ("at_most", 100, 0, "40", "on_course"),
        ("at_most", 100, 0, "60", "behind"),
        ("less_than", 100, 0, "40", "on_course"),
        ("less_than", 100, 0, "60", "behind"),
        ("exactly", 100, 0, "40", "on_course"),
        ("exactly", 100, 0, "60", "behind"),
        ("exactly", 0, 100, "60", "on_course"),
        ("exactly", 0, 100, "40", "behind"),
        ("exactly", 0, 100, "100", "met"),
        ("at_least", 0, 100, "49,86", "on_course"),
        ("at_least", 0, 100, "49,85", "behind"),
        ("at_most", 100, 0, "50,14", "on_course"),
        ("at_most", 100, 0, "50,15", "behind"),
        ("exactly", 0, 100, "49,86", "on_course"),
        ("exactly", 100, 0, "50,14", "on_course"),
        # it was better before: still judged by the comparison, not by the way the line goes
        ("at_least", 100, 50, "40", "behind"),
        ("more_than", 100, 50, "40", "behind"),
        ("at_most", 0, 50, "60", "behind"),
        ("less_than", 0, 50, "60", "behind"),
    ],
)
def test_a_figure_against_the_line(
    ctr: Ctr,
    small: Path,
    comparison: str,
    baseline: int,
    required: int,
    value: str,
    expected: str,
) -> None:
    assert course(ctr, small, comparison, baseline, required, value) == expected
