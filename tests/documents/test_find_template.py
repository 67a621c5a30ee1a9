"""Which template is used: one's own, the packaged one, one for once."""

from __future__ import annotations

import sys
from pathlib import Path

import docx
import pytest

from ctr.documents.find_template import find_template, packaged_templates
from tests.conftest import Ctr
from tests.documents.read_back import texts, word


def test_a_link_in_the_templates_leads_nowhere(ctr: Ctr, own: Path) -> None:
    secret = own / "secret.txt"
    secret.write_text("bí mật")
    (own / "templates").mkdir()
    (own / "templates" / "bia.md.j2").symlink_to(secret)
    (own / "templates" / "report.md.j2").write_text("{% include 'bia.md.j2' %}")
    ran = ctr("report", "2026", "--plan", own)
    assert (ran.code, ran.out) == (2, "")
    assert "mẫu không có" in ran.err


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
    assert len(listed) == 18


def test_a_template_for_once(ctr: Ctr, tmp_path: Path) -> None:
    mine = tmp_path / "mine.md.j2"
    mine.write_text("{{ programme.kind }}: {{ programme.sections | length }} mục\n")
    assert ctr("programme", "--template", mine).out == "CHƯƠNG TRÌNH HÀNH ĐỘNG: 12 mục\n"
    assert (
        ctr("programme", "--template", mine, "--format", "docx", "-o", tmp_path / "a.docx").code
        == 2
    )
    assert ctr("programme", "--template", tmp_path / "none.md.j2").code == 2


def test_a_file_of_another_kind_is_no_template(ctr: Ctr, tmp_path: Path) -> None:
    for name in ("passwd", "passwd.md", "passwd.html", "passwd.j2"):
        (tmp_path / name).write_text("bí mật")
        for command in (("dashboard",), ("dashboard", "--public"), ("programme",)):
            ran = ctr(*command, "--template", tmp_path / name)
            assert (ran.code, ran.out) == (2, "")
            assert "mẫu phải có đuôi" in ran.err
    (tmp_path / "a.md.j2").write_text("chữ")
    assert ctr("dashboard", "--template", tmp_path / "a.md.j2").code == 2
    (tmp_path / "a.html.j2").write_text("{{ page.year }}")
    assert ctr("dashboard", "--template", tmp_path / "a.html.j2").code == 0


@pytest.mark.skipif(sys.platform == "win32", reason="there both run in a child")
def test_a_template_of_the_users_runs_in_a_child(ctr: Ctr, own: Path) -> None:
    import resource

    def of_children() -> float:
        used = resource.getrusage(resource.RUSAGE_CHILDREN)
        return used.ru_utime + used.ru_stime + used.ru_minflt

    before = of_children()
    assert ctr("report", "2026", "--plan", own).code == 0
    assert of_children() == before
    (own / "templates").mkdir()  # from which those of the program could include others
    assert ctr("report", "2026", "--plan", own).code == 0
    assert of_children() > before


def test_only_templates_that_can_include_none_of_the_users_count_as_the_programs(
    tmp_path: Path,
) -> None:
    assert find_template("report", "md", tmp_path, None).packaged
    assert find_template("report", "docx", packaged_templates().parent, None).packaged
    mine = tmp_path / "elsewhere" / "mine.md.j2"
    mine.parent.mkdir()
    mine.touch()
    assert not find_template("report", "md", tmp_path, mine).packaged
    (tmp_path / "templates").mkdir()
    assert not find_template("report", "md", tmp_path, None).packaged


def test_templates_that_are_a_link_to_itself_are_told(ctr: Ctr, own: Path) -> None:
    (own / "templates").symlink_to("templates")
    ran = ctr("report", "2026", "--plan", own)
    assert (ran.code, ran.out) == (2, "")
    assert "mẫu" in ran.err
