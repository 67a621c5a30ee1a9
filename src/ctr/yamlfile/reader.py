"""Strict YAML: a tree of nodes, and problems, in one pass over the parser's events.

Events and not nodes, because libyaml composes nodes by recursion (deep nesting would end the
process) and because an alias then has a place of its own. Only `true` and `false` are booleans,
only plain decimal notation is a number, and dates stay text for the validation.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import islice
from typing import Any
from unicodedata import combining

import yaml

from ctr.problems import Allowance, KeyPath, Notes, Problem, short
from ctr.vietnamese.matching import nfc
from ctr.yamlfile.nodes import Node, Scalar
from ctr.yamlfile.scalars import is_ambiguous, value_of
from ctr.yamlfile.syntax import QUOTE, explained, lines_of

MARK = "\ufeff"
"""What some editors put before a text in UTF-8."""
MAX_DEPTH = 20
MAX_NODES = 200_000
"""Values of one file: many times a city's programme, and little enough memory."""
MAX_REMEMBERED = 20_000
"""Values of the files that were read last, about ten wards' plans."""
MAX_CONTROL = 100
"""Control characters, from which on a file is no text."""

FORBIDDEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069"
    "\ud800-\udfff\ufffe\uffff]"
)
"""Control characters, those that turn the order of letters around so that a name reads as another,
and line ends that editors and parsers count differently."""
MAX_MARKS = 30
"""Marks on one letter; no language has as many (Unicode Standard Annex 15, stream-safe text)."""
_MARKS = re.compile(r"[^\w\s\x00-\x7f]{31,}")
"""Where marks may stand upon marks; normalizing takes the square of their number."""


@dataclass(slots=True)
class Document:
    """One file as read: its tree of nodes, and what is wrong with it.

    `root` is None where the file cannot be read to its end; `nodes` counts what was read of it.
    """

    file: str
    root: Node | None = None
    notes: Notes = field(default_factory=Notes)
    nodes: int = 0
    data: Any = field(init=False)
    """The plain data of the tree."""

    def __post_init__(self) -> None:
        self.data = self.root.data if self.root is not None else None

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
        return _at(self.position(path, at_key=at_key), self.file, code, message, hint)

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


class _Refused(Exception):
    """Reading stops here; the problem is already noted."""


def read_yaml(text: str, file: str, allowance: Allowance | None = None) -> Document:
    """Read one document. `data` is None where the text cannot be read to its end.

    Mappings become dicts with text keys, sequences lists; scalars become str, int, Decimal, bool
    or None. Never raises.
    """
    notes = Notes(allowance or Allowance())
    text = text.removeprefix(MARK)
    known = _TREES.get(text)
    if known is not None:
        return Document(file, known[0], notes, known[1])
    try:
        text = _without_control(text, file, notes)
    except _Refused:
        return Document(file, notes=notes)
    builder = _Builder(file, notes)
    try:
        root = builder.build(text)
        if not notes.places:
            _remember(text, root, builder.nodes)
    except _Refused:
        root = None
    except yaml.YAMLError as error:
        root = None
        fault = explained(error, text, builder.quoted, builder.bracket)
        place = (fault.line, fault.column)
        notes.add(_at(place, file, "yaml-syntax", fault.message, fault.hint))
    return Document(file, root, notes, builder.nodes)


_TREES: dict[str, tuple[Node | None, int]] = {}
"""The trees of the sound texts that were read last: who writes to a plan reads most files again."""


def _remember(text: str, root: Node | None, nodes: int) -> None:
    """Keep a tree, and let the oldest go where there are too many values in all."""
    while _TREES and sum(size for _, size in _TREES.values()) + nodes > MAX_REMEMBERED:
        del _TREES[next(iter(_TREES))]
    if nodes <= MAX_REMEMBERED:
        _TREES[text] = root, nodes


def _without_control(text: str, file: str, notes: Notes) -> str:
    """The text with a sign in place of each control character, which is noted.

    Raises _Refused where there are so many of them that this is no text.
    """
    heap = _heap_of_marks(text)
    if heap is not None:
        notes.add(_at(_place_in(text, heap), file, "file-encoding", *_HEAP))
        raise _Refused
    if FORBIDDEN.search(text) is None:
        return text
    runs = list(islice(_FORBIDDEN_RUN.finditer(text), MAX_CONTROL + 1))
    if len(runs) > MAX_CONTROL or sum(len(run[0]) for run in runs) > MAX_CONTROL:
        runs, many = runs[:1], True
    else:
        many = False
    for run in runs:
        notes.add(_at(_place_in(text, run.start()), file, "file-encoding", *_CONTROL))
    if many:
        raise _Refused
    return FORBIDDEN.sub("\ufffd", text)


def _heap_of_marks(text: str) -> int | None:
    """Where more marks stand upon one letter than any language has.

    A heap so high has one at every so many characters, wherever it begins.
    """
    if not any(map(combining, text[:: MAX_MARKS + 1])):
        return None
    for run in _MARKS.finditer(text):
        marks = 0
        for place, char in enumerate(run[0], start=run.start()):
            marks = marks + 1 if combining(char) else 0
            if marks > MAX_MARKS:
                return place - MAX_MARKS
    return None


def _place_in(text: str, offset: int) -> tuple[int, int]:
    lines = lines_of(text[:offset])
    return len(lines), len(lines[-1]) + 1


@dataclass(slots=True)
class _Frame:
    """A collection being filled: `key` is the mapping key whose value comes next."""

    node: Node
    event: yaml.CollectionStartEvent
    key: str | None = None
    key_position: tuple[int, int] | None = None

    @property
    def awaits_key(self) -> bool:
        return self.key is None and self.node.entries is not None


class _Builder:
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

    def build(self, text: str) -> Node | None:
        """The root of the document, None where it is empty."""
        self.escapes = "\\" in text
        for event in _events(text):
            if isinstance(event, yaml.ScalarEvent):
                self._scalar(event)
            elif isinstance(event, yaml.CollectionStartEvent):
                self._open(event)
            elif isinstance(event, yaml.CollectionEndEvent):
                self._close(event)
            elif isinstance(event, yaml.AliasEvent):
                self._alias(event)
            elif isinstance(event, yaml.DocumentStartEvent):
                self.documents += 1
                if self.documents > 1:
                    self._refuse(event, "yaml-unsupported", *_DOCUMENTS)
        return self.root

    def _alias(self, event: yaml.AliasEvent) -> None:
        """Note it, and go on as if nothing stood there."""
        self._note(event, "yaml-unsupported", *_ALIAS)
        frame = self.stack[-1] if self.stack else None
        if frame is None or frame.awaits_key:
            raise _Refused
        if frame.key == "<<":
            frame.key = None
        else:
            self._place(_node(event))

    def _scalar(self, event: yaml.ScalarEvent) -> None:
        self._note_extras(event)
        self.quoted = event if event.style in ("'", '"') and _lines(event) > 1 else None
        if self.escapes and event.style == '"':  # it may hold what is written as an escape
            if FORBIDDEN.search(event.value):
                self._note(event, "file-encoding", *_CONTROL)
            if _heap_of_marks(event.value) is not None:
                self._refuse(event, "file-encoding", *_HEAP)
        if self.stack and self.stack[-1].awaits_key:
            self._key(self.stack[-1], event)
            return
        node = _node(event)
        node.value = self._value(event)
        self._place(node)

    def _key(self, frame: _Frame, event: yaml.ScalarEvent) -> None:
        key = nfc(event.value)
        earlier = frame.node.child(key)
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
        self.stack.append(_Frame(node, event))

    def _close(self, event: yaml.CollectionEndEvent) -> None:
        node = self.stack.pop().node
        if node.flow and event.end_mark is not None:
            node.end = event.end_mark.index

    def _place(self, node: Node) -> None:
        """Put `node` where it belongs; of a key that is written twice the first one counts."""
        self.nodes += 1
        if self.nodes > MAX_NODES:
            self.notes.add(_at((node.line, node.column), self.file, "file-too-large", *_NODES))
            raise _Refused
        if not self.stack:
            self.root = node
            return
        frame = self.stack[-1]
        if frame.node.items is not None:
            frame.node.items.append(node)
        elif frame.node.entries is not None and frame.key is not None:
            node.key_position = frame.key_position
            frame.node.entries.setdefault(frame.key, node)
            frame.key = None

    def _value(self, event: yaml.ScalarEvent) -> Scalar:
        text = nfc(event.value)
        if event.style or event.tag is not None:  # quoted, block, or noted already
            return text
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
        self.notes.add(_at(_place(event), self.file, code, message, hint))

    def _refuse(self, event: yaml.Event, code: str, message: str, hint: str = "") -> None:
        self._note(event, code, message, hint)
        raise _Refused


_FORBIDDEN_RUN = re.compile(f"{FORBIDDEN.pattern}+")
_HEAP = ("có quá nhiều dấu chồng lên một chữ", "xóa các dấu đó rồi gõ lại")
_NODES = (f"tệp có hơn {MAX_NODES} giá trị", "kiểm tra xem có đặt nhầm tệp không")
_CONTROL = ("có ký tự điều khiển không được phép trong văn bản", "xóa ký tự đó rồi gõ lại")
_ALIAS = ("kế hoạch không dùng bí danh YAML (& và *)", QUOTE)
_TAG = ("kế hoạch không dùng thẻ kiểu YAML (!…)", QUOTE)
_DOCUMENTS = ("mỗi tệp chỉ có một tài liệu YAML", "xóa dòng --- ở giữa tệp")
_COMPLEX_KEY = ("khóa phải là một từ, không phải danh sách hay nhóm",)


def _events(text: str) -> Iterator[yaml.Event]:
    """The parser's events, by libyaml where PyYAML has it. Raises yaml.YAMLError."""
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)(text)
    try:
        yield from iter(loader.get_event, None)
    finally:
        loader.dispose()


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


def _at(place: tuple[int, int], file: str, code: str, message: str, hint: str = "") -> Problem:
    line, column = place
    return Problem(file=file, line=line, column=column, code=code, message=message, hint=hint)
