"""A change in words."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from ctr.output.changes import changed_line
from ctr.plan.load.loader import load
from ctr.plan.model import Plan
from ctr.results.changes import Change
from tests.plans import task, written

DAY = date(2026, 3, 15)


@pytest.fixture(scope="module")
def plan(tmp_path_factory: pytest.TempPathFactory) -> Plan:
    """One task with a figure and a yes/no target."""
    targets = [
        {"id": "a", "name": "Hồ sơ", "unit": "%", "milestones": [{"by": 2030, "at_least": 90}]},
        {"id": "b", "name": "Đạt chuẩn", "milestones": [{"achieved": True}]},
    ]
    core = load(written(tmp_path_factory.mktemp("plan"), [task("1.1", targets=targets)])).core
    assert core is not None
    return core


@pytest.mark.parametrize(
    ("change", "line"),
    [
        (Change(field="received", old=None, new=DAY), "+ ngày nhận báo cáo: 15/03/2026"),
        (
            Change(task="1.1", field="state", old="in_progress", new="done", on=DAY),
            "~ 1.1 · trạng thái: đang thực hiện → hoàn thành (ngày 15/03/2026)",
        ),
        (
            Change(task="1.1", field="state", old=None, new="paused", on=DAY),
            "+ 1.1 · trạng thái: tạm dừng (từ ngày 15/03/2026)",
        ),
        (
            Change(task="1.1", field="earlier", old=None, new="paused", on=DAY),
            "+ 1.1 · trạng thái trước đó, từ 15/03/2026: tạm dừng",
        ),
        (
            Change(task="1.1", field="done", old=None, new="Mở lớp\n\nCấp sổ"),
            "+ 1.1 · việc đã làm: Mở lớp / Cấp sổ",
        ),
        (
            Change(task="1.1", field="completed_on", old=date(2026, 3, 1), new=DAY),
            "~ 1.1 · ngày hoàn thành: 01/03/2026 → 15/03/2026",
        ),
        (
            Change(task="1.1", field="value", old=None, new=Decimal("97.5"), target="a", on=DAY),
            "+ 1.1 · Hồ sơ: 97,5% (đến ngày 15/03/2026)",
        ),
        (
            Change(task="1.1", field="value", old=False, new=True, target="b", on=DAY),
            "~ 1.1 · Đạt chuẩn: không đạt → đạt (đến ngày 15/03/2026)",
        ),
        (
            Change(task="1.1", field="source", old=None, new="Sổ", target="a", on=DAY),
            "+ 1.1 · nguồn số liệu, Hồ sơ: Sổ",
        ),
        (
            Change(field="submitted", old=None, new=DAY, duty="bao-cao-don-vi"),
            "+ đã gửi “Báo cáo của đơn vị”: 15/03/2026",
        ),
        (Change(field="done", old=None, new="Một\nhai"), "+ việc đã làm: Một hai"),
        (
            Change(field="done", old=None, new="Họp", on=date(2026, 10, 12), document="Biên bản 3"),
            "+ việc đã làm: Họp (ngày 12/10/2026; Biên bản 3)",
        ),
        (
            Change(task="1.1", field="proposals", old=None, new="Cấp máy"),
            "+ 1.1 · đề xuất, kiến nghị: Cấp máy",
        ),
        (
            Change(field="proposals", old=None, new="Cấp máy"),
            "+ đề xuất, kiến nghị: Cấp máy",
        ),
    ],
)
def test_a_change_is_one_line(plan: Plan, change: Change, line: str) -> None:
    assert changed_line(plan, change) == line
