"""The sound texts that were read last, as they were read.

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
    """A sound text, how many values it has, and its plain data or its tree, or both.

    `made` is what others have made of this text, each under a key of its own.
    """

    text: str
    nodes: int
    _data: Any = None
    _root: Node | None = None
    made: dict[Any, Any] = field(default_factory=dict)

    @property
    def data(self) -> Any:
        """The plain data, new each time: whoever gets it may change it."""
        return _copied(self._data) if self._root is None else self._root.data

    @property
    def root(self) -> Node | None:
        """The tree of the text."""
        if self._root is None:
            self._root = TreeReader("", Notes()).read(self.text)
        return self._root


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
