"""A number in the formats of Word's lists."""

from __future__ import annotations

_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"),
    (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip
_VIETNAMESE = ("", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín")
_LARGEST_ROMAN = 32_767
_MOST_LETTERS = 30


def shown(number: int, form: str, pattern: str = "") -> str:
    """`number` as the format `form` writes it; `pattern` is that of Word's `custom` format."""
    match form:
        case "none" | "bullet":
            return ""
        case "upperRoman":
            return _roman(number).upper()
        case "lowerRoman":
            return _roman(number)
        case "upperLetter":
            return _letters(number).upper()
        case "lowerLetter":
            return _letters(number)
        case "decimalZero":
            return f"{number:02d}"
        case "numberInDash":
            return f"- {number} -"
        case "decimalEnclosedCircle" if 1 <= number <= 20:
            return chr(0x2460 + number - 1)
        case "decimalEnclosedParen" if 1 <= number <= 20:
            return chr(0x2474 + number - 1)
        case "decimalEnclosedFullstop" if 1 <= number <= 20:
            return chr(0x2488 + number - 1)
        case "vietnameseCounting":
            return _vietnamese(number)
        case "custom":
            width = len(pattern.partition(",")[0].strip())
            return f"{number:0{min(width, 10)}d}"
    return str(number)


def _roman(number: int) -> str:
    if not 0 < number <= _LARGEST_ROMAN:
        return str(number)
    text = ""
    for value, letters in _ROMAN:
        count, number = divmod(number, value)
        text += letters * count
    return text


def _letters(number: int) -> str:
    """a to z, then aa, bb, as Word goes on."""
    if not 0 < number <= 26 * _MOST_LETTERS:
        return str(number)
    times, letter = divmod(number - 1, 26)
    return chr(ord("a") + letter) * (times + 1)


def _vietnamese(number: int) -> str:
    if not 0 < number < 100:
        return str(number)
    tens, ones = divmod(number, 10)
    if not tens:
        return _VIETNAMESE[ones]
    first = "mười" if tens == 1 else f"{_VIETNAMESE[tens]} mươi"
    if ones == 1 and tens > 1:
        return f"{first} mốt"
    return f"{first} {'lăm' if ones == 5 else _VIETNAMESE[ones]}".strip()
