"""Putting completion where the user's shell reads it, and showing what is put there."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

from ctr.cli.completion.scripts import SCRIPTS, script
from ctr.errors import CannotRun

_SHELLS = "bash, zsh, fish, PowerShell"


def shell_in_use() -> str:
    """The shell that the command was typed in. Raises CannotRun where it is none of the four."""
    from typer._completion_shared import _get_shell_name

    name = _get_shell_name() or Path(os.environ.get("SHELL", "")).name
    if name not in SCRIPTS:
        raise CannotRun(
            f"chưa rõ đang dùng shell nào{f' ({name})' if name else ''}",
            f"gợi ý bằng phím Tab có cho {_SHELLS}; chạy lệnh này ngay trong shell đó",
        )
    return name


def install(shell: str) -> Path:
    """Write the script of a shell, and have the shell read it when it starts; where it lies."""
    home = Path.home()
    if shell == "bash":
        path = home / ".bash_completions" / "ctr.sh"
        _write(path, script(shell))
        _add_line(home / ".bashrc", f"source '{path}'")
    elif shell == "zsh":
        path = home / ".zfunc" / "_ctr"
        _write(path, script(shell))
        rc = Path(os.environ.get("ZDOTDIR") or home) / ".zshrc"
        _add_line(rc, "fpath+=~/.zfunc; autoload -Uz compinit; compinit")
    elif shell == "fish":
        config = Path(os.environ.get("XDG_CONFIG_HOME") or home / ".config")
        path = config / "fish" / "completions" / "ctr.fish"
        _write(path, script(shell))
        _write(path.with_name("chuongtrinh.fish"), script(shell))
    else:
        profile = _profile(shell)
        path = profile.with_name("ctr-completion.ps1")
        _write(path, script(shell))
        _add_line(profile, f'. "{path}"')
    return path


def _profile(shell: str) -> Path:
    """Where PowerShell reads what it does when it starts. Raises CannotRun."""
    ask = "[Console]::OutputEncoding=[Text.Encoding]::UTF8; $PROFILE.CurrentUserAllHosts"
    try:
        ran = subprocess.run(
            [shell, "-NoProfile", "-NonInteractive", "-Command", ask],
            capture_output=True,
            check=True,
            timeout=60,
        )
    except (OSError, subprocess.SubprocessError):
        raise CannotRun(
            f"không hỏi được {shell} về tệp cấu hình của nó",
            "tự thêm vào $PROFILE đoạn mã do ctr --show-completion in ra",
        ) from None
    return Path(ran.stdout.decode("utf-8", "replace").strip())


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8", newline="\n")


def _add_line(path: Path, line: str) -> None:
    """The line at the end of a file of settings, once; every other byte stays."""
    content = path.read_bytes() if path.exists() else b""
    if line.encode() in content.splitlines():
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("ab") as file:
        file.write((b"\n" if content and not content.endswith(b"\n") else b"") + line.encode())
        file.write(b"\n")
