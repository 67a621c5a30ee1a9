"""Strict YAML: what is read, what is ambiguous, what is refused."""

from __future__ import annotations

from decimal import Decimal

import pytest

from ctr.problems import Problem
from ctr.yamlfile.events import MAX_DEPTH
from ctr.yamlfile.reader import Document, read_yaml


@pytest.mark.parametrize(
    "scalar",
    ["1" + "_" * 60_000, "1" * 60_000, "1" + ":1" * 60_000, "0" * 60_000 + "x", "." * 60_000],
)
def test_a_long_scalar_is_read(scalar: str) -> None:
    for text in (f"a: {scalar}", f"a: {scalar}x"):
        assert read_yaml(text, "a.yaml").data["a"] is not None


@pytest.mark.parametrize("number", ["1.000", "-1.000", "97.125", "999.999"])
def test_what_some_read_as_thousands_is_ambiguous(number: str) -> None:
    document = read_yaml(f"a: {number}", "a.yaml")
    assert [problem.code for problem in document.problems] == ["yaml-ambiguous"]
    assert read_yaml(f"a: {number}0", "a.yaml").problems == []


@pytest.mark.parametrize("number", ["0.125", "1000.125", "97.5", "1.0000", "97.12"])
def test_what_can_only_be_a_fraction_is_none(number: str) -> None:
    assert read_yaml(f"a: {number}", "a.yaml").problems == []


def test_a_document_that_could_not_be_read_has_a_position_for_everything() -> None:
    assert Document("a.yaml").position(("unit",)) == (1, 1)
    broken = read_yaml("unit: [\n", "a.yaml")
    assert (broken.root, broken.data) == (None, None)
    assert broken.position(("unit",), at_key=True) == (1, 1)


def test_of_a_key_written_twice_the_first_counts() -> None:
    document = read_yaml("a: 1\na:\n  b: 2\n", "a.yaml")
    assert document.data == {"a": 1}
    assert [problem.line for problem in document.problems] == [2]
    assert "dòng 1" in document.problems[0].message


def test_a_byte_order_mark_moves_nothing() -> None:
    document = read_yaml("\ufeffa: b\n", "a.yaml")
    assert (document.data, document.problems) == ({"a": "b"}, [])
    node = document.root.find(("a",)) if document.root is not None else None
    assert node is not None
    assert (node.line, node.column, node.start, node.end) == (1, 4, 3, 4)
    assert read_yaml("a: b\ufeff\n", "a.yaml").data == {"a": "b\ufeff"}


def test_a_forbidden_character_is_a_problem_of_its_file_at_its_place() -> None:
    (problem,) = read_yaml("a: 1\nb: x\x07\n", "a.yaml").problems
    assert (problem.file, problem.line, problem.column, problem.code) == (
        "a.yaml",
        2,
        5,
        "file-encoding",
    )
    assert read_yaml("a: 1\r\nb: x\x07\r\n", "a.yaml").problems[0].line == 2
    assert read_yaml("\x07", "a.yaml").problems[0].column == 1


def test_a_problem_of_a_document_stands_at_the_value_unless_at_its_key() -> None:
    document = read_yaml("a:\n  b: 1\n", "a.yaml")
    at_value = document.problem(("a", "b"), "wrong-type", "sai")
    assert at_value == Problem(
        file="a.yaml", line=2, column=6, code="wrong-type", message="sai", hint=""
    )
    at_key = document.problem(("a", "b"), "wrong-type", "sai", "sửa", at_key=True)
    assert (at_key.line, at_key.column, at_key.hint) == (2, 3, "sửa")


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("", None),
        ("~", None),
        ("null", None),
        ("true", True),
        ("false", False),
        ("0", 0),
        ("-12", -12),
        ("999999999999999999", 999999999999999999),
        ("1000000000000000000", "1000000000000000000"),
        ("97.5", Decimal("97.5")),
        ("-0.50", Decimal("-0.50")),
        ("2026-11-25", "2026-11-25"),
        ("'12'", "12"),
        ('"true"', "true"),
        ("e\u0301", "\u00e9"),
        ("'e\u0301'", "\u00e9"),
        ("a b", "a b"),
    ],
)
def test_what_a_value_is(written: str, value: object) -> None:
    document = read_yaml(f"a: {written}\n", "a.yaml")
    assert document.problems == []
    found = document.data["a"]
    assert (found, type(found)) == (value, type(value))


def test_blocks_are_text_whatever_they_hold() -> None:
    text = "a: |\n  12\n  true\nb: >-\n  một\n  hai\n"
    assert read_yaml(text, "a.yaml").data == {"a": "12\ntrue\n", "b": "một hai"}


def test_the_deepest_that_is_read() -> None:
    deepest = "[" * MAX_DEPTH + "]" * MAX_DEPTH
    assert read_yaml(deepest, "a.yaml").problems == []
    (problem,) = read_yaml(f"[{deepest}]", "a.yaml").problems
    assert (problem.code, problem.column) == ("yaml-depth", MAX_DEPTH + 1)
    assert problem.message == "lồng nhau quá 20 tầng"


def test_an_empty_file_holds_nothing() -> None:
    for text in ("", "\n", "# ghi chú\n", "---\n"):
        document = read_yaml(text, "a.yaml")
        assert (document.data, document.problems) == (None, []), text


@pytest.mark.parametrize("text", ["*a\n", "*a : 1\n", "b: 1\n*a : 2\n"])
def test_an_alias_that_is_all_there_is_or_a_key_ends_the_reading(text: str) -> None:
    document = read_yaml(text, "a.yaml")
    assert (document.data, [problem.code for problem in document.problems]) == (
        None,
        ["yaml-unsupported"],
    )


@pytest.mark.parametrize(("marks", "places"), [(30, []), (31, [(2, 5, "file-encoding")])])
def test_as_many_marks_on_a_letter_as_a_language_has(
    marks: int, places: list[tuple[int, int, str]]
) -> None:
    document = read_yaml("b: 1\na: x" + "\u0301" * marks + "…\n", "a.yaml")
    found = [(problem.line, problem.column, problem.code) for problem in document.problems]
    assert found == places


def test_only_quotes_may_hold_what_is_written_as_an_escape() -> None:
    document = read_yaml('a: "x\\u0007"\n', "a.yaml")
    assert [(problem.line, problem.code) for problem in document.problems] == [(1, "file-encoding")]


def test_every_value_is_counted_once_and_a_note_may_stand_at_its_key() -> None:
    document = read_yaml("a: [b, c]\n", "a.yaml")
    assert document.nodes == 4
    for at_key in (True, False):
        document.note(("a",), "wrong-value", "sai", "sửa", at_key=at_key)
    assert [(problem.column, problem.message, problem.hint) for problem in document.problems] == [
        (1, "sai", "sửa"),
        (4, "sai", "sửa"),
    ]


def test_what_was_read_before_is_read_again_as_it_stands() -> None:
    first = read_yaml("a: [1, 2]\nb: x\n", "a.yaml")
    first.data["a"].append(3)
    second = read_yaml("a: [1, 2]\nb: x\n", "b.yaml")
    assert second.data == {"a": [1, 2], "b": "x"}
    assert second.problem(("b",), "wrong-value", "sai").file == "b.yaml"
    assert second.nodes == first.nodes
    faulty = [read_yaml("a: 1\na: 2\n", name).problems for name in ("a.yaml", "b.yaml")]
    assert [problem.file for (problem,) in faulty] == ["a.yaml", "b.yaml"]
