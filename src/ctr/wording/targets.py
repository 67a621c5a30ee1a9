"""Targets in words: how much, how far, on which course."""

from __future__ import annotations

from decimal import Decimal

from ctr.plan.model import Milestone
from ctr.tracking.targets import Course, Progress
from ctr.vietnamese import phrases
from ctr.vietnamese.matching import bare_key


def amount_phrase(milestone: Milestone, unit: str | None) -> str:
    """`từ 85% trở lên`, `trên 95%`, `dưới 9%`, `14,5-15%/năm`, `0 hộ`, `đạt`."""
    value = milestone.value
    if isinstance(value, bool):
        return "đạt"
    if isinstance(value, tuple):
        low, high = (phrases.number(part) for part in value)
        return _with_unit(f"{low}-{high}", unit)
    shown = quantity(value, unit)
    return {
        "at_least": f"từ {shown} trở lên" if not _is_whole(value, unit) else shown,
        "more_than": f"trên {shown}",
        "at_most": f"không quá {shown}",
        "less_than": f"dưới {shown}",
        "exactly": shown,
    }[milestone.comparison]


def asked_phrase(milestone: Milestone, year: int) -> str:
    """Which figure a period asks for in a year: the year's own last one, never a running sum.

    Of what must hold throughout each figure counts by itself. Empty where there is no period.
    """
    span = milestone.over
    if span is None:
        return ""
    if span.as_ == "throughout":
        what = "đạt hoặc không đạt" if milestone.value is True else "số"
        return f"ghi {what} tại ngày tính; phải đạt trong suốt giai đoạn"
    how = "tổng" if span.as_ == "total" else "bình quân"
    return (
        f"ghi số của riêng năm {year}, từ đầu năm đến ngày tính, không gộp các năm trước; {how} "
        "giai đoạn được tính từ số cuối cùng của từng năm"
    )


def quantity(value: Decimal, unit: str | None) -> str:
    """A figure with its unit: `97,5%`, `500 tỷ đồng`."""
    return _with_unit(phrases.number(value), unit)


def _is_whole(value: Decimal, unit: str | None) -> bool:
    """Whether nothing can be more: "từ 100% trở lên" would be odd."""
    return unit == "%" and value == 100


def _with_unit(figure: str, unit: str | None) -> str:
    if unit is None:
        return figure
    return f"{figure}{unit}" if unit.startswith("%") else f"{figure} {unit}"


def course_phrase(course: Course) -> str:
    """How a target is on its way, in plain words."""
    return {
        "met": "đạt",
        "met_late": "đạt sau hạn",
        "on_course": "đúng tiến độ",
        "behind": "chậm tiến độ",
        "not_met": "chưa đạt",
        "open": "chưa đến hạn",
        "no_figure": "chưa có số liệu",
    }[course]


def verdict_phrase(progress: Progress) -> str:
    """The course of one target: `đạt, vượt mục tiêu`, `chưa có số liệu năm 2027`."""
    text = course_phrase(progress.course)
    if progress.exceeded:
        return f"{text}, vượt mục tiêu"
    if progress.course == "no_figure" and progress.of_another_year:
        return f"{text} năm {progress.year}"
    return text


def actual_phrase(progress: Progress) -> str:
    """The measured value, with its day where it is not of the year; empty without a figure."""
    actual = progress.actual
    if actual is None:
        return ""
    text = figure_phrase(actual.value, progress.target.unit)
    if progress.of_another_year:
        return f"{text} (số liệu tính đến ngày {phrases.document_day(actual.as_of)})"
    return text


def gap_phrase(progress: Progress) -> str:
    """`còn thiếu 2,5 điểm phần trăm`; of what should be less, `còn 12 hộ` where none should be,
    else `còn cao hơn mục tiêu 3 điểm phần trăm`.
    """
    actual, gap = progress.actual, progress.gap
    if actual is None or gap is None or isinstance(actual.value, bool):
        return ""
    required = progress.milestone.value
    high = required[1] if isinstance(required, tuple) else required
    if isinstance(high, bool):
        return ""
    unit = progress.target.unit
    shown = quantity(gap, "điểm phần trăm" if unit is not None and unit.startswith("%") else unit)
    if actual.value <= high:
        return f"còn thiếu {shown}"
    return f"còn {quantity(gap, unit)}" if high == 0 else f"còn cao hơn mục tiêu {shown}"


def figure_phrase(value: Decimal | bool, unit: str | None) -> str:
    """A measured value: `97,5%`, `đạt`, `không đạt`."""
    if isinstance(value, bool):
        return "đạt" if value else "không đạt"
    return quantity(value, unit)


def verdict_of(text: str) -> bool | None:
    """Whether `text` says reached or not reached, with marks or without; None where neither."""
    return _VERDICTS.get(bare_key(text))


_VERDICTS = {
    bare_key(word): reached
    for reached, words in (
        (True, ("đạt", "có", "true")),
        (False, ("không đạt", "chưa đạt", "không", "false")),
    )
    for word in words
}
