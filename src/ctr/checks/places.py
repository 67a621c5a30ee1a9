"""Where in a file something stands, in a way that stays the same when lines move."""

from __future__ import annotations

import sys
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from typing import TypeVar

from ctr.yamlfile.nodes import Node
from ctr.yamlfile.reader import Document

_NAMES = ("id", "task", "name", "unit", "year", "target", "code", "period", "on", "mark", "title")
"""The keys that tell one thing of a list from another, the first that it has."""

Key = TypeVar("Key", str, int)
Place = tuple[int, int]
"""Line and column, from 1."""


def places(document: Document, asked: Iterable[Place]) -> dict[Place, str]:
    """The stable names of those places of a file that are asked for, where a key or a value begins.

    `tasks[10.2].lead[]`: a thing in a list is named by what it holds, never by its index; a plain
    value in a list has no name of its own. Where several begin at one place, the outermost counts.
    """
    found: dict[Place, str] = {}
    wanted = sorted(set(asked))
    if document.root is not None and wanted:
        for place, name in _named(document.root, "", wanted):
            found.setdefault(place, name)
    return found


def _named(node: Node, name: str, wanted: list[Place]) -> Iterator[tuple[Place, str]]:
    """What is wanted of a node and of all that it holds; `wanted` is in the order of the file."""
    if (node.line, node.column) in wanted:
        yield (node.line, node.column), name
    for key, child, inside in _holding(list((node.entries or {}).items()), wanted):
        inner = f"{name}.{key}" if name else key
        if child.key_position in inside:
            yield child.key_position, inner
        yield from _named(child, inner, inside)
    for _, child, inside in _holding(list(enumerate(node.items or ())), wanted):
        yield from _named(child, f"{name}[{_name_of(child)}]", inside)


def _holding(
    parts: Sequence[tuple[Key, Node]], wanted: list[Place]
) -> Iterator[tuple[Key, Node, list[Place]]]:
    """The parts of a node that hold something wanted, each with what; the others are passed by."""
    begins: list[Place] = [child.key_position or (child.line, child.column) for _, child in parts]
    ends = [*begins, _END][1:]
    for (key, child), first, after in zip(parts, begins, ends, strict=True):
        inside = wanted[bisect_left(wanted, first) : bisect_right(wanted, after)]
        if inside:
            yield key, child, inside


_END = (sys.maxsize, 0)


def _name_of(node: Node) -> str:
    """What tells a thing of a list from its neighbours; empty where nothing does."""
    for key in _NAMES:
        child = node.child(key)
        if child is not None and child.value is not None:
            return str(child.value)
    return ""
