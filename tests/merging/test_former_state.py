"""One has gone on to a new state, the other has put right since when the one before was."""

from __future__ import annotations

import pytest

from ctr.merging.file import merge
from ctr.yamlfile.reader import read_yaml
from tests.merging.sides import PATH

BASE = """\
unit: Công an phường
year: 2026
tasks:
  - task: "10.3"
    state: in_progress
    state_on: 2026-04-10
"""
LATER = (
    "in_progress\n    state_on: 2026-04-10\n",
    "done\n    state_on: 2026-04-14\n    earlier:\n",
)
LINES = "      - state: in_progress  # đã bắt đầu\n        on: 2026-04-10\n"
BRACKETS = "      - {state: in_progress, on: 2026-04-10}\n"
TRACE = """\
    corrections:
      - {on: 2026-05-01, by: lan, what: trang-thai, reason: Nhầm, old: từ 10/04, new: từ 05/04}
"""


def tasks(base: str, ours: str, theirs: str) -> tuple[list[dict[str, object]], str]:
    outcome = merge(PATH, base.encode(), ours.encode(), theirs.encode())
    assert outcome is not None
    assert outcome.clean, outcome.conflicts
    text = outcome.content.decode()
    return read_yaml(text, "").data["tasks"], text


@pytest.mark.parametrize("earlier", [LINES, BRACKETS])
def test_the_new_state_stands_and_the_former_one_has_the_right_day(earlier: str) -> None:
    went_on = BASE.replace(*LATER) + earlier
    put_right = BASE.replace("04-10", "04-05") + TRACE
    for ours, theirs in ((went_on, put_right), (put_right, went_on)):
        (task,), text = tasks(BASE, ours, theirs)
        assert (task["state"], task["state_on"]) == ("done", "2026-04-14")
        assert task["earlier"] == [{"state": "in_progress", "on": "2026-04-05"}]
        assert "trang-thai" in str(task["corrections"])
        assert ("# đã bắt đầu" in text) == (earlier is LINES)


def test_a_day_after_the_new_state_contradicts_it() -> None:
    went_on = BASE.replace(*LATER) + LINES
    put_right = BASE.replace("04-10", "04-20")
    outcome = merge(PATH, BASE.encode(), went_on.encode(), put_right.encode())
    assert outcome is not None
    assert outcome.conflicts


def test_a_state_that_was_put_right_as_well_contradicts_the_new_one() -> None:
    went_on = BASE.replace(*LATER) + LINES
    put_right = BASE.replace("in_progress", "paused").replace("04-10", "04-05")
    outcome = merge(PATH, BASE.encode(), went_on.encode(), put_right.encode())
    assert outcome is not None
    assert outcome.conflicts
