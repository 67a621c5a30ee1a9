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
    (tmp_path / "kho").mkdir()
    fake.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}{os.pathsep}{os.environ['PATH']}")
    with pytest.raises(CannotRun, match="không trả lời trong"):
        git.asked(tmp_path / "kho", "version", seconds=0.2)


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


TRAP = "#!/bin/sh\ntouch '{sprung}'\ncat\n"


@pytest.fixture
def sprung(tmp_path: Path) -> Path:
    """What the trap beside it leaves behind when it is run."""
    sprung = tmp_path / "sprung"
    trap(tmp_path / "trap", sprung)
    return sprung


def trap(path: Path, sprung: Path) -> Path:
    path.parent.mkdir(exist_ok=True)
    path.write_text(TRAP.format(sprung=sprung))
    path.chmod(0o755)
    return path


def of_it(folder: Path, *words: str | Path) -> str:
    who = ("-c", "user.name=A", "-c", "user.email=a@example.vn")
    ran = subprocess.run(
        ["git", *who, *words], cwd=folder, check=True, capture_output=True, text=True
    )
    return ran.stdout.strip()


def test_a_bare_repository_among_the_files_is_none(tmp_path: Path, sprung: Path) -> None:
    folder = made(tmp_path / "kho") / "plan"
    of_it(tmp_path, "init", "-q", "--bare", folder)
    of_it(folder, "config", "core.bare", "false")
    of_it(folder, "config", "core.worktree", ".")
    of_it(folder, "config", "core.fsmonitor", tmp_path / "trap")
    of_it(folder, "config", "filter.x.clean", tmp_path / "trap")
    (folder / ".gitattributes").write_text("* filter=x\n")
    for place in (folder, folder / "objects"):
        with pytest.raises(CannotRun, match="kho git trần"):
            git.asked(place, "status", "--porcelain")
    assert not sprung.exists()


def test_nothing_is_fetched_for_what_lacks(tmp_path: Path, sprung: Path) -> None:
    folder = made(tmp_path / "kho")
    (folder / "a").write_text("a")
    of_it(folder, "add", "a")
    of_it(folder, "commit", "-q", "-m", "a")
    blob = of_it(folder, "rev-parse", "HEAD:a")
    (folder / ".git" / "objects" / blob[:2] / blob[2:]).unlink()
    for setting, value in {
        "core.repositoryFormatVersion": "1",
        "extensions.partialClone": "origin",
        "protocol.ext.allow": "always",
        "protocol.file.allow": "always",
        "core.sshCommand": str(tmp_path / "trap"),
        "remote.origin.promisor": "true",
        "remote.origin.uploadpack": str(tmp_path / "trap"),
    }.items():
        of_it(folder, "config", setting, value)
    for url in (f"ext::{tmp_path / 'trap'}", "ssh://x.invalid/y", str(folder)):
        of_it(folder, "config", "remote.origin.url", url)
        assert git.asked(folder, "cat-file", "-p", blob).code != 0
        git.asked(folder, "log", "-p")
    assert not sprung.exists()


def test_a_graft_cuts_no_history(tmp_path: Path) -> None:
    folder = made(tmp_path / "kho")
    for _ in range(2):
        of_it(folder, "commit", "-q", "--allow-empty", "-m", "a")
    (folder / ".git" / "info" / "grafts").write_text(of_it(folder, "rev-parse", "HEAD") + "\n")
    answer = git.asked(folder, "rev-list", "--count", "HEAD")
    assert (answer.out.strip(), answer.err) == ("2", "")


@pytest.mark.parametrize("entry", ["", ".", "plan", "{folder}", "{folder}/plan"])
def test_a_git_that_lies_in_the_repository_is_not_run(
    tmp_path: Path, sprung: Path, monkeypatch: pytest.MonkeyPatch, entry: str
) -> None:
    folder = made(tmp_path / "kho")
    trap(folder / "git", sprung)
    trap(folder / "plan" / "git", sprung)
    path = os.pathsep.join([entry.format(folder=folder), os.environ["PATH"]])
    monkeypatch.setenv("PATH", path)
    monkeypatch.chdir(folder)
    for place in (folder, folder / "plan"):
        assert git.asked(place, "version").out.startswith("git version ")
    assert not sprung.exists()
