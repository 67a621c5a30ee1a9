"""Schemas beside a plan are derived: written where they differ, and known to be old."""

from __future__ import annotations

from pathlib import Path
from shutil import copytree

import pytest

from ctr.plan.kept.looked import look
from ctr.plan.load.loader import load
from ctr.plan.schema.kinds import FOLDER, KINDS
from ctr.plan.schema.make import schema_files
from ctr.plan.schema.names import PlanNames, names_loaded
from ctr.plan.schema.stored import is_stale, mark, write
from tests.conftest import EXAMPLE, PLAN


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    """The example ward's plan with its schemas."""
    return Path(copytree(EXAMPLE / "plan", tmp_path / "plan"))


def _names(plan: Path) -> PlanNames:
    return names_loaded(load(plan))


@pytest.mark.parametrize("plan", [PLAN, EXAMPLE / "plan"])
def test_those_kept_here_are_current(plan: Path) -> None:
    names = _names(plan)
    kept = {path.name: path.read_bytes() for path in (plan / FOLDER).glob("*.json")}
    assert kept == schema_files(names), "make generated"
    assert (plan / FOLDER / "made-of").read_bytes() == mark(names)


def test_only_what_differs_is_written(plan: Path) -> None:
    names = _names(plan)
    assert write(plan, names) == []
    file = plan / FOLDER / KINDS[0].file
    file.write_text("x", "utf-8")
    assert write(plan, names) == [file]


def test_they_are_no_part_of_the_plan(plan: Path) -> None:
    before = look(plan)
    assert before is not None
    for path in (plan / FOLDER).iterdir():
        path.write_text("khác", "utf-8")
    after = look(plan)
    assert after is not None
    assert after.same == before.same
    assert load(plan).problems == ()


def test_old_ones_are_known(plan: Path) -> None:
    assert not is_stale(plan, _names(plan))
    leaders = plan / "leaders.yaml"
    leaders.write_text(f"{leaders.read_text('utf-8')}  - name: Ngô Văn Mới\n", "utf-8")
    assert is_stale(plan, _names(plan))
    write(plan, _names(plan))
    assert not is_stale(plan, _names(plan))
    (plan / FOLDER / KINDS[1].file).unlink()
    assert is_stale(plan, _names(plan))


def test_a_plan_without_them_is_not_told_of_it(small: Path) -> None:
    assert not is_stale(small, _names(small))
