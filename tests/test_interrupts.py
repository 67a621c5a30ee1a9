"""^C at any moment: one line, code 130, no traceback, and a plan that is whole."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from shutil import copytree

import pytest

from ctr import atomic
from ctr.plan.load.loader import load
from tests.conftest import ROOT

MOMENTS = int(os.environ.get("CTR_INTERRUPTS", "3"))
"""Moments of each command, evenly over its run and with its first and last call."""
FIRST = 50
"""Calls until the handler of the signal stands."""
RECORD = ("record", "1.1", "--unit", "Phòng Môi trường", "--done", "Việc", "--on", "2026-06-01")


def interrupted(number: int, plan: Path, *words: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "tests.interrupted", str(number), *words, "--plan", plan],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.mark.parametrize(
    "words",
    [("list",), ("report", "2026"), ("due", "--nonsense"), RECORD],
    ids=lambda words: words[0],
)
def test_an_interrupt_at_any_moment(plan: Path, tmp_path: Path, words: tuple[str, ...]) -> None:
    counted = interrupted(0, Path(copytree(plan, tmp_path / "whole")), *words)
    calls = int(counted.stderr.split()[-1])
    assert calls > 10_000
    before, after = load(plan).core, load(tmp_path / "whole").core
    stopped = 0
    for moment in range(MOMENTS + 1):
        copy = Path(copytree(plan, tmp_path / str(moment)))
        ran = interrupted(max(FIRST, calls * moment // MOMENTS - 20), copy, *words)
        assert ran.returncode in (130, counted.returncode), ran.stderr
        assert "Traceback" not in ran.stderr
        assert "Exception ignored" not in ran.stderr
        stopped += ran.returncode == 130
        if ran.returncode == 130:
            assert ran.stderr.endswith("\nĐã dừng.\n")
        assert load(copy).core in (before, after)
        atomic.settle(copy)  # as the next command does
        assert load(copy).core in (before, after)
        assert list(copy.rglob(".ctr-*")) == []
    assert stopped >= MOMENTS // 2
