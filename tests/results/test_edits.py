"""The edits that put a state, a figure, a day into a unit's file, and what they say changed."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from ctr.plan.load.loader import load
from ctr.plan.model import Measurement, State, StateChange, TaskResult, UnitResults
from ctr.results.changes import Change
from ctr.results.edits import (
    REPORT_KEYS,
    TASK_KEYS,
    NewFigure,
    figure_edits,
    folded,
    received_edits,
    state_edits,
)
from ctr.yamlfile.editor import Edit
from tests.conftest import EXAMPLE

MARCH, MAY, JULY = date(2026, 3, 1), date(2026, 5, 1), date(2026, 7, 1)
PATH = ("tasks", 0)
FIGURE_KEYS = ("target", "value", "corrects", "as_of", "source", "files")


def test_what_is_known_of_a_unit() -> None:
    plan = load(EXAMPLE / "plan").plan
    assert plan is not None
    assert plan.results_for("Phòng Môi trường", 2026).tasks
    assert plan.results_for("Phòng Môi trường", 2031) == UnitResults(
        unit="Phòng Môi trường", year=2031
    )


def test_edits_folded_into_data_follow_the_order_of_the_keys() -> None:
    edits = [
        Edit(path=("c",), value=1, append=True),
        Edit(path=("b",), value=2),
        Edit(path=("c",), value=3, append=True),
        Edit(path=("b",), value=4),
        Edit(path=("x",), value=5),
    ]
    data = {"a": 0, "c": [0]}
    result = folded(data, edits, ("c", "b", "a"))
    assert list(result.items()) == [("c", [0, 1, 3]), ("b", 4), ("a", 0)]
    assert data == {"a": 0, "c": [0]}


def received(first: date | None, *again: date) -> UnitResults:
    return UnitResults(unit="A", year=2026, received=first, received_again=again)


FIRST = Edit(path=("received",), value=MAY, order=REPORT_KEYS)


def again(day: date) -> Edit:
    return Edit(path=("received_again",), value=day, append=True, order=REPORT_KEYS)


@pytest.mark.parametrize(
    ("known", "edits", "changes"),
    [
        (received(None), [FIRST], [("received", None, MAY)]),
        (received(MAY), [], []),
        (received(MARCH), [again(MAY)], [("received_again", None, MAY)]),
        (received(MARCH, MAY), [], []),
        (
            received(JULY),
            [FIRST, again(JULY)],
            [("received", JULY, MAY), ("received_again", None, JULY)],
        ),
        (received(JULY, JULY), [FIRST], [("received", JULY, MAY)]),
    ],
    ids=["first", "same", "later", "later known", "earlier", "earlier known"],
)
def test_the_first_arrival_counts(
    known: UnitResults, edits: list[Edit], changes: list[tuple[str, date | None, date]]
) -> None:
    made, said = received_edits(known, MAY)
    assert made == edits
    assert [(one.field, one.old, one.new) for one in said] == changes


def set_state(state: State, day: date) -> list[Edit]:
    return [
        Edit(path=(*PATH, "state"), value=state, order=TASK_KEYS),
        Edit(path=(*PATH, "state_on"), value=day, order=TASK_KEYS),
    ]


def kept(state: State, day: date) -> Edit:
    value = {"state": state, "on": day}
    return Edit(path=(*PATH, "earlier"), value=value, append=True, order=TASK_KEYS)


def result(state: State | None = None, day: date | None = None, **keys: object) -> TaskResult:
    return TaskResult(task="1.1", state=state, state_on=day, **keys)  # type: ignore[arg-type]


def test_a_first_state() -> None:
    assert state_edits(PATH, result(), "paused", MAY) == (
        set_state("paused", MAY),
        [Change(task="1.1", field="state", old=None, new="paused", on=MAY)],
    )


def test_a_new_state_keeps_the_one_before() -> None:
    assert state_edits(PATH, result("in_progress", MARCH), "paused", MAY) == (
        [*set_state("paused", MAY), kept("in_progress", MARCH)],
        [Change(task="1.1", field="state", old="in_progress", new="paused", on=MAY)],
    )


def test_a_state_without_a_day_leaves_nothing_to_keep() -> None:
    edits, _ = state_edits(PATH, result("in_progress"), "paused", MAY)
    assert edits == set_state("paused", MAY)


def test_done_tells_its_day_too() -> None:
    assert state_edits(PATH, result("in_progress", MARCH), "done", MAY) == (
        [*set_state("done", MAY), kept("in_progress", MARCH)],
        [Change(task="1.1", field="state", old="in_progress", new="done", on=MAY)],
    )


def test_the_day_of_what_is_done_may_be_corrected() -> None:
    assert state_edits(PATH, result("done", MARCH), "done", MAY) == (
        set_state("done", MAY),
        [Change(task="1.1", field="completed_on", old=MARCH, new=MAY)],
    )
    assert state_edits(PATH, result("done", MAY), "done", MAY) == ([], [])
    assert state_edits(PATH, result("done", JULY), "done", MAY)[0] == set_state("done", MAY)


@pytest.mark.parametrize("day", [MARCH, MAY, JULY])
def test_the_same_state_again_is_nothing_new(day: date) -> None:
    assert state_edits(PATH, result("paused", MAY), "paused", day) == ([], [])


def test_a_state_of_an_earlier_day_goes_to_the_earlier_ones() -> None:
    known = result("paused", JULY)
    assert state_edits(PATH, known, "in_progress", MAY) == (
        [kept("in_progress", MAY)],
        [Change(task="1.1", field="earlier", old=None, new="in_progress", on=MAY)],
    )
    told = result("paused", JULY, earlier=(StateChange(state="in_progress", on=MAY),))
    assert state_edits(PATH, told, "in_progress", MAY) == ([], [])
    assert state_edits(PATH, told, "in_progress", MARCH)[0] == [kept("in_progress", MARCH)]
    on_the_day, _ = state_edits(PATH, known, "in_progress", JULY)
    assert on_the_day == [*set_state("in_progress", JULY), kept("paused", JULY)]


def measured(value: Decimal | bool, day: date = MAY, source: str | None = None) -> TaskResult:
    other = Measurement(target="khac", value=Decimal(1), as_of=day)
    figure = Measurement(target="a", value=value, as_of=day, source=source)
    return result(values=(other, figure))


def figure_change(field: str, old: object, new: object) -> Change:
    return Change(task="1.1", field=field, old=old, new=new, target="a", on=MAY)  # type: ignore[arg-type]


TEN, TWENTY = Decimal(10), Decimal(20)


@pytest.mark.parametrize("source", [None, "Thống kê"])
@pytest.mark.parametrize("known", [result(), measured(TEN, MARCH)], ids=["none", "other day"])
def test_a_new_figure(known: TaskResult, source: str | None) -> None:
    value = {"target": "a", "value": TEN, "as_of": MAY}
    value |= {"source": source} if source else {}
    assert figure_edits(PATH, known, NewFigure("a", TEN, MAY, source)) == (
        [Edit(path=(*PATH, "values"), value=value, append=True, order=TASK_KEYS)],
        [replace(figure_change("value", None, TEN), document=source)],
    )


PLACE = (*PATH, "values", 1)


@pytest.mark.parametrize(("old", "new"), [(TEN, TWENTY), (True, False), (True, Decimal(1))])
def test_another_figure_of_the_same_day_corrects_the_old_one(
    old: Decimal | bool, new: Decimal | bool
) -> None:
    assert figure_edits(PATH, measured(old), NewFigure("a", new, MAY)) == (
        [
            Edit(path=(*PLACE, "value"), value=new),
            Edit(path=(*PLACE, "corrects"), value=old, order=FIGURE_KEYS),
        ],
        [figure_change("value", old, new)],
    )


def test_the_same_figure_with_another_source_changes_the_source_only() -> None:
    known = measured(TEN, source="Thống kê")
    assert figure_edits(PATH, known, NewFigure("a", Decimal("10.0"), MAY, "Công an")) == (
        [Edit(path=(*PLACE, "source"), value="Công an", order=FIGURE_KEYS)],
        [figure_change("source", "Thống kê", "Công an")],
    )
    for source in (None, "Thống kê"):
        assert figure_edits(PATH, known, NewFigure("a", TEN, MAY, source)) == ([], [])
