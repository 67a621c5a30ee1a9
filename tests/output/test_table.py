"""Tables on a terminal."""

from __future__ import annotations

import shutil
import subprocess
import sys

import pytest

from tests.conftest import ROOT


def test_a_narrow_terminal_cuts_no_figure() -> None:
    if shutil.which("script") is None:
        pytest.skip("no script here")
    command = f"stty cols 40; '{sys.executable}' -m ctr status"
    ran = subprocess.run(
        ["script", "-qec", command, "/dev/null"], cwd=ROOT, capture_output=True, check=False
    )
    assert "Toàn chương trình" in ran.stdout.decode()
    assert " 39 " in ran.stdout.decode()
