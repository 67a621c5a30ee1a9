"""`ctr list` as it is seen: by section, with air, nothing said twice."""

from __future__ import annotations

from pathlib import Path

import pytest
from syrupy.assertion import SnapshotAssertion

from tests.conftest import Ctr
from tests.terminal import WIDTHS, assert_fits, assert_plain, seen


@pytest.mark.parametrize("columns", WIDTHS)
def test_of_a_section(
    ctr: Ctr,
    monkeypatch: pytest.MonkeyPatch,
    columns: int,
    year_played: Path,
    snapshot: SnapshotAssertion,
) -> None:
    words = ("list", "--section", "10", "--as-of", "2026-12-01", "--plan", year_played)
    screen = seen(ctr, monkeypatch, columns, *words)
    assert_fits(screen, columns)
    assert screen == snapshot


@pytest.mark.parametrize("columns", WIDTHS)
def test_all_of_it_fits(ctr: Ctr, monkeypatch: pytest.MonkeyPatch, columns: int) -> None:
    screen = seen(ctr, monkeypatch, columns, "list")
    assert_fits(screen, columns)
    numbers = [task["number"] for task in ctr("list", "--format", "json").data]
    begun = [line.split()[0] for line in screen.splitlines() if line[:1].isdigit()]
    assert [number for number in begun if not number.endswith(".")] == numbers


def test_of_a_unit_what_is_the_same_of_all_is_said_once(
    ctr: Ctr, monkeypatch: pytest.MonkeyPatch, snapshot: SnapshotAssertion
) -> None:
    screen = seen(ctr, monkeypatch, 140, "list", "--unit", "BCHQS", "--leader", "Phúc")
    assert screen == snapshot
    of_leader = seen(ctr, monkeypatch, 140, "list", "--leader", "Phúc")
    assert of_leader.count("Nguyễn Hữu Phúc") == 1


def test_in_colour(
    ctr: Ctr, monkeypatch: pytest.MonkeyPatch, year_played: Path, snapshot: SnapshotAssertion
) -> None:
    words = ("list", "--section", "10", "--as-of", "2026-12-01", "--plan", year_played)
    assert seen(ctr, monkeypatch, 80, *words, colour=True) == snapshot


def test_in_a_pipe(ctr: Ctr, snapshot: SnapshotAssertion) -> None:
    piped = ctr("list", "--section", "10").out
    assert_plain(piped)
    assert piped == snapshot
