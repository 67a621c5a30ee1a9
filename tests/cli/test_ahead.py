"""Other processes work ahead of the one that answers."""

from __future__ import annotations

import os
import time
from collections.abc import Sequence
from pathlib import Path

import pytest

from ctr.cli import ahead, resolve
from ctr.cli.ahead import Ahead
from ctr.plan.kept import looked
from ctr.plan.model import Plan
from tests.city import WARDS, city
from tests.conftest import Ctr

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="processes are copied by fork")


@pytest.fixture(autouse=True)
def _soon(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ahead, "FIRST", 1)
    monkeypatch.setattr(ahead, "SLOW", -1.0)
    monkeypatch.setattr(ahead, "LEFT", 1)
    monkeypatch.setattr("os.cpu_count", lambda: 2)


def opened(one: Ahead) -> None:
    """One plan was."""
    with one.opening():
        pass


@pytest.mark.parametrize("slow", [-1.0, 1_000.0])
def test_where_opening_takes_long_work_begins_at_the_end(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, slow: float
) -> None:
    monkeypatch.setattr(ahead, "SLOW", slow)
    done = tmp_path / "done"

    def work(folders: Sequence[Path]) -> None:
        done.write_text(" ".join(folder.name for folder in folders))

    before = Ahead([Path(name) for name in "abcd"], work)
    before.passed(0)
    assert not before.running
    opened(before)
    before.passed(1)
    for process in before.running:
        os.waitid(os.P_PID, process, os.WEXITED | os.WNOWAIT)
    before.stop()
    assert (done.read_text() if done.exists() else None) == ("d c b" if slow < 0 else None)


def test_they_are_ended_with_the_one_that_answers(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("os.cpu_count", lambda: 3)
    before = Ahead([tmp_path] * 9, lambda _: time.sleep(600))
    opened(before)
    before.passed(1)
    processes = list(before.running)
    assert len(processes) == 2
    before.stop()
    for process in processes:
        with pytest.raises(ProcessLookupError):
            os.kill(process, 0)


def test_a_fault_of_theirs_is_told_by_nobody(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    def work(_: Sequence[Path]) -> None:
        os.write(1, b"said")
        raise ZeroDivisionError

    before = Ahead([tmp_path] * 3, work)
    opened(before)
    before.passed(1)
    for process in before.running:
        os.waitid(os.P_PID, process, os.WEXITED | os.WNOWAIT)
    before.stop()
    assert capfd.readouterr() == ("", "")


@pytest.mark.parametrize("command", ["list", "status"])
def test_plans_are_asked_ahead_and_the_answer_is_the_same(
    ctr: Ctr, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, command: str
) -> None:
    monkeypatch.setattr(looked, "SETTLED_NS", 20_000_000)
    top, log, own = city(tmp_path), tmp_path / "opened", os.getpid()
    fresh = ctr(command, "--plan", top, "--no-cache")
    time.sleep(0.04)
    open_plan = resolve.open_plan

    def slowly(folder: Path, *, cached: bool = True) -> Plan:
        with log.open("a") as file:
            file.write(f"{os.getpid() == own} {folder.parent.name}\n")
        if os.getpid() == own:
            time.sleep(0.3)
        return open_plan(folder, cached=cached)

    monkeypatch.setattr(resolve, "open_plan", slowly)
    monkeypatch.setattr("ctr.cli.asked_before._TOGETHER", 1)
    assert ctr(command, "--plan", top) == fresh
    lines = log.read_text().splitlines()
    theirs = {line.split()[1] for line in lines if line.startswith("False")}
    ours = {line.split()[1] for line in lines if line.startswith("True")}
    assert theirs
    assert len(ours) < len(WARDS)


def test_checks_are_made_ahead(ctr: Ctr, tmp_path: Path) -> None:
    top = city(tmp_path)
    assert ctr("check", "--plan", top) == ctr("check", "--plan", top, "--no-cache")
