"""What must agree within an object: the schema tells what the model's checks do."""

from __future__ import annotations

from itertools import product
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from ctr.plan.load.loader import load
from ctr.plan.load.validators import validator
from ctr.plan.model import STATES, Deadline, Milestone, TaskResult
from ctr.plan.schema.kinds import KINDS
from ctr.plan.schema.make import schema_of
from ctr.plan.schema.names import names_loaded
from tests.conftest import EXAMPLE

WHEN = (None, 2027, "2027-06", "2027-06-30", "11-25", 25, "25", "friday")
EVERY = (None, "year", "half_year", "quarter", "month", "week")
LEVELS: tuple[dict[str, Any], ...] = (
    {},
    {"at_least": 1},
    {"achieved": True},
    {"between": [1, 2]},
    {"at_most": None},
)
TIMES: tuple[dict[str, Any], ...] = (
    {},
    {"by": 2030},
    {"by": "11-25"},
    {"every": "year"},
    {"by": None, "every": "week"},
)


@pytest.fixture(scope="module")
def section() -> dict[str, Any]:
    kind = next(kind for kind in KINDS if kind.name == "section")
    return schema_of(kind, names_loaded(load(EXAMPLE / "plan")))


def _validator(section: dict[str, Any], name: str) -> Draft202012Validator:
    return Draft202012Validator({"$ref": f"#/$defs/{name}", "$defs": section["$defs"]})


def _is_taken(kind: Any, data: Any) -> bool:
    try:
        validator(kind).validate_python(data, context={})
    except ValueError:
        return False
    return True


def test_a_deadline_is_one_to_both(section: dict[str, Any]) -> None:
    validator = _validator(section, "Deadline")
    taken = 0
    for before, by, every, regular in product(WHEN, WHEN, EVERY, (False, True)):
        data = {"phrase": "x", "before": before, "by": by, "every": every, "regular": regular}
        assert validator.is_valid(data) == _is_taken(Deadline, data), data
        taken += validator.is_valid(data)
    assert taken > 20


@pytest.mark.parametrize("bound", [{"by": 2027}, {"by": "11-25", "every": "year"}, {}])
@pytest.mark.parametrize("to", [2028, "12-31", None])
def test_an_extension_is_one_to_both(section: dict[str, Any], bound: Any, to: Any) -> None:
    data = {"phrase": "x", "extensions": [{"to": to, "approved_by": "x"}], **bound}
    validator = _validator(section, "Deadline")
    assert validator.is_valid(data) == _is_taken(Deadline, data)
    assert validator.is_valid({**data, "doubtful": True}) == _is_taken(
        Deadline, {**data, "doubtful": True}
    )


def test_a_milestone_is_one_to_both(section: dict[str, Any]) -> None:
    validator = _validator(section, "Milestone")
    for one, other, time, better in product(LEVELS, LEVELS, TIMES, (None, "lower")):
        data = {**one, **other, **time, "better": better}
        assert validator.is_valid(data) == _is_taken(Milestone, data), data


def test_milestones_of_two_kinds_are_refused(section: dict[str, Any]) -> None:
    validator = _validator(section, "Target")
    target = {"id": "a", "name": "A", "milestones": [{"at_least": 1}, {"at_most": 2}]}
    assert validator.is_valid(target)
    assert not validator.is_valid({**target, "milestones": []})
    assert not validator.is_valid({**target, "milestones": [{"at_least": 1}, {"achieved": True}]})


@pytest.mark.parametrize("state", [None, *STATES])
@pytest.mark.parametrize("day", [None, "2026-05-01"])
def test_only_what_is_done_needs_its_day(state: str | None, day: str | None) -> None:
    kind = next(kind for kind in KINDS if kind.name == "results")
    schema = schema_of(kind, names_loaded(load(EXAMPLE / "plan")))
    data = {"task": "1.1", "state": state, "state_on": day}
    assert _validator(schema, "TaskResult").is_valid(data) == _is_taken(TaskResult, data)
