"""`ctr status` as it is seen: the whole, units, leaders, in bars and words."""

from __future__ import annotations

from pathlib import Path

import pytest
from syrupy.assertion import SnapshotAssertion

from tests.conftest import Ctr
from tests.terminal import WIDTHS, assert_fits, assert_plain, seen


@pytest.mark.parametrize("columns", WIDTHS)
def test_of_a_year(
    ctr: Ctr,
    monkeypatch: pytest.MonkeyPatch,
    columns: int,
    year_played: Path,
    snapshot: SnapshotAssertion,
) -> None:
    words = ("status", "--as-of", "2026-12-01", "--plan", year_played)
    screen = seen(ctr, monkeypatch, columns, *words)
    assert_fits(screen, columns)
    assert screen == snapshot


@pytest.mark.parametrize("day", ["2026-03-01", "2027-01-05"])
def test_of_a_plan_without_results(
    ctr: Ctr, monkeypatch: pytest.MonkeyPatch, day: str, snapshot: SnapshotAssertion
) -> None:
    screen = seen(ctr, monkeypatch, 80, "status", "--as-of", day)
    assert_fits(screen, 80)
    assert screen == snapshot


def test_in_colour(
    ctr: Ctr, monkeypatch: pytest.MonkeyPatch, year_played: Path, snapshot: SnapshotAssertion
) -> None:
    words = ("status", "--unit", "Công an", "--as-of", "2026-12-01", "--plan", year_played)
    screen = seen(ctr, monkeypatch, 80, *words, colour=True)
    assert_fits(screen, 80)
    assert screen == snapshot


def test_in_a_pipe(ctr: Ctr, year_played: Path, snapshot: SnapshotAssertion) -> None:
    piped = ctr("status", "--as-of", "2026-12-01", "--plan", year_played).out
    assert_plain(piped)
    assert piped == snapshot


def test_a_bar_has_a_sign_for_each_thing_and_the_words_count_them(
    ctr: Ctr, monkeypatch: pytest.MonkeyPatch, year_played: Path
) -> None:
    words = ("status", "--as-of", "2026-12-01", "--plan", year_played)
    lines = seen(ctr, monkeypatch, 100, *words).splitlines()
    bar = next(line for line in lines if "39 nhiệm vụ" in line).split()[-1]
    assert bar == "✓●●●●–" + "·" * 32 + "□"
    told = lines[lines.index(next(line for line in lines if bar in line)) + 1]
    assert "✓ 1 hoàn thành  ● 4 đang thực hiện  – 1 tạm dừng  · 32 chưa báo cáo" in told
