"""What waits for a leader's decision, and what has changed since the last report that was sent."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ctr.documents.views.dashboard_board import Board
from ctr.documents.views.dashboard_links import (
    TASK,
    Link,
    state_code,
    target_anchor,
    task_anchor,
)
from ctr.documents.views.dashboard_tasks import paragraphs
from ctr.documents.views.of_period import list_of, tasks_by_text
from ctr.documents.views.proposals import asks_for_time, known_on, office_words
from ctr.late_dataclasses import dataclass
from ctr.plan.model import Task
from ctr.tracking.reported import Key, SentReport, Value, reported
from ctr.tracking.task_status import TaskState
from ctr.vietnamese import phrases
from ctr.vietnamese.matching import match_key
from ctr.wording.changes import report_name, value_phrase
from ctr.wording.targets import differing_phrase


@dataclass(frozen=True, slots=True, kw_only=True)
class DecisionItem:
    """Một điều cần quyết định."""

    text: str
    """Nội dung"""
    links: tuple[Link, ...]
    """Các nhiệm vụ liên quan"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """Những điều cần quyết định cùng một loại."""

    title: str
    """Loại"""
    items: tuple[DecisionItem, ...]
    """Các điều, những điều đầu khi có nhiều"""
    more: tuple[Link, ...]
    """Còn bao nhiêu điều nữa, xem ở đâu; trống nếu đã đủ"""


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeRow:
    """Một điều đã khác so với báo cáo đã gửi."""

    what: Link
    """Nhiệm vụ, chỉ tiêu, đơn vị nào"""
    old: str
    """Báo cáo đã gửi ghi gì"""
    new: str
    """Nay là gì"""
    task: str
    """Số nhiệm vụ"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Changes:
    """Thay đổi từ báo cáo đã gửi gần nhất của năm."""

    against: str
    """So với báo cáo nào, gửi ngày nào; trống nếu chưa gửi báo cáo nào của năm"""
    rows: tuple[ChangeRow, ...]
    """Các thay đổi"""


MOST = 5
"""Things of a kind that are named at the top of the page; the rest is counted."""


def decisions(board: Board) -> tuple[Decision, ...]:
    """What waits for a decision, by kind; a kind with nothing is left out."""
    links = board.links
    kinds = (
        ("Văn phòng trình", _chosen(board), "#nhiem-vu"),
        ("Xin gia hạn", _asked(board, for_time=True), "#nhiem-vu"),
        ("Đơn vị đề xuất", _asked(board, for_time=False), "#nhiem-vu"),
        (
            "Chưa có đơn vị chủ trì",
            _in_state(board, "unassigned"),
            links.tasks(state=state_code("unassigned")),
        ),
        (
            "Đang tạm dừng: tiếp tục hay dừng hẳn",
            _in_state(board, "paused"),
            links.tasks(state=state_code("paused")),
        ),
        ("Các đơn vị báo số khác nhau", _differing(board), "#chi-tieu"),
    )
    found = ((title, tuple(items), href) for title, items, href in kinds)
    return tuple(
        Decision(title=title, items=items[:MOST], more=more(len(items) - MOST, "điều", href))
        for title, items, href in found
        if items
    )


def more(number: int, what: str, href: str) -> tuple[Link, ...]:
    """`và 12 việc khác`, where there are more than are named."""
    return (Link(text=f"và {number} {what} khác", href=href),) if number > 0 else ()


def _chosen(board: Board) -> Iterator[DecisionItem]:
    """What the office proposes."""
    words, _ = office_words(board.plan, board.period)
    for text in paragraphs(words):
        yield DecisionItem(text=phrases.sentence(text), links=())


def _asked(board: Board, *, for_time: bool) -> Iterator[DecisionItem]:
    """What units ask for, by what is known on the day; for more time, or for something else.

    Not again what the office proposes. More time is asked for in what hinders them, too.
    """
    chosen = {match_key(item.text) for item in _chosen(board)}
    names = ("proposals", "difficulties") if for_time else ("proposals",)
    for results in board.plan.results:
        if results.year != board.year or not known_on(results, board.day):
            continue
        name = board.plan.short_name(results.unit)
        wanted: dict[str, list[str]] = {}
        for field in names:
            for text, numbers in tasks_by_text(results, list_of(field)).items():
                if asks_for_time(text) == for_time and match_key(text) not in chosen:
                    wanted.setdefault(text, []).extend(numbers)
        for text, numbers in wanted.items():
            tasks = dict.fromkeys(number for number in numbers if number in board.plan.by_number)
            links = tuple(Link(text=number, href=f"#{TASK}{number}") for number in tasks)
            yield DecisionItem(text=f"{name}: {phrases.sentence(text)}", links=links)


def _in_state(board: Board, state: TaskState) -> Iterator[DecisionItem]:
    for status in board.rows.statuses:
        if status.state == state:
            yield DecisionItem(text=status.task.title, links=(_task(status.task),))


def _differing(board: Board) -> Iterator[DecisionItem]:
    for progress in board.rows.progress:
        if progress.disagreements:
            href = f"#{target_anchor(progress.task, progress.target)}"
            link = Link(text=progress.task.id, href=href)
            text = f"{progress.target.name}: {differing_phrase(progress)}"
            yield DecisionItem(text=text, links=(link,))


def _task(task: Task) -> Link:
    return Link(text=task.id, href=f"#{task_anchor(task)}")


def changes(board: Board, sent: Sequence[SentReport]) -> Changes:
    """What the plan says of the year otherwise than the last report of it that was sent.

    Which reports came in only where that was of the whole year, too: those of other periods are
    others.
    """
    of_year = [one for one in sent if one.reported.period.year == board.year]
    if not of_year:
        return Changes(against="", rows=())
    last = max(of_year, key=lambda one: (one.on, one.reported.figures_to))
    now = reported(board.plan, board.period, board.figures_to, board.day).values
    name = f"{report_name(last)}, gửi ngày {phrases.day(last.on)}"
    same = last.reported.period == board.period
    told = {key: value for key, value in now.items() if same or key[0] != "received"}
    return Changes(against=name, rows=tuple(_changed(board, last.reported.values, told)))


def _changed(board: Board, before: dict[Key, Value], now: dict[Key, Value]) -> Iterator[ChangeRow]:
    """In the order of the document, then whose report has come in."""
    for key, value in now.items():
        old = before.get(key)
        if old == value:
            continue
        kind, of, name = key
        target = board.plan.target_of(of, name)
        unit = target.unit if target is not None else None
        yield ChangeRow(
            what=_named(board, key),
            old=value_phrase(old, unit, kind),
            new=value_phrase(value, unit, kind),
            task=of if kind != "received" else "",
        )


def _named(board: Board, key: Key) -> Link:
    kind, of, name = key
    if kind == "received":
        link = board.links.unit(of)
        return Link(text=f"Báo cáo của {link.text}", href=link.href)
    task, target = board.plan.by_number[of][1], board.plan.target_of(of, name)
    if target is not None:
        return Link(text=f"{of}. {target.name}", href=f"#{target_anchor(task, target)}")
    return Link(text=f"{of}. {task.title}", href=f"#{task_anchor(task)}")
