"""Which of the office's own words the plan has for a period."""

from __future__ import annotations

from pathlib import Path

from ctr.plan.load.loader import load
from ctr.plan.model.reporting_periods import ReportingPeriod
from ctr.results.office_parts import OFFICE_PARTS, unwritten
from tests.small_plan import small_plan

SUMMARY = """\
year: 2026
direction: Đã họp
assessment: {strengths: Làm nhanh}
periods:
  - {period: 2026-6T, next_period: Họp tiếp}
"""


def test_a_part_is_unwritten_until_the_plan_has_its_words(tmp_path: Path) -> None:
    plan_folder = small_plan(tmp_path)
    (plan_folder / "results/2026").mkdir(parents=True, exist_ok=True)
    (plan_folder / "results/2026/summary.yaml").write_text(SUMMARY, encoding="utf-8")
    loaded = load(plan_folder)
    assert loaded.plan is not None, loaded.problems
    year, half = ReportingPeriod.whole_year(2026), loaded.plan.summary_of[2026].periods[0].period
    assert unwritten(loaded.plan, year) == ("shortcomings", "causes", "next_year", "proposals")
    assert unwritten(loaded.plan, half) == tuple(x for x in OFFICE_PARTS if x != "next_year")
    assert unwritten(loaded.plan, ReportingPeriod.whole_year(2027)) == OFFICE_PARTS
