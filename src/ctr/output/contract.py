"""What a JSON or CSV contract is: what each command says of one thing, as plain data.

Each is one ordered definition: the keys in their order, and how each value is read from the thing.
They stand in the modules of what they describe; docs/tra-cuu.md tells of their keys.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from decimal import Decimal
from typing import Any, Generic, TypeVar

T = TypeVar("T")
Whole = TypeVar("Whole")
Fields = dict[str, Callable[[T], Any]]


class Contract(Generic[T]):
    """The record of one kind of thing: its keys in order, each with how its value is read."""

    def __init__(self, fields: Fields[T]) -> None:
        self.fields = fields

    @property
    def keys(self) -> tuple[str, ...]:
        """The keys, in their order."""
        return tuple(self.fields)

    def record(self, item: T) -> dict[str, Any]:
        """The item as plain data."""
        return {key: plain(read(item)) for key, read in self.fields.items()}

    def records(self, items: Iterable[T]) -> list[dict[str, Any]]:
        """Several items as plain data."""
        return [self.record(item) for item in items]

    def within(self, part: Callable[[Whole], T]) -> Fields[Whole]:
        """These fields for a contract of a whole that has such a thing as its part."""

        def reader(read: Callable[[T], Any]) -> Callable[[Whole], Any]:
            return lambda whole: read(part(whole))

        return {key: reader(read) for key, read in self.fields.items()}


def plain(value: object) -> Any:
    """Dates as `2026-11-25`, decimals as numbers, tuples as lists."""
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    if isinstance(value, tuple):
        return [plain(part) for part in value]
    return value
