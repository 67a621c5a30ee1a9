"""What the documentation says is so."""

from __future__ import annotations

import re
import shlex
from pathlib import Path
from shutil import copytree, rmtree

import pytest

from ctr.checks.advice import RULES
from ctr.problems import CODES
from tests.conftest import PLAN, ROOT, Ctr
from tests.evidence.letters import letter
from tests.forms.test_unit_list import workbook
from tests.importing.corpus import mixed as text_in_word
from tests.importing.corpus import text_and_annex

DOCUMENTS = [
    ROOT / "README.md",
    *sorted((ROOT / "docs").glob("*.md")),
    ROOT / "examples" / "README.md",
]
GUIDE = (ROOT / "docs" / "huong-dan.md").read_text()


def commands() -> list[tuple[str, str]]:
    """Every command line of the documents' console blocks."""
    return [
        (document.name, line.removeprefix("$ "))
        for document in DOCUMENTS
        for block in re.findall(r"```console\n(.*?)```", document.read_text(), re.DOTALL)
        for line in block.splitlines()
        if line.startswith("$ ")
    ]


NARROWING = ("--unit", "--leader", "--section", "--search", "--state")


@pytest.mark.parametrize(("document", "command"), commands())
def test_every_command_answers(ctr: Ctr, year_played: Path, document: str, command: str) -> None:
    program, *words = shlex.split(command.partition(" > ")[0])
    assert program == "ctr"
    if "--state" in words:  # of our plan nothing is reported yet
        words += ["--plan", str(year_played), "--as-of", "2026-12-01"]
    ran = ctr(*words)
    assert ran.code == 0, ran.err
    assert ran.out or ran.err
    narrowing = next((words.index(option) for option in NARROWING if option in words), None)
    if narrowing is not None and words[0] != "remind":
        whole = ctr(*words[:narrowing], *words[narrowing + 2 :]).out
        assert 1 < len(ran.out.splitlines()) < len(whole.splitlines())


def test_the_forms_and_lists_of_the_guide_are_written(ctr: Ctr, tmp_path: Path) -> None:
    copytree(PLAN, tmp_path / "plan")
    lines = [
        line
        for line in GUIDE.splitlines()
        if re.match("ctr (form|collect|calendar|list|targets) .*(xlsx|-o )", line)
    ]
    assert len(lines) == 8
    for line in lines:
        ran = ctr(*shlex.split(line)[1:], "--plan", tmp_path / "plan", cwd=tmp_path)
        assert ran.code == 0, ran.err
    assert len(list(tmp_path.rglob("*.xlsx"))) == 21


def test_the_mails_of_the_guide_are_drafted(ctr: Ctr, plan: Path, tmp_path: Path) -> None:
    lines = [line for line in GUIDE.splitlines() if re.match("ctr .* --mail ", line)]
    assert len(lines) == 2
    for line in lines:
        ran = ctr(*shlex.split(line)[1:], "--plan", plan, cwd=tmp_path)
        assert ran.code == 0, ran.err
    assert len(list(tmp_path.rglob("*.eml"))) > 4


def test_the_documents_of_the_guide_are_written(ctr: Ctr, tmp_path: Path) -> None:
    copytree(PLAN, tmp_path / "plan")
    lines = [
        line
        for line in GUIDE.splitlines()
        if re.match("ctr (report|remind|programme|templates|draft|collect .*docx)(?! --mail)", line)
    ]
    assert len(lines) == 14
    for line in lines:
        ran = ctr(*shlex.split(line)[1:], "--plan", tmp_path / "plan", cwd=tmp_path)
        assert ran.code == 0, ran.err
    assert len(list(tmp_path.rglob("*.docx"))) >= 4


def test_the_amendments_of_the_guide_are_written(ctr: Ctr, tmp_path: Path) -> None:
    plan = Path(copytree(PLAN, tmp_path / "plan"))
    lines = [line for line in GUIDE.splitlines() if line.startswith("ctr amend ")]
    assert len(lines) == 11
    for line in lines:
        ran = ctr(*shlex.split(line)[1:], "--plan", plan)
        assert ran.code == 0, (line, ran.err)
    assert ctr("check", "--plan", plan).code == 0


def test_the_records_of_the_guide_are_written(ctr: Ctr, tmp_path: Path) -> None:
    plan = Path(copytree(PLAN, tmp_path / "plan"))
    lines = [
        line for line in GUIDE.splitlines() if re.match("ctr (record (?!.*--file)|undo)", line)
    ]
    assert len(lines) == 14
    for line in lines:
        yes = ["--yes"] if line == "ctr undo" else []
        ran = ctr(*shlex.split(line)[1:], *yes, "--plan", plan)
        assert ran.code == 0, ran.err
    assert ctr("check", "--as-of", "2026-12-31", "--plan", plan).code == 0


def test_the_evidence_and_the_dossiers_of_the_guide_are_written(ctr: Ctr, tmp_path: Path) -> None:
    plan = Path(copytree(PLAN, tmp_path / "plan"))
    (tmp_path / "QD-45.docx").write_bytes(letter())
    lines = [line for line in GUIDE.splitlines() if re.match("ctr (bundle|record .*--file)", line)]
    assert len(lines) == 4
    for line in lines:
        where = () if "--verify" in line else ("--plan", plan)
        ran = ctr(*shlex.split(line)[1:], *where, cwd=tmp_path)
        assert ran.code == 0, ran.err
    assert ctr("check", "--plan", plan).code == 0


def test_the_imports_of_the_guide_are_written(ctr: Ctr, tmp_path: Path) -> None:
    files = text_and_annex().files
    (tmp_path / "ke-hoach.docx").write_bytes(text_in_word().files["lan.docx"])
    (tmp_path / "phu-luc.docx").write_bytes(files["phu-luc.docx"])
    people = [["Họ và tên", "Chức vụ"], ["Trịnh Đức An", "Chủ tịch Ủy ban nhân dân phường"]]
    units = [["Tên đơn vị"], ["Công an phường"]]
    workbook(tmp_path / "don-vi.xlsx", a=units, b=people)
    lines = [line for line in GUIDE.splitlines() if re.match("ctr (import|init) .*-", line)]
    assert len(lines) == 5
    for line in lines:
        words = shlex.split(line)[1:]
        if "--again" not in words:
            rmtree(tmp_path / "plan", ignore_errors=True)
        if "--again" in words:
            assert ctr("import", "ke-hoach.docx", "-o", "plan", cwd=tmp_path).code == 0
        ran = ctr(*words, cwd=tmp_path)
        assert ran.code == 0, ran.err
    assert (tmp_path / "soat.html").exists()


def test_every_code_is_in_the_guide() -> None:
    for code, meaning in CODES.items():
        assert f"| `{code}` | {meaning} |" in GUIDE
    for rule in RULES:
        assert f"| `{rule.code}` | {rule.title} ({rule.principle}) |" in GUIDE


@pytest.mark.parametrize(
    "command", ["list", "targets", "due", "status", "units", "leaders", "templates"]
)
def test_every_key_of_a_contract_is_in_the_guide(ctr: Ctr, command: str) -> None:
    words = [command, "--format", "json", *(["--all", "--exit-zero"] if command == "due" else [])]
    part = GUIDE.split(f"`ctr {command}`:")[1].split("\n`ctr ")[0]
    for key in ctr(*words).data[0]:
        assert f"`{key}`" in part


def test_links_lead_somewhere() -> None:
    for document in DOCUMENTS:
        for link in re.findall(r"\]\(([^)#:]+)", document.read_text()):
            assert (document.parent / Path(link)).exists(), (document.name, link)


def test_every_promise_names_a_test_that_is_there() -> None:
    text = (ROOT / "docs" / "security.md").read_text()
    named = re.findall(r"`(tests/[\w/]+\.py)::(\w+)`", text)
    rows = [line for line in text.splitlines() if line.startswith("| ") and "Promise" not in line]
    assert len(named) == len([row for row in rows if "---" not in row]) > 20
    for file, name in named:
        assert f"def {name}(" in (ROOT / file).read_text(), name
