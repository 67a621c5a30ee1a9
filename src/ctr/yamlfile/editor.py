"""Changing a YAML file while every byte that is not meant stays as it was.

An edit finds its place in the tree that the reader built and splices text there; comments, order,
quoting and line ends around it are untouched. What an edit gives is read again and compared with
the data that was meant, so that an unforeseen way of writing ends in a refusal and not in a wrong
file.
"""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from ctr.late_dataclasses import dataclass
from ctr.problems import KeyPath
from ctr.yamlfile import removal
from ctr.yamlfile.characters import MARK
from ctr.yamlfile.nodes import Node
from ctr.yamlfile.reader import read_yaml
from ctr.yamlfile.scalars import is_ambiguous


@dataclass(frozen=True, slots=True, kw_only=True)
class Edit:
    """Set the value at `path`, append it to the list at `path` (`append`), or take out what is
    there (`remove`).

    A missing last key is added after the keys that stand before it in `order`.
    """

    path: KeyPath
    value: Any = None
    append: bool = False
    order: tuple[str, ...] = ()
    remove: bool = False


class CannotEdit(Exception):
    """The file is written in a way that cannot be changed safely, at the path that is the text."""

    def __init__(self, edit: Edit) -> None:
        super().__init__(".".join(str(part) for part in edit.path))


def edited(text: str, edits: Sequence[Edit]) -> str:
    """`text` with the edits made one after the other. Raises CannotEdit.

    Edits of different places are made in one pass, so that a file is read back a few times
    however many they are; where a pass fails, each of them is made alone.
    """
    newline = "\r\n" if "\r\n" in text else "\n"
    mark = MARK if text.startswith(MARK) else ""
    result = text.removeprefix(mark)
    document, left, together = read_yaml(result, ""), list(edits), True
    while left:
        if document.root is None:
            raise CannotEdit(left[0])
        apart = together and result.endswith("\n")
        now, later = _apart(document.root, left) if apart else (left[:1], left[1:])
        try:
            changed = _Text(result, newline, document.root).after(now)
            reread = read_yaml(changed, "")
            if reread.data != _intended(document.root.data, now):
                raise CannotEdit(now[0])
        except CannotEdit:
            if len(now) == 1:
                raise
            together = False
        else:
            result, document, left = changed, reread, later
    return mark + result


def _apart(root: Node, edits: list[Edit]) -> tuple[list[Edit], list[Edit]]:
    """Edits that give the same text whichever is made first, and the others, both in order.

    One that takes something out moves what stands behind it: it is made alone.
    """
    if edits[0].remove:
        return edits[:1], edits[1:]
    now: list[Edit] = []
    later: list[Edit] = []
    places: dict[KeyPath, bool] = {}
    """Those touched, by whether all that is to be done there is adding to a list in block style."""
    for index, edit in enumerate(edits):
        if edit.remove:
            return now, [*later, *edits[index:]]
        place = _place(root, edit)
        node = root.find(place)
        adds = edit.append and node is not None and bool(node.items) and not node.flow
        free = node is not None and (place not in places or (adds and places[place]))
        places[place] = adds and free
        (now if free or not now else later).append(edit)
    return now, later


def _place(root: Node, edit: Edit) -> KeyPath:
    """What an edit changes: a value, or the mapping that gets a new key."""
    return edit.path if root.find(edit.path) is not None else edit.path[:-1]


def rendered(data: dict[str, Any]) -> str:
    """A new file with this content."""
    return "".join(f"{line.rstrip()}\n" for line in _block(data))


Splice = tuple[int, int, str]
"""Where a part of a text begins and ends, and what stands there instead."""


class _Text:
    def __init__(self, text: str, newline: str, root: Node) -> None:
        self.text = text
        self.newline = newline
        self.root = root

    def after(self, edits: list[Edit]) -> str:
        """The text with edits of different places."""
        splices = [(self._splice(edit), -len(_place(self.root, edit)), edit) for edit in edits]
        splices.sort(key=lambda one: (one[0][0], one[1]))  # at one offset, the innermost first
        parts, done = list[str](), 0
        for (start, end, addition), _, edit in splices:
            if start < done:
                raise CannotEdit(edit)
            parts += [self.text[done:start], addition]
            done = end
        return "".join([*parts, self.text[done:]])

    def _splice(self, edit: Edit) -> Splice:
        if edit.remove:
            return self._without(edit)
        node = self.root.find(edit.path[:-1])
        if node is None:
            raise CannotEdit(edit)
        target = node.child(edit.path[-1])
        if target is None:
            return self._with_key(node, edit)
        if not edit.append:
            return self._replaced(target, edit, node)
        if target.items is None:
            if target.start == target.end:
                return self._below(node, target, [edit.value])
            raise CannotEdit(edit)
        return self._with_item(target, edit.value)

    def _without(self, edit: Edit) -> Splice:
        part = removal.span(self.text, self.root, edit.path)
        if part is None:
            raise CannotEdit(edit)
        return (*part, "")

    def _replaced(self, node: Node, edit: Edit, holder: Node) -> Splice:
        if node.entries is not None or node.items is not None:
            raise CannotEdit(edit)
        empty = node.start == node.end
        end = node.start if empty else self._content_end(node.end)
        shown = _scalar(edit.value, holder.flow)
        if not holder.flow and not self.text[end : self._line_end(end)].strip():
            first, *others = _scalar_lines(edit.value)
            margin = " " * (holder.column + 1)
            shown = self.newline.join([first, *(f"{margin}{line}".rstrip() for line in others)])
        return node.start, end, f" {shown}" if empty else shown

    def _with_key(self, node: Node, edit: Edit) -> Splice:
        if node.entries is None:
            raise CannotEdit(edit)
        key = str(edit.path[-1])
        value = [edit.value] if edit.append else edit.value
        if node.flow:
            return self._in_flow(node, f"{key}: {flow_text(value)}", bool(node.entries))
        before = edit.order[: edit.order.index(key)] if key in edit.order else ()
        known = [name for name in node.entries if name in before] or list(node.entries)
        anchor = node.entries[max(known, key=lambda name: node.entries[name].start)]  # type: ignore[index]
        return self._lines_after(anchor.content_end, _block({key: value}), node.column - 1)

    def _with_item(self, node: Node, value: Any) -> Splice:
        if node.flow:
            return self._in_flow(node, flow_text(value), bool(node.items))
        return self._lines_after(node.content_end, _block([value]), node.column - 1)

    def _below(self, parent: Node, empty: Node, value: list[Any]) -> Splice:
        """A list below a key that has no value yet."""
        if parent.flow:
            return empty.start, empty.start, f" {flow_text(value)}"
        return self._lines_after(empty.start, _block(value), parent.column + 1)

    def _in_flow(self, node: Node, addition: str, filled: bool) -> Splice:
        close = node.end - 1
        inside = self._content_end(close)
        if filled:
            comma = " " if self.text[inside - 1] == "," else ", "
            return inside, inside, f"{comma}{addition}"
        return close, close, addition

    def _lines_after(self, offset: int, lines: list[str], column: int) -> Splice:
        """Whole lines after the line in which the content up to `offset` ends."""
        added = "".join(f"{' ' * column}{line}".rstrip() + self.newline for line in lines)
        end = self._line_end(self._content_end(offset))
        if end == len(self.text):
            return end, end, f"{self.newline}{added}"
        end = self._past_comments(end + 1, column)
        return end, end, added

    def _past_comments(self, start: int, column: int) -> int:
        """Behind the comment lines from `start` on that are set deeper than `column`.

        They belong to what stands before them and stay with it.
        """
        place = end = start
        while place < len(self.text):
            line_end = self._line_end(place)
            line = self.text[place:line_end]
            words = line.strip()
            if words and (not words.startswith("#") or len(line) - len(line.lstrip()) <= column):
                break
            if line_end == len(self.text):
                break
            place = line_end + 1
            end = place if words else end
        return end

    def _content_end(self, offset: int) -> int:
        """`offset` without the blanks and lines before it."""
        while offset and self.text[offset - 1].isspace():
            offset -= 1
        return offset

    def _line_end(self, offset: int) -> int:
        """Where the line of `offset` ends."""
        end = self.text.find("\n", offset)
        return end if end >= 0 else len(self.text)


def _intended(data: Any, edits: list[Edit]) -> Any:
    """`data` with what edits are to give, as it will be read back."""
    for edit in edits:
        holder = data
        for part in edit.path[:-1]:
            holder = holder[part]
        last = edit.path[-1]
        if edit.remove:
            del holder[last]
        elif edit.append:
            known = holder.get(last) if isinstance(holder, dict) else holder[last]
            holder[last] = [] if known is None else known
            holder[last].append(_as_read(edit.value))
        else:
            holder[last] = _as_read(edit.value)
    return data


def _as_read(value: Any) -> Any:
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, dict):
        return {key: _as_read(part) for key, part in value.items()}
    if isinstance(value, list):
        return [_as_read(part) for part in value]
    return value


def _block(value: Any) -> list[str]:
    """The lines of a mapping or list in block style."""
    lines: list[str] = []
    if isinstance(value, list):
        for item in value:
            inner = _block(item) if isinstance(item, dict | list) else _scalar_lines(item)
            lines += [f"- {inner[0]}", *(f"  {line}" for line in inner[1:])]
        return lines
    for key, part in value.items():
        if isinstance(part, dict | list):
            lines += [f"{key}:", *(f"  {line}" for line in _block(part))]
        else:
            inner = _scalar_lines(part)
            lines += [f"{key}: {inner[0]}", *(f"  {line}" for line in inner[1:])]
    return lines


def _scalar_lines(value: Any) -> list[str]:
    """A value on one line, or a text with line breaks as a literal block."""
    if isinstance(value, str) and "\n" in value:
        lines = value.split("\n")
        if all(line == line.strip() for line in lines) and lines[0] and lines[-1]:
            return ["|-", *lines]
    return [_scalar(value, flow=False)]


def flow_text(value: Any) -> str:
    """A value in one line, lists and mappings in brackets."""
    if isinstance(value, dict):
        return "{" + ", ".join(f"{key}: {flow_text(part)}" for key, part in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(flow_text(part) for part in value) + "]"
    return _scalar(value, flow=True)


_PLAIN = re.compile(r"[^\W_][^:#\n\t\"'`\\]*", re.UNICODE)


def _scalar(value: Any, flow: bool) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, int | Decimal):
        shown = f"{value:f}" if isinstance(value, Decimal) else str(value)
        return f"{shown}0" if is_ambiguous(shown) else shown
    text = str(value)
    plain = (
        _PLAIN.fullmatch(text) is not None
        and text == text.strip()
        and (not flow or not re.search(r"[,\[\]{}]", text))
        and not is_ambiguous(text)
        and not re.fullmatch(r"[\d.]+|true|false|null", text)
    )
    return text if plain else json.dumps(text, ensure_ascii=False)
