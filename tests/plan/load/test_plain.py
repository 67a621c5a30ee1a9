"""A plan as plain data, and back."""

from __future__ import annotations

from pathlib import Path

import pytest

from ctr.plan.load.loader import load
from ctr.plan.load.plain import from_plain, to_plain
from tests.conftest import EXAMPLE, PLAN


@pytest.mark.parametrize("folder", [PLAN, EXAMPLE / "plan"])
def test_a_plan_is_the_same_after_it_was_kept(folder: Path) -> None:
    plan = load(folder).plan
    assert plan is not None
    assert from_plain(to_plain(plan)) == plan
