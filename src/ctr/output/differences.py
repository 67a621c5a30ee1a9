"""What differs between two contents of a file, value by value, its keys in words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from contextlib import suppress
from datetime import date
from typing import Any

from ctr.plan.model.base import same_value
from ctr.vietnamese import phrases
from ctr.wording.fields import field_name
from ctr.yamlfile.reader import read_yaml

_NAMES = ("id", "task", "name", "unit", "target")
"""The keys by which an item of a list is known, the first that it has."""
_LONGEST = 200
"""Characters of a value that are shown."""


def difference_lines(old: bytes | None, new: bytes | None, but: Iterable[str] = ()) -> list[str]:
    """A line a value that is gone, new or another; none for what is no YAML.

    The keys `but`, wherever they stand, are left out.
    """
    left_out = frozenset(but)
    return list(_differences(_data(old), _data(new), (), "", left_out))


def _data(content: bytes | None) -> Any:
    data = read_yaml((content or b"").decode("utf-8", "replace"), "").data
    return data if isinstance(data, dict) else None


def _differences(
    old: Any, new: Any, path: tuple[str, ...], under: str, but: frozenset[str]
) -> Iterator[str]:
    """`path` is in words, `under` the last key of a map on the way."""
    if isinstance(old, dict | None) and isinstance(new, dict | None) and (old or new):
        for key in dict.fromkeys([*(old or {}), *(new or {})]):
            if key not in but:
                parts = ((old or {}).get(key), (new or {}).get(key))
                word = field_name(str(key), under)
                yield from _differences(*parts, (*path, word), str(key), but)
    elif isinstance(old, list | None) and isinstance(new, list | None) and (old or new):
        for name, parts in _paired(_named(old), _named(new)):
            yield from _differences(*parts, (*path, name), under, but)
    elif isinstance(old, dict | list) or isinstance(new, dict | list):
        yield from _differences(old, None, path, under, but)
        yield from _differences(None, new, path, under, but)
    elif not same_value(old, new):
        place = " · ".join(path)
        if new is None:
            yield f"- {place}: {_shown(old)}"
        elif old is None:
            yield f"+ {place}: {_shown(new)}"
        else:
            yield f"~ {place}: {_shown(old)} → {_shown(new)}"


def _paired(old: dict[str, Any], new: dict[str, Any]) -> Iterator[tuple[str, tuple[Any, Any]]]:
    for name in dict.fromkeys([*old, *new]):
        yield name, (old.get(name), new.get(name))


def _named(items: list[Any] | None) -> dict[str, Any]:
    """The items of a list by their names, and by their places where they have none."""
    named: dict[str, Any] = {}
    for place, item in enumerate(items or (), start=1):
        name = next((item[key] for key in _NAMES if key in item), None) if _is_map(item) else None
        key = str(name) if name is not None and str(name) not in named else str(place)
        named[key] = item
    return named


def _is_map(item: Any) -> bool:
    return isinstance(item, dict)


def _shown(value: Any) -> str:
    if isinstance(value, bool):
        return "đúng" if value else "sai"
    if not isinstance(value, str) and hasattr(value, "as_tuple"):
        return phrases.number(value)
    text = phrases.in_one_line(str(value))
    if re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", text):
        with suppress(ValueError):
            return phrases.day(date.fromisoformat(text))
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…"
