"""What a value without quotes is: the same to every program, or a text that is told."""

from __future__ import annotations

from decimal import Decimal

import pytest

from ctr.yamlfile.scalars import is_ambiguous, value_of


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("true", True),
        ("false", False),
        ("null", None),
        ("~", None),
        ("", None),
        ("10", 10),
        ("-3", -3),
        ("98.25", Decimal("98.25")),
        ("10.2", Decimal("10.2")),
        ("2026-03-15", "2026-03-15"),
        ("Công an phường", "Công an phường"),
        ("99" * 20, "99" * 20),
    ],
)
def test_what_all_programs_read_alike(text: str, value: object) -> None:
    assert (value_of(text), type(value_of(text))) == (value, type(value))


@pytest.mark.parametrize(
    "text",
    ["yes", "No", "TRUE", "Null", "1:30", "1_000", "007", "0x1F", "+5", ".5", "1e3", "1.000"],
)
def test_what_each_program_reads_in_its_own_way_stays_a_text(text: str) -> None:
    assert is_ambiguous(text)
    assert value_of(text) == text
