"""Names of bodies that every ward and province has: where one is over, what it does begins."""

from __future__ import annotations

import re
from functools import lru_cache

from ctr.vietnamese.matching import nfc

_PLACE = r"(?:phường|xã|đặc khu|tỉnh|thành phố|thị trấn|huyện|quận|khu vực)"
_OF_PLACE = rf"(?: {_PLACE}(?: [A-ZĐÀ-Ỹ][\wà-ỹđ]*){{0,4}})?"
_NAMES = (
    r"Phòng Văn hóa - Xã hội|Phòng Văn hóa và Xã hội|Phòng Văn hoá - Xã hội|"
    r"Phòng Kinh tế, Hạ tầng và Đô thị|Phòng Kinh tế - Hạ tầng và Đô thị|Phòng Kinh tế|"
    r"Phòng (?:Nội vụ|Tư pháp|Y tế|Giáo dục và Đào tạo|Tài chính - Kế hoạch|Tổng hợp|"
    r"Nông nghiệp và Môi trường|Văn hóa và Thông tin|Khoa học và Công nghệ)",
    r"Văn phòng (?:HĐND và UBND|HĐND&UBND|HĐND, UBND|UBND|Đảng ủy|Tỉnh ủy|Thành ủy|"
    r"Hội đồng nhân dân và Ủy ban nhân dân|Ủy ban nhân dân)",
    r"Trung tâm (?:Phục vụ [Hh]ành chính công|Dịch vụ công|Dịch vụ tổng hợp|"
    r"Văn hóa - Thể thao|Văn hóa, Thể thao|Y tế|Cung ứng dịch vụ sự nghiệp công)",
    r"Trạm Y tế|Công an|Ban [Cc]hỉ huy [Qq]uân sự|Bộ [Cc]hỉ huy [Qq]uân sự|"
    r"Bộ [Cc]hỉ huy Bộ đội Biên phòng",
    r"(?:Ủy ban|Uỷ ban|UB)\s?(?:MTTQ|Mặt trận Tổ quốc) Việt Nam|UBMTTQ Việt Nam|UBMTTQ|"
    r"Ủy ban nhân dân|Uỷ ban nhân dân|UBND|HĐND|Đảng ủy",
    r"Hội (?:Nông dân|Phụ nữ|Liên hiệp Phụ nữ|LHPN|Cựu chiến binh|CCB|Người cao tuổi|"
    r"Chữ thập đỏ|Khuyến học)(?: Việt Nam)?",
    r"Đoàn (?:TNCS|Thanh niên Cộng sản|Thanh niên cộng sản) Hồ Chí Minh|Đoàn [Tt]hanh niên|"
    r"Tỉnh đoàn|Thành đoàn|Liên đoàn Lao động|Liên minh Hợp tác xã",
    r"Sở (?:Nội vụ|Tư pháp|Tài chính|Công Thương|Xây dựng|Y tế|Ngoại vụ|Du lịch|"
    r"Nông nghiệp và Môi trường|Khoa học và Công nghệ|Giáo dục và Đào tạo|"
    r"Văn hóa, Thể thao và Du lịch|Văn hóa và Thể thao|Dân tộc và Tôn giáo)",
    r"Bộ (?:Nội vụ|Tư pháp|Tài chính|Công Thương|Xây dựng|Y tế|Ngoại giao|Công an|Quốc phòng|"
    r"Nông nghiệp và Môi trường|Khoa học và Công nghệ|Giáo dục và Đào tạo|"
    r"Văn hóa, Thể thao và Du lịch|Dân tộc và Tôn giáo)",
    r"Thanh tra|Kho bạc Nhà nước|Bảo hiểm xã hội|Thuế cơ sở|Thuế",
)
_KNOWN = re.compile(rf"(?:{'|'.join(_NAMES)}){_OF_PLACE}(?![\w])")
_GROUP = re.compile(
    r"(?:các |Các )?(?:cơ quan|đơn vị|phòng|ban|ngành|tổ chức|địa phương|cá nhân|đoàn thể|"
    r"sở|tổ dân phố|thôn|trường học|trường|doanh nghiệp)"
    r"(?: chuyên môn)?"
    r"(?:(?:,| và|, và) (?:các )?(?:cơ quan|đơn vị|phòng|ban|ngành|tổ chức|địa phương|cá nhân|"
    r"đoàn thể|sở|doanh nghiệp|hộ kinh doanh))*"
    r"(?: (?:có )?liên quan| trên địa bàn(?: (?:phường|xã|tỉnh))?| trực thuộc| thuộc "
    r"(?:UBND )?(?:phường|xã|tỉnh))*(?![\w])"
)
_NEXT = re.compile(r"(?:\s*[,;]\s*(?:và\s+)?|\s+(?:và|cùng với|cùng)\s+)")
_DOES = re.compile(
    r"\s+(?!(?:và|thuộc|trên|của|tại|ở|là|các|cùng|với|có|được|theo|cấp|khu|số|phường|xã|tỉnh|"
    r"thành|liên|này|khác)\b)[a-zà-ỹđ]"
)


def known_length(text: str) -> int:
    """How long the known name is that a text begins with; 0 where it begins with none."""
    match = _KNOWN.match(nfc(text))
    return match.end() if match is not None else 0


@lru_cache(maxsize=4_096)
def names_end(text: str, anything: bool = False) -> int:
    """Where a list of known names that a text begins with ends before what they do; 0 if not.

    Or before `anything`: a name that is not known may follow.
    """
    text = nfc(text)
    place = known = 0
    while True:
        match = _KNOWN.match(text, place)
        known += match is not None
        match = match or (_GROUP.match(text, place) if place else None)
        if match is None:
            return 0
        end = match.end()
        following = _NEXT.match(text, end)
        if following is not None and (
            _KNOWN.match(text, following.end()) or _GROUP.match(text, following.end())
        ):
            place = following.end()
            continue
        return end if known and (anything or _DOES.match(text, end)) else 0
