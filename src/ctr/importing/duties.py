"""Who reports what to whom and when, from the sentences of part III."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from ctr.importing.bodies import Body, read_bodies
from ctr.importing.deadlines import read_deadline
from ctr.importing.lines import Line
from ctr.importing.understood import Block

_SENTENCE = re.compile(r"(?<=[.;])\s+(?=[A-ZĐÀ-Ỹ])|\n+")
_WHEN = re.compile(
    (
        r"(?:trước|chậm nhất(?: là)?|muộn nhất(?: là)?|vào|xong trước)\s+(?:vào "
        r")?(?:ngày|thứ \w+)\s*\d{0,2}(?:\s*(?:/|tháng)\s*(?:\d{1,2}|cuối(?: "
        r"của)?(?: mỗi)?(?: quý| kỳ)?))?(?:\s*(?:/|năm)\s*\d{4})?(?:,?\s*(?:hằng|"
        r"hàng|mỗi)\s+(?:năm|quý|tháng|tuần))?"
    ),
    re.IGNORECASE,
)
_OFTEN = re.compile(
    r"(?:định kỳ,?\s*)?(?:(?:hằng|hàng|mỗi)\s+(?:năm|quý|tháng|tuần)|6 tháng)", re.IGNORECASE
)
_TO = re.compile(
    r"(?:gửi|báo cáo|gửi báo cáo)(?:[^.;()]*?)\s(?:về|cho|tới|"
    r"đến)\s+(?P<to>(?:Ủy ban|UBND|Sở|Phòng|Văn phòng|Ban|Đảng ủy|Chi cục|Bộ|"
    r"Trung tâm|Công an)[^.;(]*?)(?=\s*\(|\s+(?:trước|chậm nhất|vào|để|theo|định "
    r"kỳ|hằng|hàng|qua)\b|[,.;]|$)"
)
_THROUGH = re.compile(
    r"\(?(?:thông )?qua\s+(?P<through>(?:Văn phòng|Phòng|Ban|Sở|Trung "
    r"tâm)[^.;()]*?)(?=\)|,|\.|;|\s+(?:trước|để|tổng hợp)\b|$)"
)
_WHO = re.compile(
    r"^(?P<who>[A-ZĐÀ-Ỹ][^.;:]*?)\s*,?\s*(?:định kỳ|có trách nhiệm|chịu trách "
    r"nhiệm|báo cáo|tổng hợp|gửi|thực hiện|hằng|hàng|chủ động)\b"
)
_REPORTS = re.compile(r"báo cáo", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundDuty:
    """A duty of reporting with the line that states it."""

    title: str
    owed_by: tuple[Body, ...]
    owed_by_leads: bool
    to: str | None
    through: str | None
    deadline: dict[str, Any] | None
    line: Line


def read_duties(blocks: list[Block]) -> Iterator[FoundDuty]:
    """The duties of reporting that state a day or how often."""
    for block in blocks:
        of_block = _bodies(block.title)
        lines = [*([block.inline] if block.inline else []), *block.lines]
        for line in lines:
            text = line.text
            if line is block.inline:
                text = block.rest
            for sentence in _SENTENCE.split(text):
                found = _duty(" ".join(sentence.split()), of_block, line)
                if found is not None:
                    yield found


def _bodies(title: str) -> tuple[Body, ...]:
    read = read_bodies(title.strip(" :"))
    return () if read.doubt else read.bodies


def _duty(sentence: str, of_block: tuple[Body, ...], line: Line) -> FoundDuty | None:
    if not _REPORTS.search(sentence):
        return None
    deadline = _deadline(sentence)
    if deadline is None:
        return None
    who = of_block
    if (match := _WHO.match(sentence)) is not None:
        own = read_bodies(match["who"])
        if own.bodies and not own.doubt:
            who = own.bodies
    if not who:
        return None
    to = _TO.search(sentence)
    through = _THROUGH.search(sentence)
    receiver = to["to"].strip() if to else None
    leads = any(re.match(r"Các (?:cơ quan|đơn vị|phòng|ban|sở|ngành)", body.name) for body in who)
    title = "Báo cáo kết quả thực hiện"
    if leads:
        title = "Báo cáo kết quả thực hiện của đơn vị"
    elif receiver:
        title = f"Báo cáo kết quả thực hiện gửi {receiver}"
    return FoundDuty(
        title=title,
        owed_by=who,
        owed_by_leads=leads,
        to=receiver,
        through=through["through"].strip() if through else None,
        deadline=deadline,
        line=line,
    )


def _deadline(sentence: str) -> dict[str, Any] | None:
    match = _WHEN.search(sentence)
    often = _OFTEN.search(sentence)
    if match is None:
        return None
    phrase = match[0].strip(" ,")
    read = read_deadline(phrase)
    if read is not None and "doubt" in read and often is not None:
        again = read_deadline(f"{often[0]}, {phrase}")
        if again is not None and "doubt" not in again:
            return {**again, "phrase": phrase}
    return read
