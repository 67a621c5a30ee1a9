"""`ctr show` as it is seen: a compact head, milestones on one line, a timeline, the text last."""

from __future__ import annotations

from pathlib import Path

import pytest
from syrupy.assertion import SnapshotAssertion

from tests.conftest import EXAMPLE, Ctr
from tests.terminal import WIDTHS, assert_fits, seen


@pytest.mark.parametrize("columns", WIDTHS)
@pytest.mark.parametrize("number", ["8.1", "10.2"])
def test_a_task(
    ctr: Ctr,
    monkeypatch: pytest.MonkeyPatch,
    columns: int,
    number: str,
    year_played: Path,
    snapshot: SnapshotAssertion,
) -> None:
    words = ("show", number, "--as-of", "2026-12-01", "--plan", year_played)
    screen = seen(ctr, monkeypatch, columns, *words)
    assert_fits(screen, columns)
    assert screen == snapshot


def test_with_everything(
    ctr: Ctr, monkeypatch: pytest.MonkeyPatch, snapshot: SnapshotAssertion
) -> None:
    words = ("show", "1.1", "--as-of", "2027-11-24", "--plan", EXAMPLE)
    screen = seen(ctr, monkeypatch, 80, *words)
    assert_fits(screen, 80)
    assert screen == snapshot


def test_in_colour(
    ctr: Ctr, monkeypatch: pytest.MonkeyPatch, year_played: Path, snapshot: SnapshotAssertion
) -> None:
    words = ("show", "8.1", "--as-of", "2026-12-01", "--plan", year_played)
    assert seen(ctr, monkeypatch, 80, *words, colour=True) == snapshot


def test_milestones_of_one_target_share_a_line(
    ctr: Ctr, monkeypatch: pytest.MonkeyPatch, year_played: Path
) -> None:
    words = ("show", "8.1", "--as-of", "2026-12-01", "--plan", year_played)
    lines = seen(ctr, monkeypatch, 140, *words).splitlines()
    line = next(line for line in lines if "năm 2026: trên 65%" in line)
    assert "✓ đến năm 2026: trên 65%, đạt  ○ đến năm 2029: trên 95%, chưa đến hạn" in line
    assert lines.index(line) < lines.index("Nội dung")


def test_in_a_pipe(ctr: Ctr, year_played: Path, snapshot: SnapshotAssertion) -> None:
    piped = ctr("show", "8.1", "--as-of", "2026-12-01", "--plan", year_played).out
    assert "\x1b" not in piped
    assert all(line == line.rstrip() for line in piped.splitlines())
    assert piped == snapshot
