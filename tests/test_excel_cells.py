"""The height of a row of an Excel sheet."""

from __future__ import annotations

import pytest

from ctr.excel_cells import HIGHEST, LINE, PAGE, pixels, row_height, running, shared_widths


@pytest.mark.parametrize(
    ("cells", "lines"),
    [
        ([], 1),
        ([("ngắn", 10)], 1),
        ([("ngắn", 10), ("x" * 30, 10)], 3),
        ([("một\nhai", 10)], 2),
        ([("mỗi chữ một dòng", 5)], 4),
        ([("Ủy ban nhân dân phường", 100), ("", 5)], 1),
    ],
)
def test_the_longest_cell_shows(cells: list[tuple[str, float]], lines: int) -> None:
    assert row_height(cells) == lines * LINE + 2


def test_no_row_is_higher_than_excel_has() -> None:
    assert row_height([("x" * 9_000, 10)]) == HIGHEST


def test_columns_share_what_a_page_has_left() -> None:
    widths = shared_widths([10, 20, 5], [1, 3, 0])
    assert widths[2] == 5
    assert sum(map(pixels, widths)) == pytest.approx(PAGE, abs=3)
    assert (widths[1] - 20) == pytest.approx(3 * (widths[0] - 10), abs=0.3)
    assert shared_widths([100, 100], [1, 1]) == [100, 100]


def test_a_text_of_a_header_is_no_code() -> None:
    assert running("A & B").endswith('"A && B')
