"""How a reporting period is named."""

from __future__ import annotations

import pytest

from ctr.plan.model.reporting_periods import ReportingPeriod
from ctr.wording.periods import as_of_phrase, in_period, next_period_name, period_name


@pytest.mark.parametrize(
    ("code", "name"),
    [
        ("2026", "năm 2026"),
        ("2026-Q1", "quý I năm 2026"),
        ("2026-Q4", "quý IV năm 2026"),
        ("2026-6T", "6 tháng đầu năm 2026"),
        ("2026-9T", "9 tháng đầu năm 2026"),
        ("2026-02", "tháng 02 năm 2026"),
        ("2026-05", "tháng 5 năm 2026"),
        ("2026-04-01..2026-06-14", "từ ngày 01/4/2026 đến ngày 14/6/2026"),
    ],
)
def test_a_period_is_named_as_a_report_names_it(code: str, name: str) -> None:
    assert period_name(ReportingPeriod.parse(code)) == name


@pytest.mark.parametrize(
    ("code", "within", "following"),
    [
        ("2026", "trong năm 2026", "năm 2027"),
        ("2026-Q1", "trong quý I", "quý II năm 2026"),
        ("2026-Q4", "trong quý IV", "năm 2027"),
        ("2026-6T", "trong 6 tháng đầu năm", "6 tháng cuối năm 2026"),
        ("2026-9T", "trong 9 tháng đầu năm", "3 tháng cuối năm 2026"),
        ("2026-05", "trong tháng 5", "tháng 6 năm 2026"),
        ("2026-12", "trong tháng 12", "tháng 01 năm 2027"),
        ("2026-04-01..2026-06-14", "từ ngày 01/4/2026 đến ngày 14/6/2026", "thời gian tới"),
    ],
)
def test_within_a_period_and_after_it(code: str, within: str, following: str) -> None:
    period = ReportingPeriod.parse(code)
    assert in_period(period) == within
    assert next_period_name(period) == following


def test_until_the_end_of_a_period() -> None:
    assert as_of_phrase(ReportingPeriod.parse("2026-Q1")) == "hết quý I năm 2026"
    assert as_of_phrase(ReportingPeriod.parse("2026-04-01..2026-06-14")) == "hết ngày 14/6/2026"
