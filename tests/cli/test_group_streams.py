"""The program's streams as a shell gives them: closed, full, read halfway, in any locale."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import ROOT


def run(*words: str, **env: str) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, "-m", "ctr", *words],
        cwd=ROOT,
        env={**os.environ, **env},
        capture_output=True,
        check=False,
    )


def test_output_is_utf8_whatever_the_locale() -> None:
    ran = run("list", "--section", "11", LC_ALL="C", PYTHONIOENCODING="ascii", PYTHONUTF8="0")
    assert "đối ngoại" in ran.stdout.decode("utf-8")


def test_a_reader_that_goes_away_gets_no_complaint() -> None:
    script = f"'{sys.executable}' -m ctr programme | true; echo ${{PIPESTATUS[0]}}"
    ran = subprocess.run(["bash", "-c", script], cwd=ROOT, capture_output=True, check=False)
    assert ran.stderr == b""
    assert ran.stdout.endswith(b"141\n")


def test_a_full_disk_is_told() -> None:
    if not Path("/dev/full").exists():
        pytest.skip("no /dev/full here")
    script = f"'{sys.executable}' -m ctr list > /dev/full"
    ran = subprocess.run(["bash", "-c", script], cwd=ROOT, capture_output=True, check=False)
    assert ran.returncode == 2
    assert b"Traceback" not in ran.stderr


@pytest.mark.parametrize("closed", ["2>&-", "2>/dev/full", ">&-"])
def test_closed_streams_are_no_fault_of_the_program(closed: str) -> None:
    script = f"'{sys.executable}' -m ctr list {closed}"
    ran = subprocess.run(["bash", "-c", script], cwd=ROOT, capture_output=True, check=False)
    assert ran.returncode == 0
