"""ctr record without options offers to put right what was recorded."""

from __future__ import annotations

from pathlib import Path

import pytest
from typer.testing import CliRunner

from ctr.cli.app import app
from ctr.plan.load.loader import load
from ctr.plan.model import TaskResult
from tests.conftest import Ctr


@pytest.fixture
def plan(ctr: Ctr, our_plan: Path) -> Path:
    """Our plan, with work and a figure of a task."""
    for words in (
        ["--on", "2026-03-15", "--done", "Ra quân", "--evidence", "Số 12"],
        ["--on", "2026-06-30", "--value", "hoc-sinh-tap-huan-pccc=87,5"],
    ):
        assert ctr("record", "10.2", *words, "--plan", our_plan).code == 0
    return our_plan


def answers(plan: Path, *lines: str) -> tuple[int, str, str]:
    words = ["record", "10.2", "--plan", str(plan)]
    result = CliRunner().invoke(app, words, input="\n".join(lines) + "\n")
    return result.exit_code, result.stdout, result.stderr


def task(plan: Path) -> TaskResult:
    return load(plan).results[0][0].tasks[0]


def test_a_line_of_the_log_is_put_right(plan: Path) -> None:
    code, out, err = answers(plan, "2", "2", "", "16/3/2026", "Số 21", "", "c")
    assert code == 0, err
    assert "2. viec-1: việc đã làm: 15/03/2026: Ra quân (Số 12)" in err
    assert "→ 16/03/2026: Ra quân (Số 21)" in out
    (entry,) = task(plan).log
    assert (entry.done, str(entry.on), entry.evidence) == ("Ra quân", "2026-03-16", "Số 21")


def test_a_figure_and_a_state_are_put_right(plan: Path) -> None:
    assert answers(plan, "2", "3", "nhiều", "78,5", "", "Thống kê", "nhầm", "c")[0] == 0
    (figure,) = task(plan).values
    assert (str(figure.value), str(figure.as_of), figure.source) == (
        "78.5",
        "2026-06-30",
        "Thống kê",
    )
    assert answers(plan, "2", "1", "3", "20/3/2026", "", "c")[0] == 0
    assert (task(plan).state, str(task(plan).state_on)) == ("done", "2026-03-20")


def test_a_thing_is_taken_out(plan: Path) -> None:
    assert answers(plan, "3", "2", "", "c")[0] == 0
    assert task(plan).log == ()


def test_a_no_changes_nothing(plan: Path) -> None:
    before = task(plan)
    code, out, err = answers(plan, "3", "2", "", "k")
    assert (code, out) == (0, "")
    assert "Không ghi gì." in err
    assert task(plan) == before


def test_what_was_recorded_may_be_left_and_more_put_down(plan: Path) -> None:
    lines = ("", "", "", "Việc mới", "", "", "", "", "", "", "", "", "c")
    code, _, err = answers(plan, *lines)
    assert code == 0, err
    assert [entry.done for entry in task(plan).log] == ["Ra quân", "Việc mới"]
