"""What a misspelt name may have been meant for."""

from __future__ import annotations

import pytest

from ctr.vietnamese.suggestions import LONGEST, at_most, did_you_mean, nearest


def test_only_what_may_be_a_name_is_compared() -> None:
    known = {"title": "title", "x" * 10_000: "long"}
    assert nearest("titel", known) == ["title"]
    assert nearest("title" + "e" * LONGEST, known) == []
    with at_most(2):
        assert [nearest("titel", known) for _ in range(3)] == [["title"], ["title"], []]
    assert nearest("titel", known) == ["title"]


NAMES = {"Phòng Văn hóa - Xã hội": "VH", "Phòng VHXH": "VH", "Văn phòng": "VP", "Công an": "CA"}


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("Phòng Văn hoá Xá hội", ["VH"]),
        ("van phong", ["VP"]),
        ("phong vhxhh", ["VH"]),
        ("xã hội", ["VH"]),
        ("Công an phường Hòa Bình", ["CA"]),
        ("Sở Ngoại giao", []),
        ("", []),
        ("!?", []),
    ],
)
def test_what_is_like_it_best_first_and_each_name_once(typed: str, meant: list[str]) -> None:
    assert nearest(typed, NAMES)[: len(meant) or 3] == meant


def test_the_best_come_first_and_no_more_than_asked_for() -> None:
    known = {name: name for name in ("listing", "lists", "list", "lost")}
    assert nearest("list", known) == ["list", "lists", "lost"]
    assert nearest("list", known, 1) == ["list"]


def test_a_suggestion_in_words() -> None:
    assert did_you_mean([]) == ""
    assert did_you_mean(["A"]) == "ý bạn là “A”?"
    assert did_you_mean(["A", "B", "C"]) == "ý bạn là “A” hay “B” hay “C”?"


def test_those_used_up_within_do_not_count_outside() -> None:
    with at_most(0):
        assert nearest("Công am", NAMES) == []
        with at_most(1):
            assert nearest("Công am", NAMES) == ["CA"]
        assert nearest("Công am", NAMES) == []
    assert nearest("Công am", NAMES) == ["CA"]
