"""ctr draft: what the office is to write, drafted, in Word and on the screen."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest
from docx.oxml.ns import qn

from tests.conftest import Ctr
from tests.documents.word_files import part, words_of

AT = ("--as-of", "2026-12-01")


@pytest.fixture
def unwritten(plan: Path) -> Path:
    """The example's plan, of which the office has written nothing yet."""
    (plan / "results" / "2026" / "summary.yaml").unlink()
    return plan


def test_what_is_unwritten_is_drafted_with_the_records_of_each_sentence(
    ctr: Ctr, unwritten: Path
) -> None:
    ran = ctr("draft", "2026", "--plan", unwritten, *AT)
    assert ran.code == 0
    assert "## 2. Ưu điểm (bản nháp, cần sửa)" in ran.out
    assert "Mái nhà xanh (nhiệm vụ 2.3): tạm dừng từ ngày 01/8/2026." in ran.out
    assert (
        "> Căn cứ: plan/results/2026/phong-moi-truong.yaml (Phòng Môi trường): nhiệm vụ 2.3, ngày "
        "01/8/2026." in ran.out
    )


def test_what_is_written_stands_as_it_is(ctr: Ctr, plan: Path) -> None:
    out = ctr("draft", "2026", "--plan", plan, *AT).out
    assert "## 4. Nguyên nhân (đã ghi trong kế hoạch)\n\nViệc đôn đốc còn chậm.\n" in out
    assert "bản nháp" not in out


def test_a_part_that_the_records_say_nothing_of_is_left_to_the_office(
    ctr: Ctr, unwritten: Path
) -> None:
    out = ctr("draft", "2026", "--plan", unwritten, *AT).out
    assert "## 6. Đề xuất, kiến nghị (chưa có, văn phòng viết)" in out


def test_the_units_proposals_are_listed_and_those_chosen_before_are_marked(
    ctr: Ctr, plan: Path
) -> None:
    out = ctr("draft", "2026", "--plan", plan, *AT).out
    row = "Xin gia hạn đến hết tháng 6 năm 2027. | Phòng Môi trường | nhiệm vụ 1.2 |"
    assert f"|  | {row}" in out
    words = ("record", "--office", "proposals", "--year", "2026", "--plan", plan)
    ctr(*words, "--text", "Xin gia hạn đến hết tháng 6 năm 2027")
    assert f"| đã có | {row}" in ctr("draft", "2026", "--plan", plan, *AT).out


def test_in_word_each_drafted_sentence_bears_its_records_in_a_comment(
    ctr: Ctr, unwritten: Path, tmp_path: Path
) -> None:
    file = tmp_path / "loi.docx"
    assert ctr("draft", "2026", "--plan", unwritten, *AT, "-o", file).code == 0
    comments = part(file, "word/comments.xml")
    texts = [words_of(comment) for comment in comments]
    assert all(text.startswith("Căn cứ: plan/") for text in texts)
    body = part(file, "word/document.xml")
    assert len(list(body.iter(qn("w:commentReference")))) == len(texts) > 10
    assert "Căn cứ" not in words_of(body)
    dates = {comment.get(qn("w:date")) for comment in comments}
    assert dates == {"2026-12-01T00:00:00Z"}


def test_the_same_is_written_for_the_same_day(ctr: Ctr, plan: Path, tmp_path: Path) -> None:
    files = [tmp_path / "mot.docx", tmp_path / "hai.docx"]
    for file in files:
        assert ctr("draft", "2026", "--plan", plan, *AT, "-o", file).code == 0
    assert files[0].read_bytes() == files[1].read_bytes()


def test_an_edited_file_is_not_written_over(ctr: Ctr, plan: Path, tmp_path: Path) -> None:
    file = tmp_path / "loi.docx"
    ctr("draft", "2026", "--plan", plan, "-o", file)
    before = file.read_bytes()
    ran = ctr("draft", "2026", "--plan", plan, *AT, "-o", file)
    assert (ran.code, file.read_bytes()) == (2, before)
    assert ctr("draft", "2026", "--plan", plan, *AT, "-o", file, "--force").code == 0


def test_nothing_of_word_is_fetched_or_run_when_it_is_opened(
    ctr: Ctr, plan: Path, tmp_path: Path
) -> None:
    file = tmp_path / "loi.docx"
    ctr("draft", "2026", "--plan", plan, "-o", file)
    with zipfile.ZipFile(file) as package:
        rels = [package.read(name) for name in package.namelist() if name.endswith(".rels")]
    assert not any(b"External" in text for text in rels)


@pytest.mark.parametrize("year", ["2025", "2029"])
def test_only_years_of_the_programme(ctr: Ctr, plan: Path, year: str) -> None:
    assert ctr("draft", year, "--plan", plan, *AT).code == 2


def test_a_plan_without_results_is_drafted_too(ctr: Ctr, our_plan: Path) -> None:
    ran = ctr("draft", "2026", "--plan", our_plan, *AT)
    assert ran.code == 0
    assert "Chưa có kết quả báo cáo của" in ran.out


def test_many_tasks_stand_below_the_titles_of_their_sections(ctr: Ctr, our_plan: Path) -> None:
    out = ctr("draft", "2026", "--as-of", "2026-11-24", "--plan", our_plan).out
    (told,) = [line for line in out.splitlines() if line.startswith("Chưa có kết quả báo cáo của")]
    assert "mục 4 (Đẩy mạnh liên kết vùng, hoàn thiện không gian phát triển): 4.1, 4.2; " in told
    assert "mục 2 (Tăng cường pháp chế, kỷ cương xã hội); " in told


def test_the_goals_of_next_year_are_those_that_fall_due_then(ctr: Ctr, our_plan: Path) -> None:
    out = ctr("draft", "2026", "--plan", our_plan, *AT).out
    words = ("due", "--all", "--exit-zero", "--format", "json", "--plan", our_plan, *AT)
    due = [
        item
        for item in ctr(*words).data
        if item["kind"] == "milestone" and item["literal"].startswith("2027")
    ]
    assert len(due) == 3
    assert f"Phấn đấu đạt {len(due):02} chỉ tiêu đến hạn trong năm 2027" in out
    assert all(item["title"] in out for item in due)
