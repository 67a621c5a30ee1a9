"""The plain data of a text is that of its tree, and there is none where the tree has notes."""

from __future__ import annotations

import unicodedata
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from ctr.problems import Notes
from ctr.yamlfile.events import MAX_DEPTH
from ctr.yamlfile.plain import plain
from ctr.yamlfile.tree import Refused, TreeReader
from tests.conftest import PLAN

_HEAP = 'k: "x' + "\\u0301" * 31 + '"'
_LINES = (
    *("a: 1", "b: x", "- a: y", "- 2.5", "  c: 'q'", "  - z", "k: [1, {c: 2}, []]", "{a: b, a: c}"),
    *("x: |", "x: >-", "  hai  ba", "", "# ghi chú", "---", "...", "? a", ": b", "~", "null: 1"),
    *("a: &n 1", "b: *n", "*n : 1", "a: !t 1", "<<: *n", "- &n {}", "- !t []", "[a]: 1", "{}: 1"),
    *("k: yes", "k: 1_000", "k: 0x1F", "k: 1.000", "k: 12:30", "k: .5", "k: true", 'k: "yes"'),
    *(
        'k: "\\u0007"',
        'k: "\\u0301"',
        _HEAP,
        "k: 'c\\d'",
        "[",
        "]",
        "\t- a",
        "x",
    ),
    *(unicodedata.normalize("NFD", "hoà: ủy"), "hòa: 1", unicodedata.normalize("NFD", "hòa: 2")),
)


def by_tree(text: str) -> tuple[Any, int] | None:
    """The same from the tree of the text; None where there is anything to note."""
    notes = Notes()
    reader = TreeReader("a.yaml", notes)
    try:
        root = reader.read(text)
    except (Refused, yaml.YAMLError):
        return None
    return (root.data if root is not None else None, reader.nodes) if not notes.places else None


def same(text: str) -> bool:
    """Whether both read a text alike, down to the types of its values."""
    return repr(plain(text)) == repr(by_tree(text))


@given(st.lists(st.sampled_from(_LINES), max_size=7).map("\n".join))
def test_both_read_any_lines_alike(text: str) -> None:
    assert same(text)


@pytest.mark.parametrize("line", _LINES)
def test_both_read_each_line_alike(line: str) -> None:
    assert same(f"{line}\n")
    assert same(f"o:\n  {line}\n")


@given(st.text("ab:-?[]{},\"'&*!|># \n\t\\u1~%@`.", max_size=30))
def test_both_read_any_signs_alike(text: str) -> None:
    assert same(text)


def test_both_read_our_plan_alike() -> None:
    for path in PLAN.rglob("*.yaml"):
        text = path.read_text("utf-8")
        assert plain(text) is not None
        assert same(text), path


@pytest.mark.parametrize("more", [0, 1])
def test_both_read_as_many_values(monkeypatch: pytest.MonkeyPatch, more: int) -> None:
    for module in ("plain", "tree"):
        monkeypatch.setattr(f"ctr.yamlfile.{module}.MAX_NODES", 10)
    many = f"[{', '.join('x' * (9 + more))}]"
    assert same(many)
    assert (plain(many) is None) == bool(more)


@pytest.mark.parametrize("more", [0, 1])
def test_both_go_as_deep(more: int) -> None:
    deep = "[" * (MAX_DEPTH + more) + "]" * (MAX_DEPTH + more)
    assert same(deep)
    assert (plain(deep) is None) == bool(more)
