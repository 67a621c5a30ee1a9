"""A plan as plain data, and back."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from ctr.plan.load.loader import load
from ctr.plan.load.plain import from_plain, to_plain
from ctr.plan.model import Plan
from tests.conftest import EXAMPLE, PLAN


@pytest.mark.parametrize("folder", [PLAN, EXAMPLE / "plan"])
def test_a_plan_is_the_same_after_it_was_kept(folder: Path) -> None:
    plan = load(folder).plan
    assert plan is not None
    assert from_plain(to_plain(plan), Plan) == plan


@pytest.fixture
def content(small: Path) -> str:
    """The small plan as plain data."""
    plan = load(small).plan
    assert plan is not None
    return to_plain(plan)


def test_it_is_json_that_keeps_vietnamese_as_it_is(content: str) -> None:
    assert "Phường Hòa Bình" in content
    data = json.loads(content)
    assert isinstance(data, list)
    assert isinstance(data[0], int)


def _cut(data: list[Any]) -> list[Any]:
    return data[:-1]


def _grown(data: list[Any]) -> list[Any]:
    return [*data, None]


def _unknown(data: list[Any]) -> list[Any]:
    return [10_000, *data[1:]]


def _another(data: list[Any]) -> list[Any]:
    return ["t", *data[1:]]


def _odd(data: list[Any]) -> list[Any]:
    return ["x", *data[1:]]


@pytest.mark.parametrize("change", [_cut, _grown, _unknown, _another, _odd])
def test_what_is_no_plan_is_refused(content: str, change: Callable[[list[Any]], list[Any]]) -> None:
    with pytest.raises((ValueError, TypeError, LookupError)):
        from_plain(json.dumps(change(json.loads(content))), Plan)


@pytest.mark.parametrize("content", ["", "{", "5", '"a"', "null", "[]", '["d", 1]'])
def test_what_is_no_plan_at_all_is_refused(content: str) -> None:
    with pytest.raises((ValueError, TypeError, LookupError)):
        from_plain(content, Plan)


def test_a_value_that_the_model_has_no_place_for_is_not_kept(small: Path) -> None:
    plan = load(small).plan
    assert plan is not None
    with pytest.raises(ValueError, match="set"):
        to_plain(replace(plan, units={"a"}))  # type: ignore[arg-type]
