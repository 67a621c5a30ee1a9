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
