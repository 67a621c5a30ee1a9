"""Strict YAML: a tree of nodes, and problems, in one pass over the parser's events."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import yaml

from ctr.problems import Notes, Problem, short
from ctr.vietnamese.matching import nfc
from ctr.yamlfile.characters import FORBIDDEN, heap_of_marks
from ctr.yamlfile.events import MAX_DEPTH, MAX_NODES, events
from ctr.yamlfile.nodes import Node, Scalar
from ctr.yamlfile.scalars import is_ambiguous, value_of
from ctr.yamlfile.syntax import QUOTE


class Refused(Exception):
    """Reading stops here; the problem is already noted."""


@dataclass(slots=True)
class _Frame:
    """A collection being filled: `key` is the mapping key whose value comes next."""

    node: Node
    event: yaml.CollectionStartEvent
    entries: dict[str, Node] | None
    key: str | None = None
    key_position: tuple[int, int] | None = None

    @property
    def awaits_key(self) -> bool:
        return self.key is None and self.entries is not None


class TreeReader:
    """Reads a text into the tree of its nodes, and notes what is wrong with it."""

    def __init__(self, file: str, notes: Notes) -> None:
        self.file = file
        self.notes = notes
        self.nodes = 0
        self.escapes = False
        self.root: Node | None = None
        self.stack: list[_Frame] = []
        self.documents = 0
        self.quoted: yaml.Event | None = None
        """The last scalar, where it is quoted and goes over several lines."""

    @property
    def bracket(self) -> yaml.Event | None:
        """The innermost [ or { that is still open."""
        return next((frame.event for frame in reversed(self.stack) if frame.event.flow_style), None)

    def read(self, text: str) -> Node | None:
        """The root of the document, None where it is empty.

        Raises Refused, and yaml.YAMLError.
        """
        self.escapes = "\\" in text
        takes: dict[type[yaml.Event], Callable[[Any], None]] = {
            yaml.ScalarEvent: self._scalar,
            yaml.MappingStartEvent: self._open,
            yaml.SequenceStartEvent: self._open,
            yaml.MappingEndEvent: self._close,
            yaml.SequenceEndEvent: self._close,
            yaml.AliasEvent: self._alias,
            yaml.DocumentStartEvent: self._document,
        }
        for event in events(text):
            take = takes.get(type(event))
            if take is not None:
                take(event)
        return self.root

    def _document(self, event: yaml.DocumentStartEvent) -> None:
        self.documents += 1
        if self.documents > 1:
            self._refuse(event, "yaml-unsupported", *_DOCUMENTS)

    def _alias(self, event: yaml.AliasEvent) -> None:
        """Note it, and go on as if nothing stood there."""
        self._note(event, "yaml-unsupported", *_ALIAS)
        frame = self.stack[-1] if self.stack else None
        if frame is None or frame.awaits_key:
            raise Refused
        if frame.key == "<<":
            frame.key = None
        else:
            self._place(_node(event))

    def _scalar(self, event: yaml.ScalarEvent) -> None:
        style = event.style
        if event.anchor is not None or event.tag is not None:
            self._note_extras(event)
        self.quoted = event if style in _QUOTES and _lines(event) > 1 else None
        if self.escapes and style == '"':  # it may hold what is written as an escape
            if FORBIDDEN.search(event.value):
                self._note(event, "file-encoding", *CONTROL_TOLD)
            if heap_of_marks(event.value) is not None:
                self._refuse(event, "file-encoding", *HEAP_TOLD)
        text = nfc(event.value)
        frame = self.stack[-1] if self.stack else None
        if frame is not None and frame.key is None and frame.entries is not None:
            self._key(frame, frame.entries, text, event)
            return
        node = _node(event)
        # what is quoted, a block, or noted already is a text
        node.value = text if style or event.tag is not None else self._value(text, event)
        self._place(node)

    def _key(
        self, frame: _Frame, entries: dict[str, Node], key: str, event: yaml.ScalarEvent
    ) -> None:
        earlier = entries.get(key)
        if earlier is not None and earlier.key_position is not None:
            self._note(
                event,
                "yaml-duplicate-key",
                f"khóa “{short(key)}” đã viết ở dòng {earlier.key_position[0]}",
                "giữ một chỗ, xóa chỗ kia",
            )
        frame.key, frame.key_position = key, _place(event)

    def _open(self, event: yaml.CollectionStartEvent) -> None:
        self._note_extras(event)
        if self.stack and self.stack[-1].awaits_key:
            self._refuse(event, "yaml-unsupported", *_COMPLEX_KEY)
        if len(self.stack) >= MAX_DEPTH:
            self._refuse(event, "yaml-depth", f"lồng nhau quá {MAX_DEPTH} tầng")
        node = _node(event)
        node.flow = bool(event.flow_style)
        if isinstance(event, yaml.MappingStartEvent):
            node.entries = {}
        else:
            node.items = []
        self._place(node)
        self.stack.append(_Frame(node, event, node.entries))

    def _close(self, event: yaml.CollectionEndEvent) -> None:
        node = self.stack.pop().node
        if node.flow and event.end_mark is not None:
            node.end = event.end_mark.index

    def _place(self, node: Node) -> None:
        """Put `node` where it belongs; of a key that is written twice the first one counts."""
        self.nodes += 1
        if self.nodes > MAX_NODES:
            self.notes.add(told_at((node.line, node.column), self.file, "file-too-large", *_NODES))
            raise Refused
        if not self.stack:
            self.root = node
            return
        frame = self.stack[-1]
        if frame.entries is None:
            if frame.node.items is not None:
                frame.node.items.append(node)
        elif frame.key is not None:
            node.key_position = frame.key_position
            frame.entries.setdefault(frame.key, node)
            frame.key = None

    def _value(self, text: str, event: yaml.ScalarEvent) -> Scalar:
        value = value_of(text)
        if value is text and is_ambiguous(text):
            self._note(
                event,
                "yaml-ambiguous",
                f"“{text}” viết không có dấu nháy thì mỗi chương trình hiểu một khác",
                f'nếu là chữ, đặt trong dấu nháy: "{text}"; nếu là số, viết như 1000 hoặc 97.5; '
                "nếu là đúng/sai, viết true hoặc false",
            )
        return value

    def _note_extras(self, event: yaml.NodeEvent) -> None:
        if event.anchor is not None:
            self._note(event, "yaml-unsupported", *_ALIAS)
        if getattr(event, "tag", None) is not None:
            self._note(event, "yaml-unsupported", *_TAG)

    def _note(self, event: yaml.Event, code: str, message: str, hint: str = "") -> None:
        self.notes.add(told_at(_place(event), self.file, code, message, hint))

    def _refuse(self, event: yaml.Event, code: str, message: str, hint: str = "") -> None:
        self._note(event, code, message, hint)
        raise Refused


_QUOTES = ("'", '"')
HEAP_TOLD = ("có quá nhiều dấu chồng lên một chữ", "xóa các dấu đó rồi gõ lại")
_NODES = (f"tệp có hơn {MAX_NODES} giá trị", "kiểm tra xem có đặt nhầm tệp không")
CONTROL_TOLD = ("có ký tự điều khiển không được phép trong văn bản", "xóa ký tự đó rồi gõ lại")
_ALIAS = ("kế hoạch không dùng bí danh YAML (& và *)", QUOTE)
_TAG = ("kế hoạch không dùng thẻ kiểu YAML (!…)", QUOTE)
_DOCUMENTS = ("mỗi tệp chỉ có một tài liệu YAML", "xóa dòng --- ở giữa tệp")
_COMPLEX_KEY = ("khóa phải là một từ, không phải danh sách hay nhóm",)


def _node(event: yaml.NodeEvent) -> Node:
    start, end = event.start_mark, event.end_mark
    if start is None or end is None:
        return Node(0, 0, 1, 1)
    return Node(start.index, end.index, start.line + 1, start.column + 1)


def _place(event: yaml.Event) -> tuple[int, int]:
    mark = event.start_mark
    return (mark.line + 1, mark.column + 1) if mark is not None else (1, 1)


def _lines(event: yaml.Event) -> int:
    start, end = event.start_mark, event.end_mark
    return end.line - start.line + 1 if start is not None and end is not None else 1


def told_at(place: tuple[int, int], file: str, code: str, message: str, hint: str = "") -> Problem:
    """A problem at a line and column of a file."""
    line, column = place
    return Problem(file=file, line=line, column=column, code=code, message=message, hint=hint)
