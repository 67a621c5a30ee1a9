"""Strict YAML: what is read, what is ambiguous, what is refused."""

from __future__ import annotations

import pytest

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
