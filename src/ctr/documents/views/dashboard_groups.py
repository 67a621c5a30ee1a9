"""How it stands by unit, by leader and by section: counts that lead to the tasks behind them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from datetime import date

from markupsafe import Markup

from ctr.documents.charts import bar
from ctr.documents.views.dashboard_board import Board, Count
from ctr.documents.views.dashboard_links import OVERDUE, Link, course_code, state_code
from ctr.late_dataclasses import dataclass
from ctr.tracking.summary import StatusSummary
from ctr.tracking.targets import COURSES, Course
from ctr.tracking.task_status import TaskState
from ctr.vietnamese import phrases
from ctr.wording.states import EMPTY_REPORT, STATES_BEST_FIRST, state_name
from ctr.wording.targets import course_phrase

Filter = Callable[[str | None], str]
"""The address of the tasks of a group in a state, or in any."""


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupRow:
    """Một đơn vị, một lãnh đạo hoặc một mục."""

    name: Link
    """Tên, dẫn tới các nhiệm vụ"""
    full_name: str
    """Tên đầy đủ, chức vụ"""
    code: str
    """Mã để lọc"""
    tasks: Count
    """Số nhiệm vụ"""
    bar: Markup
    """Thanh tình trạng (SVG)"""
    states: tuple[Count, ...]
    """Số nhiệm vụ theo tình trạng"""
    overdue: tuple[Count, ...]
    """Số nhiệm vụ quá hạn, hoặc có mốc quá hạn; trống nếu không có"""
    report: str
    """Báo cáo của năm đã nhận chưa"""
    report_style: str
    """Tên kiểu dáng: đã nhận, chưa, chưa và đã quá hạn"""
    courses: tuple[Count, ...]
    """Số chỉ tiêu theo đánh giá"""
    fresh: str
    """Ngày ghi mới nhất, cách đây bao nhiêu ngày"""
    stale: bool
    """Chưa có gì, hoặc đã cũ"""


STALE_DAYS = 90
"""Days without anything new after which a unit's data is called old."""


def state_counts(states: dict[TaskState, int], where: Filter) -> tuple[Count, ...]:
    """How many tasks are in which state, the best first."""
    return tuple(
        Count(
            number=str(states[state]),
            text=state_name(state),
            href=where(state_code(state)),
            style=state,
        )
        for state in STATES_BEST_FIRST
        if states.get(state)
    )


def course_counts(courses: dict[Course, int], where: Filter) -> tuple[Count, ...]:
    """How many targets are on which course, the best first."""
    return tuple(
        Count(
            number=str(courses[course]),
            text=course_phrase(course),
            href=where(course_code(course)),
            style=course,
        )
        for course in COURSES
        if courses.get(course)
    )


def state_bar(states: dict[TaskState, int], title: str = "") -> Markup:
    """The states side by side, the best first."""
    return bar([(f"b-{state}", states.get(state, 0)) for state in STATES_BEST_FIRST], title)


def unit_rows(board: Board) -> tuple[GroupRow, ...]:
    """Every unit that has to report."""
    received = {row.unit: row for row in board.rows.received}
    rows = []
    for unit in board.plan.reporting_units:
        said = received[unit]
        text = f"{said.state} ({said.day})" if said.day else said.state
        summary = board.summary.of_unit(unit)
        if summary.says_nothing:
            text = f"{text}; {EMPTY_REPORT}"
        style = "in" if said.day else "late" if board.report_late else "out"
        rows.append(
            _row(
                board,
                summary,
                board.links.unit(unit),
                full_name=unit,
                code=board.links.unit_code(unit),
                where=lambda state, unit=unit: board.links.tasks(unit=unit, state=state),  # type: ignore[misc]
                overdue=sum(unit in units for units in board.overdue.values()),
                report=(text, style),
            )
        )
    return tuple(rows)


def leader_rows(board: Board) -> tuple[GroupRow, ...]:
    """Every leader that directs something."""
    rows = []
    for leader in board.plan.leaders:
        directed = {task.id for _, task in board.plan.tasks() if task.leader == leader.name}
        if not directed:
            continue
        summary = board.summary.of_leader(leader.name)
        whole, missing = len(summary.reports_expected), len(summary.reports_missing)
        (name,) = board.links.leader(leader.name)
        rows.append(
            _row(
                board,
                summary,
                name,
                full_name=leader.position or "",
                code=board.links.leader_code(leader.name),
                where=lambda state, name=leader.name: board.links.tasks(  # type: ignore[misc]
                    leader=name, state=state
                ),
                overdue=sum(number in board.overdue for number in directed),
                report=(f"đã nhận {whole - missing}/{whole}", "in" if not missing else "out"),
            )
        )
    return tuple(rows)


def section_rows(board: Board) -> tuple[GroupRow, ...]:
    """Every section of the programme."""
    rows = []
    for section in board.plan.sections:
        numbers = {task.id for task in section.tasks}
        statuses = [board.rows.status(task) for task in section.tasks]
        progress = [one for task in section.tasks for one in board.rows.progress_of(task)]

        def where(state: str | None, section: str = section.id) -> str:
            return board.links.tasks(section=section, state=state)

        states = dict(Counter(status.state for status in statuses))
        rows.append(
            GroupRow(
                name=Link(text=f"{section.id}. {section.title}", href=where(None)),
                full_name="",
                code=section.id,
                tasks=_all(len(statuses), where),
                bar=state_bar(states),
                states=state_counts(states, where),
                overdue=_overdue(sum(number in board.overdue for number in numbers), where),
                report="",
                report_style="",
                courses=course_counts(dict(Counter(one.course for one in progress)), where),
                fresh="",
                stale=False,
            )
        )
    return tuple(rows)


def fresh_phrase(last: date | None, day: date) -> str:
    """`45 ngày trước (12/10/2026)`, or that there is nothing."""
    if last is None:
        return "chưa có gì"
    days = (day - last).days
    ago = f"{days} ngày trước" if days else "hôm nay"
    return f"{ago} ({phrases.day(last)})"


def _row(
    board: Board,
    summary: StatusSummary,
    name: Link,
    *,
    full_name: str,
    code: str,
    where: Filter,
    overdue: int,
    report: tuple[str, str],
) -> GroupRow:
    days = summary.days_since_entry
    return GroupRow(
        name=name,
        full_name=full_name if full_name != name.text else "",
        code=code,
        tasks=_all(summary.tasks, where),
        bar=state_bar(summary.states),
        states=state_counts(summary.states, where),
        overdue=_overdue(overdue, where),
        report=report[0],
        report_style=report[1],
        courses=course_counts(summary.courses, where),
        fresh=fresh_phrase(summary.last_entry, board.day),
        stale=days is None or days > STALE_DAYS,
    )


def _all(number: int, where: Filter) -> Count:
    return Count(number=str(number), text="nhiệm vụ", href=where(None), style="")


def _overdue(number: int, where: Filter) -> tuple[Count, ...]:
    if not number:
        return ()
    href = where(OVERDUE)
    return (Count(number=str(number), text="quá hạn", href=href, style="overdue"),)
