"""The lines of a part as a tree, by the enumerators that they begin with."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from ctr.importing.labels import is_charge, labelled
from ctr.importing.lines import Grid, Line
from ctr.vietnamese.matching import bare_key

LEAVES = ("dash",)
_DEPTH = {
    "part": 0,
    "letter": 1,
    "number": 2,
    "dotted": 3,
    "deep": 4,
    "point": 5,
    "bracket": 6,
    "dash": 9,
}


@dataclass(slots=True, eq=False)
class Node:
    """A line with what stands below it, in order: lines without a number, nodes and tables."""

    line: Line | None
    content: list[Line | Node | Grid] = field(default_factory=list)

    @property
    def style(self) -> str:
        """What it is numbered by."""
        return self.line.style if self.line is not None else ""

    @property
    def children(self) -> list[Node]:
        """The nodes directly below it."""
        return [item for item in self.content if isinstance(item, Node)]

    @property
    def grids(self) -> list[Grid]:
        """The tables directly below it."""
        return [item for item in self.content if isinstance(item, Grid)]

    def all(self) -> Iterator[Node]:
        """It and every node below it."""
        yield self
        for child in self.children:
            yield from child.all()

    def lines(self) -> list[Line]:
        """Every line of it in order, its own first."""
        found = [self.line] if self.line is not None else []
        for item in self.content:
            if isinstance(item, Line):
                found.append(item)
            elif isinstance(item, Node):
                found += item.lines()
            else:
                found += list(item.lines())
        return found


def is_label(line: Line) -> bool:
    """Whether a line says who does something, by when, and the like."""
    return bool(labelled(line.text)) and not (line.style and is_charge(line.text))


def tree(items: list[Line | Grid]) -> Node:
    """The items below one root; what has a number holds what follows until the next like it."""
    root = Node(None)
    stack: list[Node] = [root]
    for item in items:
        if isinstance(item, Grid):
            _owner(stack).content.append(item)
            continue
        if is_label(item):
            _owner(stack, item.style).content.append(item)
            continue
        if not item.style:
            _owner(stack).content.append(item)
            continue
        depth = _line_depth(item)
        while len(stack) > 1 and _level(stack[-1]) >= depth:
            stack.pop()
        node = Node(item)
        stack[-1].content.append(node)
        stack.append(node)
    _dissolve(root)
    _hoist(root)
    return root


def _dissolve(node: Node) -> None:
    """Let the points of a task that only head its words and its assignment, be lines of it.

    `a) Nội dung thực hiện`, `b) Phân công thực hiện`, `c) Thời gian`.
    """
    for child in node.children:
        _dissolve(child)
    heads = [child for child in node.children if _heads_assignment(child)]
    if not heads and not own_labels(node):
        return
    content: list[Line | Node | Grid] = []
    for item in node.content:
        if isinstance(item, Node) and (item in heads or is_content_head(item.line)):
            assert item.line is not None
            text = item.line.text.rstrip(" :.")
            content += [replace(item.line, text=f"{text}:"), *item.content]
        else:
            content.append(item)
    node.content = content


def _heads_assignment(node: Node) -> bool:
    return _says(node.line, _ASSIGNS) and bool(own_labels(node))


def is_content_head(line: Line | None) -> bool:
    """Whether a line only says that the words of a task follow: `Nội dung thực hiện:`."""
    return _says(line, _CONTENT)


def _says(line: Line | None, words: re.Pattern[str]) -> bool:
    """Whether a line has these words and no more; a long one has more."""
    if line is None or len(line.text) > 120:
        return False
    return words.fullmatch(bare_key(line.text)) is not None


_CONTENT = re.compile(r"(?:noi dung|nhiem vu)(?: (?:thuc hien|nhiem vu|cong viec|cu the|chinh))*")
_ASSIGNS = re.compile(
    r"(?:phan cong|to chuc|trach nhiem|don vi|co quan)(?: (?:thuc hien|nhiem vu|trach nhiem))*"
)


def _level(node: Node) -> float:
    assert node.line is not None
    return _line_depth(node.line)


def _line_depth(line: Line) -> float:
    if line.style == "deep":
        return 3 + (len(line.count) - 2) * 0.4
    if line.style == "dash":
        return 9.5 if line.mark.startswith(("+", "*", "•", "●", "▪", "◦")) else 9
    return _DEPTH[line.style]


def _owner(stack: list[Node], style: str = "") -> Node:
    """Whom a line without a number belongs to: the last node that is no dash."""
    for node in reversed(stack):
        if node.line is None or node.style not in LEAVES:
            return node
    return stack[0]


def _hoist(node: Node) -> None:
    """Labels below the last of several points speak of all of them, where no other has its own."""
    for child in node.children:
        _hoist(child)
    points = [child for child in node.children if child.style in ("point", "bracket", "deep")]
    if len(points) < 2:
        return
    owners = [child for child in points if own_labels(child)]
    last = points[-1]
    if owners != [last] or last is not node.content[-1] or node.line is None:
        return
    if any(isinstance(item, Node) and own_labels(item) for item in last.content):
        return
    moved = [item for item in last.content if isinstance(item, Line) and is_label(item)]
    last.content = [
        item for item in last.content if not (isinstance(item, Line) and is_label(item))
    ]
    node.content += moved


def own_labels(node: Node) -> list[Line]:
    """The lines of assignment that stand directly below a node."""
    return [item for item in node.content if isinstance(item, Line) and is_label(item)]


def assigned(node: Node) -> bool:
    """Whether it, or anything below it, says who does something."""
    return any(own_labels(each) for each in node.all())
