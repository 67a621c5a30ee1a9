"""All forms that came in: each report is taken or refused for itself."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from ctr.forms.batch import Batch, Intake, batch
from ctr.forms.conflicts import always
from ctr.forms.read import FilledForm
from ctr.plan.model import Plan
from tests.forms.in_memory import UNIT, WORKING, planned, sent

NOV_20, NOV_22 = date(2026, 11, 20), date(2026, 11, 22)


@pytest.fixture
def plan(tmp_path: Path) -> Plan:
    return planned(tmp_path, WORKING)


def came(plan: Plan, day: date | None, **cells: object) -> FilledForm:
    form = sent(plan)
    form.file, form.received = f"{day}.xlsx", day
    form.rows[0].values.update(cells)  # type: ignore[arg-type]
    return form


def taken(
    plan: Plan,
    *forms: FilledForm,
    received: date | None = None,
    barred: dict[tuple[str, int], str] | None = None,
) -> Batch:
    intake = Intake(
        year=None, choose=always(None), received=received, today=NOV_22, barred=barred or {}
    )
    return batch(forms, plan, intake)


def days(done: Batch) -> list[tuple[str, date]]:
    changes = done.edits[UNIT, 2026].changes
    return [(one.field, one.new) for one in changes if one.field.startswith("received")]


def test_each_day_of_receipt_is_kept_the_first_one_counts(plan: Plan) -> None:
    done = taken(plan, came(plan, NOV_22, proposals="B"), came(plan, NOV_20, proposals="A"))
    assert days(done) == [("received", NOV_20), ("received_again", NOV_22)]


def test_a_blank_form_is_no_receipt_unless_it_is_said_to_be(plan: Plan) -> None:
    blank = came(plan, NOV_20)
    assert days(taken(plan, blank)) == []
    assert "biểu chưa điền gì" in taken(plan, blank).notes[0]
    assert days(taken(plan, blank, received=NOV_22)) == [("received", NOV_22)]


def test_a_form_that_a_later_one_overrules_came_in_all_the_same(plan: Plan) -> None:
    done = taken(plan, came(plan, NOV_20, proposals="A"), came(plan, NOV_22, proposals="B"))
    assert len(days(done)) == 2
    assert [one.new for one in done.edits[UNIT, 2026].changes if one.field == "proposals"] == ["B"]


def test_a_mail_from_before_the_year_tells_no_day(plan: Plan) -> None:
    done = taken(plan, came(plan, date(2025, 11, 20), proposals="A"))
    assert days(done) == []
    assert "ngày của thư trước năm 2026" in done.notes[0]


def test_a_faulty_later_form_leaves_the_earlier_one(plan: Plan) -> None:
    faulty = came(plan, NOV_22, proposals="B", state="hoàn thành")
    done = taken(plan, came(plan, NOV_20, proposals="A"), faulty)
    assert [form.file for form in done.taken] == ["2026-11-20.xlsx"]
    assert [form.file for form in done.refused] == ["2026-11-22.xlsx"]
    assert [one.new for one in done.edits[UNIT, 2026].changes if one.field == "proposals"] == ["A"]


def test_a_report_that_the_plan_cannot_hold_is_refused(plan: Plan) -> None:
    done = taken(plan, came(plan, NOV_20, proposals="A"), barred={(UNIT, 2026): "kế hoạch lỗi"})
    assert (done.edits, done.taken) == ({}, [])
    assert [problem.message for problem in done.refused[0].problems] == ["kế hoạch lỗi"]


def test_a_form_is_left_as_it_was_read(plan: Plan) -> None:
    form = came(plan, None, state="hoàn thành", state_on=None)
    assert taken(plan, form).refused
    assert form.problems == []
