"""Switching the merge on in a repository."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest

from ctr.errors import CannotRun
from ctr.merging.install import LINES, command, install
from ctr.merging.repository import setting


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    """A plan's folder, with a space in its name, in a repository."""
    folder = tmp_path / "ke hoach"
    folder.mkdir()
    subprocess.run(["git", "init", "-q", str(tmp_path)], check=True)
    return folder


def test_what_it_writes_and_that_once_is_enough(plan: Path) -> None:
    wanted = install(plan, dry_run=True)
    assert not (plan / ".gitattributes").exists()
    assert setting(plan, "merge.ctr.driver") is None
    assert install(plan) == wanted
    assert [step.where.rpartition("/")[2] for step in wanted] == [
        "merge.ctr.name",
        "merge.ctr.driver",
        *[".gitattributes"] * len(LINES),
    ]
    assert setting(plan, "merge.ctr.driver") == command()
    assert (plan / ".gitattributes").read_text() == "*.yaml merge=ctr\n.schema/* merge=ctr\n"
    assert install(plan) == []


def test_lines_that_are_there_stay(plan: Path) -> None:
    (plan / ".gitattributes").write_bytes(b"*.docx binary\r\n*.pdf binary")
    install(plan)
    text = (plan / ".gitattributes").read_bytes()
    assert text == b"*.docx binary\r\n*.pdf binary\r\n*.yaml merge=ctr\r\n.schema/* merge=ctr\r\n"


def test_the_line_that_is_lacking_is_put_behind_the_other(plan: Path) -> None:
    (plan / ".gitattributes").write_text(f"{LINES[0]}\n*.pdf binary\n")
    assert [step.new for step in install(plan)][2:] == [LINES[1]]
    text = (plan / ".gitattributes").read_text()
    assert text == f"{LINES[0]}\n*.pdf binary\n{LINES[1]}\n"


def test_where_it_cannot_be(tmp_path: Path, plan: Path) -> None:
    (plan / ".gitattributes").symlink_to(tmp_path / "khac")
    with pytest.raises(CannotRun, match="liên kết"):
        install(plan, dry_run=True)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no FIFOs here")
def test_attributes_that_are_no_file_are_not_waited_for(plan: Path) -> None:
    os.mkfifo(plan / ".gitattributes")
    with pytest.raises(CannotRun, match="không phải tệp thông thường"):
        install(plan)


def test_outside_a_repository(tmp_path: Path) -> None:
    with pytest.raises(CannotRun, match="không nằm trong kho git"):
        install(tmp_path)


def test_without_git(plan: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(CannotRun, match="máy này không có git"):
        install(plan)
