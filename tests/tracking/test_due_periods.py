"""Duties of any frequency in `ctr due`, in the calendar and in the letters."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.conftest import Ctr
from tests.plans import UNITS, task, written

QUARTERLY = {
    "id": "quy",
    "title": "Báo cáo kết quả thực hiện",
    "report": True,
    "owed_by_leads": True,
    "to": UNITS[0],
    "deadline": {"phrase": "trước ngày 25 tháng cuối quý", "before": 25, "every": "quarter"},
}


@pytest.fixture
def quarterly(tmp_path: Path) -> Path:
    results = {(UNITS[0], 2026): {"reports": [{"period": "2026-Q2", "received": "2026-06-20"}]}}
    tasks = [task("1.1", UNITS[:2])]
    return written(tmp_path, tasks, results, duties=[QUARTERLY], date="2026-03-26")


def test_each_occurrence_with_its_three_dates(ctr: Ctr, quarterly: Path) -> None:
    words = ("--plan", quarterly, "--as-of", "2026-06-26", "--format", "json")
    listed = ctr("due", "--all", *words).data
    assert [one["period"] for one in listed][:4] == ["2026-Q2", "2026-Q3", "2026-Q4", "2027-Q1"]
    second, third = listed[:2]
    assert (second["literal"], second["state"], second["units"]) == (
        "2026-06-24",
        "overdue",
        [UNITS[1]],
    )
    assert (third["units"], third["state"]) == (list(UNITS[:2]), "later")
    fourth = next(one for one in listed if one["period"] == "2028-Q2")
    assert (fourth["literal"], fourth["advised"], fourth["carried"]) == (
        "2028-06-24",
        "2028-06-23",
        "2028-06-26",
    )
    shown = ctr("due", "--plan", quarterly, "--as-of", "2026-06-26", "--format", "md")
    assert "Báo cáo kết quả thực hiện quý II năm 2026" in shown.out
    assert shown.code == 1


def test_the_calendar_has_one_event_an_occurrence(ctr: Ctr, quarterly: Path) -> None:
    words = ("--plan", quarterly, "--as-of", "2026-06-20", "--year", "2026")
    text = ctr("calendar", *words).out.replace("\r\n ", "")
    assert text.count("BEGIN:VEVENT") == 3
    assert "UID:report-quy-2026-Q3@" in text
    assert "SUMMARY:Báo cáo kết quả thực hiện quý III năm 2026" in text


def test_the_letter_names_the_period(ctr: Ctr, quarterly: Path) -> None:
    ran = ctr("remind", "--plan", quarterly, "--as-of", "2026-06-26", "--unit", UNITS[1])
    assert "V/v đôn đốc báo cáo kết quả quý II năm 2026 thực hiện Chương trình" in ran.out
    assert "| 1 | Báo cáo kết quả thực hiện quý II năm 2026 | trước ngày 25 tháng cuối" in ran.out
