"""The counts of the ward, of a unit, of a leader."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from ctr.plan.load.loader import load
from ctr.plan.model.reporting_periods import ReportingPeriod
from ctr.tracking.summary import SummaryReader


@pytest.fixture
def reader(year_played: Path) -> SummaryReader:
    plan = load(year_played).plan
    assert plan is not None
    return SummaryReader(plan, ReportingPeriod.whole_year(2026), date(2026, 12, 1))


def test_of_the_whole(reader: SummaryReader) -> None:
    whole = reader.whole()
    assert (whole.scope, whole.name, whole.tasks) == ("all", "Toàn chương trình", 39)
    assert whole.last_entry == date(2026, 11, 30)
    assert (len(whole.reports_expected), len(whole.reports_missing)) == (9, 2)


def test_of_a_unit(reader: SummaryReader) -> None:
    health = reader.of_unit("Trạm Y tế phường")
    assert (health.scope, health.name) == ("unit", "Trạm Y tế phường")
    assert health.states == {"done": 1, "not_reported": 1}
    assert health.last_entry == date(2026, 11, 20)
    assert (health.reports_expected, health.reports_missing) == (("Trạm Y tế phường",), ())


def test_of_a_leader(reader: SummaryReader) -> None:
    party = reader.of_leader("Đảng ủy phường")
    assert (party.scope, party.name) == ("leader", "Đảng ủy phường")
    assert party.states == {"paused": 1, "not_reported": 1}
    assert party.last_entry == date(2026, 9, 1)
    assert len(party.reports_expected) == 2
    assert party.reports_missing == party.reports_expected
