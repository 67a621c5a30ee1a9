"""What a misspelt name may have been meant for."""

from __future__ import annotations

from ctr.vietnamese.suggestions import LONGEST, at_most, nearest


def test_only_what_may_be_a_name_is_compared() -> None:
    known = {"title": "title", "x" * 10_000: "long"}
    assert nearest("titel", known) == ["title"]
    assert nearest("title" + "e" * LONGEST, known) == []
    with at_most(2):
        assert [nearest("titel", known) for _ in range(3)] == [["title"], ["title"], []]
    assert nearest("titel", known) == ["title"]
