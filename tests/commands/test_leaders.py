"""ctr leaders: who directs what."""

from __future__ import annotations

from tests.conftest import Ctr


def test_leaders_with_how_many_tasks_they_direct(ctr: Ctr) -> None:
    leaders = {leader["name"]: leader for leader in ctr("leaders", "--format", "json").data}
    assert leaders["Đảng ủy phường"]["tasks"] == 2
    directed = [task for task in ctr("list", "--format", "json").data if task["leader"]]
    assert sum(leader["tasks"] for leader in leaders.values()) == len(directed)
