"""Values without quotes: read one way, or told to be read in several."""

from decimal import Decimal

import pytest

from ctr.yamlfile.scalars import is_ambiguous, value_of


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("", None),
        ("12", 12),
        ("-0", 0),
        ("97.50", Decimal("97.50")),
        ("2026-11-27", "2026-11-27"),
        ("Công an phường", "Công an phường"),
        ("đạt 97.5", "đạt 97.5"),
    ],
)
def test_a_value_is_read_one_way(text: str, value: object) -> None:
    assert value_of(text) == value
    assert not is_ambiguous(text)


@pytest.mark.parametrize(("text", "value"), [("null", None), ("true", True), ("false", False)])
def test_a_text_that_reads_as_one_of_these_words_needs_quotes(text: str, value: object) -> None:
    assert value_of(text) is value
    assert is_ambiguous(text)


@pytest.mark.parametrize(
    "text",
    ["y", "No", "on", "FALSE", "Null", "1.000", "1_000", "012", "0xff", "12:30", "+5", ".5", "5.",
     "1e10", "-.INF", ".nan"],
)  # fmt: skip
def test_what_programs_read_differently_stays_a_text_and_is_told(text: str) -> None:
    assert value_of(text) == text
    assert is_ambiguous(text)


def test_what_is_too_long_for_a_number_is_a_text() -> None:
    assert value_of("1" * 2_000) == "1" * 2_000
    assert not is_ambiguous("0" * 2_000)
