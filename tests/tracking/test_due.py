"""What is owed, by whom, and how it stands on a day."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.conftest import EXAMPLE, PLAN, Ctr


def owing(ctr: Ctr, plan: Path, day: str) -> tuple[str, list[str], int]:
    ran = ctr("due", "--all", "--as-of", day, "--format", "json", "--plan", plan)
    item = next(one for one in ran.data if one["duty"] == "bao-cao-don-vi")
    return item["state"], item["units"], ran.code


def test_reports_received_and_missing(ctr: Ctr, year_played: Path) -> None:
    never = [
        "Ủy ban Mặt trận Tổ quốc Việt Nam phường",
        "Đoàn Thanh niên Cộng sản Hồ Chí Minh phường",
    ]
    assert len(owing(ctr, year_played, "2026-11-19")[1]) == 9
    assert owing(ctr, year_played, "2026-11-24") == (
        "today",
        ["Ban Chỉ huy Quân sự phường", *never],
        0,
    )
    assert owing(ctr, year_played, "2026-11-25")[0::2] == ("overdue", 1)
    assert owing(ctr, year_played, "2026-12-01")[1] == never
    for unit in ("MTTQ phường", "Đoàn phường"):
        ran = ctr(
            "record",
            "--unit",
            unit,
            "--received",
            "2026-12-05",
            "--year",
            "2026",
            "--plan",
            year_played,
        )
        assert ran.code == 0
    assert owing(ctr, year_played, "2026-12-05")[:2] == ("done", [])


def test_the_ward_s_report_is_done_once_sent(ctr: Ctr, year_played: Path) -> None:
    at = ("due", "--as-of", "2026-12-02", "--format", "json", "--plan", year_played)
    assert "bao-cao-so-tai-chinh" in {item["duty"] for item in ctr(*at).data}
    (year_played / "results" / "2026" / "summary.yaml").write_text(
        "year: 2026\nsubmitted: [{duty: bao-cao-so-tai-chinh, on: 2026-12-01}]\n"
    )
    assert "bao-cao-so-tai-chinh" not in {item["duty"] for item in ctr(*at).data}


def test_overdue_rates_without_and_with_deadlines(ctr: Ctr) -> None:
    ran = ctr("due", "--as-of", "2026-11-25")
    assert ran.code == 1
    assert "0/39 (0%)" in ran.err
    assert "không nhiệm vụ nào có thời hạn riêng" in ran.err
    ran = ctr("due", "--as-of", "2027-11-24", "--plan", EXAMPLE)
    assert (
        "1/10 (10%) tính trên tổng số nhiệm vụ; 1/5 (20%) tính trên số nhiệm vụ có hạn" in ran.err
    )


@pytest.mark.parametrize("whose", [(), ("--unit", "Công an"), ("--leader", "Lê Văn Mẫu")])
@pytest.mark.parametrize("day", ["2027-12-31", "2028-01-01", "2028-06-01", "2031-01-15"])
def test_the_rates_count_the_tasks_that_the_lines_call_overdue(
    ctr: Ctr, day: str, whose: tuple[str, ...]
) -> None:
    """Also by a day of an earlier year, which status tells under that year."""
    question = ("due", "--as-of", day, *whose, "--format", "json", "--plan")
    ran = ctr(*question, EXAMPLE)
    late = {row["task"] for row in ran.data if (row["kind"], row["state"]) == ("task", "overdue")}
    assert f"Nhiệm vụ quá hạn: {len(late)}/" in ran.err
    assert late
    several = ctr(*question, EXAMPLE, "--plan", PLAN).err
    assert f"Nhiệm vụ quá hạn: {len(late)}/" in several


def test_who_dropped_a_task_owes_none_of_its_figures(ctr: Ctr, our_plan: Path) -> None:
    culture = ("--unit", "Phòng VHXH", "--plan", our_plan)
    at = ("--as-of", "2027-12-20", *culture)
    due = ("due", "--format", "json", *at)

    def owed() -> set[str | None]:
        return {item["task"] for item in ctr(*due).data if item["kind"] == "milestone"}

    assert owed() == {"8.1", "12.1"}
    assert ctr("record", "12.1", "--state", "dropped", "--on", "2027-06-01", *at).code == 0
    assert owed() == {"8.1"}
    earlier = ctr("due", "--all", "--as-of", "2027-05-31", "--format", "json", *culture).data
    assert {item["state"] for item in earlier if item["task"] == "12.1"} == {"later"}
    assert ctr("record", "8.1", "--state", "dropped", "--on", "2027-06-02", *at).code == 0
    every = ("due", "--all", "--as-of", "2027-12-20", "--format", "json", "--plan", our_plan)
    assert {tuple(item["units"]) for item in ctr(*every).data if item["task"] == "8.1"} == {
        ("Trạm Y tế phường",)
    }
