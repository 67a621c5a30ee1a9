"""What all classes of the model share."""

from __future__ import annotations

from dataclasses import fields
from typing import Any, ClassVar


class Model:
    """A thing that a plan's files hold: a frozen dataclass that pydantic fills from plain data.

    Unknown keys are faults, and a field named `from_` is the key `from`. `use_attribute_docstrings`
    is for whoever writes a JSON Schema: set here, it would make every command parse the model's
    source again, four times the cost of building the validators.
    """

    __slots__ = ()

    __pydantic_config__: ClassVar[dict[str, Any]] = {
        "extra": "forbid",
        "alias_generator": lambda name: name.rstrip("_"),
    }


def keys_of(model: type[Any]) -> tuple[str, ...]:
    """The keys of a class of the model, in the order in which a file has them."""
    return tuple(field.name.rstrip("_") for field in fields(model))
