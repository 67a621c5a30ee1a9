"""Whatever a template holds, a document is made, or it is told what is wrong with it."""

from __future__ import annotations

from pathlib import Path
from random import Random
from shutil import copytree

import pytest

from ctr.contained import Limits
from ctr.documents.find_template import packaged_templates
from ctr.documents.render import limits
from tests.conftest import EXAMPLE, Ctr
from tests.fuzz.cases import cases
from tests.fuzz.damage import damaged

PIECES = (
    "{{", "}}", "{%", "%}", "{#", "#}", "{% for x in range(9) %}", "{% endfor %}", "{% raw %}", "|",
    "{% include 'report.md.j2' %}", "{% extends 'report.md.j2' %}", "{{ 10**99 }}", "{{ [].x }}",
    "{{ report.__init__ }}", "{{ x }}", "{% set x = 'a' %}", "{{ 'x' | indent(99) }}", "\x00", "\n",
    "{% macro m() %}{{ m() }}{% endmacro %}{{ m() }}", "{{ 1/0 }}",
    "{{ report | map('x') | list }}", "{% for x in report %}", "{{ loop }}", "{% block a %}",
    "{{ range(10**9) }}", "{{ dict(a=1).a }}",
)  # fmt: skip


@pytest.fixture
def own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    copytree(EXAMPLE / "plan", tmp_path / "plan")
    (tmp_path / "templates").mkdir()
    small = Limits(memory_mb=300, seconds=3, answer_mb=16)
    monkeypatch.setattr(limits, "LIMITS", small)
    return tmp_path


def test_a_damaged_word_template_is_used_or_told(ctr: Ctr, own: Path) -> None:
    sound = (packaged_templates() / "report.docx").read_bytes()
    file = own / "templates" / "report.docx"
    out = own / "a.docx"
    for seed, random in cases(15):
        file.write_bytes(damaged(sound, random))
        ran = ctr("report", "2026", "--plan", own, "-o", out, "--force")
        assert ran.code in (0, 2), (seed, ran.err)
        assert ran.code == 0 or str(file) in ran.err, (seed, ran.err)


def test_a_damaged_markdown_template_is_used_or_told(ctr: Ctr, own: Path) -> None:
    sound = (packaged_templates() / "report.md.j2").read_text()
    file = own / "templates" / "report.md.j2"
    for seed, random in cases(20):
        file.write_text(_damaged(sound, random))
        ran = ctr("report", "2026", "--plan", own)
        assert ran.code in (0, 2), (seed, ran.err)
        assert ran.code == 0 or "mẫu" in ran.err, (seed, ran.err)


def _damaged(text: str, random: Random) -> str:
    for _ in range(random.choice((1, 1, 2, 4))):
        start = random.randrange(len(text))
        end = start + random.choice((0, 0, 1, 5, 200))
        text = text[:start] + random.choice(PIECES) + text[end:]
    return text
