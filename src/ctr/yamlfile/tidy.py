"""The same content written as it should be: one form of letters, one kind of line end.

Nothing is done that could change what is read: each step is read back and compared, and left out
where it is not the same. Knows no plan.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterator
from typing import Any

from ctr.problems import Problem
from ctr.vietnamese.matching import nfc
from ctr.yamlfile.characters import MARK
from ctr.yamlfile.nodes import Node
from ctr.yamlfile.reader import Document, read_yaml
from ctr.yamlfile.syntax import LINE_END

_TRAILING = re.compile(r"[ \t]+(?=\r?\n)")

Place = tuple[int, int]
"""Line and column, from 1."""


def tidied(text: str) -> str:
    """A file's text without the mark at its beginning, in NFC, with the line ends that most lines
    have and one at its end, without blanks at the ends of lines.

    As it is, where it cannot be read. Tidied again it stays as it is.
    """
    while True:
        before = text
        for step in (_without_mark, _one_line_end, _composed, _trimmed, _ended):
            changed = step(text)
            if changed != text and _reads_the_same(text, changed):
                text = changed
        if text == before:
            return text


def quoted(text: str, places: Collection[Place]) -> str:
    """The text with the plain values that begin at these places set in double quotes."""
    root = read_yaml(text, "").root
    mark = MARK if text.startswith(MARK) else ""
    result = text.removeprefix(mark)
    if root is None:
        return text
    nodes = [node for _, node in values(root) if (node.line, node.column) in places]
    for node in sorted(nodes, key=lambda node: -node.start):
        written = result[node.start : node.end]
        result = f'{result[: node.start]}"{written}"{result[node.end :]}'
    return mark + result


def same_words(one: bytes, other: bytes) -> bool:
    """Whether two files hold the same, but for how it is written: as text or as a number, too."""
    try:
        first, second = (read_yaml(part.decode("utf-8"), "") for part in (one, other))
    except UnicodeDecodeError:
        return False
    if first.root is None or second.root is None:
        return False
    texts = (one.decode("utf-8"), first.root), (other.decode("utf-8"), second.root)
    before, after = (_written(text, root) for text, root in texts)
    return bool(before == after)


def values(node: Node, key: str = "") -> Iterator[tuple[str, Node]]:
    """Every single value, with the key that it, or the list that holds it, belongs to."""
    for name, child in (node.entries or {}).items():
        yield from values(child, name)
    for child in node.items or ():
        yield from values(child, key)
    if node.entries is None and node.items is None:
        yield key, node


def _written(text: str, node: Node) -> Any:
    """The content with every value as the text that it is written as, without its quotes."""
    if node.entries is not None:
        return {key: _written(text, child) for key, child in node.entries.items()}
    if node.items is not None:
        return [_written(text, child) for child in node.items]
    if isinstance(node.value, str):
        return node.value.rstrip("\n")
    if node.value is None or isinstance(node.value, bool):
        return node.value
    return text.removeprefix(MARK)[node.start : node.end].strip()


def _without_mark(text: str) -> str:
    return text.removeprefix(MARK)


def _one_line_end(text: str) -> str:
    """A carriage return alone ends a line too, but no editor writes it today."""
    found = Counter(LINE_END.findall(text))
    if len(found) < 2 and "\r" not in found:
        return text
    most = "\r\n" if found["\r\n"] > found["\n"] else "\n"
    return LINE_END.sub(most, text)


def _composed(text: str) -> str:
    return nfc(text)


def _trimmed(text: str) -> str:
    """Not in blocks, where a blank at the end of a line is content."""
    root = read_yaml(text, "").root
    if root is None or text.startswith(MARK):
        return text
    blocks = [
        (node.start, node.end)
        for _, node in values(root)
        if text[node.start : node.start + 1] in ("|", ">")
    ]
    parts, done = [], 0
    for start, end in sorted(blocks):
        parts += [_TRAILING.sub("", text[done:start]), text[start:end]]
        done = end
    last = _TRAILING.sub("", text[done:])
    return "".join([*parts, last.rstrip(" \t") if done < len(text) else last])


def _ended(text: str) -> str:
    if not text or text.endswith(("\n", "\r")):
        return text
    return f"{text}\r\n" if "\r\n" in text else f"{text}\n"


def _reads_the_same(before: str, after: str) -> bool:
    """Whether both hold the same and have the same faults.

    A line end more at the end of the file may be one more at the end of its last text.
    """
    one, other = read_yaml(before, ""), read_yaml(after, "")
    if one.root is None or other.root is None:
        return False
    if after.rstrip("\r\n") == before:
        same = _ends_folded(one.data) == _ends_folded(other.data)
    else:
        same = one.data == other.data
    return same and _faults(one) == _faults(other)


def _faults(document: Document) -> list[tuple[int, str, str]]:
    def told(problem: Problem) -> tuple[int, str, str]:
        return problem.line, problem.code, problem.message

    return sorted(map(told, document.problems))


def _ends_folded(data: Any) -> Any:
    if isinstance(data, dict):
        return {key: _ends_folded(part) for key, part in data.items()}
    if isinstance(data, list):
        return [_ends_folded(part) for part in data]
    return data.rstrip("\n") if isinstance(data, str) else data
