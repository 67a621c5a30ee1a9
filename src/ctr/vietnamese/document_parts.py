"""The parts of a plan or programme by their headings: what each is, and its number."""

from __future__ import annotations

import re
from typing import Literal

from ctr.vietnamese.matching import bare_key

PartKind = Literal["purpose", "implementation", "goals", "content", "other"]

_NUMBER = re.compile(
    r"(?:(?:PHẦN|Phần|MỤC|Mục|CHƯƠNG|Chương)(?: THỨ| thứ)? )?"
    r"(?:(?P<roman>[IVX]{1,6})|(?P<letter>[A-H])|(?P<plain>\d{1,2}))"
    r"(?:[.:/)]|\s[-–])?(?=\s|$)"
)
_ANNEX = re.compile(r"(?:phụ lục|phụ biểu|biểu(?: mẫu| số)?)\b", re.IGNORECASE)
_ROMAN = {"I": 1, "V": 5, "X": 10}


def part_kind(title: str) -> PartKind:
    """What a part holds, by its title without its number."""
    key = bare_key(title)
    if re.search(r"^muc dich|yeu cau$|muc dich yeu cau|quan diem", key):
        return "purpose"
    if re.search(
        r"to chuc thuc hien|che do bao cao|to chuc trien khai|trach nhiem (?:thi hanh|thuc hien)|"
        r"kinh phi|thong tin bao cao|phan cong (?:trach nhiem|to chuc)|dieu khoan thi hanh",
        key,
    ):
        return "implementation"
    if re.search(r"muc tieu|chi tieu", key) and not re.search(r"nhiem vu|giai phap", key):
        return "goals"
    if re.search(r"nhiem vu|noi dung|giai phap|phan cong|cong viec|chuong trinh", key):
        return "content"
    return "other"


def part_number(heading: str) -> int | None:
    """The number that a heading begins with: 3 of "III. TỔ CHỨC THỰC HIỆN"."""
    match = _NUMBER.match(heading)
    if match is None:
        return None
    if match["plain"]:
        return int(match["plain"])
    if match["letter"]:
        return ord(match["letter"]) - ord("A") + 1
    values = [_ROMAN[letter] for letter in match["roman"]]
    following = [*values[1:], 0]
    return sum(-a if a < b else a for a, b in zip(values, following, strict=True))


def without_number(heading: str) -> str:
    """A heading's own words."""
    match = _NUMBER.match(heading)
    return heading[match.end() :].strip() if match is not None else heading


def is_annex(heading: str) -> bool:
    """Whether a heading begins an appendix."""
    return _ANNEX.match(heading) is not None
