"""The model as validators of pydantic's core: what pydantic makes of it itself, built without it.

To import pydantic and have it look through the model takes longer than to read a ward's plan; its
core is imported in half the time. The model needs little of it: objects, lists, pairs, what may be
left out, and values that a function of ours checks. That the validators are pydantic's own is what
`test_validators.py` compares.
"""

from __future__ import annotations

import types
from collections.abc import Callable
from dataclasses import MISSING, fields, is_dataclass
from functools import cache
from typing import Annotated, Any, Literal, Union, get_args, get_origin, get_type_hints

from pydantic_core import SchemaValidator

from ctr.plan.model.base import key_of

Schema = dict[str, Any]


@cache
def validator(hint: Any) -> SchemaValidator:
    """The validator of a type of the model, built once."""
    return SchemaValidator(schema(hint))


def schema(hint: Any) -> Schema:
    """The core schema of a type. Raises TypeError for one that the model has no need of."""
    origin, inner = get_origin(hint), get_args(hint)
    if origin is Annotated:
        _, kind = inner
        checked: Schema = kind.core_schema()
        return checked
    if origin in (Union, types.UnionType) and inner[1:] == (type(None),):
        return {"type": "nullable", "schema": schema(inner[0])}
    if origin is tuple:
        variadic = inner[1:] == (Ellipsis,)
        items = [schema(part) for part in inner[: 1 if variadic else None]]
        listed: Schema = {"type": "tuple", "items_schema": items}
        return {**listed, "variadic_item_index": 0} if variadic else listed
    if origin is Literal:
        return {"type": "literal", "expected": list(inner)}
    if is_dataclass(hint) and isinstance(hint, type):
        return _of_class(hint)
    raise TypeError(hint)


@cache
def _of_class(cls: Any) -> Schema:
    hints = get_type_hints(cls, include_extras=True)
    taken = [
        {
            "type": "dataclass-field",
            "name": field.name,
            "schema": _or_default(schema(hints[field.name]), field.default, field.default_factory),
            "validation_alias": key_of(field.name),
        }
        for field in fields(cls)
    ]
    return {
        "type": "dataclass",
        "cls": cls,
        "schema": {
            "type": "dataclass-args",
            "dataclass_name": cls.__name__,
            "fields": taken,
            "collect_init_only": True,
        },
        "fields": [field.name for field in fields(cls)],
        "post_init": True,
        "config": {"extra_fields_behavior": cls.__pydantic_config__["extra"]},
    }


def _or_default(whole: Schema, default: Any, factory: Callable[[], Any] | Any) -> Schema:
    if factory is not MISSING:
        return {"type": "default", "schema": whole, "default_factory": factory}
    return whole if default is MISSING else {"type": "default", "schema": whole, "default": default}
