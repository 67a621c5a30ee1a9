"""Deadlines as typed: until a day or period, and of what comes again."""

from __future__ import annotations

import re
from typing import Any

from ctr.cli.options import typed_day
from ctr.errors import CannotRun
from ctr.plan.model.periods import WEEKDAYS, Bound
from ctr.problems import Invalid
from ctr.results.amend import data_of
from ctr.vietnamese.matching import bare_key, nfc
from ctr.wording.deadlines import bound_phrase

_OFTEN = {
    "year": ("nam", "hang nam"),
    "half_year": ("half year", "6 thang", "nua nam"),
    "nine_months": ("nine months", "9 thang"),
    "quarter": ("quy", "hang quy"),
    "month": ("thang", "hang thang"),
    "week": ("tuan", "hang tuan"),
}
_DAYS = ("thứ hai", "thứ ba", "thứ tư", "thứ năm", "thứ sáu", "thứ bảy", "chủ nhật")
_ENDS = {
    "half_year": "của tháng cuối kỳ 6 tháng",
    "nine_months": "của tháng cuối kỳ 9 tháng",
    "quarter": "của tháng cuối quý",
    "month": "hằng tháng",
}


def typed_bound(text: str) -> Bound:
    """A day or period as typed: `30/6/2027`, `2027`, `2026-Q2`, `05/12`. Raises CannotRun."""
    words = nfc(text).strip()
    if match := re.fullmatch(r"([0-9]{1,2})[/-]([0-9]{1,2})", words):
        words = f"{int(match[2]):02}-{int(match[1]):02}" if "/" in words else words
    elif not re.fullmatch(r"[0-9]{4}(-[0-9Qq]{1,2}){0,2}", words):
        words = typed_day(words).isoformat()
    try:
        return Bound.parse(words)
    except Invalid as error:
        raise CannotRun(error.message, "viết 30/6/2027, 2027-06, 2027-Q2 hoặc 2027") from None


def typed_end(text: str) -> tuple[Bound, bool]:
    """The bound of a deadline as typed, and whether it is `trước` that day. Raises CannotRun."""
    words = " ".join(nfc(text).split())
    match = re.match(r"(trước|trươc|truoc|đến hết|đến|chậm nhất)( ngày)? +(?=[0-9])", words, re.I)
    if match is None:
        return typed_bound(text), False
    bound, before = typed_bound(words[match.end() :]), bare_key(match[0]).startswith("truoc")
    if before and not bound.single_day:
        raise CannotRun(
            f"“{words}” không phải một ngày", "sau chữ “trước” viết một ngày: trước 10/12"
        )
    return bound, before


def new_deadline(bound: Bound, phrase: str | None, *, before: bool = False) -> dict[str, Any]:
    """A deadline to the end of a day or period; before the day where that, or the words, say so."""
    words = clean(phrase) if phrase is not None else None
    early = before or (words is not None and bare_key(words).startswith("truoc"))
    key = "before" if early else "by"
    if bound.yearly:
        start = "trước" if early else "đến hết"
        words = words or f"{start} ngày {bound.day:02}/{bound.month:02} hằng năm"
        return {"phrase": words, key: bound.written, "every": "year"}
    made = (
        f"trước {bound_phrase(bound).removeprefix('hết ')}"
        if early
        else f"đến {bound_phrase(bound)}"
    )
    return {"phrase": words or made, key: data_of(bound)}


def typed_every(text: str) -> str:
    """How often, as typed: `quý`, `6 tháng`, `quarter`. Raises CannotRun with all of them."""
    wanted = bare_key(nfc(text)).replace("_", " ").strip()
    for every, names in _OFTEN.items():
        if wanted in (every, *names):
            return every
    raise CannotRun(
        f"không rõ “{text}” là bao lâu một lần", "chọn: năm, 6 tháng, 9 tháng, quý, tháng, tuần"
    )


def _day_of_period(every: str, text: str, phrase: str | None) -> dict[str, Any]:
    """The deadline of what comes again within a year: `trước 25`, `25`, `trước thứ sáu`.

    Raises CannotRun.
    """
    words = " ".join(nfc(text).split()).lower()
    before = bare_key(words).startswith("truoc ")
    bare = re.sub(r"^(truoc|den het|den|cham nhat)? ?(ngay )?", "", bare_key(words))
    weekdays = {bare_key(name): place for place, name in enumerate(_DAYS)}
    key = "before" if before else "by"
    start = "trước" if before else "đến hết"
    if every == "week":
        place = weekdays.get(bare, WEEKDAYS.index(bare) if bare in WEEKDAYS else None)
        if place is None:
            raise CannotRun(f"“{text}” không phải một thứ trong tuần", "viết ví dụ: trước thứ sáu")
        made = f"{start} {_DAYS[place]} hằng tuần"
        return {"phrase": phrase or made, key: WEEKDAYS[place], "every": every}
    if not re.fullmatch("[0-9]{1,2}", bare) or not 1 <= int(bare) <= 31:
        hint = "viết ngày của tháng cuối kỳ, ví dụ: 25, hoặc trước 25"
        raise CannotRun(f"“{text}” không phải một ngày của tháng", hint)
    made = f"{start} ngày {int(bare)} {_ENDS[every]}"
    return {"phrase": phrase or made, key: int(bare), "every": every}


def repeated(every: str, to: str, phrase: str | None) -> dict[str, Any]:
    """The deadline of a duty that comes again. Raises CannotRun."""
    words = clean(phrase) if phrase is not None else None
    if every != "year":
        return _day_of_period(every, to, words)
    bound, before = typed_end(to)
    if not bound.yearly:
        raise CannotRun("hạn hằng năm viết ngày và tháng", "ví dụ: --to 05/12")
    return new_deadline(bound, words, before=before)


def clean(text: str) -> str:
    """Words on one line. Raises CannotRun for none."""
    words = " ".join(nfc(text).split())
    if not words:
        raise CannotRun("nội dung để trống")
    return words
