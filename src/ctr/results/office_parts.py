"""The parts of the office's own words for a report, and what a plan has of each."""

from __future__ import annotations

from typing import Any, Literal, get_args

from ctr.errors import CannotRun
from ctr.plan.model import Plan, Summary
from ctr.plan.model.reporting_periods import ReportingPeriod
from ctr.plan.model.results import PeriodWords
from ctr.vietnamese.matching import bare_key

OfficePart = Literal["direction", "strengths", "shortcomings", "causes", "next_year", "proposals"]
OFFICE_PARTS: tuple[OfficePart, ...] = get_args(OfficePart)
"""In the order of the report."""
OFFICE_TITLES: dict[OfficePart, str] = {
    "direction": "Công tác lãnh đạo, chỉ đạo, triển khai",
    "strengths": "Ưu điểm",
    "shortcomings": "Tồn tại, hạn chế",
    "causes": "Nguyên nhân",
    "next_year": "Phương hướng, nhiệm vụ trọng tâm",
    "proposals": "Đề xuất, kiến nghị",
}
_SPOKEN: dict[OfficePart, tuple[str, ...]] = {
    "direction": ("chỉ đạo", "lãnh đạo, chỉ đạo", "lãnh đạo chỉ đạo"),
    "strengths": ("mặt được", "kết quả nổi bật"),
    "shortcomings": ("hạn chế", "tồn tại"),
    "causes": (),
    "next_year": ("next-year", "next_period", "phương hướng", "phương hướng năm sau", "kỳ sau"),
    "proposals": ("đề xuất", "kiến nghị"),
}
ASSESSED: tuple[OfficePart, ...] = ("strengths", "shortcomings", "causes")

Words = Summary | PeriodWords | None
"""Where the plan has the words for the year, or for another period."""


def office_part_named(typed: str) -> OfficePart:
    """The part of a name: its key, its title or what people say. Raises CannotRun with all."""
    key = bare_key(typed)
    for part in OFFICE_PARTS:
        names = (part, OFFICE_TITLES[part], *_SPOKEN[part])
        if key in {bare_key(name) for name in names}:
            return part
    from ctr.vietnamese.suggestions import did_you_mean, nearest

    titles = {OFFICE_TITLES[part]: OFFICE_TITLES[part] for part in OFFICE_PARTS}
    listed = "; ".join(f"{part} ({OFFICE_TITLES[part].lower()})" for part in OFFICE_PARTS)
    near = did_you_mean(nearest(typed, titles))
    raise CannotRun(f"không có phần “{typed}” trong lời của văn phòng", near or f"chọn: {listed}")


def holder_of(plan: Plan, period: ReportingPeriod) -> Words:
    """What the plan has of the office's words for a period."""
    summary = plan.summary_of.get(period.year)
    if period.kind == "year" or summary is None:
        return summary
    return next((words for words in summary.periods if words.period == period), None)


def words_of(holder: Words, part: OfficePart) -> str | None:
    """What is written of a part."""
    place: Any = holder.assessment if holder is not None and part in ASSESSED else holder
    text: str | None = getattr(place, key_in(holder, part), None)
    return text


def unwritten(plan: Plan, period: ReportingPeriod) -> tuple[OfficePart, ...]:
    """The parts that the plan has no words for."""
    holder = holder_of(plan, period)
    return tuple(part for part in OFFICE_PARTS if words_of(holder, part) is None)


def key_in(holder: Words, part: OfficePart) -> Literal["next_period"] | OfficePart:
    """Below which key a part stands: what a period aims at next is no next year."""
    return "next_period" if part == "next_year" and isinstance(holder, PeriodWords) else part
