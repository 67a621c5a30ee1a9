"""ctr draft of a part of the year: drafted from what is known then, kept and reported as of it."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.conftest import Ctr
from tests.documents.office_files import change, edits, say

AT = ("--as-of", "2026-07-05")
SUMMARY = "results/2026/summary.yaml"


def test_the_draft_speaks_of_the_period_and_of_what_follows_it(ctr: Ctr, plan: Path) -> None:
    out = ctr("draft", "2026-Q2", "--plan", plan, *AT).out
    assert "cho báo cáo quý II năm 2026 thực hiện" in out
    assert "(quý III năm 2026; bản nháp, cần sửa)" in out
    assert "Từ nay đến hết năm 2026 có 02 nhiệm vụ đến hạn: " in out
    assert "ba đợt trong năm" not in out


def test_what_came_later_is_not_in_it(ctr: Ctr, plan: Path) -> None:
    assert (
        "Mái nhà xanh (nhiệm vụ 2.3): tạm dừng"
        in ctr("draft", "2026-9T", "--plan", plan, "--as-of", "2026-10-05").out
    )
    assert "tạm dừng" not in ctr("draft", "2026-6T", "--plan", plan, *AT).out


@pytest.mark.parametrize(
    "words", [("2026-04-01..2026-06-14",), ("--from", "1/4/2026", "--to", "14/6/2026")]
)
def test_a_span_is_drafted_too(
    ctr: Ctr, plan: Path, tmp_path: Path, words: tuple[str, ...]
) -> None:
    file = tmp_path / "loi.docx"
    assert ctr("draft", *words, "--plan", plan, *AT, "-o", file).code == 0
    change(file, say("causes", "Do mưa."))
    ran = ctr("collect", file, "--plan", plan)
    assert ran.code == 0, ran.err
    text = (plan / SUMMARY).read_text()
    assert "periods:\n  - period: 2026-04-01..2026-06-14\n" in text


def test_the_words_of_a_period_come_back_beside_the_year_s_and_into_its_report(
    ctr: Ctr, plan: Path, tmp_path: Path
) -> None:
    before = (plan / SUMMARY).read_text()
    file = tmp_path / "loi.docx"
    assert ctr("draft", "2026-6T", "--plan", plan, *AT, "-o", file).code == 0
    change(
        file,
        edits(
            say("direction", "Sáu tháng đầu năm đã chỉ đạo."),
            say("causes", "Do mưa.", "Do gió."),
            say("next_year", "Sáu tháng cuối năm làm tiếp."),
        ),
    )
    ran = ctr("collect", file, "--plan", plan)
    assert ran.code == 0, ran.err
    assert ran.out.startswith("Lời của văn phòng, 6 tháng đầu năm 2026:\n")
    assert (plan / SUMMARY).read_text() == before + (
        "periods:\n"
        "  - period: 2026-6T\n"
        "    direction: Sáu tháng đầu năm đã chỉ đạo.\n"
        "    assessment:\n"
        "      causes: |-\n"
        "        Do mưa.\n\n"
        "        Do gió.\n"
        "    next_period: Sáu tháng cuối năm làm tiếp.\n"
    )
    again = ctr("collect", file, "--plan", plan)
    assert (again.code, again.out) == (0, "")
    report = ctr("report", "2026-6T", "--plan", plan, *AT).out
    for words in ("Sáu tháng đầu năm đã chỉ đạo.", "Do gió.", "Sáu tháng cuối năm làm tiếp."):
        assert words in report
    yearly = ctr("report", "2026", "--plan", plan, "--as-of", "2026-12-01").out
    assert "Sáu tháng" not in yearly


def test_a_part_of_a_period_is_written_changed_and_taken_out_by_record(
    ctr: Ctr, plan: Path
) -> None:
    of = ("record", "--office", "nguyên nhân", "--period", "2026-Q2", "--plan", plan)
    before = (plan / SUMMARY).read_text()
    assert ctr(*of, "--text", "Do mưa.").code == 0
    assert ctr(*of, "--text", "Do nắng.").out.endswith(
        "  ~ nguyên nhân quý II năm 2026: Do mưa. → Do nắng.\n"
    )
    assert ctr(*of, "--text", "xóa").code == 0
    assert "assessment" not in (plan / SUMMARY).read_text().replace(before, "")
    assert ctr("check", "--plan", plan, "--as-of", "2027-12-31").code == 0
    next_one = ("record", "--office", "phương hướng", "--period", "2026-Q2", "--plan", plan)
    assert ctr(*next_one, "--text", "Làm tiếp.").code == 0
    assert "next_period: Làm tiếp." in (plan / SUMMARY).read_text()


def test_the_first_words_of_a_year_may_be_a_period_s(ctr: Ctr, plan: Path) -> None:
    (plan / SUMMARY).unlink()
    ran = ctr(
        "record", "--office", "direction", "--period", "2026-05", "--text", "Đã chỉ đạo.",
        "--plan", plan,
    )  # fmt: skip
    assert ran.code == 0, ran.err
    assert (plan / SUMMARY).read_text() == (
        "year: 2026\nperiods:\n  - period: 2026-05\n    direction: Đã chỉ đạo.\n"
    )


def test_without_a_period_nothing_is_drafted(ctr: Ctr, plan: Path) -> None:
    ran = ctr("draft", "--plan", plan)
    assert ran.code == 2
    assert "chưa nêu kỳ báo cáo" in ran.err


def test_who_directed_then_is_named_and_what_amended_it(ctr: Ctr, our_plan: Path) -> None:
    document = "Quyết định số 45/QĐ-UBND ngày 12/5/2026"
    amended = ("amend", "leader", "Hoàng Minh Đức", "--to", "Nguyễn Văn Bình", "--on", "15/5/2026")
    ran = ctr(*amended, "--document", document, "--as-of", "2026-06-01", "--plan", our_plan)
    assert ran.code == 0, ran.err
    before = ctr("draft", "2026-Q1", "--as-of", "2026-07-01", "--plan", our_plan).out
    after = ctr("draft", "2026-6T", "--as-of", "2026-07-01", "--plan", our_plan).out
    assert "Hoàng Minh Đức 14 nhiệm vụ" in before
    assert "Nguyễn Văn Bình 14 nhiệm vụ" in after
    assert "plan/amendments.yaml" in after
    assert "Hoàng Minh Đức" not in after
