"""Each kind of value: what its check takes, its schema takes."""

from __future__ import annotations

import re
from datetime import date, timedelta
from decimal import Decimal
from itertools import product
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from ctr.plan.model import fields
from ctr.plan.model.fields import FieldType
from ctr.plan.schema.values import BY_CHECK
from ctr.problems import Invalid

YEARS = ("1944", "1945", "2026", "2200", "2201", "26")
PARTS = ("Q1", "q4", "Q5", "6T", "9t", "3T", "05", "13")
DAYS = [f"{month:02}-{day:02}" for month, day in product(range(14), (0, 1, 28, 29, 30, 31, 32))]
TEXTS = [
    *YEARS,
    *(f"{year}-{rest}" for year in YEARS for rest in PARTS),
    *DAYS,
    *(f"2026-{day}" for day in DAYS),
    *((date(2024, 2, 27) + timedelta(days=days)).isoformat() for days in range(4)),
    "2026-01-01..2026-03-31", "2026-01-01 .. 2026-03-31", " 2026-Q2 ", " 2026-05-01", "2026-5-1",
    "25/11/2026", "0", "1", "05", "31", "32", "friday", "Friday", "sunday", "", " ", "x", "Công an",
    "a", "a-b", "a--b", "A", " a ", "10.2", "10.20", "10.02", "0.1", "10", "010", "10.2.3", "IV",
    "a)", "(1)", "-", "+", "đ)", "x@y.vn", " x@y.vn", "x@y", "x y@z.vn", "f" * 64, "F" * 64,
    "3f2a9c1e04b7-quyet-dinh-45.docx", "3f2a9c1e04b7-x", "3f2a9c1e04b7", "bao-cao.docx", ".x",
    "97,5", "97.5", "true", "null",
]  # fmt: skip
OTHERS: list[Any] = [
    None, True, False, 0, 1, 25, 31, 32, -5, 1944, 1945, 2026, 2200, 2201, Decimal("97.5"),
    Decimal("-1.0"), [], ["x"], {}, {"a": 1},
]  # fmt: skip
KINDS = {
    check: name
    for name, kind in vars(fields).items()
    for mark in getattr(kind, "__metadata__", ())
    if isinstance(mark, FieldType)
    for check in (mark.check,)
}


def test_every_kind_of_value_has_a_schema() -> None:
    assert {*KINDS} == {*BY_CHECK}
    assert len(KINDS) > 18


@pytest.mark.parametrize("check", KINDS, ids=KINDS.values())
def test_what_a_check_takes_its_schema_takes(check: Any) -> None:
    validator = Draft202012Validator(BY_CHECK[check].whole)
    taken = refused = 0
    for value in [*TEXTS, *OTHERS]:
        fits = validator.is_valid(float(value) if isinstance(value, Decimal) else value)
        try:
            check(value)
        except Invalid:
            refused += not fits
        else:
            assert fits, value
            taken += 1
    assert taken
    assert refused


@pytest.mark.parametrize("name", ["Day", "When", "DueWhen", "PeriodCode", "Slug", "Year", "Flag"])
def test_what_a_check_refuses_its_schema_refuses_too(name: str) -> None:
    (check,) = (check for check, known in KINDS.items() if known == name)
    validator = Draft202012Validator(BY_CHECK[check].whole)
    for value in [*TEXTS, *OTHERS]:
        if isinstance(value, Decimal) or re.search(r"02-29$", str(value)):
            continue  # 2026.0 is 2026 to a schema; which years have that day it cannot tell
        try:
            check(value)
        except Invalid:
            assert not validator.is_valid(value), value


def test_every_pattern_reads_in_an_editor_as_here() -> None:
    for value in BY_CHECK.values():
        pattern = value.schema.get("pattern", "")
        assert not re.search(r"\\[^sS.()\\]|(?<!\\)\(\?[^:]", pattern), pattern
