"""One page for a meeting: what is late, what is to be decided, what goes wrong, what comes next."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from decimal import Decimal

from ctr.documents.views.brief_chart import Bar, bar
from ctr.documents.views.brief_decisions import decisions
from ctr.documents.views.brief_page import (
    COMING,
    DECISIONS,
    LATE,
    LINES,
    LONGEST,
    NAMED_UNITS,
    Fitted,
    Line,
    all_units,
    fitted,
    some_units,
    units_within,
)
from ctr.documents.views.letterhead import BLANK, programme_number
from ctr.documents.views.tables import Table
from ctr.late_dataclasses import dataclass
from ctr.plan.model import Plan, Task
from ctr.plan.model.reporting_periods import ReportingPeriod
from ctr.tracking.due import DueItem, concerning, due_items, open_debtors
from ctr.tracking.reports import received_on, report_in_time_until
from ctr.tracking.selection import select_tasks
from ctr.tracking.targets import COURSES, OFF_COURSE, Progress, ProgressReader
from ctr.tracking.task_status import TASK_STATES, TaskStatusReader
from ctr.tracking.working_days import WorkingDays
from ctr.vietnamese import phrases
from ctr.wording.due import item_name, who_owes
from ctr.wording.periods import period_name
from ctr.wording.states import state_name
from ctr.wording.targets import course_phrase

DAYS_AHEAD = 30
Who = Callable[[DueItem, Table], str]
"""Those who owe something, as a cell of a table tells them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class BriefBlock:
    """Một phần của trang."""

    title: str
    """Tên phần, kèm số việc"""
    columns: Table
    """Các cột của bảng"""
    rows: tuple[Line, ...]
    """Các việc, những việc đầu khi có nhiều"""
    more: str
    """“và 12 việc khác”; trống nếu đã đủ"""
    none: str
    """Câu thay cho bảng khi không có việc nào; trống nếu có"""


@dataclass(frozen=True, slots=True, kw_only=True)
class BriefTargets:
    """Chỉ tiêu chệch hướng."""

    title: str
    """Tên phần, kèm số chỉ tiêu"""
    counts: str
    """Các chỉ tiêu của năm theo đánh giá, thành câu"""
    bars: tuple[Bar, ...]
    """Biểu đồ: mỗi chỉ tiêu chệch hướng một dòng"""
    legend: str
    """Cách đọc biểu đồ; trống nếu không có dòng nào"""
    more: str
    """“và 12 chỉ tiêu khác”; trống nếu đã đủ"""
    none: str
    """Câu thay cho biểu đồ khi không có chỉ tiêu nào chệch hướng; trống nếu có"""


@dataclass(frozen=True, slots=True, kw_only=True)
class BriefView:
    """Tóm tắt một trang để họp."""

    kind: str
    """Tên loại, chữ hoa"""
    subject: str
    """Kỳ và chương trình"""
    scope: str
    """Của toàn chương trình hay của lãnh đạo nào, đến ngày nào"""
    counts: tuple[str, ...]
    """Nhiệm vụ theo trạng thái, báo cáo đã nhận, thành câu"""
    late: BriefBlock
    """Việc quá hạn và ai còn nợ"""
    decisions: BriefBlock
    """Việc cần quyết định"""
    targets: BriefTargets
    """Chỉ tiêu chệch hướng"""
    coming: BriefBlock
    """Việc đến hạn trong 30 ngày tới"""


def brief_view(
    plan: Plan, period: ReportingPeriod, as_of: date, leader: str | None = None
) -> BriefView:
    """The page as of a day, or of the period's last day after that; of what a leader directs."""
    day = min(as_of, period.last_day)
    chosen = select_tasks(plan, leader=leader)
    tasks = [item.task for item in chosen]
    judged_on = period.judged_on(day, as_of)
    items = due_items(plan, judged_on, WorkingDays(plan.calendar), DAYS_AHEAD)
    items = concerning(plan, items, (), leader)
    progress = ProgressReader(plan, period.year, day, judged_on=judged_on)
    targets = [each for task in tasks for each in progress.in_year(task)]
    off = [one for course in OFF_COURSE for one in targets if one.course == course]
    reader = TaskStatusReader(plan, period.year, day, judged_on=judged_on)
    statuses = [reader.of(task) for task in tasks]
    late, coming = (
        [item for item in items if item.state in states]
        for states in (("overdue",), ("today", "soon"))
    )
    to_decide = decisions(plan, period, day, statuses, leader)
    page = _page(plan, day, late, to_decide, [bar(plan, one) for one in off], coming)
    name = period_name(period)
    return BriefView(
        kind="TÓM TẮT TÌNH HÌNH THỰC HIỆN",
        subject=f"{_programme(plan)}, {name}",
        scope=f"{_scope(leader)}. Đến ngày {phrases.day(day)}.",
        counts=(
            _task_counts([status.state for status in statuses], len(late)),
            _report_counts(plan, period, day, tasks if leader is not None else None),
        ),
        late=_block("Việc quá hạn, ai còn nợ", LATE, late, page.late, "Không có việc quá hạn."),
        decisions=_block(
            "Việc cần quyết định",
            DECISIONS,
            to_decide,
            page.decisions,
            "Chưa có đề xuất, xin gia hạn nào cần quyết định.",
        ),
        targets=_targets(targets, off, page.bars, name),
        coming=_block(
            f"Việc đến hạn trong {DAYS_AHEAD} ngày tới",
            COMING,
            coming,
            page.coming,
            f"Không có việc nào đến hạn trong {DAYS_AHEAD} ngày tới.",
        ),
    )


def _page(
    plan: Plan,
    day: date,
    late: Sequence[DueItem],
    to_decide: Sequence[Line],
    bars: Sequence[Bar],
    coming: Sequence[DueItem],
) -> Fitted:
    """The page with everybody who owes by name, if it holds all of that, else with some of them."""

    def page(who: Who, names: int) -> Fitted:
        return fitted(
            [_late(item, day, who(item, LATE)) for item in late],
            to_decide,
            bars,
            [_coming(item, who(item, COMING)) for item in coming],
            names,
        )

    whole = page(lambda item, _: _all_debtors(plan, item), LINES)
    if [len(whole.late), len(whole.decisions), len(whole.bars), len(whole.coming)] == [
        len(late),
        len(to_decide),
        len(bars),
        len(coming),
    ]:
        return whole
    return page(lambda item, table: _debtors(plan, item, table), LONGEST)


def _programme(plan: Plan) -> str:
    """The programme as a document cites it; by its issuer while it has no number."""
    programme = plan.programme
    return (
        programme_number(plan) if programme.number else f"{programme.kind} của {programme.issuer}"
    )


def _scope(leader: str | None) -> str:
    return f"Phần việc do {leader} chỉ đạo" if leader is not None else "Toàn chương trình"


def _block(
    title: str, columns: Table, lines: Sequence[object], shown: Sequence[Line], none: str
) -> BriefBlock:
    return BriefBlock(
        title=f"{title} ({_number(len(lines))})",
        columns=columns,
        rows=tuple(shown),
        more=_more(len(lines) - len(shown), "việc"),
        none="" if lines else none,
    )


def _more(number: int, what: str) -> str:
    return f"… và {_number(number)} {what} khác." if number else ""


def _targets(
    targets: list[Progress], off: list[Progress], bars: tuple[Bar, ...], name: str
) -> BriefTargets:
    counted = Counter(one.course for one in targets)
    told = [
        f"{_number(counted[course])} {course_phrase(course)}"
        for course in COURSES
        if counted[course]
    ]
    counts = f"{_number(len(targets))} chỉ tiêu cần đánh giá {name}: {'; '.join(told)}."
    return BriefTargets(
        title=f"Chỉ tiêu chệch hướng ({_number(len(off))})",
        counts=counts if targets else f"Không có chỉ tiêu cần đánh giá {name}.",
        bars=bars,
        legend=("Thanh đậm: thực tế; vạch: mục tiêu. Mỗi dòng một thang riêng." if bars else ""),
        more=_more(len(off) - len(bars), "chỉ tiêu"),
        none="" if off else "Không có chỉ tiêu chậm tiến độ hoặc chưa đạt.",
    )


def _late(item: DueItem, day: date, who: str) -> Line:
    return Line(
        first=f"{phrases.day(item.last)}, {_number((day - item.last).days)} ngày",
        text=item_name(item),
        who=who,
    )


def _coming(item: DueItem, who: str) -> Line:
    first = "hôm nay" if item.state == "today" else phrases.day(item.last)
    return Line(first=first, text=item_name(item), who=who)


def _number(count: int) -> str:
    """A count as a page shows it: `1.001`."""
    return phrases.number(Decimal(count))


def _all_debtors(plan: Plan, item: DueItem) -> str:
    if item.unassigned:
        return "; ".join(who_owes(plan, item))
    return all_units(plan, item.units, open_debtors(plan, item))


def _debtors(plan: Plan, item: DueItem, table: Table) -> str:
    if item.unassigned:
        return "; ".join(who_owes(plan, item))
    return units_within(plan, item.units, table, open_debtors(plan, item))


def _task_counts(states: Iterable[str], late: int) -> str:
    counted = Counter(states)
    whole = sum(counted.values())
    if not whole:
        return "Không có nhiệm vụ nào."
    parts = [
        f"{_number(counted[state])} {state_name(state)}"
        for state in reversed(TASK_STATES)
        if counted[state]
    ]
    return f"{_number(whole)} nhiệm vụ: {'; '.join(parts)}. Việc quá hạn:{BLANK}{_number(late)}."


def _report_counts(
    plan: Plan, period: ReportingPeriod, day: date, directed: Sequence[Task] | None
) -> str:
    """Which reports have come in: of all units, or of those that lead the tasks directed."""
    expected = plan.reporting_units
    if directed is not None:
        leading = {name for task in directed for name in plan.expand(task.lead)}
        expected = tuple(unit for unit in expected if unit in leading)
    missing = [unit for unit in expected if received_on(plan, unit, period, day) is None]
    text = f"Báo cáo {period_name(period)} đã nhận: {len(expected) - len(missing)}/{len(expected)}"
    if not missing:
        return f"{text}."
    last = report_in_time_until(plan, period)
    if last is not None and day <= last:
        return f"{text}; hạn gửi {phrases.day(last)}."
    return f"{text}; chưa nhận của {some_units(plan, missing, (), NAMED_UNITS)}."
