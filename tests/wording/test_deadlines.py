"""Deadlines and the days of milestones in the words of an office."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from ctr.plan.model import Deadline, Extension, Milestone, Span
from ctr.plan.model.periods import Bound
from ctr.wording.deadlines import bound_phrase, deadline_phrase, when_phrase


@pytest.mark.parametrize(
    ("written", "phrase"),
    [
        ("2030", "năm 2030"),
        ("2026-Q1", "hết quý I/2026"),
        ("2026-q4", "hết quý IV/2026"),
        ("2026-05", "hết tháng 5/2026"),
        ("2027-12-31", "ngày 31/12/2027"),
    ],
)
def test_a_bound(written: str, phrase: str) -> None:
    assert bound_phrase(Bound.parse(written)) == phrase


def milestone(**when: Any) -> Milestone:
    return Milestone(at_least=Decimal(1), **when)


@pytest.mark.parametrize(
    ("when", "phrase"),
    [
        ({"by": Bound.parse("2030")}, "đến năm 2030"),
        ({"by": Bound.parse("2026-Q2")}, "đến hết quý II/2026"),
        ({"every": "week"}, "hằng tuần"),
        ({"every": "quarter"}, "hằng quý"),
        ({"over": Span(from_=2026, to=2030, as_="average")}, "bình quân giai đoạn 2026-2030"),
        ({"over": Span(from_=2027, to=2027, as_="total")}, "cả giai đoạn 2027"),
        ({"over": Span(from_=2026, to=2028, as_="throughout")}, "suốt giai đoạn 2026-2028"),
        ({}, "không nêu thời hạn"),
        ({"by": Bound.parse("2027"), "phrase": "đến hết năm 2027"}, "đến hết năm 2027"),
    ],
)
def test_when_a_milestone_is_to_be_reached(when: dict[str, Any], phrase: str) -> None:
    assert when_phrase(milestone(**when)) == phrase


def test_of_several_extensions_the_last_one_counts() -> None:
    words = "đến hết năm 2027"
    later = tuple(
        Extension(to=Bound.parse(to), approved_by="Công văn số 10/UBND")
        for to in ("2028-06", "2029")
    )
    first = Bound.parse("2027")
    assert deadline_phrase(Deadline(phrase=words, by=first)) == words
    extended = Deadline(phrase=words, by=first, extensions=later)
    assert deadline_phrase(extended) == "đến hết năm 2027, gia hạn đến 31/12/2029"
