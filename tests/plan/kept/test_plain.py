"""A plan as plain data, and back."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from ctr.plan.kept.plain import from_plain, to_plain
from ctr.plan.load.loader import load
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
    assert data[""] == "Plan"
    assert "calendar" in data
    assert "amendments" not in data  # of which it has none


def _cut(data: dict[str, Any]) -> object:
    return {name: part for name, part in data.items() if name != "programme"}


def _grown(data: dict[str, Any]) -> object:
    return {**data, "other": None}


def _unknown(data: dict[str, Any]) -> object:
    return {**data, "": "Path"}


def _another(data: dict[str, Any]) -> object:
    return {**data["programme"]}


def _odd(data: dict[str, Any]) -> object:
    return {**data, "units": {"second": 1}}


def _no_day(data: dict[str, Any]) -> object:
    return {**data, "units": {"day": 10**9}}


def _no_number(data: dict[str, Any]) -> object:
    return {**data, "units": {"number": "one"}}


@pytest.mark.parametrize("change", [_cut, _grown, _unknown, _another, _odd, _no_day, _no_number])
def test_what_is_no_plan_is_refused(
    content: str, change: Callable[[dict[str, Any]], object]
) -> None:
    with pytest.raises((ValueError, TypeError, LookupError)):
        from_plain(json.dumps(change(json.loads(content))), Plan)


@pytest.mark.parametrize("content", ["", "{", "5", '"a"', "null", "[]", '{"day": 1}', '{"": 5}'])
def test_what_is_no_plan_at_all_is_refused(content: str) -> None:
    with pytest.raises((ValueError, TypeError, LookupError)):
        from_plain(content, Plan)


def test_a_value_that_the_model_has_no_place_for_is_not_kept(small: Path) -> None:
    plan = load(small).plan
    assert plan is not None
    with pytest.raises(ValueError, match="set"):
        to_plain(replace(plan, units={"a"}))  # type: ignore[arg-type]
