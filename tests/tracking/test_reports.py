"""Of which periods reports are owed, until which day, and which are in."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from ctr.plan.load.loader import load
from ctr.plan.model import Plan
from ctr.plan.model.reporting_periods import ReportingPeriod
from ctr.tracking.reports import (
    covers,
    occurrences,
    report_in_time_until,
    sent,
    still_owing,
    ward_duty,
)
from tests.plans import UNITS, task, written

YEARLY = {"phrase": "trước ngày 25/11 hằng năm", "before": "11-25", "every": "year"}
DUTY: dict[str, Any] = {
    "id": "bao-cao",
    "title": "Báo cáo",
    "report": True,
    "owed_by_leads": True,
    "to": UNITS[0],
}


def plan_of(folder: Path, duties: list[dict[str, Any]], **programme: Any) -> Plan:
    loaded = load(written(folder, [task("1.1")], duties=duties, **programme))
    assert loaded.plan is not None, loaded.problems
    return loaded.plan


@pytest.mark.parametrize(
    ("year", "literal", "carried"),
    [
        (2026, date(2026, 11, 24), date(2026, 11, 25)),
        (2029, date(2029, 11, 24), date(2029, 11, 27)),
    ],
)
def test_the_day_that_counts(tmp_path: Path, year: int, literal: date, carried: date) -> None:
    duties = [{**DUTY, "deadline": YEARLY}]
    assert (
        report_in_time_until(plan_of(tmp_path / "a", duties), ReportingPeriod.whole_year(year))
        == literal
    )
    read = plan_of(tmp_path / "b", duties, deadline_reading="carried")
    assert report_in_time_until(read, ReportingPeriod.whole_year(year)) == carried


def test_without_a_duty_or_its_deadline_there_is_none(tmp_path: Path) -> None:
    assert (
        report_in_time_until(plan_of(tmp_path / "a", []), ReportingPeriod.whole_year(2026)) is None
    )
    assert (
        report_in_time_until(plan_of(tmp_path / "b", [DUTY]), ReportingPeriod.whole_year(2026))
        is None
    )


def periodic(every: str, **bound: Any) -> dict[str, Any]:
    return {**DUTY, "deadline": {"phrase": "theo quy định", "every": every, **bound}}


def owed(plan: Plan, year: int = 2026) -> list[tuple[str, date]]:
    (duty,) = plan.programme.duties
    days = occurrences(plan, duty, date(2026, 5, 1))
    return [(period.code, day) for period, day in days if period.year == year]


@pytest.mark.parametrize(
    ("every", "bound", "expected"),
    [
        ("year", {"before": "11-25"}, [("2026", date(2026, 11, 24))]),
        (
            "quarter",
            {"before": 25},
            [
                ("2026-Q1", date(2026, 3, 24)),
                ("2026-Q2", date(2026, 6, 24)),
                ("2026-Q3", date(2026, 9, 24)),
                ("2026-Q4", date(2026, 12, 24)),
            ],
        ),
        ("half_year", {"by": 15}, [("2026-6T", date(2026, 6, 15)), ("2026", date(2026, 12, 15))]),
        ("nine_months", {"before": 20}, [("2026-9T", date(2026, 9, 19))]),
    ],
)
def test_the_periods_of_a_duty_and_their_last_days(
    tmp_path: Path, every: str, bound: dict[str, Any], expected: list[tuple[str, date]]
) -> None:
    assert owed(plan_of(tmp_path, [periodic(every, **bound)])) == expected


def test_the_last_day_of_a_month_however_long_it_is(tmp_path: Path) -> None:
    by_its_end = owed(plan_of(tmp_path / "a", [periodic("month", by=31)], date="2026-02-10"))
    assert [day.day for _, day in by_its_end] == [28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
    before = owed(plan_of(tmp_path / "b", [periodic("month", before=31)], date="2026-02-10"))
    assert [day.day for _, day in before] == [28, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30]


def test_weeks_from_monday_to_sunday(tmp_path: Path) -> None:
    weeks = owed(plan_of(tmp_path, [periodic("week", by="friday")], date=None, number=None))
    assert weeks[0] == ("2025-12-29..2026-01-04", date(2026, 1, 2))
    assert weeks[-1] == ("2026-12-21..2026-12-27", date(2026, 12, 25))
    assert len(weeks) == 52
    assert {day.weekday() for _, day in weeks} == {4}
    early = owed(plan_of(tmp_path / "b", [periodic("week", before="monday")], date=None))
    assert early[0] == ("2025-12-29..2026-01-04", date(2025, 12, 28))


def test_nothing_was_owed_before_the_programme_was_issued(tmp_path: Path) -> None:
    plan = plan_of(tmp_path, [periodic("quarter", by=20)], date="2026-03-21")
    assert [code for code, _ in owed(plan)] == ["2026-Q2", "2026-Q3", "2026-Q4"]


@pytest.mark.parametrize(
    ("reported", "period", "same"),
    [
        ("2026-Q2", "2026-Q2", True),
        ("2026-6T", "2026-Q2", True),
        ("2026-Q2", "2026-6T", False),
        ("2026-9T", "2026-Q3", True),
        ("2026-6T", "2026-06", True),
        ("2026-05", "2026-Q2", False),
        ("2026", "2026-Q4", False),
        ("2026-Q4", "2026", False),
        ("2026", "2026", True),
        ("2026-01-01..2026-12-31", "2026", True),
        ("2026", "2027", False),
    ],
)
def test_which_report_is_that_of_which_period(reported: str, period: str, same: bool) -> None:
    assert covers(ReportingPeriod.parse(reported), ReportingPeriod.parse(period)) is same


def test_who_still_owes_of_a_period(tmp_path: Path) -> None:
    results: dict[tuple[str, int], dict[str, Any]] = {
        (UNITS[0], 2026): {"reports": [{"period": "2026-6T", "received": "2026-06-20"}]},
        (UNITS[1], 2026): {"received": "2026-06-20"},
    }
    tasks = [task("1.1", UNITS)]
    duties = [periodic("quarter", before=25), {**DUTY, "id": "nam", "deadline": YEARLY}]
    loaded = load(written(tmp_path, tasks, results, duties=duties))
    assert loaded.plan is not None, loaded.problems
    quarterly, yearly = loaded.plan.programme.duties
    assert loaded.plan.programme.unit_duty is yearly
    second, year = ReportingPeriod.quarter(2026, 2), ReportingPeriod.whole_year(2026)
    day = date(2026, 6, 30)
    assert still_owing(loaded.plan, quarterly, second, date(2026, 6, 19)) == UNITS
    assert still_owing(loaded.plan, quarterly, second, day) == UNITS[1:]
    assert still_owing(loaded.plan, quarterly, ReportingPeriod.quarter(2026, 3), day) == UNITS
    assert still_owing(loaded.plan, yearly, year, day) == (UNITS[0], UNITS[2])
    assert report_in_time_until(loaded.plan, ReportingPeriod.parse("2026-6T")) == date(2026, 6, 24)
    assert report_in_time_until(loaded.plan, ReportingPeriod.parse("2026-05")) is None


def test_what_the_ward_has_sent(tmp_path: Path) -> None:
    ours = {"id": "quy", "title": "Báo cáo quý", "report": True, "owed_by": [UNITS[0]]}
    duties = [
        {**ours, "deadline": {"phrase": "hằng quý", "before": 25, "every": "quarter"}},
        {**ours, "id": "nam", "deadline": YEARLY},
    ]
    sent_reports = [
        {"duty": "quy", "period": "2026-Q1", "on": "2026-03-20"},
        {"duty": "nam", "on": "2026-11-20"},
    ]
    summaries = {2026: {"submitted": sent_reports}}
    loaded = load(written(tmp_path, [task("1.1")], duties=duties, summaries=summaries))
    plan = loaded.plan
    assert plan is not None, loaded.problems
    quarterly, yearly = plan.programme.duties
    first, second = ReportingPeriod.quarter(2026, 1), ReportingPeriod.quarter(2026, 2)
    end = date(2026, 12, 31)
    assert sent(plan, quarterly, first, end)
    assert not sent(plan, quarterly, first, date(2026, 3, 19))
    assert not sent(plan, quarterly, second, end)
    assert not sent(plan, yearly, first, end)
    assert sent(plan, yearly, ReportingPeriod.whole_year(2026), end)
    assert ward_duty(plan, second) is quarterly
    assert ward_duty(plan, ReportingPeriod.parse("2026-05")) is yearly
    assert ward_duty(plan, ReportingPeriod.whole_year(2026)) is yearly
