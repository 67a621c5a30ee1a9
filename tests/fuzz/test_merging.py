"""Damaged versions of a file: a merge answers or leaves it to git, and never ends in a fault."""

from __future__ import annotations

from random import Random

from ctr.merging.file import merge
from tests.fuzz.damage import bits, cut
from tests.merging.sides import PATH, pair


def test_whatever_the_versions_hold_they_are_merged_or_left_to_git() -> None:
    merged = 0
    for seed in range(120):
        random = Random(seed)
        versions = [text.encode() for text in pair(seed % 20)]
        for _ in range(random.randint(1, 2)):
            place = random.randrange(3)
            versions[place] = random.choice((bits, cut))(versions[place] or b"a", random)
        outcome = merge(PATH, versions[0], versions[1], versions[2])
        merged += outcome is not None
    assert 20 < merged < 120
