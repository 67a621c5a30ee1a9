"""What was done in an earlier year counts as done, and the year says since when."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.conftest import Ctr
from tests.plans import UNITS, task, written

AT = ("--as-of", "2027-12-01")
DEADLINE = {"phrase": "đến hết ngày 30/6/2028", "by": "2028-06-30"}


def done(number: str, day: str) -> dict[str, str]:
    return {"task": number, "state": "done", "state_on": day}


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    numbers = ("1.1", "1.2", "1.3")
    results = {
        (UNITS[0], 2026): {"tasks": [done("1.1", "2026-11-12"), done("1.2", "2026-11-13")]},
        (UNITS[0], 2027): {"tasks": [done("1.3", "2027-03-02")]},
    }
    return written(tmp_path, [task(number, deadline=DEADLINE) for number in numbers], results)


def test_the_reports_tell_how_many_and_since_when(ctr: Ctr, plan: Path) -> None:
    counted = "đã hoàn thành 03 nhiệm vụ (100%), trong đó 02 nhiệm vụ hoàn thành từ năm trước."
    whole = ctr("report", "2027", *AT, "--plan", plan).out
    assert counted in whole
    assert "| hoàn thành đúng hạn, ngày 12/11/2026 |" in whole
    assert "Việc 1.2 (nhiệm vụ 1.2): hoàn thành từ ngày 13/11/2026." in whole
    assert "Việc 1.3 (nhiệm vụ 1.3): hoàn thành." in whole
    assert counted in ctr("report", "2027", "--unit", UNITS[0], *AT, "--plan", plan).out
    before = ctr("report", "2026", "--as-of", "2026-12-01", "--plan", plan).out
    assert "từ năm trước" not in before


def test_what_follows_the_count_is_set_apart(ctr: Ctr, plan: Path) -> None:
    out = ctr("report", "2027", "--as-of", "2027-03-01", "--plan", plan).out
    assert (
        "đã hoàn thành 02 nhiệm vụ (66,7%), trong đó 02 nhiệm vụ hoàn thành từ năm trước; "
        "chưa báo cáo 01 nhiệm vụ (33,3%)." in out
    )


def test_lists_and_counts_tell_it_too(ctr: Ctr, plan: Path) -> None:
    rows = ctr("status", *AT, "--format", "json", "--plan", plan).data
    assert [(row["done"], row["done_before"]) for row in rows[:2]] == [(3, 2), (3, 2)]
    assert (
        "Hoàn thành từ năm trước: Toàn chương trình 2 nhiệm vụ."
        in ctr("status", *AT, "--plan", plan).err
    )
    listed = ctr("list", *AT, "--format", "md", "--plan", plan).out
    assert "hoàn thành đúng hạn, ngày 12/11/2026" in listed
    assert "| hoàn thành đúng hạn |" in listed
