"""Whatever people type for a unit or a leader of our plan finds it."""

from __future__ import annotations

import pytest

from ctr.plan.load.loader import load
from ctr.plan.model import Plan
from tests.conftest import PLAN, Ctr

OFFICE = "Văn phòng HĐND và UBND"
ECONOMY = "Phòng Kinh tế, Hạ tầng và Đô thị"
CULTURE = "Phòng Văn hóa - Xã hội"
SERVICE = "Trung tâm Phục vụ hành chính công"
FRONT = "Ủy ban Mặt trận Tổ quốc Việt Nam phường"
MILITARY = "Ban Chỉ huy Quân sự phường"
YOUTH = "Đoàn Thanh niên Cộng sản Hồ Chí Minh phường"
POLICE = "Công an phường"
SCHOOLS = "Các cơ sở giáo dục trên địa bàn phường"

TYPED = {
    "KTHT&ĐT": ECONOMY,
    "VH&XH": CULTURE,
    "VP HĐND-UBND": OFFICE,
    "TT PVHCC": SERVICE,
    "UBMTTQ": FRONT,
    "MTTQ": FRONT,
    "Ban CHQS": MILITARY,
    "Đoàn TN": YOUTH,
    "CA phường": POLICE,
    "Các cơ sở giáo dục": SCHOOLS,
}
OTHERWISE = {
    "KTHT＆ĐT": ECONOMY,  # ＆ full-width
    "KTHT&\u00d0T": ECONOMY,  # Ð (U+00D0)
    "P. KTHT&ĐT": ECONOMY,
    "P.KTHT-DT": ECONOMY,
    "Phòng KTHT và ĐT phường": ECONOMY,
    "Kinh tế, Hạ tầng & Đô thị": ECONOMY,
    "P. VH-XH": CULTURE,
    "vh xh": CULTURE,
    "Văn hóa - Xã hội P. Lê Thanh Nghị": CULTURE,
    "VP HĐND&UBND phường Lê Thanh Nghị": OFFICE,
    "van phong hdnd va ubnd p. le thanh nghi": OFFICE,
    "TTPVHCC P. Lê Thanh Nghị": SERVICE,
    "UBMTTQ VN P. Lê Thanh Nghị": FRONT,
    "ubmttq phuong": FRONT,
    "BCHQS P.": MILITARY,
    "\u00d0oàn TN phường": YOUTH,
    "doan tn": YOUTH,
    "CA": POLICE,
    "CA P. Lê Thanh Nghị": POLICE,
    "cong an p.": POLICE,
    "Trạm Y tế": "Trạm Y tế phường",
    "UBND P. Lê Thanh Nghị": "Ủy ban nhân dân phường",
    "Cơ sở giáo dục trên địa bàn": SCHOOLS,
    "Phòng chuyên môn": "Các phòng chuyên môn",
}
LEADERS = {
    "Đồng chí Nguyễn Hữu Phúc": "Nguyễn Hữu Phúc",
    "Đ/c Phúc": "Nguyễn Hữu Phúc",
    "Đồng chí Nguyễn Hữu Phúc, Chủ tịch UBND phường": "Nguyễn Hữu Phúc",
    "Chủ tịch UBND P. Lê Thanh Nghị": "Nguyễn Hữu Phúc",
    "đồng chí Hoàng Minh \u00d0ức": "Hoàng Minh Đức",
    "Hoàng Minh Đức, Phó Chủ tịch thường trực Ủy ban nhân dân phường": "Hoàng Minh Đức",
    "dong chi nga": "Dương Thị Hằng Nga",
    "Đảng ủy": "Đảng ủy phường",
}


@pytest.fixture(scope="module")
def plan() -> Plan:
    plan = load(PLAN).plan
    assert plan is not None
    return plan


@pytest.mark.parametrize(("typed", "unit"), TYPED.items())
def test_list_finds_the_unit_by_what_people_type(ctr: Ctr, typed: str, unit: str) -> None:
    ran = ctr("list", "--unit", typed, "--role", "any", "--format", "json")
    assert ran.code == 0, ran.err
    assert ran.out == ctr("list", "--unit", unit, "--role", "any", "--format", "json").out
    assert ran.data


@pytest.mark.parametrize(
    "ward", ["", " phường", " P.", " P. Lê Thanh Nghị", " phường Lê Thanh Nghị"]
)
@pytest.mark.parametrize(("typed", "unit"), TYPED.items())
def test_the_ward_may_stand_after_any_name(plan: Plan, typed: str, unit: str, ward: str) -> None:
    bare = typed.removesuffix(" phường")
    assert plan.unit_names.find_typed(f"{bare}{ward}") == unit


@pytest.mark.parametrize(("typed", "unit"), OTHERWISE.items())
def test_other_ways_to_type_a_unit(plan: Plan, typed: str, unit: str) -> None:
    assert plan.unit_names.find_typed(typed) == unit


@pytest.mark.parametrize(("typed", "leader"), LEADERS.items())
def test_ways_to_type_a_leader(ctr: Ctr, typed: str, leader: str) -> None:
    ran = ctr("list", "--leader", typed, "--format", "json")
    assert ran.code == 0, ran.err
    assert {task["leader"] for task in ran.data} == {leader}


def test_every_declared_spelling_finds_its_name(plan: Plan) -> None:
    for registry in (plan.unit_names, plan.leader_names):
        for spelling, name in registry.spellings.items():
            assert registry.find(spelling) == name
            assert registry.find_typed(spelling) == name


@pytest.mark.parametrize("typed", ["phường", "P.", "Phòng", "Lê Thanh Nghị", "Đồng chí", ""])
def test_what_is_left_out_of_names_is_no_name(ctr: Ctr, typed: str) -> None:
    assert ctr("list", "--unit", typed).code == 2
    assert ctr("list", "--leader", typed).code == 2


def test_the_office_is_under_the_peoples_committee(plan: Plan) -> None:
    superior = {unit.name: unit.superior for unit in plan.units}
    assert superior[OFFICE] == "Ủy ban nhân dân phường"
