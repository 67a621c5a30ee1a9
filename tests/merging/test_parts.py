"""The parts of a file are all of its text, each where it belongs."""

from __future__ import annotations

from pathlib import Path

import pytest

from ctr.merging.parts import Part, parted
from ctr.yamlfile.reader import read_yaml
from tests.conftest import EXAMPLE, PLAN
from tests.merging.sides import pair

FILES = [*sorted(PLAN.rglob("*.yaml"))[:8], *sorted((EXAMPLE / "plan").rglob("*.yaml"))]


def of(text: str) -> Part:
    root = read_yaml(text, "").root
    assert root is not None
    return parted(text, root)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_the_parts_are_the_whole_text(path: Path) -> None:
    text = path.read_text()
    assert of(text).body == text


@pytest.mark.parametrize("seed", range(5))
def test_the_parts_of_written_files(seed: int) -> None:
    for text in pair(seed):
        assert of(text).body == text


@pytest.mark.parametrize(
    "text",
    [
        "a: 1",
        "---\n# đầu\na: 1\n\n# cuối\n",
        "a:\n- 1\n- - 2\n  - 3\n-\n  b: 4\n",
        "a: |\n  một\n\n  hai\n\nb: >-\n  ba\n# c\n",
        'a: "một\n  hai"\nb:\nc: {d: 1, e: [2, 3]}  # f\n',
        "{a: 1, b: 2}\n",
        "- 1\n",
    ],
)
def test_odd_but_sound_texts(text: str) -> None:
    assert of(text).body == text


def test_a_comment_stands_with_what_it_belongs_to() -> None:
    part = of("a: 1\n# của b\nb:\n  - c: 2\n    # sâu hơn\n  # của mục hai\n  - d: 3\n# cuối\n")
    (_, a), (_, b) = part.kids
    first, second = (kid for _, kid in b.kids)
    assert a.body == "a: 1\n"
    assert b.lead == "# của b\n"
    assert first.body == "- c: 2\n    # sâu hơn\n"
    assert second.lead == "  # của mục hai\n  "
    assert part.tail == "# cuối\n"
