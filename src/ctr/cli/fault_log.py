"""The traceback of a fault of the program, in a file that its user can send to the developer."""

from __future__ import annotations

import os
import platform
import sys
import tempfile
import traceback
from contextlib import suppress
from pathlib import Path

from ctr import __version__

KEPT = 20
"""Logs that stay; older ones are removed."""


def write_log(error: BaseException) -> Path | None:
    """The log that was written, in the state folder or else the temporary one; never raises."""
    with suppress(Exception):
        content = _content(error).encode("utf-8", "replace")
        for folder in _folders():
            with suppress(OSError):
                folder.mkdir(mode=0o700, parents=True, exist_ok=True)
                handle, name = tempfile.mkstemp(prefix="loi-", suffix=".log", dir=folder)
                with os.fdopen(handle, "wb") as file:
                    file.write(content)
                _tidy(folder)
                return Path(name)
    return None


def _content(error: BaseException) -> str:
    system = f"ctr {__version__}, Python {platform.python_version()}, {platform.platform()}"
    trace = "".join(traceback.format_exception(error))
    return f"{system}\n{sys.argv!r}\n\n{trace}"


def _folders() -> list[Path]:
    """Where logs may go, the best first."""
    folders: list[Path] = []
    base = os.environ.get("XDG_STATE_HOME") or os.environ.get("LOCALAPPDATA")
    with suppress(RuntimeError):
        state = Path(base) if base else Path.home() / ".local" / "state"
        if state.is_absolute():
            folders.append(state / "ctr")
    with suppress(OSError):
        folders.append(Path(tempfile.gettempdir()))
    return folders


def _tidy(folder: Path) -> None:
    """Keep the newest logs of the state folder; the temporary one is the system's to clear."""
    if folder.name != "ctr":
        return
    logs = sorted(folder.glob("loi-*.log"), key=lambda path: path.stat().st_mtime_ns)
    for path in logs[:-KEPT]:
        path.unlink(missing_ok=True)
