"""Our plan says what the signed programme says."""

from __future__ import annotations

import hashlib
import re

import pytest
from syrupy.assertion import SnapshotAssertion

from ctr.plan.load.loader import load
from ctr.plan.model.plan import Plan
from ctr.vietnamese.matching import match_key
from tests.conftest import PLAN, Ctr


def test_no_results_are_invented_for_our_own_ward() -> None:
    assert not (PLAN / "results").exists()


@pytest.fixture(scope="module")
def plan() -> Plan:
    loaded = load(PLAN)
    assert loaded.problems == ()
    assert loaded.plan is not None
    return loaded.plan


def test_has_all_sections_and_tasks(ctr: Ctr) -> None:
    tasks = ctr("list", "--format", "json").data
    assert len(tasks) == 39
    assert len({task["section"] for task in tasks}) == 12
    assert sum(bool(task["lead"]) for task in tasks) == 38
    assert [task["number"] for task in tasks if not task["lead"]] == ["12.6"]
    assert next(t for t in tasks if t["number"] == "12.6")["printed_number"] == "12.5"


def test_wording_is_frozen(plan: Plan) -> None:
    """The document is signed: whoever changes a word of it changes this digest knowingly."""
    words = " ".join(
        " ".join([section.title, section.intro or "", task.text, task.printed_assignment or ""])
        for section, task in plan.tasks()
    )
    digest = hashlib.sha256(" ".join(words.split()).encode()).hexdigest()
    assert digest[:16] == "4a1e0bbd2676c68c"


def test_printed_assignments_name_the_registered_units_and_leaders(plan: Plan) -> None:
    spellings: dict[str, set[str]] = {}
    for registry in (plan.unit_names, plan.leader_names):
        for spelling, name in registry.spellings.items():
            spellings.setdefault(name, set()).add(match_key(spelling))
    for _, task in plan.tasks():
        printed = match_key(task.printed_assignment or "")
        names = [*task.lead, *task.coordinating, *filter(None, [task.leader, task.through])]
        for name in names:
            assert any(key in printed for key in spellings[name]), (task.id, name)
        assert len(re.findall("Đơn vị (?:chủ trì )?thực hiện:", task.printed_assignment or "")) == (
            1 if task.lead else 0
        )


@pytest.mark.parametrize(
    ("unit", "numbers"),
    [
        ("Công an phường", ["6.4", "10.2", "10.3", "10.4"]),
        ("Trung tâm Phục vụ hành chính công", ["1.3"]),
        ("Văn phòng HĐND và UBND", ["1.5", "2", "11", "12.2"]),
        ("Trạm Y tế phường", ["8.1"]),
        ("Ban Chỉ huy Quân sự phường", ["10.1"]),
        ("Đoàn Thanh niên Cộng sản Hồ Chí Minh phường", ["12.5"]),
    ],
)
def test_leads(ctr: Ctr, unit: str, numbers: list[str]) -> None:
    tasks = ctr("list", "--unit", unit, "--format", "json").data
    assert [task["number"] for task in tasks if unit in task["lead"]] == numbers


def test_requests_and_shared_leads(plan: Plan) -> None:
    requests = {task.id: (task.lead, task.through) for _, task in plan.tasks() if task.request}
    assert requests == {
        "12.3": (("Ủy ban Mặt trận Tổ quốc Việt Nam phường",), None),
        "12.5": (
            ("Đoàn Thanh niên Cộng sản Hồ Chí Minh phường",),
            "Ủy ban Mặt trận Tổ quốc Việt Nam phường",
        ),
    }
    assert [task.id for _, task in plan.tasks() if len(task.lead) > 1] == ["7.2", "8.1"]


def test_all_milestones(ctr: Ctr, snapshot: SnapshotAssertion) -> None:
    assert ctr("targets", "--format", "csv").out == snapshot
