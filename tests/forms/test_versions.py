"""Forms of one report that came in more than once."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from ctr.forms.layout import TARGETS_SHEET, TASKS_SHEET
from ctr.forms.read import FilledForm
from ctr.forms.versions import copied, is_blank, settle, without_copies
from ctr.plan.model import Plan
from tests.forms.in_memory import MARCH, MAY, WORKING, planned, row, sent

NOV_20, NOV_22, NOV_24 = date(2026, 11, 20), date(2026, 11, 22), date(2026, 11, 24)


@pytest.fixture
def plan(tmp_path: Path) -> Plan:
    return planned(tmp_path, WORKING)


def came(plan: Plan, day: date | None, cells: dict[str, Any], key: str = "1.1") -> FilledForm:
    form = sent(plan)
    form.file, form.received = f"{day}.xlsx", day
    next(one for one in form.rows if one.key == key).values.update(cells)
    return form


def line(form: FilledForm, day: date, done: str, evidence: str | None = None) -> FilledForm:
    values = {"on": day, "done": done, "evidence": evidence}
    form.rows.append(row(TASKS_SHEET, "", "1.1", values))
    return form


def cells(form: FilledForm, *names: str, key: str = "1.1") -> list[Any]:
    found = next(one for one in form.rows if one.key == key)
    return [found.values.get(name) for name in names]


def test_a_copy_counts_once_from_the_first_day_that_is_known(plan: Plan) -> None:
    first, second, third = (came(plan, day, {"proposals": "Xe"}) for day in (None, NOV_22, NOV_20))
    other = came(plan, NOV_20, {"proposals": "Xe khác"})
    kept, copies = without_copies([first, second, third, other])
    assert kept == [first, other]
    assert copies == [(second, first), (third, first)]
    assert first.received == NOV_20


def test_a_blank_form_is_known(plan: Plan) -> None:
    assert is_blank(sent(plan))
    assert not is_blank(came(plan, None, {"proposals": "Xe"}))
    assert not is_blank(line(sent(plan), MAY, "Họp"))


def test_the_later_form_wins_in_the_cells_that_it_fills(plan: Plan) -> None:
    early = came(plan, NOV_20, {"proposals": "Xe", "difficulties": "Thiếu", "next_year": "Học"})
    late = came(plan, NOV_22, {"proposals": "Xe tải", "next_year": "Học"})
    told = settle([late, early])
    assert cells(early, "proposals", "difficulties", "next_year") == [None, "Thiếu", "Học"]
    assert cells(late, "proposals") == ["Xe tải"]
    assert told == [
        f"2026-11-20.xlsx: {TASKS_SHEET}!1.1:proposals: “Xe” được thay bằng “Xe tải” "
        "của 2026-11-22.xlsx, gửi sau"
    ]
    assert late.overruled[TASKS_SHEET, "1.1", "proposals"] == {"Xe"}


def test_a_third_form_knows_what_both_before_it_said(plan: Plan) -> None:
    forms = [
        came(plan, day, {"proposals": text})
        for day, text in ((NOV_20, "Một"), (NOV_22, "Hai"), (NOV_24, "Ba"))
    ]
    assert len(settle(forms)) == 2
    assert [cells(form, "proposals") for form in forms] == [[None], [None], ["Ba"]]
    assert forms[2].overruled[TASKS_SHEET, "1.1", "proposals"] == {"Một", "Hai"}


@pytest.mark.parametrize("days", [(NOV_20, NOV_20), (None, NOV_20), (NOV_20, None), (None, None)])
def test_without_a_clear_order_nothing_is_decided(
    plan: Plan, days: tuple[date | None, date | None]
) -> None:
    forms = [came(plan, day, {"proposals": text}) for day, text in zip(days, "ab", strict=True)]
    assert settle(forms) == []
    assert [cells(form, "proposals") for form in forms] == [["a"], ["b"]]


def test_a_state_counts_with_its_day(plan: Plan) -> None:
    early = came(plan, NOV_20, {"state": "hoàn thành", "state_on": MAY})
    late = came(plan, NOV_22, {"state": "tạm dừng", "state_on": MARCH})
    (told,) = settle([early, late])
    assert "“hoàn thành, 01/05/2026” được thay bằng “tạm dừng, 01/03/2026”" in told
    assert cells(early, "state", "state_on") == ["đang thực hiện", "2026-05-01"]


def test_a_figure_counts_with_its_day_and_source(plan: Plan) -> None:
    early = came(plan, NOV_20, {"value": Decimal(5), "as_of": MAY, "source": "Sổ"}, "1.1/a")
    late = came(plan, NOV_22, {"value": Decimal(6), "as_of": MAY}, "1.1/a")
    settle([early, late])
    assert cells(early, "value", "as_of", "source", key="1.1/a") == [None, None, None]
    assert late.overruled[TARGETS_SHEET, "1.1/a", "value"] == {"5"}


@pytest.mark.parametrize(
    ("early", "late", "left"),
    [
        ((MAY, "Họp dân lần một"), (MAY, "Họp dân lần 1"), False),
        ((MAY, "Họp dân"), (MARCH, "Họp dân"), False),
        ((MAY, "Họp dân"), (MAY, "Họp dân"), False),
        ((MAY, "Họp dân"), (MAY, "Tập huấn chữa cháy"), True),
        ((MAY, "Họp dân lần một"), (MARCH, "Họp dân lần 1"), True),
    ],
)
def test_a_line_in_other_words_is_one_line(
    plan: Plan, early: tuple[date, str], late: tuple[date, str], left: bool
) -> None:
    first, second = line(came(plan, NOV_20, {}), *early), line(came(plan, NOV_22, {}), *late)
    settle([first, second])
    assert (first.rows[-1].values["done"] is not None) == left
    assert second.rows[-1].values["done"] == late[1]


@pytest.mark.parametrize(
    ("days", "proofs", "left"),
    [
        ((NOV_20, NOV_22), ("Số 1", None), ("Số 1", None)),
        ((NOV_20, NOV_22), ("Số 1", "Số 2"), (None, "Số 2")),
        ((NOV_20, NOV_22), (None, "Số 2"), (None, "Số 2")),
        ((None, None), ("Số 1", None), ("Số 1", None)),
        ((None, None), (None, "Số 2"), (None, "Số 2")),
    ],
)
def test_of_one_line_the_evidence_is_kept(
    plan: Plan,
    days: tuple[date | None, date | None],
    proofs: tuple[str | None, str | None],
    left: tuple[str | None, str | None],
) -> None:
    forms = [
        line(came(plan, day, {}), MAY, "Họp", proof)
        for day, proof in zip(days, proofs, strict=True)
    ]
    settle(forms)
    assert tuple(form.rows[-1].values["evidence"] for form in forms) == left
    lines = [form.rows[-1].values["done"] for form in forms]
    assert lines == [None if proof is None else "Họp" for proof in left]


def test_a_copy_to_work_on_leaves_the_form_as_it_was(plan: Plan) -> None:
    form = came(plan, NOV_20, {"proposals": "Xe"})
    other = copied(form)
    other.rows[0].values["proposals"] = "khác"
    other.problem("", "x")
    assert cells(form, "proposals") == ["Xe"]
    assert form.problems == []
