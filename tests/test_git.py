"""Git is asked alone: nothing from outside steers it, and it always comes to an end."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest

from ctr import git
from ctr.errors import CannotRun


def made(folder: Path) -> Path:
    folder.mkdir()
    subprocess.run(["git", "init", "-q", folder], check=True)
    return folder


def test_it_is_of_the_folder_whatever_the_surroundings_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    here, other = made(tmp_path / "đây"), made(tmp_path / "khác")
    monkeypatch.setenv("GIT_DIR", str(other / ".git"))
    answer = git.asked(here, "rev-parse", "--show-toplevel")
    assert (answer.code, answer.out.strip(), answer.err) == (0, str(here), "")


def test_what_it_says_of_a_fault_is_told_apart(tmp_path: Path) -> None:
    answer = git.asked(made(tmp_path / "kho"), "rev-parse", "--verify", "HEAD")
    assert answer.code != 0
    assert answer.err.startswith("fatal:")


def test_nothing_of_a_repository_is_run(tmp_path: Path) -> None:
    folder, sprung = made(tmp_path / "kho"), tmp_path / "sprung"
    trap = tmp_path / "trap"
    trap.write_text(f"#!/bin/sh\ntouch '{sprung}'\n")
    trap.chmod(0o755)
    for name in ("core.fsmonitor", "core.pager", "diff.external"):
        subprocess.run(["git", "-C", folder, "config", name, str(trap)], check=True)
    (folder / "a").write_text("a")
    git.asked(folder, "status", "--porcelain")
    git.asked(folder, "log", "-1")
    assert not sprung.exists()


def test_without_git_it_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(CannotRun, match="không có git"):
        git.asked(tmp_path, "version")


def test_a_git_that_never_answers_is_ended(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    fake = tmp_path / "git"
    fake.write_text("#!/bin/sh\nexec sleep 60\n")
    fake.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}{os.pathsep}{os.environ['PATH']}")
    with pytest.raises(CannotRun, match="không trả lời trong"):
        git.asked(tmp_path, "version", seconds=0.2)


def test_an_answer_that_is_too_long_is_not_taken(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(git, "MOST_BYTES", 3)
    with pytest.raises(CannotRun, match="quá dài"):
        git.asked(tmp_path, "version")


def test_the_top_of_a_working_tree(tmp_path: Path) -> None:
    below = made(tmp_path / "kho") / "a" / "b"
    below.mkdir(parents=True)
    assert git.top_of(below) == git.top_of(tmp_path / "kho") == (tmp_path / "kho").resolve()
    assert git.top_of(tmp_path) is None


def test_a_repository_of_somebody_else() -> None:
    said = "fatal: detected dubious ownership in repository at '/x'\nTo add an exception…"
    message, hint = git.explained(said)
    assert "người dùng khác" in message
    assert "safe.directory" in hint
