"""Our plan says what the signed programme says."""

from __future__ import annotations

from ctr.plan.loading import load

from .conftest import PLAN, Ctr


def test_our_plan_is_sound(ctr: Ctr) -> None:
    plan = load(PLAN).plan
    assert plan is not None
    assert len(list(plan.tasks())) == 39
    assert ctr("check").code == 0
