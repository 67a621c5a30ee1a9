"""What a change of one file makes wrong, or right, elsewhere is seen without reading it all."""

from __future__ import annotations

from pathlib import Path

import pytest

from ctr.plan.kept.cache import load_known, sound_plan
from ctr.plan.load.loader import load
from tests.plan.amended.plans import amended_plan
from tests.small_plan import small_plan

UNIT = "Phòng Văn hóa - Xã hội"


def results(plan: Path, name: str, rest: str = "", year: int = 2026) -> None:
    path = plan / "results" / str(year) / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"unit: {UNIT}\nyear: {year}\n{rest}", encoding="utf-8")


def replaced(plan: Path, old: str, new: str) -> None:
    (path,) = (plan / "sections").glob("02*.yaml")
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def same(plan: Path) -> bool:
    """Whether the plan is sound, and known to be as it loads."""
    fresh = load(plan)
    known = load_known(plan)
    assert (known.plan, known.problems) == (fresh.plan, fresh.problems)
    assert known.core == fresh.core
    assert [document.data for document in known.documents] == [
        document.data for document in fresh.documents
    ]
    for _ in range(2):
        assert sound_plan(plan) == (fresh.plan, fresh.problems)
    return fresh.plan is not None


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    plan = small_plan(tmp_path)
    results(plan, "b.yaml", "tasks:\n  - task: '2.1'\n    state: in_progress\n")
    assert same(plan)
    return plan


@pytest.mark.parametrize("name", ["a.yaml", "c.yaml"])
def test_a_second_file_of_a_unit_is_told(plan: Path, name: str) -> None:
    results(plan, name)
    assert not same(plan)
    (plan / "results" / "2026" / name).unlink()
    assert same(plan)
    results(plan, name, year=2027)
    assert same(plan)


def test_results_of_a_task_that_is_gone_are_told(plan: Path) -> None:
    replaced(plan, '"2.1"', '"2.7"')
    assert not same(plan)
    replaced(plan, '"2.7"', '"2.1"')
    assert same(plan)


def test_numbers_stand_once_over_all_sections(plan: Path) -> None:
    path = plan / "sections" / "03-moi.yaml"
    (first,) = (plan / "sections").glob("01*.yaml")
    path.write_text(first.read_text(encoding="utf-8"), encoding="utf-8")
    assert not same(plan)
    path.unlink()
    assert same(plan)


def test_the_words_of_a_section_change_nothing_else(plan: Path) -> None:
    replaced(plan, "title: ", "title: Mới ")
    assert same(plan)


@pytest.mark.parametrize("name", ["units.yaml", "leaders.yaml", "programme.yaml"])
def test_what_all_depend_on_is_read_with_all(plan: Path, name: str) -> None:
    path = plan / name
    path.write_text(f"{path.read_text(encoding='utf-8')}# sửa\n", encoding="utf-8")
    assert same(plan)
    path.write_text(path.read_text(encoding="utf-8").replace("name: ", "name: Một "), "utf-8")
    assert same(plan) is (name == "programme.yaml")  # there it is that of who signs


def test_a_plan_with_amendments(tmp_path: Path) -> None:
    plan = amended_plan(tmp_path, ("2026-05-15", [{"drop": {"task": "2.2"}}]))
    assert same(plan)
    replaced(plan, "title: ", "title: Mới ")
    assert same(plan)
    results(plan, "b.yaml", "tasks:\n  - task: '2.1'\n    state: in_progress\n")
    same(plan)
    replaced(plan, '"2.2"', '"2.7"')
    assert not same(plan)
