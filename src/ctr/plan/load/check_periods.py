"""Faults of what results say of reporting periods: of another year, twice, before its time.

Works on the raw data of a file, as `check_results` does.
"""

from __future__ import annotations

from datetime import date
from typing import Any

from ctr.plan.load.raw import items
from ctr.plan.model.periods import parse_day
from ctr.plan.model.reporting_periods import ReportingPeriod
from ctr.problems import Invalid, KeyPath
from ctr.vietnamese import phrases
from ctr.yamlfile.reader import Document


def check_reports(document: Document, year: int) -> None:
    """Check the reports of a unit for the periods of a year: each once, none before it began."""
    seen: dict[str, KeyPath] = {}
    for index, entry in items(document.data, "reports"):
        path: KeyPath = ("reports", index)
        period = _part_of_year(document, path, entry, year, "ghi ngày nhận vào received")
        if period is None:
            continue
        _once(document, path, period, seen)
        _begun(document, (*path, "received"), period, entry.get("received"))
        for place, written in items(entry, "received_again"):
            _begun(document, (*path, "received_again", place), period, written)


def check_next_periods(document: Document, path: KeyPath, data: Any, year: int) -> None:
    """Check what a unit planned, of the year at all (`path` is empty) or of one task."""
    for index, entry in items(data, "next_period"):
        place: KeyPath = (*path, "next_period", index)
        _part_of_year(document, place, entry, year, "ghi vào next_year")


def check_sent(document: Document, path: KeyPath, entry: Any, year: int) -> bool:
    """Check the period of a report that the ward has sent; whether it is one, not the year."""
    period = _period(document, path, entry, year)
    if period is None or period.kind == "year":
        return False
    _begun(document, (*path, "on"), period, entry.get("on"))
    return True


def check_words(document: Document, year: int) -> None:
    """Check the office's own words for the periods of a year: each once."""
    seen: dict[str, KeyPath] = {}
    for index, entry in items(document.data, "periods"):
        path: KeyPath = ("periods", index)
        hint = "lời văn của báo cáo năm ghi ngay ở tệp này, không ở periods"
        period = _part_of_year(document, path, entry, year, hint)
        if period is not None:
            _once(document, path, period, seen)
            _begun(document, (*path, "figures_to"), period, entry.get("figures_to"))


def _part_of_year(
    document: Document, path: KeyPath, entry: Any, year: int, hint: str
) -> ReportingPeriod | None:
    """The period of an entry that is for other periods than the whole year."""
    period = _period(document, path, entry, year)
    if period is not None and period.kind == "year":
        document.note((*path, "period"), "wrong-value", "đây là kỳ cả năm", hint)
        return None
    return period


def _period(document: Document, path: KeyPath, entry: Any, year: int) -> ReportingPeriod | None:
    """The period of an entry, None where it cannot be read or is of another year, which is told."""
    if not isinstance(entry, dict) or "period" not in entry:
        return None
    try:
        period = ReportingPeriod.parse(entry["period"])
    except Invalid:
        return None
    if period.year == year:
        return period
    message = f"kỳ {period.code} không thuộc năm {year}"
    hint = f"ghi vào tệp của năm {period.year}"
    document.note((*path, "period"), "wrong-year", message, hint)
    return None


def _once(
    document: Document, path: KeyPath, period: ReportingPeriod, seen: dict[str, KeyPath]
) -> None:
    if period.code in seen:
        line, _ = document.position((*seen[period.code], "period"))
        message = f"kỳ {period.code} đã có ở dòng {line}"
        document.note((*path, "period"), "duplicate-id", message, "gộp vào một mục")
    else:
        seen[period.code] = path


def _begun(document: Document, path: KeyPath, period: ReportingPeriod, written: Any) -> None:
    day = _day(written)
    if day is not None and day < period.first_day:
        message = f"ngày {written} trước khi kỳ {period.code} bắt đầu"
        hint = f"kỳ này bắt đầu ngày {phrases.day(period.first_day)}"
        document.note(path, "wrong-date", message, hint)


def _day(value: Any) -> date | None:
    try:
        return parse_day(value)
    except Invalid:
        return None
