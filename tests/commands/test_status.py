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


def test_the_heads_name_the_states_in_full(ctr: Ctr) -> None:
    ran = ctr("status", "--as-of", "2026-11-24")
    head = " ".join(ran.out.splitlines()[0].split())
    states = "HOÀN THÀNH ĐANG THỰC HIỆN TẠM DỪNG, DỪNG CHƯA THỰC HIỆN CHƯA BÁO CÁO"
    assert head == f"ĐƠN VỊ, LÃNH ĐẠO NV {states} CHƯA PHÂN CÔNG QUÁ HẠN BÁO CÁO CHỈ TIÊU MỚI"
    assert "Tạm dừng, dừng: tạm dừng hoặc dừng thực hiện." in ran.err


def test_paused_and_dropped_are_counted_together(ctr: Ctr, our_plan: Path) -> None:
    for number, state in (("1.4", "tạm dừng"), ("10.2", "dừng thực hiện")):
        words = ("--unit", "CAP") if number == "10.2" else ()
        record = ("record", number, *words, "--state", state, "--on", "2026-03-01")
        assert ctr(*record, "--plan", our_plan).code == 0
    whole = ctr("status", "--plan", our_plan).out.splitlines()[1]
    assert whole.split()[3:10] == ["39", "·", "·", "2", "·", "36", "1"]
