"""`ctr due` as it is seen: by when, what and who, at every width."""

from __future__ import annotations

from pathlib import Path

import pytest
from syrupy.assertion import SnapshotAssertion

from tests.conftest import Ctr
from tests.plans import task, written
from tests.terminal import DAYS, WIDTHS, assert_fits, assert_plain, seen


@pytest.mark.parametrize("columns", WIDTHS)
def test_of_a_plan_without_results(
    ctr: Ctr, monkeypatch: pytest.MonkeyPatch, columns: int, snapshot: SnapshotAssertion
) -> None:
    for day in DAYS:
        screen = seen(ctr, monkeypatch, columns, "due", "--as-of", day)
        assert_fits(screen, columns)
        assert screen == snapshot(name=day)


@pytest.mark.parametrize("columns", WIDTHS)
def test_of_a_year(
    ctr: Ctr,
    monkeypatch: pytest.MonkeyPatch,
    columns: int,
    year_played: Path,
    snapshot: SnapshotAssertion,
) -> None:
    for day in DAYS:
        words = ("due", "--within", "60", "--as-of", day, "--plan", year_played)
        screen = seen(ctr, monkeypatch, columns, *words)
        assert_fits(screen, columns)
        assert screen == snapshot(name=day)


def test_in_colour(ctr: Ctr, monkeypatch: pytest.MonkeyPatch, snapshot: SnapshotAssertion) -> None:
    screen = seen(ctr, monkeypatch, 80, "due", "--as-of", "2026-11-26", colour=True)
    assert_fits(screen, 80)
    assert screen == snapshot


def test_in_a_pipe(ctr: Ctr, snapshot: SnapshotAssertion) -> None:
    piped = ctr("due", "--as-of", "2026-11-26").out
    assert_plain(piped)
    assert piped == snapshot


def test_heads_count_their_rows(ctr: Ctr, monkeypatch: pytest.MonkeyPatch) -> None:
    words = ("due", "--all", "--exit-zero", "--as-of", "2027-01-05")
    items = ctr(*words, "--format", "json").data
    screen = seen(ctr, monkeypatch, 140, *words)
    heads = [line for line in screen.splitlines() if line.endswith(" việc")]
    assert sum(int(head.split(": ")[1].split()[0]) for head in heads) == len(items)
    rows = [line for line in screen.splitlines() if line[:1] in ("!", "▲", "○", "✓")]
    assert len(rows) == len(items)
    overdue = sum(item["state"] == "overdue" for item in items)
    assert heads[0] == f"Quá hạn: {overdue} việc"


def test_many_who_owe_are_named_where_there_is_room_or_all_is_asked_for(
    ctr: Ctr, monkeypatch: pytest.MonkeyPatch
) -> None:
    late = seen(ctr, monkeypatch, 60, "due", "--as-of", "2026-11-26")
    assert "9 đơn vị: Văn phòng;" in " ".join(late.split())
    assert "và 3 nhóm" in late
    words = ("due", "--within", "60", "--as-of", "2026-10-01")
    later = " ".join(seen(ctr, monkeypatch, 80, *words).split())
    assert "9 đơn vị và 3 nhóm" in later
    assert "Trạm Y tế" not in later
    assert "Trạm Y tế" in seen(ctr, monkeypatch, 80, *words, "--all")


def test_the_three_days_only_where_they_differ(ctr: Ctr, monkeypatch: pytest.MonkeyPatch) -> None:
    screen = seen(ctr, monkeypatch, 100, "due", "--as-of", "2026-11-26")
    late, soon = screen.split("Tháng này")
    assert "ngày làm việc cuối 23/11/2026, lùi đến 25/11/2026" in late
    assert "ngày làm việc cuối" not in soon
    assert "30/11/2026" in soon


def test_names_in_decomposed_letters_keep_their_columns(
    ctr: Ctr, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    import unicodedata

    plan = written(tmp_path, [task("1.1", deadline={"phrase": "đến 30/11", "by": "2026-11-30"})])
    section = next((plan / "sections").iterdir())
    composed = section.read_text(encoding="utf-8")
    words = ("due", "--as-of", "2026-11-26", "--plan", plan)
    before = seen(ctr, monkeypatch, 60, *words)
    section.write_text(unicodedata.normalize("NFD", composed), encoding="utf-8")
    after = seen(ctr, monkeypatch, 60, *words)
    assert unicodedata.normalize("NFC", after) == before
    assert_fits(after, 60)


def test_of_one_unit_its_name_stands_once(ctr: Ctr, monkeypatch: pytest.MonkeyPatch) -> None:
    words = ("due", "--all", "--unit", "Công an", "--as-of", "2026-11-26", "--exit-zero")
    lines = seen(ctr, monkeypatch, 100, *words).splitlines()
    assert lines[0] == "Đơn vị: Công an"
    assert not any("Công an" in line for line in lines[1:])


def test_where_nothing_is_near_the_next_is_told(ctr: Ctr) -> None:
    ran = ctr("due", "--unit", "Công an", "--as-of", "2026-03-01")
    assert ran.out == ""
    assert (
        "Việc kế tiếp: 24/11/2026, Báo cáo kết quả thực hiện hằng năm của đơn vị năm 2026."
        in ran.err
    )
