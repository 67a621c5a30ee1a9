"""Letters of symbol fonts as the characters that they look like."""

from __future__ import annotations

import re

_PRIVATE = re.compile("[\uf020-\uf0ff]")
_LATIN = re.compile("[\u00a1-\u00ff]")
_SYMBOL = {
    0xA3: "≤", 0xB3: "≥", 0xB1: "±", 0xB4: "×", 0xB8: "÷", 0xB9: "≠", 0xBA: "≡", 0xBB: "≈",
    0xB0: "°", 0xB7: "•", 0xA5: "∞", 0xA7: "♣", 0xA8: "♦", 0xA9: "♥", 0xAA: "♠", 0xAB: "↔",
    0xAC: "←", 0xAD: "↑", 0xAE: "→", 0xAF: "↓", 0xA2: "′", 0xB2: "″", 0xA4: "⁄", 0xBC: "…",
    0xBE: "—", 0xC6: "∅", 0xC7: "∩", 0xC8: "∪", 0xCE: "∈", 0xD6: "√", 0xD7: "⋅", 0xDB: "⇔",
    0xDC: "⇐", 0xDE: "⇒", 0xE5: "∑", 0x6D: "µ", 0x44: "Δ", 0x57: "Ω", 0x61: "α", 0x62: "β",
    0x67: "γ", 0x64: "δ", 0x65: "ε", 0x6C: "λ", 0x70: "π", 0x73: "σ", 0x53: "Σ", 0x2D: "-",
    0xD2: "®", 0xD3: "©", 0xD4: "™", 0xE2: "®", 0xE3: "©", 0xE4: "™", 0xF0: "•",
}  # fmt: skip
_WINGDINGS = {
    0xFC: "✓", 0xFB: "✗", 0xFE: "☑", 0xFD: "☒", 0xA8: "☐", 0x6F: "☐", 0x71: "❑", 0x72: "❒",
    0xE0: "→", 0xDF: "←", 0xE8: "➔", 0xF0: "⇨", 0xD8: "➢", 0xA7: "▪", 0x6E: "■", 0x6C: "●",
    0x76: "❖", 0x75: "◆", 0x77: "◆", 0x9F: "•", 0x9E: "·", 0x46: "☞", 0x4A: "☺", 0x26: "📖",
    0x28: "☎", 0x2A: "✉", 0xAB: "★", 0xB2: "✧", 0x2D: "-", 0x2B: "✆",
}  # fmt: skip
_BULLET = "•"


def symbols(text: str, font: str) -> str:
    """`text` of a list's mark, in a font, as ordinary characters; what is unknown is a bullet."""
    written, unknown = plain(text, font)
    return _PRIVATE.sub(_BULLET, written) if unknown else written


def has_symbols(text: str, font: str) -> bool:
    """Whether `plain` could change a text, seen at a glance."""
    return font[:1] in _INITIALS or not text.isprintable()


_INITIALS = frozenset("sSwW")


def plain(text: str, font: str) -> tuple[str, bool]:
    """`text` with the private characters of symbol fonts replaced; whether some are not known."""
    known = _font(font)
    if known is not None and _is_symbol_font(font):
        text = _LATIN.sub(lambda match: known.get(ord(match[0]), match[0]), text)
    if not _PRIVATE.search(text):
        return text, False
    unknown = False

    def replaced(match: re.Match[str]) -> str:
        nonlocal unknown
        code = ord(match[0]) - 0xF000
        found = (known or _SYMBOL).get(code)
        if found is None and not _is_symbol_font(font) and 0x20 < code < 0x7F:
            found = chr(code)
        unknown = unknown or found is None
        return match[0] if found is None else found

    return _PRIVATE.sub(replaced, text), unknown


def symbol(code: str, font: str) -> tuple[str, bool]:
    """The character of a `w:sym`: its hexadecimal code in a font; whether it is not known."""
    try:
        number = int(code[:6], 16)
    except ValueError:
        return "", True
    if number < 0xF000 and (known := _font(font)) is not None and number < 0x100:
        return (known[number], False) if number in known else (chr(number), number > 0x7E)
    if not 0x20 <= number < 0x110000 or 0xD800 <= number < 0xE000:
        return "", True
    return plain(chr(number), font)


def _font(font: str) -> dict[int, str] | None:
    name = font.lower()
    if name.startswith("wingdings"):
        return _WINGDINGS if name == "wingdings" else {}
    return _SYMBOL if name.startswith("symbol") else None


def _is_symbol_font(font: str) -> bool:
    return font.lower().startswith(("symbol", "wingdings", "webdings"))
