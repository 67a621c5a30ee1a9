"""ctr calendar: what other calendars read."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import vobject

from tests.conftest import Ctr


def events(text: str) -> dict[str, Any]:
    return {one.uid.value: one for one in vobject.readOne(text).vevent_list}


def test_the_calendar_is_read_by_another_library(ctr: Ctr) -> None:
    found = events(ctr("calendar", "--year", "2026", "--as-of", "2026-11-01").out)
    report = next(one for uid, one in found.items() if uid.startswith("report-bao-cao-don-vi-2026"))
    assert report.dtstart.value == date(2026, 11, 23)
    assert "Hạn cuối: 24/11/2026" in report.description.value
    alarms = sorted(alarm.trigger.value.days for alarm in report.valarm_list)
    assert alarms == [-14, -7, -1]


def test_subscribing_again_doubles_nothing(ctr: Ctr, plan: Path, tmp_path: Path) -> None:
    first = events(ctr("calendar", "--plan", plan, "--as-of", "2026-06-01").out)
    later = events(ctr("calendar", "--plan", plan, "--as-of", "2027-06-01").out)
    assert set(later) <= set(first)
    assert len(first) > 10
    path = tmp_path / "ctr.ics"
    assert ctr("calendar", "-o", path, "--plan", plan).code == 0
    assert ctr("calendar", "-o", path, "--plan", plan).code == 2
    assert ctr("calendar", "-o", path, "--force", "--plan", plan).code == 0
    own = events(ctr("calendar", "--unit", "Công an", "--plan", plan).out)
    assert set(own) < set(first)
