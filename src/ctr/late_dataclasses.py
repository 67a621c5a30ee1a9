"""`dataclass` as in the standard library, but what it makes is made when it is first asked for.

The standard one takes every annotation apart and compiles up to ten methods of each class: a sixth
of the start of a command, which makes objects of few of its classes. Here a class gets its slots,
and methods that all classes share; its `__init__` is compiled at its first object, its fields are
made for the first that asks `dataclasses.fields`. Type checkers see the standard decorator alone.

It serves classes that inherit no fields, and whose annotations are not evaluated (`from __future__
import annotations`); of what `field` takes, `default`, `default_factory`, `compare` and `repr`. The
rest it refuses. Otherwise only who looks at a class itself sees a difference: until its first
object is made its `__init__` takes anything by its signature.
"""

from __future__ import annotations

import dataclasses
from functools import cache
from operator import attrgetter, ge, gt, le, lt
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from dataclasses import dataclass as dataclass
else:

    def dataclass(
        *, frozen: bool = False, order: bool = False, slots: bool = False, kw_only: bool = False
    ) -> Any:
        """As `dataclasses.dataclass` with these options."""

        def decorate(cls: type[Any]) -> type[Any]:
            _refuse_unserved(cls)
            names = tuple(
                name
                for name, kind in cls.__annotations__.items()
                if not kind.startswith("ClassVar")
            )
            defaults = {name: vars(cls)[name] for name in names if name in vars(cls)}
            own = set(vars(cls))
            made = _slotted(cls, names) if slots else cls
            made.__field_names__ = names
            made.__match_args__ = () if kw_only else names
            made.__dataclass_fields__ = _LateFields(made, defaults, kw_only=kw_only)
            made.__init__ = _late_init(made, defaults, kw_only=kw_only)
            methods = {**_METHODS, **(_FROZEN if frozen else {}), **(_ORDER if order else {})}
            for name, method in methods.items():
                if name not in own:
                    setattr(made, name, method)
            if not frozen and "__hash__" not in own:
                made.__hash__ = None
            return made

        return decorate


def _refuse_unserved(cls: type[Any]) -> None:
    """Raises TypeError for a class that would be another one than the standard library makes."""
    if any(field_names(base) or dataclasses.is_dataclass(base) for base in cls.__mro__[1:]):
        raise TypeError(f"{cls.__name__} inherits fields")
    for name, value in vars(cls).items():
        if isinstance(value, dataclasses.Field) and not (value.init and not value.metadata):
            raise TypeError(f"{cls.__name__}.{name} asks for more of a field than is served")


def _default(written: Any) -> tuple[Any, Any]:
    """The default of a field, or what makes it, of what the class has for it."""
    if isinstance(written, dataclasses.Field):
        return written.default, written.default_factory
    return written, dataclasses.MISSING


def field_names(cls: type[Any]) -> tuple[str, ...]:
    """The names of a class's fields, which need not be made for it; none of any other class."""
    names: tuple[str, ...] = getattr(cls, "__field_names__", ())
    return names


def _slotted(cls: Any, names: tuple[str, ...]) -> Any:
    """The class anew: slots are told when it is made."""
    left = {*names, "__dict__", "__weakref__"}
    members = {name: member for name, member in vars(cls).items() if name not in left}
    made = type(cls)(cls.__name__, cls.__bases__, {**members, "__slots__": names})
    made.__qualname__ = cls.__qualname__
    return made


class _LateFields:
    """In place of the fields of a class, which the standard library makes of a copy without code.

    A descriptor, so that whoever asks the class for `__dataclass_fields__` gets them.
    """

    def __init__(self, owner: type[Any], defaults: dict[str, Any], *, kw_only: bool) -> None:
        self.owner = owner
        self.defaults = defaults
        self.kw_only = kw_only

    def __get__(self, instance: object, kind: type[Any] | None = None) -> Any:
        told = [
            (name, self.owner.__annotations__[name], self.defaults[name])
            if name in self.defaults
            else (name, self.owner.__annotations__[name])
            for name in field_names(self.owner)
        ]
        copied: Any = dataclasses.make_dataclass(
            self.owner.__name__,
            told,
            namespace={"__doc__": "."},  # else it writes the signature there, by way of inspect
            init=False,
            repr=False,
            eq=False,
            kw_only=self.kw_only,
        )
        self.owner.__dataclass_fields__ = copied.__dataclass_fields__
        return self.owner.__dataclass_fields__


def _late_init(owner: type[Any], defaults: dict[str, Any], *, kw_only: bool) -> Any:
    """An `__init__` that puts the real one in its place."""

    def late(self: Any, *args: Any, **values: Any) -> None:
        real = _compiled_init(owner, defaults, kw_only=kw_only)
        setattr(owner, "__init__", real)  # noqa: B010 - so that type checkers let it pass
        real(self, *args, **values)

    return late


def _compiled_init(owner: type[Any], defaults: dict[str, Any], *, kw_only: bool) -> Any:
    """`__init__` as the standard library writes it, for frozen classes and others alike."""
    # no field has such a name
    known: dict[str, Any] = {"__put": object.__setattr__, "__missing": dataclasses.MISSING}
    parameters = ["self", "*"] if kw_only else ["self"]
    body = []
    for name in field_names(owner):
        parameter = value = name
        default, make = _default(defaults.get(name, dataclasses.MISSING))
        if make is not dataclasses.MISSING:
            known[f"__make_{name}"] = make
            parameter = f"{name}=__missing"
            value = f"__make_{name}() if {name} is __missing else {name}"
        elif default is not dataclasses.MISSING:
            known[f"__default_{name}"] = default
            parameter = f"{name}=__default_{name}"
        parameters.append(parameter)
        body.append(f"    __put(self, {name!r}, {value})\n")
    if hasattr(owner, "__post_init__"):
        body.append("    self.__post_init__()\n")
    exec(f"def __init__({', '.join(parameters)}):\n{''.join(body)}", known)
    known["__init__"].__qualname__ = f"{owner.__qualname__}.__init__"
    return known["__init__"]


@cache
def _compared(cls: Any) -> Any:
    """A function that gives the values of an object by which it is compared."""
    names = [field.name for field in dataclasses.fields(cls) if field.compare]
    return attrgetter(*names) if names else lambda _: ()


def _values_of(one: object) -> Any:
    kind: Any = type(one)  # Any: a class as such is no key to type checkers
    return _compared(kind)


def _repr(self: Any) -> str:
    shown = (field.name for field in dataclasses.fields(self) if field.repr)
    told = (f"{name}={getattr(self, name)!r}" for name in shown)
    return f"{type(self).__qualname__}({', '.join(told)})"


def _eq(self: Any, other: object) -> Any:
    if type(other) is not type(self):
        return NotImplemented
    values = _values_of(self)
    return values(self) == values(other)


def _hash(self: Any) -> int:
    return hash(_values_of(self)(self))


def _ordered(compare: Any) -> Any:
    def method(self: Any, other: object) -> Any:
        if type(other) is not type(self):
            return NotImplemented
        values = _values_of(self)
        return compare(values(self), values(other))

    return method


def _refuse(self: Any, name: str, *_: Any) -> None:
    raise dataclasses.FrozenInstanceError(f"cannot assign to field {name!r}")


def _getstate(self: Any) -> list[Any]:
    return [getattr(self, name) for name in field_names(type(self))]


def _setstate(self: Any, state: list[Any]) -> None:
    for name, value in zip(field_names(type(self)), state, strict=True):
        object.__setattr__(self, name, value)


_METHODS = {
    "__repr__": _repr,
    "__eq__": _eq,
    "__hash__": _hash,
    "__getstate__": _getstate,
    "__setstate__": _setstate,
}
_FROZEN = {"__setattr__": _refuse, "__delattr__": _refuse}
_ORDER = {
    "__lt__": _ordered(lt),
    "__le__": _ordered(le),
    "__gt__": _ordered(gt),
    "__ge__": _ordered(ge),
}
