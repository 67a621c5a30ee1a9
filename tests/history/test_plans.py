"""Two plans: numbers that only moved on are told as such, whatever else changed with them."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from ctr.history.plans import compare
from ctr.plan.load.loader import load
from ctr.plan.model import Plan
from tests.history.applied import leads_to
from tests.history.worlds import World, first_files
from tests.small_plan import small_plan


def plans(tmp_path: Path, file: str, *edits: tuple[str, str]) -> tuple[Plan, Plan]:
    folder = small_plan(tmp_path)
    old = load(folder).plan
    text = (folder / file).read_text(encoding="utf-8")
    for before, after in edits:
        assert before in text
        text = text.replace(before, after)
    (folder / file).write_text(text, encoding="utf-8")
    loaded = load(folder)
    assert loaded.problems == ()
    assert old is not None
    assert loaded.plan is not None
    return old, loaded.plan


def told(old: Plan, new: Plan) -> list[tuple[str, str]]:
    assert leads_to(old, new)
    return [(change.sort, "/".join(change.path)) for change in compare(old, new).changes]


NEW = '  - id: "1.1"\n    title: Mới\n    text: Việc mới.\n    lead: [Văn phòng HĐND và UBND]\n'


def test_a_task_put_before_others_gives_them_new_numbers(tmp_path: Path) -> None:
    old, new = plans(
        tmp_path,
        "sections/01-cai-cach.yaml",
        ('id: "1.2"', 'id: "1.3"'),
        ('id: "1.1"\n    title: Hồ', 'id: "1.2"\n    title: Hồ'),
        ("tasks:\n", f"tasks:\n{NEW}"),
    )
    assert told(old, new) == [
        ("renumbered", "sections/1/tasks/1.1"),
        ("renumbered", "sections/1/tasks/1.2"),
        ("value", "sections/1/tasks/1.1"),
        ("order", "sections/1/tasks"),
    ]


def test_a_task_whose_number_another_took_is_gone(tmp_path: Path) -> None:
    old, new = _without_the_first(tmp_path)
    assert told(old, new)[:2] == [
        ("value", "sections/2/tasks/2.1"),
        ("renumbered", "sections/2/tasks/2.2"),
    ]


def _without_the_first(tmp_path: Path) -> tuple[Plan, Plan]:
    text = (small_plan(tmp_path) / "sections/02-van-hoa.yaml").read_text(encoding="utf-8")
    start, end = text.index('  - id: "2.1"'), text.index('  - id: "2.2"')
    edits = ((text[start:end], ""), ('id: "2.2"', 'id: "2.1"'))
    return plans(tmp_path, "sections/02-van-hoa.yaml", *edits)


def test_a_unit_that_keeps_its_old_name_as_an_alias_was_renamed(tmp_path: Path) -> None:
    old, new = plans(
        tmp_path,
        "units.yaml",
        ("  - name: Văn phòng HĐND và UBND\n", "  - name: Văn phòng phường\n"),
        ("aliases: [VP HĐND và UBND]", "aliases: [VP HĐND và UBND, Văn phòng HĐND và UBND]"),
    )
    assert told(old, new)[0] == ("renamed", "units/Văn phòng HĐND và UBND")


def test_sections_that_change_places_take_their_tasks_along(tmp_path: Path) -> None:
    folder = small_plan(tmp_path)
    old = load(folder).plan
    for name, number, other in (("01-cai-cach", "1", "2"), ("02-van-hoa", "2", "1")):
        path = folder / "sections" / f"{name}.yaml"
        text = path.read_text(encoding="utf-8").replace(f'id: "{number}', f'id: "{other}')
        path.write_text(text, encoding="utf-8")
    new = load(folder).plan
    assert old is not None
    assert new is not None
    assert [sort for sort, _ in told(old, new)] == ["renumbered"] * 6


@pytest.mark.parametrize("seed", range(5))
def test_the_changes_between_any_two_states_lead_from_one_to_the_other(seed: int) -> None:
    world = World(50_000 + seed)
    first = world.commit(world_files(world, seed))
    other = world.commit(world_files(world, seed + 1_000))
    walk = world.walk()
    old, new = (walk.plan_of(world.commits[hash])[0] for hash in (first, other))
    assert old is not None
    assert new is not None
    assert leads_to(old, new)
    assert leads_to(new, old)


def world_files(world: World, seed: int) -> dict[str, object]:
    world.random = random.Random(seed)
    files = first_files()
    for _ in range(4):
        files = world.changed(files)
    return files
