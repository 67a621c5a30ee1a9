"""When a form is to be back, and where: what it says of that, and who signs it."""

from __future__ import annotations

from datetime import date

from ctr.plan.model import Plan, Signer, Unit
from ctr.plan.model.reporting_periods import ReportingPeriod
from ctr.tracking.deadlines import ThreeDates, three_dates
from ctr.tracking.reports import literal_day
from ctr.tracking.working_days import WorkingDays
from ctr.vietnamese import phrases


def due_dates(plan: Plan, period: ReportingPeriod) -> ThreeDates | None:
    """The days of the units' report of a period; None where no day is set."""
    literal = literal_day(plan, period)
    return three_dates(literal, WorkingDays(plan.calendar)) if literal is not None else None


def receiver(plan: Plan, unit: str) -> Unit | None:
    """Whom the form goes back to: through whom the report goes, else to whom; never itself."""
    duty = plan.programme.unit_duty
    names = (duty.through, duty.to) if duty is not None else ()
    chosen = next((name for name in names if name not in (None, unit)), None)
    return plan.unit_of(chosen)


def office_of(plan: Plan) -> str | None:
    """Who sends the forms out: through whom the reports come back, else to whom."""
    duty = plan.programme.unit_duty
    return (duty.through or duty.to) if duty is not None else None


def due_line(plan: Plan, period: ReportingPeriod) -> str:
    """`Hạn gửi: hết ngày 24/11/2026; …`, empty where no day is set."""
    dates = due_dates(plan, period)
    if dates is None:
        return ""
    day = phrases.document_day
    parts = [f"Hạn gửi: hết ngày {day(dates.literal)}"]
    if dates.advised != dates.literal:
        parts.append(f"là ngày nghỉ, nên gửi chậm nhất ngày làm việc {day(dates.advised)}")
    if dates.carried != dates.literal:
        parts.append(f"hạn lùi theo Bộ luật Dân sự đến ngày {day(dates.carried)}")
    return f"{'; '.join(parts)}."


def due_note(plan: Plan, period: ReportingPeriod) -> str:
    """`Hạn gửi: 24/11/2026 (nên gửi ngày 23/11/2026)`, for the foot of a page; empty without a
    day."""
    dates = due_dates(plan, period)
    if dates is None:
        return ""
    text = f"Hạn gửi: {phrases.document_day(dates.literal)}"
    if dates.advised == dates.literal:
        return text
    return f"{text} (nên gửi ngày {phrases.document_day(dates.advised)})"


def return_note(plan: Plan, unit: str) -> str:
    """`Gửi về: Văn phòng HĐND và UBND, vp@…` at the foot of a page, empty where nobody is named."""
    to = receiver(plan, unit)
    if to is None:
        return ""
    return f"Gửi về: {to.name}{f', {to.email}' if to.email else ''}"


def return_line(plan: Plan, unit: str) -> str:
    """`Gửi về: Văn phòng HĐND và UBND, thư điện tử …`, empty where nobody is named."""
    to = receiver(plan, unit)
    if to is None:
        return ""
    return f"Gửi về: {to.name}{f', thư điện tử {to.email}' if to.email else ''}."


def last_day(plan: Plan, period: ReportingPeriod) -> date | None:
    """The day by which a mail asks for the form: the last working day that is in time."""
    dates = due_dates(plan, period)
    return dates.advised if dates is not None else None


def signer_of(plan: Plan, unit: str) -> Signer | None:
    """Who signs the unit's reports, where the plan names one."""
    known = plan.unit_of(unit)
    return known.signer if known is not None else None
