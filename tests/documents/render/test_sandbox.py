"""A faulty or hostile template is reported by file and line, and writes nothing."""

from __future__ import annotations

from pathlib import Path

import docx
import pytest

from tests.conftest import Ctr


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
