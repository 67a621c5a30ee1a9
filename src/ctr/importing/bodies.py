"""The bodies of an assignment: a list in words into names, each body once."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache

from ctr.importing.body_names import capital, is_abbreviation, is_open, is_proper, key_of
from ctr.importing.body_words import HEADS, VERBS
from ctr.importing.known_bodies import known_length

_HEAD = re.compile(
    rf"(?:{'|'.join(sorted(map(re.escape, HEADS), key=len, reverse=True))})\b", re.IGNORECASE
)
_GROUP = re.compile(r"(?:các|những|toàn thể|tất cả|từng|mỗi)\b", re.IGNORECASE)
_JOINED = re.compile(
    r"(?:hđnd|hội đồng nhân dân|đảng ủy|báo|văn phòng hđnd)(?: (?:phường|xã|tỉnh|"
    r"thành phố))?\s*(?:,|và|&)\s*"
    r"(?:đoàn đbqh|ubnd|ủy ban nhân dân|phát thanh)",
    re.IGNORECASE,
)
_ASIDE = re.compile(r"\([^()]*\)")
_SEPARATOR = re.compile(
    r"\s*;\s*(?:và\s+)?|\s*,\s*|\s+(?:và|cùng với|cùng|với)\s+|\s*\n\s*|"
    r"\s+[-–]\s+(?=[A-ZĐÀ-Ỹ])|\s*/\s*(?=[A-ZĐÀ-Ỹ])|\s+&\s+"
)
_ADDRESS = re.compile(r"^(?:thành phần|gồm|bao gồm|thủ trưởng|người đứng đầu)[:\s]+", re.IGNORECASE)
_REQUEST = re.compile(r"^(?:đề nghị|trân trọng đề nghị|mời)\s+", re.IGNORECASE)
_DOES = re.compile(
    r"\s+(?:chủ trì(?:,? phối hợp)?\s+)?(?:thực hiện|triển khai|chủ trì)(?:\s+thực hiện)?$",
    re.IGNORECASE,
)
_DIRECTS = re.compile(r"\s+(?:chỉ đạo|giao|phân công)\s+", re.IGNORECASE)

_DOES_SO = re.compile(
    r"(?<=\w)[,:]?\s+(?=(?:hướng dẫn|thẩm định|bố trí|chủ trì|phối hợp|tham gia|"
    r"cho ý kiến|cung cấp|"
    r"theo dõi|đôn đốc|kiểm tra|giám sát|tham mưu|triển khai|thực hiện|tổng hợp|rà soát|báo cáo)\b)"
)
"""Of these, what no name has in it."""
_WITH = re.compile(r"^(?:cùng )?phối hợp(?: với)?\s*:?\s+(?=\w)", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Body:
    """A body as an assignment names it; `open` where no member can be listed."""

    name: str
    open: bool = False
    joins: bool = False
    """Whether the words say that it helps another: "phối hợp …", "… hướng dẫn"."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Bodies:
    """What the words of an assignment name.

    `request`: they ask rather than charge; `through`: who is asked to direct them. `doubt` is why
    the words may not be a list of bodies, empty where they are.
    """

    bodies: tuple[Body, ...]
    request: bool = False
    through: str | None = None
    doubt: str = ""


@lru_cache(maxsize=16_384)
def read_bodies(text: str, known: frozenset[str] = frozenset()) -> Bodies:
    """The bodies that a text names; `known` are the keys (`key_of`) of names that stay whole."""
    words = _bare(text)
    if not words:
        return Bodies(bodies=())
    if _ROLES_BEHIND.search(words):
        return _with_roles(words, known)
    sentence = _LEADS_OTHERS.fullmatch(words) or _WITH_OTHERS.fullmatch(words)
    if sentence is not None:
        leads = read_bodies(sentence["leads"], known)
        others = read_bodies(_named(sentence["others"]), known)
        helping = tuple(replace(body, joins=True) for body in others.bodies)
        return Bodies(
            bodies=(*leads.bodies, *helping),
            request=leads.request,
            through=leads.through,
            doubt=leads.doubt or others.doubt,
        )
    request = _REQUEST.match(words)
    through: str | None = None
    if request is not None:
        words = words[request.end() :]
        words = _DOES.sub("", words)
        directing = _DIRECTS.split(words, maxsplit=1)
        if len(directing) == 2:
            through = capital(directing[0].strip(" ,"))
            words = directing[1]
    bodies = [_body(name) for name in split_bodies(words, known)]
    names = [body.name for body in bodies]
    doubt = ""
    strange = [name for name in names if not is_body(name)]
    if strange:
        doubt = f"“{strange[0]}” không rõ có phải tên đơn vị không"
    return Bodies(
        bodies=tuple({body.name: body for body in reversed(bodies)}.values())[::-1],
        request=request is not None,
        through=through,
        doubt=doubt,
    )


_ROLES_BEHIND = re.compile(
    r"\s*\((?:cơ quan |đơn vị )?(?P<role>chủ trì|phối hợp)(?: thực hiện)?\)\s*[;,.]?(?: và )?\s*",
    re.IGNORECASE,
)


def _named(words: str) -> str:
    """The bodies that words begin with, before what they are to do."""
    for verb in _VERB.finditer(words):
        names = split_bodies(words[: verb.start()].strip(" ,"))
        if names and all(is_proper(name) for name in names):
            return words[: verb.start()].strip(" ,")
    return words


_VERB = re.compile(rf"(?:,\s*|(?<!các)\s+)(?=(?:{VERBS})\b)")
_LEADS_OTHERS = re.compile(
    r"(?:(?:Giao|Phân công)(?: cho)? )?(?P<leads>[^.:]{3,120}?) (?:là (?:cơ quan|đơn vị) )?"
    r"chủ trì(?: thực hiện)?[,;]?\s*(?:và )?"
    r"phối hợp(?: với|:)*\s+(?P<others>[^.:]+)"
)


_WITH_OTHERS = re.compile(
    r"(?:Giao |Phân công )?(?P<leads>(?![Pp]hối hợp|[Cc]hủ trì)[^.:;]{3,120}?),?"
    r"(?<!chủ trì)(?<!chủ trì,) phối hợp (?:với|cùng)\s+(?P<others>[^.:;]+)"
)
"""`Phòng A phối hợp với Phòng B`: the first does it."""


def _with_roles(words: str, known: frozenset[str]) -> Bodies:
    """`Phòng A (chủ trì); Phòng B, các thôn (phối hợp)`."""
    bodies: list[Body] = []
    doubt, start = "", 0
    for match in _ROLES_BEHIND.finditer(words):
        read = read_bodies(words[start : match.start()], known)
        helps = match["role"].lower() == "phối hợp"
        bodies += [replace(body, joins=body.joins or helps) for body in read.bodies]
        doubt, start = doubt or read.doubt, match.end()
    rest = read_bodies(words[start:], known)
    return Bodies(bodies=(*bodies, *rest.bodies), doubt=doubt or rest.doubt)


def _body(words: str) -> Body:
    """A body without what the words say that it does."""
    joined = _WITH.match(words)
    name = words[joined.end() :] if joined is not None else words
    joins = joined is not None
    for does in _DOES_SO.finditer(name, known_length(name)):
        before = name[: does.start()]
        capitals = sum(word[:1].isupper() for word in before.split())
        if capitals > 1 or before.split()[-1] in _WARDS:
            joins = joins or not name[does.end() :].startswith("chủ trì")
            name = before
            break
    name = capital(name.strip(" ,:"))
    return Body(name=name, open=is_open(name), joins=joins)


_WARDS = ("phường", "xã", "tỉnh", "phố", "khu", "quan")


def _bare(text: str) -> str:
    words = re.sub(r"[ \t]+", " ", text).strip(" .;,:\n")
    words = re.sub(r"(?m)^\s*[-–+•]\s*", "", words)
    return _ADDRESS.sub("", words)


def split_bodies(text: str, known: frozenset[str] = frozenset()) -> list[str]:
    """The names in a list: cut only where another body begins."""
    names: list[str] = []
    for whole in _expanded(text):
        names += _split(whole, known)
    return [name for name in (_trimmed(name) for name in names) if name]


def _trimmed(name: str) -> str:
    bare = re.sub(r"\s+", " ", name).strip(" .;,:-–")
    return re.sub(r"\s*\([^()]*\)$", "", bare).strip(" .;,:-–") or bare


def _expanded(text: str) -> list[str]:
    """`Các sở: Tài chính, Nội vụ; Công an tỉnh` as one head for each."""
    parts = []
    for part in re.split(r"\s*(?:;(?![^(]*\))|\n)\s*", text):
        match = re.match(
            r"(?:các )?(sở|phòng|ban|hội|trường)(?:,? ?(?:ban,? ?)?ngành)?\s*:\s*(.+)$",
            part,
            re.IGNORECASE,
        )
        if match is None:
            parts.append(re.sub(r"^(các [^:,]{3,50})\s*:\s*", "", part, flags=re.IGNORECASE))
            continue
        for name in re.split(r"\s*,\s*", match[2]):
            alone = _HEAD.match(name) is not None
            parts.append(name if alone else f"{match[1].capitalize()} {name}")
    return parts


def _split(text: str, known: frozenset[str]) -> list[str]:
    if not text.strip():
        return []
    if key_of(text) in known:
        return [text]
    held = [match.span() for match in (*_JOINED.finditer(text), *_ASIDE.finditer(text))]
    cuts = []
    group_from = _open_groups(text)
    for match in _SEPARATOR.finditer(text):
        if any(start < match.end() and match.start() < end for start, end in held):
            continue
        rest = text[match.end() :]
        if match[0].strip() in ("-", "–") and not re.match(
            r"(?:Phòng|Sở|Ban|Công an|Văn phòng|Trạm|Ủy ban)\b", rest
        ):
            continue
        if not _between_letters(text, match) and not _begins_body(
            rest, match[0], text[: match.start()]
        ):
            continue
        if _inside_group(match.start(), group_from) and not _leaves_group(rest):
            continue
        cuts.append(match.span())
    names, start = [], 0
    for cut_start, cut_end in cuts:
        names.append(text[start:cut_start])
        start = cut_end
    return [*names, text[start:]]


_LETTERS_BEFORE = re.compile(r"(?:^|[,;]\s*|\svà\s)[A-ZĐ][A-ZĐ&-]{2,9}$")
_LETTERS_AFTER = re.compile(r"[A-ZĐ][A-ZĐ&-]{2,9}(?=\s*(?:[,;]|\svà\s|$))")


def _between_letters(text: str, mark: re.Match[str]) -> bool:
    """Whether a list goes on from one body named by its letters to another: "VTV, VOV"."""
    return (
        mark[0].strip() in (",", "và")
        and _LETTERS_BEFORE.search(text[: mark.start()]) is not None
        and _LETTERS_AFTER.match(text, mark.end()) is not None
    )


def _open_groups(text: str) -> list[tuple[int, int]]:
    """Where a group such as "các cơ quan, đơn vị, cá nhân liên quan" stands."""
    spans = []
    for match in re.finditer(r"(?<!\w)(?:các|những|toàn thể|tất cả)\s", text, re.IGNORECASE):
        end = re.compile(
            r"liên quan(?: (?:thuộc|trên|của|khác)[^,;]*)?|;|$|,?\s(?:và\s)?(?=(?:các|những)\s)",
            re.IGNORECASE,
        ).search(text, match.end())
        assert end is not None
        plain_pair = re.match(
            r"[^,;]+? và (?=(?:đơn vị|cơ quan|cá nhân|tổ chức)[^,;]* liên quan)",
            text[match.end() :],
        )
        if plain_pair is not None and "," not in text[match.end() : match.end() + plain_pair.end()]:
            spans.append((match.start(), match.end()))
            continue
        spans.append(
            (match.start(), end.end() if end[0].lower().startswith("liên") else end.start())
        )
    return spans


def _inside_group(place: int, spans: list[tuple[int, int]]) -> bool:
    return any(start < place < end for start, end in spans)


def _leaves_group(rest: str) -> bool:
    """Whether what follows is a body of its own, not a further kind of the group's members."""
    return rest[:1].isupper() or _GROUP.match(rest) is not None


def _begins_body(rest: str, mark: str, before: str) -> bool:
    if ";" in mark or "\n" in mark:
        return True
    head = _HEAD.match(rest)
    if head is None:
        return False
    if (
        mark.strip() in ("và", "&")
        and head[0].lower() in ("công chức", "cán bộ", "hội", "đoàn", "nhà", "địa phương", "thể")
        and rest[:1].islower()
    ):
        return False
    if re.match(r"(?:Hạ tầng|Đô thị|Đào tạo|Xã hội|Môi trường|Thể thao|Du lịch)\b", rest):
        return False
    return rest[:1].isupper() or _GROUP.match(rest) is not None or _lower_body(rest, before)


def _lower_body(rest: str, before: str) -> bool:
    """A body written small: "phòng Văn hóa - Xã hội", "đơn vị liên quan", "công an phường"."""
    return (
        re.match(
            r"(?:phòng|sở|ban|văn phòng|trạm|trung tâm|công an|ủy ban|trường|chi cục|hội|"
            r"đoàn)\s+[A-ZĐÀ-Ỹ]"
            r"|công an (?:phường|xã|tỉnh|thành phố)|đảng ủy|(?:đơn vị|cơ quan|cá nhân|tổ "
            r"chức)[^;]*liên quan|tổ dân phố|thôn",
            rest,
        )
        is not None
    )


def is_body(name: str) -> bool:
    """Whether a name begins as the name of a body does."""
    return len(name) <= 150 and (_HEAD.match(name) is not None or is_abbreviation(name))
