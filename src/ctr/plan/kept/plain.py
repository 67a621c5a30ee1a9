"""A plan as plain data and back, without validating it again and without pickle.

As JSON: an object of the model names its class and those of its values that are no defaults; days
and decimals are objects, too, and tuples are lists. Reading makes these and runs nothing else. The
classes of amendments are imported only for a plan that has any.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from functools import cache
from importlib import import_module
from typing import Any, TypeVar

from ctr.late_dataclasses import field_names
from ctr.plan import model

T = TypeVar("T")
_CLASS = ""
"""The key below which an object tells its class; so no field is called."""
_DAY, _DECIMAL = "day", "number"
_SINGLE: dict[str, Callable[[Any], Any]] = {_DAY: date.fromordinal, _DECIMAL: Decimal}
_THEMSELVES = frozenset((str, int, bool, type(None)))
_AMENDMENTS = f"{model.__name__}.amendments"
_NOTHING = object()


class _Class:
    """A class of the model, with the fields that an object of it takes, and those it must have."""

    def __init__(self, made: type[Any]) -> None:
        names = field_names(made)
        self.made = made
        self.takes = frozenset(names)
        self.needs = frozenset(name for name in names if not hasattr(made, name))


@cache
def _class(name: str) -> _Class:
    """The class of this name. Raises LookupError."""
    found = _found(name)
    if found is None:
        import_module(_AMENDMENTS)
        found = _found(name)
    if found is None:
        raise LookupError(name)
    return _Class(found)


def _found(name: str) -> type[Any] | None:
    for module in [name for name in sys.modules if name.startswith(f"{model.__name__}.")]:
        kind = vars(sys.modules[module]).get(name)
        if isinstance(kind, type) and kind.__module__ == module and field_names(kind):
            return kind
    return None


def to_plain(whole: Any) -> str:
    """A plan, or a part of one, as JSON. Raises ValueError for what the model has no place for."""
    return _ENCODER.encode(_plain(whole))


_ENCODER = json.JSONEncoder(ensure_ascii=False, check_circular=False, separators=(",", ":"))


def _plain(value: Any) -> Any:
    kind: Any = type(value)
    if kind in _THEMSELVES:
        return value
    if kind is tuple:
        return [part if type(part) in _THEMSELVES else _plain(part) for part in value]
    if kind is Decimal:
        return {_DECIMAL: str(value)}
    if kind is date:
        return {_DAY: value.toordinal()}
    if isinstance(value, str):
        return value
    told = {_CLASS: kind.__name__}
    for name, default in _defaults(kind):
        part = getattr(value, name)
        if part is not default:
            told[name] = part if type(part) in _THEMSELVES else _plain(part)
    return told


@cache
def _defaults(kind: Any) -> tuple[tuple[str, Any], ...]:
    """The fields of a class of the model, each with what it is by default.

    Raises ValueError for any other class.
    """
    names = field_names(kind)
    if not names or _class(kind.__name__).made is not kind:
        raise ValueError(kind)
    return tuple((name, getattr(kind, name, _NOTHING)) for name in names)


def from_plain(content: str, expected: type[T]) -> T:
    """What `to_plain` was given. Raises ValueError, TypeError, LookupError."""
    try:
        whole = json.loads(content, object_hook=_object)
    except ArithmeticError as error:  # of a day or a decimal that is none
        raise ValueError(error) from error
    if not isinstance(whole, expected):
        raise TypeError(type(whole))
    return whole


def _object(told: dict[str, Any]) -> Any:
    """What JSON tells as an object; its parts have been made already."""
    name = told.pop(_CLASS, None)
    if name is None:
        ((kind, value),) = told.items()
        return _SINGLE[kind](value)
    known = _class(name)
    if not (known.takes.issuperset(told) and told.keys() >= known.needs):
        raise ValueError(name)
    for key, part in told.items():
        if type(part) is list:
            told[key] = _tuple(part)
    made = object.__new__(known.made)
    object.__setattr__(made, "__dict__", told)  # classes of the model have no slots
    return made


def _tuple(parts: list[Any]) -> tuple[Any, ...]:
    return tuple([_tuple(part) if type(part) is list else part for part in parts])
