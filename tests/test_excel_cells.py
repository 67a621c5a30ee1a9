"""The height of a row of an Excel sheet."""

from __future__ import annotations

import pytest

from ctr.excel_cells import row_height


@pytest.mark.parametrize(
    ("cells", "height"),
    [
        ([], 15),
        ([("ngắn", 10)], 15),
        ([("ngắn", 10), ("x" * 30, 10)], 45),
        ([("một\nhai", 10)], 30),
        ([("x" * 9000, 10)], 409),
    ],
)
def test_the_longest_cell_shows(cells: list[tuple[str, float]], height: float) -> None:
    assert row_height(cells) == height
