"""What all classes of the model share."""

from __future__ import annotations

from dataclasses import is_dataclass

from ctr.plan import model
from ctr.plan.model import Measurement, Period, Plan, TaskResult
from ctr.plan.model.base import Model, keys_of


def test_every_class_that_a_file_fills_has_the_one_base() -> None:
    exported = [getattr(model, name) for name in model.__all__]
    classes = [thing for thing in exported if is_dataclass(thing) and thing is not Plan]
    assert len(classes) > 20
    for kind in classes:
        assert isinstance(kind, type)
        assert issubclass(kind, Model)


def test_keys_are_those_of_the_fields_in_the_order_of_a_file() -> None:
    assert keys_of(Period) == ("from", "to", "beyond")
    assert keys_of(Measurement) == ("target", "value", "corrects", "as_of", "source", "files")
    assert keys_of(TaskResult)[:3] == ("task", "state", "state_on")


def test_states_and_comparisons_are_those_of_their_types() -> None:
    assert model.STATES == ("not_started", "in_progress", "done", "paused", "dropped")
    assert model.COMPARISONS[0] == "at_least"
    assert model.COMPARISONS[-1] == "achieved"
