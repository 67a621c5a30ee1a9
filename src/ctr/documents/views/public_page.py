"""The page that the ward publishes: what was promised, and what has come of it.

Luật Thực hiện dân chủ ở cơ sở 2022, Điều 11, has a ward publish its plans and their results. What
is published is named here field by field; nothing else of the plan gets into the page. Left out are
what units wrote (things done, difficulties, proposals, plans, sources), who has not reported,
notes, evidence, and every name of a person but the leaders'. Where units report different figures
of one target, both are named: one alone would be another answer than the ward's own lists give.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date

from markupsafe import Markup

from ctr.documents.charts import bar, course_chart
from ctr.documents.views.dashboard_board import Board, Count
from ctr.documents.views.dashboard_courses import course_of
from ctr.documents.views.dashboard_groups import course_counts
from ctr.documents.views.dashboard_links import (
    OTHER_YEARS,
    Choice,
    Link,
    code_of,
    course_choices,
    course_codes,
    target_anchor,
    task_anchor,
)
from ctr.documents.views.dashboard_targets import (
    PointRow,
    against_line,
    figure_told,
    next_progress,
    verdict_of_other,
)
from ctr.documents.views.dashboard_tasks import paragraphs, task_deadline
from ctr.documents.views.letterhead import programme_number, read
from ctr.documents.views.target_rows import goal_of
from ctr.late_dataclasses import dataclass
from ctr.plan.model import Plan, Section, Task
from ctr.tracking.figures import Figure
from ctr.tracking.pace import levels
from ctr.tracking.targets import Progress
from ctr.tracking.task_status import TaskState
from ctr.vietnamese import phrases
from ctr.wording.deadlines import when_phrase
from ctr.wording.states import STATES_BEST_FIRST, state_name
from ctr.wording.targets import amount_phrase, figure_phrase, verdict_phrase

_NOTHING_YET = "chưa có kết quả"
_SHOWN = tuple(state for state in STATES_BEST_FIRST if state != "unassigned")
"""The states that are told apart in public, the best first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PublicTask:
    """Một nhiệm vụ được công khai."""

    number: str
    """Số nhiệm vụ"""
    title: str
    """Tên nhiệm vụ"""
    anchor: str
    """Tên chỗ trong trang"""
    state: str
    """Tình trạng, với ngày hoàn thành"""
    style: str
    """Tên kiểu dáng của tình trạng"""
    states: str
    """Mã tình trạng để lọc"""
    units: str
    """Các mã đơn vị để lọc"""
    leader_code: str
    """Mã lãnh đạo để lọc"""
    lead: tuple[Link, ...]
    """Đơn vị chủ trì"""
    request: bool
    """Nhiệm vụ đề nghị, không phải giao"""
    leader: tuple[Link, ...]
    """Lãnh đạo chỉ đạo"""
    position: str
    """Chức vụ của lãnh đạo"""
    deadline: str
    """Thời hạn riêng, mỗi lần gia hạn với văn bản; trống nếu không có"""
    amended: tuple[str, ...]
    """Điều đã sửa đổi: cũ → mới, theo văn bản nào, từ ngày nào"""
    text: tuple[str, ...]
    """Lời văn của chương trình"""


@dataclass(frozen=True, slots=True, kw_only=True)
class PublicSection:
    """Các nhiệm vụ của một mục."""

    number: str
    """Số mục"""
    title: str
    """Tên mục"""
    tasks: tuple[PublicTask, ...]
    """Các nhiệm vụ"""


@dataclass(frozen=True, slots=True, kw_only=True)
class PublicTarget:
    """Một chỉ tiêu được công khai."""

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
    goal: str
    """Mục tiêu và thời điểm"""
    changed: bool
    """Mục tiêu không còn như cam kết ban đầu"""
    amended: tuple[str, ...]
    """Điều đã sửa đổi: cũ → mới, theo văn bản nào, từ ngày nào"""
    actual: str
    """Số liệu; trống nếu chưa có"""
    chart: Markup
    """Biểu đồ (SVG)"""
    rows: tuple[PointRow, ...]
    """Bảng các mốc và số liệu"""


@dataclass(frozen=True, slots=True, kw_only=True)
class PublicView:
    """Trang công khai."""

    issuer: str
    """Cơ quan ban hành chương trình"""
    programme: str
    """Tên loại, số, ký hiệu của chương trình"""
    title: str
    """Trích yếu của chương trình"""
    period: str
    """Giai đoạn thực hiện"""
    year: int
    """Năm của kết quả"""
    earlier: int | None
    """Năm gần nhất có kết quả, khi năm của trang chưa có kết quả nào"""
    day: str
    """Tính đến ngày nào"""
    tasks: int
    """Số nhiệm vụ"""
    states: tuple[Count, ...]
    """Số nhiệm vụ theo tình trạng"""
    state_bar: Markup
    """Thanh tình trạng (SVG)"""
    courses: tuple[Count, ...]
    """Số chỉ tiêu theo đánh giá"""
    dropped: tuple[str, ...]
    """Nhiệm vụ, chỉ tiêu đã đưa ra khỏi chương trình, theo văn bản nào, từ ngày nào"""
    unit_choices: tuple[Choice, ...]
    """Đơn vị để lọc"""
    leader_choices: tuple[Choice, ...]
    """Lãnh đạo để lọc"""
    section_choices: tuple[Choice, ...]
    """Mục để lọc"""
    state_choices: tuple[Choice, ...]
    """Tình trạng nhiệm vụ để lọc"""
    course_choices: tuple[Choice, ...]
    """Đánh giá chỉ tiêu để lọc"""
    sections: tuple[PublicSection, ...]
    """Các nhiệm vụ, theo mục"""
    targets: tuple[PublicTarget, ...]
    """Các chỉ tiêu xem xét trong năm"""
    others: tuple[PublicTarget, ...]
    """Các chỉ tiêu không xem xét trong năm: chưa đến kỳ, hoặc đã xong từ trước"""
    filters: tuple[str, ...]
    """Các bộ lọc mà con số của trang dẫn tới"""


def public_view(plan: Plan, year: int, day: date) -> PublicView:
    """What the ward publishes of a year, as of a day."""
    board = Board(plan, year, day)
    programme = plan.programme
    counts = Counter(_public(status.state) for status in board.rows.statuses)
    courses = Counter(one.course for one in board.rows.progress)
    states = tuple(
        Count(
            number=str(counts[state]),
            text=_state(state),
            href=board.links.tasks(state=code_of(_state(state))),
            style=state,
        )
        for state in _SHOWN
        if counts[state]
    )
    told = ", ".join(f"{count.text} {count.number}" for count in states)
    beyond = " và những năm tiếp theo" if programme.period.beyond else ""
    looked_at = {(one.task.id, one.target.id) for one in board.rows.progress}
    return PublicView(
        issuer=programme.issuer,
        programme=programme_number(plan),
        title=read(programme.title, programme.errata),
        period=f"{programme.period.from_}-{programme.period.to}{beyond}",
        year=year,
        earlier=_earlier(plan, year),
        day=phrases.day(day),
        tasks=len(board.rows.statuses),
        states=states,
        state_bar=bar(
            [(f"b-{state}", counts[state]) for state in _SHOWN],
            f"Nhiệm vụ theo tình trạng: {told}",
        ),
        courses=course_counts(dict(courses), lambda state: board.links.tasks(state=state)),
        dropped=board.amendments.dropped(),
        unit_choices=board.links.unit_choices(),
        leader_choices=board.links.leader_choices(),
        section_choices=tuple(
            Choice(code=one.id, text=f"{one.id}. {one.title}") for one in plan.sections
        ),
        state_choices=tuple(
            Choice(code=code_of(_state(state)), text=_state(state)) for state in _SHOWN
        ),
        course_choices=course_choices(),
        sections=tuple(_section(board, section) for section in plan.sections),
        targets=tuple(
            _target(board, one, " ".join(course_codes(one.course)), verdict_phrase(one))
            for one in board.rows.progress
        ),
        others=tuple(
            _other(board, next_progress(board, task, target))
            for _, task, target in plan.targets()
            if (task.id, target.id) not in looked_at
        ),
        filters=board.links.used(),
    )


def _earlier(plan: Plan, year: int) -> int | None:
    """The last year before this one that has results, where this one has none yet."""
    years = {known for _, _, known in plan.result_of}
    return None if year in years else max((known for known in years if known < year), default=None)


def _public(state: TaskState) -> TaskState:
    """Who has not reported, or has not been named, is the ward's own affair."""
    return "not_reported" if state == "unassigned" else state


def _state(state: TaskState) -> str:
    return _NOTHING_YET if _public(state) == "not_reported" else state_name(state)


def _section(board: Board, section: Section) -> PublicSection:
    tasks = tuple(_task(board, task) for task in section.tasks)
    return PublicSection(number=section.id, title=section.title, tasks=tasks)


def _task(board: Board, task: Task) -> PublicTask:
    status = board.rows.status(task)
    shown = _public(status.state)
    positions = {leader.name: leader.position or "" for leader in board.plan.leaders}
    done = f", ngày {phrases.day(status.done_on)}" if status.done_on is not None else ""
    return PublicTask(
        number=task.id,
        title=task.title,
        anchor=task_anchor(task),
        state=f"{_state(shown)}{done}",
        style=shown,
        states=code_of(_state(shown)),
        units=" ".join(board.links.unit_code(name) for name in board.links.leading(task)),
        leader_code=board.links.leader_code(task.leader),
        lead=tuple(Link(text=name, href=board.links.tasks(unit=name)) for name in task.lead),
        request=task.request,
        leader=board.links.leader(task.leader),
        position=positions.get(task.leader or "", ""),
        deadline=task_deadline(board, task),
        amended=board.amendments.of_task(task),
        text=paragraphs(read(task.text, task.errata)),
    )


def _target(board: Board, progress: Progress, state: str, verdict: str) -> PublicTarget:
    task, target = progress.task, progress.target
    figures = board.summary.progress.figures.get((task.id, target.id), [])
    counted = progress.result or progress.actual
    known = [
        figure
        for figure in levels(figures, board.figures_to)
        if counted is not None and figure.unit == counted.unit
    ]
    actual, goal = figure_told(progress), goal_of(progress)
    told = f"{phrases.capital(actual) if actual else 'Chưa có số liệu'}; mục tiêu: {goal}."
    return PublicTarget(
        anchor=target_anchor(task, target),
        name=target.name,
        task=task.id,
        task_href=f"#{task_anchor(task)}",
        task_title=task.title,
        verdict=verdict,
        against=against_line(board, progress) if state != OTHER_YEARS else "",
        style="later" if state == OTHER_YEARS else progress.course,
        state=state,
        goal=goal,
        changed=board.amendments.changed(task, target),
        amended=board.amendments.of_target(task, target),
        actual=actual,
        chart=course_chart(course_of(board, progress, known), target.name, told),
        rows=tuple(_rows(progress, known)),
    )


def _other(board: Board, progress: Progress) -> PublicTarget:
    return _target(board, progress, OTHER_YEARS, verdict_of_other(board, progress))


def _rows(progress: Progress, known: list[Figure]) -> Iterator[PointRow]:
    unit = progress.target.unit
    for milestone in progress.target.milestones:
        yield PointRow(
            when=when_phrase(milestone), what="mốc", value=amount_phrase(milestone, unit)
        )
    for figure in known:
        value = figure_phrase(figure.value, unit)
        yield PointRow(when=phrases.day(figure.as_of), what="số liệu", value=value)
