"""The name of a body, however it is spelt: one key, its letters, whether it is a group."""

from __future__ import annotations

import re
from functools import lru_cache

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


_PROPER = re.compile(
    r"(?:Phòng|Sở|Bộ|Ban|Văn phòng|Trung tâm|Trạm|Hội|Đoàn|Cục|Chi cục|Tổng cục|Viện|Trường|Đài|"
    r"Báo|Công ty|Tập đoàn|Ngân hàng|Liên đoàn|Liên minh|Hiệp hội|Liên hiệp|Học viện|Đại học|Bệnh "
    r"viện|Quỹ|Tổ|Đội|Hạt|Thôn|Bản|Ấp|Khu phố|Xóm|HTX|Hợp tác xã|VP|TT|Đồn|Vụ|Kho bạc|Thuế|Điện "
    r"lực|Bưu điện|Ngành|Tỉnh|Huyện|Xã|Phường|Nhà máy|Tòa án|Toà án|Viện kiểm sát|Bảo hiểm|Nhà văn "
    r"hóa|Bộ phận|Bộ chỉ huy|Ban chỉ huy|Ban chỉ đạo|Ban quản lý|Ban giám hiệu)"
    r" (?:các |số )?[A-ZĐÀ-Ỹ\d]"
    r"|Báo và "
    r"|(?:UBND|Ủy ban|Uỷ ban|HĐND|Hội đồng nhân dân|UBMTTQ|MTTQ|Mặt trận|BCĐ|Đảng ủy|Đảng uỷ|Tỉnh "
    r"ủy|Thành ủy|Huyện ủy|Chi bộ|Công an|Quân sự|Thanh tra|Công đoàn|Đoàn thanh niên|Tỉnh đoàn|"
    r"Thành đoàn|Hội nông dân|Hội phụ nữ|Hội cựu chiến binh|Hội liên hiệp|Văn phòng|Thường trực|"
    r"Chính phủ|Trạm y tế|Hải quan|VNPT|Viettel|EVN|VTV|VOV|TTXVN|Kho bạc|Chủ đầu tư|"
    r"Ban quản lý|Bộ phận một cửa|Bảo hiểm xã hội|BHXH)\b"
    r"|(?:Thủ trưởng|Người đứng đầu|Giám đốc|Chủ tịch|Phó Chủ tịch|Trưởng|Chánh|Bí thư|Chỉ huy "
    r"trưởng|Hiệu trưởng|Bộ trưởng|Công chức|Đồng chí|Cán bộ)\b"
    r"|(?:Các|Những|Toàn thể|Tất cả|Từng|Mỗi) (?:cơ quan|đơn vị|phòng|sở|ban|bộ|ngành|đoàn thể|"
    r"địa phương|thôn|tổ dân phố|tổ chức (?:chính trị|đoàn thể|hội|tín dụng|thành viên)|tổ chức,|"
    r"trường|doanh nghiệp|hội|xã|phường|huyện|"
    r"thành viên|đồng chí|khu phố|xóm|bản|ấp|tổ công nghệ|hợp tác xã|ủy ban|uỷ ban|UBND|cấp|"
    r"trung tâm|trạm|chủ đầu tư|cán bộ|thành phần|công ty|cơ sở (?:giáo dục|y tế|đào tạo)|viện|"
    r"hiệp hội|tòa soạn|nhà trường|chi bộ|chi hội)"
    r"|(?:Bộ|Sở|Cơ quan|Đơn vị|Địa phương|Ban),? (?:ban|ngành|đơn vị|liên quan)"
)


def is_proper(name: str) -> bool:
    """Whether a name can be that of a body, and of nothing else: no "Tổ chức tuyên truyền"."""
    shown = capital(name)
    return _PROPER.match(shown) is not None or is_abbreviation(name)


def is_abbreviation(name: str) -> bool:
    """Whether a name is only letters that stand for one: `KTHT&ĐT`."""
    return _ABBREVIATION.fullmatch(name) is not None


_ABBREVIATION = re.compile(r"[A-ZĐ][A-ZĐ&\-–, .]{1,14}")


def is_open(name: str) -> bool:
    """Whether a name is that of a group of which no member can be listed."""
    if re.match(r"(?:Ủy ban|UBND|Hội đồng)(?! (?:nhân dân )?(?:các|cấp|mỗi|từng))", name):
        return False
    return _OPEN.search(name) is not None or re.match(r"(?:UBND|Ủy ban).* cấp xã", name) is not None


def is_partner(name: str) -> bool:
    """Whether a body is not under the People's Committee: it is asked, not charged."""
    return _PARTNER.search(expanded(name)) is not None


@lru_cache(maxsize=4_096)
def key_of(name: str, place: str = "") -> str:
    """One key for all spellings of a body: abbreviations spelt out, the ward's name left out."""
    return core_key(expanded(name), place)


def expanded(name: str) -> str:
    """The name in small letters with its abbreviations spelt out."""
    words = re.findall(r"[\w]+", name.casefold().replace("&", " và "))
    return " ".join(_ABBREVIATED.get(word, word) for word in words)


@lru_cache(maxsize=4_096)
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
