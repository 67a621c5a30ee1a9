"""Deadlines in words into what a plan keeps: the phrase with its bound, or with its doubt."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

from ctr.plan.model.periods import WEEKDAYS
from ctr.vietnamese.deadline_phrases import DeadlinePhrase, PhrasedDays, read_phrase

_YEARS = re.compile(
    r"(?:giai đoạn |từ (?:năm )?|trong (?:các )?(?:năm|giai đoạn) |(?:các )?năm "
    r")?(\d{4})\s*(?:-|đến(?: hết)?(?: năm)?)\s*(\d{4})"
)
_FROM_ON = re.compile(
    r"(?:từ )?(?:(?:các )?(?:năm|quý [ivx\d]+|tháng \d{1,2})[ /.-]*(?:năm )?)?(?:\d{1,"
    r"2}[/.])?(?:\d{4}\s*[-,]\s*)?(\d{4})(?: trở đi|,? và (?:các|những) năm (?:tiếp theo|sau|kế "
    r"tiếp)(?: .*)?|,? (?:các|những) năm tiếp theo)"
)
_MONTH = re.compile(r"(?:trong |hết |đến |đến hết |trước )?(?:tháng )?(\d{1,2})\s*[/.]\s*(\d{4})")
_QUARTER = re.compile(
    r"(?:trong |đến hết |hết |trước )?(?:qu[ýí])\s*([ivx]{1,3}|[1-4])\s*(?:[/.,"
    r"-]|năm|của năm)?\s*(\d{4})"
)
_QUARTERS = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "1": 1, "2": 2, "3": 3, "4": 4}
_OFTEN = re.compile(
    r"(?:định kỳ |báo cáo )*(?:(?:hằng|hàng|mỗi) (?:tháng|qu[ýí]|tuần|ngày)|6 "
    r"tháng|sáu tháng|(?:6|sáu) tháng,? (?:và )?(?:hằng|hàng)? ?năm|theo "
    r"(?:tháng|qu[ýí])|(?:hằng|hàng) tháng,? (?:hằng |hàng )?qu[ýí],? (?:(?:hằng|"
    r"hàng) )?năm)"
)
_REGULAR = re.compile(
    r"(?:(?:thực hiện|làm|triển khai|nhiệm vụ) )?(?:thường xuyên|liên tục|hằng "
    r"ngày|hàng ngày|định kỳ)(?:(?:,|;| và| -)? (?:thường xuyên|liên tục|hằng "
    r"năm|hàng năm|hằng tháng|hàng tháng|hằng quý|hàng quý|định kỳ|đột xuất|"
    r"trong (?:cả )?(?:năm|giai đoạn|nhiệm kỳ|suốt)(?: .*)?|khi có yêu cầu|theo "
    r"(?:quy định|kế hoạch)))*"
)
_LEAD_IN = re.compile(
    r"^(?:(?:phấn đấu|hoàn thành|thực hiện|triển khai|xong|bắt đầu|ban hành|"
    r"trình|tổ chức|tham mưu|báo cáo|đảm bảo|bảo đảm|cơ "
    r"bản)\s+)+(?:xong\s+)?(?=trước|đến|trong|chậm|quý|tháng|năm|từ|ngày|hết|\d)"
)
_TIME = re.compile(
    r"\b(?:quý|quí|tháng|năm|ngày|hằng|hàng|thường xuyên|định kỳ|sau|từ|tiếp "
    r"theo|tuần|giai đoạn|theo|khi|mùa|vụ|đợt|đầu|trước|kỳ họp|năm học)\b"
)
_TWO_QUARTERS = re.compile(
    r"(?:trong )?qu[ýí]\s*[ivx\d, ]+?(?:,|và|-)\s*(?:qu[ýí] )?([ivx]{1,3}|"
    r"[1-4])\s*(?:/|năm)\s*(\d{4})"
)
_MONTHS = re.compile(
    r"(?:từ )?(?:tháng |t)?\d{1,2}(?:/\d{4})?\s*(?:-|đến)\s*(?:hết )?(?:tháng |"
    r"t)?(\d{1,2})\s*(?:/| năm )\s*(\d{4})"
)
_QUARTERS_SPAN = re.compile(
    r"(?:từ )?qu[ýí] (?:[ivx]{1,3}|[1-4])(?:/\d{4})?\s*(?:-|đến)\s*(?:hết "
    r")?(?:qu[ýí] )?([ivx]{1,3}|[1-4])\s*(?:/| năm )\s*(\d{4})"
)
_DAYS_SPAN = re.compile(
    r"(?:từ )?(?:ngày )?\d{1,2}/\d{1,2}(?:/\d{4})?\s*(?:-|đến)\s*(?:hết )?(?:ngày )?"
    r"(\d{1,2}/\d{1,2}/\d{4})"
)
_EACH_YEAR = re.compile(
    r"(?P<kind>tháng|qu[ýí]) [ivx\d]{1,3}(?:(?:\s*,\s*|\s*và\s*|\s*;\s*)(?:tháng |qu[ýí] )?"
    r"(?P<last>[ivx\d]{1,3}))+ (?:hằng|hàng|mỗi) năm"
)
_YEARLY_BY = re.compile(r"(?:hằng|hàng|mỗi) năm \((?P<by>(?:trước|trong|chậm nhất)[^()]+)\)?")
_ASIDE = re.compile(r"\s*\((?P<aside>[^()]*)\)?\s*$")
_HYPHENS = re.compile("[\u2010-\u2015\u2212]")
SEVERAL = "nêu nhiều thời hạn, lấy thời hạn cuối"
BESIDE = "còn chữ chưa đọc được bên cạnh thời hạn"
LONGEST_PHRASE = 200
"""Characters; what is longer tells more than a deadline."""
UNREAD = "chưa đọc được thành ngày hoặc kỳ"


@dataclass(frozen=True, slots=True)
class ReadDeadline:
    """A deadline as its YAML has it but for the phrase; `doubt` is empty where it is clear."""

    bound: dict[str, Any] = field(default_factory=dict)
    doubt: str = ""


def read_task_deadline(text: str, year: int | None = None) -> dict[str, Any] | None:
    """As `read_deadline`, for a task: what comes again within a year is regular work."""
    deadline = read_deadline(text, year)
    if deadline is not None and deadline.get("every") not in (None, "year"):
        return {"phrase": deadline["phrase"], "regular": True}
    return deadline


def read_deadline(text: str, year: int | None = None) -> dict[str, Any] | None:
    """The YAML of the deadline that a text states; None for none.

    `year` is that of a day or month without one, where the document is of one year.
    """
    phrase = " ".join(text.split()).strip(" .;,")
    if not phrase or phrase in ("-", "–", "…", "x", "X", "/"):
        return None
    read = _read(phrase, year)
    result: dict[str, Any] = {"phrase": phrase, **read.bound}
    if read.doubt:
        result |= {"doubtful": True, "doubt": read.doubt}
    return result


@lru_cache(maxsize=4_096)
def _read(phrase: str, year: int | None) -> ReadDeadline:
    plain = _plain(phrase)
    if len(phrase) > LONGEST_PHRASE:
        return ReadDeadline({}, UNREAD)
    single = _single(plain, year)
    if single is not None:
        return ReadDeadline(single)
    if (each := _EACH_YEAR.fullmatch(plain)) is not None:
        last = _single(f"{each['kind']} {each['last']} hằng năm", year)
        return ReadDeadline(last or {}, SEVERAL if last else UNREAD)
    if (yearly := _YEARLY_BY.fullmatch(plain)) is not None and (
        bound := _single(f"{yearly['by'].strip()} hằng năm", year)
    ):
        return ReadDeadline(bound)
    if (aside := _ASIDE.search(plain)) is not None and aside.start() > 3:
        bound = _single(_plain(plain[: aside.start()]), year)
        if bound is not None:
            return ReadDeadline(bound, BESIDE if _TIME.search(aside["aside"]) else "")
    parts = [
        part for part in re.split(r"\s*;\s*|\s*,\s+|\s+và\s+|\s*\n\s*|\.\s+(?=\w)", plain) if part
    ]
    read = [bound for part in parts if (bound := _single(_plain(part), year)) is not None]
    dated = [bound for bound in read if "by" in bound or "before" in bound]
    if len(read) == len(parts) and len(dated) == 1 and len(parts) == 2:
        return ReadDeadline(dated[0], SEVERAL)
    if dated and len(read) == len(parts):
        last = max(dated, key=_order)
        return ReadDeadline(last, SEVERAL)
    found = [bound for piece in _inside(plain) if (bound := _single(piece, year)) is not None]
    if found:
        last = max(found, key=_order)
        if len(found) > 1:
            return ReadDeadline(last, SEVERAL)
        others = _INSIDE.sub(" ", plain)
        return ReadDeadline(last, BESIDE if _TIME.search(others) else "")
    if read:
        return ReadDeadline(read[0], BESIDE)
    return ReadDeadline({}, UNREAD)


def _plain(text: str) -> str:
    plain = _HYPHENS.sub("-", " ".join(text.casefold().split())).strip(" .;,()")
    plain = re.sub(r"^(?:-|\+)\s*", "", plain)
    plain = re.sub(r"\bt(?=\d{1,2}/\d{4})", "tháng ", plain)
    plain = re.sub(r"\b(\d{1,2})\s*/\s*(\d{1,2})\s*/\s*(\d{4})", r"\1/\2/\3", plain)
    without = _LEAD_IN.sub("", plain)
    return without or plain


def _order(bound: dict[str, Any]) -> str:
    """Later deadlines after earlier ones."""
    written = str(bound.get("by") or bound.get("before") or "")
    quarter = re.fullmatch(r"(\d{4})-Q([1-4])", written)
    if quarter:
        return f"{quarter[1]}-{int(quarter[2]) * 3:02d}-31"
    return f"{written}-12-31"[:10] if re.fullmatch(r"\d{4}", written) else f"{written}-31"[:10]


_INSIDE = re.compile(
    r"(?:(?:trước|đến hết|chậm nhất|hết|trong|"
    r"đến)\s+(?:là\s+)?)?(?:ngày\s+)?(?:\d{1,2}/\d{1,2}/\d{4}|"
    r"qu[ýí]\s*(?:[ivx]{1,3}|[1-4])\s*[/năm ]+\d{4}|tháng\s+\d{1,2}[/năm ]+\d{4}|"
    r"\d{1,2}/\d{4}|năm\s+\d{4}|\d{1,2}\s+tháng\s+\d{1,2}\s+năm\s+\d{4})"
)


def _inside(plain: str) -> list[str]:
    return [" ".join(match[0].split()) for match in _INSIDE.finditer(plain)]


def _single(plain: str, year: int | None) -> dict[str, Any] | None:
    if _REGULAR.fullmatch(plain):
        return {"regular": True}
    if match := _FROM_ON.fullmatch(plain):
        return {"regular": True}
    if match := _YEARS.fullmatch(plain):
        return {"by": int(match[2])}
    if match := _QUARTER.fullmatch(plain):
        quarter = _QUARTERS.get(match[1])
        if quarter is not None and _known_year(match[2]) and not plain.startswith("trước"):
            return {"by": f"{match[2]}-Q{quarter}"}
    if (match := _QUARTERS_SPAN.fullmatch(plain)) and match[1] in _QUARTERS:
        return {"by": f"{match[2]}-Q{_QUARTERS[match[1]]}"}
    if (match := _MONTHS.fullmatch(plain)) and 1 <= int(match[1]) <= 12:
        return {"by": f"{match[2]}-{int(match[1]):02d}"}
    if match := _DAYS_SPAN.fullmatch(plain):
        return _single(match[1], year)
    if plain == "cả năm" and year is not None:
        return {"by": year}
    if (match := _TWO_QUARTERS.fullmatch(plain)) and match[1] in _QUARTERS:
        return {"by": f"{match[2]}-Q{_QUARTERS[match[1]]}"}
    if match := _MONTH.fullmatch(plain):
        month = int(match[1])
        if 1 <= month <= 12 and _known_year(match[2]) and not plain.startswith("trước"):
            return {"by": f"{match[2]}-{month:02d}"}
    said = read_phrase(plain)
    if said is not None:
        return _said(said, plain, year)
    if _OFTEN.fullmatch(plain):
        return {"regular": True}
    return None


def _known_year(text: str) -> bool:
    return 1945 <= int(text) <= 2200


def _said(said: DeadlinePhrase, plain: str, year: int | None) -> dict[str, Any] | None:
    if said.regular:
        return {"regular": True}
    if said.every not in (None, "year"):
        return _within_year(said)
    if said.days is None:
        return {"by": "12-31", "every": "year"} if said.every == "year" else None
    days = said.days
    if days.year is None and said.every is None:
        if year is None or plain == "năm":
            return None
        days = PhrasedDays(year=year, first=days.first, last=days.last)
    if days.year is None:
        month, day = days.first if said.before else days.last
        return {"before" if said.before else "by": f"{month:02d}-{day:02d}", "every": "year"}
    return (
        {"before": days.first_day(days.year).isoformat()} if said.before else {"by": _period(days)}
    )


def _within_year(said: DeadlinePhrase) -> dict[str, Any] | None:
    """What comes again each month, quarter or week: a day of it, else no day at all."""
    if said.days is not None:
        return None
    bound = said.day if said.weekday is None else WEEKDAYS[said.weekday]
    if bound is None:
        return {"regular": True}
    return {"before" if said.before else "by": bound, "every": said.every}


def _period(days: PhrasedDays) -> str | int:
    """The shortest way to write a period."""
    assert days.year is not None
    (first_month, first_day), (last_month, _) = days.first, days.last
    if days.first == days.last:
        return days.last_day(days.year).isoformat()
    if (first_month, last_month) == (1, 12):
        return days.year
    if first_day == 1 and first_month == last_month:
        return f"{days.year}-{last_month:02d}"
    if first_month % 3 == 1 and last_month == first_month + 2:
        return f"{days.year}-Q{last_month // 3}"
    return days.last_day(days.year).isoformat()
