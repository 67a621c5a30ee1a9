"""A reporting period in Vietnamese."""

from __future__ import annotations

from ctr.plan.model.reporting_periods import ReportingPeriod
from ctr.vietnamese import phrases

_QUARTERS = ("I", "II", "III", "IV")


def period_name(period: ReportingPeriod) -> str:
    """As a title and a sentence name it: `quý II năm 2026`, `6 tháng đầu năm 2026`, `năm 2026`."""
    year, month = period.year, period.last_day.month
    match period.kind:
        case "year":
            return f"năm {year}"
        case "quarter":
            return f"quý {_QUARTERS[month // 3 - 1]} năm {year}"
        case "half_year" | "nine_months":
            return f"{month} tháng đầu năm {year}"
        case "month":
            return phrases.month_of(period.last_day)
    first, last = (phrases.document_day(day) for day in (period.first_day, period.last_day))
    return f"từ ngày {first} đến ngày {last}"


def short_period_name(period: ReportingPeriod) -> str:
    """The same after "trong", where the year is clear: `quý II`, `6 tháng đầu năm`, `tháng 5`."""
    if period.kind in ("year", "span"):
        return period_name(period)
    months = period.kind in ("half_year", "nine_months")
    return period_name(period).removesuffix(f" {period.year}" if months else f" năm {period.year}")


def in_period(period: ReportingPeriod) -> str:
    """When something was done: `trong quý II`, `từ ngày 01/4/2026 đến ngày 14/6/2026`."""
    name = short_period_name(period)
    return name if period.kind == "span" else f"trong {name}"


def next_period_name(period: ReportingPeriod) -> str:
    """What follows a period: `quý III năm 2026`, `6 tháng cuối năm 2026`, `năm 2027`.

    After a span, `thời gian tới`.
    """
    year, month = period.year, period.last_day.month
    if period.kind == "span":
        return "thời gian tới"
    if period.kind in ("half_year", "nine_months"):
        return f"{12 - month} tháng cuối năm {year}"
    if period.kind == "month":
        following = ReportingPeriod.month(year + month // 12, month % 12 + 1)
        return period_name(following)
    if month == 12:
        return f"năm {year + 1}"
    return period_name(ReportingPeriod.quarter(year, month // 3 + 1))


def as_of_phrase(period: ReportingPeriod) -> str:
    """What figures of a period are cumulated to: `hết quý II năm 2026`, `hết ngày 14/6/2026`."""
    if period.kind == "span":
        return f"hết ngày {phrases.document_day(period.last_day)}"
    return f"hết {period_name(period)}"
