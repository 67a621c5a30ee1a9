"""How wide a bold text of Times New Roman is, for the rules that are drawn in proportion to it."""

from __future__ import annotations

import unicodedata

_WIDTHS = {
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
"""Advance widths in thousandths of the size; a letter with marks is as wide as without them."""
_WIDTH_OF = {letter: width for width, letters in _WIDTHS.items() for letter in letters}
_USUAL = 556


def bold_width(text: str, size: float) -> float:
    """The width in points of `text` on one line, set bold at `size` points."""
    return sum(_WIDTH_OF.get(_bare(letter), _USUAL) for letter in text) * size / 1000


def widest_line(text: str, size: float, available: float) -> float:
    """The width in points of the widest line of `text`, wrapped into `available` points."""
    widest, line = 0.0, ""
    for word in text.split(" "):
        longer = f"{line} {word}" if line else word
        if line and bold_width(longer, size) > available:
            widest, longer = max(widest, bold_width(line, size)), word
        line = longer
    return min(max(widest, bold_width(line, size)), available)


def _bare(letter: str) -> str:
    """The letter without accents; ơ and ư, whose horn is no accent of width, as they are."""
    if letter in _WIDTH_OF:
        return letter
    parts = unicodedata.normalize("NFD", letter)
    horned = unicodedata.normalize("NFC", parts[0] + "\u031b") if "\u031b" in parts else parts[0]
    return horned if horned in _WIDTH_OF else parts[0]
