"""ctr units and ctr leaders: who is in the plan, and with how much."""

from __future__ import annotations

from tests.conftest import Ctr


def test_units_and_leaders_count(ctr: Ctr) -> None:
    units = {unit["name"]: unit for unit in ctr("units", "--format", "json").data}
    assert units["Công an phường"]["lead"] == 4
    assert units["Công an phường"]["through_groups"] == 1
    assert units["Các phòng chuyên môn"]["coordinating"] == 37
    leaders = {leader["name"]: leader for leader in ctr("leaders", "--format", "json").data}
    assert leaders["Đảng ủy phường"]["tasks"] == 2
