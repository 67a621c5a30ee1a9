"""The leader's page as its template sees it: prepared texts, nothing left to compute."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from markupsafe import Markup

from ctr.documents.views.dashboard_board import Board, Count
from ctr.documents.views.dashboard_decisions import (
    MOST,
    Changes,
    Decision,
    changes,
    decisions,
    more,
)
from ctr.documents.views.dashboard_due import (
    DueRow,
    TimelineYear,
    later_rows,
    next_rows,
    overdue_rows,
    repeated,
    timeline,
)
from ctr.documents.views.dashboard_groups import (
    GroupRow,
    course_counts,
    leader_rows,
    section_rows,
    state_bar,
    state_counts,
    unit_rows,
)
from ctr.documents.views.dashboard_links import (
    OFF,
    OVERDUE,
    Choice,
    Link,
    course_choices,
    state_choices,
)
from ctr.documents.views.dashboard_targets import TargetCard, other_targets, target_cards
from ctr.documents.views.dashboard_tasks import SectionCards, section_cards
from ctr.documents.views.letterhead import programme_number
from ctr.late_dataclasses import dataclass
from ctr.plan.model import Plan
from ctr.tracking.pace import ENOUGH
from ctr.tracking.reported import SentReport
from ctr.tracking.soon import SOON_DAYS
from ctr.tracking.targets import OFF_COURSE
from ctr.vietnamese import phrases
from ctr.wording.states import rates_phrase


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """Một trong những con số lớn đầu trang."""

    number: str
    """Con số"""
    of: str
    """Trên tổng bao nhiêu; trống nếu không có"""
    text: str
    """Là số của gì"""
    note: str
    """Chú thích ngắn"""
    href: str
    """Nơi dẫn tới"""
    alarming: bool
    """Cần xem ngay"""


@dataclass(frozen=True, slots=True, kw_only=True)
class DashboardView:
    """Trang của lãnh đạo."""

    issuer: str
    """Cơ quan ban hành chương trình"""
    programme: str
    """Tên loại, số, ký hiệu của chương trình"""
    period: str
    """Giai đoạn thực hiện"""
    year: int
    """Năm của kết quả"""
    day: str
    """Tính đến ngày nào"""
    answers: tuple[Answer, ...]
    """Những con số lớn đầu trang"""
    overdue: tuple[DueRow, ...]
    """Việc quá hạn, lâu nhất trước, những việc đầu khi có nhiều"""
    overdue_more: tuple[Link, ...]
    """Còn bao nhiêu việc quá hạn nữa; trống nếu đã đủ"""
    off_course: tuple[TargetCard, ...]
    """Chỉ tiêu chậm tiến độ, chưa đạt, những chỉ tiêu đầu khi có nhiều"""
    off_course_more: tuple[Link, ...]
    """Còn bao nhiêu chỉ tiêu như vậy nữa; trống nếu đã đủ"""
    next: tuple[DueRow, ...]
    """Việc đến hạn trong 30 ngày, những việc đầu khi có nhiều"""
    next_more: tuple[Link, ...]
    """Còn bao nhiêu việc như vậy nữa; trống nếu đã đủ"""
    then: tuple[DueRow, ...]
    """Những việc kế tiếp sau đó"""
    soon_days: int
    """Sắp đến hạn là trong bao nhiêu ngày"""
    decisions: tuple[Decision, ...]
    """Điều cần quyết định"""
    tasks: int
    """Số nhiệm vụ"""
    states: tuple[Count, ...]
    """Số nhiệm vụ theo tình trạng"""
    state_bar: Markup
    """Thanh tình trạng (SVG)"""
    rates: str
    """Tỷ lệ nhiệm vụ quá hạn, thành câu"""
    courses: tuple[Count, ...]
    """Số chỉ tiêu theo đánh giá"""
    dropped: tuple[str, ...]
    """Nhiệm vụ, chỉ tiêu đã đưa ra khỏi chương trình, theo văn bản nào, từ ngày nào"""
    units: tuple[GroupRow, ...]
    """Theo đơn vị"""
    leaders: tuple[GroupRow, ...]
    """Theo lãnh đạo"""
    by_section: tuple[GroupRow, ...]
    """Theo mục"""
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
    sections: tuple[SectionCards, ...]
    """Các nhiệm vụ, theo mục"""
    enough: int
    """Cần bao nhiêu số liệu mới tính nhịp đã đạt"""
    targets: tuple[TargetCard, ...]
    """Các chỉ tiêu xem xét trong năm"""
    others: tuple[TargetCard, ...]
    """Các chỉ tiêu không xem xét trong năm: chưa đến kỳ, hoặc đã xong từ trước"""
    timeline: tuple[TimelineYear, ...]
    """Thời hạn và mốc của các năm"""
    repeated: tuple[str, ...]
    """Việc lặp lại hằng năm, hằng kỳ"""
    changes: Changes
    """Thay đổi từ báo cáo đã gửi gần nhất"""
    filters: tuple[str, ...]
    """Các bộ lọc mà con số của trang dẫn tới"""


def dashboard_view(
    plan: Plan, year: int, day: date, sent: Sequence[SentReport] = ()
) -> DashboardView:
    """How the programme stands in a year, as of a day; `sent` are the reports that went out."""
    board = Board(plan, year, day)
    programme, whole = plan.programme, board.summary.whole()
    overdue, soon, decided = overdue_rows(board), next_rows(board), decisions(board)
    targets = target_cards(board)
    off_course = tuple(card for card in targets if card.style in OFF_COURSE)
    units, leaders, sections = unit_rows(board), leader_rows(board), section_rows(board)

    def where(state: str | None) -> str:
        return board.links.tasks(state=state)

    states, courses = state_counts(whole.states, where), course_counts(whole.courses, where)
    told = ", ".join(f"{count.text} {count.number}" for count in states)
    beyond = " và những năm tiếp theo" if programme.period.beyond else ""
    return DashboardView(
        issuer=programme.issuer,
        programme=programme_number(plan),
        period=f"{programme.period.from_}-{programme.period.to}{beyond}",
        year=year,
        day=phrases.day(day),
        answers=(
            _overdue(overdue),
            _received(board, whole.reports_expected, whole.reports_missing),
            _next(soon),
            _targets(board),
        ),
        overdue=overdue[:MOST],
        overdue_more=more(len(overdue) - MOST, "việc", where(OVERDUE)),
        off_course=off_course[:MOST],
        off_course_more=more(len(off_course) - MOST, "chỉ tiêu", where(OFF)),
        next=soon[:MOST],
        next_more=more(len(soon) - MOST, "việc", "#thoi-gian"),
        then=later_rows(board),
        soon_days=SOON_DAYS,
        decisions=decided,
        tasks=whole.tasks,
        states=states,
        state_bar=state_bar(whole.states, f"Nhiệm vụ theo tình trạng: {told}"),
        rates=rates_phrase(whole.rates),
        courses=courses,
        dropped=board.amendments.dropped(),
        units=units,
        leaders=leaders,
        by_section=sections,
        unit_choices=board.links.unit_choices(),
        leader_choices=board.links.leader_choices(),
        section_choices=tuple(
            Choice(code=one.id, text=f"{one.id}. {one.title}") for one in plan.sections
        ),
        state_choices=state_choices(),
        course_choices=course_choices(),
        sections=section_cards(board),
        enough=ENOUGH,
        targets=targets,
        others=other_targets(board),
        timeline=timeline(board),
        repeated=repeated(board),
        changes=changes(board, sent),
        filters=board.links.used(),
    )


def _overdue(rows: Sequence[DueRow]) -> Answer:
    owing = {code for row in rows for code in row.unit_codes.split()}
    return Answer(
        number=str(len(rows)),
        of="",
        text="việc quá hạn",
        note=f"{len(owing)} đơn vị còn nợ" if owing else "không ai đang nợ",
        href="#qua-han",
        alarming=bool(rows),
    )


def _received(board: Board, expected: Sequence[str], missing: Sequence[str]) -> Answer:
    last = board.report_last
    note = f"hạn {phrases.day(last)}" if last is not None else "không có thời hạn"
    if missing and board.report_late and last is not None:
        note = f"{len(missing)} chưa gửi, quá hạn {(board.day - last).days} ngày"
    return Answer(
        number=str(len(expected) - len(missing)),
        of=str(len(expected)),
        text=f"báo cáo năm {board.year} đã nhận",
        note=note,
        href="#theo-don-vi",
        alarming=bool(missing) and board.report_late,
    )


def _next(rows: Sequence[DueRow]) -> Answer:
    return Answer(
        number=str(len(rows)),
        of="",
        text=f"việc đến hạn trong {SOON_DAYS} ngày",
        note=f"gần nhất: {rows[0].day}" if rows else "không có việc nào",
        href="#sap-den-han",
        alarming=False,
    )


def _targets(board: Board) -> Answer:
    progress = board.rows.progress
    off = sum(one.course in OFF_COURSE for one in progress)
    silent = sum(one.course == "no_figure" for one in progress)
    return Answer(
        number=str(off),
        of=str(len(progress)),
        text="chỉ tiêu chậm tiến độ, chưa đạt",
        note=f"{silent} chưa có số liệu" if silent else "chỉ tiêu nào cũng có số liệu",
        href="#lech" if off else "#chi-tieu",
        alarming=bool(off),
    )
