"""Which lines of a text belong to one paragraph.

A text copied from pages has a line end wherever a page's line ended. What begins a paragraph
begins with a number, a dash or a known label; a line that goes on is long, and its sentence is not
over.
"""

from __future__ import annotations

import re

_NUMBER = re.compile(
    r"(?:[*_]{0,3})(?:"
    r"\d{1,2}(?:\.\d{1,2}){0,4}[.)]?\s+(?=[^\W\d_]|[“\"*_(])"
    r"|\d{1,2}(?:\.\d{1,2}){1,4}[.)]?(?=[^\W\d_])"
    r"|\d{1,2}[.)](?=[^\W\d_])"
    r"|\(\d{1,2}\)\s*"
    r"|[a-zđ]{1,2}[.)]\s+"
    r"|[IVXLC]{1,7}\s*[.)]\s*"
    r"|[A-ZĐ][.)]\s+"
    r"|(?:Điều|Chương|Mục|Phần|Phụ lục|PHỤ LỤC|CHƯƠNG|MỤC|PHẦN|ĐIỀU)\s+(?:\d|[IVX])"
    r")"
)
_DOTTED = re.compile(r"[*_]{0,3}\d{1,2}(?:\.\d{1,2})*[.)]\s")
_DASH = re.compile(r"[-–—+•●○▪*](?=\s|[^\W\d_])")
_LABEL = re.compile(
    r"[*_]{0,3}(?:(?:Đơn vị|Cơ quan|Lãnh đạo|Thời gian|Thời hạn|Sản phẩm|Kết quả|Cá nhân|Chủ trì|"
    r"Phối hợp|Nơi nhận|Kính gửi|Người|Bộ phận)[^:;.\n]{0,45}[*_]{0,3}:)"
)
_BLOCK = re.compile(r"\||#{1,6}\s|>|\[\^[^\]]+\]:|[\u00b9\u00b2\u00b3\u2074-\u2079]+\s*\S")
_WORDS = re.compile(r"[^\W\d_]+")
_OPENING = "“\"‘'([«*_"
_CLOSING = "”\"’')]»*_ "
_WIDTH = (40, 160)
_FITS = 0.85
_SURELY_FITS = 0.93
_HEADING = 120
_SHORT = 40
"""Letters of a line that a page's end hardly cut."""


def begins(text: str) -> bool:
    """Whether a line begins a paragraph by what stands first."""
    return bool(
        _NUMBER.match(text) or _DASH.match(text) or _LABEL.match(text) or _BLOCK.match(text)
    )


def is_upper(text: str) -> bool:
    """Whether a line is in capitals, as headings are."""
    words = _WORDS.findall(text)
    return len(words) > 1 and text.upper() == text


def ended(text: str) -> bool:
    """Whether a line's sentence is over."""
    return text.rstrip(_CLOSING).endswith((".", ":", ";", "!", "?", "…", "./."))


def goes_on(text: str) -> bool:
    """Whether a line begins in the middle of a sentence."""
    first = text.lstrip(_OPENING)[:1]
    return first.islower() or first in ",;.:)%/"


def width_of(texts: list[str]) -> int:
    """The length of a full line, where lines end wherever the page's did; else 0."""
    lengths = sorted(len(text) for text in texts if text)
    if len(lengths) < 4 or lengths[-1] > 2 * _WIDTH[1]:
        return 0
    width = lengths[min(len(lengths) - 1, int(len(lengths) * 0.9))]
    return width if _WIDTH[0] <= width <= _WIDTH[1] else 0


def is_continued(before: str, after: str, width: int) -> bool:
    """Whether a line goes on with the next one, which follows at once."""
    if _dash_goes_on(before, after):
        return True
    if begins(after) and not _is_accident(before, after):
        return False
    if is_upper(before) != is_upper(after) and not goes_on(after):
        return False
    if not width:
        return goes_on(after) and not ended(before)
    if goes_on(after) and not ended(before):
        return True
    room = len(before) + 1 + len(after.split(" ", 1)[0])
    if is_upper(before):
        return room > _FITS * width
    return room > (_SURELY_FITS if ended(before) else _FITS) * width


def is_cut(before: str, after: str, *, page: bool, width: int) -> bool:
    """Whether a sentence goes on after blank lines, as where a page ended in it."""
    if ended(before) or not before:
        return False
    if _dash_goes_on(before, after):
        return True
    if begins(after) or (_LABEL.match(before) and not goes_on(after)):
        return False
    if goes_on(after):
        return not is_upper(before) and (page or len(before) > _SHORT)
    if not page or is_upper(before) or is_upper(after) or _is_heading(before):
        return False
    return len(before) > max(_HEADING, _FITS * width) or 0 < _FITS * width < len(before)


def joined(parts: list[str]) -> str:
    """Lines as one: a hyphen without a space before it joins what was cut at it."""
    text: list[str] = []
    for part in parts:
        if text and not (_CUT_AT.search(text[-1]) and re.match(r"\w", part)):
            text.append(" ")
        text.append(part)
    return "".join(text)


_CUT_AT = re.compile(r"\w[-–/]$")


def _dash_goes_on(before: str, after: str) -> bool:
    """`2026` and `- 2030`, `kinh tế` and `- xã hội`: the dash is one within a sentence."""
    if not re.match(r"[-–—]\s*\w", after) or ended(before) or begins(after[1:].lstrip()):
        return False
    inner = after[1:].lstrip()[:1]
    return (before[-1:].isdigit() and inner.isdigit()) or (inner.islower() and len(before) > 60)


def _is_accident(before: str, after: str) -> bool:
    """`Nghị quyết số` and `13 ngày 5/3`: a number that is only the next word of the sentence."""
    if ended(before) or not re.match(r"\d", after):
        return False
    last = before.split()[-1].lower() if before.split() else ""
    if last in _BEFORE_NUMBERS or last.endswith(","):
        return True
    return not _DOTTED.match(after) and re.match(r"\d+\s+[a-zà-ỹđ]", after) is not None


def _is_heading(text: str) -> bool:
    return len(text) < _HEADING and _NUMBER.match(text) is not None


_BEFORE_NUMBERS = frozenset(
    re.findall(
        r"\S+",
        "số ngày tháng năm quý khoản điều điểm mục đến từ và hơn dưới trên khoảng đạt là còn thứ "
        "nhóm có gồm trong của các tăng giảm bảng biểu đợt lần khu tổ",
    )
)
