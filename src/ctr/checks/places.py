"""Where in a file something stands, in a way that stays the same when lines move."""

from __future__ import annotations

from collections.abc import Iterator

from ctr.yamlfile.nodes import Node
from ctr.yamlfile.reader import Document

_NAMES = ("id", "task", "name", "unit", "year", "target", "code", "period", "on", "mark", "title")
"""The keys that tell one thing of a list from another, the first that it has."""

Place = tuple[int, int]
"""Line and column, from 1."""


def places(document: Document) -> dict[Place, str]:
    """The stable name of every place of a file where a key or a value begins.

    `tasks[10.2].lead[]`: a thing in a list is named by what it holds, never by its index; a plain
    value in a list has no name of its own. Where several begin at one place, the outermost counts.
    """
    found: dict[Place, str] = {}
    if document.root is not None:
        for place, name in _named(document.root, ""):
            found.setdefault(place, name)
    return found


def _named(node: Node, name: str) -> Iterator[tuple[Place, str]]:
    yield (node.line, node.column), name
    for key, child in (node.entries or {}).items():
        inner = f"{name}.{key}" if name else key
        if child.key_position is not None:
            yield child.key_position, inner
        yield from _named(child, inner)
    for child in node.items or ():
        yield from _named(child, f"{name}[{_name_of(child)}]")


def _name_of(node: Node) -> str:
    """What tells a thing of a list from its neighbours; empty where nothing does."""
    for key in _NAMES:
        child = node.child(key)
        if child is not None and child.value is not None:
            return str(child.value)
    return ""
