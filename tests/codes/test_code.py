"""Every code is explained; its example shows it, and put right shows it no more."""

from __future__ import annotations

import re
import shlex
from datetime import date
from pathlib import Path
from shutil import copytree

import pytest

from ctr.checks.all import all_findings
from ctr.codes import ADVICE, CODES, ERRORS, Code
from ctr.plan.load.loader import load
from tests.conftest import ROOT, Ctr
from tests.small_plan import FILES, small_plan

DAY = date(2026, 11, 24)
LATER = {"evidence-year": date(2027, 6, 1)}
"""Examples of what can only be seen on another day."""
FILE = {
    "task": "sections/01-cai-cach.yaml",
    "section": "sections/02-van-hoa.yaml",
    "programme": "programme.yaml",
    "units": "units.yaml",
    "leaders": "leaders.yaml",
    "amendments": "amendments.yaml",
    "results": "results/2026/van-phong.yaml",
    "summary": "results/2026/summary.yaml",
}
BASE = {
    **FILES,
    FILE["amendments"]: "",
    FILE["results"]: "unit: Văn phòng HĐND và UBND\nyear: 2026\n",
    FILE["summary"]: "year: 2026\n",
}
SHOWN = [code for code in CODES.values() if code.place != "folder"]
OF_FILES = {code.code for code in CODES.values() if code.place == "folder"}


def merged(text: str, fragment: str) -> str:
    """A mapping as text, with the keys of `fragment` in the place of its own, word for word."""
    keys = set(re.findall(r"(?m)^(?:# )?([a-z_]+):", fragment))
    blocks = re.split(r"(?m)^(?=\S)", text)
    kept = [block for block in blocks if block.partition(":")[0] not in keys]
    return "".join([*kept, fragment, "\n"])


def put(plan: Path, code: Code, fragment: str) -> None:
    """The small plan with this fragment at the place that the example is of."""
    file = FILE[code.place]
    text = BASE[file]
    if code.place == "task":  # the last of its section
        before, mark, task = text.rpartition("  - id:")
        task = "".join(line[4:] for line in f"    id:{task}".splitlines(keepends=True))
        lines = merged(task, fragment).splitlines()
        text = before + "\n".join([f"  - {lines[0]}", *(f"    {line}" for line in lines[1:])])
        assert mark
    else:
        text = merged(text, fragment)
    (plan / file).parent.mkdir(parents=True, exist_ok=True)
    (plan / file).write_text(f"{text}\n", encoding="utf-8")


def found(plan: Path, code: Code) -> set[str]:
    """The codes of the errors; of an example of advice all of its own, for what it is on."""
    findings = all_findings(load(plan), LATER.get(code.code, DAY))
    errors = {one.problem.code for one in findings.errors}
    wanted = ("", "1.2") if code.place == "task" else ("", "1.1", "1.2", "bao-cao-don-vi")
    notes = {one.problem.code for one in findings.advice if one.about in wanted}
    return errors | ({code.code} & notes if code.advice else set())


@pytest.fixture(scope="module")
def base(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return small_plan(tmp_path_factory.mktemp("examples"))


@pytest.mark.parametrize("code", SHOWN, ids=lambda code: code.code)
def test_the_example_shows_its_code_and_no_other(
    base: Path, tmp_path: Path, ctr: Ctr, code: Code
) -> None:
    plan = Path(copytree(base, tmp_path / "plan"))
    put(plan, code, code.wrong)
    assert found(plan, code) == {code.code}
    if not code.right.startswith("$ "):
        put(plan, code, code.right)
    for line in code.right.splitlines():
        if line.startswith("$ "):
            program, *words = shlex.split(line[2:])
            ran = ctr(*words, "--plan", plan)
            assert (program, ran.code) == ("ctr", 0), ran.err
    assert found(plan, code) == set()


def test_a_file_that_nothing_names_is_put_right_as_the_example_says(
    base: Path, tmp_path: Path, ctr: Ctr
) -> None:
    code = CODES["evidence-unused"]
    plan = Path(copytree(base, tmp_path / "plan"))
    file = tmp_path / code.wrong
    file.parent.mkdir(parents=True)
    file.write_bytes(b"\xff\xd8\xff\xe0 photo")
    assert found(plan, code) == {code.code}
    moved, command = code.right.splitlines()
    file.rename(tmp_path / moved.partition(" ")[0])
    ran = ctr(*shlex.split(command)[2:], cwd=tmp_path)
    assert ran.code == 0, ran.err
    assert found(plan, code) == set()


def test_every_code_says_all_there_is_to_say() -> None:
    for name, code in CODES.items():
        assert code.code == name
        assert re.fullmatch("[a-z]+(-[a-z]+)*", name)
        assert code.advice is (name in ADVICE)
        assert not code.title.endswith(".")
        assert code.meaning.endswith(".")
        assert code.why.endswith((".", "?"))
        assert not code.hint.endswith(".")
        assert code.wrong != code.right
    assert not ERRORS.keys() & ADVICE.keys()


def test_what_is_not_shown_in_one_file_is_known() -> None:
    known = {
        "file-missing",
        "file-unreadable",
        "file-empty",
        "file-too-large",
        "file-name",
        "more-problems",
        "missing-section",
        "evidence-altered",
        "evidence-unused",
        "evidence-differs",
        "evidence-shared",
        "sent-altered",
        "differing-figures",
        "schema-stale",
    }
    assert known == OF_FILES


def test_every_code_of_the_program_is_explained() -> None:
    """A code is a word in quotes of the source, given to a problem, and nothing else is a code."""
    source = "\n".join(
        path.read_text(encoding="utf-8")
        for path in (ROOT / "src" / "ctr").rglob("*.py")
        if path.parent.name != "codes"
    )
    for code in CODES:
        assert f'"{code}"' in source, code
    given = re.findall(r'(?:code=|Invalid\(\s*|problem\([^"]*)"([a-z]+(?:-[a-z]+)+)"', source)
    assert set(given) <= CODES.keys()
    assert len(set(given)) > 15
