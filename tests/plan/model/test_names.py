"""Names that are alike: found where one is meant, told where several may be."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ctr.plan.model.names import NameRegistry
from tests.conftest import Ctr

WORDS = st.sampled_from(
    [
        "Công an",
        "phường",
        "P.",
        "Phòng",
        "Các",
        "và",
        "&",
        "-",
        "Đồng chí",
        "trên địa bàn",
        "Y tế",
        "TT",
    ]
)
NAMES = st.lists(WORDS, min_size=1, max_size=5).map(" ".join)


@pytest.fixture
def alike() -> NameRegistry:
    return NameRegistry(
        [("Phòng Y tế", ["PYT"]), ("Trạm Y tế", []), ("Y tế phường", [])], "units.yaml"
    )


def test_a_declared_name_comes_before_one_that_is_only_like_it(alike: NameRegistry) -> None:
    assert alike.find("Phòng Y tế") == "Phòng Y tế"
    assert alike.find("y tế phường") == "Y tế phường"
    assert alike.find_typed("tram y te phuong") == "Trạm Y tế"


@pytest.mark.parametrize("typed", ["Y tế", "P. Y tế", "y te", "Phòng Y tế phường"])
def test_what_two_names_are_like_is_neither(alike: NameRegistry, typed: str) -> None:
    assert alike.find(typed) is None
    assert alike.find_typed(typed) is None
    assert alike.nearest(typed) == ["Phòng Y tế", "Y tế phường"]


def test_marks_must_be_right_or_absent(alike: NameRegistry) -> None:
    assert alike.find("Tram Y te") is None
    assert alike.find_typed("Tram Y te") == "Trạm Y tế"
    assert alike.find_typed("Trám Y tế") is None


def test_list_says_which_units_may_be_meant(ctr: Ctr, plan: Path) -> None:
    units = plan / "units.yaml"
    text = units.read_text(encoding="utf-8").replace(
        "units:\n", "units:\n  - name: Đội Môi trường\n  - name: Đội Môi trường phường\n", 1
    )
    units.write_text(text, encoding="utf-8")
    ran = ctr("list", "--unit", "Các Đội Môi trường", "--plan", plan)
    assert ran.code == 2
    assert "chưa rõ “Các Đội Môi trường” là đơn vị nào" in ran.err
    assert "“Đội Môi trường” hay “Đội Môi trường phường”" in ran.err


@given(st.lists(NAMES, min_size=1, max_size=4, unique=True), NAMES)
def test_a_query_finds_one_registered_name_or_none(names: list[str], query: str) -> None:
    registry = NameRegistry([(name, []) for name in names], "units.yaml", place="Phường Hòa Bình")
    for found in (registry.find(query), registry.find_typed(query)):
        assert found is None or found in names
    if len(registry.meant(query)) > 1:
        assert registry.find_typed(query) is None


@given(st.text(max_size=30))
def test_no_query_is_too_odd(query: str) -> None:
    registry = NameRegistry([("Công an phường", ["CAP"])], "units.yaml", place="Phường Hòa Bình")
    assert registry.find_typed(query) in (None, "Công an phường")
    registry.nearest(query)
