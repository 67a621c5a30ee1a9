"""Our validators are those that pydantic makes of the model."""

from __future__ import annotations

from typing import Any

import pytest
from pydantic import TypeAdapter

from ctr.plan.load.validators import schema, validator
from ctr.plan.model import (
    CalendarFile,
    LeadersFile,
    Programme,
    Section,
    Summary,
    UnitResults,
    UnitsFile,
)
from ctr.plan.model.amendments import AmendmentsFile

FILES = (
    AmendmentsFile,
    CalendarFile,
    LeadersFile,
    Programme,
    Section,
    Summary,
    UnitResults,
    UnitsFile,
)
"""What the files of a plan are read as; all other classes stand in these."""
TOLD = {
    "ref", "metadata", "serialization_alias", "title", "frozen", "slots", "computed_fields", "init",
}  # fmt: skip
"""What concerns writing, JSON Schemas and the class itself, not what is valid."""


def plain(part: Any, shared: dict[str, Any]) -> Any:
    """A schema without what makes no difference, and with what is shared where it is used."""
    if isinstance(part, dict):
        if part.get("type") == "definitions":
            known = {**shared, **{each["ref"]: each for each in part["definitions"]}}
            return plain(part["schema"], known)
        if part.get("type") == "definition-ref":
            return plain(shared[part["schema_ref"]], shared)
        return {key: plain(value, shared) for key, value in part.items() if key not in TOLD}
    return [plain(each, shared) for each in part] if isinstance(part, list) else part


@pytest.mark.parametrize("kind", FILES, ids=lambda kind: kind.__name__)
def test_they_are_what_pydantic_makes_of_the_model(kind: Any) -> None:
    ours, theirs = schema(kind), TypeAdapter(kind).core_schema
    assert plain(ours, {}) == plain(theirs, {})


def test_what_the_model_has_no_need_of_is_no_type() -> None:
    with pytest.raises(TypeError):
        schema(dict[str, int])


def test_one_is_built_once() -> None:
    assert validator(Section) is validator(Section)
