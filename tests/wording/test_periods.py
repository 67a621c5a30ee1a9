"""How a reporting period is named."""

from __future__ import annotations

import pytest

from ctr.plan.model.reporting_periods import ReportingPeriod
from ctr.wording.periods import period_name


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
