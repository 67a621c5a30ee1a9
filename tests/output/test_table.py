"""Tables on a terminal."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys

import pytest

from tests.conftest import EXAMPLE, ROOT


def shown(columns: int, command: str) -> str:
    """What a terminal so many columns wide shows of a command."""
    if shutil.which("script") is None:
        pytest.skip("no script here")
    line = f"stty cols {columns}; COLUMNS={columns} '{sys.executable}' -m ctr {command}"
    ran = subprocess.run(
        ["script", "-qec", line, "/dev/null"], cwd=ROOT, capture_output=True, check=False
    )
    return ran.stdout.decode()


def test_a_narrow_terminal_cuts_no_figure() -> None:
    out = shown(40, "status")
    assert "Toàn chương trình" in out
    assert " 39 " in out


def test_no_day_is_broken_where_there_is_room_for_it() -> None:
    out = shown(80, f"targets --year 2026 --plan '{EXAMPLE}' --as-of 2026-12-01")
    assert "(15/11/2026)" in out
    assert max(len(line) for line in re.sub(r"\x1b\[[0-9;]*m", "", out).splitlines()) == 80
