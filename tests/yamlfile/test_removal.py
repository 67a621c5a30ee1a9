"""What is taken out of a file goes with its lines, and not a byte beside it."""

from __future__ import annotations

import pytest

from ctr.yamlfile.editor import CannotEdit, Edit, edited
from ctr.yamlfile.reader import read_yaml


def without(text: str, *path: str | int) -> str:
    """`text` without what is at `path`."""
    return edited(text, [Edit(path=path, remove=True)])


@pytest.mark.parametrize(
    ("before", "path", "expected"),
    [
        ("a: 1\nb: 2\n", ("a",), "b: 2\n"),
        ("a: 1\nb: 2\n", ("b",), "a: 1\n"),
        ("a: 1\nb: 2", ("b",), "a: 1\n"),
        ("a: 1  # một\nb: 2\n", ("a",), "b: 2\n"),
        ("# đầu tệp\na: 1\n  # của a\n# của b\nb: 2\n", ("a",), "# đầu tệp\n# của b\nb: 2\n"),
        ("a:\nb: 2\n", ("a",), "b: 2\n"),
        ("a: |\n  một\n\n  hai\n\nb: 2\n", ("a",), "\nb: 2\n"),
        ("a: một\n  hai\nb: 2\n", ("a",), "b: 2\n"),
        ("a:\n  c: 1\n  d:\n    - x\nb: 2\n", ("a",), "b: 2\n"),
        ("a: 1\r\nb: 2\r\nc: 3\r\n", ("b",), "a: 1\r\nc: 3\r\n"),
        ("\ufeffa: 1\nb: 2\n", ("a",), "\ufeffb: 2\n"),
        ('"a": 1\nb: 2\n', ("a",), "b: 2\n"),
        ("{a: 1, b: 2}\n", ("a",), "{b: 2}\n"),
        ("{a: 1, b: 2}\n", ("b",), "{a: 1}\n"),
        ("{a: 1}  # x\n", ("a",), "{}  # x\n"),
        ("a: [1, 2, 3]\n", ("a", 1), "a: [1, 3]\n"),
        ("a: [1, 2,]\n", ("a", 1), "a: [1,]\n"),
        ("a: [{b: 1}, {c: [2]}]\n", ("a", 1), "a: [{b: 1}]\n"),
        ("a: [{b: 1, c: 2}]\n", ("a", 0, "b"), "a: [{c: 2}]\n"),
        ("a:\n  - một\n  - hai\nb: 2\n", ("a", 0), "a:\n  - hai\nb: 2\n"),
        ("a:\n- một\n- hai\nb: 2\n", ("a", 1), "a:\n- một\nb: 2\n"),
        ("a:\n  - |\n    một\n\n  - hai\n", ("a", 0), "a:\n\n  - hai\n"),
        (
            "a:\n  - b: 1\n    c: 2\n  # của sau\n  - b: 3\n",
            ("a", 0),
            "a:\n  # của sau\n  - b: 3\n",
        ),
        ("a:\n  -\n    b: 1\n  - b: 3\n", ("a", 0), "a:\n  - b: 3\n"),
        ("a:\n  - b: 1\n    c: 2\n", ("a", 0, "b"), "a:\n  - c: 2\n"),
        ("a:\n  - b: 1\n    c: 2\n", ("a", 0, "c"), "a:\n  - b: 1\n"),
        (
            "a:\n  - b: 1  # một\n    c: 2\n    d: 3\n",
            ("a", 0, "c"),
            "a:\n  - b: 1  # một\n    d: 3\n",
        ),
    ],
)
def test_a_key_or_an_item_goes_with_its_lines(
    before: str, path: tuple[str | int, ...], expected: str
) -> None:
    after = without(before, *path)
    assert after == expected
    data = read_yaml(before, "").data
    holder = data
    for part in path[:-1]:
        holder = holder[part]
    del holder[path[-1]]
    assert read_yaml(after, "").data == data


@pytest.mark.parametrize(
    ("text", "path"),
    [
        ("a: 1\n", ("b",)),
        ("a: 1\n", ("a",)),  # an empty file is no mapping
        ("a:\n  - một\n", ("a", 0)),
        ("a:\n  - b: 1\n", ("a", 0, "b")),
        ("a:\n  - - 1\n    - 2\n", ("a", 0, 0)),
    ],
)
def test_what_cannot_go_safely_is_refused(text: str, path: tuple[str | int, ...]) -> None:
    with pytest.raises(CannotEdit):
        without(text, *path)
