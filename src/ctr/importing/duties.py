"""Who reports what to whom and when, from the sentences of part III."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from ctr.importing.bodies import Body, read_bodies
from ctr.importing.body_names import is_proper
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
_WORK = r"(?:chủ trì|nhiệm vụ|thực hiện|công việc|trách nhiệm|phụ trách|tham mưu|triển khai)"
LEADS = re.compile(
    r"(?:(?:thủ trưởng|người đứng đầu|lãnh đạo) )?(?:tất cả )?(?:các|những) "
    r"(?:(?:cơ quan|đơn vị|phòng|ban|ngành|đoàn thể|bộ phận|tổ chức|cá nhân|địa phương)"
    r"(?: chuyên môn)?(?:, | và | ))+"
    rf"(?:(?:đã )?được (?:giao|phân công)(?:,? {_WORK})*|chủ trì(?:,? (?:các )?{_WORK})*"
    r"|(?:theo|căn cứ) (?:chức năng(?:, | và | ))?nhiệm vụ(?: (?:đã )?được (?:giao|phân công))?)"
    r"(?: (?:tại|trong|ở|theo) (?:Phụ lục|Kế hoạch|Chương trình|bảng|mục|phần|điểm)\b"
    r"[^,;.:]{0,30}?)?"
    r"(?=\s*[,;.:]|\s+(?:và|có|chịu|chủ động|định kỳ|hằng|hàng|báo cáo|tổng hợp|gửi|xây dựng"
    r"|nghiêm túc|khẩn trương)\b|\s*$)",
    re.IGNORECASE,
)
"""Words for whoever leads a task: "Các đơn vị được giao chủ trì"; they name no group."""


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
        of_block = _bodies(block.title.strip(" :"))
        lines = [*([block.inline] if block.inline else []), *block.lines]
        for line in lines:
            text = line.text
            if line is block.inline:
                text = block.rest
            for sentence in _SENTENCE.split(text):
                found = _duty(" ".join(sentence.split()), of_block, line)
                if found is not None:
                    yield found


@dataclass(frozen=True, slots=True, kw_only=True)
class _Who:
    """Who owes a report: bodies, and whether all that lead a task do."""

    bodies: tuple[Body, ...] = ()
    leads: bool = False


def _bodies(words: str) -> _Who:
    leads = LEADS.search(words)
    if leads is not None:
        words = f"{words[: leads.start()]}{words[leads.end() :]}".strip(" ,;:")
        words = re.sub(r"^và\s+|\s+và$|[,;](?=\s*(?:và|[,;]))", "", words).strip(" ,;:")
    read = read_bodies(words)
    bodies = read.bodies
    if read.doubt or not all(is_proper(body.name) for body in bodies):
        bodies = ()
    of_kinds = any(_KINDS.match(body.name) for body in bodies)
    return _Who(bodies=bodies, leads=leads is not None or of_kinds)


_KINDS = re.compile(r"Các (?:cơ quan|đơn vị|phòng|ban|sở|ngành)")


def _duty(sentence: str, of_block: _Who, line: Line) -> FoundDuty | None:
    if not _REPORTS.search(sentence):
        return None
    deadline = _deadline(sentence)
    if deadline is None:
        return None
    who = of_block
    if (match := _WHO.match(sentence)) is not None:
        own = _bodies(max(_general(sentence), match["who"], key=len))
        if own.bodies or own.leads:
            who = own
    if not who.bodies and not who.leads:
        return None
    to = _TO.search(sentence)
    through = _THROUGH.search(sentence)
    receiver = to["to"].strip() if to else None
    title = "Báo cáo kết quả thực hiện"
    if who.leads:
        title = "Báo cáo kết quả thực hiện của đơn vị"
    elif receiver:
        title = f"Báo cáo kết quả thực hiện gửi {receiver}"
    return FoundDuty(
        title=title,
        owed_by=who.bodies,
        owed_by_leads=who.leads,
        to=receiver,
        through=through["through"].strip() if through else None,
        deadline=deadline,
        line=line,
    )


def _general(sentence: str) -> str:
    """The words for those who lead a task at the beginning of a sentence; empty without them."""
    match = LEADS.match(sentence)
    return match[0] if match is not None else ""


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
