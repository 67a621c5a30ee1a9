"""Every field of the model is compared, and only what it says counts."""

from __future__ import annotations

from dataclasses import fields, replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from ctr.history.compare import differences, same
from ctr.plan import model
from ctr.plan.model import (
    Correction,
    LogEntry,
    Measurement,
    Milestone,
    Target,
    Task,
    TaskResult,
    UnitResults,
)
from ctr.plan.model.base import Model
from ctr.plan.model.reporting_periods import ReportingPeriod
from ctr.wording.fields import NAMES

DAY = date(2026, 3, 15)
CLASSES = [getattr(model, name) for name in model.__all__]
MODELS = [kind for kind in CLASSES if isinstance(kind, type) and issubclass(kind, Model)]


def bare(kind: type[Any], /, **values: Any) -> Any:
    """A thing of the model with nothing checked, so that any field can hold anything."""
    thing = object.__new__(kind)
    for field in fields(kind):
        object.__setattr__(thing, field.name, values.get(field.name))
    return thing


@pytest.mark.parametrize("kind", MODELS, ids=lambda kind: kind.__name__)
def test_no_field_of_the_model_can_change_unseen(kind: type[Any]) -> None:
    for field in fields(kind):
        period = ReportingPeriod.whole_year(2026)
        old = bare(kind, period=period) if field.name != "period" else bare(kind)
        new = bare(kind, **{"period": period, field.name: "khác"})
        (change,) = differences((), old, new)
        assert change.path == (field.name.rstrip("_"),)
        assert change.new == "khác"


def test_each_field_has_a_name_in_vietnamese() -> None:
    keys = {field.name.rstrip("_") for kind in CLASSES if kind in MODELS for field in fields(kind)}
    assert keys - set(NAMES) == set()


def test_what_is_written_otherwise_is_the_same() -> None:
    assert same(Decimal("97.50"), Decimal("97.5"))
    assert same((Decimal(1), "a"), (Decimal("1.0"), "a"))
    assert not same(Decimal(1), True)
    assert not same(("a", "b"), ("b", "a"))


def test_a_thing_without_a_name_is_the_same_where_its_day_is() -> None:
    old = TaskResult(task="1.1", log=(entry("Họp"), entry("Tập huấn", DAY.replace(day=20))))
    new = replace(old, log=(entry("Họp dân"), entry("Ra quân", DAY.replace(day=1)), old.log[1]))
    changed, added = differences((), old, new)
    assert (changed.old.done, changed.new.done) == ("Họp", "Họp dân")
    assert (added.old, added.new.done) == (None, "Ra quân")


def entry(done: str, on: date = DAY) -> LogEntry:
    return LogEntry(on=on, done=done)


def test_the_order_of_results_says_nothing_that_of_targets_does() -> None:
    one, other = TaskResult(task="1.1"), TaskResult(task="1.2")
    report = UnitResults(unit="A", year=2026, tasks=(one, other))
    assert list(differences((), report, replace(report, tasks=(other, one)))) == []
    milestones = (Milestone(achieved=True),)
    targets = tuple(Target(id=id, name=id, milestones=milestones) for id in ("a", "b"))
    task = Task(id="1.1", title="T", text="T", targets=targets)
    (change,) = differences((), task, replace(task, targets=targets[::-1]))
    assert (change.sort, change.old, change.new) == ("order", ("a", "b"), ("b", "a"))


def test_a_figure_that_is_there_twice_and_then_once_is_told_once() -> None:
    figure = Measurement(target="a", value=Decimal(1), as_of=DAY)
    old = TaskResult(task="1.1", values=(figure, figure))
    (change,) = differences((), old, replace(old, values=(figure,)))
    assert (change.old, change.new) == (figure, None)


def test_a_correction_that_is_added_is_told_whole() -> None:
    correction = Correction(on=DAY, by="lan", what="viec-1", reason="nhầm", old="A", new="B")
    old = TaskResult(task="1.1")
    (change,) = differences((), old, replace(old, corrections=(correction,)))
    assert change.new == correction
