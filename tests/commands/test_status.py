"""ctr status: the year in figures, by unit."""

from __future__ import annotations

from pathlib import Path

from tests.conftest import EXAMPLE, Ctr


def test_status_of_the_year(ctr: Ctr, year_played: Path) -> None:
    rows = ctr("status", "--as-of", "2026-12-01", "--format", "json", "--plan", year_played).data
    by_name = {row["name"]: row for row in rows}
    whole = by_name["Toàn chương trình"]
    assert (whole["tasks"], whole["done"], whole["in_progress"], whole["paused"]) == (39, 1, 4, 1)
    assert len(whole["reports_missing"]) == 2
    words = ("--year", "2026", "--as-of", "2026-12-01", "--format", "json")
    of_year = ctr("targets", *words, "--plan", year_played).data
    for course in ("met", "on_course", "open", "behind", "not_met", "no_figure"):
        assert whole[course] == sum(target["course"] == course for target in of_year)
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


def test_states_and_courses_are_told_in_words(ctr: Ctr, year_played: Path) -> None:
    ran = ctr("status", "--as-of", "2026-12-01", "--plan", year_played)
    whole = ran.out.splitlines()[0]
    assert whole.startswith(
        "Toàn chương trình · 39 nhiệm vụ: 1 hoàn thành, 4 đang thực hiện, 1 tạm dừng, "
        "32 chưa báo cáo, 1 chưa phân công · "
    )
    assert "chỉ tiêu: 2 đạt, 2 chưa đến hạn, 1 chậm tiến độ, 25 chưa có số liệu" in whole
    assert "9 báo cáo: 7 đã nhận, 2 chưa nhận (Ủy ban MTTQ; Đoàn Thanh niên)" in whole
    assert "NV:" not in ran.err


def test_a_sheet_has_a_column_for_each_state_and_course(ctr: Ctr, year_played: Path) -> None:
    words = ("status", "--as-of", "2026-12-01", "--format", "md", "--plan", year_played)
    head, _, whole, *_ = [
        [cell.strip() for cell in line.strip("|").split("|")]
        for line in ctr(*words).out.splitlines()
    ]
    row = dict(zip(head, whole, strict=True))
    assert (row["Nhiệm vụ"], row["Hoàn thành"], row["Tạm dừng"]) == ("39", "1", "1")
    assert (row["Báo cáo phải nhận"], row["Báo cáo chưa nhận"]) == ("9", "2")
    assert (row["Chỉ tiêu đạt"], row["Chỉ tiêu chậm tiến độ"]) == ("2", "1")
    assert "Dừng thực hiện" not in row  # of which there is none


def test_paused_and_dropped_are_told_apart(ctr: Ctr, our_plan: Path) -> None:
    for number, state in (("1.4", "tạm dừng"), ("10.2", "dừng thực hiện")):
        words = ("--unit", "CAP") if number == "10.2" else ()
        record = ("record", number, *words, "--state", state, "--on", "2026-03-01")
        assert ctr(*record, "--plan", our_plan).code == 0
    whole = ctr("status", "--plan", our_plan).out.splitlines()[0]
    assert "39 nhiệm vụ: 1 tạm dừng, 1 dừng thực hiện, 36 chưa báo cáo, 1 chưa phân công" in whole


def test_a_report_that_tells_of_no_task_is_told_so(ctr: Ctr, our_plan: Path) -> None:
    """In the terminal and on the leader's page."""
    folder = our_plan / "results" / "2026"
    folder.mkdir(parents=True)
    content = "unit: Phòng Văn hóa - Xã hội\nyear: 2026\nreceived: 2026-11-20\ntasks: []\n"
    (folder / "phong-van-hoa-xa-hoi.yaml").write_text(content)
    at = ("--as-of", "2026-11-27", "--plan", our_plan)
    said = "chưa ghi kết quả nhiệm vụ nào"
    (line,) = [one for one in ctr("status", *at).out.splitlines() if said in one]
    assert line.startswith("Phòng VHXH · ")
    assert "1 đã nhận" in line
    page = our_plan.parent / "trang.html"
    assert ctr("dashboard", "-o", page, *at).code == 0
    assert page.read_text().count(said) == 1
