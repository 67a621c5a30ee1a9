"""What the phrase of a deadline says: "trước ngày 25 tháng 11", "hết quý II/2026", "hằng năm".

A phrase is read as a whole or not at all: what is not in the grammar below says nothing.
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Callable
from datetime import date, timedelta

from ctr.late_dataclasses import dataclass
from ctr.vietnamese.matching import nfc

FIRST_YEAR, LAST_YEAR = 1945, 2200
LEAP_YEAR = 2028
LONGEST = 120


@dataclass(frozen=True, slots=True, kw_only=True)
class PhrasedDays:
    """From one day to another, of one year or (`year` None) of a year that is not told."""

    year: int | None
    first: tuple[int, int]
    last: tuple[int, int]

    def first_day(self, year: int) -> date:
        """Its first day in `year`; the day after 28/02 where the year has no 29/02."""
        month, day = self.first
        length = calendar.monthrange(year, month)[1]
        return date(year, month, day) if day <= length else date(year, month + 1, 1)

    def last_day(self, year: int) -> date:
        """Its last day in `year`; 28/02 where the year has no 29/02."""
        month, day = self.last
        return date(year, month, min(day, calendar.monthrange(year, month)[1]))


@dataclass(frozen=True, slots=True, kw_only=True)
class DeadlinePhrase:
    """What a phrase says. `days` is None where it names no day or period.

    `before` excludes the days; `every` is how often it comes again; `regular` is thường xuyên.
    `day` is a day of the last month of each period, `weekday` (from 0) one of each week.
    """

    days: PhrasedDays | None = None
    day: int | None = None
    weekday: int | None = None
    before: bool = False
    every: str | None = None
    regular: bool = False

    def literal_day(self, year: int) -> date | None:
        """The last day that the words allow; `year` counts only where they tell none."""
        if self.days is None:
            return None
        year_meant = self.days.year or year
        if self.before:
            return self.days.first_day(year_meant) - timedelta(days=1)
        return self.days.last_day(year_meant)


def read_phrase(text: str) -> DeadlinePhrase | None:
    """What a phrase says, None where it cannot be read. Never raises."""
    if len(text) > LONGEST:
        return None
    plain = re.sub(_HYPHENS, "-", " ".join(nfc(text).casefold().split())).strip(" .;,")
    if re.fullmatch(_REGULAR, plain):
        return DeadlinePhrase(regular=True)
    match = re.fullmatch(_PHRASE, plain)
    if match is None:
        return None
    again = [_often(match[name]) for name in ("leading", "trailing") if match[name]]
    every = again[0] if again else None
    if len(set(again)) > 1:
        return None
    if match["when"] is None:
        return DeadlinePhrase(every=every) if every is not None else None
    before = "trước" in (match["how"] or "")
    if within := re.fullmatch(_DAY_WITHIN, match["when"]):
        return _within(within, every, before=before)
    days = _days(match["when"])
    if days is None or (days.year is not None and every is not None):
        return None
    return DeadlinePhrase(days=days, before=before, every=every)


def _often(text: str) -> str:
    """How often: `quý` is quarter, `6 tháng` half_year."""
    number, _, rest = text.rpartition(" ")
    return _EVERY_MONTHS[number.lstrip("0")] if rest == "tháng" and number else _EVERY[text]


def _within(match: re.Match[str], every: str | None, *, before: bool) -> DeadlinePhrase | None:
    """`ngày 25 tháng cuối quý`, `ngày 25` of every month, `thứ sáu` of every week."""
    if match["weekday"] is not None:
        if every not in (None, "week") or (every is None and not match["week"]):
            return None
        weekday = _WEEKDAYS[match["weekday"]]
        return DeadlinePhrase(weekday=weekday, before=before, every="week")
    often = _often(match["of"]) if match["of"] else every
    day = int(match["day"])
    if often is None or (every is not None and often != every) or not 1 <= day <= 31:
        return None
    if often in ("year", "week") or (often != "month" and not match["last"]):
        return None
    return DeadlinePhrase(day=day, before=before, every=often)


def _days(text: str) -> PhrasedDays | None:
    for pattern, read in _PERIODS:
        if match := re.fullmatch(pattern, text):
            return read(match)
    return None


def _one_day(match: re.Match[str]) -> PhrasedDays | None:
    year = _year(match)
    month, day = int(match["month"]), int(match["day"])
    if not _names_a_year(match, year) or not 1 <= month <= 12:
        return None
    if not 1 <= day <= calendar.monthrange(year or LEAP_YEAR, month)[1]:
        return None
    return PhrasedDays(year=year, first=(month, day), last=(month, day))


def _month(match: re.Match[str]) -> PhrasedDays | None:
    month = int(match["month"])
    return _months(match, month, month) if 1 <= month <= 12 else None


def _quarter(match: re.Match[str]) -> PhrasedDays | None:
    quarter = _QUARTERS[match["quarter"]]
    return _months(match, quarter * 3 - 2, quarter * 3)


def _half(match: re.Match[str]) -> PhrasedDays | None:
    return _months(match, 1, 6) if match["half"] == "đầu" else _months(match, 7, 12)


def _whole_year(match: re.Match[str]) -> PhrasedDays | None:
    return _months(match, 1, 12)


def _months(match: re.Match[str], first: int, last: int) -> PhrasedDays | None:
    year = _year(match)
    if not _names_a_year(match, year):
        return None
    end = calendar.monthrange(year or LEAP_YEAR, last)[1]
    return PhrasedDays(year=year, first=(first, 1), last=(last, end))


def _year(match: re.Match[str]) -> int | None:
    text = match.groupdict().get("year")
    return int(text) if text and FIRST_YEAR <= int(text) <= LAST_YEAR else None


def _names_a_year(match: re.Match[str], year: int | None) -> bool:
    """Whether the year, where the words name one, is one."""
    return (year is None) == (not match.groupdict().get("year"))


_HYPHENS = "[\u2010-\u2015\u2212]"
_QUARTERS = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "1": 1, "2": 2, "3": 3, "4": 4}
_EVERY = {"năm": "year", "quý": "quarter", "quí": "quarter", "tháng": "month", "tuần": "week"}
_EVERY_MONTHS = {"6": "half_year", "sáu": "half_year", "9": "nine_months", "chín": "nine_months"}
_WEEKDAYS = {
    word: index
    for index, words in enumerate(
        ("hai 2", "ba 3", "tư 4", "năm 5", "sáu 6", "bảy bẩy 7"),
    )
    for word in (f"thứ {name}" for name in words.split())
} | {"chủ nhật": 6}
_OFTEN = r"(?:năm|qu[ýí]|tháng|tuần|0?6 tháng|sáu tháng|0?9 tháng|chín tháng)"
_DAY_WITHIN = (
    rf"(?:ngày )?(?P<day>[0-9]{{1,2}})"
    rf"(?P<last> (?:của )?tháng cuối(?: cùng)?(?:(?: của)?(?: từng| kỳ)? (?P<of>{_OFTEN}))?)?"
    rf"|(?:ngày )?(?P<weekday>{'|'.join(_WEEKDAYS)})(?P<week> (?:của )?(?:mỗi |từng )?tuần)?"
)

_OF_YEAR = r"(?:\s?[/.-]\s?|,? (?:của )?năm )(?P<year>[0-9]{4})"
_PERIODS: tuple[tuple[str, Callable[[re.Match[str]], PhrasedDays | None]], ...] = (
    (
        r"(?:ngày )?(?P<day>[0-9]{1,2})(?:\s?[/.-]\s?| tháng )(?P<month>[0-9]{1,2})"
        rf"(?:{_OF_YEAR})?",
        _one_day,
    ),
    (rf"tháng (?P<month>[0-9]{{1,2}})(?:{_OF_YEAR})?", _month),
    (rf"qu[ýí] (?P<quarter>i{{1,3}}|iv|[1-4])(?:{_OF_YEAR})?", _quarter),
    (r"(?:0?6|sáu) tháng (?P<half>đầu|cuối) năm(?: (?P<year>[0-9]{4}))?", _half),
    (r"giai đoạn [0-9]{4}\s?-\s?(?P<year>[0-9]{4})", _whole_year),
    (r"(?:năm )?(?P<year>[0-9]{4})", _whole_year),
    (r"năm", _whole_year),
)
_LEADING = rf"(?:(?:định kỳ(?: (?:hằng|hàng|mỗi))?|hằng|hàng|mỗi) (?P<leading>{_OFTEN}))"
_TRAILING = rf"(?:,? (?:của )?(?:hằng|hàng|mỗi) (?P<trailing>{_OFTEN}))"
_WORK = r"(?:(?:phấn đấu|hoàn thành|xong|thực hiện|báo cáo|gửi|nộp|từ nay) )*"
_HOW = (
    r"(?:(?:(?:chậm|muộn) nhất (?:là )?)?trước"
    r"|(?:chậm|muộn) nhất(?: là)?(?: vào| đến| trong)?(?: hết| cuối)?"
    r"|không (?:quá|(?:muộn|chậm|trễ) (?:hơn|quá))"
    r"|(?:đến|tới)(?: hết| cuối)?|hết|cuối|trong|vào)"
)
_PHRASE = rf"(?:{_LEADING}(?:,? |$))?(?:{_WORK}(?:(?P<how>{_HOW}) )?(?P<when>[^;]+?){_TRAILING}?)?"
_REGULAR = r"(?:làm |thực hiện )?(?:thường xuyên|liên tục)(?:(?:,| và)? (?:thường xuyên|liên tục))?"
