"""Reporting periods: each written form has its days, and what is none is refused in words."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ctr.codes import ERRORS
from ctr.plan.model.reporting_periods import ReportingPeriod, periods_in
from ctr.problems import Invalid


@pytest.mark.parametrize(
    ("written", "first", "last", "since"),
    [
        ("2026", (1, 1), (12, 31), (1, 1)),
        ("2026-Q1", (1, 1), (3, 31), (1, 1)),
        ("2026-q2", (4, 1), (6, 30), (1, 1)),
        ("2026-Q4", (10, 1), (12, 31), (1, 1)),
        ("2026-6T", (1, 1), (6, 30), (1, 1)),
        ("2026-9t", (1, 1), (9, 30), (1, 1)),
        ("2026-02", (2, 1), (2, 28), (1, 1)),
        ("2026-04-01..2026-06-14", (4, 1), (6, 14), (1, 1)),
    ],
)
def test_a_period_has_its_days(
    written: str, first: tuple[int, int], last: tuple[int, int], since: tuple[int, int]
) -> None:
    period = ReportingPeriod.parse(written)
    assert (period.first_day, period.last_day) == (date(2026, *first), date(2026, *last))
    assert period.cumulative_from == date(2026, *since)
    assert period.code == written.upper()
    assert period.year == 2026
    assert period.first_day in period
    assert period.last_day in period


def test_from_the_first_to_the_last_day_of_a_year_is_that_year() -> None:
    assert ReportingPeriod.parse("2026-01-01..2026-12-31") == ReportingPeriod.whole_year(2026)
    assert ReportingPeriod.parse("2026-01-01..2026-12-30").kind == "span"


def test_a_week_across_new_year_is_of_the_year_that_it_ends_in() -> None:
    week = ReportingPeriod.parse("2026-12-28..2027-01-03")
    assert week.year == 2027
    assert week.cumulative_from == date(2026, 12, 28)


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("2026-Q5", "không có quý 5"),
        ("2026-13", "không có tháng 13"),
        ("2026-3T", "không có kỳ 3 tháng"),
        ("26", "“26” không phải kỳ báo cáo"),
        ("1026", "1026 không phải là năm hợp lý"),
        ("2026-06-14..2026-04-01", "kỳ kết thúc trước khi bắt đầu"),
        ("2026-01-01..2028-01-01", "không dài hơn một năm"),
        ("2026-02-30..2026-03-01", "không có ngày 2026-02-30"),
        (True, "phải là kỳ báo cáo"),
    ],
)
def test_what_is_no_period_is_refused(written: Any, said: str) -> None:
    with pytest.raises(Invalid) as refused:
        ReportingPeriod.parse(written)
    assert said in refused.value.message


@given(value=st.one_of(st.none(), st.integers(), st.text(), st.from_regex(r"\d{4}-\w{1,3}(\.\.)?")))
@settings(max_examples=300, deadline=None)
def test_anything_is_a_period_or_invalid(value: Any) -> None:
    try:
        period = ReportingPeriod.parse(value)
    except Invalid as error:
        assert error.code in ERRORS
    else:
        assert ReportingPeriod.parse(period.code) == period


def test_the_period_before() -> None:
    before = {
        code: found.code if (found := ReportingPeriod.parse(code).before()) else None
        for code in ("2026-Q3", "2026-Q1", "2026-05", "2026-01", "2026-9T", "2026-6T", "2026")
    }
    assert before == {
        "2026-Q3": "2026-Q2",
        "2026-Q1": None,
        "2026-05": "2026-04",
        "2026-01": None,
        "2026-9T": "2026-6T",
        "2026-6T": "2026-Q1",
        "2026": None,
    }


def test_the_periods_of_a_year() -> None:
    assert [period.code for period in periods_in("quarter", 2026)] == [
        "2026-Q1", "2026-Q2", "2026-Q3", "2026-Q4",
    ]  # fmt: skip
    assert [period.code for period in periods_in("half_year", 2026)] == ["2026-6T", "2026"]
    assert [period.code for period in periods_in("year", 2026)] == ["2026"]
    assert len(list(periods_in("month", 2026))) == 12
