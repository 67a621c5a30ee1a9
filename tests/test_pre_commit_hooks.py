""".pre-commit-hooks.yaml: what another repository gets when it names this one."""

from __future__ import annotations

import re
import shlex
import tomllib
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.conftest import EXAMPLE, PLAN, ROOT, Ctr

HOOKS: dict[str, Any] = {
    hook["id"]: hook
    for hook in yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
}


def test_pre_commit_itself_reads_them() -> None:
    pre_commit = import_module("pre_commit.clientlib")
    assert len(pre_commit.load_manifest(str(ROOT / ".pre-commit-hooks.yaml"))) == len(HOOKS)


def test_each_hook_runs_a_script_that_is_installed() -> None:
    scripts = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]["scripts"]
    for hook in HOOKS.values():
        assert hook["language"] == "python"
        assert hook["pass_filenames"] is False
        assert shlex.split(hook["entry"])[0] in scripts


@pytest.mark.parametrize("name", list(HOOKS))
def test_a_hook_passes_a_sound_plan(ctr: Ctr, tmp_path: Path, plan: Path, name: str) -> None:
    words = shlex.split(HOOKS[name]["entry"])[1:]
    assert ctr(*words, "--as-of", "2027-12-01", cwd=plan.parent).code == 0
    (plan / "units.yaml").write_text("units: [\n")
    assert ctr(*words, cwd=plan.parent).code != 0


def test_the_check_runs_for_every_file_of_a_plan_and_for_no_other() -> None:
    files = re.compile(HOOKS["ctr-check"]["files"])
    for top in (PLAN.parent, EXAMPLE):
        for path in (top / "plan").rglob("*.yaml"):
            assert files.search(path.relative_to(top).as_posix())
    assert files.search("plan/amendments.yaml")
    assert files.search("plan/calendar.yaml")
    assert files.search("plan/results/2026/evidence/3f2a-bao-cao.docx")
    for other in (
        "README.md",
        "src/units.py",
        "docs/plan.yaml",
        "results/readme.md",
        "my-units.yaml",
    ):
        assert not files.search(other)


def test_what_is_due_is_told_and_never_stops_a_commit() -> None:
    hook = HOOKS["ctr-due"]
    assert "--exit-zero" in hook["entry"]
    assert hook["verbose"]
    assert "pre-commit" not in hook["stages"]
