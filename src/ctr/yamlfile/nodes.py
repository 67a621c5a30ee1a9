"""The parts of a YAML file: what each holds and where it stands.

One tree serves both the reader, who names places, and the editor, who splices text at them.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from ctr.problems import KeyPath

Scalar = str | int | Decimal | bool | None


@dataclass(slots=True)
class Node:
    """A mapping (`entries`), a sequence (`items`) or a single value.

    `start` and `end` are offsets into the text; `line` and `column` count from 1.
    """

    start: int
    end: int
    line: int
    column: int
    value: Scalar = None
    entries: dict[str, Node] | None = None
    items: list[Node] | None = None
    key_position: tuple[int, int] | None = None
    """Line and column of the key, where this is a value of a mapping."""
    flow: bool = False

    @property
    def data(self) -> Any:
        """Plain data: dicts with text keys, lists, and scalars."""
        if self.entries is not None:
            return {
                key: node.value if node.entries is None and node.items is None else node.data
                for key, node in self.entries.items()
            }
        if self.items is not None:
            return [node.data for node in self.items]
        return self.value

    @property
    def content_end(self) -> int:
        """Where its content ends, without what follows the last line of a block."""
        children = list((self.entries or {}).values()) or self.items or []
        return self.end if self.flow or not children else children[-1].content_end

    def child(self, part: str | int) -> Node | None:
        """The value at a key or index, None where there is none."""
        if isinstance(part, int):
            items = self.items or []
            return items[part] if 0 <= part < len(items) else None
        return (self.entries or {}).get(part)

    def find(self, path: KeyPath) -> Node | None:
        """The part at `path`, None where there is none."""
        node: Node | None = self
        for part in path:
            node = node.child(part) if node is not None else None
        return node
