"""What the reports say, and how they refer, cite and number."""

from __future__ import annotations

import re
from pathlib import Path
from shutil import copytree

import pytest

from tests.conftest import EXAMPLE, PLAN, Ctr
from tests.documents.read_back import cells

WORDS = ("report", "2026", "--plan", EXAMPLE, "--as-of", "2026-12-01")


@pytest.fixture
def own(tmp_path: Path) -> Path:
    """A copy of the example's plan."""
    copytree(EXAMPLE / "plan", tmp_path / "plan")
    return tmp_path


def test_results_in_the_report(ctr: Ctr) -> None:
    out = ctr("report", "2026", "--as-of", "2026-12-01", "--plan", EXAMPLE).out
    assert "đến năm 2026 | 62% | đạt, vượt mục tiêu |" in out
    assert "| 29/11/2026 | Đã báo cáo, quá hạn 5 ngày, sau ngày chốt số liệu |" in out
    assert "| Trường Trung học cơ sở Mẫu |  | Chưa báo cáo |" in out


def test_what_is_missing_is_visible_and_told(ctr: Ctr) -> None:
    ran = ctr("report", "2026")
    assert ran.out.count("\\[…\\]") == 10
    for what in (
        "số, ngày của chương trình (ghi bằng ctr issue)",
        "công tác lãnh đạo, chỉ đạo",
        "ưu điểm",
        "nguyên nhân",
        "phương hướng năm sau",
        "đề xuất, kiến nghị.",
    ):
        assert what in ran.err
    assert not re.search(r"[a-z]+_[a-z]+|assessment|yaml", ran.err.split("Dự thảo")[0])
    assert "Còn thiếu" not in ctr("report", "2026", "--plan", EXAMPLE, "--as-of", "2026-12-01").err


def test_two_units_that_lead_one_task_are_both_shown(ctr: Ctr) -> None:
    out = ctr("report", "2026", "--plan", EXAMPLE, "--as-of", "2026-12-01").out
    row = next(row for table in cells(out) for row in table if row[0] == "1.2")
    assert row[6].startswith("đang thực hiện trong hạn, trong đó 01/02 đơn vị hoàn thành")
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


def test_the_text_refers_to_each_appendix(ctr: Ctr) -> None:
    body, *appendices = re.split(r"^## Phụ lục ", ctr(*WORDS).out, flags=re.MULTILINE)
    assert len(appendices) == 3
    for appendix in appendices:
        assert re.search(rf"Phụ lục {appendix.split()[0]}\b", body)


def test_the_first_citation_is_full_and_the_later_ones_are_not(ctr: Ctr) -> None:
    out = ctr(*WORDS).out
    full = (
        "Thực hiện Chương trình hành động số 07/CTr-UBND ngày 20/01/2026 của Ủy ban nhân dân "
        "phường Ví Dụ về xây dựng phường Ví Dụ sạch, xanh, số giai đoạn 2026 - 2028,"
    )
    assert out.count(full) == 1
    assert "**Kết quả năm 2026 thực hiện Chương trình hành động số 07/CTr-UBND**" in out
    assert "kết quả năm 2026 thực hiện Chương trình hành động số 07/CTr-UBND, Ủy ban" in out
    own = ctr("report", "2026").out
    assert "thực hiện Chương trình hành động số 01/CTr-UBND ngày 11/3/2026 của UBND thành" in own


def test_it_is_filed_by_who_drafts_it(ctr: Ctr, own: Path) -> None:
    assert "- Lưu: VT, VP." in ctr(*WORDS).out
    assert "VHXH" not in ctr("report", "2026").out
    units = own / "plan" / "units.yaml"
    units.write_text(units.read_text().replace("symbol: VP", "symbol: VPUB"))
    assert "- Lưu: VT, VPUB." in ctr(*WORDS[:3], own, *WORDS[4:]).out


def test_a_ward_that_bears_a_person_s_name_has_a_capital(ctr: Ctr) -> None:
    for words in (("report", "2026"), ("remind", "--unit", "CAP", "--as-of", "2026-11-26")):
        out = ctr(*words).out
        assert "Ủy ban nhân dân Phường Lê Thanh Nghị" in out
        assert "phường Lê Thanh Nghị" not in out
    assert "UBND phường Lê Thanh Nghị ban hành" in ctr("programme").out
    assert "Phường Ví Dụ" not in ctr(*WORDS).out


def test_points_have_letters_only_where_there_are_several(ctr: Ctr, own: Path) -> None:
    for path in (own / "plan" / "results" / "2026").glob("truong-*.yaml"):
        path.unlink()
    file = own / "plan" / "results" / "2026" / "phong-moi-truong.yaml"
    text = file.read_text()
    start = text.index('  - task: "2.2"') if '  - task: "2.2"' in text else text.index("2.2")
    line = text.rindex("\n", 0, start)
    rest = re.split(r"(?=\n  - task: )", text[line:])
    file.write_text(text[:line] + "".join(part for part in rest if '"2.2"' not in part))
    out = ctr(*WORDS[:3], own, *WORDS[4:]).out
    section = out.split("### 2. Phường xanh")[1].split("###")[0]
    assert "Mái nhà xanh (nhiệm vụ 2.3): tạm dừng" in section
    assert "a)" not in section
    assert "b) " in out


def test_the_office_chooses_what_goes_up_of_the_units_proposals(ctr: Ctr, own: Path) -> None:
    words = ("record", "1.2", "--unit", "Phòng Môi trường", "--on", "2026-11-20")
    for text in ("Cấp thêm xe thu gom;", "Cấp thêm xe thu gom;"):
        assert ctr(*words, "--proposal", text, "--plan", own, "--as-of", "2026-12-01").code == 0
    ran = ctr(*WORDS[:3], own, *WORDS[4:])
    assert "Đề nghị thành phố bố trí kinh phí thí điểm mái nhà xanh." in ran.out
    for text in ("Cấp thêm xe", "Xin gia hạn đến hết tháng 6"):
        assert text not in ran.out
        assert ran.err.count(text) == 1
    (line,) = [line for line in ran.err.splitlines() if "Phòng Môi trường:" in line]
    assert ";." not in line
    assert "ctr record --office proposals" in ran.err


def test_no_item_of_the_appendix_ends_in_two_marks(ctr: Ctr, own: Path) -> None:
    words = ("record", "1.1", "--unit", "Phòng Môi trường", "--on", "2026-11-20")
    more = ("--done", "Ra quân tổng vệ sinh;", "--difficulty", "Thiếu người;", "--plan", own)
    assert ctr(*words, *more, "--as-of", "2026-12-01").code == 0
    out = ctr(*WORDS[:3], own, "--as-of", "2026-11-20").out
    assert "Thiếu người." in out
    for marks in (";.", ";;", ",.", "; ("):
        assert marks not in out


def test_without_targets_the_appendix_says_so(ctr: Ctr, own: Path) -> None:
    for file in (own / "plan" / "sections").glob("*.yaml"):
        text = re.sub(r"\n    targets:\n(?:      .*\n)+", "\n", file.read_text())
        file.write_text(re.sub(r"\n    targets:.*\n", "\n", text))
    for file in (own / "plan" / "results").rglob("*.yaml"):
        file.unlink()
    out = ctr("report", "2026", "--plan", own).out
    assert "không có chỉ tiêu cần đánh giá trong năm 2026" in out
    assert "| TT | Chỉ tiêu |" not in out


def test_a_proposal_made_for_several_tasks_is_listed_once(ctr: Ctr, own: Path) -> None:
    for number in ("1.1", "1.3"):
        words = ("record", number, "--unit", "Phòng Môi trường", "--on", "2026-11-20")
        more = ("--proposal", "Cấp thêm xe;", "--plan", own, "--as-of", "2026-12-01")
        assert ctr(*words, *more).code == 0
    err = ctr(*WORDS[:3], own, *WORDS[4:]).err
    assert "Cấp thêm xe (nhiệm vụ 1.1 và nhiệm vụ 1.3)" in err
    assert err.count("Cấp thêm xe") == 1


def test_a_task_that_is_a_whole_section_does_not_repeat_its_title(ctr: Ctr, tmp_path: Path) -> None:
    plan = Path(copytree(PLAN, tmp_path / "plan"))
    words = ("record", "11", "--state", "in_progress", "--on", "2026-11-20", "--plan", plan)
    assert ctr(*words, "--as-of", "2026-12-01").code == 0
    out = ctr("report", "2026", "--plan", plan, "--as-of", "2026-12-01").out
    section = out.split("### 11. ")[1].split("###")[0].split("\n\n")
    assert section[1].startswith("Đang thực hiện.")


def test_the_narrow_column_counts_units_and_the_wide_one_names_them(
    ctr: Ctr, our_plan: Path
) -> None:
    done = ("record", "6.3", "--unit", "CAP", "--state", "done", "--on", "2026-06-01")
    assert ctr(*done, "--plan", our_plan).code == 0
    out = ctr("report", "2026", "--plan", our_plan, "--as-of", "2026-11-20").out
    (line,) = [line for line in out.splitlines() if line.startswith("| 6.3 ")]
    cells = [cell.strip() for cell in line.split("|")]
    progress = "đang thực hiện, trong đó 01/09 đơn vị hoàn thành, 08/09 đơn vị chưa báo cáo"
    assert progress in cells
    results = next(cell for cell in cells if cell.startswith("Đơn vị hoàn thành: Công an phường."))
    assert (
        "Đơn vị chưa báo cáo: Văn phòng HĐND và UBND; Phòng Kinh tế, Hạ tầng và Đô thị;" in results
    )
    assert results.endswith("Đoàn Thanh niên Cộng sản Hồ Chí Minh phường.")


def test_lines_that_a_unit_wrote_do_not_run_together(ctr: Ctr, our_plan: Path) -> None:
    unit, at = "Công an phường", ("--plan", our_plan)
    words = ("record", "10.3", "--unit", unit, "--on", "2026-05-10", *at)
    ctr(*words, "--done", "Mở lớp\n- Cấp sổ", "--difficulty", "Thiếu vốn\nThiếu người")
    ctr(*words, "--next-year", "Mở lớp;\nCấp sổ;", "--proposal", "Cấp vốn\nCấp người")
    report, own = ctr("report", "2026", *at), ctr("report", "2026", "--unit", unit, *at)
    assert report.out.count("Mở lớp. Cấp sổ (ngày 10/5/2026).") == 2
    assert f"{unit}: Mở lớp. Cấp sổ (nhiệm vụ 10.3)." in report.out
    assert f"{unit}: Cấp vốn. Cấp người (nhiệm vụ 10.3)." in report.err
    assert "| Thiếu vốn. Thiếu người. |" in report.out
    assert "Nhiệm vụ 10.3: Thiếu vốn. Thiếu người." in own.out
    assert "Nhiệm vụ 10.3: Mở lớp. Cấp sổ." in own.out


def test_what_was_dropped_before_the_year_is_told_with_its_day(ctr: Ctr, our_plan: Path) -> None:
    at = ("--plan", our_plan)
    ctr("record", "11", "--on", "2026-09-05", "--state", "dropped", *at)
    out = ctr("report", "2027", "--as-of", "2027-11-24", *at).out
    assert "Dừng thực hiện từ ngày 05/9/2026.\n" in out
    assert "| dừng thực hiện, từ ngày 05/9/2026 |" in out
    out = ctr("report", "2026", "--as-of", "2026-11-24", *at).out
    assert "Dừng thực hiện.\n" in out
    assert "| dừng thực hiện |" in out


def test_one_unit_that_has_not_reported_is_not_many(ctr: Ctr) -> None:
    sections = ctr("report", "2026").out.split("### ")
    told = "chủ trì chưa báo cáo kết quả của mục này."
    assert f"\n\nĐơn vị {told}" in next(one for one in sections if one.startswith("2. Tăng"))
    # an open group leads one of its tasks
    assert f"\n\nCác đơn vị {told}" in next(one for one in sections if one.startswith("7. Đổi"))
