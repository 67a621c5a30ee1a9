"""The name of a body, however it is spelt: one key, its letters, whether it is a group."""

from __future__ import annotations

import re

from ctr.vietnamese.matching import bare_key, core_key

_OPEN = re.compile(
    r"liên quan|(?:các|những|toàn thể|tất cả|từng|mỗi)\b|tổ dân phố$|^(?:đơn vị|"
    r"cơ quan|cá nhân|tổ chức|nhân dân|người dân|doanh nghiệp|hộ|địa phương)\b",
    re.IGNORECASE,
)
_PARTNER = re.compile(
    r"mặt trận|mttq|đoàn thanh niên|\bhội (?!đồng)|đảng ủy|liên đoàn|công đoàn|"
    r"đoàn phường|đoàn xã|đoàn tncs"
)
_ABBREVIATED = {
    "ubnd": "ủy ban nhân dân",
    "hđnd": "hội đồng nhân dân",
    "ubmttq": "ủy ban mặt trận tổ quốc",
    "mttq": "mặt trận tổ quốc",
    "vn": "việt nam",
    "tncs": "thanh niên cộng sản",
    "hcm": "hồ chí minh",
    "cn": "công nghệ",
    "vp": "văn phòng",
    "tt": "trung tâm",
    "thcs": "trung học cơ sở",
    "bch": "ban chỉ huy",
    "bchqs": "ban chỉ huy quân sự",
    "ca": "công an",
    "p": "phường",
    "qs": "quân sự",
}


def is_abbreviation(name: str) -> bool:
    """Whether a name is only letters that stand for one: `KTHT&ĐT`."""
    return re.fullmatch(r"[A-ZĐ][A-ZĐ&\-–, .]{1,14}", name) is not None


def is_open(name: str) -> bool:
    """Whether a name is that of a group of which no member can be listed."""
    if re.match(r"(?:Ủy ban|UBND|Hội đồng)(?! (?:nhân dân )?(?:các|cấp|mỗi|từng))", name):
        return False
    return _OPEN.search(name) is not None or re.match(r"(?:UBND|Ủy ban).* cấp xã", name) is not None


def is_partner(name: str) -> bool:
    """Whether a body is not under the People's Committee: it is asked, not charged."""
    return _PARTNER.search(expanded(name)) is not None


def key_of(name: str, place: str = "") -> str:
    """One key for all spellings of a body: abbreviations spelt out, the ward's name left out."""
    return core_key(expanded(name), place)


def expanded(name: str) -> str:
    """The name in small letters with its abbreviations spelt out."""
    words = re.findall(r"[\w]+", name.casefold().replace("&", " và "))
    return " ".join(_ABBREVIATED.get(word, word) for word in words)


def initials(name: str) -> str:
    """The letters that a name is abbreviated by: `vhxh` of "Phòng Văn hóa - Xã hội"."""
    words = [word for word in bare_key(name).split() if word != "va"]
    if words and words[0] in ("phong", "cac"):
        del words[0]
    if words and words[-1] in ("phuong", "xa"):
        del words[-1]
    return "".join(word[0] for word in words)


def capital(text: str) -> str:
    """The text with a capital, the rest as it is."""
    return f"{text[:1].upper()}{text[1:]}"
