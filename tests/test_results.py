"""States, punctuality, progress and status, on a year played by ctr record and on the example."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path
from shutil import copytree
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from syrupy.assertion import SnapshotAssertion

from ctr.plan.load.loader import load
from ctr.plan.model import Milestone
from ctr.tracking.targets import gap, meets

from .conftest import EXAMPLE, PLAN, Ctr


@pytest.fixture
def year_played(ctr: Ctr, tmp_path: Path) -> Path:
    """2026 on a copy of our plan: some units report in time, one late, three never."""
    plan = Path(copytree(PLAN, tmp_path / "plan"))

    def record(*words: str) -> None:
        ran = ctr("record", *words, "--as-of", "2027-01-31", "--plan", plan)
        assert ran.code == 0, ran.err

    record("10.2", "--done", "Ra quân", "--on", "2026-03-15")
    record("10.2", "--value", "hoc-sinh-tap-huan-pccc=60", "--on", "2026-06-30")
    record("10.2", "--value", "hoc-sinh-tap-huan-pccc=100", "--on", "2026-11-10")
    record("10.2", "--state", "done", "--on", "2026-11-10")
    record("8.1", "--unit", "TYT", "--state", "done", "--on", "2026-11-12")
    record("8.1", "--unit", "TYT", "--value", "kham-suc-khoe=66,5", "--on", "2026-11-12")
    record("8.1", "--unit", "VHXH", "--state", "in_progress", "--on", "2026-02-01")
    record("1.3", "--value", "ho-so-truc-tuyen=70", "--on", "2026-11-01")
    record("3.1", "--value", "von-dau-tu-ngan-sach=90", "--on", "2026-11-20")
    record("6.1", "--value", "gia-dinh-van-hoa=95", "--on", "2026-11-20")
    record("12.5", "--state", "paused", "--on", "2026-09-01")
    for unit in ("Văn phòng", "KTHTĐT", "VHXH", "TTPVHCC", "CAP", "TYT"):
        record("--unit", unit, "--received", "2026-11-20")
    record("--unit", "BCHQS", "--received", "2026-11-30")
    return plan


def states(ctr: Ctr, plan: Path, day: str) -> dict[str, str]:
    tasks = ctr("list", "--as-of", day, "--format", "json", "--plan", plan).data
    return {task["number"]: task["state"] for task in tasks}


def test_states_on_days_before_on_and_after(ctr: Ctr, year_played: Path) -> None:
    for day, expected in (
        ("2026-01-31", ("not_reported", "not_reported")),
        ("2026-03-14", ("not_reported", "in_progress")),
        ("2026-03-15", ("in_progress", "in_progress")),
        ("2026-11-09", ("in_progress", "in_progress")),
        ("2026-11-10", ("done", "in_progress")),
        ("2026-12-31", ("done", "in_progress")),
    ):
        found = states(ctr, year_played, day)
        reported = (
            found["10.2"],
            "in_progress" if found["8.1"] == "in_progress" else "not_reported",
        )
        assert reported == expected, day


def test_the_least_advanced_unit_rules_and_both_are_shown(ctr: Ctr, year_played: Path) -> None:
    task = ctr(
        "show", "8.1", "--as-of", "2026-12-01", "--format", "json", "--plan", year_played
    ).data
    assert task["state"] == "in_progress"
    assert {one["unit"]: one["state"] for one in task["results"]} == {
        "Phòng Văn hóa - Xã hội": "in_progress",
        "Trạm Y tế phường": "done",
    }


def test_a_group_is_under_way_until_its_last_member_is_done(ctr: Ctr, year_played: Path) -> None:
    for unit in ("CAP", "TYT"):
        words = ("record", "6.3", "--unit", unit, "--state", "done", "--on", "2026-05-01")
        assert ctr(*words, "--plan", year_played).code == 0
    assert states(ctr, year_played, "2026-12-01")["6.3"] == "in_progress"


def test_state_filter(ctr: Ctr, year_played: Path) -> None:
    words = ("list", "--as-of", "2026-12-01", "--format", "json", "--plan", year_played)
    assert [task["number"] for task in ctr(*words, "--state", "paused").data] == ["12.5"]
    assert [task["number"] for task in ctr(*words, "--state", "done").data] == ["10.2"]
    assert ctr(*words, "--state", "done", "--year", "2027").data == []


def owing(ctr: Ctr, plan: Path, day: str) -> tuple[str, list[str], int]:
    ran = ctr("due", "--all", "--as-of", day, "--format", "json", "--plan", plan)
    item = next(one for one in ran.data if one["duty"] == "bao-cao-don-vi")
    return item["state"], item["units"], ran.code


def test_reports_received_and_missing(ctr: Ctr, year_played: Path) -> None:
    never = [
        "Ủy ban Mặt trận Tổ quốc Việt Nam phường",
        "Đoàn Thanh niên Cộng sản Hồ Chí Minh phường",
        "Các cơ sở giáo dục trên địa bàn phường",
    ]
    assert len(owing(ctr, year_played, "2026-11-19")[1]) == 10
    assert owing(ctr, year_played, "2026-11-24") == (
        "today",
        ["Ban Chỉ huy Quân sự phường", *never],
        0,
    )
    assert owing(ctr, year_played, "2026-11-25")[0::2] == ("overdue", 1)
    assert owing(ctr, year_played, "2026-12-01")[1] == never
    for unit in ("MTTQ phường", "Đoàn phường", "Các cơ sở giáo dục trên địa bàn phường"):
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


def courses(ctr: Ctr, plan: Path, day: str) -> dict[tuple[str, str | None], dict[str, Any]]:
    found = ctr("targets", "--as-of", day, "--format", "json", "--plan", plan).data
    return {(one["target"], one["by"]): one for one in found}


def test_progress_of_our_targets(ctr: Ctr, year_played: Path) -> None:
    found = courses(ctr, year_played, "2026-12-01")

    def told(target: str, by: str | None = None) -> tuple[Any, ...]:
        one = found[target, by]
        return one["actual"], one["gap"], one["expected"], one["course"]

    assert told("hoc-sinh-tap-huan-pccc") == (100, 0, None, "met")
    assert told("kham-suc-khoe", "2026-12-31") == (66.5, 0, None, "met")
    assert told("kham-suc-khoe", "2029-12-31") == (66.5, 28.5, None, "open")
    assert told("ho-so-truc-tuyen", "2030-12-31") == (70, 15, None, "open")
    assert told("gia-dinh-van-hoa") == (95, 0, None, "behind")  # "trên 95%" is more than 95
    assert told("von-dau-tu-ngan-sach") == (90, 410, 91.73, "behind")
    assert told("bao-hiem-y-te", "2030-12-31") == (None, None, None, "no_figure")
    later = courses(ctr, year_played, "2027-12-31")
    assert later["kham-suc-khoe", "2029-12-31"]["expected"] == 74.99
    assert later["kham-suc-khoe", "2029-12-31"]["course"] == "behind"
    assert later["gia-dinh-van-hoa", None]["course"] == "no_figure"  # a new year
    assert courses(ctr, year_played, "2026-06-30")["hoc-sinh-tap-huan-pccc", None]["actual"] == 60


def test_status_of_the_year(ctr: Ctr, year_played: Path) -> None:
    rows = ctr("status", "--as-of", "2026-12-01", "--format", "json", "--plan", year_played).data
    by_name = {row["name"]: row for row in rows}
    whole = by_name["Toàn chương trình"]
    assert (whole["tasks"], whole["done"], whole["in_progress"], whole["paused"]) == (39, 1, 4, 1)
    assert len(whole["reports_missing"]) == 3
    of_year = ctr(
        "targets",
        "--year",
        "2026",
        "--as-of",
        "2026-12-01",
        "--format",
        "json",
        "--plan",
        year_played,
    ).data
    for course in ("met", "on_course", "open", "behind", "not_met", "no_figure"):
        assert whole[course] == sum(one["course"] == course for one in of_year)
    assert by_name["Trạm Y tế phường"]["done"] == 1
    assert by_name["Trạm Y tế phường"]["days_since_entry"] == 11
    assert by_name["Đảng ủy phường"]["paused"] == 1
    narrow = ctr(
        "status",
        "--unit",
        "TYT",
        "--as-of",
        "2026-12-01",
        "--format",
        "json",
        "--plan",
        year_played,
    )
    assert [row["name"] for row in narrow.data] == ["Trạm Y tế phường"]


def test_overdue_rates_without_and_with_deadlines(ctr: Ctr) -> None:
    ran = ctr("due", "--as-of", "2026-11-25")
    assert ran.code == 1
    assert "0/39 (0%)" in ran.err
    assert "không nhiệm vụ nào có thời hạn riêng" in ran.err
    ran = ctr("due", "--as-of", "2027-11-24", "--plan", EXAMPLE)
    assert (
        "1/10 (10%) tính trên tổng số nhiệm vụ; 1/5 (20%) tính trên số nhiệm vụ có hạn" in ran.err
    )


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        ("2026-09-29", {"1.3": "not_reported", "3.3": "not_reported", "3.2": "on_track"}),
        ("2026-09-30", {"1.3": "due_soon", "1.2": "on_track"}),
        ("2026-10-01", {"1.3": "overdue"}),
        (
            "2026-10-20",
            {
                "1.3": "done_late",
                "3.3": "done_on_time",
                "2.1": "without_deadline",
                "2.3": "without_deadline",
            },
        ),
        ("2027-06-24", {"1.2": "due_soon"}),
        ("2027-06-25", {"1.2": "done_on_time"}),
        ("2027-10-15", {"3.3": "overdue", "2.3": "dropped", "2.1": "without_deadline"}),
        ("2027-12-15", {"2.2": "due_soon", "3.2": "done_on_time", "3.1": "done_without_deadline"}),
        ("2028-01-02", {"2.2": "overdue"}),
    ],
)
def test_punctuality_in_the_example(ctr: Ctr, day: str, expected: dict[str, str]) -> None:
    tasks = ctr("list", "--as-of", day, "--format", "json", "--plan", EXAMPLE).data
    found = {task["number"]: task["punctuality"] for task in tasks}
    assert {number: found[number] for number in expected} == expected


@pytest.mark.parametrize("command", ["status", "list", "targets", "due", "check"])
def test_the_example(ctr: Ctr, snapshot: SnapshotAssertion, command: str) -> None:
    ran = ctr(command, "--as-of", "2027-11-24", "--plan", EXAMPLE)
    assert (ran.out, ran.err) == snapshot


def test_the_history_of_a_task(ctr: Ctr, snapshot: SnapshotAssertion) -> None:
    assert ctr("show", "1.1", "--as-of", "2027-11-24", "--plan", EXAMPLE).out == snapshot


def test_the_line_between_baseline_and_milestones(ctr: Ctr) -> None:
    for day, expected, course in (
        ("2026-06-30", 49.92, "on_course"),
        ("2026-12-31", 60, "on_course"),
        ("2027-11-24", 73.46, "behind"),
    ):
        one = courses(ctr, EXAMPLE, day)["ho-phan-loai-rac", "2028-12-31"]
        assert (one["expected"], one["course"]) == (expected, course)


@given(
    st.sampled_from(["at_least", "more_than", "at_most", "less_than", "exactly"]),
    st.decimals(-1000, 1000, places=2),
    st.decimals(-1000, 1000, places=2),
)
def test_nothing_is_missing_where_a_milestone_is_met(
    comparison: str, required: Decimal, value: Decimal
) -> None:
    milestone = Milestone(**{comparison: required})  # type: ignore[arg-type]
    missing = gap(milestone, value)
    assert missing is not None
    assert missing >= 0
    if meets(milestone, value):
        assert missing == 0
    elif value != required:
        assert missing > 0


FAULTS = """\
unit: Công an phườg
year: 2025
received: 20/11/2026
resived: 2026-11-20
tasks:
  - task: "10.2"
    state: finished
    state_on: 2027-01-01
    log:
      - {on: 2025-12-31, done: Trước năm}
      - {on: 2026-02-30, done: Không có ngày này}
      - {on: 2026-03-01}
    values:
      - {target: hoc-sinh-tap-huan, value: 5, as_of: 2026-03-01}
      - {target: hoc-sinh-tap-huan-pccc, value: true, as_of: 2026-03-01}
      - {target: hoc-sinh-tap-huan-pccc, value: 950, as_of: 2026-03-01}
      - {target: hoc-sinh-tap-huan-pccc, value: "9", as_of: 2027-03-01}
      - {target: dia-ban-an-toan-chay-no, value: 5, as_of: 2026-03-01}
    difficulties: Thiếu người
  - task: "10.2"
    state: done
  - task: "10.9"
    state: done
    state_on: 2026-01-01
  - task: 10.3
    state: paused
    verified: {by: A, on: 2025-01-01}
"""
MORE = """\
unit: Ban Chỉ huy Quân sự phường
year: 2026
tasks:
  - task: "10.4"
    state: done
    state_on: 2026-05-01
    state_on: 2026-05-02
"""


def test_twenty_faults_in_results_in_one_run(ctr: Ctr, tmp_path: Path) -> None:
    plan = Path(copytree(PLAN, tmp_path / "plan"))
    folder = plan / "results" / "2026"
    folder.mkdir(parents=True)
    (folder / "a.yaml").write_text(FAULTS)
    (folder / "b.yaml").write_text(MORE)
    (folder / "c.yaml").write_text("unit: Sở Tài chính\nyear: 2026\n")
    (folder / "d.yml").write_text("unit: Công an phường\nyear: 2026\n")
    (folder / "e.yaml").write_text("unit: BCHQS\nyear: 2026\n")
    (folder / "summary.yaml").write_text(
        "year: 2026\nsubmitted: [{duty: bao-cao, on: 2026-12-01}]\n"
    )
    (plan / "results" / "nam-2026").mkdir()
    problems = load(plan).problems
    places = {(Path(one.file).name, one.line, one.column) for one in problems}
    assert len(places) >= 20
    assert {one.code for one in problems} >= {
        "unknown-unit",
        "wrong-year",
        "wrong-date",
        "unknown-key",
        "wrong-value",
        "unknown-target",
        "unknown-task",
        "unknown-duty",
        "duplicate-id",
        "missing-key",
        "wrong-type",
        "wrong-unit",
        "yaml-duplicate-key",
        "file-name",
    }
    assert ctr("list", "--plan", plan).code == 2


def test_a_deadline_outside_the_period(tmp_path: Path) -> None:
    plan = Path(copytree(EXAMPLE / "plan", tmp_path / "plan"))
    file = plan / "sections" / "02-xanh.yaml"
    file.write_text(file.read_text().replace("by: 2027}", "by: 2031-05-01}"))
    (problem,) = load(plan).problems
    assert (problem.code, problem.line) == ("wrong-date", 22)
    assert "ngoài giai đoạn 2026-2028" in problem.message


def test_results_in_the_report(ctr: Ctr) -> None:
    out = ctr("report", "2026", "--as-of", "2026-12-01", "--plan", EXAMPLE).out
    assert "đến năm 2026 | 62% | đạt, vượt mục tiêu |" in out
    assert "| 29/11/2026 | Đã báo cáo, quá hạn 5 ngày, sau ngày chốt số liệu |" in out
    assert "| Trường Trung học cơ sở Mẫu |  | Chưa báo cáo |" in out


def test_no_results_are_invented_for_our_own_ward() -> None:
    assert not (PLAN / "results").exists()


def test_status_and_list_of_a_unit_agree(ctr: Ctr) -> None:
    at = ("--unit", "Trường TH Mẫu", "--as-of", "2027-11-24", "--format", "json", "--plan", EXAMPLE)
    (row,) = ctr("status", *at).data
    assert row["in_progress"] == 1
    assert [task["number"] for task in ctr("list", "--state", "in_progress", *at).data] == ["2.1"]


def test_who_leads_nothing_owes_nothing(ctr: Ctr) -> None:
    words = ("status", "--unit", "Sở Tài chính", "--format", "json")
    (row,) = ctr(*words).data
    assert (row["reports_expected"], row["reports_missing"]) == ([], [])


def test_the_newest_entry_does_not_vanish_at_new_year(ctr: Ctr) -> None:
    words = ("status", "--unit", "Công an", "--as-of", "2027-01-01", "--format", "json")
    (row,) = ctr(*words, "--plan", EXAMPLE).data
    assert row["last_entry"] == "2026-11-29"


def test_a_finished_task_is_not_overdue_in_a_year_gone_by(ctr: Ctr) -> None:
    words = ("list", "--year", "2026", "--as-of", "2027-11-24", "--format", "json")
    tasks = {task["number"]: task for task in ctr(*words, "--plan", EXAMPLE).data}
    assert tasks["1.2"]["punctuality"] == "done_on_time"
    later = ctr("list", "--as-of", "2028-06-01", "--format", "json", "--plan", EXAMPLE).data
    assert {task["number"]: task for task in later}["2.3"]["state"] == "dropped"


def test_a_period_is_judged_by_all_its_figures(ctr: Ctr, tmp_path: Path) -> None:
    plan = Path(copytree(PLAN, tmp_path / "plan"))

    def record(value: str, day: str) -> None:
        words = ("record", "--value", value, "--on", day, "--as-of", "2031-01-01", "--plan", plan)
        assert ctr(*words).code == 0

    def course(target: str, day: str) -> str:
        found = ctr("targets", "--as-of", day, "--format", "json", "--plan", plan).data
        return str(
            next(x["course"] for x in found if x["target"] == target and x["when"] == "over")
        )

    for value, day in (("đạt", "2026-05-01"), ("không đạt", "2026-08-01"), ("đạt", "2026-11-01")):
        record(f"phuong-khong-ma-tuy={value}", day)
    assert course("phuong-khong-ma-tuy", "2026-06-01") == "on_course"
    assert course("phuong-khong-ma-tuy", "2026-12-01") == "not_met"
    assert course("phuong-khong-ma-tuy", "2028-01-01") == "not_met"
    record("tong-gia-tri-san-pham=16", "2026-12-31")
    assert course("tong-gia-tri-san-pham", "2027-01-01") == "on_course"
    assert course("tong-gia-tri-san-pham", "2031-01-01") == "no_figure"
    for year in range(2027, 2031):
        record("tong-gia-tri-san-pham=14,9", f"{year}-12-31")
    assert course("tong-gia-tri-san-pham", "2031-01-01") == "met"


def test_too_much_is_not_called_too_little(ctr: Ctr, tmp_path: Path) -> None:
    plan = Path(copytree(PLAN, tmp_path / "plan"))
    words = ("record", "8.1", "--unit", "TYT", "--value", "suy-dinh-duong=12", "--on", "2026-05-01")
    assert ctr(*words, "--plan", plan).code == 0
    assert "cao hơn mục tiêu 3 điểm phần trăm" in " ".join(
        ctr("targets", "--unit", "TYT", "--plan", plan).out.split()
    )
