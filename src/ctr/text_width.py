"""How wide a text of Times New Roman is, and in how many lines it stands.

For lines that are drawn in proportion to a text, and for rows that have to be as high as theirs.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping

_BOLD = {
    220: "|",
    250: " ,.\u00a0",
    278: "'/\\il",
    333: "!()-:;[]`fjt\u2011",
    389: "Is",
    394: "{}",
    444: "cerz",
    500: "#$*0123456789?J_agovxyơ–“”",
    520: "~",
    556: 'Sbdhknpquđư"',
    570: "+<=>",
    611: "FP",
    667: "BELTZ",
    722: "ACDNRUVXYwĐƠƯ",
    778: "GHKOQ",
    833: "&m",
    930: "@",
    944: "M",
    1000: "%W—…",
}
_REGULAR = {
    180: "'",
    200: "|",
    250: " ,.\u00a0",
    278: "/:;\\ijlt",
    333: "!()-I[]`fr\u2011",
    389: "Js",
    408: '"',
    444: "?acez“”",
    480: "{}",
    500: "#$*0123456789_bdghknopquvxyđơư–",
    541: "~",
    556: "FPS",
    564: "+<=>",
    611: "ELTZ",
    667: "BCR",
    722: "ADGHKNOQUVXYwĐƠƯ",
    778: "&m",
    833: "%",
    889: "M",
    921: "@",
    944: "W",
    1000: "—…",
}
_UNKNOWN = 556


class _Face(dict[str, int]):
    """Advance widths in thousandths of the size; a letter with marks is as wide as without them."""

    def __init__(self, widths: Mapping[int, str]) -> None:
        super().__init__((letter, width) for width, letters in widths.items() for letter in letters)

    def __missing__(self, letter: str) -> int:
        width = self[letter] = self.get(self._bare(letter), _UNKNOWN)
        return width

    def _bare(self, letter: str) -> str:
        """The letter without accents; ơ and ư, whose horn is no accent of width, as they are."""
        parts = unicodedata.normalize("NFD", letter)
        if "\u031b" not in parts:
            return parts[0]
        return unicodedata.normalize("NFC", parts[0] + "\u031b")


_FACES = {True: _Face(_BOLD), False: _Face(_REGULAR)}


def bold_width(text: str, size: float) -> float:
    """The width in points of `text` on one line, set bold at `size` points."""
    return _width(text, size, bold=True)


def regular_width(text: str, size: float) -> float:
    """The width in points of `text` on one line at `size` points."""
    return _width(text, size, bold=False)


def widest_line(text: str, size: float, available: float) -> float:
    """The width in points of the widest line of `text`, bold, wrapped into `available` points."""
    return max(_lines(text, size, available, bold=True))


def line_count(text: str, size: float, available: float, *, bold: bool = False) -> int:
    """In how many lines a text stands that is wrapped into `available` points."""
    return sum(
        sum(1 for _ in _lines(line, size, available, bold=bold)) for line in text.split("\n")
    )


def shortened(text: str, size: float, available: float, lines: int) -> str:
    """`text`, or as many of its words as stand in so many lines, with `…` behind them."""
    if line_count(text, size, available) <= lines:
        return text
    words = text.split()
    while len(words) > 1 and line_count(f"{' '.join(words)}…", size, available) > lines:
        words.pop()
    kept = " ".join(words).rstrip(" ,;:.")
    while line_count(f"{kept}…", size, available) > lines:
        kept = kept[: len(kept) * 9 // 10]
    return f"{kept}…"


def _lines(text: str, size: float, available: float, *, bold: bool) -> Iterator[float]:
    """How wide each line is of one paragraph; a word that is too long for a line is broken."""
    space = _width(" ", size, bold=bold)
    line = 0.0
    for place, word in enumerate(text.split(" ")):
        width = _width(word, size, bold=bold)
        longer = line + space + width if place else width
        if place and line and longer > available:
            yield line
            longer = width
        while longer > available:
            yield available
            longer -= available
        line = longer
    yield line


def _width(text: str, size: float, *, bold: bool) -> float:
    return sum(map(_FACES[bold].__getitem__, text)) * size / 1000
