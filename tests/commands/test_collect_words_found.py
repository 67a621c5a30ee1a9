"""The office's own words among all that lies in a folder: in it, in an archive, on a mail."""

from __future__ import annotations

import shutil
import zipfile
from pathlib import Path

import pytest

from tests.commands.test_collect_office_words import AT, SUMMARY, made, sent, summary, unwritten
from tests.conftest import Ctr
from tests.documents.office_files import change, choose, edits, say
from tests.forms.workbooks import filled, results
from tests.intake.mails import mail, saved

__all__ = ["made", "sent", "unwritten"]
CARS = ("Nhiệm vụ", "1.1", "Đề xuất, kiến nghị", "Cấp thêm xe")
STATE = ("Nhiệm vụ", "1.1", "Trạng thái", "xong xuôi")


@pytest.fixture
def box(tmp_path: Path) -> Path:
    folder = tmp_path / "nhan"
    folder.mkdir()
    return folder


@pytest.fixture(scope="module")
def edited(once: Ctr, made: Path) -> Path:
    """The words of a quarter of the same year, edited."""
    file = made.with_name("loi-quy-3.docx")
    assert once("draft", "2026-Q3", "--plan", made.parent / "plan", *AT, "-o", file).code == 0
    return change(file, say("causes", "Quý III thiếu người."))


@pytest.fixture
def quarter(edited: Path, tmp_path: Path) -> Path:
    """A copy of that file."""
    return Path(shutil.copyfile(edited, tmp_path / edited.name))


def test_words_are_found_wherever_they_lie_and_taken_with_the_forms(
    ctr: Ctr, unwritten: Path, sent: Path, quarter: Path, form: Path, box: Path
) -> None:
    change(sent, say("causes", "Do mưa."))
    with zipfile.ZipFile(box / "loi.zip", "w") as package:
        package.write(sent, "Lời của VP (sửa).docx")
    saved(box / "a.eml", mail(("loi quy 3", quarter.read_bytes())))
    saved(box / "b.eml", mail(("bieu.xlsx", filled(form, CARS).read_bytes())))
    before = summary(unwritten), results(unwritten).read_bytes()
    dry = ctr("collect", box, "--plan", unwritten, "--dry-run")
    assert (summary(unwritten), results(unwritten).read_bytes()) == before
    ran = ctr("collect", box, "--plan", unwritten)
    assert (ran.code, dry.out) == (0, ran.out), ran.err
    assert "Lời của văn phòng, năm 2026:\n  + nguyên nhân: Do mưa.\n" in ran.out
    assert "Quý III thiếu người." in ran.out
    assert "Cấp thêm xe" in ran.out
    assert "nhan/loi.zip > Lời của VP (sửa).docx: phần “Ưu điểm” còn nguyên bản nháp" in ran.err
    assert "causes: Do mưa." in summary(unwritten)
    assert "period: 2026-Q3" in summary(unwritten)
    assert ctr("check", "--plan", unwritten, "--as-of", "2027-12-31").code == 0
    again = ctr("collect", box, "--plan", unwritten, "--all-or-nothing")
    assert (again.code, again.out) == (0, "")


def test_two_files_of_one_year_are_taken_at_once(
    ctr: Ctr, unwritten: Path, sent: Path, quarter: Path, tmp_path: Path
) -> None:
    (unwritten / SUMMARY).unlink()
    half = tmp_path / "loi-6-thang.docx"
    assert ctr("draft", "2026-6T", "--plan", unwritten, *AT, "-o", half).code == 0
    change(half, say("causes", "6 tháng đầu năm mưa."))
    change(sent, say("strengths", "Cả năm tốt."))
    ran = ctr("collect", quarter, sent, half, "--plan", unwritten, "--keep", "theirs")
    assert ran.code == 0, ran.err
    text = summary(unwritten)
    for words in ("Cả năm tốt.", "period: 2026-6T", "6 tháng đầu năm mưa.", "period: 2026-Q3"):
        assert words in text
    assert ctr("collect", quarter, sent, half, "--plan", unwritten).out == ""


def test_the_same_words_twice_count_once_and_an_untouched_draft_not_at_all(
    ctr: Ctr, unwritten: Path, sent: Path, box: Path
) -> None:
    shutil.copyfile(sent, box / "a-goc.docx")
    change(sent, say("causes", "Do mưa."))
    shutil.copyfile(sent, box / "b-sua.docx")
    saved(box / "c.eml", mail(("sua.docx", sent.read_bytes())))
    ran = ctr("collect", box, "--plan", unwritten)
    assert ran.code == 0, ran.err
    assert "nhan/a-goc.docx: còn nguyên như khi lập, lấy nhan/b-sua.docx" in ran.err
    assert "nhan/c.eml > sua.docx: không có gì khác nhan/b-sua.docx, chỉ lấy một lần" in ran.err
    assert "causes: Do mưa." in summary(unwritten)


def test_two_edited_files_of_one_period_are_left_to_choose(
    ctr: Ctr, unwritten: Path, sent: Path, box: Path, form: Path
) -> None:
    change(sent, say("causes", "Do mưa."), box / "a.docx")
    change(sent, say("causes", "Do nắng."), box / "b.docx")
    before = summary(unwritten)
    ran = ctr("collect", box, "--plan", unwritten)
    assert (ran.code, ran.out, summary(unwritten)) == (2, "", before)
    assert "nhan/a.docx và nhan/b.docx cùng là lời cho năm 2026: chỉ để một tệp" in ran.err
    saved(box / "c.eml", mail(("bieu.xlsx", filled(form, CARS).read_bytes())))
    ran = ctr("collect", box, "--plan", unwritten)
    assert (ran.code, summary(unwritten)) == (1, before)
    assert "Cấp thêm xe" in ran.out
    assert "chỉ để một tệp" in ran.err


def test_all_or_nothing_holds_for_words_and_forms_together(
    ctr: Ctr, unwritten: Path, sent: Path, box: Path, form: Path
) -> None:
    change(sent, say("causes", "Do mưa."), box / "loi.docx")
    saved(box / "b.eml", mail(("bieu.xlsx", filled(form, STATE).read_bytes())))
    before = summary(unwritten)
    ran = ctr("collect", box, "--plan", unwritten, "--all-or-nothing")
    assert (ran.code, ran.out, summary(unwritten)) == (2, "", before)
    ran = ctr("collect", box, "--plan", unwritten)
    assert ran.code == 1
    assert "1 tệp lời của văn phòng; 1 biểu chưa nhận vì có lỗi" in ran.err
    assert "causes: Do mưa." in summary(unwritten)


def test_conflicts_and_drafts_in_a_folder_are_decided_as_of_a_file(
    ctr: Ctr, unwritten: Path, sent: Path, box: Path
) -> None:
    change(sent, edits(say("direction", "Lời trong Word."), choose(1)), box / "loi.docx")
    ctr("record", "--office", "direction", "--text", "Lời trong kế hoạch.", "--plan", unwritten)
    ran = ctr("collect", box, "--plan", unwritten)
    assert (ran.code, ran.out) == (2, "")
    assert "nhan/loi.docx: phần “Công tác lãnh đạo, chỉ đạo, triển khai”: cả tệp và" in ran.err
    ran = ctr("collect", box, "--plan", unwritten, "--keep", "theirs", "--accept-drafts")
    assert ran.code == 0, ran.err
    assert "direction: Lời trong Word." in summary(unwritten)
    assert "tạm dừng từ ngày 01/8/2026." in summary(unwritten)


def test_another_word_file_in_a_folder_is_no_form_as_ever(
    ctr: Ctr, unwritten: Path, sent: Path, box: Path
) -> None:
    shutil.move(sent, box / "loi.docx")
    assert ctr("report", "2026", "--plan", unwritten, *AT, "-o", box / "bao-cao.docx").code == 0
    ran = ctr("collect", box, "--plan", unwritten)
    assert ran.code == 0, ran.err
    assert "Không phải biểu: nhan/bao-cao.docx: không phải tệp Excel" in ran.err
    assert "nhan/loi.docx: phần “Ưu điểm” còn nguyên bản nháp" in ran.err


def test_words_that_cannot_be_written_hold_up_no_form(
    ctr: Ctr, unwritten: Path, sent: Path, box: Path, form: Path
) -> None:
    change(sent, say("causes", "Do mưa."), box / "loi.docx")
    saved(box / "b.eml", mail(("bieu.xlsx", filled(form, CARS).read_bytes())))
    with (unwritten / SUMMARY).open("a", encoding="utf-8") as file:
        file.write("nguyen_nhan: Gõ nhầm tên khóa.\n")
    before = summary(unwritten)
    whole = ctr("collect", box, "--plan", unwritten, "--all-or-nothing")
    assert (whole.code, whole.out) == (2, "")
    ran = ctr("collect", box, "--plan", unwritten)
    assert (ran.code, "Cấp thêm xe" in ran.out) == (1, True), ran.err
    assert "không ghi, vì kế hoạch sẽ có lỗi" in ran.err
    assert "summary.yaml:6" in ran.err
    assert summary(unwritten) == before
