"""A change in words."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from ctr.output.changes import changed_line
from ctr.results.changes import Change

DAY = date(2026, 3, 15)


@pytest.mark.parametrize(
    ("change", "line"),
    [
        (Change(field="received", old=None, new=DAY), "+ ngày nhận báo cáo: 15/03/2026"),
        (
            Change(task="10.2", field="state", old="in_progress", new="done"),
            "~ trạng thái: đang thực hiện → hoàn thành",
        ),
        (
            Change(task="10.2", field="earlier", old=None, new="paused", on=DAY),
            "+ trạng thái từ 15/03/2026: tạm dừng",
        ),
        (
            Change(field="value", old=None, new=Decimal("97.5"), target="a", on=DAY),
            "+ số liệu a đến ngày 15/03/2026: 97,5",
        ),
        (
            Change(field="value", old=False, new=True, target="a", on=DAY),
            "~ số liệu a: không đạt → đạt",
        ),
        (Change(field="submitted", old=None, new=DAY, duty="nam"), "+ đã gửi nam: 15/03/2026"),
        (Change(field="done", old=None, new="Một\nhai"), "+ việc đã làm: Một hai"),
    ],
)
def test_a_change_is_one_line(change: Change, line: str) -> None:
    assert changed_line(change) == line


def test_a_change_names_its_task_where_a_file_has_many() -> None:
    change = Change(task="10.2", field="proposals", old=None, new="Cấp máy")
    assert changed_line(change, with_task=True) == "+ 10.2, đề xuất, kiến nghị: Cấp máy"
    report = Change(field="proposals", old=None, new="Cấp máy")
    assert changed_line(report, with_task=True) == "+ đề xuất, kiến nghị: Cấp máy"
