"""The lists of tasks, of what is due, of targets and of counts as an office reads them in Excel."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from ctr.output.spreadsheet import Cell, Sheet, SheetColumn
from ctr.plan.model import Plan
from ctr.tracking.due import DueItem, open_debtors
from ctr.tracking.selection import Assigned
from ctr.tracking.summary import StatusSummary
from ctr.tracking.targets import COURSES, Course, Progress
from ctr.tracking.task_status import TASK_STATES, TaskState, TaskStatus
from ctr.vietnamese import phrases
from ctr.wording.assignments import lead_phrase
from ctr.wording.deadlines import deadline_phrase, due_phrase, periodic_title, when_phrase
from ctr.wording.states import state_name, status_phrase
from ctr.wording.targets import (
    amount_phrase,
    course_phrase,
    figure_phrase,
    unmet_limit_phrase,
    verdict_phrase,
)

TaskRow = tuple[Assigned, TaskStatus]
_DUE_KINDS = {"report": "báo cáo", "task": "nhiệm vụ", "milestone": "mốc chỉ tiêu"}
_DUE_STATES = {
    "overdue": "quá hạn",
    "today": "hạn hôm nay",
    "soon": "sắp đến hạn",
    "later": "còn xa",
    "done": "hoàn thành",
}


def tasks_sheet(day: date) -> Sheet[TaskRow]:
    """Who does what, and how far it is."""
    return Sheet(
        title="Danh sách nhiệm vụ",
        day=day,
        columns=(
            SheetColumn(head="Số", value=lambda row: row[0].task.id),
            SheetColumn(head="Mục", value=lambda row: row[0].section.title, share=2),
            SheetColumn(head="Nhiệm vụ", value=lambda row: row[0].task.title, share=5),
            SheetColumn(head="Chủ trì", value=lambda row: lead_phrase(row[0].task), share=3),
            SheetColumn(
                head="Qua nhóm",
                value=lambda row: "; ".join(row[0].through_groups),
                share=1,
                may_lack=True,
            ),
            SheetColumn(head="Lãnh đạo chỉ đạo", value=lambda row: row[0].task.leader, share=1.5),
            SheetColumn(head="Số chỉ tiêu", value=lambda row: len(row[0].task.targets)),
            SheetColumn(head="Thời hạn", value=_deadline, share=2, may_lack=True),
            SheetColumn(
                head="Tình trạng", value=lambda row: status_phrase(row[1].state, row[1]), share=2
            ),
            SheetColumn(head="Ngày hoàn thành", value=_done_on, may_lack=True),
        ),
    )


def _deadline(row: TaskRow) -> Cell:
    deadline = row[0].task.deadline
    return deadline_phrase(deadline) if deadline is not None else None


def _done_on(row: TaskRow) -> Cell:
    return row[1].done_on or row[1].done_before


def due_sheet(plan: Plan, day: date) -> Sheet[DueItem]:
    """What is due and overdue, with all three days of a deadline."""
    return Sheet(
        title="Việc đến hạn và quá hạn",
        day=day,
        columns=(
            SheetColumn(head="Hạn cuối", value=lambda item: item.dates.literal),
            SheetColumn(head="Ngày làm việc cuối", value=lambda item: item.dates.advised),
            SheetColumn(head="Hạn lùi đến", value=lambda item: item.dates.carried),
            SheetColumn(head="Tình trạng", value=lambda item: _DUE_STATES[item.state]),
            SheetColumn(head="Còn (ngày)", value=_days_left),
            SheetColumn(head="Loại", value=lambda item: _DUE_KINDS[item.kind]),
            SheetColumn(
                head="Nhiệm vụ", value=lambda item: item.task.id if item.task is not None else None
            ),
            SheetColumn(head="Việc", value=_due_title, share=5),
            SheetColumn(head="Thời hạn ghi trong văn bản", value=due_phrase, share=2),
            SheetColumn(head="Đơn vị còn nợ", value=lambda item: _debtors(plan, item), share=4),
        ),
        legend=(
            ("Hạn cuối", "Ngày cuối cùng theo đúng câu chữ: “trước ngày 25/11” là hết ngày 24/11."),
            (
                "Ngày làm việc cuối",
                "Ngày làm việc cuối cùng không sau hạn cuối; nên gửi trước hết.",
            ),
            (
                "Hạn lùi đến",
                "Hạn cuối là ngày nghỉ thì lùi đến ngày làm việc tiếp theo (Điều 148 Bộ luật Dân "
                "sự 2015).",
            ),
            (
                "Còn (ngày)",
                "Số ngày từ ngày tính đến ngày mà sau đó là quá hạn; số âm là đã quá hạn bấy nhiêu "
                "ngày.",
            ),
        ),
    )


def _days_left(item: DueItem) -> Cell:
    return None if item.state == "done" else item.days_left + (item.last - item.dates.literal).days


def _due_title(item: DueItem) -> Cell:
    return periodic_title(item) if item.task is None else item.title


def _debtors(plan: Plan, item: DueItem) -> Cell:
    return (
        "chưa phân công" if item.unassigned else "; ".join((*item.units, *open_debtors(plan, item)))
    )


def _gap(progress: Progress) -> Cell:
    """How much is lacking; in words where the figure is just at a limit that is to be passed."""
    return unmet_limit_phrase(progress) or progress.gap


def targets_sheet(day: date) -> Sheet[Progress]:
    """Milestones, figures and verdicts."""
    return Sheet(
        title="Chỉ tiêu và các mốc",
        day=day,
        columns=(
            SheetColumn(head="Nhiệm vụ", value=lambda one: one.task.id),
            SheetColumn(head="Chỉ tiêu", value=lambda one: one.target.name, share=5),
            SheetColumn(head="Thời điểm", value=lambda one: when_phrase(one.milestone), share=2),
            SheetColumn(
                head="Mục tiêu",
                value=lambda one: amount_phrase(one.milestone, one.target.unit),
                share=2,
            ),
            SheetColumn(head="Đơn vị tính", value=_unit_of, share=1),
            SheetColumn(head="Thực tế", value=_actual),
            SheetColumn(head="Số liệu tính đến ngày", value=_actual_day),
            SheetColumn(head="Lẽ ra đến nay", value=lambda one: one.expected, may_lack=True),
            SheetColumn(head="Còn thiếu", value=_gap, may_lack=True),
            SheetColumn(head="Đánh giá", value=verdict_phrase, share=2),
            SheetColumn(head="Chủ trì", value=lambda one: "; ".join(one.task.lead), share=3),
        ),
        legend=(
            ("Thực tế", "Số liệu được so với mục tiêu; của một giai đoạn là tổng hoặc bình quân."),
            (
                "Lẽ ra đến nay",
                "Mức đi đều từ số liệu gốc hoặc mốc trước đến mốc này, tại ngày tính; trống là "
                "không có đường đi để so.",
            ),
            (
                "Còn thiếu",
                "Phần chưa đạt của mục tiêu; 0 là không thiếu; bằng đúng mức phải vượt "
                "thì ghi “chưa vượt”.",
            ),
            *((phrases.capital(course_phrase(course)), _COURSES[course]) for course in COURSES),
        ),
    )


_COURSES: dict[Course, str] = {
    "met": "Số liệu đạt mục tiêu.",
    "met_late": "Chỉ đạt bằng số liệu sau ngày của mốc.",
    "on_course": "Chưa đến ngày của mốc, số liệu không kém mức lẽ ra đến nay.",
    "open": "Chưa đến ngày của mốc, không có đường đi để so.",
    "behind": "Chưa đến ngày của mốc, số liệu kém mức lẽ ra đến nay.",
    "not_met": "Đã qua ngày của mốc mà chưa đạt.",
    "no_figure": "Không có số liệu để so.",
}


def _unit_of(progress: Progress) -> Cell:
    return progress.target.unit if progress.target.by_figure else "đạt/không đạt"


def _actual(progress: Progress) -> Cell:
    figure = progress.actual
    if figure is None:
        return None
    return figure_phrase(figure.value, None) if isinstance(figure.value, bool) else figure.value


def _actual_day(progress: Progress) -> Cell:
    return progress.actual.as_of if progress.actual is not None else None


def status_sheet(day: date, title: str, rows: Sequence[StatusSummary]) -> Sheet[StatusSummary]:
    """Counts of the whole, of units and leaders: every state and course in its own column."""

    def states(state: TaskState) -> Callable[[StatusSummary], Cell]:
        return lambda row: row.states.get(state, 0)

    def courses(course: Course) -> Callable[[StatusSummary], Cell]:
        return lambda row: row.courses.get(course, 0)

    return Sheet(
        title=title,
        day=day,
        columns=(
            SheetColumn(head="Đơn vị, lãnh đạo", value=lambda row: row.name, share=1),
            SheetColumn(head="Số nhiệm vụ", value=lambda row: row.tasks),
            *(
                SheetColumn(head=phrases.capital(state_name(state)), value=states(state))
                for state in TASK_STATES
                if state != "unassigned" or any(row.states.get(state) for row in rows)
            ),
            SheetColumn(head="Nhiệm vụ quá hạn", value=lambda row: row.rates.overdue),
            SheetColumn(head="Báo cáo phải nhận", value=lambda row: len(row.reports_expected)),
            SheetColumn(
                head="Báo cáo đã nhận",
                value=lambda row: len(row.reports_expected) - len(row.reports_missing),
            ),
            *(
                SheetColumn(head=f"Chỉ tiêu {course_phrase(course)}", value=courses(course))
                for course in COURSES
            ),
            SheetColumn(head="Lần ghi cuối", value=lambda row: row.last_entry),
        ),
    )
