"""The people who direct a task: "Đồng chí Nguyễn Văn A, Phó Chủ tịch UBND phường"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from ctr.importing.body_names import capital

_SURNAMES = [
    "Nguyễn",
    "Trần",
    "Lê",
    "Phạm",
    "Hoàng",
    "Huỳnh",
    "Phan",
    "Vũ",
    "Võ",
    "Đặng",
    "Bùi",
    "Đỗ",
    "Hồ",
    "Ngô",
    "Dương",
    "Lý",
    "Đào",
    "Đoàn",
    "Vương",
    "Trịnh",
    "Trương",
    "Đinh",
    "Lâm",
    "Phùng",
    "Mai",
    "Tô",
    "Hà",
    "Tạ",
    "Thái",
    "Châu",
    "Chu",
    "Cao",
    "La",
    "Lương",
    "Lưu",
    "Quách",
    "Quản",
    "Triệu",
    "Vi",
    "Giàng",
    "Vàng",
    "Thào",
    "Hạng",
    "Lò",
    "Lường",
    "Cầm",
    "Sùng",
    "Mùa",
    "Hờ",
    "Tráng",
    "Tẩn",
    "Chảo",
    "Phàn",
    "Nông",
    "Hứa",
    "Bế",
    "Ma",
    "Đàm",
    "Tống",
    "Kiều",
    "Văn",
    "Từ",
    "Thân",
    "Ninh",
    "Nghiêm",
    "Khổng",
    "Mạc",
    "Tôn",
    "Thạch",
    "Sơn",
    "Kim",
    "Danh",
    "An",
    "Âu",
    "Bạch",
    "Bành",
    "Biện",
    "Cái",
    "Cát",
    "Chử",
    "Cù",
    "Diệp",
    "Doãn",
    "Giáp",
    "Hàn",
    "Khúc",
    "Khuất",
    "Lại",
    "Lục",
    "Lữ",
    "Mã",
    "Mẫn",
    "Nhâm",
    "Nhan",
    "Nhữ",
    "Ôn",
    "Phí",
    "Quan",
    "Sầm",
    "Tăng",
    "Tiêu",
    "Trà",
    "Trang",
    "Ung",
    "Vòng",
    "Xa",
    "Ksor",
    "Siu",
    "Rmah",
    "Rơ",
    "Y",
    "H",
    "Điểu",
    "Bàn",
    "Đồng",
    "Lầu",
    "Lỳ",
    "Pờ",
    "Quàng",
    "Quan",
    "Cà",
    "Tòng",
    "Hoàng",
]
_NAME = re.compile(
    rf"(?<!\w)(?:{'|'.join(dict.fromkeys(_SURNAMES))})(?: [A-ZĐÀ-Ỹ][a-zà-ỹđ]*){{1,4}}(?![\w])"
)
_ADDRESS = re.compile(r"(?<!\w)(?:các )?(?:đồng chí|đ/c|đ\.c|đc|ông|bà)\s*:?\s*", re.IGNORECASE)
_POSITION = re.compile(
    (
        r"(?<!\w)(?:phó )?(?:chủ tịch|giám đốc|bí thư|trưởng|chánh văn phòng|chánh|"
        r"cục trưởng|chi cục trưởng|"
        r"chỉ huy trưởng|hiệu trưởng|trưởng phòng|trưởng ban|ủy viên|thủ trưởng|phó "
        r"bí thư|thường trực)\b"
    ),
    re.IGNORECASE,
)


_SHORT = {
    "PCT": "Phó Chủ tịch",
    "CT": "Chủ tịch",
    "PBT": "Phó Bí thư",
    "BT": "Bí thư",
    "PGĐ": "Phó Giám đốc",
    "GĐ": "Giám đốc",
    "PCVP": "Phó Chánh Văn phòng",
    "CVP": "Chánh Văn phòng",
    "UVTV": "Ủy viên Thường vụ",
    "UVBTV": "Ủy viên Ban Thường vụ",
}
_POSTS = "|".join(sorted(_SHORT, key=len, reverse=True))
_ABBREVIATED = re.compile(
    rf"(?:Q\.\s*)?(?P<post>{_POSTS})(?![\w])[. ]*(?:(?P<standing>TT)(?![\w])[. ]*)?"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """A leader: the name, or the post or body where no name is given; and the position."""

    name: str
    position: str | None = None
    doubt: str = ""
    """Why the position is not known though something stands in its place."""


@lru_cache(maxsize=4_096)
def read_leaders(text: str) -> tuple[Person, ...]:
    """The leaders that a text names, in its order."""
    words = " ".join(text.split()).strip(" .;,")
    if not words:
        return ()
    names = [match for match in _NAME.finditer(words) if not _is_place(words, match)]
    if not names:
        parts = re.split(r"\s*;\s*|\s*,\s*(?=(?:Phó |Giám đốc|Chủ tịch|Đảng ủy))", words)
        cleaned = [capital(_spelt(_ADDRESS.sub("", part).strip(" .;,"))) for part in parts]
        return tuple(Person(name=part) for part in dict.fromkeys(cleaned) if part)
    people = []
    for index, match in enumerate(names):
        start = names[index - 1].end() if index else 0
        end = names[index + 1].start() if index + 1 < len(names) else len(words)
        before = (
            words[start : match.start()] if not index else _after_mark(words[start : match.start()])
        )
        after = words[match.end() : end]
        position = _position(before, after)
        strange = "" if position else _in_its_place(after)
        doubt = f"không đọc được chức vụ “{strange}” của {match[0]}" if strange else ""
        people.append(Person(name=match[0], position=position, doubt=doubt))
    return tuple(dict.fromkeys(people))


def _spelt(post: str) -> str:
    """A post with the letters that it may begin with spelt out: "PCT UBND"."""
    match = _ABBREVIATED.match(post)
    if match is None:
        return post
    acting = "Quyền " if post.startswith("Q") else ""
    standing = " Thường trực" if match["standing"] else ""
    return f"{acting}{_SHORT[match['post']]}{standing} {post[match.end() :]}".strip()


def _in_its_place(after: str) -> str:
    """What stands where the position is expected; empty where nothing does."""
    rest = after.strip()
    if not re.match(r"[,\-–(]", rest):
        return ""
    rest = _ADDRESS.sub("", re.split(r"[;,)]", rest.lstrip(",-–( "))[0])
    return re.sub(r"(?:^|\s+)(?:và|cùng)$", "", rest.strip(" .-–")).strip()


def _after_mark(between: str) -> str:
    return re.split(r"[;,]|\svà\s", between)[-1] if re.search(r"[;,]|\svà\s", between) else between


def _is_place(words: str, match: re.Match[str]) -> bool:
    """Whether what looks like a name is that of a ward: "phường Lê Thanh Nghị"."""
    return (
        re.search(
            r"(?:phường|xã|tỉnh|huyện|thành phố|đặc khu|P\.)\s*$",
            words[: match.start()],
            re.IGNORECASE,
        )
        is not None
    )


def _position(before: str, after: str) -> str | None:
    """What stands before the name where it is a post, else what follows it."""
    first = _spelt(_ADDRESS.sub("", before).strip(" ,;-–:"))
    if _POSITION.match(first):
        return capital(first)
    rest = after.strip()
    if not re.match(r"[,\-–(]", rest) and not _ABBREVIATED.match(rest):
        return None
    rest = re.split(
        r";|(?:,|\svà)\s*(?=(?:đồng chí|đ/c|ông|bà)\b)", rest.lstrip(",-–( "), flags=re.IGNORECASE
    )[0]
    rest = re.sub(r"\s*[,;]\s*$|\s+và\s*$", "", rest.strip(" ,;.-–)"))
    if (
        tail := re.search(r",\s*(?=phó |giám đốc|chủ tịch)", rest, re.IGNORECASE)
    ) and tail.start() > 3:
        rest = rest[: tail.start()]
    rest = _spelt(rest)
    return capital(rest) if _POSITION.match(rest) else None
