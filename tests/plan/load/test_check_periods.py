"""What results say of reporting periods: each fault told once, at its place."""

from __future__ import annotations

from pathlib import Path

import pytest

from ctr.plan.load.loader import load
from ctr.plan.model.reporting_periods import ReportingPeriod
from tests.small_plan import plant

UNIT = "results/2026/van-phong.yaml"
SUMMARY = "results/2026/summary.yaml"
HEAD = "unit: Văn phòng HĐND và UBND\nyear: 2026\n"

SOUND = (
    HEAD
    + """\
received: 2026-11-20
reports:
  - {period: 2026-Q1, received: 2026-03-20, received_again: [2026-03-28]}
  - {period: 2026-6T, received: 2026-06-18}
  - {period: 2026-04-01..2026-06-14, received: 2026-06-15}
tasks:
  - task: "1.1"
    next_period:
      - {period: 2026-Q1, text: Mở thêm điểm tiếp nhận}
next_period:
  - {period: 2026-6T, text: Sáu tháng cuối năm làm tiếp}
"""
)
SENT = """\
year: 2026
submitted:
  - {duty: so-ket, period: 2026-Q1, on: 2026-03-28}
  - {duty: so-ket, period: 2026, on: 2026-11-28}
periods:
  - period: 2026-6T
    figures_to: 2026-06-14
    direction: Chỉ đạo quyết liệt
    assessment: {strengths: Tốt}
    next_period: Làm tiếp
    proposals: Không
"""


def test_what_is_sound(small: Path) -> None:
    (small / "results" / "2026").mkdir(parents=True)
    plant(small, UNIT, SOUND)
    plant(small, SUMMARY, SENT)
    loaded = load(small)
    assert loaded.plan is not None, loaded.problems
    (results,) = loaded.plan.results
    assert [report.period.code for report in results.reports] == [
        "2026-Q1",
        "2026-6T",
        "2026-04-01..2026-06-14",
    ]
    assert results.tasks[0].next_period[0].text == "Mở thêm điểm tiếp nhận"
    (summary,) = loaded.plan.summaries
    assert summary.submitted[0].period == ReportingPeriod.quarter(2026, 1)
    assert summary.periods[0].next_period == "Làm tiếp"


@pytest.mark.parametrize(
    ("file", "text", "says"),
    [
        (UNIT, HEAD + "reports: [{period: «wrong-date»2026-Q5, received: 2026-03-20}]\n", "quý 5"),
        (UNIT, HEAD + "reports: [{period: «wrong-year»2027-Q1, received: 2027-03-20}]\n", "2026"),
        (UNIT, HEAD + "reports: [{period: «wrong-value»2026, received: 2026-11-20}]\n", "received"),
        (UNIT, HEAD + "reports: [{period: 2026-Q2, received: «wrong-date»2026-03-20}]\n", "Q2"),
        (
            UNIT,
            HEAD + "reports: [{period: 2026-Q2, received: 2026-06-20, "
            "received_again: [«wrong-date»2026-03-20]}]\n",
            "Q2",
        ),
        (
            UNIT,
            HEAD + "reports:\n  - {period: 2026-Q1, received: 2026-03-20}\n"
            "  - {period: «duplicate-id»2026-q1, received: 2026-03-21}\n",
            "dòng 4",
        ),
        (UNIT, HEAD + "next_period: [{period: «wrong-value»2026, text: Làm}]\n", "next_year"),
        (
            UNIT,
            HEAD
            + 'tasks: [{task: "1.1", next_period: [{period: «wrong-year»2025-Q4, text: A}]}]\n',
            "2025",
        ),
        (UNIT, HEAD + "next_period:\n  - «missing-key»period: 2026-Q1\n", "text"),
        (
            SUMMARY,
            "year: 2026\nsubmitted:\n"
            "  - {duty: so-ket, period: 2026-Q2, on: «wrong-date»2026-03-20}\n",
            "Q2",
        ),
        (
            SUMMARY,
            "year: 2026\nsubmitted:\n"
            "  - {duty: so-ket, period: «wrong-year»2027-Q2, on: 2027-06-20}\n",
            "2027",
        ),
        (SUMMARY, "year: 2026\nperiods: [{period: «wrong-value»2026, direction: A}]\n", "năm"),
        (
            SUMMARY,
            "year: 2026\nperiods: [{period: 2026-Q1}, {period: «duplicate-id»2026-Q1}]\n",
            "gộp",
        ),
        (
            SUMMARY,
            "year: 2026\nsubmitted:\n"
            "  - «missing-key»{duty: so-ket, on: 2026-03-20, file: a.docx}\n",
            "file_hash",
        ),
        (
            SUMMARY,
            "year: 2026\nsubmitted:\n"
            "  - {duty: so-ket, on: 2026-03-20, file: «wrong-value»../a.docx, file_hash: "
            f"{'a' * 64}}}\n",
            "sent/",
        ),
        (
            SUMMARY,
            "year: 2026\nsubmitted:\n"
            "  - {duty: so-ket, on: 2026-03-20, file: a.docx, file_hash: «wrong-value»abc}\n",
            "64",
        ),
    ],
)
def test_a_fault_is_told_once_at_its_place(small: Path, file: str, text: str, says: str) -> None:
    (small / "results" / "2026").mkdir(parents=True)
    expected = plant(small, file, text)
    problems = load(small).problems
    found = [(one.file, one.line, one.column, one.code) for one in problems]
    assert found == expected, problems
    assert says in f"{problems[0].message} {problems[0].hint}"
