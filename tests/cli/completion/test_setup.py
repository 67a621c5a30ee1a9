"""Installing completion: where each shell reads it, once, and no other setting is changed."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest

from ctr.cli.completion.scripts import SCRIPTS, script
from ctr.cli.completion.setup import install, shell_in_use
from ctr.errors import CannotRun
from tests.conftest import Ctr


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("HOME", str(tmp_path))
    for name in ("ZDOTDIR", "XDG_CONFIG_HOME"):
        monkeypatch.delenv(name, raising=False)
    return tmp_path


@pytest.mark.parametrize(
    ("shell", "script_at", "settings"),
    [
        ("bash", ".bash_completions/ctr.sh", ".bashrc"),
        ("zsh", ".zfunc/_ctr", ".zshrc"),
        ("fish", ".config/fish/completions/ctr.fish", None),
    ],
)
def test_it_is_put_where_the_shell_reads_it(
    home: Path, shell: str, script_at: str, settings: str | None
) -> None:
    if settings is not None:
        (home / settings).write_bytes(b"# c\xe0i \xc4\x91\xe1\xba\xb7t\r\nalias ll='ls -l'")
    for _ in range(2):
        assert install(shell) == home / script_at
    assert (home / script_at).read_text(encoding="ascii") == script(shell)
    if settings is not None:
        lines = (home / settings).read_bytes().split(b"\n")
        assert lines[:2] == [b"# c\xe0i \xc4\x91\xe1\xba\xb7t\r", b"alias ll='ls -l'"]
        assert len(lines) == 4


def test_powershell_is_asked_for_its_profile(
    home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    profile = home / "Tài liệu" / "PowerShell" / "profile.ps1"
    programs = tmp_path / "bin"
    programs.mkdir()
    (programs / "pwsh").write_text(f"#!/bin/sh\necho '{profile}'\n", encoding="utf-8")
    (programs / "pwsh").chmod(stat.S_IRWXU)
    monkeypatch.setenv("PATH", str(programs))
    for _ in range(2):
        assert install("pwsh") == profile.with_name("ctr-completion.ps1")
    assert profile.read_text(encoding="utf-8") == f'. "{profile.parent}/ctr-completion.ps1"\n'


def test_without_powershell_it_is_told_what_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    with pytest.raises(CannotRun, match="không hỏi được pwsh"):
        install("pwsh")


def test_a_shell_that_has_no_completion_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("typer._completion_shared._get_shell_name", lambda: "tcsh")
    with pytest.raises(CannotRun, match=r"shell nào \(tcsh\)"):
        shell_in_use()


def test_the_command_answers_in_vietnamese(
    ctr: Ctr, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("typer._completion_shared._get_shell_name", lambda: "bash")
    ran = ctr("--install-completion")
    assert (ran.code, ran.out) == (0, "")
    assert f"Đã cài gợi ý cho bash: {home}{os.sep}.bash_completions" in ran.err
    assert ctr("--show-completion").out == script("bash")


def test_the_scripts_are_plain() -> None:
    for shell in SCRIPTS:
        assert script(shell).isascii()
        assert "_CTR_COMPLETE" in script(shell)
        assert "chuongtrinh" in script(shell)
