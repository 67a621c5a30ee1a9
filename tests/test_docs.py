"""What the documentation says is so."""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterator
from pathlib import Path
from shutil import copytree

import pytest

from ctr.cli.app import Commands
from tests.conftest import PLAN, ROOT, Ctr
from tests.guide import GUIDE, Office, steps
from tests.guide_office import ACTS, ANSWERS

DOCUMENTS = [
    ROOT / "README.md",
    *sorted((ROOT / "docs").glob("*.md")),
    ROOT / "examples" / "README.md",
]
REFERENCE = (ROOT / "docs" / "tra-cuu.md").read_text()


def commands() -> list[tuple[str, str]]:
    """Every command line of the documents' console blocks; those of the guide are one year."""
    return [
        (document.name, line.removeprefix("$ "))
        for document in DOCUMENTS
        if document != GUIDE
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


STEPS = steps()
CHAPTERS = list(dict.fromkeys(step.chapter for step in STEPS))


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    """A folder with our own plan, in which the guide is followed from January to December."""
    folder = tmp_path_factory.mktemp("office")
    copytree(PLAN, folder / "plan")
    with pytest.MonkeyPatch.context() as patch:
        for name in ("XDG_CACHE_HOME", "XDG_STATE_HOME"):
            patch.setenv(name, str(tmp_path_factory.mktemp("user")))
        yield Office(folder)


@pytest.mark.parametrize("chapter", CHAPTERS)
def test_the_guide_is_a_year_that_can_be_lived(office: Office, chapter: str) -> None:
    last = max(place for place, step in enumerate(STEPS) if step.chapter == chapter)
    for step in STEPS[office.done : last + 1]:
        office.follow(step)


def test_what_the_office_does_between_the_commands_is_done() -> None:
    assert {*ACTS, *ANSWERS} <= {step.command for step in STEPS}


def test_the_chapters_follow_the_year() -> None:
    months = [
        int(month)
        for chapter in CHAPTERS
        for month in re.findall(r"tháng (\d+)", chapter.split(":")[0].lower())
    ]
    assert months == list(range(1, 13))
    assert [step.day for step in STEPS] == sorted(step.day for step in STEPS)


@pytest.mark.parametrize(
    "command", ["list", "targets", "due", "status", "units", "leaders", "templates", "doctor"]
)
def test_every_key_of_a_contract_is_in_the_reference(ctr: Ctr, command: str) -> None:
    words = [command, "--format", "json", *(["--all", "--exit-zero"] if command == "due" else [])]
    part = REFERENCE.split(f"`ctr {command}`:")[1].split("\n`ctr ")[0]
    for key in ctr(*words).data[0]:
        assert f"`{key}`" in part


def test_every_command_is_in_the_table_of_the_readme() -> None:
    rows = re.findall(r"(?m)^\| (`ctr .*?`) \|", (ROOT / "README.md").read_text())
    named = {name for row in rows for name in re.findall(r"`ctr ([\w-]+)`", row)}
    assert named == {*Commands.lazy}


def test_every_command_is_typed_in_the_guide() -> None:
    assert {step.command.split()[1] for step in STEPS} == {*Commands.lazy}


def test_links_lead_somewhere() -> None:
    for document in DOCUMENTS:
        for link in re.findall(r"\]\(([^)#:]+)", document.read_text()):
            assert (document.parent / Path(link)).exists(), (document.name, link)


def test_links_into_a_page_lead_to_a_heading_of_it() -> None:
    for document in DOCUMENTS:
        for page, part in re.findall(r"\]\(([^)#:]*)#([^)]+)\)", document.read_text()):
            there = (document.parent / page) if page else document
            heads = re.findall(r"(?m)^#+ (.+)$", there.read_text())
            names = [re.sub(r"[^\w\- ]", "", head.lower()).replace(" ", "-") for head in heads]
            assert part in names, (document.name, page, part)


def test_every_promise_names_a_test_that_is_there() -> None:
    text = (ROOT / "docs" / "security.md").read_text()
    named = re.findall(r"`(tests/[\w/]+\.py)::(\w+)`", text)
    rows = [line for line in text.splitlines() if line.startswith("| ") and "Promise" not in line]
    assert len(named) == len([row for row in rows if "---" not in row]) > 20
    for file, name in named:
        assert f"def {name}(" in (ROOT / file).read_text(), name
