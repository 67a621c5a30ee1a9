"""Targets in words: how much, how far, on which course."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from itertools import groupby

from ctr.plan.model import Milestone
from ctr.tracking.figures import Figure, meets
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


def older_phrase(progress: Progress, since: date | None) -> str:
    """`số liệu tính đến ngày 31/3/2026`, of a figure of before `since` or of another year."""
    figure = progress.actual if progress.of_another_year else progress.result
    if figure is None or not (
        progress.of_another_year or (since is not None and figure.as_of < since)
    ):
        return ""
    return f"số liệu tính đến ngày {phrases.document_day(figure.as_of)}"


def actual_phrase(progress: Progress, since: date | None = None) -> str:
    """The result of the year, as a document writes it; empty without any figure.

    A figure of before `since`, the period's first day, bears its own day.

    `16%; bình quân 2026-2027: 15,5%`, `62% (số liệu tính đến ngày 01/11/2026)` of an earlier year,
    `50% (lấy số 50% của Phòng Một, ngày 30/11/2026; Phòng Hai báo 60%, ngày 20/11/2026)`.
    """
    notes = [older_phrase(progress, since), differing_phrase(progress)]
    return _noted(result_phrase(progress), [*filter(None, notes)])


def result_phrase(progress: Progress) -> str:
    """The same without what is noted on it: `16%; bình quân 2026-2027: 15,5%`."""
    result = progress.result
    parts = [_value(progress, result)] if result is not None else []
    if result is None or _tells_more(progress, result):
        parts += _compared(progress, phrases.document_day)
    return "; ".join(parts)


def differing_phrase(progress: Progress) -> str:
    """`lấy số 50% của Phòng Một, ngày 30/11/2026; Phòng Hai báo 60%, ngày 20/11/2026`, or empty."""
    return "; ".join(_differing(progress, phrases.document_day))


def dated_actual_phrase(progress: Progress) -> str:
    """The same as a table on the screen shows it, with the day: `16% (30/11/2027); bình quân …`."""
    result = progress.result
    parts = [f"{_value(progress, result)} ({phrases.day(result.as_of)})"] if result else []
    if progress.actual is not None and (result is None or _tells_more(progress, result)):
        parts += _compared(progress, phrases.day)
        if result is None:
            parts[-1] += f" ({phrases.day(progress.actual.as_of)})"
    notes = _differing(progress, phrases.day)
    if progress.borrowed and progress.actual is not None and not notes:
        notes = [f"số của {progress.actual.unit}"]
    return _noted("; ".join(parts), notes)


def _tells_more(progress: Progress, result: Figure) -> bool:
    """Whether the milestone is compared with something else than the result of the year."""
    actual, over = progress.actual, progress.milestone.over
    if actual is None or over is None:
        return False
    if over.as_ == "throughout":
        return actual.value != result.value
    return len(progress.years) > 1 or bool(progress.missing_years)


def _compared(progress: Progress, day: Callable[[date], str]) -> list[str]:
    """What a milestone is compared with: `lũy kế 2026-2027: 480 hộ`, `ngày 01/8/2026: 90%`."""
    actual, over = progress.actual, progress.milestone.over
    if actual is None:
        return []
    value = _value(progress, actual)
    if over is None:
        return [value]
    if over.as_ == "throughout":
        return [value] if progress.result is None else [f"ngày {day(actual.as_of)}: {value}"]
    first, last = min((*progress.years, *progress.missing_years)), progress.years[-1]
    years = str(first) if first == last else f"{first}-{last}"
    text = f"{'lũy kế' if over.as_ == 'total' else 'bình quân'} {years}: {value}"
    missing = phrases.joined([str(year) for year in progress.missing_years])
    return [f"{text} (thiếu số liệu năm {missing})" if missing else text]


def _differing(progress: Progress, day: Callable[[date], str]) -> list[str]:
    """What units reported differently, and which of it is taken."""
    notes = []
    for taken, others in groupby(progress.disagreements, key=lambda pair: pair.taken):
        number = f"lấy số {_value(progress, taken)} của" if progress.target.by_figure else "theo"
        notes.append(f"{number} {taken.unit}, ngày {day(taken.as_of)}")
        notes += [
            f"{pair.other.unit} báo {_value(progress, pair.other)}, ngày {day(pair.other.as_of)}"
            for pair in others
        ]
    return notes


def _value(progress: Progress, figure: Figure) -> str:
    return figure_phrase(figure.value, progress.target.unit)


def _noted(text: str, notes: list[str]) -> str:
    return f"{text} ({'; '.join(notes)})" if notes else text


def reached_phrase(progress: Progress) -> str:
    """A yes/no target and its verdict, each word once: `đạt sau hạn`, `chưa đạt, chưa đến hạn`.

    Empty where there is more to tell: of earlier years of a period, or of units that differ.
    """
    result = progress.result
    if result is None or progress.disagreements or _tells_more(progress, result):
        return ""
    state, verdict = "đạt" if result.value else "chưa đạt", verdict_phrase(progress)
    return verdict if verdict.startswith(state) else f"{state}, {verdict}"


def gap_phrase(progress: Progress) -> str:
    """`còn thiếu 2,5 điểm phần trăm`; of what should be less, `còn 12 hộ` where none should be,
    else `còn cao hơn mục tiêu 3 điểm phần trăm`. Empty where nothing is lacking.

    Of what is judged by its line it is told how much is lacking now, not to the far goal; of what
    is just at a limit that it is not past it: `chưa vượt 95%`.
    """
    actual, gap = progress.actual, progress.gap
    if actual is None or gap is None or isinstance(actual.value, bool):
        return ""
    if progress.expected_grows and progress.course in _BY_LINE:
        return _short_of_line(progress, actual.value)
    if not gap:
        return unmet_limit_phrase(progress)
    required = progress.milestone.value
    high = required[1] if isinstance(required, tuple) else required
    if isinstance(high, bool):
        return ""
    unit = progress.target.unit
    shown = _difference(gap, unit)
    if actual.value <= high:
        return f"còn thiếu {shown}"
    return f"còn {quantity(gap, unit)}" if high == 0 else f"còn cao hơn mục tiêu {shown}"


_BY_LINE: tuple[Course, ...] = ("behind", "on_course")


def lacking_phrase(progress: Progress) -> str:
    """The same after the level that is needed now, where that is what counts:
    `cần có lúc này 90,64 tỷ đồng; còn thiếu 0,64 tỷ đồng`.
    """
    gap = gap_phrase(progress)
    if not gap or progress.course != "behind" or not progress.expected_grows:
        return gap
    return f"cần có lúc này {expected_phrase(progress)}; {gap}"


def expected_phrase(progress: Progress) -> str:
    """The level needed now, as its line gives it; empty where there is none that changes."""
    if progress.expected is None or not progress.expected_grows:
        return ""
    return quantity(progress.expected, progress.target.unit)


def unmet_limit_phrase(progress: Progress) -> str:
    """`chưa vượt 95%` of a figure that lacks nothing in numbers, yet is not what is asked for."""
    actual, milestone = progress.actual, progress.milestone
    if actual is None or progress.gap != 0 or meets(milestone, actual.value):
        return ""
    required = milestone.bound
    if required is None:
        return ""
    verb = {"more_than": "vượt", "less_than": "dưới"}.get(milestone.comparison, "bằng")
    return f"chưa {verb} {quantity(required, progress.target.unit)}"


def _short_of_line(progress: Progress, value: Decimal) -> str:
    """How far a figure that is behind is from the level needed now."""
    if progress.course != "behind" or progress.expected is None:
        return ""
    lacking = progress.expected - value
    shown = _difference(abs(lacking), progress.target.unit)
    return f"còn thiếu {shown}" if lacking > 0 else f"còn cao hơn {shown}"


def _difference(amount: Decimal, unit: str | None) -> str:
    return quantity(amount, "điểm phần trăm" if unit is not None and unit[:1] == "%" else unit)


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
