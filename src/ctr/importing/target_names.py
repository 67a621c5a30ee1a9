"""What a figure measures: the words around it without its time and verb."""

from __future__ import annotations

import re

from ctr.vietnamese.matching import bare_key

_STRIVES = (
    "phấn đấu",
    "phân đấu",
    "phần đấu",
    "phân đầu",
    "phần đầu",
    "phấn đầu",
    "mục tiêu",
    "chỉ tiêu",
)
STRIVE = rf"(?:{'|'.join(_STRIVES)})"
_DROPPED = re.compile(
    rf"^(?:và|,|-|:|trong đó,?|với|cụ thể|đồng thời|có|thì|là|các|từ)\s+|"
    rf"^{STRIVE}\s*(?:đến|:|,)?\s*|^(?:đến|tới|vào|trong)?\s*(?:hết |cuối )?năm "
    rf"20\d\d\s*,?\s*|"
    rf"^(?:trong )?(?:giai đoạn|thời kỳ) 20\d\d\s*[-–]\s*20\d\d\s*[,:]?\s*|"
    rf"^(?:hằng|hàng|mỗi) (?:năm|tháng|quý|tuần)\s*[,:]?\s*|^đến 20\d\d\s*,?\s*|"
    rf"^của\s+",
    re.IGNORECASE,
)
_TAIL = re.compile(
    r"\s*(?:,|:|-|\bđạt(?: từ)?|\blà|\bbằng|\bcó|\btừ|\bvà|\bđến|\bgiảm còn|"
    r"\bgiảm xuống|\bcòn|\btăng lên|\bở mức|\bđược|\bđạt tỷ lệ|(?:đến|vào|"
    r"trong)? ?(?:hết )?năm 20\d\d|\bđến 20\d\d|\(?trong đó)\s*$",
    re.IGNORECASE,
)


def strives(text: str) -> bool:
    """Whether a text says that it tells what is aimed at."""
    small = text.lower()
    return any(words in small for words in _STRIVES)


def name_in(text: str) -> str:
    """A text without what leads to a name and what follows it; empty where nothing is left."""
    before = None
    name = text.strip(" ,.;:")
    while before != name:
        before = name
        name = _TAIL.sub("", _DROPPED.sub("", name)).strip(" ,.;:")
    name = re.sub(rf"\s*,?\s*{STRIVE}$", "", name, flags=re.IGNORECASE).strip(" ,.;:")
    return f"{name[:1].upper()}{name[1:]}" if len(name) > 2 else ""


def name_around(before: str, after: str) -> str:
    """The words that a figure measures: those before it, or behind it where none stand before."""
    first = name_in(_last_part(before))
    second = name_in(after)
    if first and second and re.search(r"\s(?:tại|cho|ở|với|của|trên)$", first):
        return f"{first} {second[:1].lower()}{second[1:]}"
    if first and not _only_verb(first):
        return (
            first
            if not second or len(first) > 12 or re.search(r"%|đạt", before)
            else f"{first} {second[:1].lower()}{second[1:]}"
        )
    return second or first


def _last_part(before: str) -> str:
    parts = re.split(r",\s+|(?<!\w)và\s+(?=tỷ lệ)", before)
    if (
        len(parts) > 1
        and len(parts[-1].strip()) > 12
        and re.search(r"tỷ lệ|chỉ tiêu|số |vốn|thu |tổng ", parts[-1], re.IGNORECASE)
    ):
        return parts[-1]
    return before


def _only_verb(text: str) -> bool:
    return bare_key(text) in (
        "hoan thanh",
        "bao dam",
        "dam bao",
        "phan dau",
        "duy tri",
        "co",
        "thuc hien",
        "ho tro",
    )
