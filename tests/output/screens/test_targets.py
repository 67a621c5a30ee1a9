"""`ctr targets` as it is seen: of a year what is missed first, of all years by when."""

from __future__ import annotations

from pathlib import Path

import pytest
from syrupy.assertion import SnapshotAssertion

from tests.conftest import EXAMPLE, Ctr
from tests.terminal import WIDTHS, assert_fits, assert_plain, seen


@pytest.mark.parametrize("columns", WIDTHS)
def test_of_a_year(
    ctr: Ctr, monkeypatch: pytest.MonkeyPatch, columns: int, snapshot: SnapshotAssertion
) -> None:
    words = ("targets", "--year", "2026", "--as-of", "2026-12-01", "--plan", EXAMPLE)
    screen = seen(ctr, monkeypatch, columns, *words)
    assert_fits(screen, columns)
    assert screen == snapshot


@pytest.mark.parametrize("columns", WIDTHS)
def test_of_all_years(
    ctr: Ctr, monkeypatch: pytest.MonkeyPatch, columns: int, snapshot: SnapshotAssertion
) -> None:
    words = ("targets", "--unit", "Trạm Y tế")
    screen = seen(ctr, monkeypatch, columns, *words)
    assert_fits(screen, columns)
    assert screen == snapshot
    assert_fits(seen(ctr, monkeypatch, columns, "targets"), columns)


def test_what_is_missed_comes_first_and_heads_count_their_rows(
    ctr: Ctr, monkeypatch: pytest.MonkeyPatch, year_played: Path
) -> None:
    words = ("targets", "--year", "2026", "--as-of", "2026-12-01", "--plan", year_played)
    rows = ctr(*words, "--format", "json").data
    lines = seen(ctr, monkeypatch, 80, *words).splitlines()
    heads = [line for line in lines if line.endswith(" chỉ tiêu")]
    assert heads[0] == "Chậm tiến độ: 1 chỉ tiêu"
    assert heads[-1] == "Đạt: 2 chỉ tiêu"
    assert sum(int(head.split(": ")[1].split()[0]) for head in heads) == len(rows)
    assert sum(line[:1] in ("!", "×", "·", "○", "●", "✓") for line in lines) == len(rows)


def test_in_colour(
    ctr: Ctr, monkeypatch: pytest.MonkeyPatch, year_played: Path, snapshot: SnapshotAssertion
) -> None:
    words = ("targets", "--leader", "Nga", "--year", "2026", "--as-of", "2026-12-01")
    screen = seen(ctr, monkeypatch, 80, *words, "--plan", year_played, colour=True)
    assert screen == snapshot


def test_in_a_pipe(ctr: Ctr, snapshot: SnapshotAssertion) -> None:
    piped = ctr("targets", "--unit", "Trạm Y tế").out
    assert_plain(piped)
    assert piped == snapshot
