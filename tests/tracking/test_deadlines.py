"""Which day of a deadline counts, in every answer that depends on it."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.conftest import Ctr

UNIT = "Phòng Môi trường"
REPORTED = {
    "literal": "Đã báo cáo, quá hạn 1 ngày, sau ngày chốt số liệu",
    "carried": "Đã báo cáo, sau ngày chốt số liệu",
}
"""Of a report received on 25/11/2026: the last day, 24/11, is a public holiday."""


@pytest.mark.parametrize("reading", REPORTED)
def test_a_report_on_the_carried_day_is_judged_alike_everywhere(
    ctr: Ctr, plan: Path, reading: str
) -> None:
    programme = plan / "programme.yaml"
    programme.write_text(f"{programme.read_text()}deadline_reading: {reading}\n")
    for file in (plan / "results" / "2026").glob("*.yaml"):
        lines = file.read_text().splitlines(keepends=True)
        file.write_text("".join(line for line in lines if not line.startswith("received:")))
    before = ctr("due", "--all", "--format", "json", "--as-of", "2026-11-25", "--plan", plan)
    reports = [item for item in before.data if item["literal"] == "2026-11-24"]
    assert {item["state"] for item in reports} == (
        {"today"} if reading == "carried" else {"overdue"}
    )

    recorded = ctr("record", "--unit", UNIT, "--received", "2026-11-25", "--plan", plan)
    assert recorded.code == 0, recorded.err
    report = ctr("report", "2026", "--as-of", "2026-11-30", "--plan", plan).out
    (row,) = [line for line in report.splitlines() if f"| {UNIT} | 25/11/2026 |" in line]
    assert row.endswith(f"| {REPORTED[reading]} |")
