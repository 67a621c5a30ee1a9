"""Which part of a YAML text has to go for a key or an item of a list to be gone.

What is cut out may be wrong where the file is written in a way that nobody thought of; the editor
reads the rest again and compares it with the data that was meant.
"""

from __future__ import annotations

from ctr.problems import KeyPath
from ctr.yamlfile.nodes import Node


def span(text: str, root: Node, path: KeyPath) -> tuple[int, int] | None:
    """Start and end of the text to cut out for the value at `path`; None where it cannot be told.

    Lines of comments that are set deeper than the value go with it. The last key of a mapping in
    block style and the last item of such a list cannot go: what is left would be another value.
    """
    holder, last = root.find(path[:-1]), path[-1]
    node = holder.child(last) if holder is not None else None
    if holder is None or node is None:
        return None
    siblings = list((holder.entries or {}).values()) or holder.items or []
    place = next(index for index, sibling in enumerate(siblings) if sibling is node)
    if holder.flow:
        return _in_flow(text, siblings, place)
    if len(siblings) == 1:
        return None
    start = _key(text, node) if holder.entries is not None else _dash(text, node, holder.column - 1)
    if start is None:
        return None
    line = text.rfind("\n", 0, start) + 1
    if text[line:start].strip():  # behind the dash of an item, whose next key takes its place
        after = siblings[place + 1] if place + 1 < len(siblings) else None
        return (start, _key(text, after)) if after is not None and holder.entries else None
    return line, _lines_end(text, node, start - line)


def _in_flow(text: str, siblings: list[Node], place: int) -> tuple[int, int]:
    """With the comma after it, or, of the last one, with the comma before it."""
    node = siblings[place]
    if place + 1 < len(siblings):
        return _key(text, node), _key(text, siblings[place + 1])
    end = node.content_end
    return (siblings[place - 1].content_end if place else _key(text, node)), end


def _key(text: str, node: Node) -> int:
    """Where its key begins; an item of a list begins where it does itself."""
    if node.key_position is None:
        return node.start
    line, column = node.key_position
    start = 0
    for _ in range(line - 1):
        start = text.index("\n", start) + 1
    return start + column - 1


def _dash(text: str, node: Node, column: int) -> int | None:
    """The dash of an item of a list whose dashes stand in `column`; it may be a line above."""
    line = text.rfind("\n", 0, node.start) + 1
    while True:
        if (
            text[line + column : line + column + 1] == "-"
            and not text[line : line + column].strip()
        ):
            return line + column
        if line == 0 or text[line : line + column].strip():
            return None
        line = text.rfind("\n", 0, line - 1) + 1


def _lines_end(text: str, node: Node, column: int) -> int:
    """The end of the last of its lines, with the comments below that are set deeper than it."""
    end = text.find("\n", len(text[: max(node.content_end, node.start)].rstrip()))
    if end < 0:
        return len(text)
    end += 1
    while end < len(text):
        following = text.find("\n", end)
        line = text[end : following if following >= 0 else len(text)]
        if not line.lstrip().startswith("#") or len(line) - len(line.lstrip()) <= column:
            break
        end = following + 1 if following >= 0 else len(text)
    return end
