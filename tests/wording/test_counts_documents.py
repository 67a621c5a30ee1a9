"""Counts and days in documents: one style each."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.conftest import EXAMPLE, Ctr
from tests.plans import UNITS, task, written

COUNTED = re.compile(r"(?<![\w/.])(\d+)(?:/(\d+))? (?:nhiệm vụ|đơn vị|chỉ tiêu|việc)\b")


@pytest.mark.parametrize("unit", [(), ("--unit", "Phòng Môi trường")])
@pytest.mark.parametrize("year", ["2026", "2027"])
def test_counts_have_two_digits(ctr: Ctr, year: str, unit: tuple[str, ...]) -> None:
    out = ctr("report", year, *unit, "--plan", EXAMPLE, "--as-of", f"{year}-12-20").out
    counts = [number for found in COUNTED.findall(out) for number in found if number]
    assert counts
    assert [number for number in counts if len(number) < 2] == []
    if not unit:
        assert re.search(r"Nhiệm vụ quá hạn: \d\d/\d\d \(", out)


def test_none_of_several_is_00(ctr: Ctr) -> None:
    assert "đã nhận báo cáo của 00/09 đơn vị" in ctr("report", "2026", "--as-of", "2026-11-24").out


def test_days_of_goals_and_extensions_are_written_as_elsewhere(ctr: Ctr, tmp_path: Path) -> None:
    extended = {
        "phrase": "trước ngày 01/4/2026",
        "by": "2026-03-31",
        "extensions": [{"to": "2026-06-30", "approved_by": "Công văn số 1"}],
    }
    target = {
        "id": "a",
        "name": "Hồ sơ",
        "unit": "%",
        "milestones": [{"by": "2026-06-05", "at_least": 90}],
    }
    plan = written(tmp_path, [task("1.1", UNITS[1:2], deadline=extended, targets=[target])])
    report = ctr("report", "2026", "--plan", plan, "--as-of", "2026-11-20").out
    assert "đến ngày 05/6/2026" in report
    letter = ctr("remind", "--plan", plan, "--unit", UNITS[1], "--as-of", "2026-11-20").out
    assert "gia hạn đến 30/6/2026" in letter
    assert not re.search(r"\d\d/0[3-9]/\d{4}", report + letter)
