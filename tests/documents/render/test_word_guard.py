"""Templates from outside: none reads, runs or fetches anything, or takes the machine with it."""

from __future__ import annotations

import io
import os
import re
import zipfile
from collections.abc import Callable
from pathlib import Path
from shutil import copytree

import pytest

from ctr.contained import Limits
from ctr.documents.find_template import packaged_templates
from ctr.documents.render import limits
from tests.conftest import PLAN, Ctr
from tests.fuzz.damage import packed, parts


@pytest.fixture
def own(tmp_path: Path) -> Path:
    """A plan with a templates folder of its own."""
    copytree(PLAN, tmp_path / "plan")
    (tmp_path / "templates").mkdir()
    return tmp_path


@pytest.fixture
def hasty(monkeypatch: pytest.MonkeyPatch) -> None:
    """The limits of a template, small enough to reach them in a test."""
    small = Limits(memory_mb=80, seconds=2, answer_mb=1)
    monkeypatch.setattr(limits, "LIMITS", small)


@pytest.mark.usefixtures("hasty")
@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("{{ 'x'.center(10**9) }}", "không được phép"),
        ("{{ 'x'.ljust(10**9) }}", "không được phép"),
        ("{{ 'x'.zfill(10**9) }}", "không được phép"),
        ("{{ '%1000000000d' % 1 }}", "không được phép"),
        ("{{ '{:1000000000d}'.format(1) }}", "không được phép"),
        ("{{ '%1000000000d' | format(1) }}", "không có bộ lọc “format”"),
        ("{{ 'x' | indent(10**9) }}", "không được phép"),
        ("{{ ((10**90)**90)**90 }}", "không được phép"),
        ("{% set x = namespace(y='x') %}{% for i in range(99) %}{% set x.y = x.y ~ x.y %}"
         "{% endfor %}", "quá nhiều bộ nhớ"),
        ("{% for a in range(99999) %}{{ 'dài' }}{{ 'hơn nữa' }}{% endfor %}", "quá lớn"),
        ("{{ 'abc' | slice(10**9) | list }}", "không có bộ lọc “slice”"),
    ],
)  # fmt: skip
def test_a_template_that_asks_for_too_much_is_told_with_its_line(
    ctr: Ctr, own: Path, line: str, said: str
) -> None:
    file = own / "templates" / "report.md.j2"
    file.write_text("\n" * 6 + line)
    ran = ctr("report", "2026", "--plan", own)
    assert (ran.code, ran.out) == (2, "")
    assert said in ran.err
    assert f"{file}:7" in ran.err or said == "quá lớn"


ENDLESS = "{% for a in range(99999) %}{% for b in range(99999) %}{% endfor %}{% endfor %}"


@pytest.mark.usefixtures("hasty")
def test_a_template_that_runs_on_is_told_with_its_line(ctr: Ctr, own: Path) -> None:
    file = own / "templates" / "report.md.j2"
    file.write_text("\n" * 6 + ENDLESS)
    ran = ctr("report", "2026", "--plan", own)
    assert (ran.code, ran.out) == (2, "")
    assert "quá lâu" in ran.err
    assert f"{file}:7" in ran.err


@pytest.mark.usefixtures("hasty")
def test_a_word_template_that_runs_on_is_told_with_the_words_near_by(ctr: Ctr, own: Path) -> None:
    word(own, lambda content: with_text(content, f"Vòng {ENDLESS}"))
    ran = ctr("report", "2026", "--plan", own, "-o", own / "a.docx")
    assert ran.code == 2
    assert "quá lâu" in ran.err
    assert "gần “Vòng" in ran.err


def test_only_templates_are_included(ctr: Ctr, own: Path, tmp_path: Path) -> None:
    home = tmp_path / "home"
    home.mkdir()
    (home / "khoa").write_text("bí mật")
    (home / "khoa.txt").write_text("bí mật")
    (home / "dau.md.j2").write_text("phần đầu")
    (home / "x.md.j2").write_text("{% include 'dau.md.j2' %}")
    ran = ctr("report", "2026", "--plan", own, "--template", home / "x.md.j2")
    assert ran.out == "phần đầu"
    for name in ("khoa", "khoa.txt", "../home/khoa", "x/../khoa"):
        (home / "x.md.j2").write_text("{% include '" + name + "' %}")
        ran = ctr("report", "2026", "--plan", own, "--template", home / "x.md.j2")
        assert (ran.code, ran.out) == (2, "")
        assert "mẫu không có" in ran.err


@pytest.mark.parametrize("name", ["report.docx", "report.md.j2"])
def test_a_template_that_is_a_link_to_elsewhere_is_refused(ctr: Ctr, own: Path, name: str) -> None:
    private = own / f"rieng-{name}"
    private.write_bytes((packaged_templates() / name).read_bytes())
    link = own / "templates" / name
    link.symlink_to(private)
    kind = "docx" if name.endswith(".docx") else "md"
    words = ("report", "2026", "--plan", own, "--format", kind, "-o", own / f"ra.{kind}")
    for more in ((), ("--template", link)):
        ran = ctr(*words, *more)
        assert ran.code == 2
        assert "dẫn ra ngoài" in ran.err
    link.unlink()
    link.symlink_to("that." + name)
    (own / "templates" / f"that.{name}").write_bytes(private.read_bytes())
    assert ctr(*words).code == 0


def word(own: Path, change: Callable[[dict[str, bytes]], dict[str, bytes]]) -> Path:
    """The packaged Word template with its parts changed."""
    path = own / "templates" / "report.docx"
    content = parts((packaged_templates() / "report.docx").read_bytes())
    path.write_bytes(packed(change(content)))
    return path


def with_text(content: dict[str, bytes], text: str) -> dict[str, bytes]:
    """A paragraph added before the first."""
    document = content["word/document.xml"].decode()
    paragraph = f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>"
    return with_xml(content, document.replace("<w:body>", f"<w:body>{paragraph}", 1))


def with_xml(content: dict[str, bytes], document: str) -> dict[str, bytes]:
    return {**content, "word/document.xml": document.encode()}


def _body(xml: str) -> Callable[[dict[str, bytes]], dict[str, bytes]]:
    def change(content: dict[str, bytes]) -> dict[str, bytes]:
        document = content["word/document.xml"].decode()
        return with_xml(content, document.replace("<w:body>", f"<w:body>{xml}", 1))

    return change


def _link(kind: str, target: str) -> Callable[[dict[str, bytes]], dict[str, bytes]]:
    """A relationship to elsewhere, in the settings or the document."""

    def change(content: dict[str, bytes]) -> dict[str, bytes]:
        space = "http://schemas.openxmlformats.org"
        tag = (
            f'<Relationship Id="rId900" Type="{space}/officeDocument/2006/relationships/{kind}" '
            f'Target="{target}" TargetMode="External"/>'
        )
        name = "word/_rels/document.xml.rels"
        rels = content[name].decode().replace("</Relationships>", f"{tag}</Relationships>")
        return {**content, name: rels.encode()}

    return change


def _macro(content: dict[str, bytes]) -> dict[str, bytes]:
    return {**content, "word/vbaProject.bin": b"x"}


def _huge(content: dict[str, bytes]) -> dict[str, bytes]:
    return {**content, "word/media/a.png": bytes(300_000_000)}


def _entities(content: dict[str, bytes]) -> dict[str, bytes]:
    document = content["word/document.xml"].decode()
    entity = '<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]>'
    return with_xml(content, re.sub(r"(\?>)", rf"\1{entity}", document, count=1))


FIELD = (
    '<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r>{}'
    '<w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>'
)
RUN = '<w:r><w:instrText xml:space="preserve">{}</w:instrText></w:r>'
ACTIVE: dict[str, tuple[Callable[[dict[str, bytes]], dict[str, bytes]], str]] = {
    "remote template": (_link("attachedTemplate", "http://a.example/x.dotm"), "attachedTemplate"),
    "remote picture": (_link("image", "http://a.example/x.png"), "lấy dữ liệu từ nơi khác"),
    "macro": (_macro, "macro"),
    "DDEAUTO": (_body(FIELD.format(RUN.format(' DDEAUTO c:\\\\x "y" '))), "DDEAUTO"),
    "DDEAUTO in pieces": (
        _body(FIELD.format(RUN.format(" DDE") + RUN.format("AUTO x "))), "DDEAUTO",
    ),
    "simple field": (_body('<w:p><w:fldSimple w:instr=" INCLUDETEXT x "/></w:p>'), "INCLUDETEXT"),
    "field made by the template": (
        _body(FIELD.format(RUN.format("{{ 'D' ~ 'D' ~ 'EAUTO' }} x "))), "DDEAUTO",
    ),
    "entities": (_entities, "thực thể"),
    "300 MB": (_huge, "quá lớn"),
}  # fmt: skip


@pytest.mark.parametrize("kind", ACTIVE)
def test_a_word_template_that_acts_when_opened_is_refused(ctr: Ctr, own: Path, kind: str) -> None:
    change, said = ACTIVE[kind]
    path = word(own, change)
    ran = ctr("report", "2026", "--plan", own, "-o", own / "a.docx")
    assert ran.code == 2, ran.err
    assert said in ran.err
    assert str(path) in ran.err
    assert not (own / "a.docx").exists()


def test_a_link_that_a_reader_clicks_is_fine(ctr: Ctr, own: Path) -> None:
    word(own, _link("hyperlink", "https://a.example/"))
    assert ctr("report", "2026", "--plan", own, "-o", own / "a.docx").code == 0


@pytest.mark.parametrize("kind", ["empty", "text", "no document", "pipe", "workbook"])
def test_what_is_no_word_file_is_told(ctr: Ctr, own: Path, kind: str) -> None:
    path = own / "templates" / "report.docx"
    if kind == "pipe":
        os.mkfifo(path)
    elif kind == "no document":
        word(
            own,
            lambda content: {key: part for key, part in content.items() if "document" not in key},
        )
    elif kind == "workbook":
        assert ctr("list", "--format", "xlsx", "-o", own / "a.xlsx").code == 0
        path.write_bytes((own / "a.xlsx").read_bytes())
    else:
        path.write_bytes(b"" if kind == "empty" else "không phải Word".encode())
    words = ("report", "2026", "--plan", own, "-o", own / "a.docx")
    ran = ctr(*words, "--template", path) if kind == "pipe" else ctr(*words)
    assert ran.code == 2
    assert "report.docx" in ran.err


def test_without_fork_documents_are_made_all_the_same(
    ctr: Ctr, own: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    expected = ctr("report", "2026", "--plan", own).out
    monkeypatch.delattr(os, "fork")
    assert ctr("report", "2026", "--plan", own).out == expected
    ran = ctr(
        "remind", "--unit", "CAP", "--as-of", "2026-11-26", "--plan", own, "-o", own / "a.docx"
    )
    assert ran.code == 0, ran.err
    assert zipfile.is_zipfile(io.BytesIO((own / "a.docx").read_bytes()))
