"""The trees of the sound texts that were read last: who writes to a plan reads most files again."""

from __future__ import annotations

from ctr.yamlfile.nodes import Node

MAX_VALUES = 20_000
"""Values in all, about ten wards' plans."""


class _Trees:
    def __init__(self) -> None:
        self.by_text: dict[str, tuple[Node | None, int]] = {}
        self.values = 0


_TREES = _Trees()


def tree_of(text: str) -> tuple[Node | None, int] | None:
    """The tree of a text and how many values it has, where it is remembered."""
    return _TREES.by_text.get(text)


def keep(text: str, root: Node | None, nodes: int) -> None:
    """Remember a tree, and let the oldest go where there are too many values in all."""
    if nodes > MAX_VALUES:
        return
    _TREES.values += nodes
    while _TREES.values > MAX_VALUES:
        _, size = _TREES.by_text.pop(next(iter(_TREES.by_text)))
        _TREES.values -= size
    _TREES.by_text[text] = root, nodes
