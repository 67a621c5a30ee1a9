"""Lines that say who does a task, by when, and what comes of it: "Đơn vị chủ trì: …"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from ctr.importing.bodies import read_bodies
from ctr.importing.body_names import is_proper
from ctr.vietnamese.matching import bare_key

Role = Literal["lead", "coordinating", "leader", "deadline", "product", "note", "both"]

_ACTORS = r"(?:don vi|co quan|bo phan|phong|ban|to chuc|co quan don vi|don vi ca nhan|so nganh)"
_ROLES: tuple[tuple[Role, re.Pattern[str]], ...] = tuple(
    (role, re.compile(pattern))  # type: ignore[misc]
    for role, pattern in (
        ("both", rf"(?:{_ACTORS} )*chu tri(?: va)? phoi hop(?: thuc hien)?"),
        (
            "coordinating",
            rf"(?:(?:cac )?{_ACTORS} |cung )*(?:co trach nhiem )?phoi hop"
            r"(?: thuc hien| voi| cung thuc hien)*",
        ),
        (
            "leader",
            r"(?:dong chi |ca nhan |can bo |nguoi )?(?:lanh dao )?(?:ubnd )?(?:(?:phuong|xa|so) )?"
            r"(?:chi dao|phu trach|phu trach chi dao|chi dao thuc hien|truc tiep chi dao|"
            r"chiu trach nhiem chi dao|chi dao phu trach|theo doi chi dao)"
            r"(?: chung| thuc hien)?",
        ),
        (
            "leader",
            r"lanh dao(?: (?:ubnd|uy ban nhan dan))?(?: (?:phuong|xa|so|don vi))? "
            r"(?:chi dao|phu trach|phan cong)(?: thuc hien)?",
        ),
        (
            "lead",
            rf"(?:(?:cac )?{_ACTORS} )*(?:duoc giao )?(?:chu tri|dau moi)"
            r"(?: tham muu| thuc hien| to chuc| trien khai| thuc hien nhiem vu)*",
        ),
        (
            "lead",
            rf"(?:(?:cac )?{_ACTORS} )+(?:thuc hien|chiu trach nhiem(?: chinh| thuc hien)?|"
            r"duoc phan cong|phu trach)",
        ),
        ("lead", r"(?:phan cong|giao|trach nhiem)(?: thuc hien)?"),
        ("lead", r"(?:nguoi |ca nhan )?thuc hien(?: chinh)?"),
        (
            "deadline",
            r"(?:thoi gian|thoi han|tien do|ky han|han|moc thoi gian)"
            r"(?: thuc hien| hoan thanh| trien khai| bao cao| ket thuc| va)*",
        ),
        ("deadline", r"(?:hoan thanh)(?: truoc| trong)?"),
        (
            "product",
            r"(?:san pham|ket qua|dau ra|san pham dau ra|ket qua dau ra|ket qua san pham|"
            r"san pham ket qua)(?: (?:du kien|dau ra|thuc hien|dat duoc|can dat|hoan thanh))*",
        ),
        ("note", r"ghi chu"),
    )
)
_START = re.compile(
    r"(?:(?<=^)|(?<=[;.]\s)|(?<=[;.] - )|(?<=\s-\s))[-–+•]?\s*"
    r"(?P<label>[A-ZĐÀ-Ỹa-zà-ỹđ](?:(?!\s[-–]\s)[^:;.]){2,60}?)\s*:\s*"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Labelled:
    """What a label says: its role, and the words after it. `at` is where they begin in the line."""

    role: Role
    value: str
    at: int


@lru_cache(maxsize=16_384)
def role_of(label: str) -> Role | None:
    """What a label, or the head of a column, asks for."""
    key = bare_key(re.sub(r"\(.*?\)", " ", label))
    for role, pattern in _ROLES:
        if pattern.fullmatch(key):
            return role
    return None


@lru_cache(maxsize=16_384)
def labelled(text: str) -> list[Labelled]:
    """The labels of a line with their values; empty where it does not begin with one."""
    if (charge := _charged(text)) is not None:
        return charge
    found = list(_labels(text)) if ":" in text else []
    if not found or found[0][1] > _SHORT:
        return []
    values = []
    for index, (role, _, start) in enumerate(found):
        end = found[index + 1][1] if index + 1 < len(found) else len(text)
        values.append(Labelled(role=role, value=text[start:end].strip(" ;-–"), at=start))
    return values


_CHARGE = re.compile(
    r"^[-–+•]?\s*(?:Giao|Phân công|Đề nghị)(?: cho)?\s+(?P<lead>[A-ZĐÀ-Ỹa-zà-ỹđ][^:.;]{3,120}?)\s+"
    r"(?:là (?:cơ quan|đơn vị) )?(?:chủ trì|làm đầu mối)"
    r"(?:(?:,| và)?\s*(?:phối hợp|cùng)(?: chặt chẽ)?(?: với| cùng)?\s+(?P<others>[^.;]{3,250}?))?"
    r"(?:,?\s+(?:tham mưu|triển khai|tổ chức|thực hiện|xây dựng|hướng dẫn|theo "
    r"dõi)\b[^.;]{0,160})?\s*[.;]?$"
)


def is_charge(text: str) -> bool:
    """Whether a text is a sentence that charges somebody, not a label with a value."""
    return _CHARGE.match(text) is not None


def _charged(text: str) -> list[Labelled] | None:
    """`Giao Phòng A chủ trì, phối hợp với B, C tổ chức thực hiện.`"""
    match = _CHARGE.match(text)
    if match is None:
        return _bracketed(text)
    said = [Labelled(role="lead", value=match["lead"], at=match.start("lead"))]
    if match["others"]:
        at = match.start("others")
        said.append(Labelled(role="coordinating", value=match["others"], at=at))
    return said


_BRACKETS = re.compile(r"^\(\s*(?:Giao\s+)?(?P<inner>[^()]+?)\s*\)[.;]?$")


def _bracketed(text: str) -> list[Labelled] | None:
    """`(Phòng A chủ trì, phối hợp với B, C thực hiện)` on a line of its own."""
    match = _BRACKETS.match(text)
    charge = _CHARGE.match(f"Giao {match['inner']}") if match is not None else None
    if match is None or charge is None:
        return None
    said = []
    for role, name in (("lead", "lead"), ("coordinating", "others")):
        if charge[name]:
            at = charge.start(name) - len("Giao ") + match.start("inner")
            said.append(Labelled(role=role, value=charge[name], at=at))  # type: ignore[arg-type]
    return said


def assignment_at(text: str) -> int:
    """Where the words of a task end and those begin, in the same line, that say who does it.

    `Rà soát hồ sơ. Đơn vị chủ trì: Phòng A. Thời gian: …`; the length of the text where none do.
    """
    label = next(_labels(text), None) if ":" in text else None
    if label is None:
        return len(text)
    role, start, value = label
    apart = start > _SHORT and text.count("(", 0, start) == text.count(")", 0, start)
    says_who = role in ("lead", "both", "coordinating") and names_bodies(text[value:])
    return start if apart and says_who else len(text)


_SHORT = 4
"""Letters of a mark before a label."""
_NEXT_LABEL = re.compile(r"[;.]\s")


def names_bodies(text: str) -> bool:
    """Whether a value names bodies, where a label as short as "Thực hiện" may lead to anything."""
    value = _NEXT_LABEL.split(text, maxsplit=1)[0].strip(" .;")
    read = read_bodies(value)
    return bool(read.bodies) and not read.doubt and all(is_proper(b.name) for b in read.bodies)


def _labels(text: str) -> Iterator[tuple[Role, int, int]]:
    """Each label: its role, where it and where its value begins."""
    for match in _START.finditer(text):
        role = role_of(match["label"])
        bare = role == "lead" and bare_key(match["label"]) == "thuc hien"
        if role is not None and not (bare and not names_bodies(text[match.end() :])):
            yield role, match.start("label"), match.end()
