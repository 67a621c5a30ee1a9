"""Days and bounds: every one is read in every form, or refused in words."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ctr.codes import ERRORS
from ctr.plan.model.periods import Bound, parse_day
from ctr.problems import Invalid

anything = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(),
    st.floats(),
    st.decimals(),
    st.text(),
    st.binary(),
    st.lists(st.text()),
    st.dates().map(str),
    st.from_regex(r"\d{0,5}([-/.]?[Qq]?\d{1,3}){0,2}", fullmatch=True),
)


@given(value=anything)
@settings(max_examples=500, deadline=None)
def test_a_day_is_one_or_invalid(value: Any) -> None:
    try:
        day = parse_day(value)
    except Invalid as error:
        assert error.code in ERRORS
        assert error.message
    else:
        assert day.isoformat() == value


@given(value=anything, year=st.integers(1945, 2200))
@settings(max_examples=500, deadline=None)
def test_a_bound_is_one_or_invalid(value: Any, year: int) -> None:
    try:
        bound = Bound.parse(value)
    except Invalid as error:
        assert error.code in ERRORS
        assert error.message
    else:
        assert re.fullmatch(r"[0-9Qq-]+", bound.written)
        assert Bound.parse(bound.written) == bound
        assert bound.last_day(year).year == (bound.year or year)
        assert bound.day_before(year) < bound.last_day(year)


@given(day=st.dates(date(1945, 1, 1), date(2200, 12, 31)))
@settings(deadline=None)
def test_every_day_is_read_in_every_form(day: date) -> None:
    assert parse_day(day.isoformat()) == day
    assert Bound.parse(day.isoformat()).last_day() == day
    assert Bound.parse(f"{day:%m-%d}").last_day(day.year) == day
    assert Bound.parse(f"{day:%Y-%m}").last_day() >= day
    assert Bound.parse(f"{day:%Y}").last_day() == date(day.year, 12, 31)
    assert Bound.parse(day.year) == Bound.parse(str(day.year))


@given(day=st.integers(0, 40), month=st.integers(0, 20), year=st.integers(0, 3000))
@settings(deadline=None)
def test_a_day_proposed_for_another_spelling_exists(day: int, month: int, year: int) -> None:
    for read in (parse_day, Bound.parse):
        with pytest.raises(Invalid) as raised:
            read(f"{day}/{month}/{year:04d}")
        proposed = re.fullmatch(r"viết (\d+-\d+-\d+)", raised.value.hint)
        assert proposed is None or parse_day(proposed[1]) == date(year, month, day)
