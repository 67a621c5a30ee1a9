"""Numbers in the formats of Word's lists."""

from __future__ import annotations

import pytest

from ctr.blocks.number_formats import shown


@pytest.mark.parametrize(
    ("form", "number", "text"),
    [
        ("decimal", 12, "12"), ("decimalZero", 7, "07"), ("decimalZero", 12, "12"),
        ("upperRoman", 4, "IV"), ("upperRoman", 19, "XIX"), ("lowerRoman", 9, "ix"),
        ("lowerLetter", 1, "a"), ("lowerLetter", 26, "z"), ("lowerLetter", 27, "aa"),
        ("lowerLetter", 54, "bbb"), ("upperLetter", 4, "D"), ("none", 3, ""),
        ("numberInDash", 2, "- 2 -"), ("decimalEnclosedCircle", 3, "③"),
        ("decimalEnclosedCircle", 21, "21"), ("vietnameseCounting", 1, "một"),
        ("vietnameseCounting", 15, "mười lăm"), ("vietnameseCounting", 21, "hai mươi mốt"),
        ("vietnameseCounting", 30, "ba mươi"), ("vietnameseCounting", 100, "100"),
        ("upperRoman", 0, "0"), ("lowerLetter", 0, "0"), ("upperRoman", -3, "-3"),
        ("whatever", 5, "5"), ("lowerLetter", 30_000, "30000"),
    ],
)  # fmt: skip
def test_a_number_is_written_as_word_writes_it(form: str, number: int, text: str) -> None:
    assert shown(number, form) == text


def test_a_custom_format_says_how_many_digits() -> None:
    assert shown(7, "custom", "001, 002, 003, ...") == "007"
