"""Tables on a terminal."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from itertools import islice

import pytest

from ctr.output.lines import plain
from ctr.output.table import MOST_FOLDED, Column, pieces, table_lines
from tests.conftest import EXAMPLE, ROOT


def shown(columns: int, command: str) -> str:
    """What a terminal so many columns wide shows of a command."""
    if shutil.which("script") is None:
        pytest.skip("no script here")
    line = f"stty cols {columns}; COLUMNS={columns} '{sys.executable}' -m ctr {command}"
    ran = subprocess.run(
        ["script", "-qec", line, "/dev/null"], cwd=ROOT, capture_output=True, check=False
    )
    return ran.stdout.decode()


def test_a_narrow_terminal_cuts_no_figure() -> None:
    out = shown(40, "status")
    assert "Toàn chương trình" in out
    assert " 39 " in out


def test_no_day_is_broken_where_there_is_room_for_it() -> None:
    out = shown(80, f"targets --year 2026 --plan '{EXAMPLE}' --as-of 2026-12-01")
    assert "(15/11/2026)" in out
    lines = re.sub(r"\x1b\[[0-9;]*m", "", out).splitlines()
    assert 70 < max(len(line) for line in lines) <= 80


COLUMNS: tuple[Column[str], ...] = (
    Column(head="Tên", text=str, ratio=1),
    Column(head="Số nhiệm vụ", text=str, right=True),
)


def test_cells_are_folded_and_nothing_stands_at_the_ends_of_lines() -> None:
    rows = [["Văn phòng Ủy ban nhân dân phường", "12"], ["Công an", "3"]]
    assert [plain(line) for line in table_lines(COLUMNS, rows, 24)] == [
        "Tên                   Số",
        "                   nhiệm",
        "                      vụ",
        "Văn phòng Ủy ban      12",
        "nhân dân phường",
        "",
        "Công an                3",
    ]


def test_a_wide_terminal_does_not_pull_columns_apart() -> None:
    lines = table_lines(COLUMNS, [["Công an", "3"]], 140)
    assert max(len(plain(line)) for line in lines) == 20


def test_where_columns_do_not_fit_rows_stand_below_each_other() -> None:
    columns: tuple[Column[str], ...] = (*COLUMNS, Column(head="Địa chỉ", text=str))
    lines = table_lines(columns, [["Công an", "3", "congan.phuong@haiphong.gov.vn"]], 40)
    assert [plain(line) for line in lines] == [
        "Công an",
        "  Số nhiệm vụ: 3",
        "  Địa chỉ: congan.phuong@haiphong.gov.vn",
    ]


def test_what_is_long_on_a_terminal_comes_line_by_line() -> None:
    columns: tuple[Column[str], ...] = (
        Column(head="TT", text=str, right=True),
        Column(head="Việc", text=str),
    )
    asked = 0

    def rows() -> Iterator[list[str]]:
        nonlocal asked
        for asked in range(1, 100_001):
            yield [str(asked), f"việc {asked} \x1b[31m" + "dài " * (asked % 300 > 290) * 20]

    lines = pieces(columns, rows(), 60)
    shown = list(islice(lines, 1_000))
    assert MOST_FOLDED < asked < 1_100  # no more is read than is written
    assert shown[0] == " TT  VIỆC\n"
    assert shown[1] == "  1  việc 1 \ufffd[31m\n"
    assert shown[299].startswith("299  việc 299") and shown[299].count("dài") == 20
    assert all(line.endswith("\n") for line in shown)


def test_up_to_200_rows_are_folded_to_the_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    columns: tuple[Column[str], ...] = (
        Column(head="TT", text=str),
        Column(head="Việc", text=str, ratio=1),
    )
    rows = [[str(number), "một việc dài hơn chỗ có"] for number in range(MOST_FOLDED)]
    (text,) = pieces(columns, rows, 20)
    assert max(map(len, text.splitlines())) <= 20
    assert text.count("việc dài") == MOST_FOLDED
    assert len(list(pieces(columns, [*rows, rows[0]], 20))) == 1 + MOST_FOLDED + 1
    assert list(pieces(columns, [], 20)) == []
