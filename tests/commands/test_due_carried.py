"""`ctr due` where a holiday moves a deadline, and `ctr show` of an extension."""

from __future__ import annotations

from pathlib import Path

from tests.conftest import Ctr
from tests.plans import task, written


def test_a_row_says_which_day_it_counts_from(ctr: Ctr, tmp_path: Path) -> None:
    plan = written(tmp_path, [task("1.1")], deadline_reading="carried")
    out = " ".join(ctr("due", "--as-of", "2026-11-26", "--plan", plan).out.split())
    assert "quá hạn 1 ngày" in out
    assert "hạn lùi đến 25/11/2026" in out
    literal = written(tmp_path, [task("1.1")])
    assert "hạn lùi đến" not in ctr("due", "--as-of", "2026-11-26", "--plan", literal).out


def test_an_extended_deadline_keeps_its_old_last_day(ctr: Ctr, tmp_path: Path) -> None:
    deadline = {
        "phrase": "trước ngày 01 tháng 7 năm 2026",
        "before": "2026-07-01",
        "extensions": [{"to": "2027-06-30", "approved_by": "Công văn số 99/UBND"}],
    }
    plan = written(tmp_path, [task("1.1", deadline=deadline)])
    out = " ".join(ctr("show", "1.1", "--as-of", "2026-11-26", "--plan", plan).out.split())
    assert "(hạn cuối 30/06/2026); gia hạn đến 30/06/2027 theo Công văn số 99/UBND" in out
