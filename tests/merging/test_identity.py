"""Which entries of two versions of a list are one."""

from __future__ import annotations

from typing import Any

import pytest

from ctr.merging.identity import paired

Items = list[Any]


@pytest.mark.parametrize(
    ("name", "base", "other", "same"),
    [
        # by what no two share, wherever it stands
        ("tasks", [{"task": "1.1"}, {"task": "1.2"}], [{"task": "1.2", "state": "done"}], [1]),
        ("units", [{"name": "A"}, {"name": "B"}], [{"name": "B", "email": "b@x.vn"}], [1]),
        # put right: by what is left of it
        ("log", [{"on": "1", "done": "a"}], [{"on": "1", "done": "b"}], [0]),
        ("log", [{"on": "1", "done": "a"}], [{"on": "2", "done": "a"}], [0]),
        (
            "values",
            [{"target": "t", "value": 1, "as_of": "1"}],
            [{"target": "t", "value": 1, "as_of": "2"}],
            [0],
        ),
        ("units", [{"name": "A", "short": "a"}], [{"name": "B", "short": "a"}], [0]),
        ("tasks", [{"id": "1.1", "title": "x"}], [{"id": "1.2", "title": "x"}], [0]),
        ("difficulties", ["Thiếu người", "Mưa lớn"], ["Thiếu xe", "Mưa lớn"], [0, 1]),
        # another one, whatever it has in common
        ("tasks", [{"task": "1.1", "state": "done"}], [{"task": "1.2", "state": "done"}], [None]),
        (
            "values",
            [{"target": "t", "value": 1, "as_of": "1"}],
            [{"target": "t", "value": 2, "as_of": "2"}],
            [None],
        ),
        ("difficulties", ["Thiếu người", "Mưa lớn"], ["Thiếu xe", "Nắng"], [None, None]),
        # each once
        ("proposals", ["a", "a"], ["a", "a", "a"], [0, 1, None]),
        (
            "values",
            [{"target": "t", "value": 1, "as_of": "1"}],
            [{"target": "t", "value": True, "as_of": "2"}],
            [None],
        ),
        # by document and by what a change is about
        (
            "changes",
            [{"level": {"target": "t", "milestones": []}}],
            [{"level": {"target": "t", "milestones": [1]}}],
            [0],
        ),
        ("changes", [{"drop": {"task": "1.1"}}], [{"drop": {"task": "1.2"}}], [None]),
    ],
)
def test_an_entry_found_again(name: str, base: Items, other: Items, same: list[int | None]) -> None:
    old, _, new = paired(name, base, base, other)
    assert old == list(range(len(base)))
    assert [number if number < len(base) else None for number in new] == same


def test_the_same_added_on_both_sides_is_one() -> None:
    one = {"target": "t", "as_of": "2026-05-01", "value": 5}
    _, ours, theirs = paired("values", [], [one], [{**one, "value": 6}, {**one, "target": "u"}])
    assert ours == [0]
    assert theirs[0] == 0
    assert theirs[1] > 0
