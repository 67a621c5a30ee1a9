"""What reports said otherwise than the plan says now of the same days."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

from ctr.plan.load.loader import load
from ctr.plan.model import Plan
from ctr.plan.model.reporting_periods import ReportingPeriod
from ctr.tracking.adjustments import adjustments, earlier, last_reported
from ctr.tracking.reported import Reported, SentReport, Value, reported
from tests.plans import UNITS, task, written

TARGET = {"id": "so", "name": "Số", "unit": "hộ", "milestones": [{"by": 2026, "at_least": 60}]}
FIRST, SECOND = ReportingPeriod.quarter(2026, 1), ReportingPeriod.parse("2026-6T")


def plan_with(folder: Path, *figures: tuple[float, str], received: str | None = None) -> Plan:
    values = [{"target": "so", "value": value, "as_of": day} for value, day in figures]
    content: dict[str, Any] = {"tasks": [{"task": "1.1", "values": values}]}
    if received is not None:
        content["reports"] = [{"period": "2026-Q1", "received": received}]
    results = {(UNITS[0], 2026): content}
    loaded = load(written(folder, [task("1.1", targets=[TARGET])], results))
    assert loaded.plan is not None, loaded.problems
    return loaded.plan


def sent(plan: Plan, period: ReportingPeriod, on: str) -> SentReport:
    day = date.fromisoformat(on)
    said = reported(plan, period, min(period.last_day, day), day)
    return SentReport(name=f"{period.code}.json", on=day, document=None, reported=said)


def found(plan: Plan, reports: list[SentReport]) -> list[tuple[str, Value, Value, list[str]]]:
    return [
        ("/".join(one.key), one.old, one.new, [report.name for report in one.reports])
        for one in adjustments(plan, reports)
    ]


def test_nothing_is_adjusted_where_nothing_was_corrected(tmp_path: Path) -> None:
    plan = plan_with(tmp_path, (40, "2026-03-31"), (50, "2026-06-30"))
    assert found(plan, [sent(plan, FIRST, "2026-04-02"), sent(plan, SECOND, "2026-07-02")]) == []


def test_what_comes_later_is_no_adjustment_but_what_comes_late_is(tmp_path: Path) -> None:
    before = plan_with(tmp_path / "a", (40, "2026-03-30"))
    reports = [sent(before, FIRST, "2026-04-02")]
    later = plan_with(tmp_path / "b", (40, "2026-03-30"), (90, "2026-04-01"))
    assert found(later, reports) == []
    late = plan_with(tmp_path / "c", (40, "2026-03-30"), (44, "2026-03-31"), received="2026-04-01")
    assert found(late, reports) == [
        ("target/1.1/so", Decimal(40), Decimal(44), ["2026-Q1.json"]),
        ("received/Phòng Một/", None, date(2026, 4, 1), ["2026-Q1.json"]),
    ]


def test_one_correction_of_two_reports_is_told_once(tmp_path: Path) -> None:
    before = plan_with(tmp_path / "a", (40, "2026-03-31"))
    reports = [sent(before, FIRST, "2026-04-02"), sent(before, SECOND, "2026-07-02")]
    now = plan_with(tmp_path / "b", (30, "2026-03-31"))
    both = ["2026-Q1.json", "2026-6T.json"]
    assert found(now, reports) == [("target/1.1/so", Decimal(40), Decimal(30), both)]


def test_what_was_told_is_not_told_again_but_what_changed_since_is(tmp_path: Path) -> None:
    first = sent(plan_with(tmp_path / "a", (40, "2026-03-31")), FIRST, "2026-04-02")
    now = plan_with(tmp_path / "b", (30, "2026-03-31"), (50, "2026-06-30"))
    (adjustment,) = adjustments(now, [first])
    second = replace(sent(now, SECOND, "2026-07-02"), told=tuple(adjustment.told()))
    assert found(now, [first, second]) == []
    again = plan_with(tmp_path / "c", (35, "2026-03-31"), (50, "2026-06-30"))
    assert found(again, [first, second]) == [
        ("target/1.1/so", Decimal(30), Decimal(35), ["2026-Q1.json"])
    ]


def test_a_figure_that_is_gone(tmp_path: Path) -> None:
    reports = [sent(plan_with(tmp_path / "a", (40, "2026-03-31")), FIRST, "2026-04-02")]
    gone = plan_with(tmp_path / "b")
    assert found(gone, reports)[-1] == ("target/1.1/so", Decimal(40), None, ["2026-Q1.json"])


def test_of_tasks_that_the_plan_no_longer_has_nothing_is_told(tmp_path: Path) -> None:
    plan = plan_with(tmp_path, (40, "2026-03-31"))
    report = sent(plan, FIRST, "2026-04-02")
    said = {("task", "9.9", ""): ("done", None), ("target", "9.9", "x"): Decimal(1)}
    values: dict[Any, Any] = {**report.reported.values, **said}
    assert found(plan, [replace(report, reported=replace(report.reported, values=values))]) == []


def test_which_report_came_before(tmp_path: Path) -> None:
    plan = plan_with(tmp_path, (40, "2026-03-31"))
    first, half = sent(plan, FIRST, "2026-04-02"), sent(plan, SECOND, "2026-07-02")
    resent = replace(first, name="2026-Q1-2.json", on=date(2026, 4, 20))
    of_last_year = replace(
        first, reported=replace(first.reported, period=ReportingPeriod.whole_year(2025))
    )
    reports = [half, resent, first, of_last_year]
    assert earlier(reports, FIRST) == [first, of_last_year, resent]
    assert last_reported(reports, FIRST) is None
    assert last_reported(reports, SECOND) is resent
    assert last_reported(reports, ReportingPeriod.whole_year(2026)) is half
    assert last_reported([], SECOND) is None


def test_the_reported_value_is_that_of_the_year(tmp_path: Path) -> None:
    plan = plan_with(tmp_path, (40, "2026-03-31"))
    said: Reported = reported(plan, FIRST, date(2026, 3, 30), date(2026, 4, 2))
    assert said.figure("1.1", "so") is None


def test_they_come_in_the_order_of_the_document(tmp_path: Path) -> None:
    """What is no longer known, too, stands where its target does."""

    def of(folder: str, *figures: tuple[str, float]) -> Plan:
        targets = [{**TARGET, "id": name} for name in ("a", "b", "c")]
        values = [
            {"target": name, "value": value, "as_of": "2026-03-31"} for name, value in figures
        ]
        content = {"tasks": [{"task": "1.1", "values": values}]}
        written_at = written(
            tmp_path / folder, [task("1.1", targets=targets)], {(UNITS[0], 2026): content}
        )
        plan = load(written_at).plan
        assert plan is not None
        return plan

    reports = [sent(of("before", ("a", 1), ("b", 2), ("c", 3)), FIRST, "2026-04-02")]
    now = of("now", ("a", 4), ("c", 5))
    assert [key for key, *_ in found(now, reports)] == [
        "target/1.1/a",
        "target/1.1/b",
        "target/1.1/c",
    ]
