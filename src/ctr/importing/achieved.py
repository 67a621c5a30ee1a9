"""Targets without a figure: a standard reached, a title held, nothing left."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from ctr.importing.target_names import name_in
from ctr.importing.target_times import SPAN, FoundTarget, When
from ctr.vietnamese.matching import bare_key

_ACHIEVED = re.compile(
    r"(?:(?<!\w)(?:kéo )?giảm (?:tai nạn|[^,;]+?) cả (?:0?3|ba) tiêu chí|được "
    r"công nhận|đạt chuẩn|đạt danh hiệu|đạt tiêu chuẩn|hoàn thành phổ cập|duy "
    r"trì vững chắc phổ cập|không còn)\b",
    re.IGNORECASE,
)
_STATUS = re.compile(
    r"^(?P<verb>là|trở thành|giữ vững|duy trì)\s+(?P<what>(?:địa bàn |đơn vị "
    r")?(?:phường|xã|đặc khu|địa bàn)\b[^,;]*?\bkhông\b[^,;]*?)"
    r"(?:\s+(?:trong )?(?:giai đoạn|thời kỳ) [^,;]*)?$",
    re.IGNORECASE,
)
_TWO_LEVELS = re.compile(
    r"^(?P<head>.*phổ cập giáo dục )(?P<one>[^,]+?) và (?P<two>[^,]+?)(?P<tail> "
    r"(?:đạt )?mức độ \d.*)$",
    re.IGNORECASE,
)


def may_be_reached(text: str) -> bool:
    """Whether a text has any of the words of a state that is reached or held."""
    small = text.lower()
    return any(words in small for words in _WORDS)


_WORDS = ("tiêu chí", "công nhận", "đạt", "phổ cập", "không")


def reached(clause: str, when: When, aimed: bool) -> Iterator[FoundTarget]:
    """Every target of a clause without figures that is reached or not."""
    if not may_be_reached(clause):
        return
    for part in _parts(clause):
        if (match := _STATUS.match(part)) is not None:
            keys: dict[str, Any] = {}
            if (span := SPAN.search(part)) is not None:
                years = {"from": int(span["from"]), "to": int(span["to"])}
                keys = {"over": {**years, "as": "throughout"}}
            name = name_in(match["what"])
            milestones = [{**keys, "achieved": True}]
            yield FoundTarget(
                name=name, unit=None, milestones=milestones, words=clause, key=bare_key(name)
            )
            continue
        achieved = _achieved(part, when, aimed)
        if achieved is None:
            continue
        two = _TWO_LEVELS.match(achieved.name)
        for name in (
            [f"{two['head']}{two[level]}{two['tail']}" for level in ("one", "two")]
            if two
            else [achieved.name]
        ):
            yield FoundTarget(
                name=name, unit=achieved.unit, milestones=achieved.milestones, words=clause
            )


def _parts(clause: str) -> list[str]:
    """A clause at the commas behind which another thing is reached."""
    parts: list[str] = []
    for part in re.split(r",\s+", clause):
        own = _ACHIEVED.search(part) is not None or _STATUS.match(part) is not None
        if (parts and own and (_ACHIEVED.search(parts[-1]) or _STATUS.match(parts[-1]))) or (
            parts
            and not own
            and (_ACHIEVED.search(parts[-1]) or _STATUS.match(parts[-1]))
            and re.match(r"(?:các|ủy ban|cơ quan|phòng)\b", part, re.IGNORECASE)
        ):
            parts.append(part)
        elif parts:
            parts[-1] = f"{parts[-1]}, {part}"
        else:
            parts.append(part)
    return parts


def _achieved(clause: str, when: When, aimed: bool) -> FoundTarget | None:
    """What is reached or not: a standard, a title, nothing left."""
    match = _ACHIEVED.search(clause)
    sure = match is not None and "tiêu chí" in match[0].lower()
    if match is None or (not aimed and not sure and not when.keys.get("by")):
        return None
    keys = dict(when.keys)
    if "over" in keys:
        keys["over"] = {**keys["over"], "as": "throughout"}
    words = match[0].lower()
    name = name_in(clause)
    if not name:
        return None
    if words == "không còn":
        rest = clause[match.end() :].strip(" .,;")
        counted = re.match(r"(hộ|người|trường hợp|cơ sở|điểm|tổ|lớp)\b", rest)
        unit = counted[1] if counted else None
        milestone: dict[str, Any] = (
            {**keys, "exactly": Decimal(0)} if unit else {**keys, "achieved": True}
        )
        name = name_in(rest) if unit else name
        return FoundTarget(name=name, unit=unit, milestones=[milestone], words=clause)
    if when.phrase and "by" in keys:
        phrase = _phrase_before(clause)
        keys |= {"phrase": phrase} if phrase else {}
    return FoundTarget(name=name, unit=None, milestones=[{**keys, "achieved": True}], words=clause)


def _phrase_before(clause: str) -> str:
    match = re.search(r"đến (?:hết |cuối )?năm 20\d\d", clause, re.IGNORECASE)
    return match[0].lower() if match else ""
