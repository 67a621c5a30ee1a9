"""ctr status: one screen for a leader."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from ctr.cli.messages import say
from ctr.cli.options import LeaderOption, PeriodArgument, UnitsOption
from ctr.cli.resolve import leader_named, units_named
from ctr.cli.session import AS_OF, LIST_OUTPUT, SPAN, YEAR, Session, takes
from ctr.output.listing import Listing
from ctr.output.progress import STATUS
from ctr.output.table import Column
from ctr.plan.model import Plan
from ctr.tracking.summary import StatusSummary, SummaryReader
from ctr.tracking.targets import COURSES
from ctr.tracking.task_status import TaskState
from ctr.vietnamese import phrases
from ctr.wording.assignments import unit_list
from ctr.wording.periods import period_name
from ctr.wording.states import rates_phrase, state_name
from ctr.wording.targets import course_phrase

if TYPE_CHECKING:
    from ctr.output.spreadsheet import Sheet


@takes(SPAN, YEAR, AS_OF, LIST_OUTPUT)
def status(
    session: Session,
    period: PeriodArgument = None,
    unit: UnitsOption = None,
    leader: LeaderOption = None,
) -> None:
    """Tình hình chung trên một màn hình: theo đơn vị, theo lãnh đạo; của năm hoặc của một kỳ."""
    chosen = session.period_or_year(period)
    plan = session.plan_until(chosen.last_day)
    reader = SummaryReader(plan, chosen, session.day)
    units, directing = units_named(plan, unit), leader_named(plan, leader)
    narrowed = bool(units) or directing is not None
    rows = [] if narrowed else [reader.whole()]
    if not narrowed or units:
        rows += [reader.of_unit(name) for name in plan.expand(units) or plan.reporting_units]
    if directing is not None or not narrowed:
        names = [directing] if directing is not None else [each.name for each in plan.leaders]
        rows += [reader.of_leader(name) for name in names]
    session.write_list(
        Listing(
            items=rows,
            contract=STATUS,
            columns=_columns(plan, rows),
            sheet=lambda: _sheet(reader, rows),
        )
    )
    _say_missing(plan, reader, rows)


def _sheet(reader: SummaryReader, rows: list[StatusSummary]) -> Sheet[StatusSummary]:
    from ctr.output.sheets import status_sheet

    title = f"Tình hình thực hiện {period_name(reader.period)}"
    return status_sheet(reader.figures_to, title, rows)


_STATES: dict[str, tuple[TaskState, ...]] = {
    "Hoàn thành": ("done",),
    "Đang thực hiện": ("in_progress",),
    "Tạm dừng, dừng": ("paused", "dropped"),
    "Chưa thực hiện": ("not_started",),
    "Chưa báo cáo": ("not_reported",),
    "Chưa phân công": ("unassigned",),
}
"""Where tasks stand; the two ways to stop share a column, for six do not fit beside the names.

The last stands only where it is needed, for the same reason.
"""


def _columns(plan: Plan, rows: list[StatusSummary]) -> tuple[Column[StatusSummary], ...]:
    def count(head: str, of: Callable[[StatusSummary], Any]) -> Column[StatusSummary]:
        return Column(head=head, text=lambda row: str(of(row) or "·"), right=True)

    return (
        Column(
            head="Đơn vị, lãnh đạo",
            text=lambda row: plan.short_name(row.name),
            ratio=1,
        ),
        count("NV", lambda row: row.tasks),
        *(
            _state_column(head, *states)
            for head, states in _STATES.items()
            if head != "Chưa phân công" or any(row.states.get("unassigned") for row in rows)
        ),
        count("Quá hạn", lambda row: row.rates.overdue),
        Column(head="Báo cáo", text=_reports, right=True),
        Column(head="Chỉ tiêu", text=_courses, right=True),
        Column(head="Mới", text=_fresh, right=True),
    )


def _state_column(head: str, *states: TaskState) -> Column[StatusSummary]:
    def text(row: StatusSummary) -> str:
        return str(sum(row.states.get(state, 0) for state in states) or "·")

    return Column(head=head, text=text, right=True)


def _reports(row: StatusSummary) -> str:
    expected = len(row.reports_expected)
    return f"{expected - len(row.reports_missing)}/{expected}"


def _courses(row: StatusSummary) -> str:
    """Met, late or not / on course / not due yet / behind / not met / without a figure."""
    counts = [row.courses.get(course, 0) for course in COURSES]
    return "/".join(str(number) for number in [counts[0] + counts[1], *counts[2:]])


def _fresh(row: StatusSummary) -> str:
    return str(row.days_since_entry) if row.days_since_entry is not None else "·"


def _say_missing(plan: Plan, reader: SummaryReader, rows: list[StatusSummary]) -> None:
    missing = dict.fromkeys(name for row in rows for name in row.reports_missing)
    stopped = " hoặc ".join(state_name(state) for state in _STATES["Tạm dừng, dừng"])
    say(
        f"NV: nhiệm vụ. Tạm dừng, dừng: {stopped}. Báo cáo: đã nhận/phải nhận. "
        "Mới: số ngày từ lần ghi cuối."
    )
    courses = " / ".join(course_phrase(course) for course in COURSES if course != "met_late")
    say(f"Chỉ tiêu: {courses}; đạt gồm cả đạt sau hạn.")
    rates = f" {rates_phrase(rows[0].rates)}" if len(rows) == 1 or rows[0].scope == "all" else ""
    name = phrases.capital(period_name(reader.period))
    received = ""
    if reader.figures_to != reader.as_of:
        received = f" (báo cáo đã nhận: đến ngày {phrases.day(reader.as_of)})"
    say(f"{name}, đến ngày {phrases.day(reader.figures_to)}{received}.{rates}")
    before = [row for row in rows if row.done_before]
    if before and before[0].scope == "all":
        before = before[:1]
    if before:
        listed = (f"{plan.short_name(row.name)} {row.done_before} nhiệm vụ" for row in before)
        say(f"Hoàn thành từ năm trước: {'; '.join(listed)}.")
    differing = dict.fromkeys(
        f"{progress.task.id}. {progress.target.name}"
        for row in rows
        for progress in row.disagreeing
    )
    if differing:
        say(f"Chỉ tiêu có số liệu các đơn vị báo khác nhau: {'; '.join(differing)}.")
    if missing:
        say(f"Chưa nhận báo cáo ({len(missing)}): {unit_list(plan, tuple(missing))}.")
