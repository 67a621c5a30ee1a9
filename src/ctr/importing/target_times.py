"""A target with its milestones, and the time that words give it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

BY = re.compile(
    r"(?:đến|tới|vào|trong|cuối|hết)?\s*(?:hết |cuối )?năm (?P<year>20\d\d)|"
    r"(?:từ |đến |tới )(?P<bare>20\d\d)(?![\d-])",
    re.IGNORECASE,
)
SPAN = re.compile(
    r"(?:trong )?(?:giai đoạn|các năm|thời kỳ)\s*(?:từ )?(?P<from>20\d\d)\s*(?:-|"
    r"–|đến)\s*(?P<to>20\d\d)",
    re.IGNORECASE,
)
EVERY = re.compile(
    r"(?:(?:hằng|hàng|mỗi)\s(?P<every>năm|qu[ýí]|tháng|tuần))(?!\s+(?:của thành phố|của tỉnh))",
    re.IGNORECASE,
)
OFTEN = {"năm": "year", "quý": "quarter", "quí": "quarter", "tháng": "month", "tuần": "week"}


@dataclass(slots=True)
class FoundTarget:
    """A target with the words that state it. Its YAML is made of name, unit and milestones."""

    name: str
    unit: str | None
    milestones: list[dict[str, Any]]
    words: str
    doubt: str = ""
    key: str = field(default="")


@dataclass(slots=True)
class When:
    """The time that holds until another one is told."""

    keys: dict[str, Any] = field(default_factory=dict)
    phrase: str = ""


def every_in(text: str) -> re.Match[str] | None:
    """How often, where a text says it."""
    small = text.lower()
    often = any(word in small for word in ("hằng ", "hàng ", "mỗi "))
    return EVERY.search(text) if often else None


def time_of(clause: str, before: When) -> When:
    """The time that a clause tells, else that of the clause before it."""
    if "20" in clause:
        if match := SPAN.search(clause):
            span = {"from": int(match["from"]), "to": int(match["to"])}
            return When({"over": span}, match[0].strip())
        if match := BY.search(clause):
            return When({"by": int(match["year"] or match["bare"])}, match[0].strip())
    match = every_in(clause)
    if match is not None and (match["every"].lower() == "năm" or not before.keys):
        return When({"every": OFTEN[match["every"].lower()]}, match[0].strip())
    return before
