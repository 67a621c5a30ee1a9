"""Whatever happened to a plan: what is told of it leads from its first state to its last."""

from __future__ import annotations

import os

import pytest

from ctr.history.changes import Change
from ctr.history.walk import Revision
from tests.history.applied import apply, cleaned, tree_of
from tests.history.worlds import World

WORLDS = int(os.environ.get("HISTORY_WORLDS", "4"))


def told(world: World) -> list[Revision]:
    walk = world.walk()
    return list(walk.revisions(set(world.commits)))


def changes(revision: Revision) -> list[Change]:
    return [change for event in revision.events for change in event.changes]


@pytest.mark.parametrize("seed", range(WORLDS))
def test_what_is_told_leads_from_the_first_state_to_the_last(seed: int) -> None:
    world = World(seed)
    head = world.grow(5, merges=False, broken=seed % 3 == 0)
    first, *revisions = told(world)
    assert first.began
    assert first.plan is not None
    tree = tree_of(first.plan)
    for revision in revisions:
        if revision.plan is not None:
            apply(tree, changes(revision))
            assert cleaned(tree) == cleaned(tree_of(revision.plan)), revision.commit.subject
    plan, _ = world.walk().plan_of(world.commits[head])
    assert plan is not None
    assert cleaned(tree) == cleaned(tree_of(plan))


@pytest.mark.parametrize("seed", range(WORLDS))
def test_of_branches_that_were_merged_too_nothing_is_missing_or_told_twice(seed: int) -> None:
    world = World(10_000 + seed)
    head = world.grow(4, merges=True, broken=False)
    first, *revisions = told(world)
    assert first.plan is not None
    tree = tree_of(first.plan)
    for revision in revisions:
        apply(tree, changes(revision), sides=True)
    plan, _ = world.walk().plan_of(world.commits[head])
    assert plan is not None
    assert cleaned(tree, ordered=False) == cleaned(tree_of(plan), ordered=False)
