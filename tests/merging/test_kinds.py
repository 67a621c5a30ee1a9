"""What a file of a plan is by its path, and what is wrong with it alone."""

from __future__ import annotations

import pytest

from ctr.merging.kinds import faults, kind_of, order_of
from ctr.plan.model import LeadersFile, Programme, Section, Summary, UnitResults, UnitsFile
from tests.conftest import EXAMPLE, PLAN


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("plan/programme.yaml", Programme),
        ("kho ghi/ke hoach/units.yaml", UnitsFile),
        ("leaders.yaml", LeadersFile),
        ("plan/sections/01-a.yaml", Section),
        ("plan/results/2026/cong-an.yaml", UnitResults),
        ("plan/results/2026/summary.yaml", Summary),
        ("plan/results/2026/sent/units.yaml", None),
        ("plan/results/cu/a.yaml", None),
        ("plan/ghi-chu.yaml", None),
        ("plan/units.yml", None),
    ],
)
def test_the_kind_of_a_file(path: str, kind: type | None) -> None:
    assert kind_of(path) is kind


def test_every_file_of_a_sound_plan_is_sound_alone() -> None:
    for plan in (PLAN, EXAMPLE / "plan"):
        for path in plan.rglob("*.yaml"):
            name = path.relative_to(plan.parent).as_posix()
            kind = kind_of(name)
            assert kind is not None
            assert faults(kind, name, path.read_bytes()) == ()


@pytest.mark.parametrize(
    ("path", "content", "code"),
    [
        (
            "plan/results/2026/a.yaml",
            'unit: A\nyear: 2026\ntasks: [{task: "1.1"}, {task: "1.1"}]\n',
            "duplicate-id",
        ),
        ("plan/results/2026/summary.yaml", "year: 2027\n", "wrong-year"),
        ("plan/units.yaml", "units: [{name: A}, {name: A}]\n", "duplicate-name"),
        ("plan/leaders.yaml", "leaders: [{name: A}, {name: A}]\n", "duplicate-name"),
        ("plan/calendar.yaml", "years: [{year: 2027}, {year: 2027}]\n", "duplicate-id"),
        (
            "plan/sections/01-a.yaml",
            'id: "1"\ntitle: A\ntasks: [{id: "2.1", title: A, text: A}]\n',
            "id-outside-section",
        ),
    ],
)
def test_a_fault_that_a_merge_may_make(path: str, content: str, code: str) -> None:
    kind = kind_of(path)
    assert kind is not None
    assert code in [fault.code for fault in faults(kind, path, content.encode())]


def test_the_order_of_keys_at_a_place() -> None:
    assert list(order_of(UnitResults, ()))[:3] == ["unit", "year", "received"]
    log = order_of(UnitResults, (("tasks", {}), ("log", {})))
    assert list(log)[:2] == ["on", "done"]
    assert list(order_of(UnitResults, ("year", "x"))) == list(order_of(UnitResults, ()))
