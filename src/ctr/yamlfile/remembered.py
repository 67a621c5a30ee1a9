"""The sound texts that were read last, as they were read.

Who writes to a plan reads most files again, and many plans of a city have files that are the same.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from ctr.problems import Notes
from ctr.yamlfile.nodes import Node
from ctr.yamlfile.tree import TreeReader

MAX_VALUES = 20_000
"""Values in all, about ten wards' plans."""


@dataclass(frozen=True)
class Read:
    """A sound text, its plain data, and how many values it has.

    `made` is what others have made of this text, each under a key of its own.
    """

    text: str
    _data: Any
    nodes: int
    made: dict[Any, Any] = field(default_factory=dict)

    @property
    def data(self) -> Any:
        """The plain data, new each time: whoever gets it may change it."""
        return _copied(self._data)

    @cached_property
    def root(self) -> Node | None:
        """The tree of the text."""
        return TreeReader("", Notes()).read(self.text)


class _Texts:
    def __init__(self) -> None:
        self.by_text: dict[str, Read] = {}
        self.values = 0


_TEXTS = _Texts()


def known(text: str) -> Read | None:
    """A text as it was read, where it is remembered."""
    return _TEXTS.by_text.get(text)


def keep(text: str, data: Any, nodes: int) -> Read:
    """Remember a text, and let the oldest go where there are too many values in all."""
    read = Read(text, data, nodes)
    if nodes <= MAX_VALUES:
        _TEXTS.values += nodes
        while _TEXTS.values > MAX_VALUES:
            oldest = _TEXTS.by_text.pop(next(iter(_TEXTS.by_text)))
            _TEXTS.values -= oldest.nodes
        _TEXTS.by_text[text] = read
    return read


def _copied(data: Any) -> Any:
    if type(data) is dict:
        return {key: _copied(part) if type(part) in _HOLD else part for key, part in data.items()}
    if type(data) is list:
        return [_copied(part) if type(part) in _HOLD else part for part in data]
    return data


_HOLD = (dict, list)
