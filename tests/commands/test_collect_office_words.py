"""ctr collect: the office's own words come back from Word."""

from __future__ import annotations

from pathlib import Path
from shutil import copyfile, copytree
from typing import Any

import pytest
from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from tests.conftest import EXAMPLE, PLAN, WITHOUT_SCHEMAS, Ctr
from tests.documents.office_files import (
    append,
    below,
    change,
    choose,
    edits,
    heading,
    paragraph,
    run,
    say,
    xml,
)
from tests.libreoffice import converted, needs_office

AT = ("--as-of", "2026-12-01")
SUMMARY = "results/2026/summary.yaml"


WRITTEN = "year: 2026\n# của văn phòng\ndirection: Đã chỉ đạo.  # ghi tháng 11\n"
"""All that the office has written so far."""


@pytest.fixture
def unwritten(plan: Path) -> Path:
    """The example's plan, of which the office has written nothing yet but some directing."""
    (plan / SUMMARY).write_text(WRITTEN, encoding="utf-8")
    return plan


@pytest.fixture(scope="module")
def made(once: Ctr, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The document of that plan, made once."""
    folder = tmp_path_factory.mktemp("made")
    plan = Path(copytree(EXAMPLE / "plan", folder / "plan", ignore=WITHOUT_SCHEMAS))
    (plan / SUMMARY).write_text(WRITTEN, encoding="utf-8")
    file = folder / "loi-van-phong.docx"
    assert once("draft", "2026", "--plan", plan, *AT, "-o", file).code == 0
    return file


@pytest.fixture
def sent(made: Path, tmp_path: Path) -> Path:
    """The document as it was made."""
    return Path(copyfile(made, tmp_path / made.name))


def summary(plan: Path) -> str:
    return (plan / SUMMARY).read_text(encoding="utf-8")


def test_what_nobody_edited_changes_nothing(ctr: Ctr, unwritten: Path, sent: Path) -> None:
    before = summary(unwritten)
    ran = ctr("collect", sent, "--plan", unwritten)
    assert (ran.code, ran.out, summary(unwritten)) == (0, "", before)
    assert "phần “Ưu điểm” còn nguyên bản nháp nên chưa lấy" in ran.err
    assert "--accept-drafts" in ran.err
    assert "lãnh đạo, chỉ đạo" not in ran.err


def test_an_untouched_draft_is_taken_where_it_is_said_so(
    ctr: Ctr, unwritten: Path, sent: Path
) -> None:
    ran = ctr("collect", sent, "--plan", unwritten, "--accept-drafts")
    assert ran.code == 0
    assert "Mái nhà xanh (nhiệm vụ 2.3): tạm dừng từ ngày 01/8/2026." in summary(unwritten)
    assert ctr("check", "--plan", unwritten, "--as-of", "2027-12-31").code == 0
    again = ctr("collect", sent, "--plan", unwritten, "--accept-drafts")
    assert (again.code, again.out) == (0, "")


def test_what_was_edited_is_taken_and_shown_old_and_new(
    ctr: Ctr, unwritten: Path, sent: Path
) -> None:
    change(
        sent,
        edits(
            say("direction", "Đã chỉ đạo: ba đợt.", "Đã kiểm tra # hai lần."),
            say("causes", "Do thiếu người."),
        ),
    )
    dry = ctr("collect", sent, "--plan", unwritten, "--dry-run")
    before = summary(unwritten)
    ran = ctr("collect", sent, "--plan", unwritten)
    assert ran.code == 0
    assert dry.out == ran.out
    assert before != summary(unwritten)
    assert (
        "  ~ công tác lãnh đạo, chỉ đạo, triển khai: Đã chỉ đạo. → Đã chỉ đạo: ba đợt. / Đã kiểm "
        "tra # hai lần.\n" in ran.out
    )
    assert "  + nguyên nhân: Do thiếu người.\n" in ran.out
    report = ctr("report", "2026", "--plan", unwritten, *AT).out
    assert "Đã chỉ đạo: ba đợt.\n\nĐã kiểm tra # hai lần.\n" in report.replace("\\#", "#")
    assert "# của văn phòng" in summary(unwritten)
    again = ctr("collect", sent, "--plan", unwritten)
    assert (again.code, again.out) == (0, "")


def test_a_part_changed_on_both_sides_is_left_to_choose(
    ctr: Ctr, unwritten: Path, sent: Path
) -> None:
    change(sent, say("direction", "Lời trong Word."))
    ctr("record", "--office", "direction", "--text", "Lời trong kế hoạch.", "--plan", unwritten)
    before = summary(unwritten)
    ran = ctr("collect", sent, "--plan", unwritten)
    assert (ran.code, ran.out, summary(unwritten)) == (2, "", before)
    assert "cả tệp và kế hoạch cùng đổi" in ran.err
    assert ctr("collect", sent, "--plan", unwritten, "--keep", "ours").code == 0
    assert summary(unwritten) == before
    assert ctr("collect", sent, "--plan", unwritten, "--keep", "theirs").code == 0
    assert "direction: Lời trong Word." in summary(unwritten)


def test_an_emptied_part_removes_nothing_and_the_word_for_it_does(
    ctr: Ctr, unwritten: Path, sent: Path, tmp_path: Path
) -> None:
    emptied = change(sent, say("direction", ""), tmp_path / "trong.docx")
    ran = ctr("collect", emptied, "--plan", unwritten)
    assert (ran.code, ran.out) == (0, "")
    assert "để trống nên giữ nguyên; muốn xóa thì ghi “xóa”" in ran.err
    change(sent, say("direction", "Xoá."))
    ran = ctr("collect", sent, "--plan", unwritten)
    assert ran.out.endswith("  - công tác lãnh đạo, chỉ đạo, triển khai: Đã chỉ đạo.\n")
    assert "direction" not in summary(unwritten)


def test_chosen_proposals_become_the_office_s_words(ctr: Ctr, unwritten: Path, sent: Path) -> None:
    change(sent, choose(1, mark=" X "))
    assert ctr("collect", sent, "--plan", unwritten).code == 0
    assert "proposals: Xin gia hạn đến hết tháng 6 năm 2027." in summary(unwritten)
    again = ctr("collect", sent, "--plan", unwritten)
    assert (again.code, again.out) == (0, "")


def test_chosen_proposals_stand_behind_what_the_office_wrote_there(
    ctr: Ctr, unwritten: Path, sent: Path
) -> None:
    change(sent, edits(say("proposals", "Đề nghị thành phố hỗ trợ."), choose(1, mark="✓")))
    assert ctr("collect", sent, "--plan", unwritten).code == 0
    chosen = "Xin gia hạn đến hết tháng 6 năm 2027."
    assert f"  Đề nghị thành phố hỗ trợ.\n\n  {chosen}\n" in summary(unwritten)
    again = ctr("collect", sent, "--plan", unwritten)
    assert (again.code, again.out) == (0, "")


def test_a_choice_that_is_unclear_is_told_and_nothing_is_written(
    ctr: Ctr, unwritten: Path, sent: Path
) -> None:
    change(sent, edits(choose(1, mark="hỏi lại"), say("causes", "Do mưa.")))
    before = summary(unwritten)
    ran = ctr("collect", sent, "--plan", unwritten)
    assert (ran.code, summary(unwritten)) == (2, before)
    assert "dòng 1: cột “Chọn” ghi “hỏi lại”, chưa rõ; ghi x hoặc để trống" in ran.err


def test_runs_cut_by_word_marks_and_proofing_are_one_text(
    ctr: Ctr, unwritten: Path, sent: Path
) -> None:
    words = paragraph("Đã c", "hỉ đ", "ạo ", "quy\u00adết liệt; Hoa\u0300 Bi\u0300nh.")
    words[0].set(qn("w:rsidR"), "00AB12CD")
    words.insert(1, xml('<w:proofErr w:type="spellStart"/>'))
    words.insert(3, xml("<w:r><w:lastRenderedPageBreak/><w:t>Ủy</w:t><w:noBreakHyphen/></w:r>"))
    change(sent, edits(say("causes"), append("causes", words)))
    ctr("collect", sent, "--plan", unwritten)
    assert "causes: Đã chỉ đỦy-ạo quyết liệt; Hoà Bình." in summary(unwritten)


def test_tracked_changes_count_as_accepted_and_are_told(
    ctr: Ctr, unwritten: Path, sent: Path
) -> None:
    words = paragraph("Do mưa")
    inserted, deleted = OxmlElement("w:ins"), OxmlElement("w:del")
    inserted.append(run(" lớn"))
    deleted.append(xml("<w:r><w:delText>và nắng</w:delText></w:r>"))
    words.extend([inserted, deleted, run(".")])
    change(sent, edits(say("causes"), append("causes", words)))
    ran = ctr("collect", sent, "--plan", unwritten)
    assert "+ nguyên nhân: Do mưa lớn.\n" in ran.out
    assert "còn 1 chỗ thêm và 1 chỗ bớt đang theo dõi" in ran.err


def test_paragraphs_joined_by_a_tracked_deletion_are_one(
    ctr: Ctr, unwritten: Path, sent: Path
) -> None:
    first = xml("<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr><w:r><w:t>Do mưa </w:t></w:r></w:p>")
    change(sent, edits(say("causes"), append("causes", first), append("causes", paragraph("lớn."))))
    ran = ctr("collect", sent, "--plan", unwritten)
    assert "+ nguyên nhân: Do mưa lớn.\n" in ran.out


@pytest.mark.parametrize(
    ("element", "told"),
    [
        ("<w:tbl><w:tr><w:tc><w:p><w:r><w:t>a</w:t></w:r></w:p></w:tc></w:tr></w:tbl>", "có bảng"),
        ('<w:p><w:r><w:t>a</w:t><w:footnoteReference w:id="2"/></w:r></w:p>', "chú thích chân"),
        (
            "<w:p><w:r><w:pict><w:txbxContent><w:p><w:r><w:t>a</w:t></w:r></w:p></w:txbxContent>"
            "</w:pict></w:r></w:p>",
            "có hộp chữ",
        ),
        (
            "<w:p><w:r><w:t>a</w:t></w:r><w:r><w:rPr><w:vanish/></w:rPr><w:t>b</w:t></w:r></w:p>",
            "có chữ ẩn",
        ),
    ],
)
def test_what_a_plain_text_cannot_hold_is_told_and_nothing_is_lost(
    ctr: Ctr, unwritten: Path, sent: Path, element: str, told: str
) -> None:
    change(sent, append("causes", xml(element)))
    before = summary(unwritten)
    ran = ctr("collect", sent, "--plan", unwritten)
    assert (ran.code, summary(unwritten)) == (2, before)
    assert told in ran.err
    assert "phần “Nguyên nhân”" in ran.err


def test_a_lost_bookmark_is_made_up_for_by_the_heading_s_words(
    ctr: Ctr, unwritten: Path, sent: Path
) -> None:
    def retyped(body: Any) -> None:
        old = heading(body, "causes")
        old.addprevious(paragraph("4) NGUYÊN NHÂN"))
        body.remove(old)

    change(sent, edits(say("causes", "Do mưa."), retyped))
    assert ctr("collect", sent, "--plan", unwritten).code == 0
    assert "causes: Do mưa." in summary(unwritten)


def test_a_heading_that_is_gone_takes_no_words_with_it(
    ctr: Ctr, unwritten: Path, sent: Path, tmp_path: Path
) -> None:
    def gone(body: Any) -> None:
        body.remove(heading(body, "causes"))

    joined = change(sent, edits(say("causes", "Do mưa."), gone), tmp_path / "dinh.docx")
    ran = ctr("collect", joined, "--plan", unwritten)
    assert ran.code == 2
    assert "mất tiêu đề “Nguyên nhân”" in ran.err

    def all_gone(body: Any) -> None:
        for words in [*below(body, "causes"), heading(body, "causes")]:
            body.remove(words)

    change(sent, edits(say("direction", "Đã làm."), all_gone))
    ran = ctr("collect", sent, "--plan", unwritten)
    assert ran.code == 0
    assert "không còn phần “Nguyên nhân”" in ran.err


def test_words_joined_to_a_heading_are_told(ctr: Ctr, unwritten: Path, sent: Path) -> None:
    change(sent, lambda body: heading(body, "causes").append(run(" Do mưa.")))
    ran = ctr("collect", sent, "--plan", unwritten)
    assert ran.code == 2
    assert "ghi lại tiêu đề như cũ" in ran.err


def test_words_of_no_part_are_told(ctr: Ctr, unwritten: Path, sent: Path) -> None:
    change(sent, lambda body: heading(body, "direction").addprevious(paragraph("Kính gửi ai?")))
    ran = ctr("collect", sent, "--plan", unwritten)
    assert ran.code == 2
    assert "chữ “Kính gửi ai?” không nằm trong phần nào" in ran.err


def test_another_programme_s_words_are_refused(ctr: Ctr, sent: Path) -> None:
    ran = ctr("collect", sent, "--plan", PLAN, "--dry-run")
    assert ran.code == 2
    assert "của chương trình khác" in ran.err


def test_any_other_word_file_is_told(ctr: Ctr, unwritten: Path, tmp_path: Path) -> None:
    file = tmp_path / "bao-cao.docx"
    ctr("report", "2026", "--plan", unwritten, *AT, "-o", file)
    ran = ctr("collect", file, "--plan", unwritten)
    assert ran.code == 2
    assert "không phải lời của văn phòng do ctr lập" in ran.err


def test_words_and_a_form_are_named_together(
    ctr: Ctr, unwritten: Path, sent: Path, form: Path
) -> None:
    change(sent, say("causes", "Do mưa."))
    ran = ctr("collect", sent, form, "--plan", unwritten, "--received", "1/12/2026")
    assert ran.code == 0, ran.err
    assert "causes: Do mưa." in summary(unwritten)
    assert "ngày nhận lại báo cáo" in ran.out


def test_faulty_words_do_not_hold_up_a_form_that_is_named_with_them(
    ctr: Ctr, unwritten: Path, sent: Path, form: Path
) -> None:
    change(sent, choose(1, mark="?"))
    before = summary(unwritten)
    named = ("collect", sent, form, "--plan", unwritten, "--received", "1/12/2026")
    assert ctr(*named, "--all-or-nothing").code == 2
    ran = ctr(*named)
    assert ran.code == 1
    assert "cột “Chọn” ghi “?”" in ran.err
    assert "ngày nhận lại báo cáo" in ran.out
    assert summary(unwritten) == before


def test_another_word_file_among_forms_is_told_and_holds_up_nothing(
    ctr: Ctr, unwritten: Path, form: Path, tmp_path: Path
) -> None:
    letter = tmp_path / "cong-van-gui-kem.docx"
    ctr("report", "2026", "--plan", unwritten, *AT, "-o", letter)
    ran = ctr("collect", letter, form, "--plan", unwritten, "--received", "1/12/2026")
    assert "ngày nhận lại báo cáo" in ran.out
    assert letter.name in ran.err


@needs_office
def test_what_libreoffice_saves_is_the_same(
    ctr: Ctr, unwritten: Path, sent: Path, tmp_path: Path
) -> None:
    change(
        sent,
        edits(
            say("causes", "Do mưa - gió kéo dài ngày 05 tháng 6 năm 2026.", "Do 07/CTr-UBND chậm."),
            choose(1),
        ),
    )

    (as_text,) = converted("odt", tmp_path, copyfile(sent, tmp_path / "through-odt.docx"))
    before = summary(unwritten)
    for file in converted("docx", tmp_path / "saved", sent, as_text):
        (unwritten / SUMMARY).write_text(before, encoding="utf-8")
        ran = ctr("collect", file, "--plan", unwritten)
        assert ran.code == 0, (file, ran.err)
        assert "  causes: |-\n" in summary(unwritten)
        assert "Do mưa - gió kéo dài ngày 05 tháng 6 năm 2026.\n" in summary(unwritten)
        assert "Do 07/CTr-UBND chậm.\n" in summary(unwritten)
        assert "proposals: Xin gia hạn đến hết tháng 6 năm 2027." in summary(unwritten)
        assert "còn nguyên bản nháp" in ran.err
