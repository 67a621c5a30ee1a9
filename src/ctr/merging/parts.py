"""A YAML file as nested parts: each value with all of the text that belongs to it.

The texts of the parts, one after the other, are the file to the last byte: comments and blank lines
stand with what they precede, comments that are set deeper with what they follow, as the editor has
it. So a part of another version of the file can be put in the place of one.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, field
from typing import Any, Literal

from ctr.yamlfile.editor import flow_text
from ctr.yamlfile.nodes import Node

Kind = Literal["mapping", "list", "value"]


@dataclass(slots=True, kw_only=True)
class Part:
    """A value of a mapping (under its key), an item of a list (with its dash), or the whole file.

    `lead` are the lines of comments before it and its indentation; `head` is `key: ` or `- `;
    `value` is the text of a single value, or of a list or mapping in brackets (`flow`), whose
    `kids` are no part of the text; `tail` is what follows: the end of the line, comments set
    deeper, and below a list or mapping what stands after its last part. `column` counts from 0.
    """

    kind: Kind
    data: Any
    column: int = 0
    lead: str = ""
    head: str = ""
    value: str = ""
    tail: str = ""
    flow: bool = False
    inline: bool = False
    """Its first part stands on the line on which it begins itself: `- task: "1.1"`."""
    kids: list[tuple[str | int, Part]] = field(default_factory=list)

    @property
    def body(self) -> str:
        """All of its text but what stands before it."""
        inner = "" if self.flow else "".join(f"{kid.lead}{kid.body}" for _, kid in self.kids)
        return f"{self.head}{self.value}{inner}{self.tail}"

    @property
    def remarks(self) -> set[str]:
        """What may be a comment in it, or before it."""
        lines = f"{self.lead}{self.body}".splitlines()
        return {line.partition("#")[2].strip() for line in lines if "#" in line}


def parted(text: str, root: Node) -> Part:
    """The whole file. `text` has no line ends but "\\n" and "\\r\\n"."""
    return _Splitter(text).part(root, 0, len(text), 0, outermost=True)


_BLANKS = re.compile(r"(?:[ \t\r]*\n)+")


class _Unknown(Exception):
    """Where a part begins cannot be told."""


class _Splitter:
    def __init__(self, text: str) -> None:
        self.text = text
        self.lines = [0]
        place = text.find("\n")
        while place >= 0:
            self.lines.append(place + 1)
            place = text.find("\n", place + 1)

    def part(
        self, node: Node, start: int, limit: int, column: int, *, outermost: bool = False
    ) -> Part:
        """What begins at `start` and ends before `limit`."""
        if not node.flow and (node.entries or node.items):
            try:
                return self._block(node, start, limit, column, outermost)
            except _Unknown:
                pass
        return self._single(node, start, limit, column)

    def _single(self, node: Node, start: int, limit: int, column: int) -> Part:
        first = max(start, node.start)
        end = self._stripped(max(node.start, node.content_end), first)
        return Part(
            kind=_kind(node),
            data=node.data,
            column=column,
            head=self.text[start:first],
            value=self.text[first:end],
            tail=self.text[end:limit],
            flow=True,
            kids=_data_parts(node),
        )

    def _block(self, node: Node, start: int, limit: int, column: int, outermost: bool) -> Part:
        nodes: list[tuple[str | int, Node]] = (
            list(node.entries.items())
            if node.entries is not None
            else list(enumerate(node.items or []))
        )
        starts = [self._start(child, node) for _, child in nodes]
        inline = not outermost and "\n" not in self.text[start : starts[0]]
        place = starts[0] if inline else start
        if not inline and not outermost:
            place = self.text.index("\n", start) + 1
        if starts != sorted(set(starts)) or place > starts[0]:
            raise _Unknown
        part = Part(
            kind=_kind(node),
            data=node.data,
            column=column,
            head=self.text[start:place],
            inline=inline,
        )
        for index, (key, child) in enumerate(nodes):
            begin = starts[index]
            bound = starts[index + 1] if index + 1 < len(nodes) else limit
            across = begin - self.lines[self._line(begin)]
            kid = self.part(child, begin, self._end(child, begin, across, bound), across)
            kid.lead = self.text[place:begin]
            part.kids.append((key, kid))
            place = begin + len(kid.body)
        part.tail = self.text[place:limit]
        return part

    def _start(self, node: Node, holder: Node) -> int:
        """Where the key of a value begins, or the dash of an item."""
        if holder.entries is not None:
            if node.key_position is None:
                raise _Unknown
            line, column = node.key_position
            return self.lines[line - 1] + column - 1
        line = self._line(node.start)
        across = holder.column - 1
        while line >= 0:
            place = self.lines[line] + across
            before = self.text[self.lines[line] : place]
            if self.text[place : place + 1] == "-" and (
                not before.strip() or place == holder.start
            ):
                return place
            if before.strip():
                break
            line -= 1
        raise _Unknown

    def _end(self, node: Node, start: int, column: int, bound: int) -> int:
        """The end of its last line, with the comments below that are set deeper."""
        end = self.text.find("\n", self._stripped(max(node.content_end, node.start), start), bound)
        if end < 0:
            return bound
        end = place = end + 1
        while (place := self._past_blanks(place, bound)) < bound:
            following = self.text.find("\n", place, bound)
            line = self.text[place : following if following >= 0 else bound]
            words = line.lstrip()
            if not words.startswith("#") or len(line) - len(words) <= column:
                break
            end = place = following + 1 if following >= 0 else bound
        return end

    def _past_blanks(self, place: int, bound: int) -> int:
        blanks = _BLANKS.match(self.text, place, bound)
        return blanks.end() if blanks is not None else place

    def _stripped(self, end: int, start: int) -> int:
        return start + len(self.text[start:end].rstrip())

    def _line(self, offset: int) -> int:
        return bisect_right(self.lines, offset) - 1


def _kind(node: Node) -> Kind:
    if node.entries is not None:
        return "mapping"
    return "list" if node.items is not None else "value"


def _data_parts(node: Node) -> list[tuple[str | int, Part]]:
    """The parts of what stands in brackets; their texts are only there to be compared."""
    if node.entries is not None:
        return [(key, _data_part(child)) for key, child in node.entries.items()]
    return [(index, _data_part(child)) for index, child in enumerate(node.items or [])]


def _data_part(node: Node) -> Part:
    data = node.data
    text = flow_text(data)
    return Part(kind=_kind(node), data=data, value=text, flow=True, kids=_data_parts(node))
