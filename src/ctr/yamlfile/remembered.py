"""The sound texts that were first read last, as they were read.

Who writes to a plan reads most files again, and many plans of a city have files that are the same.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from ctr.problems import Notes
from ctr.yamlfile.nodes import Node
from ctr.yamlfile.tree import TreeReader

MAX_VALUES = 20_000
"""Values in all, about ten wards' plans."""


@dataclass(slots=True)
class Read:
    """A sound text, how many values it has, and its plain data or its tree.

    `made` is what others have made of this text, each under a key of its own.
    """

    text: str
    nodes: int
    plain_data: Any = None
    tree: Node | None = None
    made: dict[Any, Any] = field(default_factory=dict)

    @property
    def data(self) -> Any:
        """The plain data, new each time: whoever gets it may change it."""
        return _copied(self.plain_data) if self.tree is None else self.tree.data

    @property
    def root(self) -> Node | None:
        """The tree, in place of the data from when it is first asked for."""
        if self.tree is None:
            self.tree, self.plain_data = TreeReader("", Notes()).read(self.text), None
        return self.tree


class _Texts:
    def __init__(self) -> None:
        self.by_text: dict[str, Read] = {}
        self.values = 0


_TEXTS = _Texts()


def known(text: str) -> Read | None:
    """A text as it was read, where it is remembered."""
    return _TEXTS.by_text.get(text)


def keep(read: Read) -> Read:
    """Remember a text, and let the oldest go where there are too many values in all."""
    if read.nodes <= MAX_VALUES:
        _TEXTS.values += read.nodes
        while _TEXTS.values > MAX_VALUES:
            oldest = _TEXTS.by_text.pop(next(iter(_TEXTS.by_text)))
            _TEXTS.values -= oldest.nodes
        _TEXTS.by_text[read.text] = read
    return read


def _copied(data: Any) -> Any:
    if type(data) is dict:
        return {key: _copied(part) if type(part) in _HOLD else part for key, part in data.items()}
    if type(data) is list:
        return [_copied(part) if type(part) in _HOLD else part for part in data]
    return data


_HOLD = (dict, list)
