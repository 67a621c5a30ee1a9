"""Which sound form takes the place of a faulty one, and what only the faulty one tells."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from ctr.forms.read import FilledForm
from ctr.forms.superseded import superseded
from ctr.plan.model import Plan
from tests.forms.in_memory import WORKING, planned, sent

DAYS = [date(2026, 11, day) for day in (20, 22, 24)]


@pytest.fixture
def plan(tmp_path: Path) -> Plan:
    return planned(tmp_path, WORKING)


def came(plan: Plan, day: date | None, **cells: object) -> FilledForm:
    form = sent(plan)
    form.file, form.received = f"{day}.xlsx", day
    form.rows[0].values.update(cells)  # type: ignore[arg-type]
    return form


def faulty(plan: Plan, day: date | None, **cells: object) -> FilledForm:
    form = came(plan, day, **cells)
    form.problem("Nhiệm vụ!F2", "không có trong danh sách")
    return form


def test_the_last_of_the_later_ones_takes_its_place(plan: Plan) -> None:
    forms = [came(plan, day, proposals="A") for day in (DAYS[2], DAYS[1])]
    known = superseded(faulty(plan, DAYS[0], proposals="A"), forms)
    assert known is not None
    assert (known.by, known.places) == (forms[0], ())
    assert str(known) == (
        "2026-11-20.xlsx: đã có biểu sửa lại ngày 24/11/2026 (2026-11-24.xlsx) nên bỏ qua"
    )


@pytest.mark.parametrize(("of_faulty", "of_sound"), [(1, 1), (2, 1), (None, 1), (1, None)])
def test_one_that_is_not_clearly_later_does_not(
    plan: Plan, of_faulty: int | None, of_sound: int | None
) -> None:
    first, second = (None if one is None else DAYS[one] for one in (of_faulty, of_sound))
    assert superseded(faulty(plan, first), [came(plan, second, proposals="A")]) is None


def test_what_the_office_decides_is_not_settled_by_a_later_form(plan: Plan) -> None:
    form = faulty(plan, DAYS[0])
    form.problem("Nhiệm vụ!L2", "cả hai cùng đổi", for_office=True)
    assert superseded(form, [came(plan, DAYS[1], proposals="A")]) is None


def test_a_form_of_another_programme_or_unit_does_not(plan: Plan) -> None:
    for name in ("programme", "unit"):
        other = came(plan, DAYS[1], proposals="A")
        setattr(other, name, "khác")
        assert superseded(faulty(plan, DAYS[0]), [other]) is None


def test_what_no_later_one_tells_is_named_and_the_rest_counted(
    plan: Plan, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ctr.forms.superseded._SHOWN", 1)
    form = faulty(plan, DAYS[0], proposals="A", difficulties="B")
    form.rows[0].places.update(proposals="Nhiệm vụ!L2", difficulties="Nhiệm vụ!K2")
    known = superseded(form, [came(plan, DAYS[1], proposals="C")])
    assert known is not None
    assert known.places == ("Nhiệm vụ!K2",)
    known = superseded(form, [came(plan, DAYS[1])])
    assert known is not None
    assert sorted(known.places) == ["Nhiệm vụ!K2", "Nhiệm vụ!L2"]
    assert "… và còn 1 ô nữa" in str(known)
