"""What all classes of the model share."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import fields
from typing import Any, ClassVar

from ctr.problems import Invalid

Check = Callable[[Any], Iterator[Invalid]]
"""What is wrong between the values of one object."""


class Disagreement(ValueError):
    """Raised inside validation for an object whose values are each right but do not agree."""

    def __init__(self, faults: tuple[Invalid, ...]) -> None:
        super().__init__(*faults)
        self.faults = faults


class NotRead(Exception):
    """Raised where a check needs a value that could not be read."""


class Unread:
    """In place of a value that could not be read, which is told where it stands.

    It is something, not None; whatever else a check wants of it raises NotRead.
    """

    def _refuse(self, *_: object) -> Any:
        raise NotRead

    __bool__ = __eq__ = __lt__ = __gt__ = __le__ = __ge__ = __add__ = __radd__ = _refuse
    __getattr__ = __getitem__ = __iter__ = __len__ = __contains__ = __format__ = _refuse
    __hash__ = object.__hash__


class Partial:
    """A mixin of the model's classes: an object of which something could not be read."""


def is_whole(value: object) -> bool:
    """Whether a value, an item of a list or an object was read with all that it holds."""
    return not isinstance(value, Partial | Unread)


def part(holder: Any, name: str) -> Any:
    """What was read whole of an object, which may be Partial or Unread; None where nothing was."""
    value = getattr(holder, name) if isinstance(holder, Model) else None
    return value if is_whole(value) else None


def each(holder: Any, name: str) -> tuple[Any, ...]:
    """The items of a list of such an object, each whole, Partial or Unread."""
    return part(holder, name) or ()


def key_of(name: str) -> str:
    """The key that a file has for a field of this name: `from` for `from_`."""
    return name.rstrip("_")


class Model:
    """A thing that a plan's files hold: a frozen dataclass that pydantic fills from plain data.

    `checks` are apart from each other, so that a value that cannot be read stops only those that
    need it.
    No slots: a value that is its default stands in the class alone, so that an object can be made
    of the third of its values that a file gives.
    Unknown keys are faults, and a field named `from_` is the key `from`. `use_attribute_docstrings`
    is for whoever writes a JSON Schema: set here, it would make every command parse the model's
    source again, four times the cost of building the validators.
    """

    checks: ClassVar[tuple[Check, ...]] = ()

    __pydantic_config__: ClassVar[dict[str, Any]] = {
        "extra": "forbid",
        "alias_generator": key_of,
    }

    def __post_init__(self) -> None:
        faults = [fault for check in self.checks for fault in check(self)]
        if faults:
            raise Disagreement(tuple(faults))


def each_once(field: str) -> Check:
    """No name stands twice in the list `field`."""

    def check(holder: Any) -> Iterator[Invalid]:
        seen: set[object] = set()
        for index, name in enumerate(getattr(holder, field)):
            if name in seen:
                yield Invalid("duplicate-name", f"“{name}” ghi hai lần", "", f"{field}.{index}")
            seen.add(name)

    return check


def same_value(one: object, other: object) -> bool:
    """Whether two recorded values are the same; reached (`True`) is not the figure 1."""
    return one == other and isinstance(one, bool) is isinstance(other, bool)


def keys_of(model: type[Any]) -> tuple[str, ...]:
    """The keys of a class of the model, in the order in which a file has them."""
    return tuple(key_of(field.name) for field in fields(model))
