"""The numbers and bullets of Word's own lists, which stand in no paragraph's text."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from typing import Any

from ctr.documents.read.word_names import child, local, value

_DEPTH = 20
"""How many styles may be based on each other."""


class ListNumbers:
    """What Word would print before a paragraph; counts as the paragraphs are asked one by one."""

    def __init__(self, numbering: Any, styles: Any) -> None:
        self._levels: dict[tuple[str, str], tuple[str, str, int]] = {}
        self._abstract: dict[str, str] = {}
        self._styles: dict[str, tuple[str, str, str]] = {}
        self._counted: Counter[tuple[str, str]] = Counter()
        if numbering is not None:
            self._read_numbering(numbering)
        if styles is not None:
            self._read_styles(styles)

    def of(self, properties: Any) -> tuple[str, bool]:
        """The mark before a paragraph with these properties, and whether it is known.

        Bullets become `- `, plain numbers and letters what they are; of numbers in several levels
        nothing is known.
        """
        number, level = self._list_of(properties)
        if not number or number == "0":
            return "", True
        place = (self._abstract.get(number, number), level)
        kind, shape, start = self._levels.get(place, ("", "", 1))
        if kind in ("bullet", "none"):
            return ("- " if kind == "bullet" else ""), True
        self._counted[place] += 1
        index = start - 1 + self._counted[place]
        of_level = f"%{int(level) + 1}" if level.isdecimal() and len(level) < 3 else "%"
        count = _COUNTS.get(kind)
        if count is None or shape.count("%") != 1 or of_level not in shape or index > 9_999:
            return "", False
        return f"{shape.replace(of_level, count(index))} ", True

    def _list_of(self, properties: Any) -> tuple[str, str]:
        """List and level of a paragraph, its own or its style's."""
        if properties is None:
            return "", "0"
        own = child(properties, "numPr")
        style = child(properties, "pStyle")
        number, level = _numbered(own)
        name, seen = value(style) if style is not None else "", 0
        while not number and name in self._styles and seen < _DEPTH:
            number, of_style, name = self._styles[name]
            level, seen = level or of_style, seen + 1
        return number, level or "0"

    def _read_numbering(self, numbering: Any) -> None:
        for part in numbering:
            if local(part) == "abstractNum":
                name = value(part, "abstractNumId")
                for level in part:
                    if local(level) != "lvl":
                        continue
                    kind, shape = child(level, "numFmt"), child(level, "lvlText")
                    start = child(level, "start")
                    first = value(start) if start is not None else "1"
                    self._levels[name, value(level, "ilvl")] = (
                        value(kind) if kind is not None else "",
                        value(shape) if shape is not None else "",
                        int(first) if first.isdecimal() and len(first) < 5 else 1,
                    )
            elif local(part) == "num":
                of = child(part, "abstractNumId")
                self._abstract[value(part, "numId")] = value(of) if of is not None else ""

    def _read_styles(self, styles: Any) -> None:
        for style in styles:
            if local(style) != "style":
                continue
            based = child(style, "basedOn")
            number, level = _numbered(child(style, "pPr", "numPr"))
            parent = value(based) if based is not None else ""
            self._styles[value(style, "styleId")] = (number, level, parent)


def _numbered(element: Any) -> tuple[str, str]:
    if element is None:
        return "", ""
    number, level = child(element, "numId"), child(element, "ilvl")
    return (
        value(number) if number is not None else "",
        value(level) if level is not None else "",
    )


def _letter(index: int) -> str:
    return chr(ord("a") + (index - 1) % 26) * (1 + (index - 1) // 26) if index < 100 else str(index)


_COUNTS: dict[str, Callable[[int], str]] = {
    "decimal": str,
    "decimalZero": lambda index: f"{index:02d}",
    "lowerLetter": _letter,
    "upperLetter": lambda index: _letter(index).upper(),
}
