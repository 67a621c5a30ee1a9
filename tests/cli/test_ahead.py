"""Other processes read ahead of the one that answers."""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest

from ctr.cli import ahead
from ctr.cli.ahead import Ahead
from ctr.plan.kept.cache import index_file
from tests.city import BROKEN, WARDS, city


def findings_kept(folder: Path) -> int:
    """Of how many plans beside this one findings are kept."""
    file = index_file(folder)
    assert file is not None
    with closing(sqlite3.connect(file)) as connection:
        (count,) = connection.execute("SELECT count(*) FROM findings").fetchone()
    return int(count)


def opened(ahead: Ahead) -> None:
    """One plan was."""
    with ahead.opening():
        pass


@pytest.mark.parametrize(
    ("slow", "checks_on"), [(-1.0, None), (-1.0, date(2026, 11, 24)), (1_000.0, None)]
)
def test_what_takes_long_is_read_ahead_into_the_cache(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, slow: float, checks_on: date | None
) -> None:
    monkeypatch.setattr(ahead, "FIRST", 1)
    monkeypatch.setattr(ahead, "SLOW", slow)
    monkeypatch.setattr("os.cpu_count", lambda: 2)
    top = city(tmp_path)
    folders = [top / name / "plan" for name in (*WARDS, BROKEN)]
    before = Ahead(folders, checks_on)
    before.passed(0)
    assert not before._running
    opened(before)
    before.passed(1)
    for process in before._running:
        process.wait(60)
    before.stop()
    kept = any(path.is_file() for path in Path(os.environ["XDG_CACHE_HOME"]).rglob("*"))
    assert kept == (slow < 0)
    if kept:
        assert (findings_kept(folders[-2]) > 0) == (checks_on is not None)


def test_they_are_ended_with_the_one_that_answers(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ahead, "FIRST", 1)
    monkeypatch.setattr(ahead, "SLOW", -1.0)
    monkeypatch.setattr(ahead, "_PROGRAM", "import time; time.sleep(600)")
    monkeypatch.setattr("os.cpu_count", lambda: 3)
    before = Ahead([tmp_path] * 9)
    opened(before)
    before.passed(1)
    processes = list(before._running)
    before.stop()
    assert [process.returncode != 0 for process in processes] == [True, True]
