"""Counts and shares as a document writes them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ctr.wording.counts import count, part_of, share


@pytest.mark.parametrize(("number", "written"), [(0, "00"), (3, "03"), (12, "12"), (100, "100")])
def test_a_count(number: int, written: str) -> None:
    assert count(number) == written


def test_a_part() -> None:
    assert (part_of(1, 3), part_of(12, 40), part_of(0, 9)) == ("01/03", "12/40", "00/09")


@pytest.mark.parametrize(
    ("part", "whole", "written"),
    [(3, 39, "7,7%"), (1, 3, "33,3%"), (2, 3, "66,7%"), (5, 5, "100%"), (0, 5, "0%"), (0, 0, "0%")],
)
def test_a_share(part: int, whole: int, written: str) -> None:
    assert share(part, whole) == written


@given(st.integers(1, 10_000), st.data())
def test_no_share_is_below_nothing_or_above_the_whole(whole: int, data: st.DataObject) -> None:
    part = data.draw(st.integers(0, whole))
    assert 0 <= float(share(part, whole).removesuffix("%").replace(",", ".")) <= 100


def test_a_half_is_rounded_up() -> None:
    assert (share(1, 400), share(3, 400)) == ("0,3%", "0,8%")
