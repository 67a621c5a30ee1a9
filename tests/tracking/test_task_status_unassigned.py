"""A task that nobody leads: it is not assigned yet, which is no silence of any unit."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.conftest import Ctr
from tests.plans import task, written

AT = ("--as-of", "2026-12-01")
DEADLINE = {"phrase": "đến hết ngày 30/6/2026", "by": "2026-06-30"}


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    return written(tmp_path, [task("1.1"), task("1.2", ()), task("1.3", (), deadline=DEADLINE)])


def test_the_report_counts_it_by_its_own_name(ctr: Ctr, plan: Path) -> None:
    out = ctr("report", "2026", *AT, "--plan", plan).out
    assert "chưa báo cáo 01 nhiệm vụ (33,3%), chưa phân công 02 nhiệm vụ (66,7%)." in out
    assert "| 1.2 | Việc 1.2 | Chưa phân công |  |  |  | chưa phân công |  |" in out
    assert "| chưa phân công, quá hạn |" in out


def test_lists_and_counts_know_the_state(ctr: Ctr, plan: Path) -> None:
    at = (*AT, "--format", "json", "--plan", plan)
    for asked in ("chưa phân công", "unassigned"):
        listed = ctr("list", "--state", asked, *at).data
        assert [row["number"] for row in listed] == ["1.2", "1.3"]
    assert [row["punctuality"] for row in listed] == ["unassigned", "overdue"]
    assert [row["number"] for row in ctr("list", "--state", "chưa báo cáo", *at).data] == ["1.1"]
    (whole, *_) = ctr("status", *at).data
    assert (whole["not_reported"], whole["unassigned"], whole["tasks"]) == (1, 2, 3)
    assert ctr("show", "1.2", *at).data["state"] == "unassigned"
    table = ctr("status", *AT, "--plan", plan)
    assert "3 nhiệm vụ: 1 chưa báo cáo, 2 chưa phân công" in table.out
    assert "chưa phân công, quá hạn" in " ".join(
        ctr("show", "1.3", *AT, "--plan", plan).out.split()
    )


def test_what_falls_due_of_it_names_nobody(ctr: Ctr, plan: Path) -> None:
    at = (*AT, "--all", "--exit-zero", "--plan", plan)
    items = ctr("due", *at, "--format", "json").data
    (item,) = (item for item in items if item["kind"] == "task")
    assert (item["units"], item["unassigned"], item["state"]) == ([], True, "overdue")
    assert not any(item["unassigned"] for item in items if item["kind"] == "report")
    rows = ctr("due", *at, "--format", "md").out.splitlines()
    assert any("1.3. Việc 1.3" in row and row.endswith("| chưa phân công |") for row in rows)
    letters = ctr("remind", *AT, "--plan", plan).out
    assert "1.3" not in letters


def test_no_unit_can_report_it(ctr: Ctr, plan: Path) -> None:
    words = ("record", "1.1", "--on", "1/6/2026", "--state", "chưa phân công")
    assert "không có trạng thái" in ctr(*words, *AT, "--plan", plan).err


def test_an_open_group_in_the_lead_is_an_assignment(ctr: Ctr, tmp_path: Path) -> None:
    plan = written(tmp_path, [task("1.1", ("Các tổ dân phố",))])
    (plan / "units.yaml").write_text(
        "units: [{name: Phòng Một}]\ngroups: [{name: Các tổ dân phố, open: true}]\n",
        encoding="utf-8",
    )
    out = ctr("report", "2026", *AT, "--plan", plan).out
    assert "Chưa phân công" not in out
    assert "chưa báo cáo 01 nhiệm vụ (100%)" in out
