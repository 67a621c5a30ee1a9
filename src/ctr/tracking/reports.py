"""Reports: of which periods they are owed, until when, and which have come in or gone out."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from ctr.plan.model import Duty, Plan
from ctr.plan.model.reporting_periods import ReportingPeriod
from ctr.tracking.deadlines import counting_day, three_dates
from ctr.tracking.working_days import WorkingDays


def covers(reported: ReportingPeriod, period: ReportingPeriod) -> bool:
    """Whether the report of one period is that of another too.

    That of six months is the second quarter's, and June's: it goes to the same day and tells more.
    That of the year, which is made up well before its end, is nobody else's.
    """
    if "year" in (reported.kind, period.kind):
        return reported == period
    return reported.last_day == period.last_day and reported.first_day <= period.first_day


def occurrences(plan: Plan, duty: Duty, as_of: date) -> Iterator[tuple[ReportingPeriod, date]]:
    """Each period of which a duty is owed, with its literal day.

    From the first year of the programme to its last, or to the year of `as_of` where that is later
    and the programme goes on. What would have been due within a year before the programme was
    issued is not owed. A duty of one day is of the year of that day, or of `as_of` after it.
    """
    deadline = duty.deadline
    if deadline is None:
        return
    if not deadline.every:
        literal = deadline.literal_day()
        if literal is not None:
            yield ReportingPeriod.whole_year(max(literal.year, as_of.year)), literal
        return
    for year in years_owed(plan, as_of):
        literal = deadline.literal_day(year)
        if literal is not None and duty.owed_on(literal):
            yield ReportingPeriod.whole_year(year), literal
        for period, day in deadline.days_in(year):
            issued = plan.programme.date
            if (issued is None or day >= issued) and duty.owed_on(day):
                yield period, day


def years_owed(plan: Plan, as_of: date) -> range:
    """The years of the programme, up to that of `as_of` where it goes on beyond its last."""
    period = plan.programme.period
    last_year = max(period.to, as_of.year) if period.beyond else period.to
    return range(period.from_, last_year + 1)


def still_owing(plan: Plan, duty: Duty, period: ReportingPeriod, as_of: date) -> tuple[str, ...]:
    """The units whose report of a period has not come in (the ward's: gone out) by a day."""
    owing = plan.units_in(debtors(plan, duty))
    if duty.owed_by_leads:
        return tuple(unit for unit in owing if received_on(plan, unit, period, as_of) is None)
    return () if sent(plan, duty, period, as_of) else owing


def delivered(plan: Plan, duty: Duty, period: ReportingPeriod, as_of: date) -> bool:
    """Whether nothing of a duty is left to wait for."""
    if not duty.owed_by_leads:
        return sent(plan, duty, period, as_of)
    return not still_owing(plan, duty, period, as_of)


def sent(plan: Plan, duty: Duty, period: ReportingPeriod, as_of: date) -> bool:
    """Whether the ward's own report of a period went out by a day."""
    summary = plan.summary_of.get(period.year)
    return any(
        report.duty == duty.id
        and report.on <= as_of
        and covers(report.period or ReportingPeriod.whole_year(period.year), period)
        for report in (summary.submitted if summary is not None else ())
    )


def debtors(plan: Plan, duty: Duty) -> tuple[str, ...]:
    """Whose a duty is: the units, then the open groups that it names or that lead a task."""
    if not duty.owed_by_leads:
        return plan.expand(duty.owed_by)
    leading = [name for _, task in plan.tasks() for name in task.lead]
    groups = [name for name in (*duty.owed_by, *leading) if name in plan.open_groups]
    return (*plan.reporting_to(duty), *dict.fromkeys(groups))


def received_on(plan: Plan, unit: str, period: ReportingPeriod, as_of: date) -> date | None:
    """The day the unit's report of a period came in, None where it has not by `as_of`."""
    results = plan.results_by_unit.get((unit, period.year))
    if results is None:
        return None
    if period.kind == "year":
        days = [results.received]
    else:
        days = [one.received for one in results.reports if covers(one.period, period)]
    return min((day for day in days if day is not None and day <= as_of), default=None)


def last_received(plan: Plan, unit: str, year: int, as_of: date) -> date | None:
    """The last day up to `as_of` on which a report of a unit, of whatever part of a year, came in.

    None where none did.
    """
    results = plan.results_by_unit.get((unit, year))
    if results is None:
        return None
    days = [results.received, *results.received_again]
    for report in results.reports:
        days += [report.received, *report.received_again]
    return max((day for day in days if day is not None and day <= as_of), default=None)


def report_in_time_until(plan: Plan, period: ReportingPeriod) -> date | None:
    """The last day on which a unit's report of a period is in time, None without a deadline."""
    literal = literal_day(plan, period)
    if literal is None:
        return None
    dates = three_dates(literal, WorkingDays(plan.calendar))
    return counting_day(dates, plan.programme.deadline_reading)


def ward_duty(plan: Plan, period: ReportingPeriod) -> Duty | None:
    """The report that the ward itself owes of a period, or else what it owes of a year."""
    for duty in plan.programme.duties:
        if duty.report and not duty.owed_by_leads and _day(plan, duty, period) is not None:
            return duty
    return plan.programme.ward_duty


def literal_day(plan: Plan, period: ReportingPeriod) -> date | None:
    """The literal last day of the units' report of a period, None where none is asked for."""
    for duty in plan.programme.duties:
        if duty.report and duty.owed_by_leads:
            day = _day(plan, duty, period)
            if day is not None:
                return day
    return None


def _day(plan: Plan, duty: Duty, period: ReportingPeriod) -> date | None:
    """The literal day of a duty that asks for a report of `period`, None where it does not."""
    if duty.deadline is None:
        return None
    if period.kind == "year" and (literal := duty.deadline.literal_day(period.year)) is not None:
        return literal
    days = [
        day
        for owed, day in duty.deadline.days_in(period.year)
        if covers(period, owed) and duty.owed_on(day)
    ]
    return max(days, default=None)
