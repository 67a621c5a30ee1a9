"""Whoever keeps one side of what clashes, and takes out the marks, has a file that can be read."""

from __future__ import annotations

import os
import re
from random import Random

import pytest

from ctr.merging.file import Outcome, merge
from ctr.merging.kinds import faults, kind_of
from ctr.yamlfile.reader import read_yaml
from tests.merging.sides import PATH, pair

PAIRS = int(os.environ.get("MERGE_PAIRS", "60"))
"""Pairs of versions, of which one of eight clashes; 2,000 have been tried."""
BASE = """\
unit: Phòng Kinh tế
year: 2026
tasks:
  - task: "10.2"
    state: in_progress
    state_on: 2026-03-01
    values:
      - target: ty-le
        value: 27.5
        as_of: 2026-03-31
"""
ONLY_VALUE = BASE[BASE.index("    values") :]
_CLASH = re.compile(r"^<{7} [^\n]*\n(.*?)^={7}\n(.*?)^>{7} [^\n]*\n", re.DOTALL | re.MULTILINE)


def merged(base: str, ours: str, theirs: str) -> Outcome:
    outcome = merge(PATH, base.encode(), ours.encode(), theirs.encode())
    assert outcome is not None
    return outcome


def chosen(outcome: Outcome, side: int | Random) -> str:
    """The file with that side of everything that clashes, or with any of each."""

    def choose(found: re.Match[str]) -> str:
        return found[side if isinstance(side, int) else side.randint(1, 2)]

    return _CLASH.sub(choose, outcome.content.decode())


def messages(text: str) -> set[str]:
    kind = kind_of(PATH)
    assert kind is not None
    return {fault.message for fault in faults(kind, PATH, text.encode())}


@pytest.mark.parametrize("seed", range(PAIRS))
def test_either_side_can_be_read_where_it_could_before(seed: int) -> None:
    base, ours, theirs = pair(seed, changes=4)
    outcome = merged(base, ours, theirs)
    before = messages(ours) | messages(theirs)
    for side in (1, 2, Random(seed)):
        assert messages(chosen(outcome, side)) <= before


@pytest.mark.parametrize("comment", ["", "      # hỏi lại\n"])
def test_the_only_figure_put_right_and_taken_out(comment: str) -> None:
    base = BASE.replace("      - target", f"{comment}      - target")
    ours, theirs = base.replace("27.5", "40"), BASE.replace(ONLY_VALUE, "")
    outcome = merged(base, ours, theirs)
    assert read_yaml(chosen(outcome, 1), "").data == read_yaml(ours, "").data
    assert read_yaml(chosen(outcome, 2), "").data == read_yaml(theirs, "").data


def test_each_puts_right_what_the_other_takes_out() -> None:
    other = ONLY_VALUE.removeprefix("    values:\n").replace("03-31", "06-30")
    ours = BASE.replace("27.5", "40")
    theirs = BASE.replace(ONLY_VALUE, f"    values:\n{other.replace('27.5', '50')}")
    outcome = merged(f"{BASE}{other}", ours, theirs)
    for seed in range(4):
        assert messages(chosen(outcome, Random(seed))) == set()
