"""Figures against those reported before, in words."""

from __future__ import annotations

from decimal import Decimal

import pytest

from ctr.wording.changes import change_phrase, change_told


@pytest.mark.parametrize(
    ("before", "now", "unit", "words"),
    [
        ("58.8", "62", "%", "tăng 3,2 điểm phần trăm"),
        ("14.5", "12", "%/năm", "giảm 2,5 điểm phần trăm"),
        ("1250", "1245", "hộ", "giảm 5 hộ"),
        ("1250", "3250.5", "tỷ đồng", "tăng 2.000,5 tỷ đồng"),
        ("5", "5.0", "hộ", "không thay đổi"),
        ("5", "7", None, "tăng 2"),
        (None, "5", "hộ", ""),
        ("5", None, "hộ", ""),
    ],
)
def test_a_figure_against_the_one_before(
    before: str | None, now: str | None, unit: str | None, words: str
) -> None:
    old, new = (Decimal(value) if value is not None else None for value in (before, now))
    assert change_phrase(old, new, unit) == words


def test_a_target_that_is_reached_or_not() -> None:
    assert change_phrase(False, True, None) == "kỳ trước: chưa đạt"
    assert change_phrase(True, False, None) == "kỳ trước: đạt"
    assert change_phrase(True, True, None) == "không thay đổi"
    assert change_phrase(True, Decimal(1), None) == ""


def test_in_running_text_it_is_said_what_it_is_compared_with() -> None:
    last = "hết quý I năm 2026"
    assert change_told(Decimal(3), Decimal(5), "hộ", last) == f"tăng 2 hộ so với {last}"
    assert change_told(True, True, None, last) == f"không thay đổi so với {last}"
    assert change_told(False, True, None, last) == f"{last}: chưa đạt"
    nothing_new = f"chưa có số liệu mới kể từ {last}"
    assert change_told(Decimal(3), Decimal(3), "hộ", last, measured=False) == nothing_new
    assert change_told(None, True, None, last) == ""
