"""`dataclass` as in the standard library, but its methods are made when one is first called.

To write and compile them takes a third of the start of a command, which calls few of them. That is
for frozen classes without an order; others are made at once, and type checkers see the standard
decorator alone.
"""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from dataclasses import dataclass as dataclass
else:

    def dataclass(*, frozen: bool = False, order: bool = False, **options: bool) -> Any:
        """As `dataclasses.dataclass` with these options."""

        def decorate(cls: type[Any]) -> type[Any]:
            if not frozen or order:
                return dataclasses.dataclass(cls, frozen=frozen, order=order, **options)
            told = cls.__doc__
            cls.__doc__ = told or cls.__name__  # else the standard one writes the signature there
            own = set(vars(cls))
            made = dataclasses.dataclass(cls, init=False, repr=False, eq=False, **options)
            made.__doc__ = told
            for name, method in _STATE.items():
                if name not in own:
                    setattr(made, name, method)
            for name in _LATE:
                if name not in own:
                    setattr(made, name, _late(made, name))
            return made

        return decorate


_LATE = ("__init__", "__repr__", "__eq__", "__hash__")


def _late(owner: type[Any], name: str) -> Any:
    """A method that first puts the real ones of its class in place of those like itself."""

    def method(self: Any, *args: Any, **values: Any) -> Any:
        real = _real(owner)
        for each in _LATE:
            if getattr(vars(owner).get(each), "is_late", False):
                setattr(owner, each, vars(real)[each])
        return getattr(owner, name)(self, *args, **values)

    method.is_late = True  # type: ignore[attr-defined]
    return method


def _real(owner: type[Any]) -> type[Any]:
    """A class of the same fields with the methods of the standard library."""
    copied = [
        (
            field.name,
            field.type,
            dataclasses.field(
                default=field.default,
                default_factory=field.default_factory,
                init=field.init,
                repr=field.repr,
                hash=field.hash,
                compare=field.compare,
                kw_only=field.kw_only,
            ),
        )
        for field in dataclasses.fields(owner)
    ]
    after = {"__post_init__": None} if hasattr(owner, "__post_init__") else {}
    return dataclasses.make_dataclass(
        owner.__qualname__.rpartition(".")[2], copied, namespace=after, frozen=True
    )


def _refuse(self: Any, name: str, *_: Any) -> None:
    raise dataclasses.FrozenInstanceError(f"cannot assign to field {name!r}")


def _getstate(self: Any) -> list[Any]:
    return [getattr(self, field.name) for field in dataclasses.fields(self)]


def _setstate(self: Any, state: list[Any]) -> None:
    for field, value in zip(dataclasses.fields(self), state, strict=True):
        object.__setattr__(self, field.name, value)


_STATE = {
    "__setattr__": _refuse,
    "__delattr__": _refuse,
    "__getstate__": _getstate,
    "__setstate__": _setstate,
}
