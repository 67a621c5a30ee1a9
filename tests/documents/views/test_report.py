"""What the reports say."""

from __future__ import annotations

from tests.conftest import EXAMPLE, Ctr
from tests.documents.read_back import cells


def test_results_in_the_report(ctr: Ctr) -> None:
    out = ctr("report", "2026", "--as-of", "2026-12-01", "--plan", EXAMPLE).out
    assert "đến năm 2026 | 62% | đạt |" in out
    assert "| 29/11/2026 | Đã báo cáo, muộn 5 ngày |" in out
    assert "| Trường Trung học cơ sở Mẫu |  | Chưa báo cáo |" in out


def test_what_is_missing_is_visible_and_told(ctr: Ctr) -> None:
    ran = ctr("report", "2026")
    assert ran.out.count("\\[…\\]") == 8
    for what in (
        "direction",
        "assessment.strengths",
        "assessment.causes",
        "next_year",
        "proposals",
    ):
        assert what in ran.err
    assert "Còn thiếu" not in ctr("report", "2026", "--plan", EXAMPLE, "--as-of", "2026-12-01").err


def test_two_units_that_lead_one_task_are_both_shown(ctr: Ctr) -> None:
    out = ctr("report", "2026", "--plan", EXAMPLE, "--as-of", "2026-12-01").out
    row = next(row for table in cells(out) for row in table if row[0] == "1.2")
    assert row[6] == ("Phòng Môi trường: đang thực hiện; Công an phường Ví Dụ: hoàn thành")
    assert "phục vụ thi công (ngày 30/5/2026)" in row[5]


def test_a_unit_reports_below_its_own_superior(ctr: Ctr) -> None:
    def head(unit: str) -> str:
        return ctr("report", "2026", "--unit", unit).out.split("BÁO CÁO")[0]

    assert "ỦY BAN NHÂN DÂN PHƯỜNG LÊ THANH NGHỊ" in head("Phòng Văn hóa - Xã hội").upper()
    assert "ỦY BAN NHÂN DÂN" not in head("Công an phường")


def test_a_year_s_report_is_of_that_year(ctr: Ctr) -> None:
    out = ctr("report", "2027", "--plan", EXAMPLE, "--as-of", "2027-12-01").out
    assert "Khởi công công viên bờ kênh (ngày 01/3/2027)" in out
    assert "Phát 5.000 thùng" not in out
    short = out.split("Tồn tại, hạn chế")[1].split("Nguyên nhân")[0]
    assert "1.3" not in short


def test_a_unit_that_leads_nothing_has_no_report(ctr: Ctr) -> None:
    ran = ctr("report", "2026", "--unit", "Sở Tài chính")
    assert ran.code == 2
