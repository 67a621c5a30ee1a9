"""Looking into raw data: whatever it is, there is an answer."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from ctr.plan.load.raw import items, text_of

ODD: list[Any] = [None, "", "a", 5, Decimal("1.5"), True, [], ["a"], {}, {"b": 1}]


NO_LIST = [*ODD, *({"a": value} for value in ODD if value != ["a"])]
NO_TEXT = [*ODD, *({"a": value} for value in ODD if value not in ("", "a"))]


@pytest.mark.parametrize("data", NO_LIST, ids=str)
def test_what_is_no_list_has_no_items(data: Any) -> None:
    assert items(data, "a") == []


def test_the_items_of_a_list_are_numbered() -> None:
    assert items({"a": ["x", None, {}]}, "a") == [(0, "x"), (1, None), (2, {})]


@pytest.mark.parametrize("data", NO_TEXT, ids=str)
def test_what_is_no_text(data: Any) -> None:
    assert text_of(data, "a") is None


def test_the_spaces_of_a_text_are_folded() -> None:
    assert text_of({"a": " một \n hai "}, "a") == "một hai"
    assert text_of({"a": ""}, "a") == ""
