"""The targets on the leader's page: each against its course, its chart and the table behind."""

from __future__ import annotations

from collections.abc import Iterator

from markupsafe import Markup

from ctr.documents.charts import course_chart
from ctr.documents.views.dashboard_board import Board
from ctr.documents.views.dashboard_courses import course_of
from ctr.documents.views.dashboard_links import (
    OTHER_YEARS,
    Link,
    course_codes,
    target_anchor,
    task_anchor,
)
from ctr.documents.views.target_rows import goal_of
from ctr.late_dataclasses import dataclass
from ctr.plan.model import Target, Task
from ctr.tracking.figures import Figure
from ctr.tracking.pace import levels, pace
from ctr.tracking.targets import Course, Progress
from ctr.vietnamese import phrases
from ctr.wording.deadlines import when_phrase
from ctr.wording.pace import achieved_phrase, needed_phrase
from ctr.wording.targets import (
    amount_phrase,
    course_phrase,
    dated_actual_phrase,
    expected_phrase,
    figure_phrase,
    gap_phrase,
    quantity,
    verdict_phrase,
)

_WORST_FIRST: tuple[Course, ...] = (
    "not_met",
    "behind",
    "met_late",
    "open",
    "on_course",
    "met",
    "no_figure",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class PointRow:
    """Một dòng của bảng sau biểu đồ."""

    when: str
    """Thời điểm"""
    what: str
    """Mốc, hoặc số liệu của ai"""
    value: str
    """Mức, số"""


@dataclass(frozen=True, slots=True, kw_only=True)
class TargetCard:
    """Một chỉ tiêu."""

    anchor: str
    """Tên chỗ trong trang"""
    name: str
    """Tên chỉ tiêu"""
    task: str
    """Số nhiệm vụ"""
    task_href: str
    """Nơi dẫn tới nhiệm vụ"""
    task_title: str
    """Tên nhiệm vụ"""
    verdict: str
    """Đánh giá"""
    against: str
    """Mức cần có vào ngày tính, khi đánh giá theo mức ấy; trống nếu không"""
    style: str
    """Tên kiểu dáng của đánh giá"""
    state: str
    """Các mã của đánh giá để lọc"""
    units: str
    """Mã đánh giá theo số của từng đơn vị, để lọc; trống khi một đơn vị chủ trì"""
    goal: str
    """Mục tiêu và thời điểm"""
    amended: tuple[str, ...]
    """Điều đã sửa đổi: cũ → mới, theo văn bản nào, từ ngày nào"""
    actual: str
    """Số liệu"""
    gap: str
    """Còn thiếu bao nhiêu"""
    expected: str
    """Mức phải có vào ngày này, khi không đánh giá theo mức ấy; trống nếu không tính được"""
    needed: str
    """Nhịp cần có để đạt mốc; trống nếu mốc không có nhịp"""
    achieved: str
    """Nhịp đã đạt"""
    lead: tuple[Link, ...]
    """Đơn vị chủ trì"""
    leader: tuple[Link, ...]
    """Lãnh đạo chỉ đạo"""
    chart: Markup
    """Biểu đồ (SVG)"""
    rows: tuple[PointRow, ...]
    """Bảng các mốc và số liệu"""


def target_cards(board: Board) -> tuple[TargetCard, ...]:
    """The targets that are looked at in the year, the worst first."""
    return tuple(
        _card(board, one, " ".join(course_codes(one.course)), verdict_phrase(one))
        for one in worst_first(board.rows.progress)
    )


def worst_first(progress: list[Progress]) -> list[Progress]:
    """What goes wrong before what goes well, and what is not known last."""
    return sorted(progress, key=lambda one: _WORST_FIRST.index(one.course))


def other_targets(board: Board) -> tuple[TargetCard, ...]:
    """All others, each by its next milestone, or by the last where none is left."""
    looked_at = {(one.task.id, one.target.id) for one in board.rows.progress}
    return tuple(
        _other(board, next_progress(board, task, target))
        for _, task, target in board.plan.targets()
        if (task.id, target.id) not in looked_at
    )


def _other(board: Board, progress: Progress) -> TargetCard:
    return _card(board, progress, OTHER_YEARS, verdict_of_other(board, progress))


def verdict_of_other(board: Board, progress: Progress) -> str:
    """How a target stands that is not looked at in the year: to come, or settled before."""
    last = progress.milestone.last_day
    settled = last is not None and last.year < board.year
    return course_phrase(progress.course) if settled else "chưa đến kỳ xem xét"


def next_progress(board: Board, task: Task, target: Target) -> Progress:
    """A target by its next milestone with a day, or by the last where none is left."""
    dated = [one for one in target.milestones if one.last_day is not None]
    ahead = [one for one in dated if one.last_day and one.last_day > board.day]
    chosen = min(ahead or dated[-1:], key=lambda one: one.last_day or board.day)
    return board.summary.progress.of(task, target, chosen)


def figure_told(progress: Progress) -> str:
    """The figures that count, with their days and what units report differently.

    Of one that is not of the year of the page it is said of which year it is.
    """
    told = dated_actual_phrase(progress)
    if progress.actual is None or not progress.of_another_year:
        return told
    return f"{told}, số của năm {progress.actual.as_of.year}"


def _card(board: Board, progress: Progress, state: str, verdict: str) -> TargetCard:
    task, target = progress.task, progress.target
    figures = board.summary.progress.figures.get((task.id, target.id), [])
    known = levels(figures, board.figures_to)
    moving = pace(progress, figures, board.figures_to)
    actual, goal = figure_told(progress), goal_of(progress)
    told = f"{phrases.capital(actual) if actual else 'Chưa có số liệu'}; mục tiêu: {goal}."
    against = against_line(board, progress) if state != OTHER_YEARS else ""
    return TargetCard(
        anchor=target_anchor(task, target),
        name=target.name,
        task=task.id,
        task_href=f"#{task_anchor(task)}",
        task_title=task.title,
        verdict=verdict,
        against=against,
        style="later" if state == OTHER_YEARS else progress.course,
        state=state,
        units=" ".join(_own_courses(board, progress, state)),
        goal=goal,
        amended=board.amendments.of_target(task, target),
        actual=actual,
        gap=gap_phrase(progress),
        expected=expected_phrase(progress) if not against else "",
        needed=needed_phrase(moving, target.unit) if moving is not None else "",
        achieved=achieved_phrase(moving, target.unit) if moving is not None else "",
        lead=board.links.units(task.lead),
        leader=board.links.leader(task.leader),
        chart=course_chart(course_of(board, progress, known), target.name, told),
        rows=(*_milestones(target), *_figures(target, known)),
    )


def against_line(board: Board, progress: Progress) -> str:
    """`so với mức cần có ngày 27/11/2026: 90,64%`, of what is judged by its line."""
    if progress.expected is None or progress.course not in ("on_course", "behind"):
        return ""
    day = phrases.day(board.figures_to)
    return f"so với mức cần có ngày {day}: {quantity(progress.expected, progress.target.unit)}"


def _own_courses(board: Board, progress: Progress, codes: str) -> Iterator[str]:
    """The code of each unit with those of the course by its own figures.

    Left out where one unit leads and its figures say what all figures do.
    """
    task, target = progress.task, progress.target
    units = board.plan.units_in(task.lead)
    for unit in units:
        own = board.own_progress(unit).in_year(task)
        course = next((one.course for one in own if one.target.id == target.id), None)
        of_unit = course_codes(course) if course is not None else (OTHER_YEARS,)
        if len(units) > 1 or " ".join(of_unit) != codes:
            for code in of_unit:
                yield f"{board.links.unit_code(unit)}:{code}"


def _milestones(target: Target) -> Iterator[PointRow]:
    if target.baseline is not None:
        yield PointRow(
            when=phrases.day(target.baseline.on),
            what="ban đầu",
            value=quantity(target.baseline.value, target.unit),
        )
    for milestone in target.milestones:
        amount = amount_phrase(milestone, target.unit)
        yield PointRow(when=when_phrase(milestone), what="mốc", value=amount)


def _figures(target: Target, known: list[Figure]) -> Iterator[PointRow]:
    for figure in known:
        yield PointRow(
            when=phrases.day(figure.as_of),
            what=figure.unit,
            value=figure_phrase(figure.value, target.unit),
        )
