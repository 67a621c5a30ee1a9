"""Plain data as JSON that people can read, too: indented, and Vietnamese stays Vietnamese."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from json.encoder import encode_basestring as quoted
from typing import Any

_SINGLE: dict[type[Any], Callable[[Any], str]] = {
    str: quoted,
    int: repr,
    bool: {True: "true", False: "false"}.__getitem__,
    type(None): lambda _: "null",
}
"""How most values are written."""


def json_text(data: Any, start: str = "\n") -> str:
    """As `json.dumps` with an indent of 2 writes it, whose keys are texts; `start` begins a line.

    The standard library indents value by value in Python, through as many generators as it is deep.
    """
    single = _SINGLE.get(type(data))
    if single is not None:
        return single(data)
    inner = f"{start}  "
    if isinstance(data, dict) and data:
        parts = [f"{quoted(key)}: {json_text(part, inner)}" for key, part in data.items()]
        return f"{{{inner}{f',{inner}'.join(parts)}{start}}}"
    if isinstance(data, list | tuple) and data:
        return f"[{inner}{f',{inner}'.join([json_text(part, inner) for part in data])}{start}]"
    return json.dumps(data)


def joined(records: Iterable[str]) -> Iterator[str]:
    """A list of records that are written as they stand in one, piece by piece."""
    before = "[\n"
    for record in records:
        yield before + record
        before = ",\n"
    yield "\n]\n" if before == ",\n" else "[]\n"
