"""The tasks on the leader's page, section by section."""

from __future__ import annotations

from collections.abc import Iterator

from ctr.documents.views.dashboard_board import Board
from ctr.documents.views.dashboard_links import (
    OVERDUE,
    Link,
    state_code,
    target_anchor,
    task_anchor,
)
from ctr.documents.views.letterhead import read
from ctr.late_dataclasses import dataclass
from ctr.plan.model import Section, Task, TaskResult
from ctr.tracking.task_status import TaskStatus
from ctr.vietnamese import phrases
from ctr.wording.assignments import unit_list
from ctr.wording.deadlines import deadline_phrase, full_deadline_phrase
from ctr.wording.states import status_phrase, units_phrase
from ctr.wording.targets import verdict_phrase


@dataclass(frozen=True, slots=True, kw_only=True)
class TargetLine:
    """Một chỉ tiêu nêu trong nhiệm vụ."""

    text: str
    """Tên và đánh giá"""
    href: str
    """Nơi dẫn tới"""
    style: str
    """Tên kiểu dáng của đánh giá"""


@dataclass(frozen=True, slots=True, kw_only=True)
class TaskCard:
    """Một nhiệm vụ."""

    number: str
    """Số nhiệm vụ"""
    title: str
    """Tên nhiệm vụ"""
    anchor: str
    """Tên chỗ trong trang"""
    state: str
    """Tình trạng"""
    style: str
    """Tên kiểu dáng của tình trạng"""
    late: str
    """Điều đã quá hạn mà tình trạng chưa nói: mốc của chỉ tiêu; trống nếu không"""
    states: str
    """Các mã tình trạng để lọc"""
    units: str
    """Các mã đơn vị để lọc, và mã tình trạng của từng đơn vị"""
    leader_code: str
    """Mã lãnh đạo để lọc"""
    lead: tuple[Link, ...]
    """Đơn vị chủ trì"""
    request: bool
    """Nhiệm vụ đề nghị, không phải giao"""
    leader: tuple[Link, ...]
    """Lãnh đạo chỉ đạo"""
    coordinating: str
    """Đơn vị phối hợp"""
    deadline: str
    """Thời hạn riêng, mỗi lần gia hạn với văn bản; trống nếu không có"""
    amended: tuple[str, ...]
    """Điều đã sửa đổi: cũ → mới, theo văn bản nào, từ ngày nào"""
    by_unit: str
    """Đơn vị nào đến đâu, khi các đơn vị khác nhau"""
    latest: str
    """Việc đã làm gần nhất; trống nếu chưa có"""
    done: tuple[str, ...]
    """Việc đã làm từ đầu năm"""
    difficulties: tuple[str, ...]
    """Khó khăn, vướng mắc"""
    proposals: tuple[str, ...]
    """Đề xuất, kiến nghị"""
    targets: tuple[TargetLine, ...]
    """Các chỉ tiêu xem xét trong năm"""
    text: tuple[str, ...]
    """Lời văn của chương trình"""


@dataclass(frozen=True, slots=True, kw_only=True)
class SectionCards:
    """Các nhiệm vụ của một mục."""

    number: str
    """Số mục"""
    title: str
    """Tên mục"""
    tasks: tuple[TaskCard, ...]
    """Các nhiệm vụ"""


def section_cards(board: Board) -> tuple[SectionCards, ...]:
    """Every section with its tasks."""
    return tuple(
        SectionCards(
            number=section.id,
            title=section.title,
            tasks=tuple(_card(board, section, task) for task in section.tasks),
        )
        for section in board.plan.sections
    )


def paragraphs(text: str) -> tuple[str, ...]:
    """The paragraphs of a text, each in one line."""
    return tuple(" ".join(block.split()) for block in text.split("\n\n") if block.strip())


def task_deadline(board: Board, task: Task) -> str:
    """The words of a task's own deadline, every extension by its document; empty without one."""
    deadline = task.deadline
    if deadline is None:
        return ""
    if not deadline.extensions:
        return deadline_phrase(deadline)
    return full_deadline_phrase(deadline, board.year)


def _card(board: Board, section: Section, task: Task) -> TaskCard:
    status = board.rows.status(task)
    overdue, itself = task.id in board.overdue, status.punctuality == "overdue"
    results = list(_results(board, status))
    return TaskCard(
        number=task.id,
        title=task.title,
        anchor=task_anchor(task),
        state=status_phrase(status.state, status),
        style="overdue" if itself else status.state,
        late="mốc chỉ tiêu quá hạn" if overdue and not itself else "",
        states=" ".join([state_code(status.state), *([OVERDUE] if overdue else [])]),
        units=" ".join(_unit_codes(board, task, status)),
        leader_code=board.links.leader_code(task.leader),
        lead=board.links.units(task.lead),
        request=task.request,
        leader=board.links.leader(task.leader),
        coordinating=unit_list(board.plan, task.coordinating),
        deadline=task_deadline(board, task),
        amended=board.amendments.of_task(task),
        by_unit=units_phrase(status),
        latest=next(map(phrases.sentence, board.rows.latest(status, 1)), ""),
        done=tuple(phrases.sentence(text) for text in board.rows.achievements(status)),
        difficulties=tuple(
            phrases.sentence(phrases.run_on(text))
            for result in results
            for text in result.difficulties
        ),
        proposals=tuple(
            phrases.sentence(phrases.run_on(text))
            for result in results
            for text in result.proposals
        ),
        targets=tuple(
            TargetLine(
                text=f"{progress.target.name}: {verdict_phrase(progress)}",
                href=f"#{target_anchor(task, progress.target)}",
                style=progress.course,
            )
            for progress in board.rows.progress_of(task)
        ),
        text=paragraphs(read(task.text, task.errata)),
    )


def _results(board: Board, status: TaskStatus) -> Iterator[TaskResult]:
    for part in status.units:
        result = board.plan.result_of.get((part.unit, status.task.id, board.year))
        if result is not None:
            yield result


def _unit_codes(board: Board, task: Task, status: TaskStatus) -> Iterator[str]:
    """The code of each unit; where several lead, also how it stands itself, after a colon."""
    own = {part.unit: part.state for part in status.units}
    for name in board.links.leading(task):
        code = board.links.unit_code(name)
        yield code
        if name in own and len(own) > 1:
            yield f"{code}:{state_code(own[name])}"
            if name in board.overdue.get(task.id, ()):
                yield f"{code}:{OVERDUE}"
