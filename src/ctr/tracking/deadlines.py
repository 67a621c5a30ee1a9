"""The three dates of one deadline: literal, advised, carried."""

from __future__ import annotations

from datetime import date

from ctr.late_dataclasses import dataclass
from ctr.plan.model.programme import DeadlineReading
from ctr.tracking.working_days import WorkingDays


@dataclass(frozen=True, slots=True, kw_only=True)
class ThreeDates:
    """`literal`: the last day by the words. `advised`: the last working day not after it.

    `carried`: the literal day, or the next working day where that is a day off (Bộ luật Dân sự
    2015, Điều 148.5). `provisional`: the holidays of a year concerned are not announced yet.
    """

    literal: date
    advised: date
    carried: date
    provisional: bool


def three_dates(literal: date, working_days: WorkingDays) -> ThreeDates:
    """Derive the other two dates from the literal last day."""
    advised = working_days.on_or_before(literal)
    carried = working_days.on_or_after(literal)
    years = {advised.year, literal.year, carried.year}
    return ThreeDates(
        literal=literal,
        advised=advised,
        carried=carried,
        provisional=any(working_days.provisional(year) for year in years),
    )


def counting_day(dates: ThreeDates, reading: DeadlineReading) -> date:
    """The last day that is in time: what is done later is overdue."""
    return dates.carried if reading == "carried" else dates.literal
