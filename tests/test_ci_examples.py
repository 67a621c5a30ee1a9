"""The files for CI of examples/ci do what they say, and ask for no more rights than they need."""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.conftest import ROOT, Ctr

GITHUB, GITLAB = (
    ROOT / "examples" / "ci" / name for name in ("github-actions.yml", "gitlab-ci.yml")
)
INSTALL = "python -m pip install cong-cu/ctr_phuong-*.whl"


def read(path: Path) -> Any:
    return yaml.safe_load(path.read_text(encoding="utf-8"))


def lines(path: Path) -> list[str]:
    """Every line of shell, in its order."""

    def found(value: Any, key: str = "") -> Iterator[str]:
        if isinstance(value, dict):
            for name, part in value.items():
                yield from found(part, name)
        elif isinstance(value, list):
            for part in value:
                yield from found(part, key)
        elif key in ("run", "script", "before_script"):
            for line in str(value).splitlines():
                yield from line.split(" || ")

    return list(found(read(path)))


@pytest.fixture(scope="module")
def answers() -> dict[str, bytes]:
    """What commands that both files have wrote, so that each is run once."""
    return {}


@pytest.mark.parametrize("path", [GITHUB, GITLAB], ids=["github", "gitlab"])
def test_every_line_does_what_it_says(
    ctr: Ctr, plan: Path, tmp_path: Path, answers: dict[str, bytes], path: Path
) -> None:
    commands = 0
    for line in lines(path):
        line = line.replace('"$GITHUB_STEP_SUMMARY"', "tom-tat.md").replace('"$(date +%Y)"', "2027")
        words = shlex.split(line)
        if line == INSTALL:
            continue
        if words[:2] == ["mkdir", "-p"]:
            for folder in words[2:]:
                (tmp_path / folder).mkdir()
            continue
        commands += 1
        assert words[0] == "ctr", line
        into = Path()
        for mark in (">", ">>"):
            if mark in words:
                into = Path(words[words.index(mark) + 1])
                words = words[: words.index(mark)]
        if "-o" in words:
            into = Path(words[words.index("-o") + 1])
        key = " ".join(word for word in words if word != into.as_posix()) + into.suffix
        if key not in answers:
            ran = ctr(*words[1:], "--as-of", "2027-12-01", cwd=tmp_path)
            assert ran.code == 0, (line, ran.err)
            answers[key] = (tmp_path / into).read_bytes() if "-o" in words else ran.out.encode()
        assert answers[key] or words[1] == "check", line
        assert path == GITHUB or "github" not in words
    assert commands >= 5


def test_where_the_plan_has_errors_the_log_names_all_of_them() -> None:
    """GitHub shows ten of a step beside the lines; what GitLab shows goes into a file."""
    steps = read(GITHUB)["jobs"]["kiem-tra"]["steps"]
    (place,) = (i for i, step in enumerate(steps) if step.get("id") == "kiem-tra")
    assert steps[place]["run"] == "ctr check --format github"
    assert steps[place + 1]["run"] == "ctr check --format concise"
    assert steps[place + 1]["if"] == "failure() && steps.kiem-tra.outcome == 'failure'"
    job = read(GITLAB)["kiểm tra kế hoạch"]
    assert job["script"] == [
        "ctr check --format gitlab > chat-luong.json || ctr check --format concise"
    ]
    assert job["artifacts"]["when"] == "always"
    assert job["artifacts"]["paths"] == [job["artifacts"]["reports"]["codequality"]]


def test_only_what_deploys_nothing_is_cut_off_by_a_new_push() -> None:
    workflow = read(GITHUB)
    assert "concurrency" not in workflow
    cut = {name: job["concurrency"]["cancel-in-progress"] for name, job in workflow["jobs"].items()}
    assert cut == {"kiem-tra": True, "dang-trang": False}


def test_what_is_kept_is_what_was_written() -> None:
    for path in (GITHUB, GITLAB):
        text = path.read_text(encoding="utf-8")
        written = set(re.findall(r"-o ([\w-]+)/", text))
        assert written == set(re.findall(r"path(?:s: \[|: )([\w-]+)/", text))


def test_minimal_rights_pinned_versions_no_secrets() -> None:
    workflow = read(GITHUB)
    assert workflow["permissions"] == {"contents": "read"}
    rights = {name: job.get("permissions") for name, job in workflow["jobs"].items()}
    assert rights == {"kiem-tra": None, "dang-trang": {"pages": "write", "id-token": "write"}}
    used = re.findall(r"uses: (.+)", GITHUB.read_text(encoding="utf-8"))
    assert used
    assert all(re.fullmatch(r"actions/[a-z-]+@v\d+", action) for action in used)
    for path in (GITHUB, GITLAB):
        text = path.read_text(encoding="utf-8")
        assert "secrets" not in text.lower()
        assert "token:" not in text.replace("id-token: write", "")
        assert "pip install ctr" not in text
    assert "${{" not in "".join(lines(GITHUB))  # nothing that others write gets into a shell


def test_what_people_read_is_vietnamese() -> None:
    names = re.findall(r"^\s*(?:- )?name: (.+)$", GITHUB.read_text(encoding="utf-8"), re.MULTILINE)
    told = [name for name in names if name not in ("bao-cao", "github-pages")]
    jobs = [name for name, job in read(GITLAB).items() if isinstance(job, dict) and "stage" in job]
    stages = read(GITLAB)["stages"]
    assert len(told) >= 10
    for name in [*told, *stages, *(job for job in jobs if job != "pages")]:
        assert re.search("[à-ỹđÀ-ỸĐ]", name), name
