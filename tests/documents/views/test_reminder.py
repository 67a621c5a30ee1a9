"""The letters: whom they go to, what they ask for and by when, and what is kept of them."""

from __future__ import annotations

from pathlib import Path
from shutil import copytree

import pytest

from tests.conftest import EXAMPLE, PLAN, Ctr

OFFICE = "Văn phòng HĐND và UBND"


@pytest.fixture
def own(tmp_path: Path) -> Path:
    """A copy of our own plan."""
    copytree(PLAN, tmp_path / "plan")
    return tmp_path


def test_what_is_overdue_is_asked_for_by_a_day_to_come(ctr: Ctr) -> None:
    out = ctr("remind", "--unit", "CAP", "--as-of", "2026-11-26").out
    assert "chậm nhất hết ngày 27/11/2026" in out  # the ward itself reports by 30/11
    assert "trước hết ngày" not in out
    assert "Ngày làm việc cuối" not in out
    given = ctr("remind", "--unit", "CAP", "--as-of", "2026-11-26", "--by", "30/11/2026").out
    assert "chậm nhất hết ngày 30/11/2026" in given
    past = ctr("remind", "--unit", "CAP", "--as-of", "2026-11-26", "--by", "25/11/2026")
    assert past.code == 2
    assert "25/11/2026" in past.err


def test_what_is_to_come_is_asked_for_by_the_last_working_day(ctr: Ctr) -> None:
    out = ctr("remind", "--unit", "CAP", "--as-of", "2026-11-20").out
    assert "| 24/11/2026 | 23/11/2026 | Còn 4 ngày |" in out
    assert "chậm nhất hết ngày 23/11/2026" in out
    holiday = ctr("remind", "--unit", "CAP", "--as-of", "2026-11-24").out
    assert "| 24/11/2026 | 23/11/2026 | Đến hạn trong ngày |" in holiday
    assert "ngày 23/11/2026" not in holiday
    assert "chậm nhất hết ngày 24/11/2026" in holiday


@pytest.mark.parametrize("unit", ["MTTQ phường", "Đoàn Thanh niên phường"])
@pytest.mark.parametrize("day", ["2026-11-20", "2026-11-26"])
def test_who_is_not_under_the_committee_is_asked_to_cooperate(
    ctr: Ctr, unit: str, day: str
) -> None:
    out = ctr("remind", "--unit", unit, "--as-of", day).out
    assert "phối hợp hoàn thành" in out
    assert "V/v phối hợp" in out
    for word in ("yêu cầu", "khẩn trương", "đôn đốc"):
        assert word not in out
    assert "yêu cầu Công an phường" in ctr("remind", "--unit", "CAP", "--as-of", day).out


def test_the_office_writes_no_letter_to_itself(ctr: Ctr, tmp_path: Path) -> None:
    ran = ctr("remind", "--unit", OFFICE, "--as-of", "2026-11-26")
    assert (ran.code, ran.out) == (0, "")
    assert "không gửi cho mình" in ran.err
    assert "Không đơn vị nào" not in ran.err
    assert ctr("remind", "--as-of", "2026-11-26", "-o", tmp_path / "nhac").code == 0
    assert not list((tmp_path / "nhac").glob("van-phong*"))


def test_the_subject_names_the_years_it_is_about(ctr: Ctr) -> None:
    out = ctr("remind", "--unit", "CAP", "--as-of", "2027-11-26").out
    assert "V/v đôn đốc báo cáo kết quả các năm 2026 và 2027 thực hiện" in out.replace("\\", "")
    mixed = ctr("remind", "--plan", EXAMPLE, "--unit", "Công an", "--as-of", "2027-11-24").out
    assert "V/v đôn đốc thực hiện các nội dung năm 2027 của Chương trình" in mixed


def test_a_second_letter_does_not_overwrite_the_first(ctr: Ctr, own: Path) -> None:
    for day in ("2026-11-26", "2026-12-02"):
        words = ("remind", "--unit", "CAP", "--plan", own, "--as-of", day, "-o", own / "nhac")
        assert ctr(*words).code == 0
        assert ctr(*words).code == 2
    names = sorted(path.name for path in (own / "nhac").iterdir())
    assert names == ["cong-an-phuong-2026-11-26.docx", "cong-an-phuong-2026-12-02.docx"]


def test_number_and_day_of_a_letter_are_kept_and_cited(ctr: Ctr, own: Path) -> None:
    words = ("remind", "--unit", "CAP", "--plan", own)
    first = ctr(*words, "--as-of", "2026-11-26", "--number", "5")
    assert "Số: 05/UBND-VP" in first.out
    assert "ngày 26 tháng 11 năm 2026" in first.out
    assert "summary.yaml" in first.err
    kept = (own / "plan" / "results" / "2026" / "summary.yaml").read_text()
    assert "unit: Công an phường" in kept
    assert "number: 05/UBND-VP" in kept
    assert ctr("check", "--as-of", "2026-11-26", "--plan", own).code == 0
    again = ctr(*words, "--as-of", "2026-11-26", "--number", "5")
    assert again.code == 0
    assert (own / "plan" / "results" / "2026" / "summary.yaml").read_text() == kept
    second = ctr(*words, "--as-of", "2026-12-02").out
    assert "Tiếp theo Công văn số 05/UBND-VP ngày 26/11/2026; thực hiện" in second
    assert "Số: …/UBND-VP" in second
    other = ctr("remind", "--unit", "TYT", "--plan", own, "--as-of", "2026-12-02").out
    assert "Tiếp theo" not in other


@pytest.mark.parametrize("number", ["", "12/UBND", "mười"])
def test_a_number_that_is_none_is_refused(ctr: Ctr, own: Path, number: str) -> None:
    words = ("remind", "--unit", "CAP", "--plan", own, "--as-of", "2026-11-26")
    ran = ctr(*words, "--number", number)
    assert (ran.code, ran.out) == (2, "")
    assert not (own / "plan" / "results").exists()
    several = ctr("remind", "--plan", own, "--as-of", "2026-11-26", "--number", "5", "-o", own)
    assert several.code == 2


def test_a_report_is_sent_and_a_target_is_led(ctr: Ctr) -> None:
    report = ctr("remind", "--unit", "CAP", "--as-of", "2026-11-26").out
    assert "Công an phường chưa gửi báo cáo sau đây:" in report
    assert "chủ trì" not in report
    both = ctr("remind", "--unit", "Trạm Y tế", "--as-of", "2026-12-20").out
    assert "chưa hoàn thành hoặc chưa gửi báo cáo đối với các nội dung sau đây:" in both
    assert "chủ trì" not in both


def test_a_target_alone_is_led(ctr: Ctr, own: Path) -> None:
    words = ("--unit", "Trạm Y tế", "--plan", own)
    assert ctr("record", *words, "--received", "20/11/2026").code == 0
    out = ctr("remind", *words, "--as-of", "2026-12-20").out
    assert "các nội dung sau đây do Trạm Y tế phường chủ trì chưa hoàn thành" in out


def test_a_carried_last_day_is_explained(ctr: Ctr, own: Path) -> None:
    words = ("remind", "--unit", "CAP", "--plan", own, "--as-of", "2026-11-20")
    assert "Bộ luật Dân sự" not in ctr(*words).out
    programme = own / "plan" / "programme.yaml"
    text = programme.read_text(encoding="utf-8")
    programme.write_text(f"deadline_reading: carried\n{text}", encoding="utf-8")
    out = ctr(*words).out
    assert "| 25/11/2026 | 25/11/2026 |" in out
    assert out.count("Thời hạn kết thúc vào ngày nghỉ thì hạn cuối nêu trên") == 1
