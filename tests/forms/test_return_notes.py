"""When a form is to be back, and where."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest

from ctr.forms.return_notes import due_line, last_day, return_line
from ctr.plan.load.loader import load
from ctr.plan.model import Plan
from ctr.plan.model.reporting_periods import ReportingPeriod
from tests.conftest import EXAMPLE, FORM_UNIT, PLAN


def opened(folder: Path) -> Plan:
    plan = load(folder).plan
    assert plan is not None
    return plan


@pytest.mark.parametrize(
    ("period", "line"),
    [
        (
            "2026",
            "Hạn gửi: hết ngày 24/11/2026; là ngày nghỉ, nên gửi chậm nhất ngày làm việc "
            "23/11/2026; hạn lùi theo Bộ luật Dân sự đến ngày 25/11/2026.",
        ),
    ],
)
def test_the_three_days_of_the_report(period: str, line: str) -> None:
    plan = opened(EXAMPLE / "plan")
    assert due_line(plan, ReportingPeriod.parse(period)) == line
    assert str(last_day(plan, ReportingPeriod.parse(period))) == "2026-11-23"


def test_where_the_form_goes_back() -> None:
    plan = opened(EXAMPLE / "plan")
    assert return_line(plan, FORM_UNIT) == (
        "Gửi về: Văn phòng, thư điện tử vanphong@phuong-vi-du.example."
    )
    assert return_line(plan, "Văn phòng").startswith("Gửi về: Ủy ban nhân dân phường Ví Dụ")
    ours = opened(PLAN)
    assert return_line(ours, "Công an phường") == "Gửi về: Văn phòng HĐND và UBND."


def test_the_form_says_both(form: Path) -> None:
    book = openpyxl.load_workbook(form)
    for name in ("Hướng dẫn", "Chung"):
        texts = [str(cell.value) for row in book[name].iter_rows() for cell in row if cell.value]
        assert any(text.startswith("Hạn gửi: hết ngày 24/11/2026") for text in texts)
        assert "Gửi về: Văn phòng, thư điện tử vanphong@phuong-vi-du.example." in texts
    assert any("gõ “xóa”" in str(cell.value) for cell in book["Hướng dẫn"]["A"])
    assert "Phạm Văn Thử" in [str(cell.value) for cell in book["Chung"]["D"]]
