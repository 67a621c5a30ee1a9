""".pre-commit-hooks.yaml: what another repository gets when it names this one."""

from __future__ import annotations

import shlex
import shutil
import subprocess
import sys
import tomllib
from importlib import import_module
from pathlib import Path
from shutil import copytree
from typing import Any

import pytest
import yaml

from tests.conftest import PLAN, ROOT, Ctr

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


def test_a_commit_that_only_deletes_is_checked_too(tmp_path: Path) -> None:
    """pre-commit gives a hook no file that is deleted, and skips one that gets none."""
    plan = copytree(PLAN, tmp_path / "plan")
    (path,) = plan.glob("sections/03-*.yaml")
    git = shutil.which("git")
    assert git is not None
    ours = [{**HOOKS["ctr-check"], "language": "system"}]
    ours[0]["entry"] = f"{sys.executable} -m {ours[0]['entry']}"
    config = {"repos": [{"repo": "local", "hooks": ours}]}
    (tmp_path / ".pre-commit-config.yaml").write_text(yaml.safe_dump(config), "utf-8")
    for words in (["init", "-q"], ["add", "."], ["commit", "-qm", "x"], ["rm", "-q", path]):
        who = ["-c", "user.name=x", "-c", "user.email=x@example.vn", "-c", "core.hooksPath="]
        subprocess.run([git, *who, *words], cwd=tmp_path, check=True)
    ran = subprocess.run(
        [sys.executable, "-m", "pre_commit", "run"],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )
    assert ran.returncode == 1, ran.stdout
    assert "missing-section" in ran.stdout


def test_what_is_due_is_told_and_never_stops_a_commit() -> None:
    hook = HOOKS["ctr-due"]
    assert "--exit-zero" in hook["entry"]
    assert hook["verbose"]
    assert "pre-commit" not in hook["stages"]
