"""A file written as it should be says what it said before."""

from __future__ import annotations

import unicodedata

import pytest

from ctr.yamlfile.reader import read_yaml
from ctr.yamlfile.tidy import quoted, same_words, tidied

NFD = unicodedata.normalize("NFD", "hoà")


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("a: 1\n", "a: 1\n"),
        ("", ""),
        ("\ufeffa: 1\n", "a: 1\n"),
        ("a: 1", "a: 1\n"),
        ("a: 1\r\nb: 2", "a: 1\r\nb: 2\r\n"),
        ("a: 1\r\nb: 2\r\nc: 3\n", "a: 1\r\nb: 2\r\nc: 3\r\n"),
        ("a: 1\r\nb: 2\nc: 3\n", "a: 1\nb: 2\nc: 3\n"),
        ("a: 1\r\nb: 2\n", "a: 1\nb: 2\n"),
        ("a: 1\rb: 2\r", "a: 1\nb: 2\n"),
        ("a: 1\r\nb: 2\r\n", "a: 1\r\nb: 2\r\n"),
        ("a: 1  \nb: 2\t\n# c  \n", "a: 1\nb: 2\n# c\n"),
        (f"{NFD}: {NFD}  # {NFD}\n", "hoà: hoà  # hoà\n"),
        ("a: |\n  b", "a: |\n  b\n"),
        ("a: |  \n  b  \n  c\nd: 1  \n", "a: |  \n  b  \n  c\nd: 1\n"),
        ("a: >\n  b  \n", "a: >\n  b  \n"),
        ('a: "b\\ \n  c"\n', 'a: "b\\ \n  c"\n'),
        ("a: [1, 2]  ", "a: [1, 2]\n"),
        ("a: |\n  b  ", "a: |\n  b  \n"),
        ("a: [1  \n", "a: [1  \n"),
        ("\ufeffa: [1  \r\n", "\ufeffa: [1  \r\n"),
    ],
)
def test_tidied(before: str, after: str) -> None:
    assert tidied(before) == after
    assert tidied(after) == after


def test_what_would_read_otherwise_stays() -> None:
    kelvin = "a: 1 \u037e b\n"  # a Greek question mark, which in NFC is a semicolon
    assert tidied(kelvin) == "a: 1 ; b\n"
    grave = "\u1fef: 1\n"  # in NFC a backtick, with which no YAML begins
    assert tidied(grave) == grave
    assert read_yaml(grave, "").root is not None


def test_quoted_at_places_alone() -> None:
    text = '\ufeff- id: 1.10\n  by: 2.5\n- {id: 1.1, x: "2"} # 1.1\n'
    assert quoted(text, {(1, 7), (3, 8)}) == (
        '\ufeff- id: "1.10"\n  by: 2.5\n- {id: "1.1", x: "2"} # 1.1\n'
    )
    assert quoted(text, ()) == text
    assert quoted("a: [1", {(1, 5)}) == "a: [1"


def test_the_same_words() -> None:
    one = b'a: 1.10\nb: "x"\n'
    assert same_words(one, b'\xef\xbb\xbfa: "1.10"\r\nb: x')
    assert not same_words(one, b'a: 1.1\nb: "x"\n')
    assert not same_words(one, b'a: 1.10\nb: "y"\n')
    assert not same_words(one, b"a: 1.10\n")
    assert not same_words(one, b"a: [1.10\n")
    assert not same_words(one, b"\xff")
    assert not same_words(b"a: true\n", b'a: "true"\n')
    assert not same_words(b"a: ~\n", b'a: "~"\n')
