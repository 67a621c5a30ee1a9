"""The documents: report, unit's report, letter and programme, in Markdown and in Word."""

from __future__ import annotations

import hashlib
import io
import re
import zipfile
from pathlib import Path
from shutil import copytree
from typing import Any

import docx
import pytest
from docx.enum.section import WD_ORIENT
from docx.oxml.ns import qn
from markdown_it import MarkdownIt
from syrupy.assertion import SnapshotAssertion

from ctr.documents.build import reference, word_templates
from ctr.documents.page_layout import FONT, PAGE, STYLES, WIDE_PAGE

from .conftest import EXAMPLE, PLAN, ROOT, Ctr

SOURCE_WORDS = "251159eadf87a054"
"""Digest of the words of the issued document, its marks of bold and italics left out."""


def cells(text: str) -> list[list[list[str]]]:
    """The cells of every table, as CommonMark reads them."""
    found: list[list[list[str]]] = []
    inside = False
    for token in MarkdownIt("commonmark").enable("table").parse(text):
        if token.type in ("table_open", "table_close"):
            inside = token.type == "table_open"
            found += [[]] if inside else []
        elif token.type == "tr_open":
            found[-1].append([])
        elif token.type == "inline" and inside:
            found[-1][-1].append("".join(child.content for child in token.children or []))
    return found


def word(ctr: Ctr, path: Path, *words: str | Path) -> Any:
    """The Word file that a command writes."""
    ran = ctr(*words, "-o", path)
    assert ran.code == 0, ran.err
    return docx.Document(str(path))


def texts(document: Any) -> list[str]:
    """Every paragraph of a Word file, those of its tables too."""
    return [
        "".join(node.text or "" for node in paragraph.iter(qn("w:t"))).replace("\u00a0", " ")
        for paragraph in document.element.body.iter(qn("w:p"))
    ]


@pytest.mark.parametrize(
    "words",
    [
        ("report", "2026", "--plan", EXAMPLE, "--as-of", "2026-12-01"),
        ("report", "2026", "--as-of", "2026-11-24"),
        ("report", "2027", "--plan", EXAMPLE, "--unit", "Môi trường", "--as-of", "2027-11-24"),
        ("remind", "--plan", EXAMPLE, "--unit", "Công an", "--as-of", "2027-11-24"),
        ("programme", "--plan", EXAMPLE),
    ],
    ids=["report", "report-without-results", "unit-report", "reminder", "programme"],
)
def test_markdown(ctr: Ctr, words: tuple[str | Path, ...], snapshot: SnapshotAssertion) -> None:
    ran = ctr(*words)
    assert ran.code == 0
    assert all(len({len(row) for row in table}) == 1 for table in cells(ran.out))
    assert ran.out == snapshot


def test_the_programme_as_printed_has_the_source_s_words(ctr: Ctr) -> None:
    out = ctr("programme", "--as-printed", "--format", "md").out
    words = re.sub(r"^#+ ", "", out, flags=re.MULTILINE).replace("*", "").replace("\\", "").split()
    assert len(words) == 8408
    assert hashlib.sha256(" ".join(words).encode()).hexdigest()[:16] == SOURCE_WORDS


def test_the_programme_with_its_errata_read(ctr: Ctr) -> None:
    out = ctr("programme").out
    for slip in ("Phân đầu", "Phân đấu", "Phần đầu", "chuyên đổi số", "Công TTĐT", "2028", "P. Lê"):
        assert slip not in out
    assert "**1.2.** Tuyên truyền" in out
    assert "**12.6.** Đối với các mô hình khác" in out
    assert "Phường Lê Thanh Nghị, ngày" in out


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
    assert row[6].startswith(
        "đang thực hiện trong hạn, trong đó 01/02 đơn vị hoàn thành (Công an phường"
    )
    assert "phục vụ thi công (ngày 30/5/2026)" in row[5]


def test_any_text_comes_out_as_that_text(ctr: Ctr, tmp_path: Path) -> None:
    plan = Path(copytree(PLAN, tmp_path / "plan"))
    odd = "# a {{ 7*7 }} {% x %} | b *c* <b> & &amp; _d_ `e` \\ [g](h) ~~i~~ 1. j"
    file = plan / "sections" / "11-doi-ngoai.yaml"
    old = "    title: Triển khai công tác đối ngoại, hợp tác phát triển"
    quoted = odd.replace("\\", "\\\\")
    file.write_text(file.read_text().replace(old, f'    title: "{quoted}"'))
    shown = cells(ctr("report", "2026", "--plan", plan).out)
    assert any(odd in row for table in shown for row in table)
    made = word(ctr, tmp_path / "a.docx", "report", "2026", "--plan", plan)
    assert odd in texts(made)


@pytest.mark.parametrize("start", ["# ", "- ", "+ ", "> ", "1. ", "2) ", "---", "===", "* "])
def test_no_text_begins_a_block(ctr: Ctr, tmp_path: Path, start: str) -> None:
    plan = Path(copytree(EXAMPLE / "plan", tmp_path / "plan"))
    file = plan / "results" / "2026" / "summary.yaml"
    text = file.read_text().replace(
        "direction: |\n  Ủy ban",
        f"direction: |\n  {start}x" if start[-1] == " " else f"direction: |\n  {start}\n\n  Ủy ban",
    )
    file.write_text(text)
    out = ctr("report", "2026", "--plan", plan, "--as-of", "2026-12-01").out
    tokens = MarkdownIt("commonmark").enable("table").parse(out)
    after = next(i for i, token in enumerate(tokens) if "LÃNH ĐẠO, CHỈ ĐẠO" in token.content)
    assert tokens[after + 2].type == "paragraph_open"
    shown = "".join(child.content for child in tokens[after + 3].children or [])
    assert shown.startswith(start.strip())


@pytest.mark.parametrize("name", ["report", "unit-report", "reminder", "programme"])
def test_the_committed_templates_are_what_the_table_of_measures_gives(name: str) -> None:
    built = word_templates.build_all()[f"{name}.docx"]
    kept = (ROOT / "templates" / f"{name}.docx").read_bytes()
    parts = [zipfile.ZipFile(io.BytesIO(raw)) for raw in (built, kept)]
    assert parts[0].namelist() == parts[1].namelist()
    for part in parts[0].namelist():
        assert parts[0].read(part) == parts[1].read(part), part


def test_the_reference_of_names_is_current() -> None:
    assert (ROOT / "docs" / "mau.md").read_text() == reference.reference()


def mm(length: Any) -> float:
    return round(float(length.mm), 1)


def test_word_has_the_decree_s_measures(ctr: Ctr, tmp_path: Path) -> None:
    made = word(ctr, tmp_path / "a.docx", "report", "2026", "--plan", EXAMPLE)
    for style, measure in STYLES.items():
        found = made.styles[style]
        assert (found.font.name, found.font.size.pt) == (FONT, measure.size), style
        assert bool(found.font.bold) is measure.bold
        assert bool(found.font.italic) is measure.italic
    assert 12 <= STYLES["Quốc hiệu"].size <= 13
    assert 13 <= STYLES["Nội dung"].size <= 14
    assert 10 <= STYLES["Nội dung"].first_line <= 12.7
    assert STYLES["Nội dung"].before >= 6
    assert 1 <= STYLES["Nội dung"].line <= 1.5
    pages = [PAGE, WIDE_PAGE, WIDE_PAGE, WIDE_PAGE]
    for section, page in zip(made.sections, pages, strict=True):
        assert (mm(section.page_width), mm(section.page_height)) == (page.width, page.height)
        assert (mm(section.left_margin), mm(section.right_margin)) == (page.left, page.right)
        assert (mm(section.top_margin), mm(section.bottom_margin)) == (page.top, page.bottom)
        assert 20 <= page.top <= 25
        assert 30 <= page.left <= 35
        assert 15 <= page.right <= 20
        assert section.different_first_page_header_footer
        assert not section.first_page_header.paragraphs[0].text
        field = section.header.paragraphs[0]
        assert field.style.name == "Số trang"
        assert "PAGE" in field._p.xml
        assert section._sectPr.find(qn("w:pgNumType")).get(qn("w:start")) == "1"
    assert made.sections[1].orientation == WD_ORIENT.LANDSCAPE


def test_word_is_made_of_word_s_own_features(ctr: Ctr, tmp_path: Path) -> None:
    made = word(ctr, tmp_path / "a.docx", "report", "2026", "--plan", EXAMPLE)
    assert "{{" not in "".join(texts(made))
    assert "{%" not in "".join(texts(made))
    empty = [
        one for one in made.paragraphs if not one.text.strip() and one.style.name != "Đường kẻ"
    ]
    assert [one.style.name for one in empty if one._p.find(".//" + qn("w:sectPr")) is None] == []
    bordered = [table for table in made.tables if table.style.name == "Table Grid"]
    assert len(bordered) == 3
    for table in bordered:
        assert table.rows[0]._tr.find(".//" + qn("w:tblHeader")) is not None
        assert all(row._tr.find(".//" + qn("w:cantSplit")) is not None for row in table.rows)
    signature = made.tables[1]
    assert signature.rows[0]._tr.find(".//" + qn("w:cantSplit")) is not None
    assert "Nơi nhận:" in signature.rows[0].cells[0].text
    assert "CHỦ TỊCH" in signature.rows[0].cells[1].text
    numbers = [row.cells[0].text for row in bordered[0].rows[1:]]
    assert numbers == ["1.1", "1.2", "1.3", "2.1", "2.2", "2.3", "3.1", "3.2", "3.3", "3.4"]


def test_lines_do_not_break_within_a_day(ctr: Ctr, tmp_path: Path) -> None:
    made = word(ctr, tmp_path / "a.docx", "report", "2026", "--as-of", "2026-11-05")
    assert "Số liệu đến ngày\u00a005 tháng\u00a011 năm\u00a02026." in made.element.xml


def test_a_letter_for_each_unit_that_owes(ctr: Ctr, tmp_path: Path) -> None:
    folder = tmp_path / "nhac"
    ran = ctr("remind", "--as-of", "2026-11-26", "-o", folder)
    assert ran.code == 0
    assert len(list(folder.glob("*.docx"))) == 10
    letter = texts(docx.Document(str(folder / "cong-an-phuong.docx")))
    assert "Kính gửi: Công an phường" in letter
    assert "Quá hạn 2 ngày, từ 25/11/2026" in letter
    assert "23/11/2026" in letter
    again = ctr("remind", "--as-of", "2026-11-26", "-o", folder)
    assert again.code == 2
    assert "không ghi đè" in again.err
    assert ctr("remind", "--as-of", "2026-11-26", "-o", folder, "--force").code == 0


def test_one_letter_goes_to_stdout_several_do_not(ctr: Ctr) -> None:
    ran = ctr("remind", "--as-of", "2026-11-26")
    assert ran.code == 2
    assert "10 đơn vị" in ran.err
    assert ctr("remind", "--unit", "CAP", "--as-of", "2026-11-26").out.count("Kính gửi") == 1


def test_one_letter_goes_into_the_file_named(ctr: Ctr, tmp_path: Path) -> None:
    file = tmp_path / "nhac.docx"
    words = ("remind", "--as-of", "2026-11-26", "-o", file)
    assert ctr(*words).code == 2
    assert not file.exists()
    assert ctr(*words, "--unit", "CAP").code == 0
    assert file.is_file()
    assert ctr(*words, "--unit", "CAP", "--format", "md", "--force").code == 2


def test_nobody_owes_anything(ctr: Ctr, tmp_path: Path) -> None:
    ran = ctr("remind", "--as-of", "2026-05-01", "-o", tmp_path / "nhac")
    assert (ran.code, ran.out) == (0, "")
    assert "không có công văn" in ran.err
    assert not (tmp_path / "nhac").exists()


def test_the_suffix_decides_and_nothing_is_overwritten(ctr: Ctr, tmp_path: Path) -> None:
    markdown, office = tmp_path / "a.md", tmp_path / "a.docx"
    assert ctr("report", "2026", "-o", markdown).code == 0
    assert markdown.read_text().startswith("**ỦY BAN NHÂN DÂN")
    assert ctr("report", "2026", "-o", office).code == 0
    assert office.read_bytes().startswith(b"PK")
    before = office.read_bytes()
    assert ctr("report", "2026", "-o", office).code == 2
    assert office.read_bytes() == before
    assert ctr("report", "2026", "-o", office, "--force").code == 0
    assert ctr("report", "2026", "-o", office, "--format", "md", "--force").code == 2


def test_a_link_in_the_templates_leads_nowhere(ctr: Ctr, own: Path) -> None:
    secret = own / "secret.txt"
    secret.write_text("bí mật")
    (own / "templates").mkdir()
    (own / "templates" / "bia.md.j2").symlink_to(secret)
    (own / "templates" / "report.md.j2").write_text("{% include 'bia.md.j2' %}")
    ran = ctr("report", "2026", "--plan", own)
    assert (ran.code, ran.out) == (2, "")
    assert "mẫu không có" in ran.err


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


@pytest.fixture
def own(tmp_path: Path) -> Path:
    """A plan with a templates folder of its own."""
    copytree(PLAN, tmp_path / "plan")
    return tmp_path


def test_a_copied_template_is_used(ctr: Ctr, own: Path) -> None:
    assert ctr("templates", "copy", "report.docx", "--plan", own).code == 0
    assert ctr("templates", "copy", "report.docx", "--plan", own).code == 2
    path = own / "templates" / "report.docx"
    changed = docx.Document(str(path))
    changed.paragraphs[0].text = "MẪU CỦA PHƯỜNG {{ report.year }}"
    changed.save(str(path))
    made = word(ctr, own / "a.docx", "report", "2026", "--plan", own)
    assert "MẪU CỦA PHƯỜNG 2026" in texts(made)
    listed = {row["name"]: row for row in ctr("templates", "--format", "json", "--plan", own).data}
    assert listed["report.docx"]["own"] is True
    assert listed["report.md.j2"]["own"] is False
    assert len(listed) == 8


def test_a_template_for_once(ctr: Ctr, tmp_path: Path) -> None:
    mine = tmp_path / "mine.md.j2"
    mine.write_text("{{ programme.kind }}: {{ programme.sections | length }} mục\n")
    assert ctr("programme", "--template", mine).out == "CHƯƠNG TRÌNH HÀNH ĐỘNG: 12 mục\n"
    assert (
        ctr("programme", "--template", mine, "--format", "docx", "-o", tmp_path / "a.docx").code
        == 2
    )
    assert ctr("programme", "--template", tmp_path / "none.md.j2").code == 2


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("{{ report.yaer }}", "không có tên “yaer”"),
        ("{% for x in report.sections %}", "thiếu lệnh kết thúc"),
        ("{% fro x in report.sections %}", "không có lệnh “fro”"),
        ("{{ report.__class__.__mro__ }}", "không được phép"),
        ("{{ report.year.__class__.__base__.__subclasses__() }}", "không được phép"),
        ("{{ ''.__class__ }}", "không được phép"),
        ("{{ 1 / 0 }}", ""),
        ("{{ report.subject | nothing }}", "không có bộ lọc “nothing”"),
        ("{% include '/etc/passwd' %}", "mẫu không có"),
        ("{% include '../plan/units.yaml' %}", "mẫu không có"),
        ("{{ 'x' * 10**9 }}", "không được phép"),
        ("{{ 10 ** 10000 }}", "không được phép"),
    ],
)
def test_a_faulty_template_is_told_by_file_and_line(
    ctr: Ctr, own: Path, line: str, said: str
) -> None:
    (own / "templates").mkdir()
    file = own / "templates" / "report.md.j2"
    file.write_text("\n" * 6 + line)
    ran = ctr("report", "2026", "--plan", own)
    assert (ran.code, ran.out) == (2, "")
    assert said in ran.err
    assert f"{file}:7" in ran.err or "include" in line


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("{{ report.yaer }}", "không có tên “yaer”"),
        ("{% for x in report.sections %}", ""),
        ("{{ report.__class__ }}", "không được phép"),
    ],
)
def test_a_faulty_word_template_is_told(ctr: Ctr, own: Path, text: str, said: str) -> None:
    (own / "templates").mkdir()
    broken = docx.Document()
    broken.add_paragraph(text)
    broken.save(str(own / "templates" / "report.docx"))
    ran = ctr("report", "2026", "--plan", own, "-o", own / "a.docx")
    assert ran.code == 2
    assert said in ran.err
    assert "report.docx" in ran.err
    assert not (own / "a.docx").exists()
    (own / "templates" / "report.docx").write_text("không phải Word")
    assert ctr("report", "2026", "--plan", own, "-o", own / "a.docx").code == 2
