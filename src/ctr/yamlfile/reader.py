"""Strict YAML: data, positions and problems in one pass over the parser's events.

Events and not nodes, because libyaml composes nodes by recursion (deep nesting would end the
process) and because an alias then has a place of its own. Only `true` and `false` are booleans,
only plain decimal notation is a number, and dates stay text for the validation.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

import yaml

from ctr.problems import KeyPath, Problem, short
from ctr.vietnamese.matching import nfc
from ctr.yamlfile.syntax import QUOTE, explained, lines_of

MAX_DEPTH = 20

_INTEGER = re.compile(r"-?(0|[1-9][0-9]{0,17})")
_DECIMAL = re.compile(r"-?(?![1-9][0-9]{0,2}\.[0-9]{3}\Z)(0|[1-9][0-9]{0,17})\.[0-9]{1,18}")
AMBIGUOUS = re.compile(
    r"""(?ix) y|n|yes|no|on|off            # booleans of YAML 1.1
    | true|false | null                    # written in capitals
    | [-+]?\d+(:[0-5]?\d)+(\.\d*)?         # base 60
    | [-+]?\d+_[\d_]*(\.[\d_]*)?           # 1_000
    | [-+]?0\d+ | 0[xob][\da-f]+           # other bases
    | \+\d+(\.\d*)? | [-+]?\.\d+ | [-+]?\d+\. | [-+]?(\d+(\.\d*)?|\.\d+)e[-+]?\d+
    | [-+]?\.(inf|nan)
    | -?[1-9][0-9]{0,2}\.[0-9]{3}         # 1.000: a thousand to some, one to others"""
)
FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufffe\uffff]")
"""Control characters, and line ends that editors and parsers count differently."""


@dataclass(slots=True)
class Document:
    """One file as read: plain data, and where each part of it stands (line, column from 1)."""

    file: str
    data: Any = None
    values: dict[KeyPath, tuple[int, int]] = field(default_factory=dict)
    keys: dict[KeyPath, tuple[int, int]] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)

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
        """Line and column of a value, or of its key."""
        if at_key and path in self.keys:
            return self.keys[path]
        while path and path not in self.values:
            path = path[:-1]
        return self.values.get(path, (1, 1))


class _Refused(Exception):
    """Reading stops here; the problem is already noted."""


def read_yaml(text: str, file: str) -> Document:
    """Read one document. `data` is None where the text cannot be read to its end.

    Mappings become dicts with text keys, sequences lists; scalars become str, int, Decimal, bool
    or None. Never raises.
    """
    document = Document(file)
    text = text.removeprefix("\ufeff")
    forbidden = FORBIDDEN.search(text)
    if forbidden is not None:
        lines = lines_of(text[: forbidden.start()])
        place = (len(lines), len(lines[-1]) + 1)
        document.problems.append(_at(place, file, "file-encoding", *_CONTROL))
        return document
    builder = _Builder(document)
    try:
        builder.build(text)
    except _Refused:
        document.data = None
    except yaml.YAMLError as error:
        document.data = None
        fault = explained(error, text, builder.quoted, builder.bracket)
        place = (fault.line, fault.column)
        document.problems.append(_at(place, file, "yaml-syntax", fault.message, fault.hint))
    return document


@dataclass(slots=True)
class _Frame:
    """A collection being filled: `key` is the mapping key whose value comes next."""

    container: dict[str, Any] | list[Any]
    path: KeyPath
    event: yaml.CollectionStartEvent
    key: str | None = None

    @property
    def flow(self) -> bool:
        return bool(self.event.flow_style)


class _Builder:
    def __init__(self, document: Document) -> None:
        self.document = document
        self.stack: list[_Frame] = []
        self.documents = 0
        self.quoted: yaml.Event | None = None
        """The last scalar, where it is quoted and goes over several lines."""

    @property
    def bracket(self) -> yaml.Event | None:
        """The innermost [ or { that is still open."""
        return next((frame.event for frame in reversed(self.stack) if frame.flow), None)

    def build(self, text: str) -> None:
        for event in events(text):
            if isinstance(event, yaml.ScalarEvent):
                self._scalar(event)
            elif isinstance(event, yaml.CollectionStartEvent):
                self._open(event)
            elif isinstance(event, yaml.CollectionEndEvent):
                self.stack.pop()
            elif isinstance(event, yaml.AliasEvent):
                self._refuse(event, "yaml-unsupported", *_ALIAS)
            elif isinstance(event, yaml.DocumentStartEvent):
                self.documents += 1
                if self.documents > 1:
                    self._refuse(event, "yaml-unsupported", *_DOCUMENTS)

    def _scalar(self, event: yaml.ScalarEvent) -> None:
        self._refuse_extras(event)
        lines = _lines(event)
        self.quoted = event if event.style in ("'", '"') and lines > 1 else None
        if FORBIDDEN.search(event.value):
            self._note(event, "file-encoding", *_CONTROL)
        frame = self.stack[-1] if self.stack else None
        if frame is not None and isinstance(frame.container, dict) and frame.key is None:
            self._key(frame, event)
            return
        self._place(event, self._value(event))

    def _key(self, frame: _Frame, event: yaml.ScalarEvent) -> None:
        key = nfc(event.value)
        path = (*frame.path, key)
        if key in frame.container:
            first = self.document.keys[path][0]
            self._note(
                event,
                "yaml-duplicate-key",
                f"khóa “{short(key)}” đã viết ở dòng {first}",
                "giữ một chỗ, xóa chỗ kia",
            )
        else:
            self.document.keys.setdefault(path, _place(event))
        frame.key = key

    def _open(self, event: yaml.CollectionStartEvent) -> None:
        self._refuse_extras(event)
        frame = self.stack[-1] if self.stack else None
        if frame is not None and isinstance(frame.container, dict) and frame.key is None:
            self._refuse(event, "yaml-unsupported", *_COMPLEX_KEY)
        if len(self.stack) >= MAX_DEPTH:
            self._refuse(event, "yaml-depth", f"lồng nhau quá {MAX_DEPTH} tầng")
        container: Any = {} if isinstance(event, yaml.MappingStartEvent) else []
        self.stack.append(_Frame(container, self._place(event, container), event))

    def _place(self, event: yaml.NodeEvent, value: Any) -> KeyPath:
        """Put `value` where it belongs and return its path."""
        if not self.stack:
            path: KeyPath = ()
            self.document.data = value
        else:
            frame = self.stack[-1]
            if isinstance(frame.container, list):
                path = (*frame.path, len(frame.container))
                frame.container.append(value)
            else:
                key = frame.key or ""
                path = (*frame.path, key)
                frame.container.setdefault(key, value)
                frame.key = None
        self.document.values.setdefault(path, _place(event))
        return path

    def _value(self, event: yaml.ScalarEvent) -> Any:
        text = nfc(event.value)
        if event.style:  # quoted or block
            return text
        if text in ("", "~", "null"):
            return None
        if text in ("true", "false"):
            return text == "true"
        if _INTEGER.fullmatch(text):
            return int(text)
        if _DECIMAL.fullmatch(text):
            return Decimal(text)
        if AMBIGUOUS.fullmatch(text):
            self._note(
                event,
                "yaml-ambiguous",
                f"“{text}” viết không có dấu nháy thì mỗi chương trình hiểu một khác",
                f'nếu là chữ, đặt trong dấu nháy: "{text}"; nếu là số, viết như 1000 hoặc 97.5; '
                "nếu là đúng/sai, viết true hoặc false",
            )
        return text

    def _refuse_extras(self, event: yaml.NodeEvent) -> None:
        if event.anchor is not None:
            self._refuse(event, "yaml-unsupported", *_ALIAS)
        if getattr(event, "tag", None) is not None:
            self._refuse(event, "yaml-unsupported", *_TAG)

    def _note(self, event: yaml.Event, code: str, message: str, hint: str = "") -> None:
        self.document.problems.append(_at(_place(event), self.document.file, code, message, hint))

    def _refuse(self, event: yaml.Event, code: str, message: str, hint: str = "") -> None:
        self._note(event, code, message, hint)
        raise _Refused


_CONTROL = ("có ký tự điều khiển không được phép trong văn bản", "xóa ký tự đó rồi gõ lại")
_ALIAS = ("kế hoạch không dùng bí danh YAML (& và *)", QUOTE)
_TAG = ("kế hoạch không dùng thẻ kiểu YAML (!…)", QUOTE)
_DOCUMENTS = ("mỗi tệp chỉ có một tài liệu YAML", "xóa dòng --- ở giữa tệp")
_COMPLEX_KEY = ("khóa phải là một từ, không phải danh sách hay nhóm",)


def events(text: str) -> Iterator[yaml.Event]:
    """The parser's events, by libyaml where PyYAML has it. Raises yaml.YAMLError."""
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    yield from yaml.parse(text, Loader=loader)


def _place(event: yaml.Event) -> tuple[int, int]:
    mark = event.start_mark
    return (mark.line + 1, mark.column + 1) if mark is not None else (1, 1)


def _lines(event: yaml.Event) -> int:
    start, end = event.start_mark, event.end_mark
    return end.line - start.line + 1 if start is not None and end is not None else 1


def _at(place: tuple[int, int], file: str, code: str, message: str, hint: str = "") -> Problem:
    line, column = place
    return Problem(file=file, line=line, column=column, code=code, message=message, hint=hint)
