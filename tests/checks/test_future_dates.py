"""Results cannot be dated after today: every day in them is looked at."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest

from ctr.checks.future_dates import future_dates
from ctr.plan.load.loader import load

DAY = date(2026, 7, 1)
UNIT = """\
unit: Phòng Văn hóa - Xã hội
year: 2026
received: 2026-06-30
verified: {by: Lê Văn Hòa, on: 2026-06-30}
tasks:
  - task: "2.1"
    state: in_progress
    state_on: 2026-06-30
    earlier: [{state: not_started, on: 2026-06-29}]
    log: [{on: 2026-06-30, done: Họp}]
    values: [{target: to-dan-pho-van-hoa, value: false, as_of: 2026-06-30}]
    verified: {by: Lê Văn Hòa, on: 2026-06-30}
"""
SUMMARY = """\
year: 2026
figures_to: 2026-06-30
submitted: [{duty: so-ket, on: 2026-06-30}]
"""


def late(plan: Path, today: date) -> list[tuple[str, int, str]]:
    loaded = load(plan)
    assert loaded.problems == ()
    return [(found.file, found.line, found.code) for found in future_dates(loaded, today)]


@pytest.fixture
def reported(small: Path) -> Path:
    folder = small / "results" / "2026"
    folder.mkdir(parents=True)
    (folder / "vh.yaml").write_text(UNIT)
    (folder / "summary.yaml").write_text(SUMMARY)
    return small


def test_up_to_today_nothing_is_wrong(reported: Path) -> None:
    assert late(reported, date(2026, 6, 30)) == []


def test_a_day_earlier_every_day_is_told_at_its_line(reported: Path) -> None:
    today = date(2026, 6, 29)
    unit, summary = "plan/results/2026/vh.yaml", "plan/results/2026/summary.yaml"
    lines = [3, 4, 8, 10, 11, 12]  # not the earlier state of 29/6
    assert late(reported, today) == [
        *((summary, line, "future-date") for line in (2, 3)),
        *((unit, line, "future-date") for line in lines),
    ]
    assert len(late(reported, today - timedelta(days=1))) == 9


def test_the_message_names_both_days(reported: Path) -> None:
    found = next(future_dates(load(reported), date(2026, 6, 5)))
    assert found.message == "ngày 30/06/2026 sau ngày hôm nay (05/06/2026)"
