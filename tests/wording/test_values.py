"""Any value of the model, and any thing, has words; none shows how the program keeps it."""

from __future__ import annotations

from dataclasses import fields
from datetime import date
from decimal import Decimal
from pathlib import Path
from shutil import copytree
from typing import Any, cast

import pytest

from ctr.plan.load.loader import load
from ctr.plan.model import EvidenceFile, Extension, Milestone, PeriodWords, Swap
from ctr.plan.model.base import Model
from ctr.plan.model.periods import Bound, DayInPeriod
from ctr.plan.model.reporting_periods import ReportingPeriod
from ctr.wording.fields import NAMES, field_name
from ctr.wording.values import thing_text, value_text
from tests.conftest import PLAN, YEAR_PLAYED

DAY = date(2026, 5, 1)


@pytest.mark.parametrize(
    ("value", "field", "text"),
    [
        (None, "", "không có"),
        ((), "lead", "không có"),
        (True, "", "có"),
        (False, "", "không"),
        (Decimal("97.50"), "", "97,5"),
        ((Decimal(1), Decimal("2.5")), "between", "1-2,5"),
        (("A", "B"), "lead", "A; B"),
        (DAY, "", "01/05/2026"),
        (Bound.parse("2026-Q2"), "by", "hết quý II/2026"),
        (Bound.parse("11-25"), "before", "11-25"),
        (DayInPeriod(written="friday", weekday=4), "by", "friday"),
        (ReportingPeriod.parse("2026-6T"), "period", "6 tháng đầu năm 2026"),
        ("year", "every", "hằng năm"),
        ("year", "title", "year"),
        (2026, "year", "2026"),
        (Swap(off=DAY, worked=DAY), "swaps", "nghỉ 01/05/2026, làm bù 01/05/2026"),
        (Milestone(by=Bound.parse(2030), at_least=Decimal(5)), "", "từ 5 trở lên (đến năm 2030)"),
        (Extension(to=Bound.parse("2026-05-01"), approved_by="CV 1"), "",
         "đến ngày 01/5/2026 theo CV 1"),
        (EvidenceFile(name="3f2a9c1e04b7-a.docx", sha256="0"), "", "3f2a9c1e04b7-a.docx"),
        (PeriodWords(period=ReportingPeriod.parse("2026-Q1"), direction="Họp"), "",
         "quý I năm 2026: công tác lãnh đạo, chỉ đạo, triển khai: Họp"),
    ],
)  # fmt: skip
def test_a_value_in_words(value: Any, field: str, text: str) -> None:
    assert value_text(value, field) == text


def test_every_thing_of_our_plan_has_words(tmp_path: Path) -> None:
    folder = Path(copytree(PLAN, tmp_path / "plan"))
    copytree(YEAR_PLAYED, folder / "results")
    plan = load(folder).plan
    assert plan is not None
    seen: set[type[Any]] = set()
    todo: list[Any] = [plan.programme, *plan.sections, *plan.units, *plan.groups, *plan.leaders]
    todo += [*plan.results, *plan.summaries, *plan.calendar]
    while todo:
        thing = todo.pop()
        if isinstance(thing, tuple):
            todo += thing
        elif isinstance(thing, Model):
            todo += [getattr(thing, field.name) for field in fields(cast(Any, thing))]
            if type(thing) not in seen:
                seen.add(type(thing))
                text = thing_text(thing)
                assert text
                assert "=" not in text
                assert "None" not in text
    assert len(seen) > 15


def test_a_key_means_something_else_under_another() -> None:
    assert field_name("unit", "targets") == "đơn vị tính"
    assert field_name("unit") == NAMES["unit"] == "đơn vị"
    assert field_name("không-có") == "không-có"
