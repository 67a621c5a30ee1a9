"""Documents named in a text by number and day: `Quyết định số 45/QĐ-UBND ngày 15/5/2026`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from functools import lru_cache
from itertools import islice

from ctr.late_dataclasses import dataclass
from ctr.vietnamese import phrases
from ctr.vietnamese.document_kinds import DocumentKind, kind_before, kind_of_symbol
from ctr.vietnamese.matching import bare_key, match_key, nfc


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentReference:
    """A document as a text names it: by its number, its day, or both.

    `number` is as written but for spaces: `45/QĐ-UBND`, `05-NQ/TU`, `24/2026/NQ-CP`. `malformed`
    is what stands where a number should, and `no_day` what is written as a day but is none.
    `mentioned` is one that only stands in the title of another, as in "Báo cáo thực hiện Kế hoạch
    số …". `misnamed` is one whose symbol is that of another kind than the words before it.
    """

    kind: DocumentKind | None = None
    number: str | None = None
    day: date | None = None
    issuer: str = ""
    malformed: str | None = None
    no_day: str | None = None
    mentioned: bool = False
    misnamed: bool = False

    @property
    def key(self) -> str | None:
        """Equal for all spellings of one number: leading zeros, case and marks do not count."""
        return number_key(self.number) if self.number is not None else None

    @property
    def has_symbol(self) -> bool:
        """Whether the number says who issued what, so that it is the only one of its year."""
        return (
            self.number is not None and re.fullmatch(NUMBER, self.number, re.IGNORECASE) is not None
        )


_LONGEST = 2_000
"""Characters of a text that are read."""
_MOST = 30
"""Numbers, and days, of a text that are read."""
_SYMBOL = r"[^\W\d_][^\W_]{0,14}(?:[-.&][^\W_]{1,15}){0,4}"
NUMBER = (
    rf"(?:(?P<state>[0-9]{{1,6}}[a-z]?(?:/(?:19|20)[0-9]{{2}})?)(?:/{_SYMBOL}){{1,3}}"
    rf"|(?P<party>[0-9]{{1,5}}[a-z]?)-{_SYMBOL}/{_SYMBOL})"
)
"""A whole number with its symbol, of the state's bodies or of the party's."""
_LEADING = r"\b[Ss]ố\b\s*:?\s*(?P<token>[^\s,;:()“”\"]*)"
_BARE_NUMBER = r"[0-9]{1,7}[a-zA-Z]?(/(19|20)[0-9]{2})?"
_UNMARKED = rf"(?<![\w/.-]){NUMBER}(?![\w/])"
_DAY = (
    r"(?<![\d/.-])(?P<d>[0-9]{1,2})(?:[/-](?P<m>[0-9]{1,2})[/-]|\.(?P<m2>[0-9]{1,2})\.)"
    r"(?P<y>[0-9]{4})(?![\d/.-]*\d)"
    r"|ngày\s+(?P<sd>[0-9]{1,2})[/.-](?P<sm>[0-9]{1,2})[/.-](?P<sy>[0-9]{2})(?!\d)"
    r"|(?P<ld>[0-9]{1,2})\s+tháng\s+(?P<lm>[0-9]{1,2})\s+năm\s+(?P<ly>[0-9]{4})"
)
_MENTION = (
    r"\b(thực hiện|triển khai|căn cứ|theo|kèm|kèm theo|thi hành|về|sửa đổi|bổ sung|thay thế|"
    r"trả lời|tại)\s*(các\s*)?$"
)
_ISSUER = r"^[\s,(]*của\s+(?P<name>[^,;.()]{2,80}?)(?=\s+(?:và|về|ngày)\b|[,;.()]|$)"
_BREAKS = r"[;\n]"
SHARED = match_key("dùng chung")


def document_references(text: str) -> list[DocumentReference]:
    """The documents that `text` names, in their order.

    A day without a number is one of its own; a number that stands alone in digits, such as that of
    an invoice, is taken as it is.
    """
    text = _unspaced(nfc(text)[:_LONGEST])
    numbers = list(islice(_numbers(text), _MOST))
    days = islice(_days(text, [(start, end) for start, end, _ in numbers]), _MOST)
    marks = sorted([*numbers, *days], key=lambda mark: mark[0])
    found: list[DocumentReference] = []
    place = 0
    while place < len(marks):
        start, end, reference = marks[place]
        before = text[marks[place - 1][1] if place else 0 : start]
        after = marks[place + 1] if place + 1 < len(marks) else None
        numbered = reference.number is not None or reference.malformed is not None
        day, rest = DocumentReference(), text[end:]
        if numbered and after is not None and _is_day(after[2]):
            between = text[end : after[0]]
            if not re.search(_BREAKS, between):
                day = after[2]
                rest = between if re.match(_ISSUER, between) else text[after[1] :]
                place += 1
        found.append(_whole(reference, day, before, rest))
        place += 1
    return found


def number_key(number: str) -> str:
    """A key equal for all spellings of one number: `5/qd-ubnd` and `05/QĐ-UBND`."""
    parts = re.split(r"[^0-9a-z]+", _small(number))
    return "/".join(part.lstrip("0") or "0" for part in parts if part)


def leading_number(text: str) -> str | None:
    """The number that `text` begins with, without its spaces; None where it begins with none.

    `45 /QĐ-UBND` of a document, and nothing of the `/QĐ-UBND` of a draft.
    """
    unspaced = _unspaced(nfc(text)[:_LONGEST]).strip()
    match = re.match(NUMBER, unspaced, re.IGNORECASE)
    if match is None or _zero(match[0]) or re.match(r"[\w/-]", unspaced[match.end() :]):
        return None
    return match[0]


def reference_text(kind: DocumentKind | None, number: str | None, day: date | None) -> str:
    """How a document is named: `Quyết định số 45/QĐ-UBND ngày 15/5/2026`."""
    parts = [kind.name if kind is not None else "Văn bản"]
    parts += [f"số {number}"] if number is not None else []
    parts += [f"ngày {phrases.document_day(day)}"] if day is not None else []
    return " ".join(parts)


def is_shared(text: str | None) -> bool:
    """Whether a text says that its document is one for several units."""
    return text is not None and f" {SHARED} " in f" {match_key(text[:_LONGEST])} "


def _small(text: str) -> str:
    """In small letters without marks, the signs between them kept."""
    return "".join(map(_bare, nfc(text).casefold()))


@lru_cache(maxsize=1_000)
def _bare(char: str) -> str:
    return bare_key(char) if char.isalnum() else char


Mark = tuple[int, int, DocumentReference]
"""Where in a text a number or a day stands, and what of a reference it gives."""


def _unspaced(text: str) -> str:
    """Without the spaces that are typed within numbers: `45 /QĐ - UBND`, `45/QĐ–UBND`."""
    text = re.sub(r"[\u2010-\u2015\u2212]", "-", text)
    text = re.sub(r"(?<=[0-9A-Za-zĐđ])\s*/\s*(?=[A-ZĐ0-9])", "/", text)
    return re.sub(r"(?<=/)([A-ZĐ][A-Za-zĐđ]{0,4})\s*-\s*(?=[A-ZĐ])", r"\1-", text)


def _numbers(text: str) -> Iterator[Mark]:
    taken: list[tuple[int, int]] = []
    for match in re.finditer(_LEADING, text):
        token = match["token"].rstrip(".")
        if not any(char.isdigit() for char in token) and "/" not in token:
            continue  # "số lượng", "số vụ"
        start, end = match.start(), match.start("token") + len(token)
        taken.append((start, end))
        if (
            re.fullmatch(NUMBER, token, re.IGNORECASE) or re.fullmatch(_BARE_NUMBER, token)
        ) and not _zero(token):
            yield start, end, DocumentReference(number=token)
        elif "/" in token:
            yield start, end, DocumentReference(malformed=token)
    for match in re.finditer(_UNMARKED, text, re.IGNORECASE):
        if not any(start <= match.start() < end for start, end in taken):
            yield match.start(), match.end(), DocumentReference(number=match[0])


def _zero(token: str) -> bool:
    """Whether a number is nought."""
    return token.lstrip("0")[:1] in ("", "/", "-") and token[:1] == "0"


def _days(text: str, taken: list[tuple[int, int]]) -> Iterator[Mark]:
    for match in re.finditer(_DAY, text, re.IGNORECASE):
        if any(start <= match.start() < end for start, end in taken):
            continue
        groups = match.groupdict()
        day = int(groups["d"] or groups["sd"] or groups["ld"])
        month = int(groups["m"] or groups["m2"] or groups["sm"] or groups["lm"])
        year = int(groups["y"] or groups["ly"] or f"20{groups['sy']}")
        try:
            reference = DocumentReference(day=date(year, month, day))
        except ValueError:
            reference = DocumentReference(no_day=match[0].removeprefix("ngày").strip())
        yield match.start(), match.end(), reference


def _is_day(reference: DocumentReference) -> bool:
    return reference.number is None and reference.malformed is None


def _whole(
    number: DocumentReference, day: DocumentReference, before: str, after: str
) -> DocumentReference:
    """A number with its day, its kind from the words before it, its issuer from those after it."""
    before = re.split(_BREAKS, before)[-1]
    if _is_day(number):
        day, number = number, DocumentReference()
        before = re.sub(r"\bngày\s*$", "", before, flags=re.IGNORECASE)
    named = kind_before(before) if before.strip() else None
    close = kind_before(before, adjacent=True) if before.strip() else None
    by_symbol = _kind_by_symbol(number.number)
    head = before
    if close is not None:
        place = bare_key(before).rfind(bare_key(close.name))
        head = before[: max(len(before.rstrip()) - len(close.name), 0)] if place >= 0 else before
    issuer = re.match(_ISSUER, after)
    alone = head.strip(" ,.-–()").casefold() in ("", "và")
    differs = alone and close is not None and by_symbol is not None and close is not by_symbol
    return DocumentReference(
        kind=by_symbol or named,
        number=number.number,
        malformed=number.malformed,
        day=day.day,
        no_day=day.no_day,
        issuer=match_key(issuer["name"]) if issuer is not None else "",
        mentioned=re.search(_MENTION, head.rstrip().casefold()) is not None,
        misnamed=differs,
    )


def _kind_by_symbol(number: str | None) -> DocumentKind | None:
    if number is None:
        return None
    state = re.fullmatch(r"[0-9]+[a-zA-Z]?(?:/[0-9]{4})?/(.+)", number)
    party = re.fullmatch(r"[0-9]+[a-zA-Z]?-(.+)", number)
    symbol = state or party
    return kind_of_symbol(symbol[1]) if symbol is not None else None
