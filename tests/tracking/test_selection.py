"""Which tasks and milestones are meant."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from ctr.plan.load.loader import load
from ctr.plan.model import Milestone, Plan, Span
from ctr.plan.model.periods import Bound
from ctr.tracking.selection import concerns, milestone_year, select_milestones, select_tasks

OFFICE = "Văn phòng HĐND và UBND"
CULTURE = "Phòng Văn hóa - Xã hội"
BUILDING = "Phòng Kinh tế, Hạ tầng và Đô thị"
GROUP = "Các phòng chuyên môn"
ONE = Decimal(1)


@pytest.fixture
def plan(small: Path) -> Plan:
    plan = load(small).plan
    assert plan is not None
    return plan


def test_all_tasks_in_the_order_of_the_document(plan: Plan) -> None:
    chosen = select_tasks(plan)
    assert [found.task.id for found in chosen] == ["1.1", "1.2", "2.1", "2.2"]
    assert [found.section.id for found in chosen] == ["1", "1", "2", "2"]
    assert {found.through_groups for found in chosen} == {()}


@pytest.mark.parametrize(
    ("units", "role", "expected"),
    [
        ((OFFICE,), "lead", {"1.1": (), "1.2": ()}),
        ((OFFICE,), "coordinating", {}),
        ((CULTURE,), "lead", {"2.1": ()}),
        ((CULTURE,), "coordinating", {"1.1": (GROUP,)}),
        ((CULTURE,), "any", {"2.1": (), "1.1": (GROUP,)}),
        ((GROUP,), "coordinating", {"1.1": ()}),
        ((GROUP,), "lead", {}),
        ((OFFICE, BUILDING), "lead", {"1.1": (), "1.2": (), "2.2": ()}),
        ((OFFICE, CULTURE), "any", {"1.1": (), "1.2": (), "2.1": ()}),
    ],
)
def test_of_a_unit(
    plan: Plan, units: tuple[str, ...], role: str, expected: dict[str, tuple[str, ...]]
) -> None:
    chosen = select_tasks(plan, units=units, role=role)  # type: ignore[arg-type]
    assert [(found.task.id, found.through_groups) for found in chosen] == list(expected.items())


def numbers(plan: Plan, **how: str) -> list[str]:
    return [found.task.id for found in select_tasks(plan, **how)]  # type: ignore[arg-type]


def test_of_a_leader_a_section_with_words(plan: Plan) -> None:
    assert numbers(plan, leader="Lê Văn Hòa") == ["1.2", "2.1"]
    assert numbers(plan, section="2") == ["2.1", "2.2"]
    assert numbers(plan, words="chỉnh trang") == ["2.2"]
    assert numbers(plan, words="ho so") == ["1.1", "1.2"]
    assert numbers(plan, words="đúng hạn") == ["1.2"]
    assert numbers(plan, leader="Lê Văn Hòa", section="2") == ["2.1"]
    assert numbers(plan, leader="Lê Văn Hòa", section="2", words="trang") == []


MONTHLY = Milestone(every="month", at_least=ONE)
STANDING = Milestone(at_least=ONE)
BY = Milestone(by=Bound.parse("2028-06"), at_least=ONE)
OVER = Milestone(over=Span(from_=2027, to=2029, as_="total"), at_least=ONE)


@pytest.mark.parametrize(
    ("milestone", "settled", "years"),
    [
        (MONTHLY, None, [2026, 2027, 2028, 2029, 2030]),
        (STANDING, None, [2026, 2027, 2028, 2029, 2030]),
        (BY, 2028, [2028]),
        (OVER, 2029, [2027, 2028, 2029]),
    ],
    ids=["repeated", "standing", "by", "over"],
)
def test_the_years_that_a_milestone_concerns(
    milestone: Milestone, settled: int | None, years: list[int]
) -> None:
    assert milestone_year(milestone) == settled
    assert [year for year in range(2026, 2031) if concerns(milestone, year)] == years


def test_milestones_by_year_those_without_one_first(plan: Plan) -> None:
    def chosen(**how: object) -> list[tuple[str, str, int | None]]:
        found = select_milestones(plan, **how)  # type: ignore[arg-type]
        return [(task.id, target.id, milestone_year(one)) for task, target, one in found]

    assert chosen() == [
        ("1.1", "ho-so-truc-tuyen", None),
        ("2.1", "to-dan-pho-van-hoa", None),
        ("1.1", "ho-so-truc-tuyen", 2030),
        ("1.1", "thoi-gian-cho", 2030),
    ]
    assert chosen(units=(CULTURE,)) == [("2.1", "to-dan-pho-van-hoa", None)]
    assert chosen(leader="Lê Văn Hòa") == [("2.1", "to-dan-pho-van-hoa", None)]
    assert chosen(units=(BUILDING,)) == []
