"""A plan as plain data and back, without validating it again and without pickle.

Texts, whole numbers, true, false and null are themselves; every other value is a list that begins
with its kind: the number of a class of the model, or a sign for a day, a decimal, a tuple. Reading
makes objects of the model's classes and runs nothing else. The classes of amendments come last and
are imported only for a plan that has any, which stands after the plan.
"""

from __future__ import annotations

import json
import sys
from datetime import date
from decimal import Decimal
from functools import cache
from importlib import import_module
from typing import Any, TypeVar

from ctr.late_dataclasses import field_names
from ctr.plan import model
from ctr.plan.model import Plan

T = TypeVar("T")
_DAY, _DECIMAL, _TUPLE = "d", "n", "t"
_AMENDMENTS = f"{model.__name__}.amendments"


@cache
def _classes(*, amended: bool) -> list[type[Any]]:
    """Every dataclass of the model, in the order of modules and names."""
    names = [name for name in sys.modules if name.startswith(f"{model.__name__}.")]
    modules = sorted(name for name in names if name != _AMENDMENTS)
    if amended:
        import_module(_AMENDMENTS)
        modules.append(_AMENDMENTS)
    return [
        kind
        for module in modules
        for _, kind in sorted(vars(sys.modules[module]).items())
        if isinstance(kind, type) and field_names(kind) and kind.__module__ == module
    ]


def to_plain(whole: Any) -> str:
    """A plan, or a part of one, as JSON. Raises ValueError for what the model has no place for."""
    amended = isinstance(whole, Plan) and bool(whole.amendments)
    numbers = {kind: number for number, kind in enumerate(_classes(amended=amended))}

    def plain(value: Any) -> Any:
        if value is None or isinstance(value, str | bool | int):
            return value
        if isinstance(value, tuple):
            return [_TUPLE, *map(plain, value)]
        if isinstance(value, Decimal):
            return [_DECIMAL, str(value)]
        if isinstance(value, date):
            return [_DAY, value.toordinal()]
        number = numbers.get(type(value))
        if number is None:
            raise ValueError(type(value))
        return [number, *(plain(getattr(value, name)) for name in field_names(type(value)))]

    return json.dumps([*plain(whole), amended], ensure_ascii=False, separators=(",", ":"))


def from_plain(content: str, expected: type[T]) -> T:
    """What `to_plain` was given. Raises ValueError, TypeError, LookupError."""
    *data, amended = json.loads(content)
    if not isinstance(amended, bool):
        raise ValueError(amended)
    kinds = _kinds(amended=amended)
    put = object.__setattr__

    def value(part: Any) -> Any:
        if type(part) is not list:
            return part
        kind, *rest = part
        if kind == _TUPLE:
            return tuple([value(item) if type(item) is list else item for item in rest])
        if kind == _DAY:
            return date.fromordinal(rest[0])
        if kind == _DECIMAL:
            return Decimal(rest[0])
        cls, names = kinds[kind]
        if len(names) != len(rest):
            raise ValueError(cls)
        read = object.__new__(cls)
        for name, item in zip(names, rest, strict=True):
            put(read, name, value(item) if type(item) is list else item)
        return read

    whole = value(data)
    if not isinstance(whole, expected):
        raise TypeError(type(whole))
    return whole


@cache
def _kinds(*, amended: bool) -> list[tuple[type[Any], tuple[str, ...]]]:
    """Every class with the names of its fields."""
    return [(kind, field_names(kind)) for kind in _classes(amended=amended)]
