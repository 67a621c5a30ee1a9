"""What all classes of the model share."""

from typing import Any

CONFIG: dict[str, Any] = {
    "extra": "forbid",
    "alias_generator": lambda name: name.rstrip("_"),
}
"""For pydantic: unknown keys are faults, and `from_` is written `from`.

`use_attribute_docstrings` is for whoever writes the JSON Schema: set here, it would make every
command parse the model's source again, four times the cost of building the validators.
"""
