"""The counts of the ward, of a unit, of a leader."""

from __future__ import annotations

from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from ctr.plan.load.loader import load
from ctr.plan.model.reporting_periods import ReportingPeriod
from ctr.tracking.summary import SummaryReader
from tests.conftest import Ctr


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


def test_the_report_of_a_unit_is_news_of_the_leader_of_its_tasks_too(
    ctr: Ctr, year_played: Path
) -> None:
    """A report that came in the day after the last entry."""
    file = next((year_played / "results" / "2026").glob("*tram-y-te*"))
    file.write_text(file.read_text().replace("received: 2026-11-20", "received: 2026-12-01"))
    plan = load(year_played).plan
    assert plan is not None
    reader = SummaryReader(plan, ReportingPeriod.whole_year(2026), date(2026, 12, 1))
    leaders = {
        task.leader
        for _, task in plan.tasks()
        if task.leader is not None and "Trạm Y tế phường" in task.lead
    }
    assert leaders
    assert reader.of_unit("Trạm Y tế phường").last_entry == date(2026, 12, 1)
    for leader in leaders:
        assert reader.of_leader(leader).last_entry == date(2026, 12, 1)


def test_a_target_met_by_another_lead_unit_is_not_still_to_be_reported(
    ctr: Ctr, year_played: Path
) -> None:
    at = ("--as-of", "2026-11-27", "--format", "json", "--plan", year_played)

    def of(*words: str) -> dict[str, str]:
        listed = ctr("targets", "--year", "2026", *words, *at).data
        return {one["target"]: one["course"] for one in listed if one["task"] == "8.1"}

    whole, unit = of(), of("--unit", "VHXH")
    assert whole == unit == of("--unit", "TYT")
    assert "met" in unit.values()
    (row,) = ctr("status", "--year", "2026", "--unit", "VHXH", *at).data
    courses = Counter(
        one["course"] for one in ctr("targets", "--year", "2026", "--unit", "VHXH", *at).data
    )
    assert {name: row[name] for name in courses} == courses
    piped = ctr("targets", "--unit", "VHXH", *at[:2], *at[4:]).out
    assert "số của Trạm Y tế phường" in piped


def test_a_unit_is_judged_by_its_own_figure_where_it_has_one(ctr: Ctr, year_played: Path) -> None:
    at = ("--plan", year_played)
    value = "kham-suc-khoe=12"
    assert (
        ctr("record", "8.1", "--unit", "VHXH", "--value", value, "--on", "2026-05-01", *at).code
        == 0
    )
    seen = ("--year", "2026", "--as-of", "2026-11-27", "--format", "json", *at)
    (own,) = [
        one
        for one in ctr("targets", "--unit", "VHXH", *seen).data
        if one["target"] == "kham-suc-khoe"
    ]
    assert (own["result"], own["result_unit"]) == (12, "Phòng Văn hóa - Xã hội")


def test_the_report_of_a_unit_holds_no_figure_of_another(ctr: Ctr, year_played: Path) -> None:
    words = ("report", "2026", "--unit", "VHXH", "--as-of", "2026-11-27", "--plan", year_played)
    (line,) = [one for one in ctr(*words).out.splitlines() if "được khám" in one]
    assert "66,5" not in line
