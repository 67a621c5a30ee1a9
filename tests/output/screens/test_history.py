"""The history at any width: heads of commits, and below them what changed, never cut off."""

from __future__ import annotations

import pytest

from ctr.output.lines import plain, width_of
from ctr.output.screens.history import Block, history_lines

BLOCKS = [
    Block(("01/03/2026 08:00", "Lan", "abcdef0123"), "Ghi tháng 3", 0, [("+", "1.1: việc " * 12)]),
    Block(
        ("01/02/2026 08:00", "Hoa", "bbbbbb0123"), "", 2, [("~", "2.1: a → b"), ("-", "2.2: bỏ")]
    ),
]


@pytest.mark.parametrize("room", [30, 80, 160])
def test_nothing_is_wider_than_the_terminal_nor_lost(room: int) -> None:
    lines = history_lines(BLOCKS, room)
    assert all(width_of(line) <= room for line in lines)
    text = " ".join(plain(line) for line in lines)
    assert text.count("việc") == 12
    assert "2.2: bỏ" in text
    assert "(gồm cả thay đổi của 2 phiên" in text


def test_in_a_pipe_each_change_is_one_line_with_its_commit() -> None:
    lines = [plain(line) for line in history_lines(BLOCKS, None)]
    assert len(lines) == 4
    assert lines[2] == "01/02/2026 08:00 · Hoa · bbbbbb0123 · ~ 2.1: a → b"


def test_two_states_have_no_head() -> None:
    lines = history_lines([Block((), "", 0, [("~", "2.1: a → b")])], 80)
    assert [plain(line) for line in lines] == ["~ 2.1: a → b"]
