"""The status of a plan as a list."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

from ctr.output.listing import Listing
from ctr.output.look import STATES
from ctr.output.progress import STATUS
from ctr.output.screens.status import status_lines
from ctr.output.table import Column
from ctr.plan.model import Plan
from ctr.tracking.summary import StatusSummary, SummaryReader
from ctr.tracking.targets import COURSES, Course
from ctr.tracking.task_status import TaskState
from ctr.vietnamese import phrases
from ctr.wording.periods import period_name
from ctr.wording.states import state_name
from ctr.wording.targets import course_phrase

if TYPE_CHECKING:
    from ctr.output.spreadsheet import Sheet


def status_listing(
    plan: Plan, reader: SummaryReader, rows: Sequence[StatusSummary]
) -> Listing[StatusSummary]:
    """The counts of the whole, of units and of leaders."""
    return Listing(
        items=rows,
        contract=STATUS,
        columns=_columns(plan, rows),
        screen=lambda room: status_lines(plan, status_title(reader), rows, room),
        sheet=lambda: _sheet(reader, rows),
    )


def status_title(reader: SummaryReader) -> str:
    """Of when it is: `Năm 2026, đến ngày 26/11/2026`."""
    name = phrases.capital(period_name(reader.period))
    received = ""
    if reader.figures_to != reader.as_of:
        received = f" (báo cáo đã nhận: đến ngày {phrases.day(reader.as_of)})"
    return f"{name}, đến ngày {phrases.day(reader.figures_to)}{received}"


def _sheet(reader: SummaryReader, rows: Sequence[StatusSummary]) -> Sheet[StatusSummary]:
    from ctr.output.sheets import status_sheet

    title = f"Tình hình thực hiện {period_name(reader.period)}"
    return status_sheet(reader.figures_to, title, rows)


def _columns(plan: Plan, rows: Sequence[StatusSummary]) -> tuple[Column[StatusSummary], ...]:
    """A column for each state and course that any row has; the rest says nothing."""

    def count(head: str, of: Callable[[StatusSummary], Any]) -> Column[StatusSummary]:
        return Column(head=head, text=lambda row: str(of(row) or "·"), right=True)

    def state_column(state: TaskState) -> Column[StatusSummary]:
        return count(phrases.capital(state_name(state)), lambda row: row.states.get(state))

    def course_column(course: Course) -> Column[StatusSummary]:
        head = f"Chỉ tiêu {course_phrase(course)}"
        return count(head, lambda row: row.courses.get(course))

    return (
        Column(head="Đơn vị, lãnh đạo", text=lambda row: plan.short_name(row.name), ratio=1),
        count("Nhiệm vụ", lambda row: row.tasks),
        *(state_column(state) for state in STATES if any(row.states.get(state) for row in rows)),
        count("Quá hạn", lambda row: row.rates.overdue),
        count("Báo cáo phải nhận", lambda row: len(row.reports_expected)),
        count("Báo cáo chưa nhận", lambda row: len(row.reports_missing)),
        *(
            course_column(course)
            for course in COURSES
            if any(row.courses.get(course) for row in rows)
        ),
        count("Số ngày từ lần ghi cuối", lambda row: row.days_since_entry),
    )
