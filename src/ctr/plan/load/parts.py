"""What can be read of data with faults in it, so that one fault does not hide the others.

pydantic checks an object as a whole only once all of its fields are sound. Here such an object is
filled with what is sound in it, and every check that needs nothing else is made.
"""

from __future__ import annotations

import os
import types
from collections.abc import Iterable, Iterator
from dataclasses import MISSING, fields, is_dataclass
from functools import cache
from typing import Any, Union, get_args, get_origin, get_type_hints

from pydantic import TypeAdapter, ValidationError

from ctr.plan.model.base import NotRead, Partial, Unread, key_of
from ctr.plan.model.names import NameRegistries
from ctr.problems import Invalid, KeyPath


class PartsReader:
    """Reads data around the places of its faults.

    `faulty` are these places, `checked` the objects whose checks have been made already; `found`
    are the further faults and where each stands.
    """

    def __init__(
        self, names: NameRegistries, faulty: Iterable[KeyPath], checked: set[KeyPath]
    ) -> None:
        self.names = names
        self.faulty = {path[:end] for path in faulty for end in range(len(path) + 1)}
        self.checked = checked
        self.found: list[tuple[KeyPath, Invalid]] = []

    def read(self, hint: Any, data: Any, path: KeyPath = ()) -> Any:
        """The value of a type: whole, a Partial, or Unread."""
        if path not in self.faulty:
            try:
                return adapter(hint).validate_python(data, context=self.names)
            except ValidationError:
                return Unread()
        kind, many = _core(hint)
        if many and isinstance(data, list):
            return tuple(self.read(kind, part, (*path, i)) for i, part in enumerate(data))
        if not many and is_dataclass(kind) and isinstance(data, dict):
            return self._object(kind, data, path)
        return Unread()

    def _object(self, kind: Any, data: dict[str, Any], path: KeyPath) -> Any:
        partial = object.__new__(_partial_class(kind))
        for name, key, hint, default in _fields(kind):
            value = default
            if key in data:
                value = self.read(hint, data[key], (*path, key))
            object.__setattr__(partial, name, Unread() if value is MISSING else value)
        if path not in self.checked:
            for check in kind.checks:
                self.found += [(path, fault) for fault in _faults(check(partial))]
        return partial


@cache
def adapter(kind: Any) -> TypeAdapter[Any]:
    """The validator of a type, built once, by pydantic alone.

    It would else read what every package of this Python announces, and run what is called its
    plugin there.
    """
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
    return TypeAdapter(kind)


def _faults(check: Iterator[Invalid]) -> list[Invalid]:
    """What a check finds, up to where it needs what could not be read."""
    faults: list[Invalid] = []
    try:
        faults.extend(check)
    except NotRead:
        pass
    return faults


@cache
def _fields(kind: Any) -> list[tuple[str, str, Any, Any]]:
    """Name, key, type and default of each field."""
    hints = get_type_hints(kind, include_extras=True)
    return [
        (field.name, key_of(field.name), hints[field.name], field.default) for field in fields(kind)
    ]


@cache
def _partial_class(kind: Any) -> Any:
    return type(kind.__name__, (Partial, kind), {})


def _core(hint: Any) -> tuple[Any, bool]:
    """What a type holds but for None, and whether it is a list of it."""
    if get_origin(hint) in (Union, types.UnionType):
        (hint,) = [part for part in get_args(hint) if part is not type(None)][:1]
    if get_origin(hint) is tuple and get_args(hint)[1:] == (Ellipsis,):
        return get_args(hint)[0], True
    return hint, False
