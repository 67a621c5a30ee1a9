"""A file of YAML as it is read, strictly: its data, its tree of nodes, what is wrong with it.

Only `true` and `false` are booleans, only plain decimal notation is a number, and dates stay text
for the validation.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from itertools import islice
from typing import TYPE_CHECKING, Any, Protocol

import yaml

from ctr.problems import Allowance, KeyPath, Notes, Problem
from ctr.yamlfile import remembered
from ctr.yamlfile.characters import FORBIDDEN, MARK, heap_of_marks, is_odd
from ctr.yamlfile.nodes import Node
from ctr.yamlfile.plain import plain
from ctr.yamlfile.remembered import Read
from ctr.yamlfile.syntax import explained, lines_of
from ctr.yamlfile.tree import CONTROL_TOLD, HEAP_TOLD, Refused, TreeReader, told_at

MAX_CONTROL = 100
"""Control characters, from which on a file is no text."""
_LARGE = 1_000_000
"""Characters; of a longer text all is read at once, lest it be read twice for a fault in it."""
_FORBIDDEN_RUN = re.compile(f"{FORBIDDEN.pattern}+")


class Source(Protocol):
    """What the data and the tree of a file are read from."""

    @property
    def data(self) -> Any:
        """The plain data, new each time."""
        ...

    @property
    def root(self) -> Node | None:
        """The tree."""
        ...


@dataclass(slots=True)
class Document:
    """One file as read: its plain data, its tree of nodes, and what is wrong with it.

    `data` and `root` are None where the file cannot be read to its end; `nodes` counts what was
    read of it. Of a sound file each is asked of its `source` when it is first asked for, if ever.
    `content_hash` is that of the file as it was read from the disk, None elsewhere. `made` is what
    others have made of it, each under a key of its own, which another file of the same text has,
    too, while it is remembered.
    """

    file: str
    root: Node | None = None
    notes: Notes = field(default_factory=Notes)
    nodes: int = 0
    data: Any = None
    source: Callable[[], Source] | None = None
    content_hash: bytes | None = None
    made: dict[Any, Any] = field(default_factory=dict)

    @classmethod
    def of_sound(
        cls,
        file: str,
        nodes: int,
        source: Callable[[], Source],
        allowance: Allowance | None = None,
        made: dict[Any, Any] | None = None,
    ) -> Document:
        """A file that is known to be sound, and is read only if its data or tree is asked for."""
        document = cls(file, notes=Notes(allowance or Allowance()), nodes=nodes, source=source)
        document.made = made if made is not None else {}
        del document.root, document.data
        return document

    if not TYPE_CHECKING:  # else every attribute would seem to be there

        def __getattr__(self, name: str) -> Any:
            """The data or the tree of what is read only now."""
            if name not in ("root", "data") or self.source is None:
                raise AttributeError(name)
            value = getattr(self.source(), name)
            setattr(self, name, value)
            return value

    @property
    def problems(self) -> list[Problem]:
        """What is wrong with the file, as far as it is told."""
        return self.notes.problems

    def note(
        self,
        path: KeyPath,
        code: str,
        message: str,
        hint: str = "",
        *,
        at_key: bool = False,
    ) -> None:
        """Take note of a problem at `path`."""
        self.notes.add(self.problem(path, code, message, hint, at_key=at_key))

    def problem(
        self,
        path: KeyPath,
        code: str,
        message: str,
        hint: str = "",
        *,
        at_key: bool = False,
    ) -> Problem:
        """A problem at `path`, or at the nearest enclosing place that is written in the file."""
        return told_at(self.position(path, at_key=at_key), self.file, code, message, hint)

    def position(self, path: KeyPath, *, at_key: bool = False) -> tuple[int, int]:
        """Line and column of a value, or of its key; of what encloses it where it is missing."""
        node = self.root
        if node is None:
            return 1, 1
        for part in path:
            child = node.child(part)
            if child is None:
                return node.line, node.column
            node = child
        if at_key and node.key_position is not None:
            return node.key_position
        return node.line, node.column


def read_yaml(text: str, file: str, allowance: Allowance | None = None) -> Document:
    """Read one document. `data` is None where the text cannot be read to its end.

    Mappings become dicts with text keys, sequences lists; scalars become str, int, Decimal, bool
    or None. Never raises.
    """
    text = text.removeprefix(MARK)
    read = remembered.known(text)
    if read is None and not _trees.get() and len(text) <= _LARGE:
        read = _sound(text)
    if read is None:
        return _with_places(text, file, Notes(allowance or Allowance()))
    return Document.of_sound(file, read.nodes, lambda: read, allowance, read.made)


@contextmanager
def trees_at_once() -> Iterator[None]:
    """Within it each file is read with its tree, for who asks for places in most files."""
    token = _trees.set(True)
    try:
        yield
    finally:
        _trees.reset(token)


_trees: ContextVar[bool] = ContextVar("trees", default=False)


def _sound(text: str) -> Read | None:
    """A text in which there is nothing to note, which is remembered; None where there may be."""
    found = plain(text) if not is_odd(text) else None
    if found is None:
        return None
    data, nodes = found
    return remembered.keep(Read(text, nodes, plain_data=data))


def _with_places(text: str, file: str, notes: Notes) -> Document:
    """A text with its tree, and with what there is to note."""
    reader = TreeReader(file, notes)
    root = None
    try:
        text = _without_control(text, file, notes)
        root = reader.read(text)
    except Refused:
        pass
    except yaml.YAMLError as error:
        fault = explained(error, text, reader.quoted, reader.bracket)
        place = (fault.line, fault.column)
        notes.add(told_at(place, file, "yaml-syntax", fault.message, fault.hint))
    document = Document(file, root, notes, reader.nodes, root.data if root is not None else None)
    if not notes.places:
        document.made = remembered.keep(Read(text, reader.nodes, tree=root)).made
    return document


def _without_control(text: str, file: str, notes: Notes) -> str:
    """The text with a sign in place of each control character, which is noted.

    Raises Refused where there are so many of them that this is no text.
    """
    heap = heap_of_marks(text)
    if heap is not None:
        notes.add(told_at(_place_in(text, heap), file, "file-encoding", *HEAP_TOLD))
        raise Refused
    runs = list(islice(_FORBIDDEN_RUN.finditer(text), MAX_CONTROL + 1))
    many = len(runs) > MAX_CONTROL or sum(len(run[0]) for run in runs) > MAX_CONTROL
    for run in runs[:1] if many else runs:
        notes.add(told_at(_place_in(text, run.start()), file, "file-encoding", *CONTROL_TOLD))
    if many:
        raise Refused
    return FORBIDDEN.sub("\ufffd", text) if runs else text


def _place_in(text: str, offset: int) -> tuple[int, int]:
    lines = lines_of(text[:offset])
    return len(lines), len(lines[-1]) + 1
