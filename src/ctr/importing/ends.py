"""The head and the foot of a document: who issued it, when and as what; to whom; who signed."""

from __future__ import annotations

import re

from ctr.importing.body_names import capital
from ctr.importing.lines import Line
from ctr.importing.understood import Draft
from ctr.vietnamese.matching import bare_key

_NATION = re.compile(r"cong hoa xa hoi chu nghia viet nam")
_MOTTO = re.compile(r"doc lap tu do hanh phuc")
_NUMBER = re.compile(
    (
        r"số\s*:?\s*(?P<number>\d[\w.]*)?\s*[.…_ "
        r"]*/\s*(?P<symbol>[A-ZĐa-zđ][\wĐđ.&-]*(?:\s?[-–]\s?[\wĐđ&]+)*)"
    ),
    re.IGNORECASE,
)
_DATELINE = re.compile(
    (
        r"(?P<place>[^,]{2,60}?),?\s*ngày\s*(?P<day>\d{1,"
        r"2})?[\s.…_]*tháng\s*(?P<month>\d{1,2})?[\s.…_]*năm\s*(?P<year>\d{4})?"
    ),
    re.IGNORECASE,
)
_KINDS = (
    "CHƯƠNG TRÌNH HÀNH ĐỘNG",
    "CHƯƠNG TRÌNH",
    "KẾ HOẠCH",
    "QUYẾT ĐỊNH",
    "NGHỊ QUYẾT",
    "ĐỀ ÁN",
    "PHƯƠNG ÁN",
    "CHỈ THỊ",
    "THÔNG BÁO",
    "BÁO CÁO",
    "HƯỚNG DẪN",
    "QUY CHẾ",
    "QUY ĐỊNH",
    "CÔNG VĂN",
    "DỰ ÁN",
    "TỜ TRÌNH",
    "KẾT LUẬN",
)
_KIND = re.compile(rf"(?:{'|'.join(_KINDS)})$")
_SYMBOLS = {
    "CTr": "Chương trình hành động",
    "KH": "Kế hoạch",
    "QĐ": "Quyết định",
    "NQ": "Nghị quyết",
}
_PERIOD = re.compile(
    (
        r"giai đoạn\s*(?P<from>20\d\d)\s*[-–]\s*(?P<to>20\d\d)(?P<beyond>,?\s*(?:và "
        r")?(?:các|những) năm (?:tiếp theo|sau)|,? tầm nhìn)?"
    ),
    re.IGNORECASE,
)
_YEAR = re.compile(r"năm (20\d\d)(?:\s*[-–]\s*(20\d\d))?")
_ISSUES = re.compile(
    (
        r"(?P<issuer>(?:UBND|Ủy ban nhân dân|Uỷ ban nhân dân|Đảng ủy|HĐND) (?:phường|"
        r"xã|đặc khu|tỉnh|thành phố|huyện) (?:[A-ZĐÀ-Ỹ][\wà-ỹ]*\s?){1,6}?)\s*(?:ban "
        r"hành|xây dựng|tổ chức)"
    ),
    re.UNICODE,
)
_AUTHORITY = re.compile(r"(?:TM|KT|TUQ|TL|Q)\s*\.", re.IGNORECASE)
_POSITIONS = re.compile(
    r"(?:PHÓ |QUYỀN |Q\. )?(?:CHỦ TỊCH|GIÁM ĐỐC|BÍ THƯ|CHÁNH VĂN PHÒNG|CHÁNH THANH TRA|TRƯỞNG|"
    r"CỤC TRƯỞNG|CHI CỤC TRƯỞNG|TỔNG GIÁM ĐỐC|THỦ TƯỚNG|BỘ TRƯỞNG|THỨ TRƯỞNG|CHỦ NHIỆM|VIỆN TRƯỞNG|"
    r"HIỆU TRƯỞNG|CHỈ HUY TRƯỞNG|VỤ TRƯỞNG|TỔNG THANH TRA|THỐNG ĐỐC)\b.*"
)


_POSTS = r"(?:CHỦ TỊCH|GIÁM ĐỐC|BÍ THƯ|THỦ TƯỚNG|BỘ TRƯỞNG|CHÁNH VĂN PHÒNG|CỤC TRƯỞNG)"
_DEPUTY = re.compile(rf"(.*?)\s+((?:PHÓ {_POSTS}|THỨ TRƯỞNG)\b.*)$")
_CHIEF = re.compile(rf"(.*?)\s+({_POSTS}\b.*)$")


def read_head(lines: list[Line], draft: Draft) -> None:
    """The head: everything before the first part."""
    head = draft.head
    upper: list[Line] = []
    title: list[Line] = []
    at_title = False
    for line in lines:
        text = line.shown.strip(" *_")
        key = bare_key(text)
        if not key:
            draft.form.append(line)
            continue
        if _NATION.search(key) or _MOTTO.search(key):
            draft.form.append(line)
            continue
        number = _NUMBER.search(text) if not at_title and len(text) < 80 else None
        dateline = (
            _DATELINE.fullmatch(text.strip(" .…")) if not at_title and len(text) < 90 else None
        )
        if number is not None and "symbol" not in head:
            head["symbol"] = (re.sub(r"\s", "", number["symbol"]), [line])
            if number["number"]:
                head["number"] = (number["number"], [line])
            continue
        if dateline is not None and "place" not in head:
            _dateline(dateline, line, draft)
            continue
        if not at_title and _KIND.fullmatch(text.upper()) and (text.isupper() or line.bold):
            head["kind"] = (text[:1].upper() + text[1:].lower(), [line])
            at_title = True
            continue
        if at_title and _is_title(line, title, draft.opening):
            title.append(line)
        elif at_title or draft.opening:
            draft.opening.append(line)
        elif (
            text.isupper()
            or (line.bold and not text.endswith("."))
            or (not head and not upper and len(text) < 60 and not text.endswith("."))
        ):
            upper.append(line)
        else:
            draft.opening.append(line)
    if title:
        head["title"] = (" ".join(line.shown for line in title), title)
    _issuer(upper, draft, at_title or bool(title))


def _is_title(line: Line, title: list[Line], opening: list[Line]) -> bool:
    if opening:
        return False
    if line.text.rstrip().endswith((".", ";", ":")) and title:
        return False
    if not title:
        return not re.match(r"căn cứ", line.text, re.IGNORECASE)
    goes_on = line.text[:1].islower() or line.shown.startswith("(") or line.centred or line.bold
    return goes_on and not re.match(r"(?:căn cứ|thực hiện)\b.*[.;:]$", line.text, re.IGNORECASE)


def _dateline(match: re.Match[str], line: Line, draft: Draft) -> None:
    place = match["place"].strip(" ,")
    draft.head["place"] = (place, [line])
    if (match["day"] or match["month"]) and not (match["day"] and match["month"] and match["year"]):
        draft.head["printed_dateline"] = (line.shown, [line])
    day, month, year = match["day"], match["month"], match["year"]
    if year:
        draft.head["year"] = (year, [line])
    if day and month and year:
        draft.head["date"] = (f"{year}-{int(month):02d}-{int(day):02d}", [line])


def _issuer(upper: list[Line], draft: Draft, titled: bool) -> None:
    """The body above the number; where two stand there, the first is the one above it."""
    named = [
        line
        for line in upper
        if re.match(
            (
                r"(?:d?ubnd|ủy ban|uỷ ban|hđnd|hội đồng|sở|phòng|đảng|văn phòng|ban|chi cục|"
                r"huyện|tỉnh|phường|xã|đặc khu|thành|cục|trung tâm|bộ|chính phủ|thủ tướng|"
                r"quốc hội|mặt trận|hội|đoàn|liên đoàn|công an|thanh tra|trường|viện|bệnh viện|"
                r"trạm|ngân hàng|công ty|tập đoàn|tòa án|toà án|kho bạc|thuế|bảo hiểm|bảo tàng)\b"
            ),
            line.text.lower(),
        )
    ]
    rest = [line for line in upper if line not in named]
    if named:
        text = [line.text for line in named]
        if (
            len(named) == 2
            and re.match(r"(?:phường|xã|tỉnh|thành phố|đặc khu|huyện) ", text[1].lower())
            and re.fullmatch(r"(?:ủy ban|uỷ ban) nhân dân|ubnd", text[0].lower())
        ):
            draft.head["issuer"] = (_written(" ".join(text)), named)
        elif len(named) == 3 and re.match(r"(?:phường|xã|đặc khu) ", text[2].lower()):
            draft.head["superior"] = (_written(text[0]), named[:1])
            draft.head["issuer"] = (_written(f"{text[1]} {text[2]}"), named[1:])
        elif len(named) >= 2:
            draft.head["superior"] = (_written(" ".join(text[:-1])), named[:-1])
            draft.head["issuer"] = (_written(text[-1]), named[-1:])
        else:
            draft.head["issuer"] = (_written(text[0]), named)
    if rest and not titled and "title" not in draft.head:
        draft.head["title"] = (" ".join(line.shown for line in rest), rest)
    else:
        draft.unplaced += rest


_PROPER = re.compile(r"\b(ubnd|hđnd|mttq|qlda)\b", re.IGNORECASE)


def _written(upper: str) -> str:
    """A name in capitals as it is written in a sentence."""
    if not upper.isupper():
        return upper
    words = upper.lower().split()
    common = {
        "ủy",
        "ban",
        "nhân",
        "dân",
        "uỷ",
        "hội",
        "đồng",
        "phòng",
        "sở",
        "phường",
        "xã",
        "tỉnh",
        "thành",
        "phố",
        "đặc",
        "khu",
        "văn",
        "huyện",
        "chi",
        "cục",
        "trung",
        "tâm",
        "bộ",
        "đảng",
        "và",
    }
    shown = [
        word.upper() if _PROPER.fullmatch(word) else word if word in common else capital(word)
        for word in words
    ]
    return capital(" ".join(shown))


def read_foot(lines: list[Line], draft: Draft) -> None:
    """The foot: recipients, and who signs."""
    in_list = False
    signer: dict[str, list[Line]] = {"authority": [], "position": [], "name": []}
    for line in lines:
        text = line.shown.strip(" *_")
        if re.fullmatch(r"nơi nhận\s*:?", text, re.IGNORECASE):
            draft.form.append(line)
            in_list = True
            continue
        if match := re.match(r"nơi nhận\s*:\s*", text, re.IGNORECASE):
            draft.recipients.append((text[match.end() :].strip(" .;-"), [line]))
            in_list = True
            continue
        if line.style == "dash" or (in_list and line.automatic):
            in_list = True
            draft.recipients.append((re.sub(r"^[-–+*]\s*", "", text).strip(" .;"), [line]))
        elif _AUTHORITY.match(text):
            in_list = False
            found = _DEPUTY.match(text) or _CHIEF.match(text)
            by_order = re.match(r"(?:TL|TUQ)\s*\.\s*$", found[1], re.IGNORECASE) if found else None
            if found and by_order is None and not re.match(r"KT\.?\s*$", found[1]):
                draft.signer["authority"] = (found[1], [line])
                draft.signer["position"] = (found[2], [line])
            else:
                signer["authority"].append(line)
        elif (text.isupper() and _POSITIONS.match(text)) or (
            _POSITIONS.match(text.upper())
            and not draft.signer.get("position")
            and not signer["position"]
            and not in_list
        ):
            in_list = False
            signer["position"].append(line)
        elif signer["position"] or draft.signer.get("position"):
            signer["name"].append(line)
        elif in_list and draft.recipients and not text.isupper():
            known, first = draft.recipients[-1]
            draft.recipients[-1] = (f"{known} {text}".strip(" .;"), [*first, line])
        elif not re.search(r"\w", text):
            draft.form.append(line)
        else:
            draft.unplaced.append(line)
    for key, found_lines in signer.items():
        if found_lines and key == "name":
            names = [line for line in found_lines if _is_name(line.text)]
            if names:
                draft.signer["name"] = (names[-1].text.strip(" *_"), [names[-1]])
            draft.unplaced += [
                line
                for line in found_lines
                if line not in names[-1:] and re.search(r"\w", line.text)
            ]
        elif found_lines:
            draft.signer[key] = (
                " ".join(line.shown.strip(" *_") for line in found_lines),
                found_lines,
            )


def _is_name(text: str) -> bool:
    words = text.strip(" *_").split()
    return 2 <= len(words) <= 6 and all(word[:1].isupper() for word in words)


def settle(draft: Draft) -> dict[str, object]:
    """What programme.yaml says of the document as a whole, from its head, opening and foot."""
    head = draft.head
    opening = "\n".join(line.text for line in draft.opening)
    title = head.get("title", ("", []))[0]
    symbol = head.get("symbol", ("", []))[0]
    printed = head.get("place", ("", []))[0]
    place = re.sub(r"^P\.\s*", "Phường ", printed)
    place = re.sub(r"^X\.\s*", "Xã ", place)
    issuer = head.get("issuer", ("", []))[0]
    if not issuer and (match := _ISSUES.search(opening)):
        issuer = re.sub(r"^UBND", "Ủy ban nhân dân", match["issuer"].strip())
    if not issuer and place:
        issuer = f"Ủy ban nhân dân {place[:1].lower()}{place[1:]}"
    place = place or _place_of(issuer)
    year = head.get("year", ("", []))[0]
    period, beyond = _period(title, opening, year)
    kind = head.get("kind", ("", []))[0]
    if not kind:
        kind = next(
            (name for part, name in _SYMBOLS.items() if symbol.startswith(part)), "Kế hoạch"
        )
    return {
        "kind": kind,
        "issuer": issuer,
        "symbol": symbol,
        "place": place,
        "printed_place": printed if printed and printed != place else None,
        "date": head["date"][0] if "date" in head else None,
        "number": head["number"][0] if "number" in head else None,
        "year": int(year) if year else period[0],
        "title": title,
        "period": {"from": period[0], "to": period[1], **({"beyond": True} if beyond else {})},
    }


def _place_of(issuer: str) -> str:
    match = re.search(r"(?:phường|xã|đặc khu|tỉnh|thành phố) .+$", issuer, re.IGNORECASE)
    return capital(match[0]) if match else "[…]"


def _period(title: str, opening: str, year: str) -> tuple[tuple[int, int], bool]:
    for text in (title, opening):
        spans = list(_PERIOD.finditer(text))
        if spans:
            span = spans[-1]
            first, last = int(span["from"]), int(span["to"])
            if first <= last:
                return (first, last), bool(span["beyond"])
        if text is title and (match := _YEAR.search(title)):
            first = int(match[1])
            return (first, int(match[2]) if match[2] and int(match[2]) >= first else first), False
    first = int(year) if year else 2026
    return (first, first), False
