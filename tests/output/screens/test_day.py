"""`ctr` alone as it is seen: the day in ten lines."""

from __future__ import annotations

from pathlib import Path

import pytest
from syrupy.assertion import SnapshotAssertion

from tests.conftest import Ctr
from tests.terminal import DAYS, WIDTHS, assert_fits, assert_plain, seen


@pytest.mark.parametrize("columns", WIDTHS)
@pytest.mark.parametrize("played", [False, True])
def test_the_day_in_ten_lines(
    ctr: Ctr,
    monkeypatch: pytest.MonkeyPatch,
    columns: int,
    played: bool,
    our_plan: Path,
    request: pytest.FixtureRequest,
    snapshot: SnapshotAssertion,
) -> None:
    if played:
        request.getfixturevalue("year_played")
    for day in DAYS:
        screen = seen(ctr, monkeypatch, columns, "--plan", our_plan, "--as-of", day)
        assert_fits(screen, columns)
        assert len(screen.splitlines()) <= 10
        assert "→ ctr " in screen
        assert screen == snapshot(name=day)


def test_in_colour(ctr: Ctr, monkeypatch: pytest.MonkeyPatch, snapshot: SnapshotAssertion) -> None:
    assert seen(ctr, monkeypatch, 80, "--as-of", "2026-11-26", colour=True) == snapshot


def test_in_a_pipe(ctr: Ctr, snapshot: SnapshotAssertion) -> None:
    piped = ctr("--as-of", "2026-11-26").out
    assert_plain(piped)
    assert piped == snapshot
