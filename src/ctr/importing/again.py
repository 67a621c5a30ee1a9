"""An import made again: what people have changed since the last one stays.

Three states of each value are compared: what the last import gave, what the file holds now, and
what this import gives. Who alone has changed a value is followed; where both have, the file's
value stays and is told.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from ctr.wording.fields import field_name

_KEYS = ("id", "name", "mark", "title")
"""By which things in a list are known."""
_LACKING = object()
Place = tuple[tuple[str, str], ...]
"""Keys, each with the thing in its list, "" for none."""


@dataclass(slots=True)
class Merged:
    """The data to write, and where both sides had changed a value."""

    data: Any
    conflicts: list[str] = field(default_factory=list)


def merge(last: Any, now: Any, new: Any) -> Merged:
    """The three states of one file's data as one; None for a file that was or is not there."""
    conflicts: list[str] = []
    data = _merge(last, now, new, (), conflicts)
    return Merged(None if data is _LACKING else data, conflicts)


def _merge(last: Any, now: Any, new: Any, path: Place, conflicts: list[str]) -> Any:
    if now in (last, new):
        return new
    if new == last:
        return now
    if isinstance(now, dict) and isinstance(new, dict):
        before = last if isinstance(last, dict) else {}
        return _mapping(before, now, new, path, conflicts)
    if isinstance(now, list) and isinstance(new, list) and _keyed(now) and _keyed(new):
        earlier = last if isinstance(last, list) and _keyed(last) else []
        return _list(earlier, now, new, path, conflicts)
    if now is _LACKING or new is _LACKING:
        gone = "đã xóa trong kế hoạch" if now is _LACKING else "không còn trong văn bản"
        conflicts.append(f"{_words(path)}: {gone}")
        return now
    conflicts.append(_words(path))
    return now


def _mapping(
    last: dict[str, Any],
    now: dict[str, Any],
    new: dict[str, Any],
    path: Place,
    conflicts: list[str],
) -> dict[str, Any]:
    merged: dict[str, Any] = {}
    for key in [*now, *(key for key in new if key not in now)]:
        value = _merge(
            last.get(key, _LACKING),
            now.get(key, _LACKING),
            new.get(key, _LACKING),
            (*path, (key, "")),
            conflicts,
        )
        if value is not _LACKING:
            merged[key] = value
    return merged


def _words(path: Place) -> str:
    keys = ("", *(key for key, _ in path))
    return ", ".join(
        f"{field_name(key, under)} {item}".strip()
        for under, (key, item) in zip(keys, path, strict=False)
    )


def _keyed(items: list[Any]) -> bool:
    return bool(items) and all(isinstance(item, dict) and _key(item) is not None for item in items)


def _key(item: dict[str, Any]) -> str | None:
    return next((str(item[key]) for key in _KEYS if key in item), None)


def _list(
    last: list[Any], now: list[Any], new: list[Any], path: Place, conflicts: list[str]
) -> list[Any]:
    by_key = [{_key(item): item for item in items} for items in (last, now, new)]
    before, current, coming = by_key
    merged = []
    order = [*current, *(key for key in coming if key not in current)]
    for key in order:
        value = _merge(
            before.get(key, _LACKING),
            current.get(key, _LACKING),
            coming.get(key, _LACKING),
            (*path[:-1], (path[-1][0], str(key))),
            conflicts,
        )
        if value is not _LACKING:
            merged.append(value)
    return merged
