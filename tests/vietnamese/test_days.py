"""Days as people type them."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ctr.vietnamese.days import read_day
from ctr.vietnamese.phrases import day, long_day
from tests.conftest import Ctr


@pytest.mark.parametrize(
    "text",
    [
        "15/3/26",
        "15/03/2026",
        "15-3-2026",
        "15.3.2026",
        " ngày 15 tháng 3 năm 2026 ",
        "15 tháng 3 năm 2026",
        "Nga\u0300y 15 tha\u0301ng 3 na\u0306m 2026",
        "2026-03-15",
    ],
)
def test_each_way_of_writing_a_day_is_read(ctr: Ctr, text: str) -> None:
    assert read_day(text) == date(2026, 3, 15)
    typed = ctr("list", "--as-of", text, "--format", "json")
    assert typed.code == 0
    assert typed.out == ctr("list", "--as-of", "2026-03-15", "--format", "json").out


@pytest.mark.parametrize("text", ["15/3", "31/02/2026", "mai", "", "15/3/026", "0/0/2026"])
def test_what_is_no_day_is_refused(ctr: Ctr, text: str) -> None:
    assert read_day(text) is None
    assert ctr("due", "--as-of", text or "x").code == 2


@given(st.dates(date(1945, 1, 1), date(2200, 12, 31)))
def test_what_a_document_writes_is_read_back(value: date) -> None:
    assert read_day(day(value)) == value
    assert read_day(f"ngày {long_day(value)}") == value


@given(st.text())
def test_no_text_raises(text: str) -> None:
    read_day(text)
