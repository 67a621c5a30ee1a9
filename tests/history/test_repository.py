"""Git is asked for objects and for nothing else: no program of a repository's runs."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from ctr import git
from ctr.errors import CannotRun
from ctr.history import repository
from tests.history.repository import Repository


@pytest.fixture
def place(tmp_path: Path) -> Repository:
    place = Repository(tmp_path)
    place.commit("Kế hoạch", "2026-01-05")
    return place


def refused(folder: Path, revision: str = "HEAD") -> CannotRun:
    with pytest.raises(CannotRun) as caught:
        repository.commit_of(repository.repository_of(folder), revision)
    return caught.value


def test_a_folder_below_the_top_and_the_top_itself(place: Repository) -> None:
    found = repository.repository_of(place.plan)
    assert (found.prefix, found.name, found.shallow) == (b"plan/", "plan", False)
    top = repository.repository_of(place.root)
    assert (top.prefix, top.name) == (b"", place.root.name)


def test_a_folder_of_an_odd_name(tmp_path: Path) -> None:
    root = tmp_path / "kho có dấu\tvà 'nháy'"
    root.mkdir()
    place = Repository(root)
    place.commit("Kế hoạch", "2026-01-05")
    assert repository.repository_of(place.plan).top == str(root)


@pytest.mark.parametrize(
    "revision",
    [
        "--all",
        "-x",
        "--output=/tmp/x",
        "",
        "HEAD~9",
        "HEAD\0x",
        "\ud800",
        ":/x y",
        "a b",
        "^HEAD",
        "HEAD..HEAD",
    ],
)
def test_what_is_no_revision_is_told_as_such(place: Repository, revision: str) -> None:
    assert "không có phiên bản" in refused(place.plan, revision).message


def test_outside_a_repository(tmp_path: Path) -> None:
    error = refused(tmp_path)
    assert "không nằm trong một kho git" in error.message
    assert error.hint is not None
    assert "git init" in error.hint


def test_without_git(place: Repository, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PATH", str(tmp_path / "nothing"))
    assert "không có git" in refused(place.plan).message


def test_nothing_from_outside_or_of_the_repository_is_run(
    place: Repository, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    trap = tmp_path / "trap.sh"
    trap.write_text(f"#!/bin/sh\ntouch '{tmp_path}/sprung'\ncat\n")
    trap.chmod(0o755)
    for setting in (
        *("core.fsmonitor", "core.pager", "diff.external", "gpg.program", "core.sshCommand"),
        *("diff.trap.textconv", "filter.trap.smudge", "pager.log", "log.mailmapCommand"),
    ):
        place.git("config", setting, str(trap))
    place.git("config", "log.showSignature", "true")
    place.git("config", "diff.orderFile", "/no/such/file")
    (place.root / ".gitattributes").write_text("* diff=trap filter=trap\n")
    monkeypatch.setenv("GIT_DIR", "/no/such/folder")
    monkeypatch.setenv("GIT_EXTERNAL_DIFF", str(trap))
    found = repository.repository_of(place.plan)
    head = repository.commit_of(found, "HEAD")
    assert b"units.yaml" in repository.ask(
        found.folder, "log", "--raw", "-O/dev/null", head, "--", "."
    )
    assert not (tmp_path / "sprung").exists()


def test_a_git_that_never_answers_is_ended(
    place: Repository, monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory
) -> None:
    fake = tmp_path_factory.mktemp("bin") / "git"
    fake.write_text("#!/bin/sh\nexec sleep 60\n")
    fake.chmod(0o755)
    monkeypatch.setenv("PATH", f"{fake.parent}:{Path(shutil.which('sleep') or '').parent}")
    monkeypatch.setattr(git, "SECONDS", 0.2)
    with pytest.raises(CannotRun, match="không trả lời trong"):
        repository.repository_of(place.plan)


def test_a_shallow_copy_says_so(place: Repository, tmp_path: Path) -> None:
    place.commit("Hai", "2026-01-06")
    copy = tmp_path / "copy"
    url = place.root.as_uri()
    subprocess.run(["git", "clone", "-q", "--depth", "1", url, str(copy)], check=True)
    assert repository.repository_of(copy / "plan").shallow


def test_a_second_working_tree_has_a_file_for_its_git(place: Repository, tmp_path: Path) -> None:
    place.git("worktree", "add", "-q", "--detach", str(tmp_path / "khac"))
    assert (tmp_path / "khac" / ".git").is_file()
    found = repository.repository_of(tmp_path / "khac" / "plan")
    assert repository.commit_of(found, "HEAD").startswith(place.head())


def test_no_commit_yet(tmp_path: Path) -> None:
    place = Repository(tmp_path)
    with pytest.raises(CannotRun, match="chưa có commit nào"):
        repository.head_of(repository.repository_of(place.plan))
